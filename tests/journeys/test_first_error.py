"""A form that comes back begins at what is wrong with it."""

import pytest

from tests.factories.newsroom import make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_passwords_that_differ_are_where_the_form_comes_back_to(open_window, live_server, width):
    window = open_window(width=width, height=700)
    Colleague(window, live_server.url, make_user("管理员")).sign_in()
    window.goto(f"{live_server.url}/admin/authors/user/add/")
    window.fill("#id_name", "孟小溪")
    window.fill("#id_username", "meng")
    window.fill("#id_password1", "ein-langes-wort-9")
    window.fill("#id_password2", "ein-anderes-wort-9")
    window.press("#id_password2", "Enter")
    window.wait_for_selector(".errors")
    window.wait_for_timeout(300)

    assert window.evaluate("document.activeElement.id") == "id_password2"
    error = window.locator(".form-row.errors .errorlist").first.bounding_box()
    assert 0 <= error["y"] < 700 - error["height"]
