"""Two alerts at the same moment: one stands, the other asks; a story that goes takes its alert."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from editions.changes import lock_log
from editions.withdraw import withdraw_story
from fronts.alert_lines import alert_rows
from fronts.alerts import Wording, end_alert, raise_alert
from fronts.models import Alert
from fronts.refusals import AlertOver, AlertStoryNotLive, AnotherAlert
from newsroom.roles import install_roles
from tests.factories.newsroom import T0, make_story_live, make_user
from tests.overlap import having_waited, overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
MINUTE = timedelta(minutes=1)


def raised(text, **how):
    return raise_alert(wording=Wording(text, **how), by=None, at=T0)


def kinds(errors):
    return [type(error) for error in errors]


def test_second_of_two_alerts_asks():
    assert kinds(overlapping(lambda: raised("甲"), lambda: raised("乙"))) == [AnotherAlert]

    assert [alert.text for alert in Alert.objects.all()] == ["甲"]


def test_second_who_ends_it_is_told():
    alert = raised("甲")

    def ended():
        end_alert(alert=alert, by=None, at=T0 + MINUTE)

    assert kinds(overlapping(ended, ended)) == [AlertOver]


@pytest.mark.parametrize("withdrawn_first", [True, False])
def test_alert_never_leads_to_a_story_that_is_withdrawn_meanwhile(withdrawn_first):
    story = make_story_live(live_from=T0 - MINUTE).story

    def withdrawn():
        withdraw_story(story=story, at=T0)

    def alerted():
        raised("甲", story_id=story.pk)

    acts = (withdrawn, alerted) if withdrawn_first else (alerted, withdrawn)
    errors = kinds(overlapping(*acts))

    assert errors == ([AlertStoryNotLive] if withdrawn_first else [])
    assert not alert_rows(T0 + MINUTE).exists()


@pytest.mark.parametrize("act", ["raise", "correct", "end"])
def test_who_waited_for_another_alert_comes_after_it(act):
    install_roles()
    client = Client()
    client.force_login(make_user("主任"))
    raised_at = timezone.now()
    alert = raise_alert(wording=Wording("甲"), by=None, at=raised_at)
    page = "/admin/fronts/alert/"
    pages = {"raise": page, "correct": f"{page}{alert.pk}/change/", "end": f"{page}{alert.pk}/end/"}
    typed = {"text": "丙", "level": "breaking", "replacing": "on"}

    def another():
        wording = Wording("乙")
        raise_alert(wording=wording, by=None, at=timezone.now(), replacing=True)

    response = having_waited(lock_log, another, lambda: client.post(pages[act], typed, follow=True))

    shown = response.content.decode()
    live = [one.text for one in Alert.objects.live(timezone.now())]
    if act == "raise":
        assert live == ["丙"]
    else:
        assert str(AlertOver.sentence) in shown
        assert live == ["乙"]
