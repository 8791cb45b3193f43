"""The catalogues say the newsroom's words, all of them Chinese, each in one script."""

import re

import opencc
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from newsroom.environment import BASE_DIR

LANGUAGES = ("zh_Hans", "zh_Hant")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# names of formats, units, fields and keys, options of commands, and the Hot list's own name
LATIN = {"JPEG", "PNG", "WebP", "GIF", "MB", "CPU", "URI", "uri", "versioncreated", "Hot"}
LATIN |= {"Ctrl", "Esc", "Delete", "ICP", "https", "stories", "force", "admin"}
WORDS = {
    "article": ("稿件", "稿件"),
    "story": ("报道", "報導"),
    "edition": ("版本", "版本"),
    "headline": ("标题", "標題"),
    "short headline": ("短标题", "短標題"),
    "standfirst": ("导语", "導言"),
    "credit": ("署名", "署名"),
    "responsible editor": ("责任编辑", "責任編輯"),
    "section": ("版块", "版塊"),
    "channel": ("频道", "頻道"),
    "topic": ("话题", "話題"),
    "caption": ("图说", "圖說"),
    "drafting": ("撰稿", "撰稿"),
    "first review": ("初审", "初審"),
    "second review": ("复审", "複審"),
    "final review": ("终审", "終審"),
    "ready": ("待发", "待發"),
    "Send to review": ("送审", "送審"),
    "Return to drafting": ("退回修改", "退回修改"),
    "Publish at a time": ("定时发布", "定時發布"),
    "Publish as a correction": ("发布更正", "發布更正"),
    "correction": ("更正", "更正"),
    "Withdraw": ("撤稿", "撤稿"),
    "Lift the embargo": ("解禁", "解禁"),
    "works here": ("在职", "在職"),
    "account": ("账号", "帳號"),
    "Save": ("保存", "儲存"),
    "Search": ("搜索", "搜尋"),
}


def catalogue(language: str) -> Catalog:
    with (BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def entries(language: str) -> list[tuple[str, str]]:
    """Each entry's source (of plurals the last form) and its translation."""
    return [
        (message.id, message.string)
        if isinstance(message.id, str)
        else (message.id[-1], message.string[0])
        for message in catalogue(language)
        if message.id
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_compiles(language, tmp_path):
    found = catalogue(language)

    faults = [f"{message.id}: {fault}" for message, errors in found.check() for fault in errors]

    assert faults == []
    with (tmp_path / "django.mo").open("wb") as file:
        write_mo(file, found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_a_newsrooms(language):
    said, index = dict(entries(language)), LANGUAGES.index(language)

    assert {word: said[word] for word in WORDS} == {word: WORDS[word][index] for word in WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_chinese(language):
    left = {
        source: strays
        for source, written in entries(language)
        if (strays := set(re.findall("[A-Za-z]+", PLACEHOLDER.sub("", written))) - LATIN)
    }

    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_full_width(language):
    quotes = "「」" if language == "zh_Hans" else "“”"
    half = re.compile(rf"""[\u4e00-\u9fff][,;:!?.()"']|[,;:!?()"'][\u4e00-\u9fff]|[{quotes}]""")

    assert [written for _, written in entries(language) if half.search(written)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_end_as_their_sources_do(language):
    different = [
        written
        for source, written in entries(language)
        if source.endswith(".") != written.endswith("。")
    ]

    assert different == []


def test_scripts_do_not_mix():
    simplified = "".join(written for _, written in entries("zh_Hans"))
    traditional = "".join(written for _, written in entries("zh_Hant"))
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2tw")

    # one character at a time: a phrase may rightly differ from the converter's
    assert {c for c in simplified if to_simplified.convert(c) != c} == set()
    # 編輯台 is written so in Taiwan, where the converter writes 臺
    assert {c for c in traditional if to_traditional.convert(c) != c} == {"台"}
