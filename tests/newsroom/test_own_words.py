"""What people read where a field can't be taken: sentences, and no names of the database's."""

from itertools import chain

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import UniqueConstraint
from django.utils import translation

from channels.models import Channel, Topic
from fronts.forms import BlockForm, CardForm, LaunchForm
from fronts.models import Block, Card
from tests.factories.fronts import make_block
from tests.factories.newsroom import make_channel, make_topic, make_user

# What no form can run into: its fields are required, chosen from a list, checked by validators
# of their own, or not on the form.
NEVER_SAID = set(
    """
    account_of_the_demo_once alert_ends_as_planned_or_before alert_is_not_backdated
    alert_level_is_known alert_says_something fronts_alert_interval_runs_forward
    article_has_headline article_not_its_own_sequel
    article_released_has_story article_state_is_known author_has_name author_has_slug
    block_age_in_range block_has_a_layout block_limit_in_range byline_style_is_known
    card_size_is_known channel_has_name channel_has_slug channel_reviews_one_to_three
    complaints_address_is_ours_or_safe credit_stands_among_sixty front_has_address
    picture_focal_point_inside picture_has_a_size site_settings_are_one_row
    site_settings_name_the_paper site_settings_reviews_one_to_three story_has_uri
    topic_is_not_merged_into_itself edition_correction_owes_a_note edition_has_headline
    edition_kind_is_known edition_not_before_its_embargo editions_edition_interval_runs_forward
    """.split()
)


def on_forms():
    """The models that people fill in: registered ones, their rows, blocks and cards of fronts."""
    ours = [model for model in apps.get_models() if not model.__module__.startswith("django")]
    rows = {row.model for one in admin.site._registry.values() for row in one.inlines}  # noqa: SLF001
    return [m for m in ours if m in admin.site._registry or m in rows | {Block, Card}]  # noqa: SLF001


def test_every_rule_that_a_form_runs_into_has_a_sentence():
    nameless = {
        constraint.name
        for model in on_forms()
        for constraint in model._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
        # Django has a sentence for these
        and not (isinstance(constraint, UniqueConstraint) and not constraint.condition)
    }

    assert nameless - NEVER_SAID == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", "其中含有无法保存的空字符，请删去后重新输入。"),
        ("zh-hant", "其中含有無法儲存的空字元，請刪去後重新輸入。"),
    ],
)
def test_null_character_is_told_in_plain_words(language, sentence):
    with translation.override(language), pytest.raises(ValidationError) as raised:
        ProhibitNullCharactersValidator()("\x00")

    with translation.override(language):
        assert raised.value.messages == [sentence]


@pytest.mark.django_db
def test_forms_of_fronts_say_what_is_wrong_and_name_their_fields():
    with translation.override("zh-hans"):
        block = make_block()
        typed = {"url": "https://a.example/", "headline": "", "size": "normal", "focal_x": "120"}
        times = {"starts_at": "2026-11-02T00:00", "ends_at": "2026-11-01T00:00"}
        form = CardForm(typed | times, instance=Card(block=block, placed_at=block.front.touched_at))

        said = " ".join(chain.from_iterable(form.errors.values()))
        assert "“" not in said
        assert "结束时间早于开始时间" in said
        assert "不能大于 100" in said
        assert str(BlockForm(instance=block)["title"].label) == "区块名称"
        assert str(LaunchForm()["waiting"].label) != "Waiting"


@pytest.mark.django_db
@pytest.mark.services
@pytest.mark.parametrize("order", ["99999999999999999999", "10000", "-1"])
def test_a_place_beyond_reason_is_refused_at_its_field(client, order):
    client.force_login(make_user("主任"))
    channel = make_channel()
    typed = {"name": "海事", "order": order, "reviews_demanded": 3}

    response = client.post(f"/admin/channels/channel/{channel.pk}/change/", typed)

    assert list(response.context["adminform"].form.errors) == ["order"]
    assert Channel.objects.get(pk=channel.pk).order == channel.order


@pytest.mark.django_db
@pytest.mark.services
def test_a_topic_of_a_known_name_is_refused_with_a_sentence(client):
    client.force_login(make_user("主任"))
    client.cookies["desk_language"] = "en"
    make_topic("AI")

    rows = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    response = client.post("/admin/channels/topic/add/", {"name": "ai"} | rows)

    assert "There is a topic of this name." in response.content.decode()
    assert Topic.objects.count() == 1
