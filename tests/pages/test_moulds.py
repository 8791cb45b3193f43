"""Moulds give what Django renders, whatever the words; who looks into words has no mould."""

import pytest
from django.template import engines
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, given, settings, strategies as st

from fronts.layouts import LAYOUTS
from pages import moulds
from pages.moulds import Story, filled

words = st.one_of(st.just(""), st.text(max_size=8), st.sampled_from(['<b>&"', "{{ x }}", "0"]))
html = st.builds(SafeString, st.sampled_from(["", "<p>时间</p>", '<img src="/a?b&amp;c">']))
stories = st.builds(
    Story,
    address=words,
    title=words,
    kicker=words,
    standfirst=words,
    byline=words,
    meta=html,
    picture=html,
    size=st.sampled_from(["normal", "large", "small"]),
    links=st.lists(st.tuples(words, words), max_size=2),
)


@pytest.fixture
def rendered_by_django(monkeypatch):
    """How often Django rendered a template, marks in it or not."""
    times = []
    plain = moulds.rendered
    monkeypatch.setattr(moulds, "rendered", lambda *block: times.append(1) or plain(*block))
    monkeypatch.setattr(moulds, "_moulds", {})
    return times


def story(title, **parts):
    given = dict.fromkeys(moulds.WORDS, "") | {"title": title, "size": "normal", "links": ()}
    return Story(**given | parts)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=str)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=words, blocks=st.lists(st.lists(stories, max_size=4), min_size=1, max_size=2))
def test_layouts_are_filled_as_django_renders_them(layout, title, blocks):
    template = engines["django"].get_template(layout.template).template

    for shown in [*blocks, *blocks]:
        wanted = moulds.rendered(template, title, 3, shown)
        assert filled(layout.template, title=title, number=3, stories=shown) == wanted


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=str)
def test_every_layout_has_a_mould(layout, rendered_by_django):
    for title in ("甲", "乙", "丙"):
        text = filled(layout.template, title="要闻", number=1, stories=[story(title)])
        assert title in text

    # once with marks, once to see that both are the same
    assert len(rendered_by_django) == 2


@pytest.mark.parametrize(
    "looks",
    [
        "{{ story.title|truncatechars:2 }}",
        "{{ story.title|length }}",
        '{% if story.title == "甲" %}是{% endif %}',
        '{% if "甲" in story.title %}是{% endif %}',
        "{{ story.title|upper }}",
        "{% autoescape off %}{{ story.title }}{% endautoescape %}",
        "{% for letter in story.title %}{{ letter }}-{% endfor %}",
        '{% include "fronts/layouts/list.html" %}{{ story.title|slice:":1" }}',
    ],
)
def test_template_that_looks_into_words_is_rendered_each_time(
    looks, monkeypatch, rendered_by_django
):
    text = f"{{% for story in stories %}}{looks}{{% endfor %}}"
    template = engines["django"].from_string(text)
    monkeypatch.setattr(moulds.loader, "get_template", lambda name: template)
    titles = ("甲乙丙丁", "<b>", "abc")
    filled("any", title="", number=1, stories=[story(titles[0])])
    before = len(rendered_by_django)

    for title in titles:
        wanted = template.template.render(moulds.Context({"stories": [story(title)]}))
        assert filled("any", title="", number=1, stories=[story(title)]) == wanted

    assert len(rendered_by_django) == before + len(titles)


def test_moulds_are_kept_apart_by_language_and_bounded(monkeypatch):
    held = {}
    monkeypatch.setattr(moulds, "_moulds", held)
    template = engines["django"].from_string(
        '{% load i18n %}{% translate "Corrections" %}{{ title }}'
    )
    monkeypatch.setattr(moulds.loader, "get_template", lambda name: template)
    monkeypatch.setattr(moulds, "_MOST", 2)

    for language in ("zh-hans", "zh-hant", "en"):
        with override(language):
            text = filled("any", title="！", number=1, stories=[])
            assert text == f"{gettext('Corrections')}！"

    assert len(held) == 1
