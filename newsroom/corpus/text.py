"""The text of a made-up story: words drawn by Zipf's law, in both scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from chinese.convert import convert_text
from editions.html import PAGE_BREAK
from newsroom.corpus.words import WORDS

_FREQUENCY = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
_HEADLINE_WORDS = (5, 10)
_SHORTENED = 4
_STANDFIRST_WORDS = (12, 20)
_SENTENCE_WORDS = (5, 16)
_SENTENCES = (1, 4)
_PARAGRAPHS = (3, 6)
_PARAGRAPHS_OF_LONG = (9, 16)
_LONG_EVERY = 12
_SHORT_HEADLINE_EVERY = 5
_PARAGRAPHS_PER_PAGE = 7
_PARAGRAPHS_UNDER_HEADING = 4


@dataclass(frozen=True, slots=True)
class Words:
    """A story's words in one script; a heading among the blocks ends without a full stop."""

    headline: str
    short_headline: str
    standfirst: str
    blocks: tuple[str, ...]

    @property
    def pages(self) -> list[str]:
        """The body pages as HTML."""
        pages: list[str] = []
        for start in range(0, len(self.blocks), _PARAGRAPHS_PER_PAGE):
            blocks = self.blocks[start : start + _PARAGRAPHS_PER_PAGE]
            pages.append("".join(_element(block) for block in blocks))
        return pages

    @property
    def body(self) -> str:
        """The body as its writer left it."""
        return PAGE_BREAK.join(self.pages)

    @property
    def plain_text(self) -> str:
        """The body's text alone, a line for each block."""
        return "\n".join(self.blocks)

    def without_last(self) -> "Words":
        """An earlier version of the same text: its last paragraph was yet to be written."""
        return Words(self.headline, self.short_headline, self.standfirst, self.blocks[:-1])


def compose(rng: Random) -> tuple[Words, Words]:
    """A story's words as written, in Simplified Chinese, and as readers of Traditional get them."""
    lines = [
        _phrase(rng, _HEADLINE_WORDS),
        _phrase(rng, (_SHORTENED, _SHORTENED)) if rng.random() * _SHORT_HEADLINE_EVERY < 1 else "",
        _phrase(rng, _STANDFIRST_WORDS) + "。",
        *_blocks(rng),
    ]
    # one conversion for all: no word reaches across the end of a line
    converted = convert_text("\n".join(lines)).split("\n")
    return _words(lines), _words(converted)


def _words(lines: Sequence[str]) -> Words:
    headline, short_headline, standfirst, *blocks = lines
    return Words(headline, short_headline, standfirst, tuple(blocks))


def _blocks(rng: Random) -> list[str]:
    long = rng.random() * _LONG_EVERY < 1
    count = rng.randint(*(_PARAGRAPHS_OF_LONG if long else _PARAGRAPHS))
    blocks = []
    for number in range(count):
        if number and number % _PARAGRAPHS_UNDER_HEADING == 0:
            blocks.append(_phrase(rng, (_SHORTENED, _SHORTENED)))
        blocks.append(_paragraph(rng))
    return blocks


def _paragraph(rng: Random) -> str:
    sentences = rng.randint(*_SENTENCES)
    return "".join(
        f"{_phrase(rng, _SENTENCE_WORDS)}，{_phrase(rng, _SENTENCE_WORDS)}。"
        for _ in range(sentences)
    )


def _phrase(rng: Random, words: tuple[int, int]) -> str:
    return "".join(rng.choices(WORDS, cum_weights=_FREQUENCY, k=rng.randint(*words)))


def _element(block: str) -> str:
    return f"<p>{block}</p>" if block.endswith("。") else f"<h2>{block}</h2>"
