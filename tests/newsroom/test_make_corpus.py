"""The corpus for measuring: seeded, like the record that publishing writes, and kept apart."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import translation

from channels.models import Channel, Topic
from editions.content import CreditLine, Role
from editions.database_rules import missing
from editions.html import sanitise
from editions.listings import listings_of, topics_of
from editions.models import Change, Edition, EditionCredit, List, Listing, Story, Withdrawal
from editions.rerender import derive
from newsroom.corpus.audience import Audience, add_views
from newsroom.corpus.making import OtherStories, make_corpus
from newsroom.corpus.places import TOPICS, places, topic_names
from newsroom.corpus.text import clauses, compose
from newsroom.corpus.words import WORDS
from readership.models import DailyViews, HourlyViews, Popularity
from tests.factories.newsroom import T0, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def written():
    """What stands in the record, without the ids that a database hands out."""
    return list(
        Edition.objects.order_by("story__uri", "live_from", "live_until").values_list(
            "story__uri", "live_from", "live_until", "kind", "digest", "channel__slug", "title_hant"
        )
    )


def test_make_corpus_is_the_same_for_a_seed_and_a_moment():
    make_corpus(stories=40, seed=7, at=T0)
    first = written()
    Listing.objects.all().delete()
    EditionCredit.objects.all().delete()
    Edition.topics.through.objects.all().delete()
    for model in (DailyViews, HourlyViews, Popularity, Change, Withdrawal, Edition, Story):
        model.objects.all().delete()

    make_corpus(stories=25, seed=7, at=T0)
    numbers = make_corpus(stories=15, seed=7, at=T0)

    assert numbers == range(25, 40)
    assert written() == first


def test_make_corpus_of_another_seed_is_another():
    make_corpus(stories=20, seed=7, at=T0)
    make_corpus(stories=20, seed=8, at=T0)

    assert Story.objects.count() == 40
    assert Edition.objects.values("headline").distinct().count() == 40


def test_make_corpus_derives_what_publishing_would():
    make_corpus(stories=120, seed=7, at=T0)

    for edition in Edition.objects.select_related("channel__parent").order_by("pk"):
        credits = [
            CreditLine(role=Role(line.role), name=line.name, author=line.author)
            for line in edition.credits.select_related("author")
        ]
        topics = topics_of([edition])[edition.pk]
        derived = Edition.objects.get(pk=edition.pk)
        derive(derived, credits=credits, topics=topics, pictures=())
        assert {name: getattr(edition, name) for name in Edition.DERIVED} == {
            name: getattr(derived, name) for name in Edition.DERIVED
        }
        assert sanitise(edition.body) == edition.body


def test_make_corpus_lists_each_edition_where_publishing_would():
    make_corpus(stories=120, seed=7, at=T0)

    def row(listing):
        return [
            getattr(listing, field.attname)
            for field in Listing._meta.concrete_fields
            if field.name != "id"
        ]

    for edition in Edition.objects.not_cancelled().select_related("channel__parent"):
        first = Edition.objects.of_story(edition.story_id).last()
        expected = listings_of(
            edition,
            listed_at=first.live_from,
            topics=topics_of([edition])[edition.pk],
            author_ids=[line.author_id for line in edition.credits.all()],
        )
        assert sorted(map(row, edition.listings.all())) == sorted(map(row, expected))


def test_make_corpus_holds_what_must_stay_hidden():
    make_corpus(stories=200, seed=7, at=T0)

    waiting = Edition.objects.waiting(T0)
    cancelled = Edition.objects.exclude(pk__in=Edition.objects.not_cancelled())
    live = Edition.objects.live(T0)
    assert waiting.count() == 4
    assert waiting.filter(kind=Edition.Kind.FIRST).count() == 2
    assert cancelled.count() == 2
    assert Listing.objects.filter(edition__in=cancelled).count() == 0
    assert Withdrawal.objects.count() == 4
    assert Withdrawal.objects.live(T0).count() == 2
    assert live.filter(story__in=Withdrawal.objects.live(T0).values("story")).count() == 0
    # two wait and two are withdrawn of the two hundred
    assert live.count() == 196
    assert missing() == []


def test_make_corpus_notes_every_act_in_the_change_log():
    make_corpus(stories=100, seed=7, at=T0)

    acts = Edition.objects.count() + Withdrawal.objects.count()
    assert Change.objects.count() == acts
    assert Change.objects.values("story").distinct().count() == 100


def test_make_corpus_spreads_by_zipfs_law():
    make_corpus(stories=400, seed=7, at=T0)

    assert Channel.objects.sections().count() == 6
    assert Channel.objects.filter(parent__isnull=False).count() == 24
    of_topics = Counter(
        dict(
            Listing.objects.live(T0)
            .filter(list_kind=List.TOPIC)
            .values_list("list_id")
            .annotate(Count("pk"))
        )
    )
    most = [count for _, count in of_topics.most_common()]
    assert most[0] > 8 * most[20] > 0
    assert len(of_topics) > 100
    editions = Edition.objects.not_cancelled().count() / 400
    assert 1.5 < editions < 1.9


def test_make_corpus_gives_every_story_that_was_live_its_views():
    make_corpus(stories=400, seed=7, at=T0)

    views = list(Popularity.objects.order_by("-views").values_list("views", flat=True))
    waiting = Edition.objects.waiting(T0).filter(kind=Edition.Kind.FIRST)
    assert Popularity.objects.filter(story__in=waiting.values("story")).count() == 0
    assert 380 < len(views) <= 400 - waiting.count()
    assert views[0] > 20 * views[len(views) // 2]
    assert sum(HourlyViews.objects.values_list("views", flat=True)) == sum(views)


def test_add_views_keeps_hours_of_late_and_days_of_what_is_older():
    late, old = make_story_live().story_id, make_story_live().story_id
    day = timedelta(days=1)

    add_views([Audience(late, T0 - day, 100), Audience(old, T0 - 30 * day, 100)], at=T0)

    assert list(HourlyViews.objects.order_by("hour").values_list("story", "views")) == [
        (late, 50),
        (late, 30),
    ]
    # it began at noon in Shanghai: the last fifth was read at two in the afternoon of the next day
    assert list(DailyViews.objects.order_by("day").values_list("story", "views")) == [
        (old, 80),
        (old, 20),
    ]
    scores = dict(Popularity.objects.values_list("story", "score"))
    assert scores[late] > scores[old]
    assert dict(Popularity.objects.values_list("story", "views")) == {late: 80, old: 100}


def test_make_corpus_refuses_a_site_that_has_other_stories():
    make_story_live(live_from=T0 - timedelta(days=1))

    with pytest.raises(OtherStories):
        make_corpus(stories=1, seed=7, at=T0)
    with pytest.raises(CommandError, match="--force"):
        call_command("make_corpus", stories=1)
    assert Story.objects.count() == 1

    assert make_corpus(stories=1, seed=7, at=T0, force=True) == range(1)
    assert Story.objects.count() == 2


def test_make_corpus_command_says_how_many_it_added(capsys):
    with translation.override("en"):
        call_command("make_corpus", "--stories", "3", "--seed", "5")

    assert capsys.readouterr().out.startswith("3 ")
    assert list(Story.objects.order_by("pk").values_list("uri", flat=True)) == [
        "urn:corpus:5:0",
        "urn:corpus:5:1",
        "urn:corpus:5:2",
    ]
    with pytest.raises(CommandError):
        call_command("make_corpus", "--stories", "0")


def test_topic_names_are_each_once():
    assert len(set(topic_names())) == TOPICS


def test_compose_never_runs_out_of_words():
    pool = clauses(7)
    lengths = [
        len(compose(Random(number), pool)[0].blocks)  # noqa: S311
        for number in range(2000)
    ]

    assert min(lengths) == 3
    # twenty paragraphs, and a heading after every fourth but the last
    assert max(lengths) == 24


def test_clauses_hold_every_word_the_frequent_ones_most():
    text = "".join(clauses(7).hans)

    assert [word for word in WORDS if word not in text] == []
    assert text.count(WORDS[0]) > 5 * text.count(WORDS[30]) > 5 * text.count(WORDS[400])


def test_make_corpus_lists_stories_under_what_topics_were_merged_into_and_where_channels_went():
    make_corpus(stories=1, seed=7, at=T0)
    found = places()
    for topic in found.topics[1:]:
        Topic.objects.filter(pk=topic.pk).update(merged_into=found.topics[0])
    Channel.objects.exclude(parent=None).update(parent=found.sections[0])

    found.look_again()
    make_corpus(stories=5, seed=8, at=T0)

    assert {topic.standing for topic in found.topics} == {found.topics[0]}
    assert {channel.section for channel in found.channels} == {found.sections[0]}
    new = Listing.objects.filter(story__uri__startswith="urn:corpus:8:")
    in_topics = new.filter(list_kind=List.TOPIC).values_list("list_id", flat=True)
    assert set(in_topics) == {found.topics[0].pk}
