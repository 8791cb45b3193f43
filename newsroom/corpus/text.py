"""The text of a made-up story: words drawn by Zipf's law, in both scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from chinese.convert import convert_text
from editions.html import PAGE_BREAK
from newsroom.corpus.words import WORDS

# Each word as often as Zipf's law says, so that an evenly drawn place is a word drawn by it.
_PLACES = 1 << 16
_total = sum(1 / rank for rank in range(1, len(WORDS) + 1))
_BY_FREQUENCY = [
    word
    for rank, word in enumerate(WORDS, start=1)
    for _ in range(round(_PLACES / rank / _total) + 1)
][:_PLACES]
_HEADLINE_WORDS = (5, 10)
_SHORTENED = (4, 5)
_STANDFIRST_WORDS = (12, 20)
_SENTENCE_WORDS = (5, 16)
_SENTENCES = (1, 3)
_PARAGRAPHS = (3, 6)
_PARAGRAPHS_OF_LONG = (10, 20)
_LONG_EVERY = 12
_SHORT_HEADLINE_EVERY = 5
_PARAGRAPHS_PER_PAGE = 7
_PARAGRAPHS_UNDER_HEADING = 4
# more than the longest story takes
_MOST_WORDS = 2_200


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
    text = _Text(rng)
    lines = [
        text.phrase(_HEADLINE_WORDS),
        text.phrase(_SHORTENED) if rng.random() * _SHORT_HEADLINE_EVERY < 1 else "",
        text.phrase(_STANDFIRST_WORDS) + "。",
        *text.blocks(),
    ]
    # one conversion for all: no word reaches across the end of a line
    converted = convert_text("\n".join(lines)).split("\n")
    return _words(lines), _words(converted)


def _words(lines: Sequence[str]) -> Words:
    headline, short_headline, standfirst, *blocks = lines
    return Words(headline, short_headline, standfirst, tuple(blocks))


class _Text:
    """Draws words and lengths; many thousand times faster by bytes than by one call for each."""

    def __init__(self, rng: Random) -> None:
        self._lengths = iter(rng.randbytes(256))
        numbers = memoryview(rng.randbytes(2 * _MOST_WORDS)).cast("H")
        self._words = map(_BY_FREQUENCY.__getitem__, numbers)

    def between(self, least: int, most: int) -> int:
        return least + next(self._lengths) % (most - least + 1)

    def phrase(self, words: tuple[int, int]) -> str:
        return "".join(islice(self._words, self.between(*words)))

    def blocks(self) -> list[str]:
        long = self.between(1, _LONG_EVERY) == 1
        blocks = []
        for number in range(self.between(*(_PARAGRAPHS_OF_LONG if long else _PARAGRAPHS))):
            if number and number % _PARAGRAPHS_UNDER_HEADING == 0:
                blocks.append(self.phrase(_SHORTENED))
            blocks.append(self._paragraph())
        return blocks

    def _paragraph(self) -> str:
        return "".join(
            f"{self.phrase(_SENTENCE_WORDS)}，{self.phrase(_SENTENCE_WORDS)}。"
            for _ in range(self.between(*_SENTENCES))
        )


def _element(block: str) -> str:
    return f"<p>{block}</p>" if block.endswith("。") else f"<h2>{block}</h2>"
