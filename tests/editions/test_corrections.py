"""The page of corrections: newest first, by keyset, of stories that readers can see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.corrections import correction_page
from editions.keyset import MalformedCursor
from editions.models import Edition
from editions.publish import publish_edition
from editions.withdraw import withdraw_story
from tests.factories.newsroom import make_content, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def correct(edition, at, note, headline="更正后的标题"):
    return publish_edition(
        story=edition.story,
        content=make_content(headline=headline),
        at=at,
        kind=Edition.Kind.CORRECTION,
        public_note=note,
    )


@pytest.fixture
def now():
    return timezone.now()


def test_corrections_are_walked_once_through_ties(now):
    for number in range(7):
        correct(make_story_live(), now - timedelta(minutes=number // 3), f"第{number}处")
    notes, before = [], ""
    while True:
        shown = correction_page(at=now, script="zh-hans", before=before, count=2)
        notes += [correction.note for correction in shown.corrections]
        before = shown.older
        if not before:
            break

    assert notes == [f"第{number}处" for number in (2, 1, 0, 5, 4, 3, 6)]


def test_correction_shows_the_story_as_it_now_stands(now):
    edition = make_story_live()
    correct(edition, now - timedelta(minutes=2), "人名有误", "更正后")
    publish_edition(story=edition.story, content=make_content(headline="如今的标题"), at=now)

    shown = correction_page(at=now, script="zh-hant").corrections

    assert [(c.title, c.note, c.story_id) for c in shown] == [
        ("如今的標題", "人名有誤", edition.story_id)
    ]


def test_corrections_hide_what_is_withdrawn_and_what_waits(now):
    gone, waiting = make_story_live(), make_story_live()
    correct(gone, now - timedelta(minutes=1), "撤下的")
    withdraw_story(story=gone.story, at=now)
    publish_edition(
        story=waiting.story,
        content=make_content(),
        at=now,
        live_from=now + timedelta(hours=1),
        kind=Edition.Kind.CORRECTION,
        public_note="等候的",
    )

    assert correction_page(at=now, script="zh-hans").corrections == []


def test_malformed_place_is_refused(now):
    with pytest.raises(MalformedCursor):
        correction_page(at=now, script="zh-hans", before="x")
