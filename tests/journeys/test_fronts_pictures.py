"""A card's picture is uploaded where the card is edited, or chosen from the library."""

from pathlib import Path

import pytest
from django.utils import timezone

from fronts.launching import launch_front
from fronts.models import HOME, Front
from fronts.opening import open_fronts
from pictures.models import Picture
from tests.factories.fronts import make_block, make_card
from tests.factories.newsroom import make_story_live, make_user
from tests.factories.pictures import make_picture, picture_bytes
from tests.journeys.fronts import DESKTOP, PHONE, FrontEditor

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def card():
    open_fronts()
    block = make_block(Front.objects.get(slug=HOME), layout="headline", title="头条")
    return make_card(block, make_story_live(headline="海堤合龙"), at=timezone.now())


@pytest.fixture
def edit(open_window, live_server, card):
    """Opens the card's form on the home front, by mouse or with a finger."""

    def opened(look):
        window = open_window(expected=("400 (Bad Request)",), **look)
        editor = FrontEditor(window, live_server.url, make_user("编辑"))
        if look is PHONE:
            editor.with_finger()
        editor.sign_in().open_front(card.block.front)
        editor.press(window.locator("[data-card] [data-open]"))
        editor.press("[data-choose-picture]")
        return editor

    return opened


def save(editor):
    editor.press(".front-dialog .primary")
    editor.window.locator(".front-dialog").wait_for(state="hidden")
    editor.said("已改动")


@pytest.mark.parametrize("look", [DESKTOP, PHONE], ids=["1280", "390"])
def test_a_picture_is_uploaded_in_the_cards_dialog(edit, card, look, tmp_path):
    damaged, picture = Path(tmp_path, "damaged.jpg"), Path(tmp_path, "haidi.jpg")
    damaged.write_text("<script>")
    picture.write_bytes(picture_bytes((1600, 1000)))
    editor = edit(look)
    window = editor.window

    window.set_input_files("#picker-file", damaged)
    editor.press("#picture-picker [data-send]")
    assert "写明图片内容" in window.inner_text(".picker-error")
    assert window.get_attribute("#picker-alt", "aria-invalid") == "true"
    window.fill("#picker-alt", "晨光里的海堤")
    editor.press("#picture-picker [data-send]")
    window.wait_for_selector(".picker-error:has-text('JPEG')")
    assert window.get_attribute("#picker-file", "aria-invalid") == "true"
    assert window.get_attribute("#picker-alt", "aria-invalid") == "false"
    assert window.input_value("#picker-alt") == "晨光里的海堤"
    window.set_input_files("#picker-file", picture)
    editor.press("#picture-picker [data-send]")
    window.locator("#picture-picker").wait_for(state="hidden")

    assert window.locator(".focal-part").is_visible()
    assert window.evaluate("document.activeElement.className") == "focal-button"
    assert editor.fits()
    save(editor)
    card.refresh_from_db()
    assert card.picture == Picture.objects.get()
    assert card.picture.alt == "晨光里的海堤"
    launch_front(front=card.block.front, by=None, at=timezone.now())
    window.goto(editor.site)
    shown = window.locator(".curated-block img").first.get_attribute("src")
    assert card.picture.digest[:32] in shown


def test_a_picture_of_the_library_is_taken_and_given_back(edit, card):
    make_picture(caption="盐田")
    wanted = make_picture(caption="修好的海堤")
    editor = edit(DESKTOP)
    window = editor.window
    assert window.inner_text("#picker-title") == "配图"

    window.fill("#picker-search", "海堤")
    window.wait_for_selector(".picker-grid:not(:has-text('盐田'))")
    window.click(".picker-grid button")
    assert window.input_value("#id_picture") == str(wanted.pk)
    window.click("[data-choose-picture]")
    window.wait_for_selector(".picker-grid [aria-current=true]")
    window.keyboard.press("Escape")
    assert window.locator(".front-dialog").is_visible()
    window.click("[data-own-away]")
    assert window.input_value("#id_picture") == ""
    save(editor)

    card.refresh_from_db()
    assert card.picture is None
