"""Earlier texts in a browser: found from the form, read with their marks, taken up again."""

import pytest
from django.utils import timezone

from articles.models import Article
from articles.saving import record_save
from tests.factories.newsroom import make_article, make_channel, make_topic, make_user
from tests.journeys.people import Colleague
from tests.journeys.test_accessibility import DESK_RULES, WINDOWS, complaints

pytestmark = [pytest.mark.django_db(transaction=True)]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LINES = [f"<p>第{number}段没有人改动。</p>" for number in range(9)]


@pytest.fixture
def reporter():
    return make_user("记者", name="林溪")


@pytest.fixture
def article(reporter):
    body = "".join(["<p>海堤全长十二公里。</p>", *LINES])
    article = make_article(reporter, channel=make_channel("民生"), headline="初稿标题", body=body)
    article.headline = "二稿标题"
    article.body = article.body.replace("十二公里", "十五公里") + "<p>新加的一段。</p>"
    article.save()
    record_save(article=article, by=make_user("编辑", name="何田"), at=timezone.now())
    return article


def test_earlier_text_is_found_read_and_taken_up_again(open_window, live_server, reporter, article):
    window = open_window()
    Colleague(window, live_server.url, reporter).sign_in().open_form(article.pk)
    window.click("summary:has-text('最近的修订稿')")
    window.click(".log details li[value='1'] a")

    assert window.inner_text("h1") == "第1稿"
    assert "何田" in window.inner_text("#revision-with")
    assert window.locator("section del").all_text_contents() == ["[删：初]", "[删：二]"]
    assert "没有改动" in window.inner_text(".revision summary")
    window.click("button:has-text('恢复这一稿')")
    window.wait_for_selector(".messagelist")

    assert "已恢复为第1稿" in window.inner_text(".messagelist")
    assert window.input_value("#id_headline") == "初稿标题"
    stored = Article.objects.get()
    assert (stored.headline, stored.version) == ("初稿标题", 3)
    assert "恢复旧稿 第1稿" in " ".join(window.inner_text("#log").split())


@pytest.mark.parametrize("sizes", WINDOWS)
def test_compared_texts_are_read_by_everybody(open_window, live_server, reporter, article, sizes):
    window = open_window(width=sizes[0], color_scheme=sizes[1])
    Colleague(window, live_server.url, reporter).sign_in()

    window.goto(f"{live_server.url}/admin/articles/article/{article.pk}/revisions/1/")

    assert window.locator("ins").count() > 1
    assert complaints(window, DESK_RULES) == []
    assert not window.evaluate(WIDE)


def test_without_script_plain_paragraphs_are_taken(open_window, live_server, reporter, article):
    window = open_window(java_script_enabled=False)
    Colleague(window, live_server.url, reporter).sign_in()
    window.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    box = window.locator("textarea[name=body]")
    assert window.locator("label[for=id_body]").bounding_box()["height"] > 15
    assert box.bounding_box()["height"] > 400
    assert window.locator("noscript .help").bounding_box()["height"] > 10

    box.fill("第一段。\n\n第二段，若a<b & c。")
    window.click("button.save")
    window.wait_for_selector(".messagelist")

    assert Article.objects.get().body == "<p>第一段。</p><p>第二段，若a&lt;b &amp; c。</p>"


def test_a_new_topic_is_marked_in_the_completion(open_window, live_server, reporter):
    make_topic("海堤")
    window = open_window()
    Colleague(window, live_server.url, reporter).sign_in().open_form()
    field = window.locator("#id_topic_names_chips + .select2 .select2-search__field")

    field.press_sequentially("海")
    window.wait_for_selector(".select2-results__option:has-text('海堤')")

    options = window.locator(".select2-results__option").all_inner_texts()
    assert [" ".join(option.split()) for option in options] == ["海堤", "海 新建话题"]
    field.fill("海啸")
    window.wait_for_selector(".new-topic")
    field.press("Enter")
    assert window.input_value("#id_topic_names") == "海啸"
