"""Channels and topics on the desk: made, moved, merged; their addresses stay."""

from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import Channel, Topic, TopicAlias
from editions.models import List, Listing
from tests.factories.newsroom import (
    make_article,
    make_channel,
    make_story_live,
    make_topic,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]
CHANNELS = "/admin/channels/channel/"
TOPICS = "/admin/channels/topic/"


@pytest.fixture
def chief(client):
    user = make_user("主任")
    client.force_login(user)
    client.cookies["desk_language"] = "en"
    return user


def channel_data(**changes):
    return {"name": "科创", "slug": "kechuang", "order": 1, "reviews_demanded": 3} | changes


def topic_data(topic, *aliases, **changes):
    data = {"name": topic.name, "description": "", "aliases-INITIAL_FORMS": 0}
    data |= {f"aliases-{n}-name": name for n, name in enumerate(aliases)}
    return data | {"aliases-TOTAL_FORMS": len(aliases)} | changes


def errors(response):
    return response.context["adminform"].form.errors


def test_chief_makes_a_channel_in_a_section(client, chief):
    section = make_channel("财经")

    client.post(CHANNELS + "add/", channel_data(parent=section.pk))

    assert Channel.objects.get(slug="kechuang").path_name == "财经-科创"


def test_address_that_exists_is_said_beside_the_field(client, chief):
    make_channel(slug="kechuang")

    response = client.post(CHANNELS + "add/", channel_data(description="我写的说明"))

    assert list(errors(response)) == ["slug"]
    assert "Another channel has this address." in response.content.decode()
    assert "我写的说明" in response.content.decode()
    assert Channel.objects.count() == 1


@pytest.mark.parametrize("slug", ["科创", "a b", "x" * 61, "\x00"])
def test_address_that_cannot_be_is_said_beside_the_field(client, chief, slug):
    response = client.post(CHANNELS + "add/", channel_data(slug=slug))

    assert list(errors(response)) == ["slug"]
    assert not Channel.objects.exists()


def test_name_stands_once_in_a_section(client, chief):
    section = make_channel("财经")
    make_channel("科创", parent=section)

    response = client.post(CHANNELS + "add/", channel_data(parent=section.pk))

    assert errors(response)
    assert Channel.objects.count() == 2


def test_channels_have_two_levels(client, chief):
    section = make_channel()
    inside = make_channel(parent=section)

    response = client.post(CHANNELS + "add/", channel_data(parent=inside.pk))

    assert list(errors(response)) == ["parent"]
    with_children = channel_data(parent=make_channel().pk, slug=section.slug, name=section.name)
    response = client.post(f"{CHANNELS}{section.pk}/change/", with_children)
    assert list(errors(response)) == ["parent"]


def test_moved_channel_takes_its_stories_along(client, chief):
    old, new = make_channel(), make_channel()
    channel = make_channel("科创", slug="kechuang", parent=old)
    make_story_live(channel=channel)

    client.post(
        f"{CHANNELS}{channel.pk}/change/", channel_data(parent=new.pk, slug="other", name="新科创")
    )

    channel.refresh_from_db()
    assert (channel.parent, channel.slug, channel.name) == (new, "kechuang", "新科创")
    assert Listing.objects.get(list_kind=List.SECTION).list_id == new.pk


def test_who_may_not_move_changes_the_rest(client):
    old, new = make_channel(), make_channel()
    channel = make_channel("科创", parent=old)
    person = make_user("主任")
    group = person.groups.get()
    group.permissions.remove(group.permissions.get(codename="move_channel"))
    client.force_login(person)

    client.post(f"{CHANNELS}{channel.pk}/change/", channel_data(parent=new.pk, name="改名"))

    channel.refresh_from_db()
    assert (channel.parent, channel.name) == (old, "改名")


@pytest.mark.parametrize("role", ["记者", "编辑", "校对", "管理员"])
def test_channels_are_the_chiefs(client, role):
    channel = make_channel()
    client.force_login(make_user(role))

    assert client.get(f"{CHANNELS}{channel.pk}/change/").status_code == 200
    assert client.post(CHANNELS + "add/", channel_data()).status_code == 403
    assert client.post(f"{CHANNELS}{channel.pk}/change/", channel_data()).status_code == 403


def test_nothing_of_these_is_deleted(client, chief):
    channel, topic = make_channel(), make_topic()

    for path in (f"{CHANNELS}{channel.pk}", f"{TOPICS}{topic.pk}"):
        assert client.post(f"{path}/delete/", {"post": "yes"}).status_code == 403


def test_merged_topic_hands_its_stories_and_articles_on(client, chief):
    topic, into = make_topic("芯片业"), make_topic("芯片")
    make_story_live(topics=(topic,))
    article = make_article(topics=[topic])

    client.post(f"{TOPICS}{topic.pk}/merge/", {"into": into.pk})

    topic.refresh_from_db()
    assert topic.merged_into == into
    assert Listing.objects.get(list_kind=List.TOPIC).list_id == into.pk
    assert article.content().topics == (into,)


@pytest.mark.parametrize("forged", ["self", "999", "x"])
def test_topic_is_merged_into_another_that_stands(client, chief, forged):
    topic = make_topic()
    into = topic.pk if forged == "self" else forged

    response = client.post(f"{TOPICS}{topic.pk}/change/", topic_data(topic, merge_into=into))

    assert list(errors(response)) == ["merge_into"]
    topic.refresh_from_db()
    assert topic.merged_into is None


def test_merging_is_the_chiefs(client):
    topic, into = make_topic(), make_topic()
    client.force_login(make_user("编辑"))

    client.post(f"{TOPICS}{topic.pk}/change/", topic_data(topic, merge_into=into.pk))

    topic.refresh_from_db()
    assert topic.merged_into is None


def test_topic_gets_aliases_and_keeps_its_address(client, chief):
    topic = make_topic("人工智能")
    slug = topic.slug

    client.post(f"{TOPICS}{topic.pk}/change/", topic_data(topic, "AI", "智能", slug="other"))

    topic.refresh_from_db()
    assert topic.slug == slug
    assert set(topic.aliases.values_list("name", flat=True)) == {"AI", "智能"}


@pytest.mark.parametrize("name", ["AI", "ai", "！！", "", "长" * 101])
def test_topic_name_that_cannot_be_is_said_beside_the_field(client, chief, name):
    TopicAlias.objects.create(name="AI", topic=make_topic("人工智能"))

    response = client.post(TOPICS + "add/", topic_data(Topic(name=name)))

    assert list(errors(response)) == ["name"]
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("alias", ["AI", "ai", "人工智能", "芯片"])
def test_alias_that_another_topic_answers_to_is_refused(client, chief, alias):
    TopicAlias.objects.create(name="AI", topic=make_topic("人工智能"))
    topic = make_topic("芯片")

    response = client.post(f"{TOPICS}{topic.pk}/change/", topic_data(topic, alias))

    assert response.status_code == 200
    assert any(response.context["inline_admin_formsets"][0].formset.errors)
    assert not topic.aliases.exists()


@pytest.mark.parametrize("stored", [0, 60])
def test_no_form_makes_more_rows_of_aliases_than_can_be_meant(client, chief, stored):
    topic = make_topic()
    for number in range(stored):
        TopicAlias.objects.create(topic=topic, name=f"别名{number}")
    page = f"{TOPICS}{topic.pk}/change/" if stored else f"{TOPICS}add/"

    response = client.post(page, topic_data(topic) | {"aliases-TOTAL_FORMS": 9_999_999})

    assert response.status_code == 200
    rows = response.context["inline_admin_formsets"][0].formset
    assert (len(rows.forms), rows.is_valid()) == (stored + 50, False)


def test_topic_with_many_aliases_is_saved(client, chief):
    topic = make_topic("人工智能")
    names = [f"别名{number}" for number in range(60)]
    rows = [TopicAlias.objects.create(topic=topic, name=name) for name in names]
    data = topic_data(topic, *names, "新的") | {"aliases-INITIAL_FORMS": 60, "slug": topic.slug}
    data |= {f"aliases-{n}-id": row.pk for n, row in enumerate(rows)}
    data |= {f"aliases-{n}-topic": topic.pk for n, row in enumerate(rows)}

    response = client.post(f"{TOPICS}{topic.pk}/change/", data)

    assert response.status_code == 302
    assert topic.aliases.count() == 61


def test_completion_finds_names_and_aliases_of_what_stands(client, chief):
    TopicAlias.objects.create(name="AI芯片", topic=make_topic("算力"))
    make_topic("芯片")
    make_topic("足球")
    gone = make_topic("芯片业")
    Topic.objects.filter(pk=gone.pk).update(merged_into=Topic.objects.get(name="芯片"))

    response = client.get(TOPICS + "complete/", {"term": "芯片"})

    assert {row["text"] for row in response.json()["results"]} == {"算力", "芯片"}


@pytest.mark.parametrize("term", ["栈桥", "棧橋"])
def test_completion_and_list_find_both_scripts(client, chief, term):
    TopicAlias.objects.create(name="老棧橋", topic=make_topic("海滨"))
    make_topic("栈桥修缮")
    make_topic("足球")

    completed = client.get(TOPICS + "complete/", {"term": term}).json()["results"]
    listed = client.get(TOPICS, {"q": term}).context["cl"].result_list

    assert {row["text"] for row in completed} == {"海滨", "栈桥修缮"}
    assert sorted(topic.name for topic in listed) == ["栈桥修缮", "海滨"]


def test_list_takes_many_words_that_differ_by_script(client, chief):
    topic = make_topic("栈桥")
    words = "棧橋 " + " ".join("棧橋" for _ in range(30))

    assert list(client.get(TOPICS, {"q": words}).context["cl"].result_list) == [topic]
    assert not client.get(TOPICS, {"q": f"\u200b {'韓國 ' * 30}"}).context["cl"].result_list


@pytest.mark.parametrize("term", ["", " ", "\x00", "%", "x" * 5000])
def test_completion_takes_any_term(client, chief, term):
    make_topic("芯片")

    assert client.get(TOPICS + "complete/", {"term": term}).json() == {"results": []}


def test_completion_is_for_the_desk(client):
    make_topic("芯片")
    client.force_login(make_user(None))

    assert client.get(TOPICS + "complete/", {"term": "芯"}).json() == {"results": []}
    client.logout()
    assert client.get(TOPICS + "complete/", {"term": "芯"}).status_code == 302


@pytest.mark.parametrize("items", [1, 3])
def test_list_of_channels_takes_nine_queries(client, chief, items, django_assert_num_queries):
    section = make_channel()
    for _ in range(items - 1):
        make_channel(parent=section)

    with django_assert_num_queries(9):
        response = client.get(CHANNELS)
    assert len(response.context["cl"].result_list) == items


@pytest.mark.parametrize("items", [1, 3])
def test_list_of_topics_takes_ten_queries(client, chief, items, django_assert_num_queries):
    for _ in range(items):
        make_story_live(topics=(make_topic(),))

    with django_assert_num_queries(10):
        response = client.get(TOPICS)
    assert len(response.context["cl"].result_list) == items


def test_list_shows_each_section_with_its_channels(client, chief):
    later = Channel.objects.create(name="社会", slug="shehui", order=2)
    first = Channel.objects.create(name="财经", slug="caijing", order=1)
    Channel.objects.create(name="民生", slug="minsheng", order=1, parent=later)
    Channel.objects.create(name="科创", slug="kechuang", order=9, parent=first)

    shown = client.get("/admin/channels/channel/").context["cl"].result_list

    assert [channel.path_name for channel in shown if channel.slug != "uncategorised"] == [
        *("财经", "财经-科创", "社会", "社会-民生"),
    ]


def test_lists_count_the_stories_that_are_live(client, chief):
    section = make_channel("财经")
    channel = make_channel("科创", parent=section)
    topic = make_topic("芯片")
    make_story_live(channel=channel, topics=(topic,))
    make_story_live(channel=section)
    waiting = timezone.now() + timedelta(days=1)
    make_story_live(channel=channel, topics=(topic,), live_from=waiting)

    counted = {
        row.name: row.story_count
        for address in (CHANNELS, TOPICS)
        for row in client.get(address).context["cl"].result_list
    }

    assert counted == {"财经": 2, "科创": 1, "芯片": 1}
    link = f'<a href="/admin/articles/article/?topic={topic.pk}">1 story</a>'
    assert link in client.get(TOPICS).content.decode()


def test_count_ends_where_nobody_counts_further(client, chief, monkeypatch):
    monkeypatch.setattr("editions.story_counts.MOST_COUNTED", 1)
    topic = make_topic()
    for _ in range(3):
        make_story_live(topics=(topic,))

    page = client.get(TOPICS)

    assert page.context["cl"].result_list[0].story_count == 2
    assert "1+ stories" in page.content.decode()


def test_topics_show_their_aliases_and_where_they_went(client, chief):
    topic, into = make_topic("芯片业"), make_topic("芯片")
    TopicAlias.objects.create(name="半导体", topic=topic)
    topic.merged_into = into
    topic.save()

    page = client.get(TOPICS, {"q": "半导体"})

    [row] = page.context["cl"].result_list
    admin = page.context["cl"].model_admin
    assert (row, admin.other_names(row), admin.fate(row)) == (topic, "半导体", "→ 芯片")


def test_merging_is_offered_into_topics_that_stand(client, chief):
    gone, into = make_topic("芯片业"), make_topic("芯片")
    gone.merged_into = into
    gone.save()
    asked = {"app_label": "channels", "model_name": "topic", "field_name": "merged_into"}

    found = client.get("/admin/autocomplete/", asked | {"term": "芯片"}).json()["results"]

    assert [row["text"] for row in found] == ["芯片"]
