"""A joined template renders what the template itself renders."""

import pytest
from django.template import Context, engines, loader

from pages import frame
from pages.joined import joined

BASE = (
    "<{% block one %}one{% endblock %}|{% block two %}{% block in %}in{% endblock %}{% endblock %}>"
)


@pytest.fixture
def templates(settings, tmp_path):
    """Writes templates where the loader finds them."""
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    def write(**sources):
        for name, source in sources.items():
            (tmp_path / f"{name}.html").write_text(source)
        for engine in engines.all():
            for kept in engine.engine.template_loaders:
                kept.reset()

    return write


@pytest.mark.parametrize(
    ("base", "page"),
    [
        (BASE, '{% extends "base.html" %}'),
        (BASE, '{% extends "base.html" %}{% block one %}1{{ word }}{% endblock %}lost'),
        (BASE, '{% extends "base.html" %}{% block two %}2{% endblock %}'),
        (BASE, '{% extends "base.html" %}{% block in %}inner{% endblock %}'),
        (
            BASE,
            '{% extends "base.html" %}{% block two %}2{% endblock %}{% block in %}i{% endblock %}',
        ),
        (BASE, '{% extends "base.html" %}{% block one %}{{ block.super }}!{% endblock %}'),
        (BASE, '{% extends "base"|add:".html" %}{% block one %}1{% endblock %}'),
        (BASE, "{% extends word %}{% block one %}1{% endblock %}"),
        (
            "{% if word %}{% block one %}one{% endblock %}{% endif %}",
            '{% extends "base.html" %}{% block one %}1{% endblock %}',
        ),
        ("{% for a in word %}{{ a }}{% endfor %}", "alone {{ word }}"),
    ],
)
def test_joined_template_renders_the_same(templates, base, page):
    templates(base=base, page=page)

    values = {"word": "base.html"}

    assert joined("page.html").render(Context(values)) == loader.render_to_string(
        "page.html", values
    )


def test_joined_template_is_made_once_and_anew_where_files_change(templates):
    templates(base=BASE, page='{% extends "base.html" %}{% block one %}1{% endblock %}')
    first = joined("page.html")
    assert joined("page.html") is first

    templates(base="new {% block one %}{% endblock %}")

    assert joined("page.html").render(Context()) == "new 1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/hot/", "/channels/kechuang/", "/topics/软件/", "/corrections/", "/search/"]
)
def test_pages_are_joined_and_read_the_same(client, site, monkeypatch, address):
    quick = client.get(address).content.decode()
    with monkeypatch.context() as patch:
        patch.setattr(frame, "joined", lambda name: loader.get_template(name).template)
        usual = client.get(address).content.decode()

    assert quick == usual


@pytest.mark.parametrize("name", ["article_detail", "front", "channel_detail", "topic_detail"])
def test_no_page_needs_more_of_its_blocks(name):
    template = loader.get_template(f"pages/{name}.html").template

    assert joined(f"pages/{name}.html") is not template
