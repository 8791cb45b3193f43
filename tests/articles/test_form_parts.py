"""What the form shows before anybody has typed in it, and where it goes on to."""

import pytest
from django.utils import timezone

from articles.models import Article, State
from tests.articles.conftest import address, form_data, login
from tests.factories.newsroom import make_article, make_author, make_channel
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def rows(response):
    formset = response.context["inline_admin_formsets"][0].formset
    return [(form.initial.get("role"), form.initial.get("author")) for form in formset]


def test_new_article_is_credited_to_its_writer(client, staff):
    me = make_author(user=staff["记者"])

    assert rows(login(client, staff["记者"]).get(address())) == [("writer", me.pk), (None, None)]


def test_who_has_no_profile_or_left_is_credited_nowhere(client, staff):
    make_author(user=staff["编辑"], works_here=False)

    assert rows(login(client, staff["记者"]).get(address())) == [(None, None)]
    assert rows(login(client, staff["编辑"]).get(address())) == [(None, None)]


def test_credits_of_an_article_are_its_own(client, staff):
    make_author(user=staff["记者"])

    article = make_article(staff["记者"])

    assert rows(login(client, staff["记者"]).get(address(article))) == [(None, None)]


def test_state_and_steps_stand_in_words_with_one_next_step(client, ready, staff):
    response = login(client, staff["主任"]).get(address(ready))

    panel = response.context["panel"]
    assert panel.primary.step.act == "publish"
    assert {"schedule", "return"} <= {open.step.act for open in panel.others}
    page = response.content.decode()
    assert page.count('class="primary"') == 2  # the next step, and the upload in its dialog
    saved = timezone.localtime(ready.updated_at)
    assert f"Saved {saved:%H:%M}" in page


def test_new_article_is_not_saved_yet(client, staff):
    assert "Not saved yet" in login(client, staff["记者"]).get(address()).content.decode()


def test_save_and_preview_opens_the_preview(client, staff):
    article = make_article(staff["记者"])
    data = form_data(article, headline="改过的标题", _save_preview="1")

    response = login(client, staff["记者"]).post(address(article), data)

    assert response["Location"] == f"{address(article)}#preview"
    assert Article.objects.get().headline == "改过的标题"
    assert Article.objects.get().state == State.DRAFTING


def test_preview_stands_in_a_frame_of_the_desk_alone(client, staff):
    article = make_article(staff["记者"])

    response = login(client, staff["记者"]).get(f"/admin/articles/article/{article.pk}/preview/")

    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert client.get(address(article))["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("forged", ["x", "9" * 400, "-1", "٣", "0"])
def test_refused_form_shows_the_picture_that_was_chosen(client, staff, forged):
    picture, channel = make_picture(), make_channel()
    login(client, staff["记者"])

    def chosen(value):
        data = form_data(headline="", channel=channel.pk, lead_picture=value)
        return client.post(address(), data).context["adminform"].form.chosen_picture

    assert chosen(picture.pk) == picture
    assert chosen(forged) is None


def test_every_error_has_a_way_to_its_field(client, staff):
    response = login(client, staff["记者"]).post(
        address(), form_data(headline="", source_url="没有这样的地址", embargo_until_0="x")
    )

    page = response.content.decode()
    for field in ("id_headline", "id_channel", "id_source_url", "id_embargo_until"):
        assert f'<a href="#{field}">' in page
        assert f'id="{field}"' in page
    assert '<details class="more" open>' in page


@pytest.mark.parametrize(
    ("embargo", "is_open"),
    [({}, False), ({"embargo_until_0": "2099-01-01", "embargo_until_1": "08:00"}, True)],
)
def test_folded_part_opens_for_what_was_given_in_it(client, staff, embargo, is_open):
    login(client, staff["记者"])

    page = client.post(address(), form_data(headline="", **embargo)).content.decode()

    assert ('<details class="more" open>' in page) is is_open
