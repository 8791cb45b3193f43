"""Compares a small corpus with a large one and both with the constant view; `make bench`.

Environment: SCALE, the stories of the large corpus; SMALL, those of the small one; ROUNDS, of
which the median counts. JSON lines on standard output, words on standard error.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import bounds
from tests.benchmarks.bounds import PAGES, Measurement, report
from tests.benchmarks.site import Refused, Site
from tests.benchmarks.urls import CONSTANT

REQUESTS = 20  # of a page in one round
CONSTANTS = 200  # of the constant view, which costs a tenth
ACTS = 20


def main() -> int:
    """Fill two sites, measure; the exit status."""
    small, scale = int(os.environ.get("SMALL", "1000")), int(os.environ.get("SCALE", "10000"))
    rounds = int(os.environ.get("ROUNDS", "5"))
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        sites = Site(Path(folder) / "small"), Site(Path(folder) / "large")
        try:
            return report(_measure(*sites, small, scale, rounds), sys.stdout)
        finally:
            for site in sites:
                site.end()


def _measure(small: Site, large: Site, few: int, many: int, rounds: int) -> Iterator[Measurement]:
    yield from _filling(small, large, few, many)
    paths = small.ask("addresses"), large.ask("addresses")
    for name, page in PAGES.items():
        say(f"measuring {name}")
        own = paths[0].get(name, []), paths[1].get(name, [])
        yield from _page(small, large, name, page, own, rounds)
    say("measuring lists far down, moments past, publishing")
    yield _compared(
        "channel.deep",
        lambda: large.ask("spend", paths=paths[1]["deep"], times=REQUESTS),
        lambda: large.ask("spend", paths=paths[1]["first"], times=REQUESTS),
        bound=bounds.DEEP_PAGE,
        rounds=rounds,
    )
    for what in ("edition", "list"):
        yield _compared(
            f"{what}.past",
            lambda what=what: large.ask("act", name=f"{what}_then", times=ACTS),
            lambda what=what: large.ask("act", name=f"{what}_now", times=ACTS),
            bound=bounds.PAST_MOMENT,
            rounds=rounds,
        )
    yield from _publishing(small, large, rounds)


def _filling(small: Site, large: Site, few: int, many: int) -> Iterator[Measurement]:
    say(f"making {few} stories, then {many}")
    small.ask("make", stories=few)
    wall, cpu = large.ask("make", stories=many)
    yield Measurement("make_corpus", cpu, "stories/CPU s", bounds.STORIES_A_SECOND, at_least=True)
    yield Measurement("make_corpus.wall", wall, "stories/s", None)
    say("building the search index of both")
    try:
        small.ask("index")
        yield Measurement("index_search", many / large.ask("index"), "stories/s", None)
    except Refused as error:
        yield _failed("index_search", error)


def _page(
    small: Site,
    large: Site,
    name: str,
    page: bounds.PageBounds,
    paths: tuple[list[str], list[str]],
    rounds: int,
) -> Iterator[Measurement]:
    try:
        queries = max(small.ask("queries", paths=paths[0]), large.ask("queries", paths=paths[1]))
        spent = [_round(small, large, paths) for _ in range(rounds)]
    except Refused as error:
        yield _failed(name, error)
        return
    costs = [median(each[site] / each[site + 2] for each in spent) for site in (0, 1)]
    growth = median(each[1] / each[0] for each in spent)
    yield Measurement(f"{name}.queries", queries, "queries", page.queries)
    yield Measurement(f"{name}.cost", max(costs), "constant views", page.cost)
    yield Measurement(f"{name}.growth", growth, "times the small corpus", page.growth)
    say(f"  {1000 * median(each[1] for each in spent):.2f} ms, {costs[0]:.1f} on the small corpus")


def _round(
    small: Site, large: Site, paths: tuple[list[str], list[str]]
) -> tuple[float, float, float, float]:
    constants = [site.ask("spend", paths=[CONSTANT], times=CONSTANTS) for site in (small, large)]
    pages = [
        site.ask("spend", paths=own, times=REQUESTS)
        for site, own in zip((small, large), paths, strict=True)
    ]
    return pages[0], pages[1], constants[0], constants[1]


def _publishing(small: Site, large: Site, rounds: int) -> Iterator[Measurement]:
    try:
        spent = [
            [site.ask("act", name="publish", times=ACTS) for site in (small, large)]
            + [large.ask("spend", paths=[CONSTANT], times=CONSTANTS)]
            for _ in range(rounds)
        ]
    except Refused as error:
        yield _failed("publish", error)
        return
    cost = median(each[1] / each[2] for each in spent)
    growth = median(each[1] / each[0] for each in spent)
    yield Measurement("publish.cost", cost, "constant views", bounds.PUBLISHING)
    yield Measurement("publish.growth", growth, "times the small corpus", bounds.GROWTH)


def _compared(
    name: str, one: Callable[[], float], other: Callable[[], float], *, bound: float, rounds: int
) -> Measurement:
    try:
        value = median(one() / other() for _ in range(rounds))
    except Refused as error:
        return _failed(name, error)
    return Measurement(name, value, "times the plain one", bound)


def _failed(name: str, error: Exception) -> Measurement:
    say(f"{name}: {error}")
    return Measurement(name, None, "", None)


_began = time.monotonic()


def say(words: Any) -> None:
    """A line for people, who see it as it happens."""
    print(f"{time.monotonic() - _began:6.1f} s  {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
