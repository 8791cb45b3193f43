"""What an import makes of items: stories with their times, drafts, updates, withdrawals."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.log import decide
from articles.models import Article, Decision, State
from channels.models import Channel
from chinese.script import Script
from editions.headlines import headlines
from editions.models import Change, Edition, List, Listing, Story
from editions.standing import standing
from editions.withdraw import restore_story
from tests.factories.newsroom import make_story_live
from tests.factories.wire import LATER, WRITTEN, headline, make_record
from tests.wire.conftest import counts

pytestmark = [pytest.mark.django_db, pytest.mark.services]
V1, V2 = datetime.fromisoformat(WRITTEN), datetime.fromisoformat(LATER)
FAR = datetime(2100, 1, 1, tzinfo=UTC)


def listed(at=None):
    rows = Listing.objects.live(at or timezone.now()).in_list(List.ALL)
    return [(line.title, line.listed_at) for line in headlines(rows, script=Script.HANS)]


def intervals():
    rows = Edition.objects.order_by("pk").values_list("live_from", "live_until")
    return list(rows)


def test_published_item_is_live_from_its_own_time(publish_file):
    summary = publish_file(make_record(headlines=headline("旧闻")))

    assert summary == {"read": 1, "imported": 1, "updated": 0, "unchanged": 0, "refused": []}
    assert listed() == [("旧闻", V1)]
    assert listed(V1 - timedelta(seconds=1)) == []
    edition = Edition.objects.get()
    assert (edition.kind, edition.live_from, edition.channel.path_name) == (
        "first",
        V1,
        "财经-科创",
    )
    assert Change.objects.filter(story=edition.story).count() == 1


def test_published_item_has_a_desk_copy_and_stands_in_the_log(publish_file):
    record = make_record(
        by="文/本报 张三",
        contributors=[{"name": "张三"}, {"name": "李四", "role": "editor"}],
        subjects=[{"name": "财经", "rel": "category"}, {"name": "芯片", "rel": "about"}],
        infosources=[{"name": "某社", "uri": "https://source.example/1"}],
    )

    publish_file(record)

    article, edition = Article.objects.get(), Edition.objects.get()
    assert (article.state, article.created_by, article.story.uri) == (
        State.RELEASED,
        None,
        record["uri"],
    )
    assert article.digest == edition.digest == article.content().digest()
    assert [topic.name for topic in article.content().topics] == ["芯片"]
    assert [(c.role, c.name, c.author.name) for c in edition.credits.all()] == [
        ("writer", "张三", "张三"),
        ("editor", "李四", "李四"),
    ]
    assert (edition.byline, edition.source, edition.source_url) == (
        "【文/本报 张三】",
        "某社",
        "https://source.example/1",
    )
    decision = Decision.objects.get()
    assert (decision.act, decision.by, decision.to_state) == ("import", None, State.RELEASED)
    assert (decision.details["published"], decision.details["status"]) == (True, "usable")
    assert article.revisions.count() == 1


def test_item_without_publish_is_a_draft_that_readers_cannot_see(import_file):
    record = make_record()

    summary = import_file(record)

    assert counts(summary) == (1, 0, 0, 0)
    article = Article.objects.get()
    assert (article.state, article.story.uri) == (State.DRAFTING, record["uri"])
    assert not Edition.objects.exists()
    assert not Listing.objects.exists()


def test_untouched_draft_is_published_by_the_same_item_with_publish(import_file, publish_file):
    record = make_record(headlines=headline("旧闻"))
    import_file(record)

    assert counts(publish_file(record)) == (0, 1, 0, 0)
    assert listed() == [("旧闻", V1)]
    assert counts(publish_file(record)) == (0, 0, 1, 0)


def test_draft_that_the_desk_has_sent_on_is_not_published_by_an_import(import_file, publish_file):
    record = make_record()
    import_file(record)
    article = Article.objects.get()
    decide(article, Decision.Act.SUBMIT, by=None, at=timezone.now(), to_state=State.FIRST_REVIEW)

    assert counts(publish_file(record)) == (0, 0, 1, 0)
    assert not Edition.objects.exists()


def test_same_item_again_is_unchanged(publish_file, import_file):
    record = make_record()
    publish_file(record)

    assert counts(publish_file(record)) == (0, 0, 1, 0)
    assert counts(import_file(dict(reversed(record.items())))) == (0, 0, 1, 0)
    same_moment = record | {"versioncreated": "2024-12-23T06:30:00Z"}
    assert counts(publish_file(same_moment)) == (0, 0, 1, 0)
    assert (Edition.objects.count(), Decision.objects.count()) == (1, 1)


def test_newer_version_is_an_update_live_from_its_time(publish_file):
    record = make_record(headlines=headline("旧题"))
    publish_file(record)

    newer = record | {"versioncreated": LATER, "headlines": headline("新题")}

    assert counts(publish_file(newer)) == (0, 1, 0, 0)
    assert [(e.headline, e.kind) for e in Edition.objects.order_by("pk")] == [
        ("旧题", "first"),
        ("新题", "update"),
    ]
    assert [row[0] for row in intervals()] == [V1, V2]
    assert listed() == [("新题", V1)]
    assert listed(V2 - timedelta(seconds=1)) == [("旧题", V1)]
    assert Article.objects.get().headline == "新题"
    assert counts(publish_file(newer)) == (0, 0, 1, 0)


def test_older_version_never_comes_back(publish_file):
    record = make_record(versioncreated=LATER, headlines=headline("新题"))
    publish_file(record)

    summary = publish_file(record | {"versioncreated": WRITTEN, "headlines": headline("旧题")})

    assert counts(summary) == (0, 0, 1, 0)
    assert listed() == [("新题", V2)]


def test_other_words_without_a_newer_time_are_refused(publish_file):
    dated, undated = make_record(), make_record(versioncreated=None)
    publish_file(dated, undated)

    summary = publish_file(*(r | {"headlines": headline("改了")} for r in (dated, undated)))

    why = "The item differs from the one held, but its versioncreated is not newer."
    assert summary["refused"] == [{"line": 1, "why": why}, {"line": 2, "why": why}]
    assert Edition.objects.count() == 2


def test_undated_item_has_a_page_and_stands_in_no_list(publish_file):
    publish_file(make_record(versioncreated=None, hotrank=4))

    story = Story.objects.get()
    assert (story.dated, story.hot_rank) == (False, 4)
    assert standing(story.pk, at=timezone.now()).live is not None
    assert not Listing.objects.exists()


def test_undated_draft_is_dated_once_the_desk_publishes_it(import_file):
    import_file(make_record(versioncreated=None))

    assert Story.objects.get().dated


def test_undated_item_that_gets_a_time_is_updated_now(publish_file):
    record = make_record(versioncreated=None)
    publish_file(record)
    before = timezone.now()

    assert counts(publish_file(record | {"versioncreated": WRITTEN})) == (0, 1, 0, 0)
    assert Edition.objects.latest("pk").live_from >= before
    assert not Listing.objects.exists()


def test_item_without_category_goes_to_its_own_section(publish_file):
    publish_file(make_record(subjects=None))

    section = Channel.objects.get()
    assert (section.name, Edition.objects.get().channel) == ("未分类", section)


def test_item_without_body_is_published_without(publish_file):
    publish_file(make_record(bodies=None))

    edition = Edition.objects.get()
    assert (edition.body, edition.rendered(Script.HANS)["pages"]) == ("", [""])


def test_traditional_item_is_kept_as_written_and_read_in_both(publish_file):
    publish_file(make_record(language="zh-TW", headlines=headline("軟體與資訊")))

    edition = Edition.objects.get()
    assert (edition.language, edition.headline) == ("zh-hant", "軟體與資訊")
    assert (edition.title_hant, edition.title_hans) == ("軟體與資訊", "软体与资讯")


def test_body_is_sanitised(publish_file):
    body = '<p onclick="x()">正文</p><script>alert(1)</script>'

    publish_file(make_record(bodies=[{"contenttype": "text/html", "value": body}]))

    assert Edition.objects.get().body == Article.objects.get().body == "<p>正文</p>"


def test_embargoed_item_waits_for_its_embargo(publish_file):
    until = timezone.now() + timedelta(hours=5)

    publish_file(make_record(embargoed=until.isoformat()))

    edition = Edition.objects.get()
    assert (edition.live_from, edition.embargo_until) == (until, until)
    assert listed() == []
    assert [moment for _, moment in listed(until)] == [until]


def test_embargo_that_is_over_puts_the_time_off(publish_file):
    publish_file(make_record(embargoed=LATER))

    assert [moment for _, moment in listed()] == [V2]


def test_newer_version_takes_the_place_of_the_one_that_waits(publish_file):
    until = timezone.now() + timedelta(hours=5)
    record = make_record(embargoed=until.isoformat(), headlines=headline("旧题"))
    publish_file(record)

    newer = record | {"versioncreated": LATER, "headlines": headline("新题")}

    assert counts(publish_file(newer)) == (0, 1, 0, 0)
    assert listed() == []
    assert [title for title, _ in listed(until)] == ["新题"]


def test_source_may_lift_its_own_embargo(publish_file):
    until = timezone.now() + timedelta(hours=5)
    record = make_record(embargoed=until.isoformat(), headlines=headline("标题"))
    publish_file(record)
    del record["embargoed"]

    publish_file(record | {"versioncreated": LATER})

    assert listed() == [("标题", V2)]
    assert listed(until) == [("标题", V2)]


def test_version_of_a_time_before_the_last_began_is_live_from_now(publish_file):
    """The first waited for its embargo, so readers got it later than the second was written."""
    record = make_record(embargoed=LATER)
    publish_file(record)
    before = timezone.now()
    between = (V1 + timedelta(hours=1)).isoformat()

    publish_file(record | {"versioncreated": between, "by": "文/别人"})

    first, second = intervals()
    assert first[0] == V2
    assert first[1] == second[0] >= before


def test_withheld_item_is_a_draft_even_with_publish(publish_file):
    record = make_record(pubstatus="withheld")

    assert counts(publish_file(record)) == (1, 0, 0, 0)
    assert counts(publish_file(record)) == (0, 0, 1, 0)
    assert Article.objects.get().state == State.DRAFTING
    assert not Edition.objects.exists()
    assert counts(publish_file(record | {"versioncreated": LATER, "pubstatus": "usable"})) == (
        0,
        1,
        0,
        0,
    )
    assert len(listed()) == 1


@pytest.mark.parametrize("status", ["canceled", "withheld"])
@pytest.mark.parametrize("publish", [True, False])
def test_item_that_its_source_takes_back_is_withdrawn(publish_file, import_file, status, publish):
    record = make_record()
    publish_file(record)
    recalled = record | {"pubstatus": status}

    assert counts(import_file(recalled, publish=publish)) == (0, 1, 0, 0)
    now = standing(Story.objects.get().pk, at=timezone.now())
    assert now.live is None
    assert now.withdrawn is not None
    assert listed() == []
    acts = Decision.objects.order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["import", "withdraw", "import"]
    assert counts(import_file(recalled, publish=publish)) == (0, 0, 1, 0)


def test_item_that_waits_for_its_embargo_can_be_canceled(publish_file):
    until = timezone.now() + timedelta(hours=5)
    record = make_record(embargoed=until.isoformat())
    publish_file(record)

    publish_file({"uri": record["uri"], "pubstatus": "canceled"})

    assert listed(until) == []


def test_canceled_item_that_was_never_here_is_refused(publish_file):
    summary = publish_file(make_record(pubstatus="canceled"))

    assert counts(summary) == (0, 0, 0, 1)
    assert not Story.objects.exists()


def test_canceled_item_without_a_time_is_taken_in_once(publish_file):
    record = make_record()
    publish_file(record)
    notice = {"uri": record["uri"], "pubstatus": "canceled"}
    publish_file(notice)
    story = Story.objects.get()
    restore_story(story=story, at=timezone.now())

    assert counts(publish_file(notice)) == (0, 0, 1, 0)
    assert standing(story.pk, at=timezone.now()).live is not None


def test_older_version_of_a_canceled_item_does_not_publish_it_again(publish_file, import_file):
    record = make_record()
    import_file(record)
    publish_file(record | {"pubstatus": "canceled", "versioncreated": LATER})

    assert counts(publish_file(record)) == (0, 0, 1, 0)
    assert not Edition.objects.exists()


def test_withdrawn_story_is_restored_by_people_alone(publish_file):
    record = make_record()
    publish_file(record)
    publish_file(record | {"pubstatus": "canceled"})

    summary = publish_file(record | {"versioncreated": LATER})

    assert [entry["why"] for entry in summary["refused"]] == [
        "The story is withdrawn. Restore it before you publish a new version."
    ]
    assert listed() == []


def test_rank_in_the_hot_list_may_change_without_a_new_version(publish_file):
    record = make_record(hotrank=1)
    publish_file(record)

    assert counts(publish_file(record | {"hotrank": 9})) == (0, 1, 0, 0)
    del record["hotrank"]
    assert counts(publish_file(record)) == (0, 0, 1, 0)
    assert (Story.objects.get().hot_rank, Edition.objects.count()) == (9, 1)


def test_uri_of_a_story_that_was_written_here_is_refused(publish_file):
    edition = make_story_live()

    summary = publish_file(make_record(uri=edition.story.uri))

    assert [entry["why"] for entry in summary["refused"]] == [
        "This uri belongs to a story that was not imported."
    ]


@pytest.mark.parametrize("written", [str, str.upper])
def test_uri_that_this_site_may_give_to_a_story_is_refused(publish_file, settings, written):
    summary = publish_file(make_record(uri=written(f"tag:{settings.SITE_DOMAIN},2030:7")))

    assert counts(summary) == (0, 0, 0, 1)
    assert not Story.objects.exists()
