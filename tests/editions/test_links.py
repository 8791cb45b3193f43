"""Addresses that may be linked to, and those that only look like one."""

import pytest

from editions.links import is_web_address


@pytest.mark.parametrize(
    "address",
    ["https://a.example/", "http://例子.中国/路径?问=答#段", "https://a.example:8443/x@y"],
)
def test_pages_of_the_web(address):
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "ftp://a.example/",
        "//a.example/",
        "https://",
        "https://user:password@a.example/",
        "https://our-paper.example@a.example/",
        "https://a.example/ x",
        "https://a.example/\nx",
        "https://a.example\\@b.example/",
        "https://[::1",
    ],
)
def test_what_is_none(address):
    assert not is_web_address(address)
