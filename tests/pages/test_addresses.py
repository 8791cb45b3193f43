"""Addresses that are written without `reverse` are those of `reverse`."""

import pytest
from django.urls import reverse, set_script_prefix

from editions.headlines import Headline
from pages import addresses


@pytest.fixture(params=["/", "/zh-hant/"])
def root(request):
    set_script_prefix(request.param)
    yield request.param
    set_script_prefix("/")


def test_addresses_are_those_of_reverse(root):
    assert addresses.channel_address("a-b") == reverse("channel", args=["a-b"])
    assert addresses.author_address("a-b") == reverse("author", args=["a-b"])
    assert addresses.article_address(7) == reverse("article", args=[7])
    assert addresses.article_address(7, "2") == reverse("article_page", args=[7, 2])
    assert addresses.article_address(7, "full") == reverse("article_full", args=[7])
    assert addresses.count_address(7) == reverse("count_view", args=[7])
    assert addresses.hot_address() == reverse("hot")
    assert Headline(7, "x").get_absolute_url() == reverse("article", args=[7])


@pytest.mark.parametrize("slug", ["软件", "5g芯片", "a-b", "café", "c%2F", "a b", "?#&", "'\"<"])
def test_topic_address_quotes_as_reverse_does(root, slug):
    assert addresses.topic_address(slug) == reverse("topic", args=[slug])
