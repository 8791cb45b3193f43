"""What the page of an article says of its steps: choices as equals, what is undone how, why not."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, State
from articles.release import (
    cancel_schedule,
    publish_article,
    put_back_article,
    reopen_article,
)
from articles.review import submit_article
from articles.steps import steps_for
from articles.workflow import Act
from channels.models import Reviews
from editions.models import Edition
from tests.articles.conftest import address, credit_rows, form_data, login, passed, reload, said
from tests.factories.newsroom import make_article, make_author, make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def live_and_ready(ready, staff):
    """A story that readers have, whose new text has passed its review."""
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    reopen_article(article=reload(ready), by=staff["记者"], at=timezone.now())
    submit_article(article=reload(ready), by=staff["记者"], at=timezone.now())
    return passed(reload(ready), staff["总编"])


def acts(article, user):
    return {step.act for step in steps_for(article, user, at=timezone.now())}


def test_correction_and_update_are_two_equal_choices(client, live_and_ready, staff):
    page = login(client, staff["主任"]).get(address(live_and_ready)).content.decode()

    choices = page.split('id="choices"')[1].split("</section>")[0]
    assert re.findall(r'name="_step" value="(\w+)" class="([\w-]+)"', choices) == [
        ("correct", "quiet-button"),
        ("update", "quiet-button"),
    ]
    assert 'name="correct-note"' in choices
    assert "<details" not in choices
    assert 'value="publish"' not in page
    assert page.count('value="correct"') == page.count('value="update"') == 1


def test_a_new_story_is_published_and_has_nothing_to_correct(ready, staff):
    assert acts(ready, staff["主任"]) & {Act.PUBLISH, Act.UPDATE, Act.CORRECT} == {Act.PUBLISH}


def test_an_update_takes_the_place_of_the_text_without_a_note(client, live_and_ready, staff):
    login(client, staff["主任"])

    told = client.post(
        address(live_and_ready), form_data(live_and_ready, _step="update"), follow=True
    )

    assert "Nobody is named as the author" in said(told)
    edition = Edition.objects.live(timezone.now()).get()
    assert (edition.kind, edition.public_note) == ("update", "")
    assert reload(live_and_ready).decisions.first().act == Act.UPDATE


def test_a_correction_without_its_note_is_not_published(client, live_and_ready, staff):
    response = login(client, staff["主任"]).post(
        address(live_and_ready), form_data(live_and_ready, _step="correct")
    )

    assert "This step needs something more" in said(response)
    assert Edition.objects.count() == 1


def test_reopening_says_at_once_how_it_is_undone(client, ready, staff):
    publish_article(article=ready, by=staff["主任"], at=timezone.now())
    login(client, staff["记者"])

    page = client.post(
        address(ready), form_data(reload(ready), _step="reopen"), follow=True
    ).content.decode()

    assert "Readers keep the live text meanwhile." in page
    assert "choose “Undo the reopening” before you change anything" in page
    assert 'value="put_back"' in page


def test_the_opinion_stands_with_one_button_of_its_own(client, staff):
    article = make_article(staff["记者"], state=State.FIRST_REVIEW)
    page = login(client, staff["编辑"]).get(address(article)).content.decode()

    fold = page.split('class="step-more"')[1].split("</details>")[0]
    assert 'name="approve-opinion"' in fold
    assert re.findall(r'name="_step" value="(\w+)"', fold) == ["approve"]


def test_a_time_that_has_passed_is_told_as_such(client, ready, staff):
    past = timezone.localtime(timezone.now() - timedelta(hours=1))
    typed = {"schedule-live_from": f"{past:%Y-%m-%dT%H:%M}"}

    response = login(client, staff["主任"]).post(
        address(ready), form_data(ready, _step="schedule", **typed)
    )

    assert "Goes live at: That time has passed." in said(response)
    assert "needs something more" not in said(response)
    assert reload(ready).state == State.READY


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("1999-12-31", "has long passed"), ("2199-12-31", "more than a year away")],
)
def test_an_embargo_that_nobody_means_is_told_by_its_side(client, staff, day, sentence):
    article = make_article(staff["记者"])

    response = login(client, staff["记者"]).post(
        address(article), form_data(article, embargo_until_0=day, embargo_until_1="12:00")
    )

    assert sentence in said(response)
    assert reload(article).embargo_until is None


@pytest.mark.parametrize(
    ("reviews", "proof", "way"),
    [
        (Reviews.FINAL, False, "final review"),
        (Reviews.FIRST_AND_FINAL, False, "first review → final review"),
        (Reviews.ALL, True, "first review → second review → final review · proof-reading"),
    ],
)
def test_reporters_see_which_reviews_a_channel_demands(client, staff, reviews, proof, way):
    channel = make_channel(reviews_demanded=reviews, proof_demanded=proof)
    article = make_article(staff["记者"], channel=channel)

    page = login(client, staff["记者"]).get(address(article)).content.decode()

    assert f'<p class="way">Reviews: {way}</p>' in page
    assert f'data-words="Reviews: ">Reviews: {way}</p>' in page
    new = client.get(address()).content.decode()
    assert re.search(rf'<option value="{channel.pk}" data-way="{way}">', new)


def test_a_form_that_is_shown_again_names_the_reviews_of_the_channel_chosen(client, staff):
    channel = make_channel(reviews_demanded=Reviews.FINAL)

    page = (
        login(client, staff["记者"])
        .post(address(), form_data(channel=channel.pk, headline=""))
        .content.decode()
    )

    assert 'data-words="Reviews: ">Reviews: final review</p>' in page


def test_no_more_rows_of_credits_are_made_than_there_may_be(client, staff):
    """Ten million rows were asked for: sixty and one are made, and the sentence names the limit."""
    article = make_article(staff["记者"])
    data = form_data(article) | {"credits-TOTAL_FORMS": 99_999_999}

    response = login(client, staff["记者"]).post(address(article), data)

    formset = response.context["inline_admin_formsets"][0].formset
    assert len(formset.forms) == 61
    assert formset.non_form_errors() == ["Give at most 60 credits."]
    assert reload(article).version == 1


@pytest.mark.parametrize(("count", "stored"), [(60, 60), (61, 0)])
def test_sixty_credits_are_kept_and_one_more_is_refused(client, staff, count, stored):
    article = make_article(staff["记者"])
    rows = [("writer", "", f"名{number}") for number in range(count)]
    blank = [("writer", "", "")] if count == 60 else []

    client = login(client, staff["记者"])
    client.post(address(article), form_data(article) | credit_rows(*rows, *blank))

    assert Article.objects.get().credits.count() == stored


def test_those_who_take_their_own_article_back_read_no_word_of_returning(client, staff):
    author = make_author(user=staff["编辑"])
    article = make_article(staff["记者"], credits=[author], state=State.FIRST_REVIEW)

    for writer in (staff["记者"], staff["编辑"]):
        login(client, writer)
        client.cookies["desk_language"] = "zh-hans"
        page = client.get(address(article)).content.decode()
        assert 'value="recall"' in page
        assert ">撤回</button>" in page
        assert 'value="return"' not in page


@pytest.fixture
def embargoed(staff):
    """An article that has passed its review, under an embargo that ends at no full minute."""
    until = (timezone.now() + timedelta(days=2)).replace(second=20, microsecond=0)
    channel = make_channel(reviews_demanded=Reviews.FINAL)
    article = make_article(staff["记者"], channel=channel, embargo_until=until)
    submit_article(article=article, by=staff["记者"], at=timezone.now())
    return passed(article, staff["总编"])


def test_under_embargo_the_schedule_is_the_next_step(client, embargoed, staff):
    """Publishing now could only be refused: no button offers it, and the schedule begins with the
    first minute that is allowed."""
    page = login(client, staff["主任"]).get(address(embargoed)).content.decode()

    assert 'value="publish"' not in page
    assert re.search(r'<a class="primary" href="#choices">\s*Publish at a time\s*</a>', page)
    choices = page.split('id="choices"')[1].split("</section>")[0]
    [first] = re.findall(r'name="schedule-live_from" value="([^"]+)"', choices)
    allowed = timezone.localtime(embargoed.embargo_until).replace(second=0) + timedelta(minutes=1)
    assert first == f"{allowed:%Y-%m-%dT%H:%M}"

    posted = {"_step": "schedule", "schedule-live_from": first}
    client.post(address(embargoed), form_data(embargoed, **posted))
    assert Edition.objects.get().live_from == allowed


def test_once_the_embargo_has_ended_the_story_is_published_at_once(client, embargoed, staff):
    Article.objects.filter(pk=embargoed.pk).update(
        embargo_until=timezone.now() - timedelta(minutes=1)
    )

    page = login(client, staff["主任"]).get(address(embargoed)).content.decode()

    assert 'value="publish" class="primary"' in page
    assert 'id="choices"' not in page


def test_after_publishing_the_way_to_the_site_is_at_hand(client, ready, staff):
    login(client, staff["主任"])

    page = client.post(
        address(ready), form_data(ready, _step="publish"), follow=True
    ).content.decode()

    story = f'<a href="{reload(ready).story.get_absolute_url()}" target="_blank">On the site</a>'
    assert story in page.split('class="messagelist"')[1].split("</ul>")[0]
    readers = page.split('id="readers-title"')[1].split("</section>")[0]
    assert (story in readers, "Cover it live" in readers) == (True, True)
    related = page.split('id="ways-title">Related stories')[1].split("</section>")[0]
    assert story not in related


def test_what_is_only_scheduled_has_no_page_to_lead_to(client, ready, staff):
    at = timezone.localtime(timezone.now() + timedelta(hours=2))
    posted = {"_step": "schedule", "schedule-live_from": f"{at:%Y-%m-%dT%H:%M}"}
    login(client, staff["主任"])

    page = client.post(address(ready), form_data(ready, **posted), follow=True).content.decode()

    assert "On the site" not in page


def test_the_log_names_states_as_the_page_does(client, ready, staff):
    """What was released is live, or waits: one word for it in message, heading and log."""
    at = timezone.now()
    by = {"by": staff["主任"]}
    publish_article(article=ready, at=at, live_from=at + timedelta(hours=1), **by)
    cancel_schedule(article=reload(ready), at=timezone.now(), **by)
    publish_article(article=reload(ready), at=timezone.now(), **by)
    reopen_article(article=reload(ready), at=timezone.now(), **by)
    put_back_article(article=reload(ready), at=timezone.now(), **by)

    moves = [decision.moved for decision in ready.decisions.all()]

    assert moves[:5] == [
        "drafting → live",
        "live → drafting",
        "ready → live",
        "waiting to go live → ready",
        "ready → waiting to go live",
    ]
    login(client, staff["主任"])
    client.cookies["desk_language"] = "zh-hans"
    page = client.get(address(ready)).content.decode()
    assert "已签发" not in page
    assert "待发 → 已发布" in page
