"""Which picture leads an item, whatever stands among its associations."""

import pytest

from wire.associations import lead_photo
from wire.items import LONGEST_ALT, LONGEST_CAPTION, LONGEST_CREDIT, Photo


def picture(**fields):
    return {"type": "picture", "renditions": [{"href": "a.jpg"}]} | fields


def of(*entries):
    return lead_photo({"associations": list(entries)})


def test_first_picture_leads_with_its_words():
    photo = of(
        {"type": "text", "headlines": [{"value": "相关报道"}]},
        picture(
            name="lead",
            headlines=[{"value": "码头"}],
            descriptions=[
                {"role": "alt", "value": "起重机下的货轮"},
                {"value": "<p>货轮靠上<b>新码头</b>。</p>", "contenttype": "text/html"},
            ],
            creditline="本报 周其野",
            by="周其野",
        ),
        picture(renditions=[{"href": "b.jpg"}]),
    )

    assert photo == Photo(("a.jpg",), "起重机下的货轮", "货轮靠上新码头。", "本报 周其野")


def test_words_of_ninjs_1_are_read_too():
    named = {
        "lead": {
            "type": "picture",
            "headline": "码头",
            "description_text": "货轮靠岸。",
            "byline": "周其野",
            "renditions": {"small": {"href": "s.jpg", "width": 90}, "full": {"href": "f.jpg"}},
        }
    }

    assert lead_photo({"associations": named}) == Photo(
        ("s.jpg", "f.jpg"), "", "货轮靠岸。", "周其野"
    )


def test_headline_is_the_caption_where_there_is_no_other():
    assert of(picture(headlines=[{"value": "甲"}, {"role": "main", "value": "乙"}])).caption == "乙"
    assert of(picture(headline="丙", alttext="码头")) == Photo(("a.jpg",), "码头", "丙")


def test_widest_rendition_is_the_first_and_what_is_no_picture_is_none():
    renditions = [
        {"href": "small.jpg", "width": 90},
        {"href": "wide.jpg", "width": 900},
        {"href": "film.mp4", "width": 1900, "contenttype": "video/mp4"},
        {"href": "plain.jpg", "contenttype": "image/jpeg"},
        {"width": 5000},
    ]

    assert of(picture(renditions=renditions)).files == ("wide.jpg", "small.jpg", "plain.jpg")


def test_long_words_are_cut_and_odd_characters_taken_out():
    photo = of(
        picture(alttext="长" * 999, description_text="说\x00\ud800 明\n" * 200, by="名" * 200)
    )

    assert (len(photo.alt), len(photo.caption), len(photo.credit)) == (
        LONGEST_ALT,
        LONGEST_CAPTION,
        LONGEST_CREDIT,
    )
    assert photo.caption.startswith("说 明 说 明")


@pytest.mark.parametrize(
    "associations",
    [None, "x", 1, [], {}, [None, 1, "x"], [{"type": None}], [{"type": ["picture"]}], {"a": 1}],
)
def test_what_holds_no_picture_leads_to_none(associations):
    assert lead_photo({"associations": associations}) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"renditions": None},
        {"renditions": "a.jpg"},
        {"renditions": [{"href": 1}, None]},
        {"renditions": [{"href": "a.jpg", "width": "x", "contenttype": 7}]},
        {"headlines": 3, "descriptions": [{"value": {"value": 4}}], "creditline": []},
        {"descriptions": [{"value": "\ud800<b>\x00", "contenttype": "text/html"}]},
    ],
)
def test_odd_properties_are_passed_over(fields):
    assert isinstance(of(picture(**fields)), Photo)
