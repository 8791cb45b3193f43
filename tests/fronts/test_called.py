"""What a card is called whose story readers do not see: as it was last called, not by a number."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.publish import cancel_waiting, create_story, publish_edition
from editions.standing import standing
from editions.withdraw import withdraw_story
from fronts.launching import launch_front
from fronts.models import LaunchedCard
from tests.factories.fronts import make_card
from tests.factories.newsroom import make_content, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def timed(story, headline, hours=2):
    now = timezone.now()
    content = make_content(headline=headline)
    publish_edition(story=story, content=content, at=now, live_from=now + hours * HOUR)
    return story


def cancelled():
    return timed(create_story(at=timezone.now()), "明早的稿子")


@pytest.fixture
def gone(block):
    """Cards of a story that is withdrawn then and of one whose schedule is cancelled then."""
    stories = [make_story_live(headline="渡轮停航").story, cancelled()]
    cards = [make_card(block, story, at=timezone.now()) for story in stories]
    withdraw_story(story=stories[0], at=timezone.now())
    cancel_waiting(story=stories[1], at=timezone.now())
    return cards


def text(response):
    return response.content.decode()


def draft(editor, front):
    return text(editor.get(f"/admin/fronts/front/{front.pk}/draft/"))


def test_the_draft_and_its_buttons_name_them_by_their_last_headline(editor, front, gone):
    page = draft(editor, front)

    for called in ("渡轮停航", "明早的稿子"):
        assert f'data-title="{called}"' in page
        assert f'编辑<span class="unseen"> {called}</span>' in page
    assert not [card for card in gone if f"#{card.story_id}" in page]


def test_what_was_removed_is_named_too(act, editor, front, gone):
    for card in gone:
        act("remove", card=card.pk)

    page = draft(editor, front)

    assert "渡轮停航" in page
    assert "明早的稿子" in page
    assert not [card for card in gone if f"#{card.story_id}" in page]


def test_the_comparison_names_them(editor, front, gone):
    page = text(editor.get(f"/admin/fronts/front/{front.pk}/compare/"))

    assert "新增于第 1 位：渡轮停航" in page
    assert "新增于第 2 位：明早的稿子" in page


@pytest.mark.parametrize(("place", "called"), [(0, "渡轮停航"), (1, "明早的稿子")])
def test_a_clash_names_them(act, front, gone, place, called):
    front.refresh_from_db()
    seen = front.version
    act("remove", card=gone[place].pk)

    clash = act("remove", card=gone[place].pk, made_on=seen - 1)

    assert clash.status_code == 409
    assert f"《{called}》" in text(clash)


def test_sub_links_to_them_are_named_in_the_form_of_a_card(editor, front, block):
    linked = make_story_live(headline="渡轮停航").story
    card = make_card(block, make_story_live(), links=[{"story": linked.pk, "words": "另见"}])
    withdraw_story(story=linked, at=timezone.now())

    form = editor.get(f"/admin/fronts/front/{front.pk}/cards/{card.pk}/")

    assert form.context["link_titles"] == {linked.pk: "渡轮停航"}


def test_readers_last_headline_counts_before_one_that_was_cancelled():
    story = timed(make_story_live(headline="渡轮停航").story, "渡轮将停航三天")
    withdraw_story(story=story, at=timezone.now())

    assert standing(story.pk, at=timezone.now()).headline == "渡轮停航"


def test_the_latest_of_cancelled_headlines_counts():
    story = cancelled()
    cancel_waiting(story=story, at=timezone.now())
    cancel_waiting(story=timed(story, "改后的稿子", hours=1), at=timezone.now())

    assert standing(story.pk, at=timezone.now()).headline == "改后的稿子"


def test_what_waits_again_is_called_as_readers_will_see_it(editor, front, block, gone):
    timed(gone[1].story, "后天的稿子")

    assert 'data-title="后天的稿子"' in draft(editor, front)


@pytest.mark.parametrize("number", [1, 6])
def test_queries_do_not_grow_with_stories_that_are_gone(
    editor, front, block, number, django_assert_max_num_queries
):
    for _ in range(number):
        story, other = make_story_live().story, cancelled()
        for one in (story, other):
            make_card(block, one, at=timezone.now())
        withdraw_story(story=story, at=timezone.now())
        cancel_waiting(story=other, at=timezone.now())
    launch_front(front=front, by=None, at=timezone.now())
    assert LaunchedCard.objects.count() == 2 * number

    with django_assert_max_num_queries(22):
        editor.get(f"/admin/fronts/front/{front.pk}/draft/")
