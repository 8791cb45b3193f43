"""Whatever a request carries: an answer, no cookie for readers, nothing that no database takes."""

import io

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from newsroom.incoming import Handler
from tests.factories.newsroom import make_article, make_channel, make_topic, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]

EARLIEST = "0001-01-01%2000:00:00%2B00:00"
FORM = "application/x-www-form-urlencoded"
PUBLIC = ["/", "/hot/", "/search/?q=x", "/corrections/", "/healthz", "/nothing/", "/media/x.jpg"]
FOUND = {200, 301, 302, 404}
LISTS = {
    f"{model._meta.app_label}_{model._meta.model_name}": admin.site.get_model_admin(model)
    for model in apps.get_models()
    if admin.site.is_registered(model)
}


@pytest.fixture
def chief(client):
    """Somebody who may look at everything on the desk, with something to look at."""
    make_article(channel=make_channel(), topics=[make_topic()])
    user = make_user("总编", is_superuser=True)
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def filters(model_admin):
    """Names by which the address of a list filters it."""
    names = []
    for entry in model_admin.list_filter:
        name = getattr(entry, "parameter_name", None) or (
            entry if isinstance(entry, str) else entry[0]
        )
        names += [name, f"{name}__exact", f"{name}__id__exact", f"{name}__isnull"]
        names += [f"{name}__gte", f"{name}__year"]
    return names


def every_filter():
    """Each list of the desk with each of its parameters, those that every list has among them."""
    for name, model_admin in LISTS.items():
        for parameter in (*filters(model_admin), "q", "o", "p", "e", "all", "_popup", "_to_field"):
            yield name, parameter


@pytest.mark.parametrize(("name", "parameter"), list(every_filter()))
def test_lists_of_the_desk_take_any_value(client, chief, name, parameter):
    address = reverse(f"admin:{name}_changelist")

    for value in ("%00", "a%00b", "%ED%A0%80", "%FF", "", "x", "0", "9" * 30, EARLIEST):
        answers = {
            client.get(f"{address}?{parameter}={value}").status_code,
            client.get(f"{address}?a%00{parameter}=1&{parameter}%00={value}").status_code,
        }
        assert answers <= FOUND | {400}, value
        if value in {"%00", "a%00b"} and parameter != "_to_field":
            assert answers <= FOUND, value


def test_completions_of_the_desk_take_any_value(client, chief):
    asked = "app_label=articles&model_name=credit&field_name=author&term=%00%ED%A0%80"
    for address in (f"/admin/autocomplete/?{asked}", "/admin/channels/topic/complete/?term=a%00b"):
        assert client.get(address).status_code == 200


def test_query_without_nul_is_left_as_it_was(client, chief):
    response = client.get("/admin/articles/article/?q=a%00b&state%00__exact=drafting&o=-4&o=3")

    assert dict(response.wsgi_request.GET.lists()) == {
        "q": ["ab"],
        "state__exact": ["drafting"],
        "o": ["-4", "3"],
    }
    with pytest.raises(AttributeError, match="immutable"):
        response.wsgi_request.GET["q"] = "c"


def test_form_with_an_empty_to_field_is_no_fault_of_ours(client, chief):
    article = make_article()

    for address in ("channels/channel", "articles/article", "authors/user"):
        response = client.get(f"/admin/{address}/{article.pk}/change/?_to_field=%00")
        assert response.status_code == 400
        assert "Back to the desk" in response.content.decode()
        for query, typed in (("?_to_field=", {}), ("", {"_to_field": ""})):
            response = client.post(f"/admin/{address}/{article.pk}/change/{query}", typed)
            assert response.status_code == 400


def test_saving_as_new_is_refused_like_any_form_with_faults(client, chief):
    article = make_article()

    response = client.post(f"/admin/articles/article/{article.pk}/change/", {"_saveasnew": "1"})

    assert response.status_code == 200


@pytest.mark.parametrize("prefix", ["", "/zh-hant"])
@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "desk_language", "messages"])
def test_readers_get_no_cookie_whatever_they_send(client, address, prefix, name):
    for value in ("x", "a" * 32, "a" * 64, '"a\\000b"', "W1tdXQ:1abc:xyz"):
        client.cookies.clear()
        client.cookies[name] = "-"
        client.cookies[name].set(name, value, value)
        response = client.get(prefix + address)

        assert response.status_code < 500
        assert dict(response.cookies) == {}
        assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("value", ["x", '"a\\000b"', "a" * 32])
def test_moment_asked_by_strangers_is_nobodys_page_and_kept_by_no_cache(client, value):
    client.cookies["sessionid"] = "-"
    client.cookies["sessionid"].set("sessionid", value, value)

    response = client.get("/?at=2026-01-01")

    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert dict(response.cookies) == {}
    assert "cookie" not in response.get("Vary", "").lower()


def test_staff_who_are_signed_in_are_known_only_where_they_ask_for_a_moment(client, chief):
    now, then = client.get("/"), client.get("/?at=2036-01-01")

    assert "sessionid" not in now.wsgi_request.COOKIES
    assert now["Cache-Control"].startswith("public")
    assert (then.status_code, then["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "desk_language", "messages"])
def test_desk_takes_damaged_cookies_for_none(client, name):
    client.cookies[name] = "-"
    client.cookies[name].set(name, "", '"a\\000b"')

    for address, status in (("/admin/", 302), ("/admin/login/", 200)):
        response = client.get(address)
        assert response.status_code == status
        assert name not in response.wsgi_request.COOKIES


@pytest.mark.parametrize("charset", ["gbk", "utf-16", "nonsense", "hex", "undefined", "", "a%00"])
@pytest.mark.parametrize(("prefix", "lang"), [("", "zh-Hans"), ("/zh-hant", "zh-Hant")])
def test_form_in_another_charset_gets_the_readers_page(client, charset, prefix, lang):
    response = client.generic("POST", f"{prefix}/", b"q=1", f"{FORM}; charset={charset}")

    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (400, "no-store")
    assert f'<html lang="{lang}">' in page
    assert f'href="{prefix}/search/"' in page
    assert 'class="error"' in page


@pytest.mark.parametrize("charset", ["gbk", "utf-16", "nonsense"])
def test_form_of_the_desk_in_another_charset_is_not_saved(client, chief, charset):
    article = make_article(headline="原题")

    response = client.generic(
        "POST",
        f"/admin/articles/article/{article.pk}/change/",
        b"headline=%B1%EA%CC%E2",
        f"{FORM}; charset={charset}",
    )

    article.refresh_from_db()
    assert (response.status_code, article.headline) == (400, "原题")
    assert "could not be read, so nothing was saved" in response.content.decode()


def test_form_may_say_that_it_is_utf_8(client):
    for charset in ("UTF-8", "utf8", '"utf-8"'):
        response = client.generic("POST", "/hot/", b"q=1", f"{FORM}; charset={charset}")
        assert response.status_code == 405


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({f"a{n}": 1 for n in range(5001)}, "more than 5,000 fields"),
        ({"headline": "x" * 20_000}, "more than 24 MB"),
    ],
)
def test_too_much_is_said_on_the_desk_alone(client, chief, settings, typed, sentence):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000 if "headline" in typed else 10_000_000
    body = "&".join(f"{name}={value}" for name, value in typed.items())

    desk = client.post("/admin/articles/article/add/", body, content_type=FORM)
    public = client.get("/?" + body) if len(typed) > 1 else None

    assert (desk.status_code, sentence in desk.content.decode()) == (413, True)
    if public:
        assert public.status_code == 413
        assert "fields" not in public.content.decode()


def test_forged_form_of_a_reader_gets_the_readers_page(client):
    client.handler.enforce_csrf_checks = True

    response = client.post("/hot/", {"q": "1"})

    assert response.status_code == 403
    assert 'class="error"' in response.content.decode()
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("host", ["evil.example", "a b", "[::1", ""])
def test_address_of_another_host_is_said_in_both_scripts_and_on_the_desk(client, host):
    for address in ("/", "/zh-hant/hot/", "/admin/", "/admin/login/"):
        assert client.get(address, headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        "text/plain; charset=hex",
        "text/plain; charset=undefined",
        "text/plain; charset=unicode_escape",
        "text/plain; charset*=bogus''a",
        "text/plain; charset*=utf-8''a%00",
        "multipart/form-data; boundary*=bogus''X",
        'a;b*0*=x"y;=;',
        "\xff",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_damaged_content_type_is_no_fault_of_ours(sent, method):
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/hot/",
        "QUERY_STRING": "q=%ff%00&" + "\xe6\xff",
        "CONTENT_TYPE": sent,
        "CONTENT_LENGTH": "3",
        "HTTP_HOST": "localhost",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b"a=1"),
    }

    response = Handler().get_response(Handler.request_class(environ))

    assert response.status_code in ({200} if method == "GET" else {400, 403})
