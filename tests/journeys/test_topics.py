"""Topics as they are typed: by an input method, and quicker than the completion answers."""

import pytest

from tests.factories.newsroom import make_channel, make_topic, make_user
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form(open_window, live_server):
    make_channel()
    for name in ("青檀", "机器人"):
        make_topic(name)
    reporter = Colleague(open_window(), live_server.url, make_user("记者")).sign_in()
    return reporter.open_form()


def search(form):
    return form.window.locator("#id_topic_names_chips + .select2 .select2-search__field")


def chips(form):
    return form.window.input_value("#id_topic_names")


def compose(window, letters, words, pause=0):
    """What an input method does: a key that is not told, letters being composed, the words.

    `pause`: milliseconds between two letters.
    """
    session = window.context.new_cdp_session(window)
    key = {"windowsVirtualKeyCode": 229, "key": "Process"}
    for end in range(1, len(letters) + 1):
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        session.send(
            "Input.imeSetComposition",
            {"text": letters[:end], "selectionStart": end, "selectionEnd": end},
        )
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
        window.wait_for_timeout(pause)
    session.send("Input.insertText", {"text": words})


@pytest.mark.parametrize("pause", [0, 400], ids=["quicker than answers", "slower than answers"])
def test_second_topic_by_input_method_is_what_was_composed(form, pause):
    form.window.locator("#id_topic_names_chips + .select2").click()
    compose(form.window, "qt", "青檀", pause)
    form.window.wait_for_selector(".select2-results__option--highlighted:has-text('青檀')")
    search(form).press("Enter")

    compose(form.window, "jq", "机器", pause)

    assert search(form).input_value() == "机器"
    form.window.wait_for_selector(".select2-results__option--highlighted:has-text('机器人')")
    search(form).press("Enter")
    assert chips(form) == "青檀，机器人"


def test_enter_before_the_list_answers_takes_what_was_typed(form):
    form.add_topic("青檀")
    search(form).type("机")
    form.window.wait_for_selector(".select2-results__option:has-text('机器人')")

    search(form).fill("江夜航")
    search(form).press("Enter")

    assert chips(form) == "青檀，江夜航"


def test_list_speaks_the_desks_language(form):
    form.window.locator("#id_topic_names_chips + .select2").click()

    assert "字符" in form.window.inner_text(".select2-results")
