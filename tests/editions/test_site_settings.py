"""The settings of the paper: one row, changed by one act, read by everything that prints them."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from channels.models import Reviews
from editions import house as reading
from editions.change_settings import change_settings
from editions.house import House, current_house, forget_house, known_house
from editions.menu import around
from editions.site_settings import BylineStyle, SiteSettings
from tests.factories.newsroom import credit, make_author, make_story_live, make_user
from tests.factories.pictures import make_picture
from tests.overlap import overlapping
from wire.places import find_or_make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def change(by=None, **changes):
    by = by or make_user("管理员")
    return change_settings(changes=changes, by=by, at=timezone.now())


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass in the process."""
    passed = [1000.0]
    monkeypatch.setattr(reading.time, "monotonic", lambda: passed[0])
    return passed


def test_defaults_hold_while_nobody_has_set_anything(settings):
    settings.SITE_NAME = "海潮报" * 20

    assert current_house() == around(timezone.now()).house == House(("海潮报" * 20)[:30])
    assert not SiteSettings.objects.exists()


def test_all_that_is_set_is_read_alone_and_beside_the_menu():
    logo = make_picture((640, 120))
    changes = {
        "name": "澜州日报",
        "description": "澜州人的报纸",
        "licence_number": "00000000000",
        "icp_number": "澜ICP备00000000号",
        "police_number": "澜公网安备 00000000000000号",
        "complaints_phone": "000-00000000",
        "complaints_email": "tousu@newsroom.example",
        "complaints_address": "/corrections/",
        "byline_style": BylineStyle.REPORTER,
        "default_reviews": Reviews.FINAL,
    }

    change(**changes, logo=logo)
    forget_house()

    read, beside = current_house(), around(timezone.now()).house
    assert read == beside
    assert (read.logo.digest, read.logo.width) == (logo.digest, 640)
    assert read._replace(logo=None) == House(**changes)


@pytest.mark.parametrize(("ends_in", "shown"), [(None, True), (1, True), (-1, False)])
def test_logo_whose_rights_have_ended_is_not_read(ends_in, shown):
    ends = None if ends_in is None else timezone.now() + timedelta(minutes=ends_in)
    change(logo=make_picture(expires_at=ends))

    assert (around(timezone.now()).house.logo is not None) is shown


def test_change_leaves_what_others_have_set_and_says_who_changed_what():
    first, second = make_user("管理员"), make_user("管理员")
    change(by=first, name="澜州日报", icp_number="澜ICP备00000000号")
    change(by=second, name="澜州晚报", byline_style=BylineStyle.NONE)
    change(by=second, name="澜州晚报")

    assert (current_house().name, current_house().icp_number) == ("澜州晚报", "澜ICP备00000000号")
    entries = LogEntry.objects.order_by("pk")
    assert [(entry.user, entry.get_change_message()) for entry in entries] == [
        (first, "网站名称：“新闻编辑部” → “澜州日报” · ICP 备案号：“—” → “澜ICP备00000000号”"),
        (
            second,
            "网站名称：“澜州日报” → “澜州晚报” · 署名行格式：“【文/网站名称 作者】” → “不印署名行”",
        ),
    ]


def test_refused_change_leaves_everything_as_it_was():
    with pytest.raises(ValidationError):
        change(description="澜州人的报纸", complaints_address="//evil.example/")

    assert not SiteSettings.objects.exists()
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        {"id": 2},
        {"name": ""},
        {"byline_style": "shouted"},
        {"default_reviews": 0},
        {"complaints_address": "//evil.example/"},
        {"complaints_address": "http://plain.example/"},
    ],
)
def test_database_holds_the_rules(row):
    with pytest.raises(DatabaseError), transaction.atomic():
        SiteSettings.objects.create(**{"name": "澜州日报"} | row)


def test_database_keeps_the_picture_that_is_the_logo():
    logo = make_picture()
    change(logo=logo)

    with pytest.raises(DatabaseError), transaction.atomic():
        logo.delete()


@pytest.mark.django_db(transaction=True)
def test_two_first_savers_both_get_what_they_wanted():
    first, second = make_user("管理员"), make_user("管理员")

    raised = overlapping(
        lambda: change(by=first, name="澜州日报"),
        lambda: change(by=second, icp_number="澜ICP备00000000号"),
    )

    forget_house()
    assert raised == []
    assert (current_house().name, current_house().icp_number) == ("澜州日报", "澜ICP备00000000号")


@pytest.mark.parametrize(("seconds", "name"), [(9.9, "新闻编辑部"), (10.0, "澜州日报")])
def test_change_of_another_process_is_seen_after_ten_seconds(
    clock, seconds, name, django_assert_num_queries
):
    current_house()
    SiteSettings.objects.create(name="澜州日报")
    clock[0] += seconds

    assert known_house().name == "新闻编辑部"
    with django_assert_num_queries(0 if name == "新闻编辑部" else 1):
        assert current_house().name == name


def test_change_of_this_process_is_seen_once_it_is_committed(django_capture_on_commit_callbacks):
    current_house()

    with django_capture_on_commit_callbacks(execute=True):
        change(name="澜州日报")

    assert current_house().name == "澜州日报"


def test_published_byline_is_in_the_style_of_its_moment():
    writer = credit(make_author("林溪"))
    before = make_story_live(credits=(writer,))
    change(name="澜州日报", byline_style=BylineStyle.REPORTER)
    forget_house()

    after = make_story_live(credits=(writer,))

    before.refresh_from_db()
    assert (before.byline, after.byline) == ("【文/新闻编辑部 林溪】", "本报记者 林溪")


def test_channel_that_an_import_makes_demands_as_many_reviews_as_the_settings_say():
    change(default_reviews=Reviews.FIRST_AND_FINAL)
    forget_house()

    channel = find_or_make_channel("财经", "科创")

    assert channel.reviews_demanded == channel.parent.reviews_demanded == Reviews.FIRST_AND_FINAL
