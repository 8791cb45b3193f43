"""Live coverage on the desk: who may, what is refused with a sentence, what was typed stays."""

import pytest
from django.utils import timezone

from articles.models import State
from editions.covering import EntryWords, add_entry, open_coverage, take_out_entry
from editions.live_records import LiveCoverage, LiveEntry
from editions.withdraw import withdraw_story
from tests.factories.newsroom import make_article, make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def article():
    """An article whose story is live."""
    return make_article(state=State.RELEASED, story=make_story_live().story)


@pytest.fixture
def page(article):
    return f"/admin/articles/article/{article.pk}/live/"


@pytest.fixture
def editor(client):
    client.force_login(make_user("编辑", name="何田"))
    return client


@pytest.fixture
def covered(article):
    open_coverage(story=article.story, by=None, at=timezone.now())
    return article.story


def added(story, text="台风登陆", **how):
    words = EntryWords(f"<p>{text}</p>")
    return add_entry(story=story, words=words, by=None, at=timezone.now(), **how)


def texts():
    """The entries that readers have, the newest first."""
    rows = LiveEntry.objects.live(timezone.now()).order_by("-number")
    return list(rows.values_list("body", flat=True))


def test_editor_opens_enters_and_closes(editor, page, article):
    editor.post(page, {"act": "open"})
    editor.post(page, {"act": "add", "headline": "登陆", "text": "第一段\n第二段"})
    done = editor.post(page, {"act": "close"}, follow=True)

    entry = LiveEntry.objects.get()
    assert (entry.headline, entry.body) == ("登陆", "<p>第一段</p><p>第二段</p>")
    assert (entry.by.name, LiveCoverage.objects.get().ended_by.name) == ("何田", "何田")
    assert "直播已结束，内容保留。" in done.content.decode()


@pytest.mark.parametrize("role", ["记者", "校对", "管理员"])
def test_others_do_not(client, page, covered, role):
    client.force_login(make_user(role))

    assert client.get(page).status_code == 403
    assert client.post(page, {"act": "add", "text": "字"}).status_code == 403
    assert texts() == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": ""}, "请填写内容。"),
        ({"text": " \u3000\u200b "}, "请填写内容。"),
        ({"text": "字" * 5001}, "5000"),
        ({"text": "字", "headline": "题" * 61}, "60"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(editor, page, covered, typed, words):
    for headers in ({}, FETCH):
        response = editor.post(page, {"act": "add", **typed}, headers=headers)

        assert response.status_code == 400
        assert words in response.content.decode()
        assert response.context["form"]["text"].value() == typed["text"]
    assert texts() == []


@pytest.mark.parametrize("headers", [{}, FETCH])
def test_refusal_keeps_the_text(editor, page, covered, headers):
    withdraw_story(story=covered, at=timezone.now())

    response = editor.post(page, {"act": "add", "text": "还没发出"}, headers=headers)

    assert response.status_code == 400
    assert response.context["form"]["text"].value() == "还没发出"


def test_tags_that_were_typed_are_read_as_they_stand(editor, page, covered):
    editor.post(page, {"act": "add", "text": "<b>x</b>"})

    assert texts() == ["<p>&lt;b&gt;x&lt;/b&gt;</p>"]


def test_entry_is_corrected_pinned_and_taken_out(editor, page, covered):
    entry = added(covered, "登录")
    opened = editor.get(page, {"correct": entry.pk})
    assert opened.context["form"]["text"].value() == "登录"

    editor.post(page, {"act": "correct", "entry": entry.pk, "text": "登陆"})
    assert texts() == ["<p>登陆</p>"]
    for act, pinned in (("pin", True), ("unpin", False)):
        current = LiveEntry.objects.live(timezone.now()).get()
        editor.post(page, {"act": act, "entry": current.pk})
        assert LiveEntry.objects.live(timezone.now()).get().pinned is pinned
    editor.post(page, {"act": "take_out", "entry": entry.pk})

    assert texts() == []
    assert LiveEntry.objects.count() == 4


def test_second_of_two_who_correct_is_told(editor, page, covered):
    entry = added(covered)
    editor.post(page, {"act": "correct", "entry": entry.pk, "text": "甲"})

    response = editor.post(page, {"act": "correct", "entry": entry.pk, "text": "乙"})

    assert response.status_code == 400
    assert "刚被其他人更正过" in response.content.decode()
    assert response.context["form"]["text"].value() == "乙"
    assert texts() == ["<p>甲</p>"]


def test_entry_that_is_gone_is_told(editor, page, covered):
    entry = added(covered)
    take_out_entry(entry=entry, by=None, at=timezone.now())

    for posted in (entry.pk, 987_654, "x", ""):
        response = editor.post(page, {"act": "pin", "entry": posted})
        assert response.status_code == 400
        assert "这一条已被撤下。" in response.content.decode()


def test_entry_of_another_story_is_out_of_reach(editor, page, covered):
    other = make_story_live().story
    open_coverage(story=other, by=None, at=timezone.now())
    entry = added(other)

    assert editor.post(page, {"act": "take_out", "entry": entry.pk}).status_code == 400
    assert len(texts()) == 1


def test_script_gets_the_parts_and_the_list_alone(editor, page, covered):
    sent = editor.post(page, {"act": "add", "text": "字"}, headers=FETCH)
    listed = editor.get(page, {"part": "list"}).content.decode()

    assert (sent.status_code, "data-told" in sent.content.decode()) == (200, True)
    assert sent.context["form"]["text"].value() is None
    assert ("<p>字</p>" in listed, "<html" in listed) == (True, False)


def test_story_that_readers_do_not_have_can_not_be_covered(editor):
    draft = make_article()
    page = f"/admin/articles/article/{draft.pk}/live/"

    assert "读者目前看不到这篇报道" in editor.get(page).content.decode()
    assert editor.post(page, {"act": "open"}).status_code == 404


@pytest.mark.parametrize("asked", ["?correct=x", "?correct=987654", "?before=x"])
def test_what_there_is_not_is_not_found(editor, page, covered, asked):
    assert editor.get(f"{page}{asked}").status_code == 404
    assert editor.post(page, {"act": "nonsense"}).status_code == 404


def test_list_goes_on_by_keyset(editor, page, covered, monkeypatch):
    monkeypatch.setattr("articles.live_desk.SHOWN", 2)
    for number in range(4):
        added(covered, str(number), pinned=number == 1)
    found, place = [], ""
    for _ in range(2):
        context = editor.get(page, {"before": place} if place else {}).context
        found.append([entry.number for entry in context["entries"]])
        place = context["older"]

    assert (found, place) == ([[2, 4, 3], [2, 1]], "")


@pytest.mark.parametrize("items", [1, 3])
def test_page_takes_as_many_queries_for_many_as_for_one(
    editor, page, covered, items, django_assert_num_queries
):
    for _ in range(items):
        add_entry(story=covered, words=EntryWords("字"), by=make_user("编辑"), at=timezone.now())

    # session, user, permissions (2), inbox (2); article, standing (2), pinned, entries, coverage
    with django_assert_num_queries(12):
        editor.get(page)


def test_article_leads_to_its_coverage(editor, page, article):
    form = editor.get(f"/admin/articles/article/{article.pk}/change/").content.decode()

    assert f'href="{page}"' in form
