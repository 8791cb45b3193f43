"""The settings on the desk: one form for those who look after them."""

import pytest
from django.contrib.admin.models import LogEntry

from editions.house import current_house, forget_house
from editions.site_settings import SiteSettings
from tests.factories.newsroom import make_user
from tests.factories.pictures import make_picture

pytestmark = [pytest.mark.django_db, pytest.mark.services]
SETTINGS = "/admin/editions/sitesettings/"


@pytest.fixture
def keeper(client):
    user = make_user("管理员")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def typed(**changes):
    return {"name": "澜州日报", "byline_style": "house", "default_reviews": 3} | changes


def errors(response):
    return list(response.context["adminform"].form.errors)


def test_settings_open_on_their_form_with_the_defaults(client, keeper):
    page = client.get(SETTINGS)

    assert page.status_code == 200
    assert 'name="name" value="新闻编辑部"' in page.content.decode()
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize("address", [SETTINGS, f"{SETTINGS}1/change/"])
def test_save_leads_back_to_the_form_and_is_logged(client, keeper, address):
    logo = make_picture()

    saved = client.post(address, typed(icp_number=" 澜ICP备00000000号 ", logo=logo.pk), follow=True)

    forget_house()
    assert (current_house().name, current_house().icp_number) == ("澜州日报", "澜ICP备00000000号")
    assert current_house().logo.digest == logo.digest
    assert saved.redirect_chain == [(SETTINGS, 302)]
    assert LogEntry.objects.get().user == keeper
    history = client.get(f"{SETTINGS}1/history/").content.decode()
    assert "“新闻编辑部” → “澜州日报”" in history


def test_what_was_not_touched_is_not_written_over(client, keeper):
    form = client.get(SETTINGS).context["adminform"].form
    shown = {name: value or "" for name, value in form.initial.items()}
    sent = shown | {f"initial-{name}": value for name, value in shown.items()}
    assert all(f'name="initial-{name}"' in str(form[name]) for name in form.fields)
    SiteSettings.objects.create(name="澜州晚报", police_number="澜公网安备 1号")

    client.post(SETTINGS, sent | {"description": "澜州人的报纸"})

    row = SiteSettings.objects.get()
    assert (row.name, row.police_number, row.description) == (
        "澜州晚报",
        "澜公网安备 1号",
        "澜州人的报纸",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "报" * 31),
        ("name", "澜州\x07日报"),
        ("name", "澜州\u202e日报"),
        ("name", "澜州\x00日报"),
        ("description", "一行\n两行"),
        ("licence_number", "0" * 41),
        ("icp_number", "\u2066澜ICP备"),
        ("complaints_phone", "打电话来"),
        ("complaints_phone", "1;ext=2"),
        ("complaints_email", "tousu@"),
        ("complaints_address", "http://plain.example/"),
        ("complaints_address", "javascript:alert(1)"),
        ("complaints_address", "//evil.example/"),
        ("complaints_address", "/\\evil.example/"),
        ("complaints_address", "https:///"),
        ("complaints_address", "/a b/"),
        ("logo", "99999999"),
        ("logo", "9" * 40),
        ("byline_style", "shouted"),
        ("default_reviews", "7"),
    ],
)
def test_bad_input_is_said_at_its_field_and_nothing_is_saved(client, keeper, field, value):
    response = client.post(SETTINGS, typed(**{field: value}))

    assert errors(response) == [field]
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize("address", ["/corrections/", "/", "https://report.example/a?b=c"])
def test_addresses_of_complaints_may_be_ours_or_safe(client, keeper, address):
    client.post(SETTINGS, typed(complaints_address=address))

    assert SiteSettings.objects.get().complaints_address == address


@pytest.mark.parametrize("role", ["记者", "总编", "校对", None])
@pytest.mark.parametrize("address", [SETTINGS, f"{SETTINGS}1/change/", f"{SETTINGS}1/history/"])
def test_others_may_neither_see_nor_change_them(client, role, address):
    client.force_login(make_user(role))

    assert client.get(address).status_code == 403
    if "history" not in address:
        assert client.post(address, typed()).status_code == 403
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize(
    ("address", "status"), [("add/", 403), ("1/delete/", 403), ("2/change/", 302)]
)
def test_there_is_one_row_for_ever(client, keeper, address, status):
    SiteSettings.objects.create(name="澜州日报")

    assert client.post(SETTINGS + address, typed() | {"post": "yes"}).status_code == status
    assert SiteSettings.objects.count() == 1


def test_header_leads_to_them(client, keeper):
    parts = client.get(SETTINGS).context["desk_parts"]

    assert [(part.name, part.address) for part in parts if part.current] == [
        ("Site settings", SETTINGS)
    ]


def test_new_channel_is_offered_the_reviews_that_the_settings_say(client):
    client.force_login(make_user("主任"))
    SiteSettings.objects.create(name="澜州日报", default_reviews=2)

    form = client.get("/admin/channels/channel/add/").context["adminform"].form

    assert form.initial["reviews_demanded"] == 2
