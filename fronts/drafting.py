"""The editors' draft: cards placed, moved, edited, removed and brought back; blocks arranged.

The draft belongs to the desk. Each change names the version of the front that it was made on: it
is merged with what others did meanwhile, unless they changed the very same card or block.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet

from authors.models import User
from chinese.lines import one_line
from editions.links import is_web_address
from editions.models import Edition, Story
from fronts import refusals
from fronts.layouts import LAYOUTS, MOST_BLOCKS, MOST_CARDS
from fronts.models import Block, Card, Front
from fronts.parts import LINK_TEXT_TOO_LONG, LONGEST_LINK_TEXT, MOST_LINKS, TOO_MANY_LINKS

END = -1
"""Behind the last card of a block."""


@transaction.atomic
def place_card(
    *, block: Block, by: User | None, at: datetime, position: int = END, **parts: Any
) -> Card:
    """Put a story or an outside link into a block; the cards from its place on move down.

    Raises UnknownStory, BadLink, AlreadyInBlock, BlockFull; ValidationError for other parts.
    """
    front = next_version(block.front_id, at)
    standing = list(block.cards.standing())
    card = Card(block=block, placed_by=by, placed_at=at, version=front.version, **parts)
    _check(card, at)
    _check_room(card, standing)
    card.save()
    _arrange(standing, card, position)
    return card


@transaction.atomic
def move_card(*, card: Card, to: Block, position: int, made_on: int, at: datetime) -> Card:
    """Put a card at another place of its block, or into another block. Raises Clash."""
    front = next_version(to.front_id, at)
    card = _current(card, front, made_on)
    standing = [other for other in to.cards.standing() if other.pk != card.pk]
    if card.block_id != to.pk:
        _check_room(card, standing)
        card.block = to
    card.version = front.version
    card.save()
    _arrange(standing, card, position)
    return card


@transaction.atomic
def edit_card(*, card: Card, parts: Mapping[str, Any], made_on: int, at: datetime) -> Card:
    """Change what is said of a story here. Raises Clash, BadLink, ValidationError."""
    front = next_version(card.block.front_id, at)
    card = _current(card, front, made_on)
    for name, value in parts.items():
        setattr(card, name, value)
    card.version = front.version
    _check(card, at)
    card.save()
    return card


@transaction.atomic
def remove_card(*, card: Card, made_on: int, at: datetime) -> Card:
    """Take a card off its block; it can be brought back. Raises Clash."""
    front = next_version(card.block.front_id, at)
    card = _current(card, front, made_on)
    card.removed_at, card.version = at, front.version
    card.save()
    return card


@transaction.atomic
def bring_back_card(*, card: Card, at: datetime) -> Card:
    """Put a removed card back where it stood, as far as the others allow.

    Raises AlreadyInBlock, BlockFull; NotOnThisFront where its block was removed too.
    """
    front = next_version(card.block.front_id, at)
    card = Card.objects.select_related("block").get(pk=card.pk)
    standing = list(card.block.cards.standing())
    if card.block.removed_at is not None:
        raise refusals.NotOnThisFront
    if card.removed_at is None:
        return card
    _check_room(card, standing)
    card.removed_at, card.version = None, front.version
    card.save()
    _arrange(standing, card, card.position)
    return card


@transaction.atomic
def add_block(*, front: Front, layout: str, at: datetime, **parts: Any) -> Block:
    """A new block at the end of a front, with the layout's usual size unless another is given.

    Raises FrontFull.
    """
    front = next_version(front.pk, at)
    _check_room_for_block(front)
    last = front.blocks.standing().aggregate(last=Max("position"))["last"]
    given = {"limit": LAYOUTS[layout].usual if layout in LAYOUTS else 1} | parts
    block = Block(
        front=front,
        layout=layout,
        position=0 if last is None else last + 1,
        version=front.version,
        **given,
    )
    _check_block(block)
    block.save()
    return block


@transaction.atomic
def configure_block(*, block: Block, parts: Mapping[str, Any], made_on: int, at: datetime) -> Block:
    """Change a block's name, look, size or rule, hide or show it. Raises Clash, ValidationError."""
    front = next_version(block.front_id, at)
    block = _current_block(block, front, made_on)
    for name, value in parts.items():
        setattr(block, name, value)
    block.version = front.version
    _check_block(block)
    block.save()
    return block


@transaction.atomic
def move_block(*, block: Block, position: int, at: datetime) -> None:
    """Put a block at another place of its front."""
    front = next_version(block.front_id, at)
    others = [other for other in front.blocks.standing() if other.pk != block.pk]
    others.insert(position if 0 <= position <= len(others) else len(others), block)
    for place, other in enumerate(others):
        Block.objects.filter(pk=other.pk).update(position=place)


@transaction.atomic
def remove_block(*, block: Block, made_on: int, at: datetime) -> Block:
    """Take a block out of the draft; readers lose it when the front is launched next."""
    front = next_version(block.front_id, at)
    block = _current_block(block, front, made_on)
    block.removed_at, block.version = at, front.version
    block.save()
    return block


@transaction.atomic
def bring_back_block(*, block: Block, at: datetime) -> Block:
    """Put a removed block back where it stood, with its cards. Raises FrontFull."""
    front = next_version(block.front_id, at)
    block = Block.objects.get(pk=block.pk)
    if block.removed_at is not None:
        _check_room_for_block(front)
        block.removed_at, block.version = None, front.version
        block.save()
    return block


def _check_room_for_block(front: Front) -> None:
    if front.blocks.standing().count() >= MOST_BLOCKS:
        raise refusals.FrontFull


def next_version(front_id: int, at: datetime) -> Front:
    """The front, counted on and locked: whoever changes it queues here, and sees all before."""
    front = Front.objects.select_for_update().get(pk=front_id)
    front.version += 1
    front.touched_at = at
    front.save(update_fields=["version", "touched_at"])
    return front


def check_seen(blocks: QuerySet[Block], made_on: int) -> None:
    """Raise ChangedSinceSeen where the draft of any of the blocks has changed since a version."""
    cards = Card.objects.filter(block__in=blocks, version__gt=made_on)
    if blocks.filter(version__gt=made_on).exists() or cards.exists():
        raise refusals.ChangedSinceSeen


def _current(card: Card, front: Front, made_on: int) -> Card:
    found = Card.objects.select_related("block").filter(pk=card.pk, block__front=front).first()
    if found is None:
        raise refusals.NotOnThisFront
    if found.version > made_on:
        raise refusals.Clash(found)
    if found.removed_at is not None:
        raise refusals.NotOnThisFront
    return found


def _current_block(block: Block, front: Front, made_on: int) -> Block:
    found = front.blocks.standing().filter(pk=block.pk).first()
    if found is None:
        raise refusals.NotOnThisFront
    if found.version > made_on:
        raise refusals.Clash(found)
    return found


def _check_room(card: Card, others: list[Card]) -> None:
    if len(others) >= MOST_CARDS:
        raise refusals.BlockFull
    if card.story_id and any(other.story_id == card.story_id for other in others):
        raise refusals.AlreadyInBlock


def _arrange(others: list[Card], card: Card, position: int) -> None:
    order = list(others)
    order.insert(position if 0 <= position <= len(order) else len(order), card)
    for place, one in enumerate(order):
        if one.position != place:
            one.position = place
            Card.objects.filter(pk=one.pk).update(position=place)


def _check(card: Card, at: datetime) -> None:
    card.url, card.headline = one_line(card.url), one_line(card.headline)
    card.links = [link | {"text": one_line(str(link.get("text", "")))} for link in card.links]
    if card.story_id is None:
        check_link(card.url, card.headline)
    else:
        check_story(card.story_id, at)
    for link in card.links:
        if link.get("story"):
            check_story(link["story"], at, refusal=refusals.UnknownLinkedStory)
        else:
            check_link(str(link.get("url", "")), link["text"])
        if len(link["text"]) > LONGEST_LINK_TEXT:
            told = {"line": link["text"][:LONGEST_LINK_TEXT]}
            raise ValidationError({"links": ValidationError(LINK_TEXT_TOO_LONG, params=told)})
    if len(card.links) > MOST_LINKS:
        raise ValidationError({"links": TOO_MANY_LINKS})
    card.full_clean(exclude=["block", "placed_by"], validate_unique=False)


def check_story(
    story_id: int, at: datetime, *, refusal: type[refusals.UnknownStory] = refusals.UnknownStory
) -> None:
    """Raise UnknownStory unless readers see the story, or will."""
    known = Story.objects.filter(pk=story_id).exists()
    if (
        not known
        or not Edition.objects.of_story(story_id).filter(live_until__gt=at).not_cancelled().exists()
    ):
        raise refusal


def check_link(url: str, words: str) -> None:
    """Raise BadLink unless browsers open the address as a page and it has words."""
    if not is_web_address(url) or not words:
        raise refusals.BadLink


def _check_block(block: Block) -> None:
    if block.layout in LAYOUTS and block.limit > LAYOUTS[block.layout].most:
        raise refusals.BlockFull
    block.full_clean(exclude=["front"])
