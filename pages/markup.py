"""The HTML of lists: by the dozen on every page, so made without a template."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from html import escape

from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from editions.cards import Card, CardPicture
from editions.headlines import Headline
from pages.marking import Marker
from pages.times import day_of, time_element
from pictures.templatetags.picture import picture


def numbered(lines: Iterable[Headline]) -> SafeString:
    """The items of a ranking: headlines, nothing else."""
    root = get_script_prefix()
    return SafeString("\n".join(f"<li>{_link(line, root)}</li>" for line in lines))


def dated(lines: Iterable[Headline], *, at: datetime) -> SafeString:
    """The items of a list: headlines with time and label, as the day of `at` shows them."""
    return SafeString("\n".join(item for _, item in dated_items(lines, at=at)))


def dated_items(lines: Iterable[Headline], *, at: datetime) -> list[tuple[int, str]]:
    """The same one by one, each with its story."""
    root, today = get_script_prefix(), day_of(at)
    return [(line.story_id, f"<li>{_link(line, root)}{meta(line, today)}</li>") for line in lines]


def carded(cards: Iterable[Card], *, at: datetime, asked: str = "") -> SafeString:
    """The items of a list with small pictures; the words that were asked for are marked."""
    root, today = get_script_prefix(), day_of(at)
    mark = Marker(asked).marked if asked else escape
    return SafeString("\n".join(_card(card, root, meta(card, today), mark) for card in cards))


def leading(
    card: Card, standfirst: str, *, at: datetime, place: str, heading: str = ""
) -> SafeString:
    """A story at the head of the front page, its picture loaded at once."""
    root, today = get_script_prefix(), day_of(at)
    shown = ""
    if card.picture:
        image = picture_element(card.picture, place, eager=True)
        address = f"{root}articles/{card.story_id}/"
        shown = f'<a href="{address}" tabindex="-1" aria-hidden="true">{image}</a>\n'
    name = f' id="{heading}"' if heading else ""
    words = f'<p class="front-standfirst">{escape(standfirst)}</p>\n' if standfirst else ""
    return SafeString(f"{shown}<h2{name}>{_link(card, root)}</h2>\n{words}{meta(card, today)}")


def pictured(card: Card, *, at: datetime) -> str:
    """A story that leads its block with its picture."""
    root, today = get_script_prefix(), day_of(at)
    image = picture_element(card.picture, "block") if card.picture else ""
    address = f"{root}articles/{card.story_id}/"
    return (
        f'<div class="block-pictured"><a href="{address}" tabindex="-1" aria-hidden="true">'
        f"{image}</a><h3>{_link(card, root)}</h3>{meta(card, today)}</div>\n"
    )


def meta(line: Headline, today: date) -> str:
    """Time and label of a story; an undated story has neither."""
    return "" if line.listed_at is None else _meta(line.listed_at, line.label, today)


# the newest stories stand in most lists of most pages
@lru_cache(maxsize=20_000)
def _meta(listed_at: datetime, label: str, today: date) -> str:
    shown = f' <span class="label">{escape(label)}</span>' if label else ""
    return f'<p class="meta">{time_element(listed_at, today)}{shown}</p>'


@lru_cache(maxsize=5_000)
def picture_element(shown: CardPicture, place: str, *, eager: bool = False) -> SafeString:
    """A story's picture beside its headline, which says all that it could say."""
    return picture(shown.as_picture(), place, alt="", eager=eager)


def logo(shown: CardPicture, name: str) -> SafeString:
    """The paper's logo, which says its name."""
    return picture(shown.as_picture(), "logo", alt=name, eager=True)


def _link(line: Headline, root: str, shown: Callable[[str], str] = escape) -> str:
    return f'<a href="{root}articles/{line.story_id}/">{shown(line.title)}</a>'


def _card(card: Card, root: str, meta: str, title: Callable[[str], str]) -> str:
    shown = ""
    if card.picture:
        image = picture_element(card.picture, "card")
        address = f"{root}articles/{card.story_id}/"
        shown = (
            f'<a class="card-picture" href="{address}" tabindex="-1" aria-hidden="true">{image}</a>'
        )
    words = f'<div class="card-words"><h3>{_link(card, root, title)}</h3>{meta}</div>'
    return f'<li class="card">{shown}{words}</li>'
