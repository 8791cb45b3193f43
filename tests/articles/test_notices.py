"""Who is told of a decision, what the inbox shows, and that it shows nothing of others'."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Decision, Notice, State
from articles.notes import leave_note
from articles.notices import named_in, tell_of
from articles.refusals import NotPermitted, ReasonMissing
from articles.release import publish_article
from articles.review import recall_article, return_article
from articles.takedown import restore_article, withdraw_article
from articles.workflow import Act
from tests.articles.conftest import address, login, passed, reload
from tests.factories.newsroom import make_article, make_author, make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
INBOX = "/admin/inbox/"
PEOPLE = [(1, "linxi", "林溪"), (2, "lin", "林"), (3, "zhou.yuan", "周远"), (4, "zhou", "周远")]


@pytest.fixture
def in_review(staff):
    return make_article(staff["记者"], state=State.FIRST_REVIEW)


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person", flat=True))


def returned(article, by, reason="缺采访"):
    return return_article(article=article, by=by, at=timezone.now(), reason=reason)


def note(article, by, reason):
    return leave_note(article=article, by=by, at=timezone.now(), reason=reason)


def unread(client):
    """What the header's link to the inbox says aloud, on the log's page."""
    return unread_in(client.get("/admin/articles/decision/").content.decode())


def unread_in(page):
    found = page.split("Inbox: ")
    return int(found[1].split(" unread")[0]) if len(found) > 1 else 0


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("@linxi 请看", {1}),
        ("@林溪请看第三段", {1}),
        ("请@林看，也请＠LINXI看", {1, 2}),
        ("@周远：数字有误", {3, 4}),
        ("@zhou.yuan 与 @zhou.", {3, 4}),
        ("@linx、@linxi2、@ linxi", set()),
        ("写信到 mail@linxi、a.b@zhou", set()),
        ("林溪写的", set()),
        ("@", set()),
    ],
)
def test_names_after_the_sign_name_people(words, people):
    assert named_in(words, PEOPLE) == people


def test_recall_is_told_to_all_writers_but_whoever_took_it_back(staff):
    writer, photographer, editor, gone = (make_user("编辑") for _ in range(4))
    article = make_article(staff["编辑"], state=State.FIRST_REVIEW)
    people = [("writer", writer), ("photographer", photographer), ("editor", editor)]
    for position, (role, user) in enumerate(people):
        article.credits.create(role=role, author=make_author(user=user), position=position)
    article.credits.create(role="translator", author=make_author(user=gone), position=58)
    article.credits.create(role="writer", name="没有账号的人", position=59)
    gone.is_active = False
    gone.save()

    recall_article(article=article, by=writer, at=timezone.now(), reason="数字有误")

    assert told("returned") == {staff["编辑"].pk, photographer.pk}
    assert told("mention") == set()


def test_mention_is_told_once_and_never_to_the_one_who_wrote_it(staff, in_review):
    reader, former = make_user(username="chenmo"), make_user(username="former", is_active=False)
    outsider = make_user(None, username="outsider", is_staff=False)
    reason = f"@chenmo @chenmo @former @outsider @{staff['记者'].name} @{staff['编辑'].username}"

    returned(in_review, staff["编辑"], reason)

    assert told("returned") == {staff["记者"].pk}
    assert told("mention") == {reader.pk}
    assert not Notice.objects.filter(person__in=[former, outsider]).exists()


def test_opinion_of_a_review_can_name_people(staff, in_review, client):
    reader = make_user(username="chenmo")
    login(client, staff["编辑"])
    posted = {"_step": "approve", "state": in_review.state, "approve-opinion": "@chenmo 数字已核"}

    client.post(address(in_review), posted | {"digest": in_review.content().digest()})

    assert Notice.objects.get().decision.act == Act.APPROVE
    assert told("mention") == {reader.pk}


def test_proof_reader_leaves_a_note_from_the_page(staff, in_review, client):
    reader = make_user(username="chenmo")
    login(client, staff["校对"])
    posted = {"_step": "note", "state": in_review.state, "note-reason": "@chenmo 数字已核"}

    client.post(address(in_review), posted | {"digest": in_review.content().digest()})

    assert Notice.objects.get().decision.act == Act.NOTE
    assert told("mention") == {reader.pk}


def test_note_changes_nothing_but_the_log(staff, in_review):
    article = passed(in_review, staff["编辑"])

    decision = note(article, staff["校对"], " 第三段出处？ ")

    assert (decision.act, decision.reason, decision.moved) == (Act.NOTE, "第三段出处？", "")
    after = reload(article)
    assert (after.state, after.state_since) == (State.SECOND_REVIEW, article.state_since)
    assert after.reviews.filter(voided_at=None).count() == 1
    with pytest.raises(ReasonMissing):
        note(article, staff["校对"], " ")
    with pytest.raises(NotPermitted):
        note(article, staff["管理员"], "看不到的稿件")


def test_refused_return_tells_nobody(staff, in_review):
    with pytest.raises(ReasonMissing):
        returned(in_review, staff["编辑"], "")
    with transaction.atomic():
        returned(in_review, staff["编辑"])
        transaction.set_rollback(True)

    assert not Notice.objects.exists()


def test_database_keeps_one_notice_of_a_kind(staff, in_review):
    decision = note(in_review, staff["编辑"], "无人")
    Notice.objects.create(person=staff["记者"], decision=decision, kind="mention")

    for kind in ("mention", "rumour"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.create(person=staff["记者"], decision=decision, kind=kind)


def test_inbox_has_three_groups_newest_first(client, staff, in_review):
    other = make_article(staff["记者"], state=State.FIRST_REVIEW, headline="后退的")
    returned(in_review, staff["编辑"])
    returned(other, staff["编辑"])
    note(other, staff["总编"], f"@{staff['记者'].username} @{staff['编辑'].username}")
    waiting = make_article(make_user(), state=State.FIRST_REVIEW)

    inbox = login(client, staff["记者"]).get(INBOX).context["inbox"]
    assert [line.decision.article for line in inbox.returned] == [other, in_review]
    assert [line.decision.article for line in inbox.mentions] == [other]
    assert inbox.reviews == []

    inbox = login(client, staff["编辑"]).get(INBOX).context["inbox"]
    assert inbox.returned == []
    assert [card.article for card in inbox.reviews] == [waiting]
    assert [line.decision.article for line in inbox.mentions] == [other]


def test_header_counts_what_is_unread_and_the_reviews_that_wait(client, staff, in_review):
    note(in_review, staff["总编"], f"@{staff['编辑'].username} 请看")
    assert unread(login(client, staff["编辑"])) == 2
    assert unread(login(client, staff["记者"])) == 0

    returned(in_review, staff["编辑"])
    assert unread(login(client, staff["记者"])) == 1
    assert unread(login(client, staff["编辑"])) == 1


def test_opening_a_notice_leads_to_the_article_and_marks_it_read(client, staff, in_review):
    returned(in_review, staff["编辑"])
    notice = Notice.objects.get()
    login(client, staff["记者"])

    opened = client.get(f"{INBOX}{notice.pk}/")
    assert opened["Location"] == address(in_review)
    read_at = Notice.objects.get().read_at
    assert (unread(client), read_at is not None) == (0, True)

    client.get(f"{INBOX}{notice.pk}/")
    assert Notice.objects.get().read_at == read_at


def test_notice_of_somebody_else_is_not_there(client, staff, in_review):
    returned(in_review, staff["编辑"])
    notice = Notice.objects.get()

    for role in ("总编", "编辑", "校对"):
        assert login(client, staff[role]).get(f"{INBOX}{notice.pk}/").status_code == 404
        client.post(f"{INBOX}read/", {"newest": notice.pk})
        assert reload_page(client) == []
    assert Notice.objects.get().read_at is None


def reload_page(client):
    return client.get(INBOX).context["inbox"].returned


def test_writers_are_told_of_a_withdrawal_and_of_the_restoring(client, staff, ready):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    chief, now = staff["总编"], timezone.now
    withdraw_article(article=reload(ready), by=chief, at=now(), reason="当事人身份有误")
    restore_article(article=reload(ready), by=chief, at=now(), reason="已与当事人核实")
    assert told("returned") == {staff["记者"].pk}

    page = login(client, staff["记者"]).get(INBOX).content.decode()
    client.cookies["desk_language"] = "zh-hans"
    simplified = client.get(INBOX).content.decode()
    client.cookies["desk_language"] = "zh-hant"
    traditional = client.get(INBOX).content.decode()

    assert ("当事人身份有误" in page, "已与当事人核实" in page, unread_in(page)) == (True, True, 2)
    assert ("<span>撤稿</span>" in simplified, "<span>恢复</span>" in simplified) == (True, True)
    assert ("<span>撤稿</span>" in traditional, "<span>恢復</span>" in traditional) == (True, True)


def test_opening_the_article_by_any_way_marks_what_tells_of_it_as_read(client, staff, in_review):
    """Own notices of this article, mentions too; not those of others, nor of another article."""
    other = make_article(staff["记者"], state=State.FIRST_REVIEW)
    for article in (in_review, other):
        note(article, staff["总编"], f"@{staff['编辑'].username} @{staff['校对'].username}")
        returned(article, staff["编辑"])
        note(article, staff["总编"], f"@{staff['记者'].username}")
    login(client, staff["记者"])
    assert unread(client) == 4

    page = client.get(address(in_review)).content.decode()

    assert unread_in(page) == unread(client) == 2
    left = Notice.objects.filter(read_at=None).values_list("person", "decision__article")
    others = {
        (staff[role].pk, article.pk) for role in ("编辑", "校对") for article in (in_review, other)
    }
    assert set(left) == others | {(staff["记者"].pk, other.pk)}


def test_reading_costs_one_query_and_none_where_all_was_read(client, staff, in_review):
    login(client, staff["记者"]).get(address(in_review))
    returned(in_review, staff["编辑"])
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address(in_review))
        writes = [query for query in queries if 'UPDATE "articles_notice"' in query["sql"]]
        counts.append((len(queries), len(writes)))

    assert [count for _, count in counts] == [1, 0]
    assert counts[0][0] - counts[1][0] == 1


def test_all_that_was_seen_can_be_marked_as_read(client, staff, in_review):
    for _ in range(2):
        note(in_review, staff["编辑"], f"@{staff['记者'].username}")
    first, later = Notice.objects.order_by("pk")
    login(client, staff["记者"])

    for nonsense in ("", "x", "9" * 40, "-1"):
        assert client.post(f"{INBOX}read/", {"newest": nonsense})["Location"] == "../"
    assert unread(client) == 2
    client.post(f"{INBOX}read/", {"newest": first.pk})
    assert list(Notice.objects.unread(staff["记者"])) == [later]
    assert client.get(f"{INBOX}read/").status_code == 405


def test_inbox_is_not_for_who_reads_no_articles(client, staff, in_review):
    note(in_review, staff["编辑"], f"@{staff['管理员'].username} 请看")
    notice = Notice.objects.get()
    login(client, staff["管理员"])

    assert client.get(INBOX).status_code == 403
    assert client.get(f"{INBOX}{notice.pk}/").status_code == 403
    assert client.post(f"{INBOX}read/", {"newest": notice.pk}).status_code == 403
    page = client.get("/admin/authors/user/").content.decode()
    assert INBOX not in page
    client.logout()
    assert client.get(INBOX).status_code == 302


@pytest.mark.parametrize("items", [1, 3])
def test_inbox_takes_twelve_queries(client, items, django_assert_num_queries, staff):
    for _ in range(items):
        channel = make_channel(proof_demanded=True)
        article = make_article(staff["编辑"], state=State.FIRST_REVIEW, channel=channel)
        returned(article, staff["总编"])
        note(article, staff["总编"], f"@{staff['编辑'].name}")
        make_article(make_user(), state=State.FIRST_REVIEW, channel=channel)
    login(client, staff["编辑"])

    # session, user, permissions of user and groups; notices twice, reviews; channels, proofs,
    # credits; the header's two
    with django_assert_num_queries(12):
        inbox = client.get(INBOX).context["inbox"]
    assert [len(group) for group in (inbox.returned, inbox.reviews, inbox.mentions)] == [items] * 3


def test_decision_without_words_for_anybody_costs_no_query(django_assert_num_queries, staff):
    article = make_article(staff["记者"])
    decision = Decision(article=article, act=Act.NOTE, by=staff["编辑"], reason="无人")

    with django_assert_num_queries(0):
        tell_of(decision)
