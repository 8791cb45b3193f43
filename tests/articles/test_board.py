"""The board: each role sees what waits for it, every card in its column, few queries, no leak."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.board import board_of
from articles.models import Article, State
from articles.release import publish_article, reopen_article
from articles.takedown import withdraw_article
from channels.models import Reviews
from editions.models import Edition
from editions.publish import create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from tests.articles.conftest import login, reload
from tests.factories.newsroom import (
    T0,
    make_article,
    make_author,
    make_channel,
    make_content,
    make_story_live,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
BOARD = "/admin/"
LIST = "/admin/articles/article/"
COLUMNS = ["drafting", "first_review", "second_review", "final_review", "ready", "today"]


def board(user, **narrowed):
    return board_of(user, at=timezone.now(), **narrowed)


def heads(pile):
    return [card.article.headline for card in pile.cards]


def columns(user, **narrowed):
    return {
        column.key: [head for pile in column.piles for head in heads(pile)]
        for column in board(user, **narrowed).columns
    }


def card_of(pile, article):
    return next(card for card in pile.cards if card.article == article)


def waited(article, **ago):
    Article.objects.filter(pk=article.pk).update(state_since=timezone.now() - timedelta(**ago))
    return reload(article)


def live_today(article):
    """The article, released, with a story that is live from this moment on."""
    return released(article, make_story_live(live_from=timezone.now()))


def planned(article):
    """The article, released, with a story that waits to go live in three hours."""
    now = timezone.now()
    later = now + timedelta(hours=3)
    story = create_story(at=now)
    return released(
        article, publish_edition(story=story, content=make_content(), at=now, live_from=later)
    )


def released(article, edition):
    Article.objects.filter(pk=article.pk).update(story=edition.story_id, state=State.RELEASED)
    return reload(article)


def test_a_card_stands_in_the_column_of_its_state(staff):
    channel = make_channel()
    for state in State.values[:5]:
        make_article(staff["记者"], state=state, headline=state, channel=channel)

    assert columns(staff["记者"]) == {
        **{state: [state] for state in COLUMNS[:5]},
        "today": [],
    }


def test_a_review_that_no_channel_demands_has_no_column(staff):
    channel = make_channel(reviews_demanded=Reviews.FIRST_AND_FINAL)
    assert list(columns(staff["编辑"])) == [key for key in COLUMNS if key != "second_review"]

    make_article(state=State.SECOND_REVIEW, channel=channel)
    assert list(columns(staff["编辑"])) == COLUMNS


def test_what_was_released_stands_where_readers_have_it(ready, staff):
    moment = timezone.now() + timedelta(hours=3)
    publish_article(article=ready, by=staff["主任"], at=timezone.now(), live_from=moment)
    live = live_today(make_article(staff["记者"]))

    shown = board(staff["编辑"])
    ready_column, today = shown.columns[-2:]
    assert [heads(pile) for pile in ready_column.piles] == [[], [ready.headline]]
    assert card_of(ready_column.piles[1], ready).planned == moment
    assert heads(today.piles[0]) == [live.headline]
    assert ready_column.count_words == "1"


def test_only_what_went_live_today_in_shanghai_stands_under_today(staff):
    for hours in (1, 13):
        edition = make_story_live(live_from=T0 - timedelta(hours=hours))
        make_article(state=State.RELEASED, story=edition.story, headline=f"{hours}小时前")
    undated = make_story_live(live_from=T0 - timedelta(hours=1), dated=False)
    make_article(state=State.RELEASED, story=undated.story)

    [pile] = board_of(staff["编辑"], at=T0).columns[-1].piles

    assert heads(pile) == ["1小时前"]
    assert pile.cards[0].live_words == "11:00"


def test_withdrawn_story_is_not_live(staff):
    article = live_today(make_article(staff["记者"]))
    withdraw_article(article=article, by=staff["总编"], at=timezone.now(), reason="失实")

    assert columns(staff["编辑"])["today"] == []
    assert card_of(board(staff["记者"]).mine, article).standing == "withdrawn"


def test_an_article_that_is_mended_while_it_is_live_says_so(staff):
    article = reopen_article(
        article=live_today(make_article(staff["记者"])), by=staff["记者"], at=timezone.now()
    )

    shown = columns(staff["编辑"])
    assert (shown["drafting"], shown["today"]) == ([article.headline], [article.headline])
    draft = card_of(board(staff["编辑"]).columns[0].piles[0], article)
    assert (draft.public, draft.state) == ("live", "drafting")


def test_a_story_that_was_brought_back_is_called_restored(staff):
    article = live_today(make_article(staff["记者"]))
    publish_edition(
        story=article.story,
        content=make_content(),
        at=timezone.now(),
        kind=Edition.Kind.CORRECTION,
        public_note="堤长有误。",
    )
    withdraw_story(story=article.story, at=timezone.now())
    restore_story(story=article.story, at=timezone.now())

    [pile] = board(staff["编辑"]).columns[-1].piles
    assert card_of(pile, article).kind == "restored"

    publish_edition(story=article.story, content=make_content(), at=timezone.now())
    [pile] = board(staff["编辑"]).columns[-1].piles
    assert card_of(pile, article).kind == "update"


def test_a_correction_is_marked(staff):
    first, corrected = (live_today(make_article(staff["记者"])) for _ in range(2))
    publish_edition(
        story=corrected.story,
        content=make_content(),
        at=timezone.now(),
        kind=Edition.Kind.CORRECTION,
        public_note="堤长有误。",
    )

    [pile] = board(staff["编辑"]).columns[-1].piles
    assert (card_of(pile, first).kind, card_of(pile, corrected).kind) == ("", "correction")


def test_reviews_are_late_after_two_hours_and_what_is_ready_after_one(staff):
    states = {State.FIRST_REVIEW: 2, State.SECOND_REVIEW: 2, State.FINAL_REVIEW: 2, State.READY: 1}
    for state, hours in states.items():
        waited(make_article(state=state, headline="新"), hours=hours, minutes=-1)
        waited(make_article(state=state, headline="旧"), hours=hours, minutes=1)
    waited(make_article(headline="草稿"), days=9)

    shown = board(staff["编辑"])

    for column in shown.columns[1:5]:
        [old, new] = column.piles[0].cards
        assert (old.article.headline, old.late) == ("旧", True)
        assert (new.article.headline, new.late) == ("新", False)
    assert not shown.columns[0].piles[0].cards[0].late


def test_nothing_is_late_under_an_embargo(staff):
    later = timezone.now() + timedelta(hours=3)
    article = waited(make_article(state=State.READY, embargo_until=later), days=2)

    card = card_of(board(staff["主任"]).waiting, article)

    assert (card.late, card.waited) == (False, "")
    assert card.embargo_words.endswith(timezone.localtime(later).strftime("%H:%M"))
    card = board_of(staff["主任"], at=later + timedelta(hours=2)).waiting.cards[0]
    assert (card.late, card.waited) == (True, "2 hours")


def test_a_card_names_channel_writers_and_how_long_it_waits(staff):
    channel = make_channel("科创", parent=make_channel("财经"))
    authors = [make_author("林溪"), make_author("何田")]
    credited = waited(
        make_article(staff["记者"], state="ready", channel=channel, credits=authors), hours=3
    )
    plain = waited(make_article(staff["记者"], state="ready", channel=channel), minutes=1)

    pile = board(staff["编辑"]).columns[-2].piles[0]

    assert (card_of(pile, credited).channel, card_of(pile, credited).people) == (
        "财经-科创",
        "林溪、何田",
    )
    assert card_of(pile, plain).people == str(staff["记者"])
    assert [card.waited for card in pile.cards] == ["3 hours", "1 minute"]


def test_proof_reading_owed_is_marked(staff):
    owing = make_article(state="first_review", channel=make_channel(proof_demanded=True))
    free = make_article(state="first_review")

    [pile] = board(staff["编辑"]).columns[1].piles

    assert (card_of(pile, owing).owes_proof, card_of(pile, free).owes_proof) == (True, False)


def test_a_section_narrows_the_board(staff):
    section = make_channel()
    make_article(headline="节内", channel=make_channel(parent=section))
    make_article(headline="节", channel=section)
    make_article(headline="他处")

    narrowed = board(staff["编辑"], section=str(section.pk))

    assert sorted(heads(narrowed.columns[0].piles[0])) == ["节", "节内"]
    assert narrowed.section == section
    assert f"channel={section.pk}" in narrowed.columns[0].piles[0].address
    for nonsense in ("x", "0", str(section.children.get().pk)):
        assert len(columns(staff["编辑"], section=nonsense)["drafting"]) == 3


def test_a_column_is_bounded_and_leads_to_the_list_of_all(client, staff, monkeypatch):
    monkeypatch.setattr("articles.board.MOST_SHOWN", 2)
    monkeypatch.setattr("articles.board.MOST_COUNTED", 4)
    channel = make_channel()
    for _ in range(4):
        make_article(channel=channel)

    def pile():
        return board(staff["编辑"]).columns[0].piles[0]

    assert (len(pile().cards), pile().more, pile().count_words) == (2, True, "4")
    make_article(channel=channel)
    assert pile().count_words == "4+"
    login(client, staff["编辑"])
    found = client.get(pile().address).context["cl"].result_list
    assert len(found) == 5


def fill(staff, items):
    """In each pile of 总编's board that many cards, each with all that a card can name."""
    for _ in range(items):
        channel = make_channel(parent=make_channel(), proof_demanded=True)
        author = make_author()
        for state in State.values[:5]:
            make_article(staff["记者"], state=state, channel=channel, credits=[author])
        make_article(staff["总编"], channel=channel)
        live_today(make_article(staff["记者"], channel=channel, credits=[author]))
        planned(make_article(staff["记者"], channel=channel, credits=[author]))


@pytest.mark.parametrize("items", [1, 3])
def test_board_takes_twenty_two_queries(client, items, django_assert_num_queries, staff):
    fill(staff, items)
    login(client, staff["总编"])

    # session, user, permissions of user and groups; roles, channels; own two, seven columns;
    # proofs, standings (2), credits, brought back; the header's two
    with django_assert_num_queries(22):
        shown = client.get(BOARD).context["board"]
    assert [len(pile.cards) for column in shown.columns for pile in column.piles] == [
        *[2 * items, items, items, items, items, items, items]
    ]


def test_board_is_not_for_who_reads_no_articles(client, staff):
    article = make_article(staff["记者"], headline="机密稿件")
    login(client, staff["管理员"])

    page = client.get(BOARD)

    assert "board" not in page.context
    assert article.headline not in page.content.decode()
    assert "/admin/authors/user/" in page.content.decode()


def test_arrangement_is_remembered_in_the_browser(client, staff):
    login(client, staff["编辑"])
    assert client.get(BOARD).context["board_view"] == "columns"

    client.get(BOARD, {"view": "list"})
    assert client.get(BOARD).context["board_view"] == "list"

    assert client.get(BOARD, {"view": "<i>"}).context["board_view"] == "columns"
    assert client.get(BOARD).context["board_view"] == "list"


def test_new_articles_are_offered_to_who_may_write(client, staff):
    add = f'class="board-new" href="{LIST}add/"'

    assert add in login(client, staff["记者"]).get(BOARD).content.decode()
    assert add not in login(client, staff["校对"]).get(BOARD).content.decode()


def test_lists_filter_as_the_board_counts(client, ready, staff):
    mine = make_article(staff["编辑"], headline="我写的")
    review = make_article(staff["记者"], state="first_review")
    live = live_today(make_article(staff["记者"]))
    moment = timezone.now() + timedelta(hours=3)
    publish_article(article=ready, by=staff["主任"], at=timezone.now(), live_from=moment)
    login(client, staff["编辑"])

    def found(**query):
        return [row.pk for row in client.get(LIST, query).context["cl"].result_list]

    assert found(whose="mine") == [mine.pk]
    assert found(whose="waiting") == [review.pk]
    assert found(standing="waiting") == [ready.pk]
    assert found(standing="today") == [live.pk]
