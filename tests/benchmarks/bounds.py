"""What is measured and what it may come to: the bounds, and how a measurement is told."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

CONSTANT = "/constant/"  # the view that pages are compared with (tests.benchmarks.urls)
GROWTH = 1.5  # what the large corpus may cost, as a multiple of the small one


@dataclass(frozen=True)
class PageBounds:
    """What a page may ask of the database, and how many constant views it may cost."""

    queries: int
    cost: float
    growth: float = GROWTH


_LIST = PageBounds(queries=6, cost=15)
PAGES = {
    "article": PageBounds(queries=8, cost=12),
    "channel": _LIST,
    "section": _LIST,
    "topic": _LIST,
    "author": _LIST,
    "hot": _LIST,
    "corrections": _LIST,
    # no bound is agreed for this one: a search ranks its 500 newest hits, of which a small archive
    # has fewer; at a million stories 138 were measured
    "search": PageBounds(queries=8, cost=120, growth=3),
}
RULES = 5  # of the arranged front that are asked: one query each
FRONTS = {
    # composed of the latest and the sections, before anybody launches anything
    "front": PageBounds(queries=8, cost=15),
    # 12 blocks of 12 cards, with many past launches
    "curated": PageBounds(queries=8 + RULES, cost=40),
}
"""Queries are counted as if no piece of a page had been kept; the cost is what readers pay."""
COLD = {"front": 20, "curated": 80}
"""What the first reader pays after a change, or after ten seconds: constant views."""
MANY = 1_000  # past launches
LAUNCHES = 1.2  # with many past launches, as a multiple of few
EDITING = {
    "editor": ("open", 1_000.0),
    "draft_save": ("save", 1_000.0),
    "launch": ("launch", 1_500),
}
"""Constant views of 0.12 to 0.25 ms: a quarter of a second at most, which a person that waits for
144 cards, each with all that can be done with it, hardly notices.
"""
STORIES_A_SECOND = 1_000
PUBLISHING = 60  # constant views
DEEP_PAGE = 1.5  # as a multiple of the first page
PAST_MOMENT = 1.5  # as a multiple of the present one


@dataclass(frozen=True)
class Measurement:
    """One figure and its bound; None for a value that could not be had, or a bound there isn't."""

    name: str
    value: float | None
    unit: str
    bound: float | None
    at_least: bool = False

    @property
    def ok(self) -> bool:
        """Whether the bound is kept."""
        if self.value is None:
            return False
        if self.bound is None:
            return True
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def line(self) -> str:
        """The measurement as one line of JSON."""
        value = None if self.value is None else round(self.value, 3)
        return json.dumps(
            {
                "name": self.name,
                "value": value,
                "unit": self.unit,
                "bound": self.bound,
                "ok": self.ok,
            }
        )


def report(measurements: Iterable[Measurement], out: TextIO) -> int:
    """Write a line for each, as it comes; the exit status: 1 where one is not ok."""
    kept = True
    for measurement in measurements:
        print(measurement.line(), file=out, flush=True)
        kept = kept and measurement.ok
    return 0 if kept else 1
