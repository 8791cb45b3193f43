"""The editor of the text as a journalist meets it: its words, its pictures."""

import pytest

from pictures.models import Picture
from tests.factories.newsroom import make_channel, make_topic, make_user
from tests.factories.pictures import make_picture
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
EDITOR = "CKEDITOR.instances.id_body"


@pytest.fixture
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def opened(open_window, live_server, media_root):
    make_channel("港口")

    def open_form(**options):
        window = open_window(**options)
        reporter = Colleague(window, live_server.url, make_user("记者")).sign_in().open_form()
        reporter.wait_until(f"window.CKEDITOR && {EDITOR} && {EDITOR}.status === 'ready'")
        return reporter

    return open_form


def luminance(colour):
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_pasted_pictures_of_other_sites_are_named_before_the_save(opened):
    reporter = opened(expected=("Content Security Policy",))

    reporter.type_body('<p>通航。</p><p><img src="https://mmbiz.example/1.png" alt="" />完</p>')

    reporter.window.wait_for_selector("[data-left-out]:has-text('1 张图片来自其他网站')")


def test_picture_of_the_library_is_put_into_the_text(opened):
    picture = make_picture(alt="修好的海堤", caption="海堤")
    reporter = opened()

    reporter.window.click(".cke_button__picturelibrary")
    assert reporter.window.inner_text("#picker-title") == "正文图片"
    reporter.window.click(".picker-grid button")
    reporter.wait_until(f"{EDITOR}.getData().includes('<img')")

    kept = reporter.window.evaluate(f"{EDITOR}.getData()")
    assert f'<img alt="修好的海堤" src="{picture.address}" />' in kept
    assert reporter.window.input_value("#id_lead_picture") == ""
    # the same dialog still chooses the lead picture
    reporter.window.click("[data-pick]")
    assert reporter.window.inner_text("#picker-title") == "题图"
    reporter.window.click(".picker-grid button")
    assert reporter.window.input_value("#id_lead_picture") == str(Picture.objects.get().pk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dialog_of_a_picture_asks_what_it_shows_and_can_be_read(opened, scheme):
    window = opened(color_scheme=scheme, expected=("404",)).window
    told = []
    window.on("dialog", lambda dialog: (told.append(dialog.message), dialog.accept()))
    window.click(".cke_button__image")
    ok = window.locator(".cke_dialog_ui_button_ok")
    ok.wait_for()

    for _ in range(2):  # as it opens, and under the pointer
        colours = ok.evaluate(
            "(ok) => [ok, ok.firstElementChild].map((part, place) =>"
            " getComputedStyle(part)[place ? 'color' : 'backgroundColor'])"
        )
        assert contrast(*colours) >= 4.5
        ok.hover()
    assert window.locator(".cke_dialog_contents label", has_text="替代文字").is_visible()
    window.locator(".cke_dialog_contents input:visible").first.fill("/media/pictures/ab/c.jpg")
    ok.click()
    window.wait_for_timeout(200)
    assert ["请填写替代文字" in words for words in told] == [True]


def test_formats_have_a_newsrooms_words_and_none_is_cut_off(opened):
    window = opened().window

    window.click(".cke_combo__format .cke_combo_button")
    panel = window.frame_locator(".cke_panel iframe")
    items = panel.locator(".cke_panel_listItem")
    items.first.wait_for()

    assert items.all_inner_texts() == ["正文", "小标题", "二级小标题", "三级小标题"]
    last, frame = items.last.bounding_box(), window.locator(".cke_panel").bounding_box()
    assert last["y"] + last["height"] <= frame["y"] + frame["height"]


def test_chosen_topic_does_not_come_up_again_behind_its_separator(opened):
    make_topic("港口")
    reporter = opened()
    field = reporter.window.locator("#id_topic_names_chips + .select2 .select2-search__field")

    # the answer to the words comes after the separator that has made a topic of them
    reporter.window.route(
        "**/complete/**", lambda route: (reporter.window.wait_for_timeout(600), route.continue_())
    )
    field.type("港口")
    reporter.window.wait_for_timeout(250)
    field.type("、")
    reporter.window.wait_for_timeout(1200)

    assert reporter.window.input_value("#id_topic_names") == "港口"
    shown = reporter.window.locator(".select2-results__option").all_inner_texts()
    assert "港口" not in shown


def test_on_a_phone_fields_are_named_and_nothing_is_wider_than_the_screen(opened):
    make_topic("港口")
    window = opened(width=390, height=844).window

    assert window.locator(".credit-row label:visible").count() == 3
    assert window.inner_text(".sheet-button") == "未选频道"
    window.click(".sheet-button")
    window.select_option("#id_channel", index=1)
    field = window.locator("#id_topic_names_chips + .select2 .select2-search__field")
    field.type("港")
    window.wait_for_selector(".select2-results__option--highlighted")
    assert window.evaluate("document.documentElement.scrollWidth") == 390
    field.press("Escape")
    window.click(".sheet-close")
    assert window.inner_text(".sheet-button") == "更多"


def test_what_was_wrong_with_a_field_goes_when_it_is_mended(opened):
    window = opened().window
    window.click("button.save")
    window.wait_for_selector(".problems")

    window.fill("#id_headline", "望潮港新码头通航")
    window.select_option("#id_channel", index=1)

    assert window.locator(".form-row.errors").count() == 0
    assert window.locator(".problems li").count() == 0
