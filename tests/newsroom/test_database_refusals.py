"""Where the database refuses, the desk says so and gives back what was typed."""

import errno
import html
import json
import re
import sqlite3
from contextlib import contextmanager

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from articles import posting
from articles.models import Article, Notice, State
from articles.review import return_article
from channels.models import Channel
from editions.admin import MovableChannelAdmin
from newsroom.database_refusals import is_busy
from pictures.models import Picture
from tests.articles.conftest import address, form_data, login, reload
from tests.factories.fronts import make_front
from tests.factories.newsroom import PASSWORD, make_article, make_channel, make_user
from tests.factories.pictures import picture_bytes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
SQLITE = connection.vendor == "sqlite"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@contextmanager
def locked(table="articles_article"):
    """Somebody else holds the database (SQLite) or the table, for longer than we wait."""
    other = connection.copy()
    patience = "PRAGMA busy_timeout = 50" if SQLITE else "SET lock_timeout = 50"
    as_before = "PRAGMA busy_timeout = 20000" if SQLITE else "RESET lock_timeout"
    with connection.cursor() as ours, other.cursor() as theirs:
        ours.execute(patience)
        theirs.execute("BEGIN IMMEDIATE" if SQLITE else "BEGIN")
        if not SQLITE:
            theirs.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        try:
            yield
        finally:
            theirs.execute("ROLLBACK")
            ours.execute(as_before)
            other.close()


def sent_again(response):
    """What the button of the page posts."""
    page = response.content.decode().split('class="send-again"')[1].split("</form>")[0]
    return {name: html.unescape(value) for name, value in HIDDEN.findall(page)}


def test_locked_database_is_told_and_the_text_given_back(client):
    writer = make_user("记者")
    article = make_article(writer)
    typed = form_data(article, headline="写了一半", standfirst="导语", body="<p>一段</p>")
    login(client, writer)

    with locked():
        response = client.post(
            address(article), typed | {"_step": "submit", "return-reason": "缘由"}
        )

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert response["Cache-Control"] == "no-store"
    assert "Others were saving for too long, so nothing of this was saved" in page
    shown = re.findall(r"<label>([^<]*?) <textarea readonly[^>]*>\n([^<]*)</textarea>", page)
    assert {"写了一半", "导语", "一段", "缘由"} <= {words for _, words in shown}
    assert ("headline", "写了一半") in shown
    assert (reload(article).version, reload(article).state) == (1, State.DRAFTING)


def test_the_same_is_sent_again_by_a_button(client):
    writer = make_user("记者")
    article = make_article(writer)
    login(client, writer).handler.enforce_csrf_checks = True
    client.get(address(article))
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    typed = form_data(article, headline="“引号”&<题>", body="<p>一</p>\r\n<p>二</p>")
    with locked():
        response = client.post(address(article), typed | token | {"_step": "submit"})
    again = sent_again(response)

    assert f'action="{address(article)}" enctype="multipart/form-data"' in response.content.decode()
    assert again.pop("csrfmiddlewaretoken") != ""
    assert again == {name: str(value) for name, value in typed.items()} | {"_step": "submit"}
    assert client.post(address(article), again).status_code == 403
    client.post(address(article), sent_again(response))
    assert reload(article).headline == "“引号”&<题>"
    assert reload(article).state == State.FIRST_REVIEW


def test_clash_is_told_and_sent_again_the_form_says_where(client, monkeypatch):
    """Somebody takes the address between our check and our row."""
    login(client, make_user("总编", is_superuser=True))
    saved = MovableChannelAdmin.save_model

    def overtaken(self, request, obj, form, change):
        Channel.objects.create(name="别人", slug=obj.slug)
        saved(self, request, obj, form, change)

    typed = {"name": "科技", "slug": "tech", "order": 1, "reviews_demanded": 3}
    with monkeypatch.context() as rival:
        rival.setattr(MovableChannelAdmin, "save_model", overtaken)
        response = client.post("/admin/channels/channel/add/", typed)

    page = response.content.decode()
    assert response.status_code == 409
    assert "does not go together with what somebody else has just saved" in page
    assert "科技" in page
    assert not Channel.objects.exists()
    make_channel("别人", slug="tech")
    mended = client.post("/admin/channels/channel/add/", sent_again(response))
    assert "Another channel has this address." in mended.content.decode()
    assert "科技" in mended.content.decode()


def test_article_that_a_rule_of_the_record_refuses_is_given_back(client, monkeypatch):
    writer = make_user("记者")
    article = make_article(writer)

    def broken(*, article, **_kept):
        Article.objects.filter(pk=article.pk).update(state="nowhere")

    monkeypatch.setattr(posting, "record_save", broken)
    response = login(client, writer).post(address(article), form_data(article, headline="新题"))

    assert response.status_code == 409
    assert "新题" in response.content.decode()
    assert reload(article).headline == article.headline


def test_page_that_is_only_read_asks_to_be_opened_again(client):
    """A notice counts as read when it is opened."""
    writer, editor = make_user("记者"), make_user("编辑")
    article = make_article(writer, state=State.FIRST_REVIEW)
    return_article(article=article, by=editor, at=timezone.now(), reason="补采访")
    notice = Notice.objects.get()
    login(client, writer)

    with locked("articles_notice"):
        response = client.get(f"/admin/inbox/{notice.pk}/")

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Open the page again in a moment" in page
    assert f'<a href="/admin/inbox/{notice.pk}/">' in page
    assert 'class="send-again"' not in page
    assert client.get(f"/admin/inbox/{notice.pk}/").status_code == 302


def test_scripts_get_the_sentence_in_their_own_form(client):
    front = make_front()
    login(client, make_user("编辑"))
    act = f"/admin/fronts/front/{front.pk}/act/"
    posted = {"act": "add_block", "layout": "list", "made_on": front.version, "title": "要闻"}

    with locked("fronts_front"):
        part = client.post(act, posted, headers={"X-Requested-With": "fetch"})
        json_answer = client.post(act, posted, headers={"Accept": "application/json"})
        asked = client.post(act, posted, headers={"Sec-Fetch-Dest": "empty"})
        page = client.post(act, posted)

    sentence = "Others were saving for too long, so nothing of this was saved."
    assert [part.status_code, json_answer.status_code, asked.status_code] == [503] * 3
    assert part.content.decode().strip().startswith('<div class="refused" role="alert"')
    assert sentence in part.content.decode()
    for answer in (json_answer, asked):
        assert answer["Content-Type"] == "application/json"
        assert json.loads(answer.content)["error"]["message"].startswith(sentence)
    assert sent_again(page)["title"] == "要闻"


def test_password_is_never_written_into_the_page(client):
    user = make_user("记者")
    client.cookies["desk_language"] = "en"

    with locked("authors_user"):
        response = client.post("/admin/login/", {"username": user.username, "password": PASSWORD})

    assert response.status_code == 503
    assert PASSWORD not in response.content.decode()
    assert 'class="send-again"' not in response.content.decode()


def test_database_that_is_away_before_any_view_is_told(client, monkeypatch):
    writer = make_user("记者")
    article = make_article(writer)
    login(client, writer)

    def away(*_args, **_kept):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("django.contrib.auth.middleware.auth.get_user", away)
    response = client.post(address(article), form_data(article, headline="写了一半"))

    assert response.status_code == 503
    assert "写了一半" in response.content.decode()


def test_readers_pages_keep_their_own_page_of_error(client, monkeypatch):
    def away(*_args, **_kept):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("pages.views.trending.hot", away)
    client.raise_request_exception = False

    assert client.get("/hot/").status_code == 500


def test_what_a_view_did_stands_though_its_session_is_not_saved(client, monkeypatch):
    writer = make_user("记者")
    article = make_article(writer)
    login(client, writer)
    typed = form_data(article, headline="改好的标题", body="<p>一段</p>")

    with sessions_locked(monkeypatch):
        response = client.post(address(article), typed | {"_continue": "1"})

    assert (response.status_code, reload(article).headline) == (302, "改好的标题")


def test_who_could_not_be_signed_in_is_told(client, monkeypatch):
    make_user("记者", username="linxi")

    with sessions_locked(monkeypatch):
        response = client.post(reverse("admin:login"), {"username": "linxi", "password": PASSWORD})

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "其他人一直在保存" in response.content.decode()
    assert not response.cookies.get("sessionid")


@contextmanager
def sessions_locked(monkeypatch):
    """As when the lock comes between the view and the save of what it did to the session."""
    save = SessionMiddleware.process_response

    def changed(self, request, response):
        request.session.modified = True
        with locked("django_session"):
            return save(self, request, response)

    with monkeypatch.context() as patch:
        patch.setattr(SessionMiddleware, "process_response", changed)
        yield


def test_what_is_no_lock_is_told_otherwise(client, monkeypatch):
    writer = make_user("记者")
    article = make_article(writer)

    def away(*_args, **_kept):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(posting, "locked", away)
    response = login(client, writer).post(address(article), form_data(article, headline="在这里"))

    assert response.status_code == 503
    assert "The database can&#x27;t be written to just now" in response.content.decode()
    assert "在这里" in response.content.decode()


def disk_is_full():
    full = OperationalError("database or disk is full")
    full.__cause__ = sqlite3.OperationalError("database or disk is full")
    full.__cause__.sqlite_errorcode = sqlite3.SQLITE_FULL
    return full


@pytest.mark.parametrize("error", [disk_is_full(), OSError(errno.ENOSPC, "No space left")])
def test_full_disk_is_told_and_the_text_given_back(client, monkeypatch, error):
    writer = make_user("记者")
    article = make_article(writer)

    def full(*_args, **_kept):
        raise error

    monkeypatch.setattr(posting, "record_save", full)
    response = login(client, writer).post(address(article), form_data(article, headline="在这里"))

    assert response.status_code == 507
    assert "disk is full, so nothing of this was saved" in response.content.decode()
    assert "在这里" in response.content.decode()
    assert reload(article).headline == article.headline


@pytest.mark.skipif(not SQLITE, reason="how SQLite says it")
def test_full_database_is_known_as_such(client):
    writer = make_user("记者")
    article = make_article(writer)
    login(client, writer)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA max_page_count")
        most = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            body = f"<p>{'满' * 400_000}</p>"
            response = client.post(address(article), form_data(article, body=body))
        finally:
            cursor.execute(f"PRAGMA max_page_count = {most}")

    assert response.status_code == 507
    assert reload(article).body == article.body


def test_picture_that_finds_no_room_is_told_as_the_editor_takes_it(client, monkeypatch):
    login(client, make_user("记者"))

    def full(*_args, **_kept):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pictures.upload.write_whole", full)
    # of a size that no other test stores: what stands on the disk already is not written again
    file = SimpleUploadedFile("图.jpg", picture_bytes((907, 601)))
    response = client.post(reverse("picture_upload"), {"upload": file})

    assert response.status_code == 507
    assert "disk is full" in json.loads(response.content)["error"]["message"]
    assert not Picture.objects.exists()


def test_error_of_a_program_stays_an_error(client, monkeypatch):
    writer = make_user("记者")
    article = make_article(writer)

    def wrong(*_args, **_kept):
        raise TypeError("a mistake in the code")

    monkeypatch.setattr(posting, "locked", wrong)
    client.raise_request_exception = False
    login(client, writer)

    assert client.post(address(article), form_data(article)).status_code == 500


def test_lock_is_told_from_other_failures():
    with locked(), pytest.raises(OperationalError) as lock:
        Article.objects.update(headline="x")
    with pytest.raises((OperationalError, IntegrityError)) as other:
        raise OperationalError("no such table")

    assert (is_busy(lock.value), is_busy(other.value)) == (True, False)
