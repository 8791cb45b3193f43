"""Taking down and putting back."""

from datetime import timedelta

import pytest

from editions import refusals
from editions.models import Edition, Listing, Withdrawal
from editions.publish import create_story, publish_edition
from editions.standing import standing
from editions.withdraw import restore_story, withdraw_story
from tests.factories.newsroom import T0, credit, make_author, make_content, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


@pytest.fixture
def story():
    return create_story(at=T0)


def test_withdrawal_closes_what_is_live_and_cancels_what_waits(story):
    publish_edition(story=story, content=make_content(), at=T0)
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + 3 * HOUR)

    withdraw_story(story=story, at=T0 + HOUR, notice="本文已撤下")

    now = standing(story.pk, at=T0 + 4 * HOUR)
    assert (now.live, now.waiting) == (None, None)
    assert now.withdrawn.notice == "本文已撤下"
    assert not Listing.objects.live(T0 + 4 * HOUR).exists()
    assert Listing.objects.live(T0).exists()


def test_restoring_opens_a_new_edition_with_the_old_digest(story):
    topic, author = make_topic(), make_author()
    first = publish_edition(
        story=story,
        content=make_content(topics=(topic,), credits=(credit(author),)),
        at=T0,
    )
    withdraw_story(story=story, at=T0 + HOUR)

    restored = restore_story(story=story, at=T0 + 2 * HOUR)

    first.refresh_from_db()
    assert restored.pk != first.pk
    assert restored.digest == first.digest
    assert restored.rendered_hant == first.rendered_hant
    assert first.live_until == T0 + HOUR
    assert Withdrawal.objects.get().live_until == T0 + 2 * HOUR
    rows = Listing.objects.live(T0 + 2 * HOUR)
    assert {row.listed_at for row in rows} == {T0}
    assert rows.count() == 4


def test_restoring_brings_back_what_readers_saw_not_what_waited(story):
    first = publish_edition(story=story, content=make_content(), at=T0)
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + 3 * HOUR)
    withdraw_story(story=story, at=T0 + HOUR)

    assert restore_story(story=story, at=T0 + 5 * HOUR).digest == first.digest


def test_story_withdrawn_while_it_waited_has_nothing_to_restore(story):
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)
    withdraw_story(story=story, at=T0)

    assert restore_story(story=story, at=T0 + 2 * HOUR) is None
    assert not Edition.objects.live(T0 + 3 * HOUR).exists()


def test_refusals(story):
    with pytest.raises(refusals.StoryNotLive):
        withdraw_story(story=story, at=T0)
    with pytest.raises(refusals.StoryNotWithdrawn):
        restore_story(story=story, at=T0)
    publish_edition(story=story, content=make_content(), at=T0)
    withdraw_story(story=story, at=T0 + HOUR)
    with pytest.raises(refusals.StoryWithdrawn):
        withdraw_story(story=story, at=T0 + HOUR)
