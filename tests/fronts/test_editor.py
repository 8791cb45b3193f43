"""The editor of fronts through its pages: what is shown, done, refused with a sentence."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from editions.publish import create_story, publish_edition
from fronts.launching import launch_blocks
from fronts.models import Card, Front, Launch
from tests.factories.fronts import make_block, make_card, make_front
from tests.factories.newsroom import make_channel, make_content, make_story_live, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.services]
HOUR = timedelta(hours=1)


def address(front, part=""):
    return f"/admin/fronts/front/{front.pk}/{part}"


def text(response):
    return response.content.decode()


def test_the_page_shows_the_draft_and_why_what_stands_where(editor, front, block):
    shown, waiting = make_story_live(headline="海堤合龙"), waiting_story("明早的稿子")
    make_card(block, shown, at=timezone.now())
    make_card(block, waiting, at=timezone.now())

    page = text(editor.get(address(front, "change/")))

    assert "海堤合龙" in page
    assert "明早的稿子" in page
    assert "1/12" in page
    assert escape("readers can not see the story now") in page or "读者" in page


def waiting_story(headline):
    now = timezone.now()
    return publish_edition(
        story=create_story(at=now),
        content=make_content(headline=headline),
        at=now,
        live_from=now + HOUR,
    )


@pytest.mark.parametrize("role", ["记者", "校对", "管理员", None])
def test_others_get_no_further(client, front, block, role):
    client.force_login(make_user(role))
    edition = make_story_live()

    for part in ("draft/", "picker/", "launches/", "compare/", "preview/", f"blocks/{block.pk}/"):
        assert client.get(address(front, part)).status_code == 403
    posted = client.post(
        address(front, "act/"), {"act": "place", "block": block.pk, "story": edition.story_id}
    )
    assert posted.status_code == 403
    assert Card.objects.count() == 0


def test_a_forged_request_changes_nothing(front, block, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user("编辑"))

    posted = strict.post(address(front, "act/"), {"act": "remove_block", "block": block.pk})

    assert posted.status_code == 403
    block.refresh_from_db()
    assert block.removed_at is None


def test_a_story_is_placed_moved_edited_removed_and_brought_back(act, front, block):
    first, second = make_story_live(headline="甲"), make_story_live(headline="乙")
    assert act("place", block=block.pk, story=first.story_id).status_code == 200
    assert act("place", block=block.pk, story=second.story_id, position=0).status_code == 200
    card = Card.objects.get(story=first.story)

    assert act("move", card=card.pk, block=block.pk, position=0).status_code == 200
    edited = act(
        "edit", card=card.pk, headline="改题", size="normal", links="详情 https://a.example/"
    )
    assert edited.status_code == 200
    assert act("remove", card=card.pk).status_code == 200
    assert [one.story_id for one in block.cards.standing()] == [second.story_id]
    assert act("bring_back", card=card.pk).status_code == 200

    card.refresh_from_db()
    assert (card.headline, card.position) == ("改题", 0)
    assert card.links == [{"text": "详情", "url": "https://a.example/"}]


def test_a_block_is_added_configured_moved_and_removed(act, front, block):
    section = make_channel()
    assert act("add_block", layout="strip", title="图集").status_code == 200
    added = front.blocks.get(layout="strip")
    configured = act(
        "configure_block",
        block=added.pk,
        title="图片",
        layout="strip",
        limit=6,
        backfill="channel",
        backfill_channel=section.pk,
    )
    assert configured.status_code == 200
    assert act("move_block", block=added.pk, position=0).status_code == 200
    assert [one.title for one in front.blocks.standing()] == ["图片", "要闻"]
    assert act("remove_block", block=added.pk).status_code == 200
    assert [one.title for one in front.blocks.standing()] == ["要闻"]


def test_a_block_is_launched_undone_and_discarded(act, front, block):
    make_card(block, make_story_live())
    assert act("launch", block=block.pk).status_code == 200
    act("place", block=block.pk, url="https://a.example/", headline="外链")
    assert act("launch", block=block.pk).status_code == 200
    assert act("undo", block=block.pk).status_code == 200
    live = Launch.objects.of_block(block.pk).live(timezone.now()).get()
    assert live.cards.count() == 1

    assert act("discard", block=block.pk).status_code == 200
    assert block.cards.standing().count() == 1


def test_a_launch_waits_and_the_next_asks(act, front, block):
    later = timezone.localtime(timezone.now() + HOUR).strftime("%Y-%m-%dT%H:%M")
    assert act("launch", block=block.pk, live_from=later).status_code == 200

    asked = act("launch", block=block.pk)
    assert asked.status_code == 409
    assert 'value="keep"' in text(asked)
    assert Launch.objects.count() == 1

    assert act("launch", block=block.pk, waiting="keep").status_code == 200
    assert Launch.objects.not_cancelled().count() == 2


@pytest.mark.parametrize(
    "data",
    [
        {"act": "place", "story": 999_999},
        {"act": "place", "url": "javascript:alert(1)", "headline": "甲"},
        {"act": "place", "url": "https://a.example/", "headline": "<b>甲</b>"},
        {"act": "place", "story": "abc"},
        {"act": "launch", "live_from": "2001-01-01T00:00"},
        {"act": "launch", "live_from": "gestern"},
        {"act": "configure_block", "title": "要闻", "layout": "list", "limit": 500},
        {"act": "add_block", "layout": "unheard-of", "title": "甲"},
        {"act": "move", "card": "99999999999999999999"},
        {"act": "no-such-act"},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_loses_nothing(editor, front, block, data):
    kept = make_card(block, make_story_live())
    how = {"headers": {"X-Requested-With": "fetch"}}

    posted = editor.post(address(front, "act/"), {"block": block.pk} | data, **how)

    assert posted.status_code == 400
    assert 'role="alert"' in text(posted)
    assert list(block.cards.standing()) == [kept]
    assert Launch.objects.count() == 0


def test_a_clash_shows_both_versions(editor, act, front, block):
    card = make_card(block, make_story_live())
    front.refresh_from_db()
    seen = front.version
    act("edit", card=card.pk, headline="先到的题", size="normal")

    clash = act("edit", card=card.pk, headline="后到的题", size="normal", made_on=seen)

    assert clash.status_code == 409
    assert "先到的题" in text(clash)
    assert "后到的题" in text(clash)
    card.refresh_from_db()
    assert card.headline == "先到的题"


def test_without_the_script_a_form_leads_back_to_the_page(editor, front, block):
    edition = make_story_live()

    done = editor.post(
        address(front, "act/"), {"act": "place", "block": block.pk, "story": edition.story_id}
    )
    refused = editor.post(address(front, "act/"), {"act": "place", "block": block.pk, "story": 0})

    assert done.status_code == 302
    assert refused.status_code == 400
    assert "data-draft" in text(refused)


def test_changes_of_others_appear_and_nothing_is_sent_where_nothing_changed(
    editor, act, front, block
):
    part = text(editor.get(address(front, "draft/")))
    mark = part.split('data-mark="')[1].split('"')[0]
    assert editor.get(address(front, "draft/"), {"since": mark}).status_code == 204

    act("place", block=block.pk, url="https://a.example/", headline="别人放的")

    newer = editor.get(address(front, "draft/"), {"since": mark})
    assert newer.status_code == 200
    assert "别人放的" in text(newer)


def test_who_else_is_here_is_said(editor, front, client, settings):
    from django.test import Client

    other = Client()
    other.force_login(make_user("编辑", name="顾长宁"))
    other.get(address(front, "draft/"))

    assert "顾长宁" in text(editor.get(address(front, "draft/")))


@pytest.mark.parametrize("tab", ["latest", "hot", "waiting", "search"])
def test_the_picker_offers_live_and_waiting_stories_and_says_where_they_stand(
    editor, front, block, tab
):
    live, waits = make_story_live(headline="港口开航"), waiting_story("港口明日检修")
    make_card(block, live, at=timezone.now())
    launch_blocks(front=front, blocks=[block], by=None, at=timezone.now())

    page = text(editor.get(address(front, "picker/"), {"tab": tab, "q": "港口"}))

    assert ("港口开航" in page) == (tab != "waiting")
    assert waits.headline in page
    assert ("专题" in page) == (tab != "waiting")


def test_a_story_is_found_by_its_address(editor, front):
    live = make_story_live(headline="港口开航")

    page = text(editor.get(address(front, "picker/"), {"q": f"/articles/{live.story_id}/"}))

    assert "港口开航" in page


def test_launches_are_listed_and_compared(editor, front, block):
    card = make_card(block, make_story_live(headline="甲"))
    launch_blocks(front=front, blocks=[block], by=None, at=timezone.now())
    card.removed_at = timezone.now()
    card.save()
    make_card(block, make_story_live(headline="乙"), at=timezone.now())

    launches = editor.get(address(front, "launches/"))
    compared = text(editor.get(address(front, "compare/")))

    assert launches.status_code == 200
    assert "甲" in compared
    assert "乙" in compared


def test_the_list_opens_the_fronts_that_every_site_has(editor, front):
    section = make_channel("财经")

    page = text(editor.get("/admin/fronts/front/"))

    assert Front.objects.filter(section=section, name="财经").exists()
    assert "财经" in page
    assert Front.objects.filter(slug="home").exists()


def test_the_list_says_what_readers_see_of_each_front(editor, front, block):
    story = make_story_live(channel=make_channel("财经"))
    now = timezone.now()
    make_card(block, story, at=now)
    for name in ("已开", "将开", "关了"):
        other = make_block(make_front(name=name, closed=name == "关了"))
        make_card(other, story, at=now)
        begins = now + HOUR if name == "将开" else None
        launch_blocks(front=other.front, blocks=[other], by=None, at=now, live_from=begins)

    page = text(editor.get("/admin/fronts/front/"))

    told = re.findall(
        r'field-name">.*?>([^<]+)</a>.*?field-state">(.*?)<.*?field-waits">(.*?)<', page
    )
    assert set(told) == {
        ("网站首页", "自动编排", ""),
        ("财经", "自动编排", ""),
        ("专题", "未上线", ""),
        ("已开", "上线中", ""),
        ("将开", "未上线", "1 次待上线"),
        ("关了", "已关闭", ""),
    }


def test_the_list_says_what_waits_and_is_silent_of_the_rest(editor, front):
    block = make_block(front)
    make_card(block, make_story_live(), at=timezone.now())
    later = timezone.now() + timedelta(hours=2)
    launch_blocks(front=front, blocks=[block], by=None, at=timezone.now(), live_from=later)
    touched = timezone.localtime().replace(year=2020, month=5, day=4, hour=14, minute=5)
    Front.objects.filter(pk=front.pk).update(touched_at=touched)

    page = text(editor.get("/admin/fronts/front/"))

    cells = re.findall(r'<td class="field-(\w+)">(.*?)</td>', page)
    assert ("waits", "1 次待上线") in cells
    assert ("touched", "2020-05-04 14:05") in cells
    assert ("waits", "") in cells
    assert "-" not in [words for _name, words in cells]


@pytest.mark.parametrize("number", [1, 3])
def test_the_editor_asks_a_bounded_number_of_queries(
    editor, front, number, django_assert_max_num_queries
):
    for _ in range(number):
        block = make_block(front, title="要闻", backfill="recent")
        for _ in range(number):
            make_card(block, make_story_live(), at=timezone.now())
    launch_blocks(front=front, blocks=list(front.blocks.all()), by=None, at=timezone.now())

    with django_assert_max_num_queries(22):
        editor.get(address(front, "draft/"))


@pytest.mark.parametrize("part", ["launches/", "compare/", "change/"])
def test_pages_of_a_front_have_the_desk_around_them(editor, front, part):
    assert "新闻编辑台" in text(editor.get(address(front, part)))


@pytest.mark.parametrize(("show", "seen"), [("", "乙"), ("live", "甲")])
def test_draft_and_live_front_stand_side_by_side_in_frames(editor, front, block, show, seen):
    card = make_card(block, make_story_live(headline="甲"), at=timezone.now())
    launch_blocks(front=front, blocks=[block], by=None, at=timezone.now())
    card.removed_at = timezone.now()
    card.save()
    make_card(block, make_story_live(headline="乙"), at=timezone.now())

    response = editor.get(address(front, "preview/"), {"show": show})

    blocks = text(response).split("<main")[1].split("</main>")[0]
    assert [title for title in ("甲", "乙") if f">{title}</a>" in blocks] == [seen]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "unsafe-inline" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("number", [0, 10**18, 10**30])
def test_a_front_that_does_not_exist_is_not_found(editor, front, number):
    for part in ("change/", "draft/", "picker/"):
        assert editor.get(f"/admin/fronts/front/{number}/{part}").status_code in {302, 404}


def test_six_sub_links_are_refused_at_the_field(act, front, block):
    card = make_card(block, make_story_live())
    links = "\n".join(f"链接{number} https://a.example/{number}" for number in range(6))

    refused = act("edit", card=card.pk, size="normal", links=links)

    assert refused.status_code == 400
    assert "最多五条附属链接" in text(refused)
