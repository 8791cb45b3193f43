"""Stories are marked by editors, and blocks whose rule says so are filled with them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.withdraw import withdraw_story
from fronts import refusals
from fronts.marking import latest_marked, mark_story, marked_among, unmark_story
from fronts.models import Mark
from fronts.reading import drafted, shown_blocks
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import T0, make_article, make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def mark(edition, at=T0):
    return mark_story(story_id=edition.story_id, by=None, at=at)


def test_a_story_is_marked_once_and_unmarked():
    edition, who = make_story_live(), make_user("编辑")

    mark_story(story_id=edition.story_id, by=who, at=T0)
    mark_story(story_id=edition.story_id, by=None, at=T0 + HOUR)

    kept = Mark.objects.get()
    assert (kept.by, kept.at) == (who, T0)
    assert marked_among([edition.story_id, 9]) == {edition.story_id}
    unmark_story(story_id=edition.story_id)
    unmark_story(story_id=edition.story_id)
    assert marked_among([edition.story_id]) == set()


def test_only_stories_that_readers_see_or_will_are_marked():
    down = make_story_live(live_from=T0 - HOUR)
    withdraw_story(story=down.story, at=T0)
    assert make_article().story is None

    for story_id in (down.story_id, 999_999):
        with pytest.raises(refusals.UnknownStory):
            mark_story(story_id=story_id, by=None, at=T0)
    assert not Mark.objects.exists()


def test_the_latest_marked_come_first():
    first, second, third = (make_story_live() for _ in range(3))
    for hours, edition in enumerate((second, third, first)):
        mark(edition, T0 + hours * HOUR)

    assert latest_marked(2) == [first.story_id, third.story_id]


def test_a_block_is_filled_with_what_is_marked_after_its_cards():
    placed, marked, plain = (make_story_live(headline=words) for words in "甲乙丙")
    block = make_block(backfill="marked")
    make_card(block, placed)
    mark(marked)
    mark(placed, T0 + HOUR)

    (shown,) = shown_blocks(drafted(block.front_id), at=timezone.now(), script="zh-hans")

    assert [entry.story.title for entry in shown.shown] == ["甲", "乙"]
    assert plain.story_id not in {entry.story.story_id for entry in shown.shown}


def test_a_withdrawn_story_leaves_though_it_is_marked():
    marked, other = make_story_live(headline="甲"), make_story_live(headline="乙")
    block = make_block(backfill="marked")
    mark(other)
    mark(marked, T0 + HOUR)
    withdraw_story(story=marked.story, at=timezone.now())

    (shown,) = shown_blocks(drafted(block.front_id), at=timezone.now(), script="zh-hans")

    assert [entry.story.title for entry in shown.shown] == ["乙"]


def test_editors_mark_from_the_picker_and_from_a_card_and_see_the_list(editor, act, front, block):
    edition = make_story_live(headline="港口开航")
    make_card(block, edition, at=timezone.now())

    marked = act("mark", story=edition.story_id)

    assert marked.status_code == 200
    assert "取消标记" in marked.content.decode()
    address = f"/admin/fronts/front/{front.pk}/picker/"
    assert "港口开航" in editor.get(address, {"tab": "marked"}).content.decode()
    assert act("unmark", story=edition.story_id).status_code == 200
    assert "港口开航" not in editor.get(address, {"tab": "marked"}).content.decode()


def test_a_story_that_cannot_be_marked_is_refused_with_a_sentence(act):
    refused = act("mark", story=999_999)

    assert refused.status_code == 400
    assert "只能放入已发布或待发布的报道" in refused.content.decode()
