"""What an item says, and what is refused of it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from articles.models import LONGEST_BODY, Article
from authors.models import Author
from channels.models import Channel, Topic
from chinese.script import Script
from editions.models import Story
from tests.factories.wire import headline, make_record
from wire import items
from wire.items import Contributor, Status
from wire.ninjs import parse_item, parse_line
from wire.values import ItemRefused

NOW = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)


def parse(**fields):
    return parse_item(make_record(**fields), at=NOW)


def why(**fields):
    with pytest.raises(ItemRefused) as refusal:
        parse(**fields)
    return str(refusal.value)


def test_item_is_read_into_plain_values():
    item = parse(
        uri="tag:wire.example,2024:a",
        language="zh-Hant",
        embargoed="2024-12-25T00:00:00Z",
        headlines=[{"role": "list", "value": "短题"}, {"role": "main", "value": "  主\n标题 "}],
        descriptions=[{"value": "导语"}],
        bodies=[{"contenttype": "text/html; charset=utf-8", "value": "<p>正文</p>"}],
        by="文/本报 记者",
        subjects=[
            {"name": "华为", "rel": "about"},
            {"name": "财经-科创", "rel": "category"},
            {"name": "无关", "rel": "keyword"},
            {"name": "5G", "rel": "about"},
            {"name": "5g", "rel": "about"},
        ],
        contributors=[
            {"name": "张三", "role": "writer", "email": "zhang@news.example"},
            {"name": "张三", "role": "editor"},
            {"name": "张三", "role": "editor"},
            {"name": "李四"},
        ],
        infosources=[{"name": "某社", "uri": "https://source.example/1"}],
        hotrank=3,
        altids=[{"role": "x", "value": "y"}],
    )

    assert (item.uri, item.status, item.language) == (
        "tag:wire.example,2024:a",
        Status.USABLE,
        Script.HANT,
    )
    assert item.version == datetime(2024, 12, 23, 6, 30, tzinfo=UTC)
    assert item.embargo == datetime(2024, 12, 25, tzinfo=UTC)
    assert (item.headline, item.short_headline, item.standfirst) == ("主 标题", "短题", "导语")
    assert (item.body, item.byline) == ("<p>正文</p>", "文/本报 记者")
    assert (item.section, item.channel) == ("财经", "科创")
    assert item.topics == ("华为", "5G")
    assert item.contributors == (
        Contributor(name="张三", role="writer", email="zhang@news.example"),
        Contributor(name="张三", role="editor"),
        Contributor(name="李四", role="writer"),
    )
    assert (item.source, item.source_url) == ("某社", "https://source.example/1")
    assert item.hot_rank == 3


def test_item_may_say_very_little():
    item = parse_item({"uri": "urn:x:1", "headlines": [{"value": "标题"}], "bodies": None}, at=NOW)

    assert item.version is None
    assert (item.headline, item.body, item.section, item.topics) == ("标题", "", "", ())
    assert (item.language, item.status) == (Script.HANS, Status.USABLE)


def test_canceled_item_may_say_nothing_but_its_uri():
    item = parse_item({"uri": "urn:x:1", "pubstatus": "canceled"}, at=NOW)

    assert (item.status, item.headline) == (Status.CANCELED, "")


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("zh-Hans", Script.HANS),
        ("zh-CN", Script.HANS),
        ("zh-hans-SG", Script.HANS),
        ("zh", Script.HANS),
        ("zh-Hant", Script.HANT),
        ("zh_TW", Script.HANT),
        ("zh-Hant-HK", Script.HANT),
    ],
)
def test_language_is_one_of_the_two_scripts(tag, script):
    assert parse(language=tag).language == script


@pytest.mark.parametrize(
    ("category", "place"),
    [("财经", ("财经", "")), ("财经-科创-芯片", ("财经", "科创-芯片")), ("财经-", ("财经", ""))],
)
def test_category_names_section_and_channel(category, place):
    item = parse(subjects=[{"name": category, "rel": "category"}])

    assert (item.section, item.channel) == place


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-12-23T14:30:00+08:00", datetime(2024, 12, 23, 6, 30, tzinfo=UTC)),
        ("2024-12-23t06:30:00.5z", datetime(2024, 12, 23, 6, 30, 0, 500_000, tzinfo=UTC)),
        ("2024-12-23 14:30", datetime(2024, 12, 23, 6, 30, tzinfo=UTC)),
    ],
)
def test_time_without_zone_is_meant_in_shanghai(written, moment):
    assert parse(versioncreated=written).version == moment


def test_first_creation_dates_an_item_that_names_no_version():
    item = parse(versioncreated=None, firstcreated="2024-12-23T14:30:00+08:00")

    assert item.version == datetime(2024, 12, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bodies", "html"),
    [
        ([{"contenttype": "text/plain", "value": "一 < 二\n\n三"}], "<p>一 &lt; 二</p><p>三</p>"),
        ([{"value": "<p>一</p>"}], "<p>一</p>"),
        ([{"value": "一"}], "<p>一</p>"),
        (
            [
                {"contenttype": "text/plain", "value": "一"},
                {"contenttype": "text/html", "value": "<p>二</p>"},
            ],
            "<p>二</p>",
        ),
        ([], ""),
    ],
)
def test_body_is_html_or_made_of_plain_text(bodies, html):
    assert parse(bodies=bodies).body == html


def test_digest_is_of_the_words_not_of_time_rank_and_order():
    record = make_record(hotrank=1)
    reordered = dict(reversed(record.items())) | {"versioncreated": None, "hotrank": 2}

    assert parse_item(reordered, at=NOW).digest == parse_item(record, at=NOW).digest
    other = record | {"by": "文/别人"}
    assert parse_item(other, at=NOW).digest != parse_item(record, at=NOW).digest


REFUSED = [
    ({"uri": None}, "The item has no “uri”."),
    ({"uri": 7}, "“uri” is not a string."),
    ({"uri": "no uri"}, "“uri” is no URI, as in tag:news.example,2024:1."),
    (
        {"uri": "javascript:alert(1)"},
        "“uri” begins with javascript:, not with tag:, urn: or https:.",
    ),
    ({"uri": "FILE:///a"}, "“uri” begins with FILE:, not with tag:, urn: or https:."),
    (
        {"uri": "URN:X-Unnamed:1"},
        "“uri” begins with urn:x-unnamed:, which names no story for ever.",
    ),
    ({"uri": "tag:" + "x" * 252}, "The uri has more than 255 characters."),
    ({"type": "picture"}, "The item is of type “picture”; only text can be imported."),
    ({"pubstatus": "embargoed"}, "“pubstatus” is not usable, withheld or canceled."),
    ({"language": "en"}, "The language “en” is not Chinese in either script."),
    ({"headlines": None}, "The item has no headline."),
    ({"headlines": headline(" \t ")}, "The item has no headline."),
    ({"headlines": headline("\u200b\u2060")}, "The item has no headline."),
    (
        {"headlines": headline("长" * 121)},
        "The headline has 121 characters; at most 120 are possible.",
    ),
    ({"headlines": {"value": "标题"}}, "“headlines” is not a list of objects."),
    ({"headlines": ["标题"]}, "“headlines” is not a list of objects."),
    ({"headlines": [{"value": 5}]}, "“value” is not a string."),
    ({"by": ["某"]}, "“by” is not a string."),
    ({"by": "长" * 151}, "The byline has 151 characters; at most 150 are possible."),
    ({"versioncreated": 1734935400}, "“versioncreated” is not a string."),
    (
        {"versioncreated": "yesterday"},
        "“versioncreated” is not a date with a time, as in 2024-12-23T14:30:00+08:00.",
    ),
    (
        {"versioncreated": "2024-12-23"},
        "“versioncreated” is not a date with a time, as in 2024-12-23T14:30:00+08:00.",
    ),
    (
        {"versioncreated": "2024-02-30T00:00:00Z"},
        "“versioncreated” names a moment that does not exist.",
    ),
    ({"versioncreated": "0001-01-01T00:00:00+08:00"}, "“versioncreated” lies before 1970."),
    ({"versioncreated": "9999-12-31T23:59:59-08:00"}, "“versioncreated” is yet to come."),
    ({"embargoed": "2099-01-01T00:00:00Z"}, "“embargoed” is more than a year away."),
    ({"bodies": [{"value": ["x"]}]}, "“value” is not a string."),
    (
        {"bodies": [{"contenttype": "text/html", "value": "<p>" * 20_001}]},
        "A body has more than 20,000 elements.",
    ),
    (
        {"bodies": [{"contenttype": "text/html", "value": "x" * (LONGEST_BODY + 1)}]},
        "A body has more than 2,000,000 characters.",
    ),
    (
        {"bodies": [{"contenttype": "application/nitf+xml", "value": "<nitf/>"}]},
        "No body of the item is text/html or text/plain.",
    ),
    ({"subjects": [{"name": 1, "rel": "about"}]}, "“name” is not a string."),
    ({"subjects": [{"name": "、", "rel": "about"}]}, "“、” is no name of a topic."),
    ({"subjects": [{"name": "-", "rel": "category"}]}, "The category has no name."),
    (
        {"subjects": [{"name": "长" * 61, "rel": "category"}]},
        "A category's name has more than 60 characters.",
    ),
    ({"subjects": [{"name": "x"}] * 101}, "“subjects” has more than 100 entries."),
    ({"contributors": [{"role": "writer"}]}, "A contributor has no name."),
    (
        {"contributors": [{"name": "某", "role": "chef"}]},
        "A contributor's role is none of writer, photographer, translator, editor.",
    ),
    (
        {"contributors": [{"name": "某", "email": "nobody"}]},
        "The e-mail address of a contributor is none.",
    ),
    ({"hotrank": "1"}, "“hotrank” is not a whole number from 1 up."),
    ({"hotrank": True}, "“hotrank” is not a whole number from 1 up."),
    ({"hotrank": 0}, "“hotrank” is not a whole number from 1 up."),
    ({"hotrank": 2**31}, "“hotrank” is not a whole number from 1 up."),
    (
        {"headlines": headline("标\x00题")},
        "“value” holds a character that no text can hold (NUL or half a pair).",
    ),
    (
        {"bodies": [{"value": "正\ud800文"}]},
        "“value” holds a character that no text can hold (NUL or half a pair).",
    ),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSED, ids=[row[1][:40] for row in REFUSED])
def test_item_is_refused_with_a_sentence(fields, sentence):
    assert why(**fields) == sentence


def test_clocks_may_differ_by_a_day_but_no_more():
    tomorrow = NOW + timedelta(days=1)

    assert parse(versioncreated=tomorrow.isoformat()).version == tomorrow
    assert why(versioncreated=(tomorrow + timedelta(seconds=1)).isoformat())


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"{", "The line is not JSON."),
        (b'{"uri": ' + b"9" * 5000 + b"}", "The line is not JSON."),
        (b"[]", "The line is not a JSON object."),
        (b'"x"', "The line is not a JSON object."),
        (b'{"uri": "\xff"}', "The line is not UTF-8."),
        (b'{"uri": "urn:x:\x00"}', "The line is not JSON."),
        (b"[" * 200_000, "The JSON is nested too deeply."),
    ],
)
def test_line_that_is_no_object_is_refused(raw, sentence):
    with pytest.raises(ItemRefused) as refusal:
        parse_line(raw, at=NOW)

    assert str(refusal.value) == sentence


def test_line_is_read_as_the_object_that_it_holds():
    record = make_record()

    assert parse_line(json.dumps(record).encode(), at=NOW) == parse_item(record, at=NOW)


def test_lengths_are_those_of_the_columns():
    def longest(model, field):
        return model._meta.get_field(field).max_length

    assert longest(Story, "uri") == items.LONGEST_URI
    assert longest(Article, "headline") == items.LONGEST_HEADLINE
    assert longest(Article, "short_headline") == items.LONGEST_SHORT_HEADLINE
    assert longest(Article, "standfirst") == items.LONGEST_STANDFIRST
    assert longest(Article, "byline") == items.LONGEST_BYLINE
    assert {items.LONGEST_NAME} == {longest(Author, "name"), longest(Channel, "name")}
    assert longest(Topic, "name") == items.LONGEST_TOPIC
    assert longest(Article, "source") == items.LONGEST_SOURCE
    assert longest(Article, "source_url") == items.LONGEST_LINK
