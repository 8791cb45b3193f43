"""Whatever stands in a field: no public page is too wide, no name turns its neighbours round."""

import pytest
from django.utils import timezone

from editions.publish import publish_edition
from tests.factories.newsroom import (
    credit,
    make_author,
    make_channel,
    make_content,
    make_story_live,
    make_topic,
)
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db(transaction=True)]

WIDTHS = [320, 390, 768, 1280, 1920]
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
FOUR_SCRIPTS = "海堤 Seawall سد البحر Дамба"
RARE = "𠮷野家𪚥𠀀〇々"
JOINED = "👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍🚀"
TURNED = "\u202e反过来的字\u2066未关闭"
EVERYTHING = f"{RARE}{JOINED}{FOUR_SCRIPTS}{TURNED}{LONG_WORD}"
BODY = (
    f"<p>{LONG_WORD * 3}</p><h2>{EVERYTHING}</h2><p>{EVERYTHING * 3}</p>"
    f"<ul><li>{LONG_WORD}</li></ul>"
    f"<blockquote><p>{EVERYTHING}</p></blockquote><pre>{LONG_WORD * 3}</pre>"
    f"<table><tbody><tr>{f'<td>{LONG_WORD}</td>' * 8}</tr></tbody></table>"
)
BREAK = '<div style="page-break-after:always"><span style="display:none">&nbsp;</span></div>'
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return Math.max(0, scrollWidth - clientWidth);
}"""
# names in one line, in the order in which they are written
TURNED_ROUND = """() => [...document.querySelectorAll('.editors, figcaption')].filter((line) => {
  const left = [...line.children].map((part) => part.getBoundingClientRect().left);
  return left.some((place, number) => number && place < left[number - 1]);
}).length"""


def filled(length, seed=""):
    """All of the bad words, in as many characters as the field takes."""
    return (seed + EVERYTHING * 4)[:length]


@pytest.fixture
def site():
    section = make_channel(filled(60, "栏"), slug="section", description=filled(300))
    for number in range(11):
        other = make_channel(filled(60, f"{number}节"), slug=f"section-{number}")
        make_story_live(channel=other, headline=filled(60, f"{number}题"))
    channels = [
        make_channel(filled(60, f"{number}道"), slug=f"channel-{number}", parent=section)
        for number in range(6)
    ]
    topic = make_topic(filled(80, "话题"))
    photo = make_picture(caption=filled(80))
    author = make_author(
        filled(40), slug="author", title=filled(40), biography=filled(300), photo=photo
    )
    mine = {
        "channel": channels[0],
        "topics": (topic,),
        "credits": tuple(
            credit(author, role=role, name=filled(50, role))
            for role in ("writer", "photographer", "translator", "editor")
        ),
        "standfirst": filled(200),
        "source": filled(80),
        "source_url": f"https://newsroom.example/{LONG_WORD}",
        "original_title": filled(90),
        "original_author": filled(60),
        "byline": f"【文/{filled(80)}】",
    }
    for number in range(24):
        picture = make_picture(caption=f"图{number}") if number % 2 else None
        make_story_live(**mine, headline=filled(90, f"{number}号"), lead_picture=picture)
    leading = mine | {"lead_picture": photo, "lead_caption": filled(120), "lead_credit": filled(60)}
    made = make_story_live(**leading, headline=filled(120), body=BREAK.join([BODY] * 30))
    publish_edition(
        story=made.story,
        content=make_content(**leading, headline=filled(120), body=BREAK.join([BODY] * 30)),
        at=timezone.now(),
        kind="correction",
        public_note=filled(250),
    )
    return {"story": made.story_id, "topic": topic.get_absolute_url()}


def test_nothing_is_wider_than_the_window(open_window, site, live_server):
    story = f"/articles/{site['story']}/"
    paths = [
        *("/", "/channels/section/", "/channels/channel-0/", site["topic"], "/authors/author/"),
        *(story, f"{story}15/", f"{story}full/", "/hot/", "/corrections/", "/search/"),
        *("/search/?q=Seawall", f"/search/?q={LONG_WORD * 2}", "/nowhere/"),
    ]
    window = open_window(expected=("404 (Not",))

    wide = {}
    for path in [*paths, *(f"/zh-hant{path}" for path in paths)]:
        window.goto(f"{live_server.url}{path}")
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 900})
            if found := window.evaluate(WIDER):
                wide[path, width] = found

    assert wide == {}


def test_names_turn_nothing_round_that_stands_beside_them(open_window, live_server):
    author = make_author()
    edition = make_story_live(
        credits=tuple(credit(author, role="editor", name=f"{TURNED}{n}") for n in "甲乙丙"),
        lead_picture=make_picture(),
        lead_caption=TURNED,
        lead_credit="摄影者",
    )
    window = open_window()

    window.goto(f"{live_server.url}/articles/{edition.story_id}/")

    assert window.locator(".editors a").count() == 3
    assert window.locator("figcaption .credit").count() == 1
    assert window.evaluate(TURNED_ROUND) == 0
