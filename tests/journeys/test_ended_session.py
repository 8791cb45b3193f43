"""A form that comes in after its session has ended: given back in words, and sent once more."""

import pytest
from django.contrib.sessions.models import Session

from articles.models import Article
from tests.factories.newsroom import PASSWORD, make_article, make_channel, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_words_come_back_and_the_form_is_sent_again_after_signing_in(open_window, live_server):
    user = make_user("记者")
    article = make_article(user, channel=make_channel())
    window = open_window(expected=("403",))
    reporter = Colleague(window, live_server.url, user).sign_in().open_form(article.pk)
    reporter.type_body("<p>第一段<strong>要紧</strong>。</p><p>第二段。</p>")
    Session.objects.all().delete()

    window.click("button.save")

    given = window.locator("textarea").first
    assert "第一段要紧。\n第二段。" in [
        area.input_value() for area in window.locator("textarea").all()
    ]
    assert given.is_visible()
    window.click("text=登录后再次提交")
    window.wait_for_selector("#send-again [role=status]:has-text('还没有登录')")
    assert "要紧" not in Article.objects.get().body

    with window.context.expect_page() as opened:
        window.click("text=在新标签页中登录")
    tab = opened.value
    tab.fill("#id_username", user.username)
    tab.fill("#id_password", PASSWORD)
    tab.press("#id_password", "Enter")
    tab.wait_for_selector("#user-tools")
    window.click("text=登录后再次提交")
    window.wait_for_selector(".messagelist")

    assert Article.objects.get().body.startswith("<p>第一段<strong>要紧</strong>。</p>")
