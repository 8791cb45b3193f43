"""The byline by house style."""

import pytest

from editions.byline import printed_byline
from editions.content import CreditLine, Role
from editions.house import House
from editions.site_settings import BylineStyle

PAPER = House("海潮报")
EVERYBODY = [
    CreditLine(role=Role.PHOTOGRAPHER, name="周远"),
    CreditLine(role=Role.WRITER, name="林溪"),
    CreditLine(role=Role.EDITOR, name="不印"),
    CreditLine(role=Role.WRITER, name="何田"),
    CreditLine(role=Role.TRANSLATOR, name="白舟"),
]


@pytest.mark.parametrize("style", BylineStyle)
def test_given_byline_is_printed_in_its_brackets_once_in_every_style(style):
    house = PAPER._replace(byline_style=style)

    assert printed_byline("文/海潮报 林溪", [], house=house) == "【文/海潮报 林溪】"
    assert printed_byline(" 【文/海潮报 林溪】 ", EVERYBODY, house=house) == "【文/海潮报 林溪】"


@pytest.mark.parametrize(
    ("style", "byline"),
    [
        (BylineStyle.HOUSE, "【文/海潮报 林溪 何田，译/白舟，图/周远】"),
        (BylineStyle.NAMES, "【文/林溪 何田，译/白舟，图/周远】"),
        (BylineStyle.REPORTER, "本报记者 林溪 何田，编译 白舟，摄影 周远"),
        (BylineStyle.NONE, ""),
    ],
)
def test_style_of_the_house_names_writers_translators_and_photographers(style, byline):
    house = PAPER._replace(byline_style=style)

    assert printed_byline("", EVERYBODY, house=house) == byline


@pytest.mark.parametrize(
    ("style", "byline"),
    [
        (BylineStyle.HOUSE, "【文/海潮報 林溪 何田，譯/白舟，圖/周远】"),
        (BylineStyle.REPORTER, "本報記者 林溪 何田，編譯 白舟，攝影 周远"),
    ],
)
def test_words_of_the_house_come_in_the_storys_script_and_names_as_printed(style, byline):
    house = PAPER._replace(byline_style=style)

    assert printed_byline("", EVERYBODY, house=house, language="zh-hant") == byline


def test_names_beyond_a_line_are_told_as_others():
    credits = [CreditLine(role=Role.WRITER, name=f"{n}" * 60) for n in range(6)]

    assert printed_byline("", credits, house=House("报")) == f"【文/报 {'0' * 60} 等】"


@pytest.mark.parametrize("style", BylineStyle)
def test_story_of_nobody_has_no_byline(style):
    credits = [CreditLine(role=Role.EDITOR, name="林溪")]

    assert printed_byline("", credits, house=PAPER._replace(byline_style=style)) == ""


@pytest.mark.parametrize(
    ("style", "byline"),
    [
        (BylineStyle.HOUSE, "【文/林溪 何田，译/白舟，图/周远】"),
        (BylineStyle.REPORTER, "记者 林溪 何田，编译 白舟，摄影 周远"),
    ],
)
def test_people_of_another_source_are_not_called_the_houses(style, byline):
    house = PAPER._replace(byline_style=style)

    assert printed_byline("", EVERYBODY, house=house, source="望潮社") == byline
    own = printed_byline("", EVERYBODY, house=house, source=" 海潮报 ")
    assert own == printed_byline("", EVERYBODY, house=house)


def test_house_named_as_source_in_the_storys_script_is_the_house():
    byline = printed_byline("", EVERYBODY[1:2], house=PAPER, language="zh-hant", source="海潮報")

    assert byline == "【文/海潮報 林溪】"
