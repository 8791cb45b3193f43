"""An alert leaves a page that stands open, and looks as loud as its level in light and dark."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fronts.alerts import Wording, raise_alert
from fronts.models import Alert

pytestmark = [pytest.mark.django_db(transaction=True)]
COLOURS = """() => {
  const style = getComputedStyle(document.querySelector(".alert"));
  return [style.backgroundColor, style.color];
}"""
LEAST = 4.5


def raised(level, **how):
    wording = Wording("台风今晚登陆", level, None)
    return raise_alert(wording=wording, by=None, at=timezone.now(), **how)


def test_alert_leaves_an_open_page_at_its_end_without_a_request(open_window, live_server):
    raised(Alert.Level.BREAKING, live_until=timezone.now() + timedelta(hours=1))
    window = open_window()
    window.clock.install()
    window.goto(live_server.url)
    asked = []
    window.on("request", lambda request: asked.append(request.url))

    window.clock.run_for(59 * 60 * 1000)
    assert window.is_visible(".alert")
    window.focus(".alert-close")
    window.clock.run_for(61 * 1000)

    assert not window.is_visible(".alert")
    assert window.evaluate("document.activeElement.closest('.masthead') !== null")
    quiet = ("/beacon", "/icon.svg")  # of the page itself
    assert [url for url in asked if not any(part in url for part in quiet)] == []


def test_what_is_over_is_not_closed_for_good(open_window, live_server):
    """The next alert stands, though the last one has left this very browser."""
    raised(Alert.Level.BREAKING, live_until=timezone.now() + timedelta(hours=1))
    window = open_window()
    window.clock.install()
    window.goto(live_server.url)
    window.clock.run_for(61 * 60 * 1000)

    assert window.evaluate("localStorage.getItem('closed-alert')") is None


def contrast(colours):
    lights = sorted((light(one) for one in colours), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def light(colour):
    """Relative luminance, as WCAG reckons it."""
    parts = [int(part) / 255 for part in colour.split("(")[1].rstrip(")").split(",")[:3]]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_level_has_a_look_of_its_own(open_window, live_server, scheme):
    window = open_window(color_scheme=scheme)
    found = []
    for level in Alert.Level:
        raised(level, replacing=True)
        window.goto(live_server.url)
        found.append(tuple(window.evaluate(COLOURS)))

    assert len({background for background, _ in found}) == len(Alert.Level)
    assert [colours for colours in found if contrast(colours) < LEAST] == []
