"""Converts text and HTML between the scripts with OpenCC, names excepted."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

import opencc

from chinese.quotes import simplified_quotes, traditional_quotes
from chinese.script import Script
from chinese.terms import name_terms, protected

__all__ = ["convert_html", "convert_text", "for_reader", "html_for_reader", "name_terms"]

_NO_TERMS: Mapping[str, str] = MappingProxyType({})
_SHORT = 200  # characters; headlines and names are asked for again and again
# OpenCC takes UTF-8 up to a NUL: it has no place for these
_UNREADABLE = re.compile("([\x00\ud800-\udfff])")
_PRIVATE_USE = range(0xE000, 0xF900)


@lru_cache(maxsize=8)
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def convert_text(text: str, config: str = "s2tw", *, protect: Mapping[str, str] = _NO_TERMS) -> str:
    """Convert plain text by an OpenCC config; `protect` maps terms to what they become.

    Protected terms are swapped for private-use characters that the text doesn't hold, so that
    the words beside them keep their context.
    """
    if _UNREADABLE.search(text):
        return "".join(
            piece if _UNREADABLE.match(piece) else convert_text(piece, config, protect=protect)
            for piece in _UNREADABLE.split(text)
        )
    converter = _converter(config)
    terms = protected(text, config, protect)
    if not terms:
        return str(converter.convert(text))
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in text)
    swapped, back = text, {}
    for term in sorted(terms, key=len, reverse=True):
        mark = next(free)
        target = terms[term] or converter.convert(term[:-1]) + term[-1]
        swapped, back[mark] = swapped.replace(term, mark), target
    converted = converter.convert(swapped)
    return "".join(back.get(character, character) for character in converted)


# Possessive, and each alternative ends with the text: no way back is tried, and no beginning of a
# tag that never ends is read to the end of the text more than once.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!/a-zA-Z?](?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)",
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r"""\s(translate|lang)\s*+=\s*+["']?([^"'\s>]*+)""", re.IGNORECASE)
_VERBATIM = {"script", "style", "code", "pre", "textarea", "kbd", "samp", "var"}
_INLINE = set(
    "a abbr b bdi bdo cite del dfn em i ins mark q ruby s small span strong sub sup u time".split()
)
_VOID = set("area base br col embed hr img input link meta param source track wbr".split())


def convert_html(
    html: str,
    config: str = "s2tw",
    *,
    protect: Mapping[str, str] = _NO_TERMS,
    finish: Callable[[str], str] = str,
) -> str:
    """Convert the text of well-formed HTML; tags, attributes, comments and entities stay.

    `finish` is applied to what was converted, and keeps its length. The text of a block is joined,
    converted at once and cut back by offset, so that a word that an inline tag divides is still one
    word. Left alone: code, what readers type, elements with `translate="no"`, and those whose
    `lang` is not Chinese.
    """

    def convert(text: str) -> str:
        return finish(convert_text(text, config, protect=protect))

    parts: list[str] = []
    run: list[int] = []
    for text, is_text, ends_run in _tokens(html):
        if ends_run:
            _convert_run(parts, run, convert)
        if is_text:
            run.append(len(parts))
        parts.append(text)
    _convert_run(parts, run, convert)
    return "".join(parts)


def _tokens(html: str) -> Iterator[tuple[str, bool, bool]]:
    """Each piece of the HTML: itself, whether it is text to convert, whether it ends a block."""
    kept: list[str] = []
    position = 0
    for match in _TOKEN.finditer(html):
        if match.start() > position:
            yield html[position : match.start()], not kept, False
        position = match.end()
        tag = _TAG.match(match[0])
        if tag is None:
            yield match[0], False, False
            continue
        name = tag[2].lower()
        yield match[0], False, name not in _INLINE
        _track(kept, name, match[0], closing=bool(tag[1]))
    if position < len(html):
        yield html[position:], not kept, False


def _track(kept: list[str], name: str, tag: str, *, closing: bool) -> None:
    if name in _VOID:
        return
    if kept:
        if closing and name == kept[-1]:
            kept.pop()
        elif not closing and name == kept[0]:
            kept.append(name)
    elif not closing and (name in _VERBATIM or _is_kept(tag)):
        kept.append(name)


def _is_kept(tag: str) -> bool:
    for attribute, value in _ATTRIBUTE.findall(tag):
        if attribute.lower() == "translate" and value.lower() == "no":
            return True
        if attribute.lower() == "lang" and not value.lower().startswith("zh"):
            return True
    return False


def _convert_run(parts: list[str], run: list[int], convert: Callable[[str], str]) -> None:
    if not run:
        return
    pieces = [parts[index] for index in run]
    converted = convert("".join(pieces))
    if len(converted) == sum(map(len, pieces)):
        start = 0
        for index, piece in zip(run, pieces, strict=True):
            parts[index] = converted[start : start + len(piece)]
            start += len(piece)
    else:
        # a config that changes lengths: each piece by itself, rather than cut in the wrong place
        for index, piece in zip(run, pieces, strict=True):
            parts[index] = convert(piece)
    run.clear()


# How each reader's script is converted to, and which quotation marks it prints.
_FOR_READER: Mapping[Script, tuple[str, Callable[[str], str]]] = {
    Script.HANT: ("s2tw", traditional_quotes),
    Script.HANS: ("t2s", simplified_quotes),
}


def for_reader(
    text: str, *, written: Script, reader: Script, protect: Mapping[str, str] = _NO_TERMS
) -> str:
    """Text in the reader's script, with its quotation marks."""
    if written == reader or not text:
        return text
    if len(text) <= _SHORT and not protect:
        return _short(text, reader)
    config, quotes = _FOR_READER[reader]
    return quotes(convert_text(text, config, protect=protect))


def html_for_reader(
    html: str, *, written: Script, reader: Script, protect: Mapping[str, str] = _NO_TERMS
) -> str:
    """HTML in the reader's script, with its quotation marks."""
    if written == reader or not html:
        return html
    config, quotes = _FOR_READER[reader]
    return convert_html(html, config, protect=protect, finish=quotes)


@lru_cache(maxsize=20_000)
def _short(text: str, reader: Script) -> str:
    config, quotes = _FOR_READER[reader]
    return quotes(convert_text(text, config))
