"""What the desk says after a save: pictures that were left out, aliases, stories without a name."""

import pytest

from articles.models import Article
from articles.wording import waits_for
from channels.models import TopicAlias
from tests.articles.conftest import address, credit_rows, form_data, login, said
from tests.factories.newsroom import make_article, make_author, make_channel, make_topic

pytestmark = pytest.mark.django_db
FOREIGN = '<p>港口通航。</p><img src="https://mmbiz.example/1.png"><img src="file:///c:/2.png">'
LEFT_OUT = "2 pictures of other sites were left out; all words are kept."
UNSIGNED = "Nobody is named as the author"


def post(client, user, article=None, **changes):
    if article is None:
        changes = {"channel": make_channel().pk} | changes
    data = form_data(article, **changes)
    return login(client, user).post(address(article), data, follow=True)


def test_pictures_of_other_sites_are_named_after_a_save(client, staff):
    response = post(client, staff["记者"], body=FOREIGN)

    assert LEFT_OUT in said(response)
    assert Article.objects.get().body == "<p>港口通航。</p>"


def test_pictures_of_other_sites_are_named_with_a_change_and_a_step(client, staff):
    article = make_article(staff["记者"])

    assert LEFT_OUT in said(post(client, staff["记者"], article, body=FOREIGN))
    again = post(client, staff["记者"], article, body=FOREIGN, _step="submit")
    assert LEFT_OUT in said(again)


def test_pictures_of_other_sites_are_named_at_a_form_that_is_shown_again(client, staff):
    response = post(client, staff["记者"], body=FOREIGN, headline="")

    assert not Article.objects.exists()
    assert response.content.decode().count(LEFT_OUT) == 1


def test_nothing_is_said_of_pictures_of_the_library(client, staff):
    body = '<p>港口。</p><p><img src="/media/pictures/ab/c.jpg" alt="港口"></p>'

    assert "left out" not in said(post(client, staff["记者"], body=body))


def test_alias_is_named_with_the_topic_it_became(client, staff):
    TopicAlias.objects.create(name="望潮港", topic=make_topic("港口"))

    response = post(client, staff["记者"], topic_names="望潮港，渔业")

    assert "“望潮港” is an alias of “港口” and was taken as that." in said(response)
    assert said(response).count("alias") == 1


def test_story_without_a_name_is_warned_of_when_it_is_sent(client, staff):
    sent = post(client, staff["记者"], _step="submit")

    assert UNSIGNED in said(sent)
    assert Article.objects.get().state != "drafting"


def test_story_without_a_name_is_warned_of_beside_its_steps(client, staff):
    article = make_article(staff["记者"])

    page = login(client, staff["记者"]).get(address(article)).content.decode()

    assert UNSIGNED in page


@pytest.mark.parametrize(
    "named",
    [
        {"byline": "文/本报 林某"},
        {"source": "望潮社"},
        credit_rows(("writer", "", "林某")),
        credit_rows(("translator", "", "林某")),
    ],
    ids=["byline", "source", "writer", "translator"],
)
def test_story_with_a_name_is_not_warned_of(client, staff, named):
    assert UNSIGNED not in said(post(client, staff["记者"], _step="submit", **named))


def test_responsible_editor_is_no_author(client, staff):
    rows = credit_rows(("editor", "", "林某"))

    assert UNSIGNED in said(post(client, staff["记者"], _step="submit", **rows))


def test_only_people_with_accounts_are_waited_for(staff):
    article = make_article(staff["记者"])
    me = make_author("林知远", user=staff["编辑"])
    lines = ({"author": me}, {"name": "郑小海"}, {"author": make_author("无账号")})
    for position, line in enumerate(lines):
        article.credits.create(role="writer", position=position, **line)

    assert waits_for(article) == "It waits for: 林知远."

    article.credits.filter(author=me).delete()
    assert waits_for(article) == f"It waits for: {staff['记者']}."
