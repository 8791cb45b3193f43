"""The desk in English: words that begin a line begin with a capital."""

import re

import pytest

from tests.articles.conftest import address, login
from tests.factories.newsroom import make_article

pytestmark = pytest.mark.django_db


def test_states_begin_with_a_capital(client, staff):
    article = make_article(staff["记者"], state="first_review")
    login(client, staff["编辑"])

    board = client.get("/admin/").content.decode()
    listed = client.get("/admin/articles/article/").content.decode()
    form = client.get(address(article)).content.decode()

    titles = re.findall(r'<h2 id="board-\w+-title">(\w)', board)
    assert len(titles) == 8
    assert all(title.isupper() for title in titles)
    assert '<span class="board-task">First review</span>' in board
    assert re.findall(r'<th scope="col">(\w)', listed) == ["H", "S", "L", "L"]
    assert '<td class="state-words">First review</td>' in listed
    assert '<h2 id="actions-title">First review</h2>' in form


def test_counts_need_no_plural(client, staff):
    form = login(client, staff["记者"]).get(address()).content.decode()

    assert 'data-words="Characters: {count} · pages: {pages}"' in form
    assert ">Topics</label>" in form
