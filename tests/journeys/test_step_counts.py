"""How many clicks and fields the desk's daily work takes, counted from the board."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.models import Article, State
from articles.release import publish_article
from articles.review import approve_article, submit_article
from channels.models import Reviews
from tests.factories.newsroom import make_article, make_author, make_channel, make_user
from tests.factories.pictures import picture_bytes
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
HEADLINE = "潮安新海堤经受住风暴潮"


class Counted(Colleague):
    """Counts what a colleague does: each click, each field filled in."""

    def __init__(self, *args):
        super().__init__(*args)
        self.sign_in()
        self.count = 0

    def click(self, what):
        self.count += 1
        self.window.click(what)

    def fill(self, field, words):
        self.count += 1
        self.window.fill(field, words)

    def take(self, act):
        """The button of a step, and the page that answers."""
        self.click(f"button[name=_step][value={act}]")
        self.window.wait_for_selector(".messagelist")

    def open_from_board(self):
        self.window.goto(f"{self.site}/admin/")
        self.click(f"a:has-text('{HEADLINE}') >> visible=true")
        self.window.wait_for_selector("#article_form")


@pytest.fixture
def newsroom():
    reporter = make_user("记者", username="linxi", name="林溪")
    make_author("林溪", slug="linxi", user=reporter)
    return {
        "channel": make_channel("民生", reviews_demanded=Reviews.FINAL),
        "reporter": reporter,
        "chief": make_user("总编", username="qinlan", name="秦岚"),
    }


@pytest.fixture
def at_work(newsroom, open_window, live_server):
    return lambda role: Counted(open_window(), live_server.url, newsroom[role])


@pytest.fixture
def in_review(newsroom):
    article = make_article(newsroom["reporter"], channel=newsroom["channel"], headline=HEADLINE)
    return submit_article(article=article, by=newsroom["reporter"], at=timezone.now())


@pytest.fixture
def live(in_review, newsroom):
    now = timezone.now()
    chief = newsroom["chief"]
    approve_article(article=in_review, by=chief, at=now, digest=in_review.content().digest())
    publish_article(article=in_review, by=chief, at=now)
    return Article.objects.get()


def state_of_the_only_article():
    return Article.objects.get().state


def test_writing_with_two_topics_picture_and_channel_takes_eleven(at_work, newsroom, tmp_path):
    picture = Path(tmp_path, "haidi.jpg")
    picture.write_bytes(picture_bytes((1600, 1000)))
    reporter = at_work("reporter")
    reporter.click("a[href$='/articles/article/add/'] >> visible=true")
    reporter.fill("#id_headline", HEADLINE)
    reporter.type_body("<p>海堤后三个村庄没有进水。</p>")
    reporter.count += 1
    reporter.window.select_option("#id_channel", label=newsroom["channel"].path_name)
    reporter.count += 1
    for topic in ("防潮工程", "海堤"):
        reporter.add_topic(topic)
        reporter.count += 1
    reporter.click("[data-pick]")
    reporter.window.set_input_files("#picker-file", str(picture))
    reporter.count += 1
    reporter.fill("#picker-alt", "晨光里的海堤")
    reporter.click("[data-send]")
    reporter.window.wait_for_selector("#picture-picker", state="hidden")
    reporter.take("submit")

    article = Article.objects.get()
    assert article.state == State.FINAL_REVIEW
    assert article.lead_picture.alt == "晨光里的海堤"
    assert [topic.name for topic in article.content().topics] == ["防潮工程", "海堤"]
    assert [line.printed_name for line in article.credits.all()] == ["林溪"]
    assert reporter.count == 11


def test_reviewing_and_publishing_takes_three(at_work, in_review):
    chief = at_work("chief")
    chief.open_from_board()
    chief.take("approve")
    chief.take("publish")

    assert state_of_the_only_article() == State.RELEASED
    assert chief.count == 3


def test_reviewing_and_scheduling_takes_five(at_work, in_review):
    """One fewer than seven, and one more: day and time are one field."""
    chief = at_work("chief")
    chief.open_from_board()
    chief.take("approve")
    chief.click("details[data-act=schedule] summary")
    start = timezone.localtime(timezone.now() + timedelta(hours=2))
    chief.fill("[name=schedule-live_from]", f"{start:%Y-%m-%dT%H:%M}")
    chief.take("schedule")

    assert state_of_the_only_article() == State.RELEASED
    assert chief.count == 5


def test_correcting_and_republishing_takes_four_of_each(at_work, live):
    reporter, chief = at_work("reporter"), at_work("chief")
    reporter.open_from_board()
    reporter.take("reopen")
    reporter.type_body("<p>海堤后四个村庄没有进水。</p>")
    reporter.count += 1
    reporter.take("submit")
    chief.open_from_board()
    chief.take("approve")
    chief.fill("[name=correct-note]", "村庄是四个，原文误作三个。")
    chief.take("correct")

    assert state_of_the_only_article() == State.RELEASED
    assert (reporter.count, chief.count) == (4, 4)


def test_withdrawing_takes_four(at_work, live):
    chief = at_work("chief")
    chief.open_from_board()
    chief.click("details[data-act=withdraw] summary")
    chief.fill("[name=withdraw-reason]", "消息来源有误")
    chief.take("withdraw")

    assert chief.count == 4
