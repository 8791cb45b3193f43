"""Compares a small corpus with a large one and both with the constant view; `make bench`.

Environment: SCALE, the stories of the large corpus; SMALL, those of the small one; ROUNDS, of
which the median counts; PAST, the past launches of a front. JSON lines on standard output, words
on standard error.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import bounds
from tests.benchmarks.bounds import PAGES, Measurement, report
from tests.benchmarks.site import Refused, Site

REQUESTS = 20  # of a page in one round
CONSTANTS = 200  # of the constant view, which costs a tenth
ACTS = 20
EDITS = 3  # of a front in one round: a launch is never taken back


def main() -> int:
    """Fill two sites, measure; the exit status."""
    small, scale = int(os.environ.get("SMALL", "1000")), int(os.environ.get("SCALE", "10000"))
    rounds = int(os.environ.get("ROUNDS", "5"))
    past = int(os.environ.get("PAST", bounds.MANY))
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        sites = Site(Path(folder) / "small"), Site(Path(folder) / "large")
        try:
            return report(Bench(*sites, rounds, past).measure(small, scale), sys.stdout)
        finally:
            for site in sites:
                site.end()


class Bench:
    """Measures a small and a large site in turns, so that a busy machine slows all alike."""

    def __init__(self, small: Site, large: Site, rounds: int, past: int) -> None:
        self.sites = small, large
        self.large = large
        self.rounds = rounds
        self.past = past

    def measure(self, few: int, many: int) -> Iterator[Measurement]:
        """Everything, one after the other; what can't be had has no value and is not ok."""
        yield from self._filling(few, many)
        try:
            paths = [site.ask("addresses") for site in self.sites]
        except Refused as error:
            say(f"no addresses: {error}")
            yield Measurement("addresses", None, "", None)
            return
        for name, page in PAGES.items():
            say(f"measuring {name}")
            yield from _tried(name, self._page(name, page, [own[name] for own in paths]))
        say("measuring lists far down, moments past, publishing")
        deep = [
            ("spend", {"paths": paths[1][name], "times": REQUESTS}) for name in ("deep", "first")
        ]
        yield from _tried("channel.deep", self._compared("channel.deep", deep, bounds.DEEP_PAGE))
        for what in ("edition", "list"):
            acts = [("act", {"name": f"{what}_{when}", "times": ACTS}) for when in ("then", "now")]
            name = f"{what}.past"
            yield from _tried(name, self._compared(name, acts, bounds.PAST_MOMENT))
        yield from _tried("publish", self._acts("publish", "publish", bounds.PUBLISHING))
        yield from self._fronts(paths)

    def _fronts(self, paths: list[dict[str, list[str]]]) -> Iterator[Measurement]:
        for name, page in bounds.FRONTS.items():
            if name == "curated":
                say("arranging fronts, launching them")
                for site in self.sites:
                    site.ask("arrange", many=self.past)
            say(f"measuring {name}")
            own = [each[name] for each in paths]
            yield from _tried(name, self._page(name, page, own, count_cold=True))
            yield from _tried(f"{name}.cold", self._cold(name, own))
        spent = [
            ("spend", {"paths": paths[1][f"curated_{past}"], "times": REQUESTS, "cold": True})
            for past in ("many", "few")
        ]
        launches = self._compared("curated.launches", spent, bounds.LAUNCHES)
        yield from _tried("curated.launches", launches)
        for name, (act, bound) in bounds.EDITING.items():
            say(f"measuring {name}")
            yield from _tried(name, self._editing(name, act, bound))

    def _editing(self, name: str, act: str, bound: float) -> Iterator[Measurement]:
        yield from self._acts(name, f"{act}_many", bound, times=EDITS)
        acts = [("act", {"name": f"{act}_{past}", "times": EDITS}) for past in ("many", "few")]
        yield from self._compared(f"{name}.launches", acts, bounds.LAUNCHES)

    def _filling(self, few: int, many: int) -> Iterator[Measurement]:
        say(f"making {few} stories, then {many}")
        self.sites[0].ask("make", stories=few)
        wall, cpu = self.large.ask("make", stories=many)
        pace = bounds.STORIES_A_SECOND
        yield Measurement("make_corpus.cpu", cpu, "stories/CPU s", pace, at_least=True)
        yield Measurement("make_corpus.wall", wall, "stories/s", None)
        say("building the search index of both")
        yield from _tried("index_search", self._indexing(many))

    def _indexing(self, many: int) -> Iterator[Measurement]:
        _, seconds = [site.ask("index") for site in self.sites]
        yield Measurement("index_search", many / seconds, "stories/s", None)

    def _page(
        self,
        name: str,
        page: bounds.PageBounds,
        paths: list[list[str]],
        *,
        count_cold: bool = False,
    ) -> Iterator[Measurement]:
        each = list(zip(self.sites, paths, strict=True))
        queries = max(site.ask("queries", paths=own, cold=count_cold) for site, own in each)
        rounds = []
        for _ in range(self.rounds):
            constants = self._constants()
            pages = [site.ask("spend", paths=own, times=REQUESTS) for site, own in each]
            rounds.append((constants, pages))
        cost = max(median(pages[i] / constants[i] for constants, pages in rounds) for i in (0, 1))
        growth = median(pages[1] / pages[0] for _, pages in rounds)
        yield Measurement(f"{name}.queries", queries, "queries", page.queries)
        yield Measurement(f"{name}.cost", cost, "constant views", page.cost)
        yield Measurement(f"{name}.growth", growth, "times the small corpus", page.growth)
        say(f"  {1000 * median(pages[1] for _, pages in rounds):.2f} ms of CPU")

    def _constants(self) -> list[float]:
        return [site.ask("spend", paths=[bounds.CONSTANT], times=CONSTANTS) for site in self.sites]

    def _compared(
        self, name: str, orders: list[tuple[str, dict[str, Any]]], bound: float
    ) -> Iterator[Measurement]:
        rounds = [[self.large.ask(do, **order) for do, order in orders] for _ in range(self.rounds)]
        value = median(this / plain for this, plain in rounds)
        yield Measurement(name, value, "times the plain one", bound)

    def _cold(self, name: str, paths: list[list[str]]) -> Iterator[Measurement]:
        rounds = []
        for _ in range(self.rounds):
            (constant,) = self._constants()[1:]
            spent = self.large.ask("spend", paths=paths[1], times=REQUESTS, cold=True)
            rounds.append(spent / constant)
        yield Measurement(f"{name}.cold", median(rounds), "constant views", bounds.COLD[name])

    def _acts(
        self, name: str, act: str, bound: float, *, times: int = ACTS
    ) -> Iterator[Measurement]:
        rounds = []
        for _ in range(self.rounds):
            constants = self._constants()
            acts = [site.ask("act", name=act, times=times) for site in self.sites]
            rounds.append((constants, acts))
        cost = median(acts[1] / constants[1] for constants, acts in rounds)
        growth = median(acts[1] / acts[0] for _, acts in rounds)
        yield Measurement(f"{name}.cost", cost, "constant views", bound)
        yield Measurement(f"{name}.growth", growth, "times the small corpus", bounds.GROWTH)
        say(f"  {1000 * median(acts[1] for _, acts in rounds):.2f} ms of CPU")


def _tried(name: str, measurements: Iterator[Measurement]) -> Iterator[Measurement]:
    try:
        yield from measurements
    except Refused as error:
        say(f"{name}: {error}")
        yield Measurement(name, None, "", None)


_began = time.monotonic()


def say(words: Any) -> None:
    """A line for people, who see it as it happens."""
    print(f"{time.monotonic() - _began:6.1f} s  {words}", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
