"""Alerts on the desk: who may, what is asked at the field, what was typed stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from editions.publish import create_story
from editions.withdraw import withdraw_story
from fronts.alerts import Wording, end_alert, raise_alert
from fronts.models import Alert
from tests.factories.newsroom import make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PAGE = "/admin/fronts/alert/"
HOUR = timedelta(hours=1)
TYPED = {"text": "台风登陆", "level": "breaking", "story": "", "live_from": "", "live_until": ""}


@pytest.fixture
def chief(client):
    client.force_login(make_user("主任", name="秦岚"))
    return client


def raised(text="先", **how):
    return raise_alert(wording=Wording(text), by=None, at=timezone.now(), **how)


def local(moment):
    """A moment as the browser's field gives it."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def errors(response):
    """What the form says, by field."""
    assert response.status_code == 400
    return {name: list(words) for name, words in response.context["form"].errors.items()}


def test_chief_raises_an_alert(chief):
    story = make_story_live().story

    response = chief.post(PAGE, TYPED | {"story": story.pk})

    assert response["Location"] == PAGE
    alert = Alert.objects.get()
    assert (alert.text, alert.story, alert.by.name) == ("台风登陆", story, "秦岚")
    assert alert.live_until - alert.live_from == 2 * HOUR


@pytest.mark.parametrize("role", ["记者", "编辑", "校对", "管理员"])
def test_others_do_not(client, role):
    alert = raised()
    client.force_login(make_user(role))

    pages = (PAGE, f"{PAGE}{alert.pk}/change/", f"{PAGE}stories/")
    assert {client.get(page).status_code for page in pages} == {403}
    posts = (PAGE, f"{PAGE}{alert.pk}/change/", f"{PAGE}{alert.pk}/end/")
    assert {client.post(page, TYPED).status_code for page in posts} == {403}
    assert list(Alert.objects.values_list("text", flat=True)) == ["先"]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"text": ""}, "text", "填写快讯内容"),
        ({"text": "字" * 61}, "text", "60"),
        ({"text": "<b>登陆</b>"}, "text", "标签"),
        ({"level": "loud"}, "level", "loud"),
        ({"story": "987654321"}, "story", "无法打开"),
        ({"story": "九"}, "story", "从列表中选择"),
        ({"live_from": "2026-01-01T00:00"}, "live_from", "已过"),
        ({"live_from": "明天"}, "live_from", "日期"),
        ({"live_until": "2026-01-01T00:00"}, "live_until", "晚于"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_the_rest_stays(chief, typed, field, words):
    response = chief.post(PAGE, TYPED | typed)

    found = errors(response)
    assert list(found) == [field]
    assert words in found[field][0]
    assert response.context["form"]["text"].value() == (TYPED | typed)["text"]
    assert not Alert.objects.exists()


def test_draft_and_withdrawn_story_are_refused_with_a_sentence(chief):
    withdrawn = make_story_live().story
    withdraw_story(story=withdrawn, at=timezone.now())

    for story in (withdrawn, create_story(at=timezone.now())):
        found = errors(chief.post(PAGE, TYPED | {"story": story.pk}))
        assert found == {"story": ["快讯开始时读者无法打开这篇报道，请选择已发布的报道。"]}


def test_second_alert_asks_for_the_place_of_the_first(chief):
    raised()

    asked = chief.post(PAGE, TYPED)
    assert list(errors(asked)) == ["replacing"]
    assert 'name="replacing"' in asked.content.decode()
    chief.post(PAGE, TYPED | {"replacing": "on"})

    live = [alert.text for alert in Alert.objects.live(timezone.now())]
    assert live == ["台风登陆"]


def test_alert_is_corrected_and_ended(chief):
    alert = raised("登录")
    change = f"{PAGE}{alert.pk}/change/"
    assert chief.get(change).context["form"]["text"].value() == "登录"

    chief.post(change, TYPED)
    (again,) = Alert.objects.live(timezone.now())
    assert (again.text, again.replaces) == ("台风登陆", alert)
    chief.post(f"{PAGE}{again.pk}/end/")

    assert not Alert.objects.live(timezone.now()).exists()
    again.refresh_from_db()
    assert again.ended_by.name == "秦岚"


def test_alert_that_has_ended_meanwhile_says_so_and_keeps_what_was_typed(chief):
    alert = raised()
    end_alert(alert=alert, by=None, at=timezone.now())

    response = chief.post(f"{PAGE}{alert.pk}/change/", TYPED)
    assert errors(response) == {"__all__": ["这条快讯已经结束。"]}
    assert response.context["form"]["text"].value() == "台风登陆"
    told = chief.post(f"{PAGE}{alert.pk}/end/", follow=True)
    assert "这条快讯已经结束。" in told.content.decode()


def test_page_shows_live_waiting_and_past(chief):
    past = raised("过去")
    end_alert(alert=past, by=make_user("主任", name="何田"), at=timezone.now())
    raised("现在")
    raised("以后", live_from=timezone.now() + 3 * HOUR)

    context = chief.get(PAGE).context

    shown = {name: [alert.text for alert, _ in context[name]] for name in ("live", "waiting")}
    assert shown == {"live": ["现在"], "waiting": ["以后"]}
    assert [(alert.text, alert.ended_by.name) for alert, _ in context["past"]] == [("过去", "何田")]


def test_alert_whose_story_is_withdrawn_is_told(chief):
    story = make_story_live().story
    raise_alert(wording=Wording("登陆", story_id=story.pk), by=None, at=timezone.now())
    withdraw_story(story=story, at=timezone.now())

    assert "读者已无法打开其报道，因此看不到这条快讯。" in chief.get(PAGE).content.decode()


def test_past_goes_on_by_keyset(chief, monkeypatch):
    monkeypatch.setattr("fronts.alert_desk.PAST_SHOWN", 2)
    for number in range(5):
        end_alert(alert=raised(str(number)), by=None, at=timezone.now())
    found, place = [], ""
    for _ in range(3):
        context = chief.get(PAGE, {"before": place} if place else {}).context
        found.append([alert.text for alert, _ in context["past"]])
        place = context["older"]

    assert (found, place) == ([["4", "3"], ["2", "1"], ["0"]], "")
    assert chief.get(PAGE, {"before": "nonsense"}).status_code == 404


@pytest.mark.parametrize("items", [1, 3])
def test_page_takes_as_many_queries_for_many_as_for_one(chief, items, django_assert_num_queries):
    for _ in range(items):
        one = raise_alert(
            wording=Wording("登陆", story_id=make_story_live().story_id),
            by=make_user("主任"),
            at=timezone.now(),
        )
        end_alert(alert=one, by=one.by, at=timezone.now())

    # session, user, permissions (2), unread; the latest to offer; past, ahead and their stories
    with django_assert_num_queries(10):
        chief.get(PAGE)


def test_stories_are_completed_by_words_and_named_by_headline(chief):
    story = make_story_live(headline="海堤合龙").story
    make_story_live(headline="别的")

    found = chief.get(f"{PAGE}stories/", {"term": "海堤"}).json()
    latest = chief.get(f"{PAGE}stories/").json()

    assert found == {"results": [{"id": str(story.pk), "text": "海堤合龙"}]}
    assert len(latest["results"]) == 2


def test_form_offers_the_latest_and_keeps_an_older_choice(chief, monkeypatch):
    old = make_story_live(headline="旧闻", live_from=timezone.now() - 9 * HOUR).story
    monkeypatch.setattr("fronts.alert_forms.OFFERED", 1)
    make_story_live(headline="新闻")

    def offered(response):
        return [str(label) for _, label in response.context["form"].fields["story"].widget.choices]

    assert offered(chief.get(PAGE)) == ["不连报道", "新闻"]
    assert offered(chief.post(PAGE, TYPED | {"text": "", "story": old.pk}))[-1] == "旧闻"


@pytest.mark.parametrize("address", ["999/change/", "nonsense/change/"])
def test_unknown_alert_is_not_found(chief, address):
    assert chief.get(f"{PAGE}{address}").status_code == 404


def test_waiting_alert_is_raised_for_a_time(chief):
    start = timezone.now() + 3 * HOUR

    chief.post(PAGE, TYPED | {"live_from": local(start), "live_until": local(start + HOUR)})

    alert = Alert.objects.get()
    assert (local(alert.live_from), alert.live_until - alert.live_from) == (local(start), HOUR)
