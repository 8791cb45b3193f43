"""Where a page with a form of its own is refused, what was typed in it is shown to be copied."""

import html
import re

import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles.models import State
from fronts.alerts import Wording, raise_alert
from tests.factories.fronts import make_front
from tests.factories.newsroom import make_article, make_story_live, make_user

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r"<label>([^<]*?) <textarea readonly[^>]*>\n([^<]*)</textarea>")


@pytest.fixture
def refused(client, monkeypatch):
    """Posts to a page while rows clash; what is shown as typed."""
    client.force_login(make_user("主任"))

    def clash(*_args, **_kept):
        raise IntegrityError("rows clash")

    def post(address, failing, **data):
        monkeypatch.setattr(failing, clash)
        response = client.post(address, data)
        assert response.status_code == 409
        found = SHOWN.findall(response.content.decode())
        return [(label, html.unescape(words)) for label, words in found]

    return post


def test_entry_of_a_live_story_is_shown(refused):
    article = make_article(state=State.RELEASED, story=make_story_live().story)
    page = f"/admin/articles/article/{article.pk}/live/"
    typed = {"headline": "登陆", "text": "一段 <b>\n二段", "entry": "1"}

    shown = refused(page, "editions.covering.add_entry", act="add", **typed)

    assert shown == [("标题", "登陆"), ("文字", "一段 <b>\n二段")]


def test_new_alert_is_shown_with_its_time(refused):
    year = timezone.now().year
    time = {"live_from": f"{year}-12-31T08:00", "live_until": f"{year + 1}-01-01T08:00"}
    typed = {"text": "台风登陆", "level": "breaking", **time}

    shown = refused("/admin/fronts/alert/", "fronts.alert_desk.raise_alert", **typed)

    assert [words for _label, words in shown] == ["台风登陆", *time.values()]


def test_correction_of_an_alert_is_shown(refused):
    alert = raise_alert(wording=Wording("先"), by=None, at=timezone.now())
    typed = {"text": "后", "level": "breaking"}

    shown = refused(
        f"/admin/fronts/alert/{alert.pk}/change/", "fronts.alert_desk.correct_alert", **typed
    )

    assert [words for _label, words in shown] == ["后"]


def test_link_and_card_of_a_front_are_shown(refused):
    page = f"/admin/fronts/front/{make_front().pk}/act/"
    typed = {"headline": "链接", "url": "https://a.example/", "kicker": "专题", "links": "甲 1"}

    shown = refused(page, "fronts.editor.Posted.number", act="mark", **typed)

    assert sorted(words for _label, words in shown) == sorted(typed.values())
