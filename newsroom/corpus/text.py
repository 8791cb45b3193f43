"""The text of a made-up story: words drawn by Zipf's law, in both scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from random import Random

from chinese.convert import convert_text
from editions.html import PAGE_BREAK
from newsroom.corpus.words import WORDS

# Each word as often as Zipf's law says, so that an evenly drawn place is a word drawn by it.
_PLACES = 1 << 16
_total = sum(1 / rank for rank in range(1, len(WORDS) + 1))
_counts = [int(_PLACES / rank / _total) for rank in range(1, len(WORDS) + 1)]
_counts[0] += _PLACES - sum(_counts)
_BY_FREQUENCY = [word for word, n in zip(WORDS, _counts, strict=True) for _ in range(n)]
_CLAUSES = 1 << 14  # a power of two
_HEADLINE_WORDS = (5, 10)
_SHORTENED = (4, 5)
_STANDFIRST_WORDS = (12, 20)
_CLAUSE_WORDS = (5, 16)
_SENTENCES = (1, 3)
_PARAGRAPHS = (3, 6)
_PARAGRAPHS_OF_LONG = (10, 20)
_LONG_EVERY = 12
_SHORT_HEADLINE_EVERY = 5
_PARAGRAPHS_PER_PAGE = 7
_UNDER_HEADING = 4
# more than the longest story takes beside its clauses, and of those
_MOST_WORDS = 80
_MOST_CLAUSES = 160


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


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses that the bodies of one seed's stories are put together from, in both scripts.

    To convert each story's text by itself would take most of the time that a story takes.
    """

    hans: list[str]
    hant: list[str]


@lru_cache(maxsize=2)
def clauses(seed: int) -> Clauses:
    """The clauses of a seed."""
    rng = Random(f"{seed}:clauses")  # noqa: S311 # seeded on purpose; nothing secret
    draw = _Draw(rng, words=_CLAUSES * _CLAUSE_WORDS[1], lengths=_CLAUSES)
    hans = [draw.phrase(_CLAUSE_WORDS) for _ in range(_CLAUSES)]
    return Clauses(hans, _converted(hans))


def compose(rng: Random, pool: Clauses) -> tuple[Words, Words]:
    """A story's words as written, in Simplified Chinese, and as readers of Traditional get them.

    Headlines, standfirst and headings are its own, its sentences are put together from the pool.
    """
    draw = _Draw(rng, words=_MOST_WORDS, lengths=256)
    own = [
        draw.phrase(_HEADLINE_WORDS),
        draw.phrase(_SHORTENED) if draw.between(1, _SHORT_HEADLINE_EVERY) == 1 else "",
        draw.phrase(_STANDFIRST_WORDS) + "。",
    ]
    blocks = _paragraphs(draw, rng)
    own += [draw.phrase(_SHORTENED) for _ in range((len(blocks) - 1) // _UNDER_HEADING)]
    return _words(own, blocks, pool.hans), _words(_converted(own), blocks, pool.hant)


def _paragraphs(draw: "_Draw", rng: Random) -> list[list[int]]:
    """The clauses of each paragraph, two to a sentence, by their places in the pool."""
    long = draw.between(1, _LONG_EVERY) == 1
    drawn = (place % _CLAUSES for place in _numbers(rng, _MOST_CLAUSES))
    return [
        list(islice(drawn, 2 * draw.between(*_SENTENCES)))
        for _ in range(draw.between(*(_PARAGRAPHS_OF_LONG if long else _PARAGRAPHS)))
    ]


def _words(own: Sequence[str], paragraphs: Sequence[list[int]], pool: Sequence[str]) -> Words:
    headline, short_headline, standfirst, *headings = own
    blocks: list[str] = []
    for number, places in enumerate(paragraphs):
        if number and number % _UNDER_HEADING == 0:
            blocks.append(headings[number // _UNDER_HEADING - 1])
        pairs = zip(places[::2], places[1::2], strict=True)
        blocks.append("".join(f"{pool[one]}，{pool[other]}。" for one, other in pairs))
    return Words(headline, short_headline, standfirst, tuple(blocks))


def _converted(lines: Sequence[str]) -> list[str]:
    # one conversion for all: no word reaches across the end of a line, or a full-width mark
    return convert_text("\n".join(lines)).split("\n")


class _Draw:
    """Draws words and lengths from bytes: many times faster than by one call for each."""

    def __init__(self, rng: Random, *, words: int, lengths: int) -> None:
        self._lengths = iter(rng.randbytes(lengths))
        self._words = map(_BY_FREQUENCY.__getitem__, _numbers(rng, words))

    def between(self, least: int, most: int) -> int:
        return least + next(self._lengths) % (most - least + 1)

    def phrase(self, words: tuple[int, int]) -> str:
        return "".join(islice(self._words, self.between(*words)))


def _numbers(rng: Random, count: int) -> memoryview:
    return memoryview(rng.randbytes(2 * count)).cast("H")


def _element(block: str) -> str:
    return f"<p>{block}</p>" if block.endswith("。") else f"<h2>{block}</h2>"
