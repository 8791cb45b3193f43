"""Fronts for the benchmark: 12 blocks of 12 cards, arranged by the acts of editors, launched."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.utils import timezone

from authors.models import Author, User
from channels.models import Channel, Topic
from editions.models import List, Listing
from fronts.drafting import add_block, place_card
from fronts.launching import launch_front
from fronts.models import HOME, Backfill, Block, Front, Launch, LaunchedCard
from newsroom.corpus.places import topic_names
from newsroom.corpus.words import AUTHORS
from pictures.models import Picture

BLOCKS = CARDS = 12
ROOM_TO_FILL = 3
FEW = 10  # past launches, of any of the blocks
PLACED_FROM = 600  # the newest stories that are placed or marked, as far as there are so many
LAYOUTS = ("list", "strip", "channel", "ranked", "list", "links", "channel", "strip")
_PICTURES = 40
_PICTURED = {"strip", "channel"}
_BETWEEN = timedelta(minutes=5)
_BATCH = 5_000


def arrange(many: int) -> dict[str, int]:
    """The home front and another with many past launches, one with few: their ids by slugs.

    The home front is one that readers see; what editors do is measured on the others.
    """
    pictures = _pictures()
    past = {HOME: many, "few": FEW, "many": many}
    return {slug: _front(slug, times, pictures).pk for slug, times in past.items()}


def _front(slug: str, past: int, pictures: list[Picture]) -> Front:
    at = timezone.now()
    front, _ = Front.objects.get_or_create(slug=slug, defaults={"name": slug})
    newest = Listing.objects.live(at).in_list(List.ALL).up_to(at)[:PLACED_FROM]
    # every other one: backfill has stories to pass by and stories to take
    stories = iter(list(newest.values_list("story_id", flat=True))[::2])
    rules = list(_rules())
    for number in range(BLOCKS):
        rule = rules[number] if number < len(rules) else {}
        room = ROOM_TO_FILL if rule and LAYOUTS[number % len(LAYOUTS)] != "strip" else 0
        block = add_block(
            front=front,
            layout=LAYOUTS[number % len(LAYOUTS)],
            at=at,
            title=f"第{number}块",
            limit=CARDS + room,
            **rule,
        )
        _place_cards(block, stories, pictures, at)
    launch_front(front=front, by=None, at=at)
    _launch_in_the_past(front, past, at)
    return front


def _rules() -> Iterator[dict[str, object]]:
    yield {"backfill": Backfill.RECENT}
    yield {}
    yield {
        "backfill": Backfill.CHANNEL,
        "backfill_channel": Channel.objects.get(slug="corpus-0-0"),
    }
    yield {"backfill": Backfill.TRENDING, "within_hours": 24 * 30}
    yield {
        "backfill": Backfill.TOPIC,
        "backfill_topic": Topic.objects.get(name=topic_names()[0]),
    }
    yield {
        "backfill": Backfill.AUTHOR,
        "backfill_author": Author.objects.filter(name=AUTHORS[0]).first(),
    }


def _place_cards(
    block: Block, stories: Iterator[int], pictures: list[Picture], at: datetime
) -> None:
    for place in range(CARDS):
        story = next(stories, None)
        if story is None:
            return  # a corpus of a few dozen stories, as a test makes it
        parts: dict[str, object] = {}
        if place == 0:
            parts = {"kicker": "独家", "links": [{"text": "背景：事情的由来", "story": story}] * 3}
        if place == 1:
            parts = {"headline": "编辑为这张卡片另写的一个标题", "shows_byline": True}
        if block.layout in _PICTURED:
            parts["picture"] = pictures[place % len(pictures)]
        place_card(block=block, by=None, at=at, story_id=story, **parts)


def _pictures() -> list[Picture]:
    """Rows without files: pages name pictures, and read none."""
    Picture.objects.bulk_create(
        (
            Picture(
                file=f"pictures/bench-{number}.jpg",
                digest=f"{number:064x}",
                original_name="bench.jpg",
                width=1600,
                height=1067,
                bytes=1,
            )
            for number in range(_PICTURES)
        ),
        ignore_conflicts=True,
    )
    return list(Picture.objects.filter(original_name="bench.jpg"))


@transaction.atomic
def _launch_in_the_past(front: Front, times: int, at: datetime) -> None:
    """Launches that were live before, of one block after the other: as acts leave them behind."""
    live = list(Launch.objects.filter(front=front).live(at).order_by("position"))
    words = {launch.pk: [card.words() for card in launch.cards.all()] for launch in live}
    past: list[tuple[Launch, Launch]] = []
    for number in range(times):
        launch = live[number % len(live)]
        until = at - number // len(live) * _BETWEEN
        again = Launch(
            front=front,
            block_id=launch.block_id,
            batch=uuid4(),
            created_at=until - _BETWEEN,
            live_from=until - _BETWEEN,
            live_until=until,
            **launch.configuration(),
        )
        past.append((again, launch))
    Launch.objects.bulk_create((again for again, _ in past), batch_size=_BATCH)
    LaunchedCard.objects.bulk_create(
        (LaunchedCard(launch=again, **own) for again, of in past for own in words[of.pk]),
        batch_size=_BATCH,
    )


@dataclass
class Desk:
    """An editor's window on a front; each act is a request as the editor's script makes it."""

    client: Client
    front: Front
    block: Block

    @classmethod
    def of(cls, slug: str) -> "Desk":
        """The window of somebody who may do anything, on the front with this address."""
        user, _ = User.objects.get_or_create(
            username="bench", defaults={"is_staff": True, "is_superuser": True}
        )
        client = Client()
        client.force_login(user)
        front = Front.objects.get(slug=slug)
        return cls(client, front, front.blocks.standing()[0])

    def open(self, _number: int) -> None:
        """Open the editor's page."""
        self._check(self.client.get(f"{self._address}change/"))

    def save(self, number: int) -> None:
        """Move a card of a block to another place; the draft comes back, as it is then."""
        cards = self.block.cards.standing()
        card, place = cards[number % CARDS], (number * 5 + 1) % CARDS
        self._post("move", card=card.pk, block=self.block.pk, position=place)

    def launch(self, _number: int) -> None:
        """Launch the whole front."""
        self._post("launch")

    def _post(self, act: str, **data: object) -> None:
        self._check(
            self.client.post(
                f"{self._address}act/",
                {"act": act, "made_on": 2**30, **data},
                headers={"X-Requested-With": "fetch"},
            )
        )

    def _check(self, response: Any) -> None:
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{self._address} answers {response.status_code}")

    @property
    def _address(self) -> str:
        return f"/admin/fronts/front/{self.front.pk}/"
