"""The real page, imported: what its lists and its story say."""

from datetime import datetime

import pytest
from django.utils import timezone

from channels.models import Channel
from chinese.script import Script
from editions.headlines import headlines
from editions.models import Edition, List, Listing, Story
from tests.shared import shared_file, shared_rows
from tests.wire.conftest import counts
from tests.wire.test_import_stories import command

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PAGE = "real/kechuang-page.ninjs.jsonl"


@pytest.fixture
def summary(db):
    return command(shared_file(PAGE))[0]


def subject(row, rel):
    names = [entry["name"] for entry in row.get("subjects", []) if entry["rel"] == rel]
    return names[0] if names else ""


def label(row):
    category = subject(row, "category")
    return category if "-" in category else subject(row, "about")


def test_every_item_goes_in_and_none_twice(summary):
    assert counts(summary) == (37, 0, 0, 0)
    assert counts(command(shared_file(PAGE))[0]) == (0, 0, 37, 0)
    assert (Story.objects.count(), Edition.objects.count()) == (37, 37)


def test_latest_of_the_section_are_in_order_with_time_and_label(summary):
    rows = shared_rows(PAGE)
    section = Channel.objects.sections().get(name="观网财经")
    story = Story.objects.get(uri=rows[0]["uri"])

    latest = Listing.objects.live(timezone.now()).in_list(List.SECTION, section.pk)

    lines = headlines(latest.exclude(story=story), script=Script.HANS)
    assert [(line.title, line.listed_at, line.label) for line in lines] == [
        (
            row["headlines"][0]["value"],
            datetime.fromisoformat(row["versioncreated"]),
            label(row),
        )
        for row in rows[1:21]
    ]


def test_same_list_reads_in_traditional_script(summary):
    section = Channel.objects.sections().get(name="观网财经")
    latest = Listing.objects.live(timezone.now()).in_list(List.SECTION, section.pk)

    lines = headlines(latest[:2], script=Script.HANT)

    assert lines[0].title == "昇思開源社區新星：共同成長，助中國AI框架崛起"
    assert (lines[0].label, lines[1].title) == (
        "觀網財經-科創",
        "首個國產靶向藥美國獲批，意義多大？",
    )


def test_story_has_its_sub_headings_byline_credits_and_channel(summary):
    edition = Edition.objects.get(story__uri=shared_rows(PAGE)[0]["uri"])

    page = edition.rendered(Script.HANS)
    assert page["byline"] == "【文/观察者网 吕栋】"
    assert [piece.split("</h2>")[0] for piece in page["pages"][0].split("<h2>")[1:]] == [
        "初识昇思，开启AI技术新征程",
        "融入昇思，从学习实践到成长贡献",
    ]
    assert [(line.role, line.name, line.author.email) for line in edition.credits.all()] == [
        ("writer", "吕栋", "lvdong@guancha.cn"),
        ("editor", "吕栋", "lvdong@guancha.cn"),
    ]
    assert edition.channel.path_name == "观网财经-科创"
    assert "昇思" in edition.rendered(Script.HANT)["headline"]


def test_hot_list_is_kept_as_ranks_and_stands_in_no_list(summary):
    hot = Story.objects.exclude(hot_rank=None).order_by("hot_rank")

    assert [(story.uri, story.hot_rank, story.dated) for story in hot] == [
        (row["uri"], row["hotrank"], False) for row in shared_rows(PAGE)[21:]
    ]
    assert not Listing.objects.filter(story__in=hot).exists()
    live = Edition.objects.filter(story__in=hot).live(timezone.now())
    assert sorted(edition.headline for edition in live) == sorted(
        row["headlines"][0]["value"] for row in shared_rows(PAGE)[21:]
    )
    assert {edition.channel.name for edition in live} == {"未分类"}
