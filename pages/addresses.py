"""Addresses of pages that stand in lists by the dozen: as `reverse` gives them, at a tenth."""

from urllib.parse import quote

from django.urls import get_script_prefix

# What `reverse` leaves as it is: sub-delimiters of RFC 3986, and what a path may hold.
_SAFE = "!$&'()*+,;=/~:@"


def channel_address(slug: str) -> str:
    """The page of a section or channel."""
    return f"{get_script_prefix()}channels/{slug}/"


def topic_address(slug: str) -> str:
    """The page of a topic, whose slug may be in any script."""
    return f"{get_script_prefix()}topics/{quote(slug, safe=_SAFE)}/"


def author_address(slug: str) -> str:
    """The page of an author."""
    return f"{get_script_prefix()}authors/{slug}/"


def hot_address() -> str:
    """The Hot list at length."""
    return f"{get_script_prefix()}hot/"


def count_address(story_id: int) -> str:
    """Where the page of a story tells that it is read (readership.urls)."""
    return f"{get_script_prefix()}views/{story_id}/"


def article_address(story_id: int, part: str = "") -> str:
    """The page of a story, or of a part of it: a number from 2 on, or `full`."""
    return f"{get_script_prefix()}articles/{story_id}/{f'{part}/' if part else ''}"
