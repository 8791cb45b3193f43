"""What stands around every page: name, search, sections and channels, the footer."""

import pytest
from django.db import OperationalError
from django.template import loader
from django.utils.translation import override

from editions.house import House
from editions.menu import Around
from pages import errors
from tests.factories.newsroom import make_channel, make_story_live

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def menus(text):
    """Sections and channels, as the page names them; the current ones with a star."""
    return [
        [
            ("*" if "aria-current" in item else "") + item.partition(">")[2].partition("</a>")[0]
            for item in text.partition(f'<nav class="{row}"')[2]
            .partition("</nav>")[0]
            .split("<a ")[1:]
        ]
        for row in ("sections", "channels")
    ]


@pytest.mark.parametrize(
    ("address", "sections", "channels"),
    [
        ("/", ["财经"], []),
        ("/channels/caijing/", ["*财经"], ["科创", "产业"]),
        ("/channels/kechuang/", ["*财经"], ["*科创", "产业"]),
        ("article", ["*财经"], ["*科创", "产业"]),
        ("/topics/软件/", ["财经"], []),
        ("/nowhere/", ["财经"], []),
    ],
)
def test_page_names_the_sections_and_the_channels_of_its_own(
    client, site, address, sections, channels
):
    make_channel("产业", slug="chanye", parent=site.section)
    make_channel("没有报道的栏目")
    if address == "article":
        address = f"/articles/{site.live.story_id}/"

    text = client.get(address).content.decode()

    assert menus(text) == [sections, channels]


def test_channels_of_every_section_come_in_the_editors_order(client):
    for number in (2, 1):
        section = make_channel(f"栏目{number}", slug=f"s{number}", order=number)
        for place in (9, 4):
            make_channel(f"频道{number}{place}", parent=section, order=place)
        make_story_live(channel=section)

    text = client.get("/channels/s1/").content.decode()

    assert menus(text) == [["*栏目1", "栏目2"], ["频道14", "频道19"]]


@pytest.mark.parametrize("address", ["/nowhere/", "gone"])
def test_what_is_not_to_be_had_leads_on(client, site, address):
    address = f"/articles/{site.gone.story_id}/" if address == "gone" else address

    text = client.get(address).content.decode()

    assert 'action="/search/"' in text.partition("<main")[2]
    assert "国产软件发布" in text.partition('class="hot"')[2]


def test_not_found_is_said_without_the_database(client, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(errors.trending, "hot", fail)

    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert 'class="hot"' not in response.content.decode()


def test_footer_has_a_place_for_all_that_the_law_wants():
    around = {"around": Around(House("澜州日报"))}
    inputs = around | {
        "description": "澜州人的报纸",
        "licence": "00000000000",
        "icp": {"number": "澜ICP备00000000号", "address": "https://register.example/"},
        "police": {"number": "澜公网安备 00000000000000号", "address": "https://police.example/"},
        "complaints": {"telephone": "000-00000000", "email": "tousu@newsroom.example"},
        "links": [("关于我们", "/about/")],
    }

    with override("zh-hans"):
        text = loader.get_template("components/footer.html").render(inputs)
        bare = loader.get_template("components/footer.html").render(around)

    assert "互联网新闻信息服务许可证 00000000000" in text
    assert '<a href="https://register.example/" rel="noopener">澜ICP备00000000号</a>' in text
    assert '<a href="https://police.example/" rel="noopener">澜公网安备' in text
    assert '<a href="tel:000-00000000">000-00000000</a>' in text
    assert '<a href="mailto:tousu@newsroom.example">' in text
    assert '<a href="/about/">关于我们</a>' in text
    assert "footer-lines" not in bare
