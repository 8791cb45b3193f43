"""Layouts' templates, rendered once for each form that a block takes, then filled with words.

A block's HTML hangs on its words in one way: they stand in it. So the template is rendered with
marks in their places, and the text is cut at the marks. Whatever else may change it is the block's
form: which words are empty, how many stories and links there are, their sizes. A template that
does more with words than print them or ask whether there are any is found out at that: Django
renders it each time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from django.template import Context, loader
from django.template.base import Template
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

# characters for private use, which no template holds
_BEGIN, _END = "\ue0f0", "\ue0f1"
_MARK = re.compile(f"{_BEGIN}([0-9]+){_END}")
_MOST = 1_000  # moulds: each some kilobytes


class _Form(NamedTuple):
    """All that a block's HTML hangs on, besides its words."""

    template: Template
    language: str | None
    root: str
    number: int
    titled: bool
    stories: tuple[tuple[Any, ...], ...]


class _Mould(NamedTuple):
    """Text, a gap, text, a gap, text; and which of the words goes into each gap."""

    texts: list[str]
    words: list[int]


_moulds: dict[_Form, _Mould | None] = {}


class Story(NamedTuple):
    """A story or a link as a layout shows it, in the reader's script; its words come first, each
    a text or HTML.
    """

    address: str
    title: str
    kicker: str
    standfirst: str
    byline: str
    meta: str
    picture: str
    size: str
    links: Sequence[tuple[str, str]]


WORDS = Story._fields[: Story._fields.index("size")]
_COUNT = len(WORDS)


def filled(name: str, *, title: str, number: int, stories: Sequence[Story]) -> SafeString:
    """A layout's template with a block's title, number and stories, as Django renders it."""
    template: Template = loader.get_template(name).template  # type: ignore[attr-defined]
    form = _Form(
        template,
        get_language(),
        get_script_prefix(),
        number,
        bool(title),
        tuple(map(_form_of, stories)),
    )
    words = _words(title, stories)
    if form not in _moulds:
        if len(_moulds) >= _MOST:
            _moulds.clear()
        _moulds[form] = _tried(_cast(form), words, rendered(template, title, number, stories))
    mould = _moulds[form]
    if mould is None:
        return rendered(template, title, number, stories)
    return _poured(mould, words)


def _form_of(story: Story) -> tuple[Any, ...]:
    links = [bool(part) for link in story.links for part in link] if story.links else ()
    return (story.size, *map(bool, story[:_COUNT]), *links)


def _words(title: str, stories: Sequence[Story]) -> list[str]:
    words: list[Any] = [title]
    for story in stories:
        words += story[:_COUNT]
        for link in story.links:
            words += link
    return words


def _poured(mould: _Mould, words: Sequence[str]) -> SafeString:
    parts = mould.texts.copy()
    for gap, number in enumerate(mould.words):
        word = words[number]
        parts[2 * gap + 1] = word if isinstance(word, SafeString) else escape(word)
    return SafeString("".join(parts))


def rendered(template: Template, title: str, number: int, stories: Sequence[Story]) -> SafeString:
    """The same by Django."""
    context = {"title": title, "number": number, "stories": stories}
    return SafeString(template.render(Context(context)))


def _tried(mould: _Mould | None, words: Sequence[str], wanted: str) -> _Mould | None:
    return mould if mould and _poured(mould, words) == wanted else None


def _cast(form: _Form) -> _Mould | None:
    """The mould of a form; None where the template looks into a word."""
    looked_into: list[str] = []
    marks = (_Mark(number, looked_into) for number in range(_MOST * _MOST))

    def mark(is_there: bool) -> Any:  # what a form says of each word
        found = next(marks)
        return found if is_there else ""

    title = mark(form.titled)
    stories = [Story(**dict(_marked(told, mark))) for told in form.stories]
    text = rendered(form.template, title, form.number, stories)
    if looked_into:
        return None
    parts = _MARK.split(text)
    return _Mould(parts, [int(part) for part in parts[1::2]])


def _marked(told: tuple[Any, ...], mark: Callable[[bool], Any]) -> Iterator[tuple[str, Any]]:
    size, *flags = told
    yield "size", size
    yield from zip(WORDS, map(mark, flags[:_COUNT]), strict=True)
    links = [mark(flag) for flag in flags[_COUNT:]]
    yield "links", list(zip(links[::2], links[1::2], strict=True))


class _Mark(str):
    """Stands for a word that is not empty, and notes whatever is done but printing it."""

    __slots__ = ("looked_into",)
    looked_into: list[str]

    def __new__(cls, number: int, looked_into: list[str]) -> "_Mark":
        """The mark of a word; notes go into the list."""
        made = super().__new__(cls, f"{_BEGIN}{number}{_END}")
        made.looked_into = looked_into
        return made

    def __bool__(self) -> bool:
        return True

    def __html__(self) -> SafeString:
        """What a template prints."""
        return SafeString(str.__str__(self))


def _noting(name: str) -> Callable[..., Any]:
    plain = getattr(str, name)

    def noted(self: _Mark, *args: Any, **kwargs: Any) -> Any:
        self.looked_into.append(name)
        return plain(self, *args, **kwargs)

    return noted


# what any object has, and making one; all else looks into the text
_OBJECTS = """
    __class__ __delattr__ __dir__ __doc__ __getattribute__ __getnewargs__ __getstate__ __init__
    __init_subclass__ __new__ __reduce__ __reduce_ex__ __setattr__ __sizeof__ __subclasshook__
""".split()
for _name in set(dir(str)).difference(_OBJECTS):
    setattr(_Mark, _name, _noting(_name))
