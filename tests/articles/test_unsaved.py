"""A note saves no text; what the browser kept is shown again, and let go when it is saved."""

import pytest
from django.utils import timezone

from articles.models import Article, Decision
from articles.steps import steps_for
from articles.typed_kept import COOKIE
from articles.workflow import Act
from tests.articles.conftest import State, address, credit_rows, form_data, login, reload, said
from tests.factories.newsroom import make_article, make_author, make_channel, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.services]
KEY = "0123456789abcdef" * 2


@pytest.fixture
def in_review(staff):
    return make_article(staff["记者"], state=State.FIRST_REVIEW, headline="海堤修好了")


def note(article, words="第三段出处？", **typed):
    return form_data(article, _step="note", **{"note-reason": words, "note_key": "k1"} | typed)


def new(**typed):
    return form_data(channel=make_channel().pk, **typed)


def notes(article):
    return list(article.decisions.filter(act=Decision.Act.NOTE).values_list("reason", flat=True))


@pytest.mark.parametrize(
    "typed",
    [
        {"headline": "编辑改过"},
        {"body": "<p>编辑改过的正文。</p>"},
        {"topic_names": "海堤"},
        {"headline": ""},
        credit_rows(("editor", "", "林溪")),
    ],
)
def test_note_leaves_what_is_typed_unsaved(client, in_review, staff, typed):
    before = form_data(in_review)
    login(client, staff["编辑"])

    response = client.post(address(in_review), note(in_review, **typed))

    assert response.status_code == 200
    assert notes(in_review) == ["第三段出处？"]
    assert form_data(in_review) == before
    assert "The text is not saved with it" in said(response)
    shown = response.context["adminform"].form
    assert {name: shown[name].value() for name in typed if name in shown.fields} == {
        name: value for name, value in typed.items() if name in shown.fields
    }
    open_steps = {
        step.act for step in steps_for(reload(in_review), staff["编辑"], at=timezone.now())
    }
    assert Act.APPROVE in open_steps
    assert in_review.revisions.count() == 1
    panel = response.context["panel"]
    words = next(step.form["reason"].value() for step in panel.steps if step.step.act == Act.NOTE)
    assert not words


def test_page_with_a_note_that_is_sent_again_leaves_it_once(client, in_review, staff):
    login(client, staff["编辑"])
    sent = note(in_review, headline="编辑改过")

    keys = {client.post(address(in_review), sent).context["note_key"] for _ in range(2)}
    client.post(address(in_review), note(in_review, "另一条", note_key="k2"))

    assert notes(in_review) == ["另一条", "第三段出处？"]
    assert len(keys) == 2


def test_text_is_saved_from_the_page_after_a_note(client, in_review, staff):
    login(client, staff["编辑"])
    client.post(address(in_review), note(in_review, headline="编辑改过"))

    client.post(address(in_review), form_data(in_review, headline="编辑改过"))

    assert reload(in_review).headline == "编辑改过"
    assert len(notes(in_review)) == 1


def test_note_beside_an_untouched_text_leads_back_to_it(client, in_review, staff):
    login(client, staff["编辑"])

    response = client.post(address(in_review), note(in_review), follow=True)

    assert response.redirect_chain == [(address(in_review), 302)]
    assert "The note stands in the log." in response.content.decode()
    assert reload(in_review).version == 1


def test_empty_note_is_asked_for_and_nothing_is_saved(client, in_review, staff):
    login(client, staff["编辑"])

    response = client.post(address(in_review), note(in_review, "  ", headline="编辑改过"))

    assert "Write the note first" in response.content.decode()
    assert "编辑改过" in response.content.decode()
    assert (notes(in_review), reload(in_review).headline) == ([], "海堤修好了")


def test_note_of_whoever_may_no_longer_change_the_text_keeps_it(client, in_review, staff):
    """The writer had the draft open; somebody has sent it to review since."""
    login(client, staff["记者"])

    response = client.post(address(in_review), note(in_review, headline="我还在改"))

    assert notes(in_review) == ["第三段出处？"]
    assert "我还在改" in response.content.decode()
    assert reload(in_review).headline == "海堤修好了"


def test_kept_text_is_shown_as_it_was_typed_and_not_saved(client, staff):
    article = make_article(staff["记者"], topics=[make_topic("旧话题")])
    login(client, staff["记者"])
    kept = form_data(
        article,
        headline="没有存下的标题",
        topic_names="旧话题，海堤",
        _show_typed="1",
        _step="submit",
        typed_key=KEY,
        **credit_rows(("writer", make_author("林溪").pk, "")),
    )

    response = client.post(address(article), kept)

    form = response.context["adminform"].form
    assert (form["headline"].value(), form["topic_names"].value()) == (
        "没有存下的标题",
        "旧话题，海堤",
    )
    html = response.content.decode()
    assert "This is the text that was not saved" in html
    assert f'name="typed_key" value="{KEY}"' in html
    assert "data-unsaved" in html
    assert reload(article).headline == article.headline
    assert reload(article).state == State.DRAFTING
    assert COOKIE not in response.cookies


def test_kept_new_article_is_shown_and_makes_none(client, staff):
    login(client, staff["记者"])

    response = client.post(address(), new(headline="新稿", _show_typed="1"))

    assert response.context["adminform"].form["headline"].value() == "新稿"
    assert not Article.objects.exists()


def test_kept_text_that_may_not_be_changed_any_more_is_given_to_copy(client, in_review, staff):
    login(client, staff["记者"])

    response = client.post(
        address(in_review), form_data(in_review, headline="没有存下", _show_typed="1")
    )

    assert ("headline", "没有存下") in response.context["typed"]
    assert reload(in_review).headline == "海堤修好了"


def test_browser_is_told_which_text_is_saved(client, staff):
    login(client, staff["记者"])
    other = "f" * 32

    made = client.post(address(), new(typed_key=KEY))
    article = Article.objects.get()
    saved = client.post(address(article), form_data(article, headline="改", typed_key=other))

    assert made.cookies[COOKIE].value == KEY
    assert saved.cookies[COOKIE].value == f"{KEY}.{other}"
    assert saved.cookies[COOKIE]["path"] == "/admin/"


@pytest.mark.parametrize("forged", ["", "x; path=/", "g" * 32, "a" * 500])
def test_forged_key_is_not_repeated(client, staff, forged):
    login(client, staff["记者"])

    response = client.post(address(), new(typed_key=forged))

    assert Article.objects.count() == 1
    assert COOKIE not in response.cookies


def test_refused_save_keeps_what_the_browser_has(client, staff):
    login(client, staff["记者"])

    response = client.post(address(), new(headline="", typed_key=KEY))

    assert COOKIE not in response.cookies
    assert f'name="typed_key" value="{KEY}"' in response.content.decode()
