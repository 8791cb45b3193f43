"""The rules of the interval, at publishing."""

from datetime import timedelta

import pytest

from editions import refusals
from editions.interval import FOREVER
from editions.models import Change, Edition, List, Listing
from editions.publish import (
    FARTHEST,
    Waiting,
    cancel_waiting,
    create_story,
    publish_archived,
    publish_edition,
)
from editions.withdraw import restore_story, withdraw_story
from tests.factories.newsroom import T0, credit, make_author, make_channel, make_content, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def story():
    return create_story(at=T0)


def intervals(story):
    rows = Edition.objects.filter(story=story).order_by("pk")
    return [(edition.live_from, edition.live_until) for edition in rows]


def test_story_without_uri_gets_a_tag_of_the_site(story, settings):
    assert story.uri == f"tag:{settings.SITE_DOMAIN},2036:{story.pk}"


def test_first_edition_is_live_until_further_notice(story):
    edition = publish_edition(story=story, content=make_content(), at=T0)

    assert edition.kind == Edition.Kind.FIRST
    assert intervals(story) == [(T0, FOREVER)]


def test_update_closes_one_interval_and_opens_the_next(story):
    publish_edition(story=story, content=make_content(), at=T0)

    update = publish_edition(story=story, content=make_content(), at=T0 + HOUR)

    assert update.kind == Edition.Kind.UPDATE
    assert intervals(story) == [(T0, T0 + HOUR), (T0 + HOUR, FOREVER)]
    assert [row.pk for row in Edition.objects.live(T0 + HOUR)] == [update.pk]


def test_interval_is_half_open(story):
    edition = publish_edition(story=story, content=make_content(), at=T0)
    publish_edition(story=story, content=make_content(), at=T0 + HOUR)
    edition.refresh_from_db()

    assert edition.is_live(T0)
    assert not edition.is_live(T0 - timedelta(microseconds=1))
    assert not edition.is_live(T0 + HOUR)


def test_scheduled_edition_becomes_live_by_the_clock_alone(story):
    edition = publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)

    assert list(Edition.objects.live(T0 + HOUR - timedelta(seconds=1))) == []
    assert list(Edition.objects.live(T0 + HOUR)) == [edition]


def test_cancelling_empties_the_interval_and_reopens_the_predecessor(story):
    first = publish_edition(story=story, content=make_content(), at=T0)
    waiting = publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)

    cancel_waiting(story=story, at=T0 + HOUR / 2)

    assert intervals(story) == [(T0, FOREVER), (T0 + HOUR, T0 + HOUR)]
    assert not Listing.objects.filter(edition=waiting).exists()
    assert set(Listing.objects.filter(edition=first).values_list("live_until", flat=True)) == {
        FOREVER
    }


def test_cancelling_is_refused_once_the_edition_is_live(story):
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)

    with pytest.raises(refusals.NothingWaits):
        cancel_waiting(story=story, at=T0 + HOUR)


def test_rescheduling_keeps_the_digest(story):
    content = make_content()
    before = publish_edition(story=story, content=content, at=T0, live_from=T0 + HOUR)
    cancel_waiting(story=story, at=T0)

    after = publish_edition(story=story, content=content, at=T0, live_from=T0 + 2 * HOUR)

    assert after.digest == before.digest
    assert after.kind == Edition.Kind.FIRST


def test_publishing_while_another_waits_demands_a_choice(story):
    publish_edition(story=story, content=make_content(), at=T0)
    waiting = publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + 2 * HOUR)

    with pytest.raises(refusals.AnotherEditionWaits):
        publish_edition(story=story, content=make_content(), at=T0 + HOUR)

    chosen = publish_edition(
        story=story, content=make_content(), at=T0 + HOUR, waiting=Waiting.CANCEL
    )
    waiting.refresh_from_db()
    assert waiting.live_until == waiting.live_from
    assert list(Edition.objects.live(T0 + 3 * HOUR)) == [chosen]


def test_embargo_holds_on_every_way(story):
    content = make_content(embargo_until=T0 + HOUR)

    with pytest.raises(refusals.StillEmbargoed):
        publish_edition(story=story, content=content, at=T0)
    with pytest.raises(refusals.StillEmbargoed):
        publish_archived(story=story, content=content, live_from=T0 - HOUR, at=T0)
    edition = publish_edition(story=story, content=content, at=T0, live_from=T0 + HOUR)
    assert edition.embargo_until == edition.live_from


@pytest.mark.parametrize(
    ("live_from", "refusal"),
    [
        (T0 - timedelta(seconds=1), refusals.TimeInThePast),
        (T0 + FARTHEST + timedelta(days=1), refusals.TimeTooFar),
    ],
)
def test_schedule_names_a_moment_to_come(story, live_from, refusal):
    with pytest.raises(refusal):
        publish_edition(story=story, content=make_content(), at=T0, live_from=live_from)

    assert not Edition.objects.exists()


def test_correction_owes_a_note_and_something_published(story):
    correction = Edition.Kind.CORRECTION
    with pytest.raises(refusals.NothingLiveToCorrect):
        publish_edition(
            story=story, content=make_content(), at=T0, kind=correction, public_note="x"
        )
    publish_edition(story=story, content=make_content(), at=T0)
    with pytest.raises(refusals.NoteOwed):
        publish_edition(
            story=story, content=make_content(), at=T0 + HOUR, kind=correction, public_note=" "
        )

    publish_edition(
        story=story, content=make_content(), at=T0 + HOUR, kind=correction, public_note="原文有误"
    )
    assert [e.public_note for e in Edition.objects.corrections(T0 + HOUR)] == ["原文有误"]
    assert list(Edition.objects.corrections(T0)) == []


def test_withdrawn_story_takes_no_new_edition(story):
    publish_edition(story=story, content=make_content(), at=T0)
    withdraw_story(story=story, at=T0 + HOUR)

    with pytest.raises(refusals.StoryWithdrawn):
        publish_edition(story=story, content=make_content(), at=T0 + 2 * HOUR)


def test_nothing_is_published_into_a_withdrawal_that_is_over(story):
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + 3 * HOUR)
    withdraw_story(story=story, at=T0 + HOUR)
    restore_story(story=story, at=T0 + 2 * HOUR)

    for start in (T0, T0 + HOUR):
        with pytest.raises(refusals.StoryWithdrawn):
            publish_archived(story=story, content=make_content(), live_from=start, at=T0 + 3 * HOUR)
    publish_archived(story=story, content=make_content(), live_from=T0 + 2 * HOUR, at=T0 + 3 * HOUR)


def test_listings_name_every_list_once(story):
    section = make_channel()
    channel, author, topic = make_channel(parent=section), make_author(), make_topic()
    content = make_content(
        channel=channel,
        topics=(topic,),
        credits=(credit(author), credit(author, role="editor")),
    )

    publish_edition(story=story, content=content, at=T0)

    rows = Listing.objects.values_list("list_kind", "list_id", "listed_at")
    assert sorted(rows) == [
        (List.ALL, 0, T0),
        (List.SECTION, section.pk, T0),
        (List.CHANNEL, channel.pk, T0),
        (List.TOPIC, topic.pk, T0),
        (List.AUTHOR, author.pk, T0),
    ]


def test_listed_at_is_the_first_edition_that_was_not_cancelled(story):
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)
    cancel_waiting(story=story, at=T0)
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + 2 * HOUR)

    publish_edition(story=story, content=make_content(), at=T0 + 5 * HOUR)

    live = Listing.objects.live(T0 + 6 * HOUR).in_list(List.ALL)
    assert [row.listed_at for row in live] == [T0 + 2 * HOUR]


def test_undated_story_stands_in_no_list():
    story = create_story(at=T0, dated=False)

    publish_edition(story=story, content=make_content(), at=T0)

    assert not Listing.objects.exists()


def test_every_act_enters_the_change_log(story):
    publish_edition(story=story, content=make_content(), at=T0)
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)
    cancel_waiting(story=story, at=T0)
    withdraw_story(story=story, at=T0)

    assert Change.objects.filter(story=story).count() == 4


def test_body_is_sanitised_on_its_way_in(story):
    content = make_content(body='<p onclick="x()">正文</p><script>alert(1)</script>')

    edition = publish_edition(story=story, content=content, at=T0)

    assert edition.body == "<p>正文</p>"
