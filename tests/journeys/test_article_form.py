"""The article form in a browser: its sheet, order of credits, pictures, preview, dark mode."""

from pathlib import Path

import pytest

from articles.models import Article
from tests.factories.newsroom import make_article, make_author, make_channel, make_user
from tests.factories.pictures import make_picture, picture_bytes
from tests.journeys.people import Colleague

pytestmark = [pytest.mark.django_db(transaction=True)]
BODY = "<p>海堤全长十二公里，三个村庄没有进水。</p>" * 40
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NIGHT = "rgb(22, 22, 23)"


@pytest.fixture
def reporter():
    user = make_user("记者", username="linxi", name="林溪")
    make_author("林溪", slug="linxi", user=user)
    return user


@pytest.fixture
def article(reporter):
    authors = [make_author(name) for name in ("甲一", "乙二", "丙三")]
    return make_article(reporter, channel=make_channel("民生"), credits=authors, body=BODY)


@pytest.fixture
def at_work(open_window, live_server, reporter):
    def open_form(article_id=None, **options):
        colleague = Colleague(open_window(**options), live_server.url, reporter).sign_in()
        colleague.open_form(article_id)
        colleague.wait_until("CKEDITOR.instances.id_body.status === 'ready'")
        return colleague

    return open_form


def focused(window, what="id"):
    return window.evaluate(f"document.activeElement.{what}")


def names(window):
    return [
        row.locator("[name$=-author]").evaluate("(field) => field.selectedOptions[0].textContent")
        for row in window.locator(".credit-row:visible").all()
    ]


def test_sheet_on_a_phone_by_keyboard(at_work, article):
    window = at_work(article.pk, width=390, height=844).window
    assert not window.locator("#id_channel").is_visible()
    assert not window.evaluate(WIDE)

    window.focus(".sheet-button")
    window.keyboard.press("Enter")
    assert window.locator("#id_channel").is_visible()
    assert "sheet-close" in focused(window, "className")
    window.keyboard.press("Tab")
    assert window.evaluate("document.getElementById('sheet').contains(document.activeElement)")
    for _ in range(40):
        window.keyboard.press("Tab")
        assert not window.evaluate("document.activeElement.matches('.article-text *')")
    assert not window.evaluate(WIDE)

    window.focus("#id_channel")
    window.keyboard.press("Escape")
    assert not window.locator("#id_channel").is_visible()
    assert "sheet-button" in focused(window, "className")


def test_next_step_stays_at_the_lower_edge_and_covers_no_field(at_work, article):
    window = at_work(article.pk, width=390, height=844).window
    edge = window.locator(".actions").bounding_box()
    assert edge["y"] + edge["height"] == 844
    assert window.locator("button.primary[value=submit]").is_visible()

    window.evaluate("document.querySelector('details.more').open = true")
    fields = window.locator(".article-text :is(input, textarea, select):visible").all()
    assert len(fields) > 10
    for field in fields:
        field.focus()
        box = field.bounding_box()
        assert box["y"] + box["height"] <= edge["y"]


def test_steps_and_tools_stay_in_sight_while_a_long_text_is_read(at_work, article):
    window = at_work(article.pk).window
    window.evaluate("window.scrollTo(0, 700)")

    assert window.locator(".cke_top").bounding_box()["y"] == 0
    primary = window.locator("button.primary[value=submit]").bounding_box()
    assert 0 <= primary["y"] < 200


def test_save_is_said_in_words_and_leaving_is_asked_about(at_work, article):
    colleague = at_work(article.pk)
    window = colleague.window
    assert "已保存" in window.inner_text(".save-state")

    window.fill("#id_standfirst", "新的导语")
    assert window.inner_text(".save-state") == "有改动，尚未保存"
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    window.on("dialog", stay)
    window.evaluate("window.location.href = '/admin/'")
    window.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert "change" in window.url
    colleague.save()
    assert "已保存" in window.inner_text(".save-state")
    assert asked == ["beforeunload"]


def test_typing_in_the_body_counts_as_a_change(at_work, article):
    window = at_work(article.pk).window

    window.frame_locator(".cke_wysiwyg_frame").locator("body").press("a")

    window.wait_for_selector(".save-state.dirty")


def test_credits_are_put_in_order_by_keys(at_work, article):
    colleague = at_work(article.pk)
    window = colleague.window
    window.focus("#credits-2 .credit-handle")

    window.keyboard.press("Alt+ArrowUp")
    assert names(window) == ["甲一", "丙三", "乙二"]
    assert window.inner_text(".credits [role=status]") == "丙三：现为第 2 位，共 3 位"
    window.keyboard.press("Alt+ArrowUp")
    window.keyboard.press("Alt+ArrowUp")
    assert "credit-handle" in focused(window, "className")
    colleague.save()

    order = Article.objects.get().credits.values_list("author__name", flat=True)
    assert list(order) == ["丙三", "甲一", "乙二"]


def test_credits_are_dragged_added_and_taken_away(at_work, article):
    colleague = at_work(article.pk)
    window = colleague.window
    window.locator(".credits").scroll_into_view_if_needed()
    handle = window.locator("#credits-0 .credit-handle").bounding_box()
    last = window.locator("#credits-2").bounding_box()
    middle = handle["x"] + 20
    window.mouse.move(middle, handle["y"] + 20)
    window.mouse.down()
    window.mouse.move(middle, last["y"] + 30, steps=8)
    window.mouse.move(middle, last["y"] + 40)
    window.mouse.up()
    assert names(window) == ["乙二", "丙三", "甲一"]

    window.click("#credits-1 [data-remove]")
    window.click(".credit-add")
    assert focused(window) == "id_credits-3-role"
    colleague.choose("id_credits-3-author", "林溪")
    colleague.save()

    order = Article.objects.get().credits.values_list("author__name", flat=True)
    assert list(order) == ["丙三", "甲一", "林溪"]


def test_buttons_order_credits_on_a_phone(at_work, article):
    colleague = at_work(article.pk, width=390, has_touch=True)
    colleague.window.tap("#credits-1 [data-move='-1']")
    colleague.save()

    order = Article.objects.get().credits.values_list("author__name", flat=True)
    assert list(order) == ["乙二", "甲一", "丙三"]


def test_new_article_begins_with_its_writer(at_work, reporter):
    assert names(at_work().window) == ["林溪"]


def test_picture_is_uploaded_in_place_once_it_is_described(at_work, article, tmp_path):
    picture = Path(tmp_path, "haidi.jpg")
    picture.write_bytes(picture_bytes((1600, 1000)))
    colleague = at_work(article.pk)
    window = colleague.window
    window.click("[data-pick]")
    window.set_input_files("#picker-file", str(picture))
    window.click("[data-send]")
    assert "请填写替代文字" in window.inner_text(".picker-error")
    assert focused(window) == "picker-alt"

    window.fill("#picker-alt", "晨光里的海堤")
    window.press("#picker-alt", "Enter")
    window.wait_for_selector("#picture-picker", state="hidden")
    assert window.get_attribute(".lead-chosen img", "alt") == "晨光里的海堤"
    colleague.save()

    assert Article.objects.get().lead_picture.alt == "晨光里的海堤"


def test_refused_upload_says_why_and_chooses_nothing(at_work, article, tmp_path, open_window):
    file = Path(tmp_path, "evil.jpg")
    file.write_text("<script>")
    window = at_work(article.pk, expected=["400 (Bad"]).window
    window.click("[data-pick]")
    window.set_input_files("#picker-file", str(file))
    window.fill("#picker-alt", "什么")
    assert not window.locator(".picker-said img").is_visible()  # no mark of a broken picture
    window.click("[data-send]")

    window.wait_for_selector(".picker-error:has-text('JPEG')")
    assert window.input_value("#id_lead_picture") == ""


def test_picture_is_found_in_the_library_and_taken_away(at_work, article):
    make_picture(caption="盐田")
    wanted = make_picture(caption="修好的海堤")
    colleague = at_work(article.pk)
    window = colleague.window
    window.click("[data-pick]")
    window.fill("#picker-search", "海堤")
    window.wait_for_selector(".picker-grid:not(:has-text('盐田'))")
    window.click(".picker-grid button")
    assert window.input_value("#id_lead_picture") == str(wanted.pk)
    assert window.inner_text(".lead-caption") == "修好的海堤"

    window.click("[data-drop-picture]")
    assert window.input_value("#id_lead_picture") == ""
    assert not window.locator(".lead-chosen").is_visible()


def preview_page(window):
    return window.frame_locator("#preview iframe")


def test_preview_beside_the_form_at_two_widths_in_two_scripts(at_work, article):
    Article.objects.update(headline="风暴潮与海堤")
    colleague = at_work(article.pk)
    window = colleague.window
    window.click("a[data-preview]")
    assert preview_page(window).locator("h1").inner_text() == "风暴潮与海堤"
    panel = window.locator("#preview").bounding_box()
    assert (panel["x"], panel["width"]) == (640, 640)

    window.click("[data-script=zh-hant]")
    preview_page(window).locator("h1:has-text('風暴潮與海堤')").wait_for()
    assert window.evaluate("document.querySelector('#preview iframe').offsetWidth") == 390
    window.click("[data-width='1180']")
    assert window.evaluate("document.querySelector('#preview iframe').offsetWidth") == 1180
    drawn = window.locator("#preview iframe").bounding_box()
    assert round(drawn["width"]) <= 640

    assert not window.locator(".preview-stale").is_visible()
    window.fill("#id_headline", "改过的标题")
    assert window.locator(".preview-stale").is_visible()
    window.click("[name=_save_preview]")
    window.wait_for_url("**#preview")
    assert preview_page(window).locator("h1").inner_text() == "改过的标题"
    window.keyboard.press("Escape")
    assert not window.locator("#preview").is_visible()


def test_preview_fills_a_phone(at_work, article):
    window = at_work(article.pk, width=390, height=844).window
    window.click("a[data-preview]")

    box = window.locator("#preview").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert preview_page(window).locator("h1").inner_text() == article.headline


@pytest.mark.parametrize("chosen", ["system", "desk"])
def test_editing_area_is_dark_by_night(at_work, article, chosen):
    window = at_work(article.pk, color_scheme="dark" if chosen == "system" else "light").window
    if chosen == "desk":
        window.evaluate("document.documentElement.dataset.theme = 'dark'")
    colour = "getComputedStyle(document.querySelector('{}')).backgroundColor"

    area = window.frame_locator(".cke_wysiwyg_frame").locator("body")
    area.locator("xpath=self::*").wait_for()
    window.wait_for_timeout(100)
    assert area.evaluate("(body) => getComputedStyle(body).backgroundColor") == NIGHT
    assert window.evaluate(colour.format(".cke_top")) == NIGHT
    window.click(".cke_button__link")
    window.wait_for_selector(".cke_dialog_body")
    assert window.evaluate(colour.format(".cke_dialog_contents_body")) == NIGHT
    window.keyboard.press("Escape")
    window.click(".cke_combo__format a")
    panel = window.frame_locator(".cke_panel iframe").locator("body")
    assert panel.evaluate("(body) => getComputedStyle(body).backgroundColor") == NIGHT


@pytest.mark.parametrize("width", [390, 1280])
def test_error_leads_to_its_field_wherever_it_is_folded(at_work, article, width):
    colleague = at_work(article.pk, width=width)
    window = colleague.window
    window.evaluate("document.querySelector('details.more').open = true")
    window.fill("#id_source_url", "没有")
    window.evaluate("document.getElementById('id_channel').value = ''")
    window.click("button.save")
    window.wait_for_selector(".problems")

    window.click(".problems a[href='#id_source_url']")
    assert focused(window) == "id_source_url"
    window.click(".problems a[href='#id_channel']")
    assert focused(window) == "id_channel"
    assert window.locator("#id_channel").is_visible()


def test_follow_up_opens_with_its_headline_chosen(at_work, article):
    window = at_work(article.pk).window
    window.click("button[form=follow-up]")
    window.wait_for_url("**#id_headline")

    assert window.evaluate("getSelection().toString()") == article.headline
    assert Article.objects.count() == 2


def test_form_saves_and_steps_without_script(open_window, live_server, reporter, article):
    window = open_window(width=390, java_script_enabled=False)
    Colleague(window, live_server.url, reporter).sign_in().open_form(article.pk)
    window.fill("#id_headline", "没有脚本的标题")
    assert window.locator("#id_channel").is_visible()
    window.fill("#id_credits-0-position", "9")
    window.click("button[name=_step][value=submit]")

    stored = Article.objects.get()
    assert (stored.headline, stored.state) == ("没有脚本的标题", "first_review")
    assert [line.author.name for line in stored.credits.all()] == ["乙二", "丙三", "甲一"]
