"""Bodies as readers get them: split into pages, without styles, pictures described."""

from hypothesis import given, strategies as st

from editions.html import PAGE_BREAK, sanitise
from editions.rendering import (
    MOST_PAGES,
    PictureSource,
    picture_addresses,
    plain_text,
    render_pages,
    split_pages,
    without_pictures,
)

ADDRESS = "/media/pictures/ab/1.jpg"
SOURCE = PictureSource(
    src="/media/renditions/1-800.webp",
    srcset="/media/renditions/1-800.webp 800w",
    sizes="100vw",
    width=800,
    height=600,
    alt="港口",
    caption="港口清晨",
    credit="林某 摄",
)


def rendered(html):
    return render_pages(html, pictures={ADDRESS: SOURCE})[0]


def test_body_without_break_is_one_page():
    assert split_pages("<p>一</p>") == ["<p>一</p>"]
    assert split_pages("") == [""]


def test_breaks_split_and_empty_pages_are_none():
    html = f"{PAGE_BREAK}<p>一</p>{PAGE_BREAK}<p>&nbsp;</p>{PAGE_BREAK}<p>二</p>{PAGE_BREAK}"

    assert split_pages(html) == ["<p>一</p>", "<p>二</p>"]


def test_break_inside_a_list_closes_and_reopens_it():
    html = f"<ol><li>一</li><li>{PAGE_BREAK}二</li></ol>"

    assert split_pages(html) == ["<ol><li>一</li><li></li></ol>", "<ol><li>二</li></ol>"]


def test_reopened_tags_keep_their_shape_and_repeat_no_words():
    html = (
        '<blockquote title="话" cite="/a" class="image" style="float:left">'
        f'<a href="/b" title="话">一{PAGE_BREAK}二</a></blockquote>'
    )

    assert split_pages(html) == [
        '<blockquote title="话" cite="/a" class="image" style="float:left">'
        '<a href="/b" title="话">一</a></blockquote>',
        '<blockquote class="image" style="float:left"><a href="/b">二</a></blockquote>',
    ]


def test_tags_that_hold_much_are_reopened_bare():
    style = "text-align:center;" * 200

    assert split_pages(f'<div style="{style}"><b>一{PAGE_BREAK}二</b></div>')[1] == (
        "<div><b>二</b></div>"
    )


def test_breaks_past_the_most_pages_are_none():
    html = PAGE_BREAK.join(f"<p>{number}</p>" for number in range(MOST_PAGES + 2))

    pages = split_pages(html)

    assert len(pages) == MOST_PAGES
    assert pages[-2] == f"<p>{MOST_PAGES - 2}</p>"
    assert pages[-1] == f"<p>{MOST_PAGES - 1}</p><p>{MOST_PAGES}</p><p>{MOST_PAGES + 1}</p>"


def test_pages_of_a_hostile_body_take_no_more_room_than_it_does():
    break_ = f"<p>字</p>{PAGE_BREAK}"
    deep = "<div>" * 190
    for opening in (f'<div title="{"词" * 60_000}">', f'<div lang="zh-Hans" title="词">{deep}'):
        html = sanitise(opening + break_ * 3_000)

        pages = split_pages(html)

        assert sum(map(len, pages)) < 2 * len(html) + MOST_PAGES * 4_000


@given(st.lists(st.sampled_from(["<p>甲</p>", "<ul><li>乙", "</li></ul>", "丙", PAGE_BREAK])))
def test_splitting_keeps_every_word_in_order(pieces):
    html = sanitise("".join(pieces))

    words = "".join(plain_text(page) for page in split_pages(html)).replace("\n", "")

    assert words == plain_text(html.replace(PAGE_BREAK, "")).replace("\n", "")


def test_no_style_attribute_reaches_readers():
    html = sanitise(
        '<p style="text-align:center">一</p><p style="margin-left:80px">二</p>'
        '<ol style="list-style-type:upper-roman"><li>三</li></ol>'
        '<table style="width:48%"><tbody><tr><td>四</td></tr></tbody></table>'
    )

    page = rendered(html)

    assert "style=" not in page
    assert '<p class="align-center">' in page
    assert '<p class="indent-2">' in page
    assert '<ol class="list-upper-roman">' in page
    assert '<div class="table-scroll"><table class="w-50">' in page


def test_figure_gets_size_caption_and_credit_of_the_library():
    page = rendered(f'<figure class="image"><img src="{ADDRESS}" alt=""></figure>')

    assert 'width="800" height="600"' in page
    assert 'alt="港口"' in page
    assert '<figcaption>港口清晨 <span class="credit">林某 摄</span></figcaption>' in page


def test_caption_of_the_body_wins_and_keeps_the_credit():
    page = rendered(
        f'<figure class="image"><img src="{ADDRESS}" alt="吊机">'
        "<figcaption>夜景</figcaption></figure>"
    )

    assert "<figcaption>夜景" in page
    assert page.count("<figcaption>") == 1
    assert "林某 摄" in page
    assert 'alt="吊机"' in page


def test_picture_whose_rights_ended_goes_with_its_figure():
    page = rendered(
        f'<p>前</p><figure class="image"><img src="{ADDRESS}" alt=""></figure><p>后</p>'
    )

    assert without_pictures(page, [ADDRESS]) == "<p>前</p><p>后</p>"
    assert without_pictures(page, ["/media/pictures/other.jpg"]) == page
    assert without_pictures(page, []) == page


def test_addresses_are_named_once_in_order():
    html = f'<img src="/media/b.jpg"><img src="{ADDRESS}"><img src="/media/b.jpg">'

    assert picture_addresses(html) == ["/media/b.jpg", ADDRESS]


def test_plain_text_has_a_line_for_each_block():
    assert (
        plain_text("<h2>题</h2><p>甲<br>乙 &amp; 丙</p><ul><li>丁</li></ul>")
        == "题\n甲\n乙 & 丙\n丁"
    )
