"""A story's whole way through the pages: written, returned, passed, scheduled, read, corrected,
withdrawn, restored; and before its time nobody outside finds a trace of it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article
from tests.factories.newsroom import make_author, make_channel, make_user
from tests.factories.pictures import picture_bytes
from tests.journeys.people import Colleague

# the story is number 1, so that a stranger can guess its address before its time
pytestmark = [pytest.mark.django_db(transaction=True, reset_sequences=True)]
HEADLINE = "潮安新海堤经受住首个风暴潮"
BODY = (
    "<p>潮安市新海堤昨夜迎来建成后的首个风暴潮，堤后三个村庄没有进水。</p><h2>三年修成一道堤</h2>"
    "<p>海堤全长十二公里，工人们在滩涂上干了三年。</p><h2>村民连夜守堤</h2>"
    "<p>“水位最高时离堤顶不到一米。”村民何田说。</p>"
)
TRACES = ("潮安新海堤", "風暴潮", "风暴潮", "防潮工程")


@pytest.fixture
def newsroom():
    section = make_channel("本地", slug="local", order=1)
    reporter = make_user("记者", username="linxi", name="林溪")
    make_author("林溪", slug="linxi", user=reporter)
    make_author("周远", slug="zhouyuan")
    return {
        "channel": make_channel("民生", slug="livelihood", parent=section),
        "reporter": reporter,
        "editor": make_user("编辑", username="hetian", name="何田"),
        "chief": make_user("主任", username="baizhou", name="白舟"),
        "chief_editor": make_user("总编", username="qinlan", name="秦岚"),
    }


@pytest.fixture
def staff(newsroom, open_window, live_server):
    return {
        role: Colleague(open_window(), live_server.url, newsroom[role]).sign_in()
        for role in ("reporter", "editor", "chief", "chief_editor")
    }


def traces(reader, site):
    """Where an anonymous reader finds a word of the story."""
    public = [
        *("/", "/channels/local/", "/channels/livelihood/", "/authors/linxi/", "/hot/"),
        *("/corrections/", "/search/?q=村民连夜守堤", "/topics/防潮工程/", "/articles/1/"),
        *("/articles/1/full/", "/admin/articles/article/1/preview/", "/?at=2040-01-01T00:00"),
    ]
    found = []
    for path in [*public, *(f"/zh-hant{path}" for path in public if "admin" not in path)]:
        page = reader.request.get(f"{site}{path}").text()
        # what was typed into the search box stands in it
        page = re.sub(r'value="[^"]*"|<title>.*?</title>', "", page)
        if any(trace in page for trace in TRACES):
            found.append(path)
    return found


def test_story_goes_its_whole_way(newsroom, staff, open_window, live_server, tmp_path):
    site, reader = live_server.url, open_window(expected=["410 (Gone)"])
    article = write(staff["reporter"], newsroom, tmp_path)
    edit_and_pass(staff, article)
    assert traces(reader, site) == []

    start = timezone.now() + timedelta(hours=2)
    schedule(staff["chief"], article, start)
    assert traces(reader, site) == []

    with time_machine.travel(start + timedelta(minutes=1), tick=True):
        read_in_both_scripts(reader, site)
        correct(staff, article)
        assert "更正" in text_of(reader, f"{site}/articles/1/")
        assert "堤长应为十一公里" in text_of(reader, f"{site}/corrections/")

    with time_machine.travel(start + timedelta(hours=2), tick=True):
        withdraw_and_restore(staff["chief_editor"], reader, site, article)


def text_of(window, address):
    window.goto(address)
    return window.inner_text("body")


def write(reporter, newsroom, tmp_path):
    picture = Path(tmp_path, "haidi.jpg")
    picture.write_bytes(picture_bytes((1600, 1000)))
    window = reporter.open_form().window
    window.fill("#id_headline", HEADLINE)
    window.fill("#id_standfirst", "三个村庄没有进水，村民连夜守堤。")
    reporter.type_body(BODY)
    window.select_option("#id_channel", label=newsroom["channel"].path_name)
    reporter.add_topic("防潮工程")
    reporter.choose("id_credits-0-author", "林溪")
    reporter.upload_picture(str(picture))
    assert reporter.steps() == {"submit"}
    reporter.step("submit")
    article = Article.objects.get()
    assert article.state == "first_review"
    assert article.lead_picture.credit_line == "周远 摄"
    assert "<h2>三年修成一道堤</h2>" in article.body
    return article


def edit_and_pass(staff, article):
    editor, reporter = staff["editor"], staff["reporter"]
    editor.open_form(article.pk)
    editor.step("return", reason="请补上堤长的出处")
    assert "请补上堤长的出处" in reporter.open_form(article.pk).window.inner_text("body")
    reporter.unfold("id_source")
    reporter.window.fill("#id_source", "潮安市水利局")
    reporter.step("submit")
    assert reporter.steps() & {"approve", "publish"} == set()
    for role in ("editor", "chief", "chief_editor"):
        staff[role].open_form(article.pk).step("approve")
    article.refresh_from_db()
    assert article.state == "ready"
    assert article.reviews.filter(voided_at=None).count() == 3


def schedule(chief, article, start):
    local = timezone.localtime(start)
    chief.open_form(article.pk)
    chief.step("schedule", live_from=f"{local:%Y-%m-%dT%H:%M}")
    article.refresh_from_db()
    assert article.state == "released"


def read_in_both_scripts(reader, site):
    reader.goto(f"{site}/")
    reader.get_by_role("link", name=HEADLINE).first.click()
    assert reader.locator("h1").inner_text() == HEADLINE
    assert reader.locator("h2", has_text="村民连夜守堤").count() == 1
    assert "潮安市水利局" in reader.inner_text("main")
    assert reader.locator("main img").first.get_attribute("alt") == "晨光里的海堤"
    for name, path in (("防潮工程", "/topics/"), ("林溪", "/authors/"), ("民生", "/channels/")):
        reader.goto(f"{site}/articles/1/")
        reader.locator("main").get_by_role("link", name=name, exact=True).first.click()
        reader.wait_for_url(f"**{path}**")
        assert HEADLINE in reader.inner_text("main")
    reader.goto(f"{site}/articles/1/")
    reader.get_by_role("link", name="繁體中文").first.click()
    reader.wait_for_url("**/zh-hant/articles/1/")
    assert reader.locator("h1").inner_text() == "潮安新海堤經受住首個風暴潮"
    assert "修好的海堤" in reader.inner_text("main")


def correct(staff, article):
    reporter = staff["reporter"]
    reporter.open_form(article.pk).step("reopen")
    reporter.open_form(article.pk).type_body(BODY.replace("十二公里", "十一公里"))
    reporter.step("submit")
    for role in ("editor", "chief", "chief_editor"):
        staff[role].open_form(article.pk).step("approve")
    staff["chief"].open_form(article.pk).step(
        "correct", note="堤长应为十一公里，原文误作十二公里。"
    )


def withdraw_and_restore(chief_editor, reader, site, article):
    chief_editor.open_form(article.pk).step(
        "withdraw", reason="堤长有争议", notice="本文正在核实。"
    )
    response = reader.goto(f"{site}/articles/1/")
    assert response.status == 410
    assert "本文正在核实。" in reader.inner_text("body")
    assert HEADLINE not in text_of(reader, f"{site}/")
    chief_editor.open_form(article.pk).step("restore", reason="已核实")
    assert reader.goto(f"{site}/articles/1/").status == 200
    assert HEADLINE in text_of(reader, f"{site}/")
