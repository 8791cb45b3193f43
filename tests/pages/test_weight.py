"""What a story's page makes a reader load, without its pictures."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories.newsroom import make_story_live
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
PAGE = 30_000  # bytes as they are sent, with style and script


@pytest.fixture
def long_story(site):
    """A story of three screens, with full lists of long headlines around it."""
    for number in range(25):
        make_story_live(
            **site.content(
                headline=f"第{number}条：{_letters(number, 28)}",
                lead_picture=make_picture(caption=f"图{number}"),
            )
        )
    paragraphs = "".join(f"<p>{_letters(number, 120)}。</p>" for number in range(16))
    return make_story_live(**site.content(headline=_letters(99, 40), body=paragraphs)).story_id


def _letters(seed, count):
    """Han that hardly repeats itself, as news doesn't: it would be sent as next to nothing."""
    return "".join(
        chr(0x4E00 + (seed * 7919 + place * 1201 + place**3) % 3500) for place in range(count)
    )


def test_story_is_light_with_style_and_script(client, long_story):
    page = client.get(f"/articles/{long_story}/", headers={"accept-encoding": "gzip"})
    files = re.findall(
        r'(?:href|src)="/static/([^"]+\.(?:css|js))"', gzip.decompress(page.content).decode()
    )
    sent = [gzip.compress(Path(finders.find(file)).read_bytes()) for file in files]

    assert len(files) == 4
    assert len(page.content) + sum(map(len, sent)) <= PAGE


def test_page_asks_for_nothing_that_is_not_ours(client, long_story):
    text = client.get(f"/articles/{long_story}/").content.decode()

    loaded = re.findall(r'(?:src|srcset)="([^"]+)"|rel="stylesheet" href="([^"]+)"', text)
    places = [place for pair in loaded for part in pair for place in re.findall(r"\S*/\S+", part)]

    assert places
    assert [place for place in places if not place.startswith(("/static/", "/media/"))] == []
    assert "@font-face" not in "".join(
        Path(finders.find(f"site/{name}.css")).read_text() for name in ("site", "lists", "article")
    )
