"""Whatever is typed or forged into a front: a sentence, and what was placed before stands."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from fronts.drafting import add_block, bring_back_block, edit_card
from fronts.launching import launch_front
from fronts.layouts import MOST_BLOCKS
from fronts.models import Block, Card, Front, LaunchedCard
from fronts.parts import LONGEST_LINK_TEXT
from fronts.refusals import FrontFull
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
TIMES = ("starts_at", "ends_at", "pinned_until")
UNLIKELY = "Give a date between 2000 and 2200."


@pytest.fixture
def card(block):
    return make_card(block, make_story_live(headline="海堤合龙"))


@pytest.fixture(autouse=True)
def in_english(editor):
    editor.cookies["desk_language"] = "en"


def stored(card):
    return Card.objects.filter(pk=card.pk).values().get()


def refused(act, card, **typed):
    """The page that refuses what was typed about a card; the card is as it was."""
    before = stored(card)
    response = act("edit", card=card.pk, **{"size": "normal"} | typed)
    assert response.status_code == 400
    assert stored(card) == before
    return response.content.decode()


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("date", ["0001-01-01T00:00", "1999-12-31T00:00", "9999-12-31T23:59"])
def test_a_time_that_nobody_means_is_refused_at_its_field(act, editor, card, name, date):
    assert UNLIKELY in refused(act, card, **{name: date})
    page = editor.get(f"/admin/fronts/front/{card.block.front_id}/change/")
    assert page.status_code == 200


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("year", [1, 1999, 2201])
def test_the_database_holds_no_such_time(front, card, name, year):
    at = datetime(year, 6, 1, tzinfo=UTC)

    with pytest.raises(ValidationError, match="2200"):
        edit_card(card=card, parts={name: at}, made_on=10_000, at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(**{name: at})
    launch_front(front=front, by=make_user("编辑"), at=timezone.now())
    frozen = LaunchedCard.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        LaunchedCard.objects.create(**frozen | {"id": None, "position": 9, name: at})


def test_what_nobody_sees_is_taken_out_of_cards(act, card):
    response = act(
        "edit",
        card=card.pk,
        size="normal",
        headline="海\x00堤\u202e合龙",
        kicker="快\x07讯",
        standfirst="\u2066导语\u2069",
        links="详\x00情\u202e https://a.example/\r\n",
    )

    assert response.status_code == 200
    now = Card.objects.get(pk=card.pk)
    assert (now.headline, now.kicker, now.standfirst) == ("海堤合龙", "快讯", "导语")
    assert now.links == [{"text": "详情", "url": "https://a.example/"}]


def test_what_nobody_sees_is_taken_out_of_links_and_blocks(act, front, block):
    assert (
        act("place", block=block.pk, url="https://a.example/\x00", headline="外\x00链").status_code
        == 200
    )
    assert act("add_block", layout="list", title="要\x00闻\u202e").status_code == 200

    placed = Card.objects.get(block=block)
    assert (placed.url, placed.headline) == ("https://a.example/", "外链")
    assert list(front.blocks.values_list("title", flat=True)) == ["要闻", "要闻"]


def test_what_nobody_sees_is_taken_out_of_a_fronts_name(client, front):
    client.force_login(make_user("主任"))
    settings = {"slug": front.slug, "stale_after_hours": 24}

    for name, status in (("特\x00稿\u202e", 302), ("\u200b\u2060", 200)):
        address = f"/admin/fronts/front/{front.pk}/settings/"
        assert client.post(address, settings | {"name": name}).status_code == status

    assert Front.objects.get(pk=front.pk).name == "特稿"


def test_a_headline_that_nobody_sees_is_none(act, block):
    response = act("place", block=block.pk, url="https://a.example/", headline="\u200b\u2060")

    assert response.status_code == 400
    assert not Card.objects.exists()


@pytest.mark.parametrize(
    "links",
    [
        "字 " + "9" * 5000,
        "字 https://user:password@a.example/",
        "字 javascript:alert(1)",
        "长" * (LONGEST_LINK_TEXT + 1) + " https://a.example/",
    ],
)
def test_a_sub_link_that_leads_nowhere_is_refused_at_its_field(act, card, links):
    assert "ub-link" in refused(act, card, links=links) or "Each line" in refused(
        act, card, links=links
    )


def test_an_address_with_a_name_in_it_is_refused(act, block):
    response = act("place", block=block.pk, url="https://our.example@a.example/", headline="外链")

    assert response.status_code == 400
    assert not Card.objects.exists()


def test_a_front_takes_so_many_blocks_and_no_more():
    front = make_front()
    block = make_block(front)
    Block.objects.bulk_create(
        Block(**block.configuration() | {"position": n}, front=front) for n in range(1, MOST_BLOCKS)
    )

    with pytest.raises(FrontFull):
        add_block(front=front, layout="list", at=timezone.now())
    Block.objects.filter(pk=block.pk).update(removed_at=timezone.now())
    add_block(front=front, layout="list", at=timezone.now())
    with pytest.raises(FrontFull):
        bring_back_block(block=block, at=timezone.now())


@pytest.mark.parametrize("hours", ["99999999999999999", "8785", "0"])
def test_a_limit_beyond_a_year_is_refused_at_its_field(client, front, hours):
    client.force_login(make_user("主任"))
    typed = {"name": "专题", "slug": front.slug, "stale_after_hours": hours}

    response = client.post(f"/admin/fronts/front/{front.pk}/settings/", typed)

    assert list(response.context["adminform"].form.errors) == ["stale_after_hours"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Front.objects.filter(pk=front.pk).update(stale_after_hours=min(int(hours), 9999))
