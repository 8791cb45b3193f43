"""The byline by house style."""

from editions.byline import printed_byline
from editions.content import CreditLine, Role


def line(role, name):
    return CreditLine(role=role, name=name)


def test_given_byline_is_printed_in_its_brackets_once():
    assert printed_byline("文/海潮报 林溪", []) == "【文/海潮报 林溪】"
    assert printed_byline(" 【文/海潮报 林溪】 ", []) == "【文/海潮报 林溪】"


def test_house_style_names_writers_translators_and_photographers(settings):
    settings.SITE_NAME = "海潮报"
    credits = [
        line(Role.PHOTOGRAPHER, "周远"),
        line(Role.WRITER, "林溪"),
        line(Role.EDITOR, "不印"),
        line(Role.WRITER, "何田"),
        line(Role.TRANSLATOR, "白舟"),
    ]

    assert printed_byline("", credits) == "【文/海潮报 林溪 何田，译/白舟，图/周远】"


def test_names_beyond_a_line_are_told_as_others(settings):
    settings.SITE_NAME = "报"
    credits = [line(Role.WRITER, f"{n}" * 60) for n in range(6)]

    byline = printed_byline("", credits)

    assert byline == f"【文/报 {'0' * 60} 等】"


def test_story_of_nobody_has_no_byline():
    assert printed_byline("", [line(Role.EDITOR, "林溪")]) == ""
