"""Derived columns: rebuilt from what an edition froze, and from nothing else."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from editions.covering import EntryWords, add_entry, open_coverage
from editions.live_records import LiveEntry
from editions.models import Edition
from tests.factories.newsroom import make_story_live

pytestmark = pytest.mark.django_db
SPOILED = {"rendered_hans": {}, "rendered_hant": {}, "title_hant": "x", "plain_text": ""}


def derived(edition):
    return Edition.objects.values(*Edition.DERIVED).get(pk=edition.pk)


def test_rerender_brings_back_what_was_derived(capsys):
    edition = make_story_live(headline="广东发展", body="<p>余华在广东。</p>")
    before = derived(edition)
    Edition.objects.update(**SPOILED)

    call_command("rerender")

    assert derived(edition) == before
    assert before["title_hant"] == "廣東發展"
    assert capsys.readouterr().out == "1 editions derived anew.\n"


def test_rerender_of_one_story_leaves_the_others():
    one, other = make_story_live(), make_story_live()
    Edition.objects.update(**SPOILED)

    call_command("rerender", str(one.story_id))

    assert derived(one)["plain_text"] != ""
    assert derived(other)["plain_text"] == ""


def test_rerender_brings_back_live_entries_too():
    at = timezone.now()
    story = make_story_live().story
    open_coverage(story=story, by=None, at=at)
    words = EntryWords("<p>台风登陆</p>", "台风")
    add_entry(story=story, words=words, by=None, at=at)
    LiveEntry.objects.update(title_hans="", title_hant="", rendered_hans="", rendered_hant="")

    call_command("rerender", str(story.pk))

    derived_now = LiveEntry.objects.values_list(*LiveEntry.DERIVED).get()
    assert derived_now == ("台风", "颱風", "<p>台风登陆</p>", "<p>颱風登陸</p>")
