"""What tests of the editor of fronts get."""

import pytest

from tests.factories.fronts import make_block, make_front
from tests.factories.newsroom import make_user


@pytest.fixture
def front():
    return make_front(name="专题")


@pytest.fixture
def block(front):
    return make_block(front, title="要闻")


@pytest.fixture
def editor(client):
    """The window of an editor."""
    client.force_login(make_user("编辑"))
    return client


@pytest.fixture
def act(editor, front):
    """Posts an act as the editor's script does."""

    def post(name, **data):
        return editor.post(
            f"/admin/fronts/front/{front.pk}/act/",
            {"act": name, "made_on": 10_000} | data,
            headers={"X-Requested-With": "fetch"},
        )

    return post
