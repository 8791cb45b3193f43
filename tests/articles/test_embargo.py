"""Before its embargo a story becomes public by no way: by no older version, by no restoring."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import refusals
from articles.imported import Provenance, WorkedOnSince, held_import
from articles.importing import import_article, update_article
from articles.models import Article, State
from articles.release import WaitingChoice, cancel_schedule, publish_article, reopen_article
from articles.review import submit_article
from articles.saving import check_save, record_save
from articles.takedown import lift_embargo, restore_article, withdraw_article
from articles.workflow import Act
from editions import refusals as public
from editions.models import Edition
from editions.standing import standing
from tests.articles.conftest import address, form_data, login, passed, reload
from tests.factories.newsroom import make_content

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
URI = "tag:wire.example,2024:1"


def publish(article, by, **how):
    return publish_article(article=article, by=by, at=timezone.now(), **how)


def resaved(article, staff, **fields):
    """The article, saved with these fields, whatever a form would refuse."""
    Article.objects.filter(pk=article.pk).update(**fields)
    article = reload(article)
    record_save(article=article, by=staff["记者"], at=timezone.now())
    return article


def reopened(article, staff, **fields):
    """The article, taken up again and saved."""
    reopen_article(article=article, by=staff["记者"], at=timezone.now())
    return resaved(article, staff, **fields)


def reviewed(article, staff):
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return passed(article, staff["总编"])


def live(article, at):
    return standing(reload(article).story_id, at=at).live


@pytest.fixture
def waiting(ready, staff):
    """An article whose version goes live in two hours, and which is being worked on again."""
    publish(ready, staff["主任"], live_from=timezone.now() + 2 * HOUR)
    return reopened(ready, staff)


def save(article, by, until):
    typed = reload(article)
    typed.embargo_until = until
    stored = reload(article)
    check_save(article=typed, by=by, version=stored.version, stored=stored, at=timezone.now())


@pytest.mark.parametrize("role", ["记者", "主任", "总编"])
def test_embargo_that_a_waiting_version_would_break_is_refused(waiting, staff, role):
    with pytest.raises(refusals.EmbargoAfterSchedule):
        save(waiting, staff[role], timezone.now() + DAY)

    cancel_schedule(article=waiting, by=staff["主任"], at=timezone.now())
    save(waiting, staff[role], timezone.now() + DAY)


def test_embargo_that_the_waiting_version_keeps_is_saved(waiting, staff):
    save(waiting, staff["记者"], timezone.now() + HOUR)
    save(waiting, staff["记者"], standing(waiting.story_id, at=timezone.now()).waiting.live_from)


def test_embargo_is_prolonged_up_to_the_waiting_version_alone(waiting, staff):
    now = timezone.now()
    Article.objects.filter(pk=waiting.pk).update(embargo_until=now + HOUR)

    with pytest.raises(refusals.EmbargoAfterSchedule):
        save(waiting, staff["记者"], now + 3 * HOUR)


def test_form_says_it_beside_the_embargo_and_saves_nothing(client, waiting, staff):
    client = login(client, staff["记者"])
    day = timezone.localdate() + DAY
    typed = form_data(waiting, headline="改题", embargo_until_0=day, embargo_until_1="12:00:00")

    response = client.post(address(waiting), typed)

    assert response.context["adminform"].form.errors == {
        "embargo_until": [str(refusals.EmbargoAfterSchedule())]
    }
    assert reload(waiting).embargo_until is None
    assert reload(waiting).headline == waiting.headline


@pytest.mark.parametrize(("role", "step"), [("主任", "publish"), ("总编", "schedule")])
def test_step_that_would_break_the_embargo_is_refused_beside_it(client, ready, staff, role, step):
    until = timezone.now() + 2 * DAY
    article = passed(resaved(ready, staff, embargo_until=until), staff["总编"])
    client = login(client, staff[role])
    when = {"schedule-live_from": f"{timezone.localtime() + DAY:%Y-%m-%dT%H:%M}"}

    response = client.post(address(article), form_data(article, _step=step, **when))

    assert response.context["adminform"].form.errors == {
        "embargo_until": [str(public.StillEmbargoed())]
    }
    assert response.context["panel"].embargo == until
    assert reload(article).state == State.READY


def test_sent_back_text_keeps_the_embargo_of_the_desk(waiting, staff):
    until = timezone.now() + DAY
    article = reviewed(resaved(waiting, staff, headline="新文", embargo_until=until), staff)

    publish(article, staff["主任"], live_from=until + HOUR, waiting=WaitingChoice.SEND_BACK)

    article = reload(article)
    assert (article.state, article.headline) == (State.DRAFTING, waiting.headline)
    assert article.embargo_until == until
    article = reviewed(article, staff)
    with pytest.raises(public.StillEmbargoed):
        publish(article, staff["主任"], waiting=WaitingChoice.CANCEL)
    assert live(article, until - HOUR) is None


def test_sent_back_text_keeps_its_own_embargo_where_that_is_later(ready, staff):
    until = timezone.now() + DAY
    article = passed(resaved(ready, staff, embargo_until=until), staff["总编"])
    publish(article, staff["主任"], live_from=until)
    article = reviewed(reopened(article, staff, headline="先发", embargo_until=None), staff)

    publish(article, staff["主任"], waiting=WaitingChoice.SEND_BACK)

    assert reload(article).embargo_until == until


def test_withdrawn_story_is_not_restored_before_the_embargo(ready, staff):
    """Published too early, taken down, embargoed: it comes back once that is lifted."""
    publish(ready, staff["主任"])
    withdraw_article(article=ready, by=staff["总编"], at=timezone.now(), reason="抢发")
    article = reopened(ready, staff, embargo_until=timezone.now() + DAY)

    with pytest.raises(public.StillEmbargoed):
        restore_article(article=article, by=staff["总编"], at=timezone.now(), reason="误撤")
    assert live(article, timezone.now()) is None
    assert standing(article.story_id, at=timezone.now()).withdrawn

    lift_embargo(article=article, by=staff["总编"], at=timezone.now(), reason="解禁")
    restore_article(article=article, by=staff["总编"], at=timezone.now(), reason="误撤")
    assert live(article, timezone.now()).headline == ready.headline


def take(version, *, publish, **content):
    item = Provenance(digest=str(version), version=version, status="usable")
    content = make_content(**content)
    at = timezone.now()
    held = held_import(URI)
    if held is None:
        return import_article(uri=URI, item=item, content=content, publish=publish, at=at)
    update_article(held=held, item=item, content=content, publish=publish, at=at)
    return held.article


@pytest.fixture
def embargoed():
    """An imported story that waits for the embargo of its source, in two hours."""
    now = timezone.now()
    return take(now - DAY, publish=True, headline="旧题", embargo_until=now + 2 * HOUR)


def test_newer_item_without_embargo_is_its_sources_word(embargoed):
    take(timezone.now() - HOUR, publish=True, headline="新题", channel=embargoed.channel)

    assert live(embargoed, timezone.now()).headline == "新题"


def test_newer_item_drops_no_embargo_that_the_desk_has_set(embargoed):
    until = timezone.now() + DAY
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=until)
    record_save(article=reload(embargoed), by=None, at=timezone.now())

    with pytest.raises(WorkedOnSince):
        take(timezone.now() - HOUR, publish=True, headline="新题", channel=embargoed.channel)

    assert reload(embargoed).embargo_until == until


@pytest.mark.parametrize("hours", [1, 2])
def test_draft_of_an_earlier_embargo_leaves_what_waits(embargoed, hours):
    until = Edition.objects.get().live_from - (2 - hours) * HOUR

    take(timezone.now() - HOUR, publish=False, channel=embargoed.channel, embargo_until=until)

    assert live(embargoed, timezone.now() + 3 * HOUR).headline == "旧题"


def test_draft_of_a_later_embargo_cancels_what_would_break_it(embargoed):
    until = timezone.now() + DAY

    take(timezone.now() - HOUR, publish=False, channel=embargoed.channel, embargo_until=until)

    assert live(embargoed, until - HOUR) is None
    assert [entry.act for entry in embargoed.decisions.all()] == [
        Act.IMPORT,
        Act.CANCEL,
        Act.IMPORT,
    ]
    assert held_import(URI).is_as_left()
