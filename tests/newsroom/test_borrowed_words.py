"""What Django's own pages and fields say on the desk, in our words."""

import json
import re

import pytest
from babel.messages.pofile import read_po
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import override

from newsroom.environment import BASE_DIR
from tests.factories.newsroom import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HALF = re.compile(r"[\u4e00-\u9fff][.,:!?]|[.,:!?][\u4e00-\u9fff]")


def sign_in(client, name, language):
    client.cookies["desk_language"] = language
    data = {"username": name, "password": "wrong" if name == "nobody" else PASSWORD}
    return client.post("/admin/login/", data)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-hans", "用户名或密码不对，或账号已停用。"),
        ("zh-hant", "使用者名稱或密碼不對，或帳號已停用。"),
    ],
)
@pytest.mark.parametrize("active", [True, False])
def test_failed_sign_in_is_told_in_good_words(client, language, words, active):
    name = "nobody" if active else make_user("记者", is_active=False).username

    page = sign_in(client, name, language).content.decode()

    assert words in page
    note = re.search(r'<p class="errornote">(.*?)</p>', page, re.DOTALL)[1]
    assert not HALF.search(note)


def test_new_account_is_told_without_stray_spaces(client):
    client.force_login(make_user("管理员"))
    data = {"name": "孟小溪", "username": "meng", "password1": PASSWORD, "password2": PASSWORD}

    page = client.post("/admin/authors/user/add/", data, follow=True)

    [told] = [str(message) for message in page.context["messages"]]
    assert re.sub("<[^>]+>", "", told) == "已添加账号“孟小溪”。下面可以继续修改。"


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-hans", "网址末段只能用英文字母、数字"), ("zh-hant", "網址末段只能用英文字母、數字")],
)
def test_address_is_asked_for_without_fields(language, words):
    with override(language), pytest.raises(ValidationError) as refused:
        validate_slug("科技 频道")
    with override(language):
        assert words in refused.value.messages[0]
        assert "字段" not in refused.value.messages[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-hans", "注意：您的电脑时间比北京时间早%s小时，请按北京时间填写。"),
        ("zh-hant", "注意：您的電腦時間比北京時間早%s小時，請按北京時間填寫。"),
        ("en", "Note: You are %s hours ahead of server time."),
    ],
)
def test_scripts_of_django_say_our_words(client, language, words):
    client.force_login(make_user("记者"))
    client.cookies["desk_language"] = language

    script = client.get("/admin/jsi18n/").content.decode()

    said = json.loads(re.search(r"const newcatalog = ({.*?\n  });", script, re.DOTALL)[1])
    assert said["Note: You are %s hour ahead of server time."][-1] == words
    addressed = [key for key, told in said.items() if "你" in str(told)]
    # lists of two boxes are nowhere on the desk
    assert [key for key in addressed if "This is the list of" not in key] == []


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
def test_everybody_is_addressed_alike(language):
    with (BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        entries = list(read_po(file))

    assert [entry.string for entry in entries if "你" in str(entry.string)] == []
    assert any("您" in str(entry.string) for entry in entries)
