"""The check of what is marked for translation finds each way of doing it wrong."""

import pytest

from newsroom.environment import BASE_DIR
from scripts.check_marking import chinese_in, python_faults, template_faults

EAGER = "from django.utils.translation import gettext as _\n"
LAZY = "from django.utils.translation import gettext_lazy as _\n"


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (EAGER + "WORDS = _('Save')", "translated at import"),
        (EAGER + "class Form:\n    label = _('Save')", "translated at import"),
        (EAGER + "def save(label=_('Save')): ...", "translated at import"),
        (EAGER + "@named(_('Save'))\ndef save(): ...", "translated at import"),
        (EAGER + "def say(word):\n    return _(word)", "no literal"),
        (EAGER + "def say(word):\n    return _(f'Save {word}')", "no literal"),
        (EAGER + "def say(word):\n    return _('Save %s' % word)", "no literal"),
        (LAZY + "WORDS = _('Save {what}').format(what=1)", "formatted at import"),
        (LAZY + "WORDS = _('Save %s') % 1", "formatted at import"),
    ],
)
def test_wrong_marks_are_found(code, fault):
    assert [found.split(": ")[1] for found in python_faults(code)] == [fault]


@pytest.mark.parametrize(
    "code",
    [
        LAZY + "WORDS = _('Save')",
        LAZY + "@named(_('Save'))\ndef save(): ...",
        EAGER + "def say():\n    return _('Save {what}').format(what=1)",
        EAGER + "say = lambda: _('Save')",
        "from django.utils.translation import ngettext\ndef say(n):\n"
        "    return ngettext('{n} story', '{n} stories', n)",
    ],
)
def test_right_marks_pass(code):
    assert python_faults(code) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<p>Save</p>", "not marked: Save"),
        ('<img alt="A ship">', "not marked: A ship"),
        ("<p>保存</p>", "Chinese: <p>保存</p>"),
    ],
)
def test_unmarked_words_of_templates_are_found(text, fault):
    assert template_faults(text) == [fault]


def test_marked_words_of_templates_pass():
    text = (
        '{# words #}<p class="save">{% translate "Save" %} {{ words }}</p>'
        "{% blocktranslate %}Save <b>it</b>{% endblocktranslate %}"
    )

    assert template_faults(text) == []


def test_chinese_in_strings_is_found_and_in_docstrings_is_not():
    code = 'def save():\n    """保存"""\n    return "保存"'

    assert chinese_in(code) == ["3: Chinese: '保存'"]


def test_the_check_runs_the_script():
    assert "scripts/check_marking.py" in (BASE_DIR / "scripts" / "check.sh").read_text("utf-8")
