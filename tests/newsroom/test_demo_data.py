"""The demo's words: complete, within the desk's limits, punctuated as Chinese is."""

import io
import re

import pytest
from PIL import Image

from articles.models import Article
from editions.html import PAGE_BREAK, sanitise
from fronts.layouts import LAYOUTS
from fronts.parts import MOST_LINKS
from newsroom.demo.body import body_html, pictures_in
from newsroom.demo.data import Fate, demo_stories, demo_town
from newsroom.demo.drawing.scenes import SCENES, draw
from newsroom.demo.fronts import demo_fronts
from newsroom.demo.readers import spread
from newsroom.roles import ROLES

STORIES = demo_stories()
HAN = "[㐀-鿿]"
SEEN = {Fate.LIVE, Fate.REOPENED, Fate.UPDATED, Fate.CORRECTED, Fate.RESTORED}


def words(story):
    return "\n".join(
        [story.headline, story.short_headline, story.standfirst, story.body, story.note,
         story.reason, story.notice, story.restore_reason, *story.mend]
    )  # fmt: skip


def test_keys_are_unique():
    keys = [story.key for story in STORIES]

    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_story_refers_to_what_the_town_has(story):
    town = demo_town()
    channels = {channel.slug for section in town.sections for channel in section.channels}
    authors = {author.slug for author in town.authors}

    named = {story.editor, *story.writers, *story.photographers, *story.translators}
    shown = {name for name in (story.picture, *pictures_in(story.body)) if name}

    assert story.channel in channels
    assert set(story.topics) <= {topic.name for topic in town.topics}
    assert named <= authors
    assert shown <= set(town.pictures)
    assert story.by in {"jizhe", "jizhe2"}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_story_says_what_its_fate_needs(story):
    old, new = story.mend
    mends = {Fate.REOPENED, Fate.UPDATED, Fate.CORRECTED}
    later = {*mends, Fate.WITHDRAWN, Fate.RESTORED}

    assert bool(old and new and story.body.count(old) == 1) == (story.fate in mends)
    assert (0 < story.then_hours_ago < story.hours_ago - 5) == (story.fate in later)
    assert bool(story.note) == (story.fate is Fate.CORRECTED)
    assert bool(story.reason) == (story.fate in {Fate.RETURNED, Fate.WITHDRAWN, Fate.RESTORED})
    assert (story.hours_ahead > 1) == (story.fate in {Fate.WAITING, Fate.EMBARGOED})


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_story_keeps_to_the_desks_limits(story):
    for name in ("headline", "short_headline", "standfirst", "source", "source_url", "byline"):
        assert len(getattr(story, name)) <= Article._meta.get_field(name).max_length


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_story_is_punctuated_as_chinese_is(story):
    text = words(story)

    assert re.findall(rf"{HAN}[,.;:!?()]|[,;:!?()]{HAN}", text) == []
    assert re.findall(r"[\"']|\.\.\.|  |[，。；：！？、]{2}", text) == []
    assert re.findall(rf"{HAN} +{HAN}", text.replace(story.byline, "")) == []
    for opening, closing in ("“”", "《》", "（）"):
        assert text.count(opening) == text.count(closing)


def test_some_story_has_pages_subheadings_and_a_picture_in_its_body():
    assert [story.key for story in STORIES if "\n---\n" in story.body] == ["shenhai-fubiao"]
    assert [story.key for story in STORIES if pictures_in(story.body)] == ["dingdan"]
    assert len([story for story in STORIES if "\n## " in story.body]) == 10


def test_reprint_names_its_source_and_its_original():
    (reprint,) = [story for story in STORIES if story.source]

    assert (reprint.original_author, reprint.original_title, reprint.source_url) == (
        "佟小雨",
        "巷口的灯：老佟包子铺的一天",
        "https://wanbao.example/2026/baozi",
    )


def test_accounts_have_roles_that_exist():
    known = {role.name for role in ROLES}

    assert [account for account in demo_town().accounts if account.role not in known] == []


def test_body_is_what_the_editor_writes():
    text = "第一段 <b>。\n\n## 小标题\n\n---\n\n[ship]\n\n第二段。"

    body = body_html(text, {"ship": "/media/pictures/ab/c.jpg"})

    assert body.split("\n") == [
        "<p>第一段 &lt;b&gt;。</p>",
        "<h2>小标题</h2>",
        PAGE_BREAK,
        '<figure class="image"><img alt="" src="/media/pictures/ab/c.jpg"></figure>',
        "<p>第二段。</p>",
    ]
    assert sanitise(body) == body


def test_every_picture_is_drawn_and_described():
    assert set(demo_town().pictures) == set(SCENES)


def test_most_stories_have_a_picture_of_their_own_and_some_have_none():
    led = [story.picture for story in STORIES if story.picture]

    assert (len(SCENES) >= 36, len(led) >= 34) == (True, True)
    assert sorted(set(led)) == sorted(led)
    assert {story.key for story in STORIES if not story.picture} == {
        "zhiban-gongren",  # its photographer has still to bring it
        "lao-zhaopian",  # in the making
        "zaocan-che",  # a notice
        "linli-chufang",  # in its last review
        "shuini-xin",  # in its first
        "san-shan-men",  # the rights in its picture were in doubt
        "haiwu",  # in the fog there is nothing to see
    }


def test_pictures_are_described_at_length_and_credited():
    pictures = demo_town().pictures.values()

    assert [picture.name for picture in pictures if not 15 <= len(picture.alt) <= 60] == []
    assert [picture.name for picture in pictures if not picture.caption.endswith("。")] == []
    assert {picture.credit.partition("：")[0] for picture in pictures} == {"插图", "制图"}
    assert len({picture.credit for picture in pictures}) == 3


@pytest.mark.parametrize("name", SCENES)
def test_drawing_is_a_picture_of_many_tones(name):
    image = Image.open(io.BytesIO(draw(name)))

    assert (image.format, image.size) == ("JPEG", (1600, 900))
    small = image.resize((60, 40)).quantize(64)
    assert len(small.getcolors()) > 40


def test_drawing_is_the_same_every_time():
    assert draw("snow-city") == draw("snow-city")


@pytest.mark.parametrize(("views", "parts"), [(0, 3), (1, 1), (960, 8), (1280, 44), (3, 200)])
def test_views_are_spread_without_losing_one(views, parts):
    spread_out = spread(views, parts)

    assert (len(spread_out), sum(spread_out), min(spread_out) >= 0) == (parts, views, True)


def test_demo_is_a_paper_with_every_state():
    fates = {story.fate for story in STORIES}

    assert len(STORIES) >= 40
    assert fates == set(Fate)
    assert len(demo_town().authors) >= 12


def test_fronts_are_the_homes_a_sections_and_one_of_a_special_topic():
    sections = {section.slug for section in demo_town().sections}
    named = [(front.slug, front.name) for front in demo_fronts()]

    assert named == [("home", ""), ("shehui", ""), ("yeli-lanzhou", "夜里的澜州")]
    assert "shehui" in sections


@pytest.mark.parametrize("front", demo_fronts(), ids=lambda front: front.slug)
def test_front_places_what_readers_see_and_keeps_to_its_layouts(front):
    public = {story.key: story for story in STORIES if story.fate in SEEN}

    for block in front.blocks:
        layout = LAYOUTS[block.layout]
        placed = [card["story"] for card in block.card]
        linked = [key for card in block.card for key in card.get("links", ())]
        assert len(placed) <= (block.limit or layout.usual) <= layout.most
        assert {*placed, *linked} <= set(public)
        assert max([len(card.get("links", ())) for card in block.card], default=0) <= MOST_LINKS
        if layout.pictures:
            assert [key for key in placed if not public[key].picture] == []
        for card in block.card:
            shown = card.get("headline") or public[card["story"]].headline
            assert len(shown) <= layout.longest_headline


@pytest.mark.parametrize("front", demo_fronts(), ids=lambda front: front.slug)
def test_front_places_no_story_twice(front):
    placed = [card["story"] for block in front.blocks for card in block.card]

    assert sorted(set(placed)) == sorted(placed)
