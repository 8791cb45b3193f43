"""Alerts: one at a time, frozen, refused where they would mislead; what readers see of them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from editions.interval import FOREVER
from editions.models import Change
from editions.publish import create_story, publish_edition
from editions.withdraw import restore_story, withdraw_story
from fronts import refusals
from fronts.alert_lines import alert_at, alert_rows
from fronts.alerts import Wording, correct_alert, end_alert, raise_alert
from fronts.models import Alert
from tests.factories.newsroom import T0, make_content, make_story_live, make_user
from tests.refusing import refused

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def raised(text="台风登陆", *, at=T0, story=None, **how):
    wording = Wording(text, Alert.Level.BREAKING, story)
    return raise_alert(wording=wording, by=how.pop("by", None), at=at, **how)


def seen(at):
    """The words that readers see at a moment."""
    told = alert_rows(at).values_list("told", flat=True)
    line = alert_at(told, at)
    return line.text if line else None


def test_alert_stands_for_two_hours_unless_said():
    alert = raised()

    assert (alert.live_from, alert.live_until) == (T0, T0 + 2 * HOUR)
    assert [seen(T0 - MINUTE), seen(T0), seen(T0 + 2 * HOUR - MINUTE), seen(T0 + 2 * HOUR)] == [
        None,
        "台风登陆",
        "台风登陆",
        None,
    ]


def test_waiting_alert_begins_by_the_clock():
    raised(live_from=T0 + HOUR)

    assert [seen(T0), seen(T0 + HOUR)] == [None, "台风登陆"]


def test_row_read_before_tells_of_the_alert_that_follows():
    raised("先", live_until=T0 + HOUR)
    raised("后", live_from=T0 + HOUR)
    told = list(alert_rows(T0).values_list("told", flat=True))

    assert [alert_at(told, T0 + n * HOUR).text for n in (0, 1)] == ["先", "后"]
    assert alert_at(told, T0 + 3 * HOUR) is None


def test_spaces_are_made_one():
    assert raised("  台风 \n 登陆 ").text == "台风 登陆"


def test_what_nobody_sees_is_taken_out():
    assert raised("台\x00风\u202e登陆").text == "台风登陆"


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"text": "  "}, refusals.AlertSaysNothing),
        ({"text": "\u200b\u2060"}, refusals.AlertSaysNothing),
        ({"live_from": T0 - MINUTE}, refusals.AlertInThePast),
        ({"live_from": T0 + timedelta(days=400)}, refusals.AlertTooFar),
        ({"live_from": datetime.max.replace(tzinfo=UTC)}, refusals.AlertTooFar),
        ({"live_until": T0}, refusals.AlertEndsTooSoon),
        ({"live_from": T0 + HOUR, "live_until": T0 + MINUTE}, refusals.AlertEndsTooSoon),
        ({"live_until": T0 + timedelta(days=8)}, refusals.AlertTooLong),
        ({"story": 987_654_321}, refusals.AlertStoryNotLive),
    ],
)
def test_alert_that_would_mislead_is_refused(how, refusal):
    with pytest.raises(refusal):
        raised(**how)

    assert not Alert.objects.exists()
    assert not Change.objects.exists()


def test_alert_leads_to_a_story_that_is_live_by_then():
    story = create_story(at=T0)
    publish_edition(story=story, content=make_content(), at=T0, live_from=T0 + HOUR)

    with pytest.raises(refusals.AlertStoryNotLive):
        raised(story=story.pk)
    raised(story=story.pk, live_from=T0 + HOUR)
    assert [seen(T0), seen(T0 + HOUR)] == [None, "台风登陆"]


def test_draft_and_withdrawn_story_are_refused():
    withdrawn = make_story_live(live_from=T0 - HOUR).story
    withdraw_story(story=withdrawn, at=T0)

    for story in (create_story(at=T0), withdrawn):
        with pytest.raises(refusals.AlertStoryNotLive):
            raised(story=story.pk)


def test_alert_leaves_with_its_story_and_comes_back_with_it():
    story = make_story_live(live_from=T0 - HOUR).story
    raised(story=story.pk)

    withdraw_story(story=story, at=T0 + MINUTE)
    assert [seen(T0), seen(T0 + MINUTE)] == ["台风登陆", None]
    restore_story(story=story, at=T0 + 2 * MINUTE)
    assert seen(T0 + 2 * MINUTE) == "台风登陆"


def test_second_alert_asks_and_then_takes_the_place_of_the_first():
    first = raised("先")

    with pytest.raises(refusals.AnotherAlert) as refusal:
        raised("后", at=T0 + HOUR)
    assert refusal.value.alerts == [first]
    raised("后", at=T0 + HOUR, replacing=True, by=(chief := make_user("主任")))

    first.refresh_from_db()
    assert (first.live_until, first.ended_by) == (T0 + HOUR, chief)
    assert [seen(T0), seen(T0 + HOUR)] == ["先", "后"]


def test_one_after_the_other_asks_nothing():
    raised("先", live_until=T0 + HOUR)

    raised("后", live_from=T0 + HOUR)

    assert Alert.objects.count() == 2


def test_alerts_within_the_time_of_a_longer_one_are_cancelled():
    inner = raised("中", live_from=T0 + HOUR, live_until=T0 + 2 * HOUR)
    later = raised("后", live_from=T0 + 2 * HOUR, live_until=T0 + 4 * HOUR)

    raised("长", live_until=T0 + 3 * HOUR, replacing=True)

    for alert in (inner, later):
        alert.refresh_from_db()
        assert alert.live_until == alert.live_from
    assert seen(T0 + 3 * HOUR) is None


def test_end_takes_it_off_at_once_and_only_once():
    alert = raised()

    end_alert(alert=alert, by=(chief := make_user("主任")), at=T0 + MINUTE)

    alert.refresh_from_db()
    assert (alert.live_until, alert.ended_by) == (T0 + MINUTE, chief)
    with pytest.raises(refusals.AlertOver):
        end_alert(alert=alert, by=None, at=T0 + 2 * MINUTE)
    with pytest.raises(refusals.AlertOver):
        correct_alert(alert=alert, wording=Wording("别的"), by=None, at=T0 + 2 * MINUTE)


@pytest.mark.parametrize(("between", "until"), [(None, 4), (3, 3)])
def test_cancelled_alert_gives_back_the_time_that_it_took(between, until):
    first = raised("先", live_until=T0 + 4 * HOUR)
    second = raised("后", live_from=T0 + HOUR, live_until=T0 + 2 * HOUR, replacing=True)
    first.refresh_from_db()
    assert first.live_until == T0 + HOUR
    if between:
        raised("再", live_from=T0 + between * HOUR, live_until=T0 + 4 * HOUR)

    end_alert(alert=second, by=None, at=T0 + MINUTE)

    first.refresh_from_db()
    assert first.live_until == T0 + until * HOUR
    assert seen(T0 + HOUR) == "先"


def test_correction_ends_one_row_and_opens_the_next():
    alert = raised("台风登录", live_until=T0 + 3 * HOUR)

    again = correct_alert(alert=alert, wording=Wording("台风登陆"), by=None, at=T0 + HOUR)

    alert.refresh_from_db()
    assert (alert.live_until, again.live_from) == (T0 + HOUR, T0 + HOUR)
    assert (again.live_until, again.replaces) == (T0 + 3 * HOUR, alert)
    assert [seen(T0), seen(T0 + HOUR)] == ["台风登录", "台风登陆"]


def test_waiting_alert_is_corrected_for_its_own_time():
    alert = raised("登录", live_from=T0 + HOUR)

    again = correct_alert(alert=alert, wording=Wording("登陆"), by=None, at=T0)

    alert.refresh_from_db()
    assert (alert.live_until, again.live_from) == (alert.live_from, T0 + HOUR)


def test_same_words_change_nothing():
    alert = raised()

    assert correct_alert(alert=alert, wording=Wording("台风登陆"), by=None, at=T0) == alert
    assert Alert.objects.count() == 1


def test_every_act_tells_the_pages():
    alert = raised()
    again = correct_alert(alert=alert, wording=Wording("别的"), by=None, at=T0 + MINUTE)
    end_alert(alert=again, by=None, at=T0 + HOUR)

    assert list(Change.objects.values_list("story", flat=True)) == [None] * 3


def row(**fields):
    defaults = {"text": "字", "live_from": T0, "live_until": T0 + HOUR, "created_at": T0}
    return Alert(**{**defaults, "planned_until": FOREVER} | fields)


def test_database_holds_that_one_stands_at_a_time():
    raised(live_until=T0 + HOUR)

    refused(row(live_from=T0 + MINUTE).save)
    refused(lambda: Alert.objects.bulk_create([row()]))
    row(live_from=T0 + HOUR, live_until=T0 + 2 * HOUR).save()
    refused(lambda: Alert.objects.filter(live_from=T0).update(live_until=T0 + 2 * HOUR))
    row(live_from=T0 + MINUTE, live_until=T0 + MINUTE).save()


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"level": "loud"},
        {"created_at": T0 + MINUTE},
        {"planned_until": T0 + MINUTE},
        {"planned_until": T0, "live_until": T0},
        {"live_until": T0 - MINUTE},
    ],
)
def test_database_takes_no_alert_against_the_rules(fields):
    refused(row(**fields).save)


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "改过"), ("level", "notice"), ("live_from", T0 - HOUR), ("story_id", None)],
)
def test_words_of_an_alert_never_change(field, value):
    raised(story=make_story_live(live_from=T0 - HOUR).story_id)

    refused(lambda: Alert.objects.update(**{field: value}))


def test_who_ended_it_is_written_once():
    first, second = make_user("主任"), make_user("主任")
    raised()
    assert Alert.objects.update(ended_by=first) == 1

    refused(lambda: Alert.objects.update(ended_by=second))


def test_past_of_an_alert_is_settled():
    now = timezone.now()
    alert = row(created_at=now - 3 * HOUR, live_from=now - 2 * HOUR, live_until=now - HOUR)
    alert.save()

    refused(lambda: Alert.objects.filter(pk=alert.pk).update(live_until=now + HOUR))
