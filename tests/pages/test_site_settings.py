"""What readers see of the settings: name, logo, description, what stands in the footer."""

import re

import pytest

from editions import house, kept
from editions.house import forget_house
from editions.site_settings import SiteSettings
from pages import views
from tests.factories.newsroom import make_article, make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def row():
    return SiteSettings.objects.create(
        name="澜州日报",
        description="澜州人的报纸",
        licence_number="00000000000",
        icp_number="澜ICP备00000000号",
        police_number="澜公网安备 00000000000000号",
        complaints_phone="000-00000000",
        complaints_email="tousu@newsroom.example",
        complaints_address="/corrections/",
    )


def page(client, address):
    return client.get(address).content.decode()


def named(text):
    """The name in the title, to other sites, in the masthead and in the footer."""
    patterns = (
        r"<title>(?:.* - )?([^<]*)</title>",
        r'og:site_name" content="([^"]*)"',
        r'class="site-name"[^>]*>([^<]*)<',
        r'class="footer-name">([^<]*)<',
    )
    return [match[1] if (match := re.search(pattern, text)) else None for pattern in patterns]


@pytest.mark.parametrize("address", ["/", "/channels/kechuang/", "article", "/search/", "/none/"])
def test_name_stands_on_every_page_in_the_readers_script(client, site, row, address):
    address = f"/articles/{site.live.story_id}/" if address == "article" else address

    assert named(page(client, address)) == ["澜州日报"] * 4
    assert named(page(client, f"/zh-hant{address}")) == ["瀾州日報"] * 4


def test_preview_of_a_draft_has_the_name_too(client, row):
    user = make_user("记者")
    client.force_login(user)

    text = page(client, f"/admin/articles/article/{make_article(user).pk}/preview/")

    assert named(text) == ["澜州日报"] * 4


def test_footer_says_what_is_set_and_leads_to_the_registers(client, site, row):
    simplified = page(client, "/").partition("<footer")[2]
    traditional = page(client, "/zh-hant/").partition("<footer")[2]

    assert "互联网新闻信息服务许可证 00000000000" in simplified
    assert '<a href="https://beian.miit.gov.cn/" rel="noopener">澜ICP备00000000号</a>' in simplified
    police = "https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000"
    assert f'<a href="{police}" rel="noopener">澜公网安备 00000000000000号</a>' in simplified
    assert '<a href="tel:000-00000000">' in simplified
    assert '<a href="mailto:tousu@newsroom.example">' in simplified
    assert "瀾州人的報紙" in traditional
    assert "瀾公網安備 00000000000000號" in traditional
    assert '<a href="/zh-hant/corrections/">' in traditional


def test_footer_says_nothing_of_what_is_not_set(client, site):
    footer = page(client, "/").partition("<footer")[2]

    assert "beian" not in footer
    assert "footer-lines" not in footer


def test_description_is_the_front_pages(client, site, row):
    described = '<meta name="description" content="澜州人的报纸">'

    assert described in page(client, "/")
    assert described not in page(client, "/channels/kechuang/")


def test_logo_stands_for_the_name_until_its_rights_end(client, site, row):
    logo = make_picture((720, 120))
    SiteSettings.objects.update(logo=logo)

    masthead = page(client, "/").partition('class="site-name"')[2].partition("</a>")[0]

    assert f'src="{logo.rendition("logo", 240)}"' in masthead
    assert 'alt="澜州日报"' in masthead
    assert 'width="480" height="80"' in masthead
    assert b"".join(client.get(logo.rendition("logo", 240)).streaming_content)[8:12] == b"WEBP"


def test_words_of_the_settings_are_no_html(client, site):
    SiteSettings.objects.create(name='<b>"报', description='"><script>', icp_number="<i>")

    text = page(client, "/")

    assert "<b>" not in text
    assert "<script>" not in text
    assert "<i>" not in text


def test_fault_of_ours_is_said_under_the_name_as_last_read(client, site, row, monkeypatch):
    page(client, "/")

    def fail(*args, **kwargs):
        raise RuntimeError

    kept.forget()
    monkeypatch.setattr(views, "compose_front", fail)
    client.raise_request_exception = False
    known = page(client, "/")
    forget_house()

    assert named(known) == ["澜州日报"] * 4
    assert named(page(client, "/")) == ["新闻编辑部"] * 4


def test_change_costs_no_query_and_is_seen_within_ten_seconds(
    client, site, row, monkeypatch, django_assert_num_queries
):
    seconds = [1000.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: seconds[0])
    monkeypatch.setattr(house.time, "monotonic", lambda: seconds[0])
    address = f"/articles/{site.live.story_id}/"
    page(client, address)
    SiteSettings.objects.update(name="澜州晚报")  # as another process would
    seconds[0] += 9.9
    with django_assert_num_queries(2):
        assert named(page(client, address)) == ["澜州日报"] * 4

    seconds[0] += 0.1

    assert named(page(client, address)) == ["澜州晚报"] * 4
    with django_assert_num_queries(2):
        page(client, address)
