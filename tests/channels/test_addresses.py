"""The address of a channel that nobody wrote one for, and what is said of one that is none."""

import pytest

from channels.models import Channel
from tests.channels.test_admin import CHANNELS, channel_data
from tests.factories.newsroom import make_channel, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def chief(client):
    client.force_login(make_user("主任"))
    return client


def test_section_and_channel_get_the_first_free_number(chief):
    section = make_channel("财经", slug="section-1")
    make_channel("证券", slug="channel-2", parent=section)

    chief.post(CHANNELS + "add/", channel_data(name="科技", slug=""))
    for name in ("公司", "银行"):
        chief.post(CHANNELS + "add/", channel_data(name=name, slug="", parent=section.pk))

    made = dict(Channel.objects.values_list("name", "slug"))
    assert [made[name] for name in ("科技", "公司", "银行")] == [
        "section-2",
        "channel-1",
        "channel-3",
    ]


def test_address_in_han_is_refused_in_plain_words(chief):
    page = chief.post(CHANNELS + "add/", channel_data(slug="科技")).content.decode()

    assert "网址末段只能用英文字母、数字、短横线和下划线" in page
    assert "字段" not in page
    assert not Channel.objects.exists()


def test_address_of_a_channel_stays(chief):
    channel = make_channel("财经", slug="caijing")

    chief.post(f"{CHANNELS}{channel.pk}/change/", channel_data(name="经济", slug=""))

    assert list(Channel.objects.values_list("name", "slug")) == [("经济", "caijing")]
