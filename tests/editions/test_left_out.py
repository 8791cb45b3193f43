"""Pictures that the policy leaves out, counted from what was typed and what was kept."""

import pytest

from editions.html import sanitise
from editions.left_out import pictures_left_out


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("<p>没有图片。</p>", 0),
        ('<p><img src="/media/pictures/ab/c.jpg" alt=""></p>', 0),
        ('<p>文<IMG src="https://mmbiz.example/1.png"></p>', 1),
        ('<img src="file:///c:/wps/1.png"/><img/><img src="/media/a.jpg" alt="">', 2),
    ],
)
def test_counts_what_the_policy_took_out(typed, count):
    assert pictures_left_out(typed, sanitise(typed)) == count
