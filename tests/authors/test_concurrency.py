"""Two who keep the accounts take that from each other at once: one of them is held back."""

import pytest
from django.test import Client

from authors.models import User
from newsroom.roles import install_roles
from tests.factories.newsroom import make_user
from tests.overlap import overlapping

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]


@pytest.fixture
def keepers(transactional_db):
    """A test with real transactions wipes the groups out."""
    install_roles()
    return make_user("管理员"), make_user("管理员")


def posting(by, user, responses, **changes):
    client = Client()
    client.force_login(by)
    data = {"username": user.username, "name": user.name, **changes}
    address = f"/admin/authors/user/{user.pk}/change/"
    return lambda: responses.append(client.post(address, data))


@pytest.mark.parametrize("later", ["inactive", "without a role"])
@pytest.mark.parametrize("earlier", ["inactive", "without a role"])
def test_one_is_left_who_keeps_the_accounts(keepers, earlier, later):
    one, other = keepers
    role = one.groups.get().pk
    letting_go = {"inactive": {"groups": [role]}, "without a role": {"is_active": "on"}}
    responses = []

    raised = overlapping(
        posting(one, other, responses, **letting_go[earlier]),
        posting(other, one, responses, **letting_go[later]),
    )

    # the later sees its form again, or is refused if its roles are read after they were taken
    assert (raised, responses[0].status_code) == ([], 302)
    assert responses[1].status_code in {200, 403}
    assert list(User.objects.keepers()) == [one]
