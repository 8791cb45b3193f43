"""What was typed and left is offered again, until it is saved or thrown away; to nobody else."""

import pytest

from articles.models import Article
from tests.factories.newsroom import (
    PASSWORD,
    make_article,
    make_author,
    make_channel,
    make_topic,
    make_user,
)
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
KEPT = "Object.entries(localStorage).filter(([name]) => name.startsWith('newsroom-typed:'))"
OFFER = ".kept-typed:not([hidden])"


@pytest.fixture
def reporter(open_window, live_server):
    user = make_user("记者", username="linxi", name="林溪")
    make_author("林溪", slug="linxi", user=user)
    window = open_window()
    window.on("dialog", lambda dialog: dialog.accept())
    return Colleague(window, live_server.url, user).sign_in()


def leave(colleague):
    """What is typed is kept by then; the window goes elsewhere without a save."""
    colleague.window.wait_for_timeout(1500)
    colleague.window.goto(f"{colleague.site}/admin/")


def shown_again(colleague):
    colleague.window.click(f"{OFFER} [data-show]")
    colleague.window.wait_for_selector(".problems")
    colleague.wait_until("CKEDITOR.instances.id_body.status === 'ready'")


def test_new_story_that_was_left_is_shown_again_and_saved(reporter):
    channel = make_channel("民生")
    make_topic("海堤")
    window = reporter.open_form().window
    assert not window.locator(OFFER).count()
    reporter.type_body("<p>潮水退了，<strong>村民</strong>回家。</p>")
    window.fill("#id_headline", "潮水退了")
    window.select_option("#id_channel", str(channel.pk))
    reporter.add_topic("海堤")
    window.click(".credit-add")
    window.fill("#id_credits-1-name", "周远")
    leave(reporter)

    window = reporter.open_form().window
    assert "写的文稿没有保存" in window.inner_text(OFFER)
    assert window.input_value("#id_headline") == ""
    shown_again(reporter)

    assert window.input_value("#id_headline") == "潮水退了"
    assert window.input_value("#id_topic_names") == "海堤"
    assert window.input_value("#id_credits-1-name") == "周远"
    assert "这是没有保存的文稿" in window.inner_text(".problems")
    assert not window.locator(OFFER).count()
    reporter.save()
    article = Article.objects.get()
    assert article.body == "<p>潮水退了，<strong>村民</strong>回家。</p>"
    assert [line.printed_name for line in article.credits.all()] == ["林溪", "周远"]
    assert not reporter.open_form().window.locator(OFFER).count()
    assert window.evaluate(KEPT) == []


def test_what_is_thrown_away_is_gone(reporter):
    window = reporter.open_form().window
    window.fill("#id_headline", "废稿")
    leave(reporter)
    window = reporter.open_form().window

    window.click(f"{OFFER} [data-drop]")

    assert not window.locator(OFFER).count()
    assert not reporter.open_form().window.locator(OFFER).count()


def test_what_is_saved_at_once_is_not_offered(reporter):
    article = make_article(reporter.user, channel=make_channel())
    window = reporter.open_form(article.pk).window
    window.fill("#id_headline", "改了就存")

    reporter.save()

    assert Article.objects.get().headline == "改了就存"
    assert not window.locator(OFFER).count()
    assert window.evaluate(KEPT) == []


def test_refused_form_goes_on_being_kept(reporter):
    window = reporter.open_form().window
    window.fill("#id_standfirst", "没有标题的导语")
    window.click("button.save")
    window.wait_for_selector(".problems")
    leave(reporter)

    reporter.open_form()
    shown_again(reporter)

    assert window.input_value("#id_standfirst") == "没有标题的导语"


def test_text_of_one_account_is_not_offered_to_another(reporter):
    article = make_article(reporter.user, channel=make_channel())
    window = reporter.open_form(article.pk).window
    window.fill("#id_headline", "只给自己看")
    leave(reporter)
    window.context.clear_cookies()
    other = make_user("主任", username="zhuren")

    Colleague(window, reporter.site, other).sign_in().open_form(article.pk)

    assert not window.locator(OFFER).count()
    assert "只给自己看" not in window.content()
    window.context.clear_cookies()
    reporter.sign_in().open_form(article.pk)
    assert window.locator(OFFER).count()


def test_kept_text_overwrites_nobody(reporter, open_window):
    article = make_article(reporter.user, channel=make_channel(), headline="原题")
    window = reporter.open_form(article.pk).window
    window.fill("#id_headline", "我的标题")
    leave(reporter)
    desk = Colleague(open_window(), reporter.site, make_user("主任", name="何田")).sign_in()
    desk.open_form(article.pk).window.fill("#id_headline", "主任的标题")
    desk.save()

    reporter.open_form(article.pk)
    shown_again(reporter)
    window.click("button.save")
    window.wait_for_selector(".others-changes")

    assert "何田" in window.inner_text(".problems")
    assert Article.objects.get().headline == "主任的标题"


def test_nothing_is_kept_before_a_change_and_no_secret_ever(reporter):
    article = make_article(reporter.user, channel=make_channel())
    window = reporter.open_form(article.pk).window
    reporter.wait_until("CKEDITOR.instances.id_body.status === 'ready'")
    leave(reporter)
    assert window.evaluate(KEPT) == []
    window.goto(f"{reporter.site}/admin/articles/article/{article.pk}/change/")
    window.fill("#id_headline", "改")
    leave(reporter)

    ((_, kept),) = window.evaluate(KEPT)

    assert "改" in kept
    assert "csrfmiddlewaretoken" not in kept
    assert PASSWORD not in kept
