"""A story's whole way by keyboard alone: no mouse, no finger, and the focus can be seen."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from articles.conflict import topic_names
from articles.models import Article
from tests.factories.newsroom import make_author, make_channel, make_user
from tests.factories.pictures import picture_bytes
from tests.journeys.keyboard import Typist

pytestmark = [pytest.mark.django_db(transaction=True, reset_sequences=True)]
HEADLINE = "潮安新海堤经受住首个风暴潮"
PEOPLE = {"editor": "编辑", "chief": "主任", "chief_editor": "总编"}


@pytest.fixture
def newsroom():
    section = make_channel("本地", slug="local", order=1)
    make_channel("民生", slug="livelihood", parent=section)
    reporter = make_user("记者", username="linxi", name="林溪")
    make_author("林溪", slug="linxi", user=reporter)
    make_author("周远", slug="zhouyuan")
    others = {who: make_user(role, username=who) for who, role in PEOPLE.items()}
    return {"reporter": reporter, **others}


@pytest.fixture
def staff(newsroom, open_window, live_server):
    return {
        who: Typist(open_window(), live_server.url, user).sign_in()
        for who, user in newsroom.items()
    }


def test_story_goes_its_whole_way_by_keyboard(staff, open_window, live_server, tmp_path):
    reader = Typist(open_window(expected=["404 (Not Found)", "410 (Gone)"]), live_server.url)
    article = write(staff["reporter"], picture_in(tmp_path))
    edit_and_pass(staff, article)
    start = timezone.now() + timedelta(hours=2)
    schedule(staff["chief"], article, start)
    assert reader.window.goto(f"{live_server.url}/articles/1/").status == 404

    with time_machine.travel(start + timedelta(minutes=1), tick=True):
        read_in_both_scripts(reader)
        correct(staff)
        reader.window.goto(f"{live_server.url}/articles/1/")
        assert "海堤全长十一公里" in reader.window.inner_text("main")
        assert "堤长应为十一公里" in reader.window.inner_text("main")

    with time_machine.travel(start + timedelta(hours=2), tick=True):
        withdraw_and_restore(staff["chief_editor"], reader)


def picture_in(folder):
    picture = Path(folder, "haidi.jpg")
    picture.write_bytes(picture_bytes((1600, 1000)))
    return str(picture)


def write(reporter, picture):
    reporter.follow("新建稿件", role="link")
    assert reporter.focused() == ("textbox", "标题")
    reporter.type(HEADLINE).press("Enter")
    assert reporter.focused() == ("textbox", "导语")
    reporter.type("三个村庄没有进水，村民连夜守堤。")
    write_body(reporter)
    credit_a_photographer(reporter)
    reporter.to("频道", role="combobox").choose("本地-民生")
    reporter.to("话题").type("防潮工程").press("Enter").type("海堤").press("Enter")
    choose_picture(reporter, picture)
    reporter.follow("送审…", role="button", back=True)
    article = Article.objects.get()
    assert article.state == "first_review"
    assert article.channel.path_name == "本地-民生"
    assert topic_names(article) == ["防潮工程", "海堤"]
    assert [str(credit.author) for credit in article.credits.all()] == ["周远", "林溪"]
    assert article.lead_picture.alt == "晨光里的海堤"
    assert "<h2>三年修成一道堤</h2>" in article.body
    return article


def write_body(reporter):
    reporter.to_editor()
    reporter.type("潮安市新海堤昨夜迎来建成后的首个风暴潮，堤后三个村庄没有进水。").press("Enter")
    for heading, words in (
        ("三年修成一道堤", "海堤全长十二公里，工人们在滩涂上干了三年。"),
        ("村民连夜守堤", "“水位最高时离堤顶不到一米。”村民何田说。"),
    ):
        reporter.format("小标题").type(heading).press("Enter").type(words).press("Enter")
    # and out of the text again, which keys of its own would hold
    reporter.press("Backspace")


def credit_a_photographer(reporter):
    reporter.to("添加署名", role="button").press("Enter")
    assert reporter.focused() == ("combobox", "角色")
    reporter.choose("摄影").to("作者…", role="combobox").press("Enter")
    # it takes what is typed once it has opened, and answers after it has asked the server
    reporter.wait_until("document.activeElement.matches('.select2-search__field')")
    reporter.type("周远").wait_until(
        "[...document.querySelectorAll('.select2-results__option')].map(one => one.textContent)"
        ".join() === '周远'"
    )
    reporter.press("Enter")
    reporter.to("调整顺序…", back=True).press("ArrowUp")
    assert "周远" in reporter.window.inner_text(".credits [role=status]")


def choose_picture(reporter, picture):
    reporter.to("选图或上传")
    with reporter.window.expect_file_chooser() as chooser:
        reporter.press("Enter")
        assert reporter.focused()[1] == "把图片拖到这里，或选择文件"
        reporter.seen().press("Space")
    chooser.value.set_files(picture)
    reporter.wait_until("document.activeElement.id === 'picker-alt'")
    reporter.type("晨光里的海堤").to("图说").type("修好的海堤").to("图片署名").type("周远 摄")
    reporter.to("上传并采用").press("Enter")
    reporter.wait_until("document.getElementById('id_lead_picture').value")
    assert reporter.focused() == ("button", "选图或上传")


def edit_and_pass(staff, article):
    editor, reporter = staff["editor"], staff["reporter"]
    editor.open_form(HEADLINE).step("退回修改", 理由="请补上堤长的出处")
    reporter.open_form(HEADLINE)
    assert "请补上堤长的出处" in reporter.window.inner_text("main")
    reporter.to("来源、禁发及其他").press("Enter").to("来源").type("潮安市水利局")
    reporter.step("送审")
    for who in PEOPLE:
        staff[who].open_form(HEADLINE).step("通过")
    article.refresh_from_db()
    assert (article.state, article.source) == ("ready", "潮安市水利局")


def schedule(chief, article, start):
    chief.open_form(HEADLINE)
    chief.to("定时发布…", role="DisclosureTriangle").press("Enter")
    chief.to("发布时间…").type_moment(timezone.localtime(start))
    chief.follow("定时发布…", role="button")
    article.refresh_from_db()
    assert article.state == "released"


def read_in_both_scripts(reader):
    reader.window.goto(f"{reader.site}/")
    reader.follow(HEADLINE, role="link")
    for name, path in (("防潮工程", "/topics/"), ("林溪", "/authors/"), ("民生", "/channels/")):
        reader.follow(name, role="link")
        assert path in reader.window.url
        reader.follow(HEADLINE, role="link")
    reader.follow("繁體中文", role="link")
    assert reader.window.url == f"{reader.site}/zh-hant/articles/1/"
    assert reader.window.inner_text("h1") == "潮安新海堤經受住首個風暴潮"


def correct(staff):
    reporter = staff["reporter"]
    reporter.open_form(HEADLINE).step("重新开稿")
    reporter.open_form(HEADLINE).to_editor()
    # to the third line, behind 海堤全长十, and over the next character
    reporter.press("Control+Home", "ArrowDown", "ArrowDown", "Home")
    reporter.press(*["ArrowRight"] * 5, "Shift+ArrowRight").type("一")
    reporter.step("送审")
    for who in PEOPLE:
        staff[who].open_form(HEADLINE).step("通过")
    chief = staff["chief"].open_form(HEADLINE)
    chief.to("更正说明").type("堤长应为十一公里，原文误作十二公里。")
    chief.step("发布更正")


def withdraw_and_restore(chief_editor, reader):
    chief_editor.open_form(HEADLINE)
    chief_editor.step("撤稿", 理由="堤长有争议", 致读者说明="本文正在核实。")
    assert reader.window.goto(f"{reader.site}/articles/1/").status == 410
    assert "本文正在核实。" in reader.window.inner_text("body")
    chief_editor.step("恢复", 理由="已核实")
    assert reader.window.goto(f"{reader.site}/articles/1/").status == 200
