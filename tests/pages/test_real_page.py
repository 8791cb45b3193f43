"""The real page, imported: what a reader sees of it, in both scripts."""

import re
from datetime import datetime
from html import unescape
from urllib.parse import quote

import pytest
from django.core.management import call_command

from chinese.convert import for_reader
from chinese.script import Script
from editions.models import Story
from tests.shared import shared_file, shared_rows

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PAGE = "real/kechuang-page.ninjs.jsonl"
_LINE = re.compile(
    r'<li><a href="([^"]+)">(.*?)</a><p class="meta"><time datetime="[^"]+">(.*?)</time>'
    r'(?: <span class="label">(.*?)</span>)?</p></li>'
)


@pytest.fixture
def rows(db, capsys):
    call_command("import_stories", str(shared_file(PAGE)), publish=True)
    return shared_rows(PAGE)


@pytest.fixture(params=[Script.HANS, Script.HANT])
def reader(request, client):
    """A reader of one script: asks for pages, and says how a text reads."""
    prefix = "/zh-hant" if request.param is Script.HANT else ""

    def page(path):
        response = client.get(prefix + path)
        assert response.status_code == 200
        return unescape(response.content.decode())

    def reads(text):
        return for_reader(text, written=Script.HANS, reader=request.param)

    return page, reads


def title(row):
    return row["headlines"][0]["value"]


def subject(row, rel):
    return next((s["name"] for s in row.get("subjects", []) if s["rel"] == rel), "")


def label(row):
    category = subject(row, "category")
    return category if "-" in category else subject(row, "about")


def address(row):
    return f"/articles/{Story.objects.get(uri=row['uri']).pk}/"


def test_story_reads_as_it_was_printed(rows, reader):
    page, reads = reader
    shown = page(address(rows[0]))
    headings = re.findall(r"<h2>(.*?)</h2>", rows[0]["bodies"][0]["value"])

    assert f"<h1>{reads(title(rows[0]))}</h1>" in shown
    assert len(headings) == 2
    assert [reads(h) for h in headings] == re.findall(r"<h2>([^<]*)</h2>", shown)
    assert f"【{reads(rows[0]['by'])}】" in shown
    assert re.search(rf"{reads('责任编辑')} <a [^>]+>{reads('吕栋')}</a>", shown)
    assert "昇思" in shown
    assert "升思" not in shown


def test_channels_latest_are_in_order_with_time_and_label(rows, reader):
    page, reads = reader
    shown = page(address(rows[0]))
    beside = shown[shown.index('class="latest"') :]

    expected = [
        (
            reads(title(row)),
            f"{datetime.fromisoformat(row['versioncreated']):%Y-%m-%d %H:%M}",
            reads(label(row)),
        )
        for row in rows[1:21]
    ]
    assert [line[1:] for line in _LINE.findall(beside)] == expected


def test_each_hot_title_is_found_by_search_and_stands_in_no_list(rows, reader):
    page, reads = reader
    hot = rows[21:]
    lists = "".join(page(path) for path in ("/", "/channels/uncategorised/"))

    assert [row["hotrank"] for row in hot] == list(range(1, 17))
    for row in hot:
        found = page(f"/search/?q={quote(title(row))}")
        found = re.sub("</?mark>", "", found)
        assert address(row) in found
        assert reads(title(row)) in found
        assert reads(title(row)) not in lists


def test_item_without_text_says_so_properly(rows, reader):
    page, _reads = reader
    shown = page(address(rows[1]))

    body = re.search(r'<div class="body">\s*(.*?)\s*</div>', shown, re.DOTALL)
    assert re.fullmatch(r'<p class="empty">[^<]+</p>', body[1])
