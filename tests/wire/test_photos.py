"""Lead pictures of imported items: from beside the file, and from nowhere else."""

import json
import os
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from PIL import Image

from articles.models import Article
from editions.models import Edition
from pictures.models import Picture
from tests.factories.pictures import bomb_header, picture_bytes
from tests.factories.wire import LATER, WRITTEN, as_lines, make_record
from tests.wire.conftest import counts
from wire import photos

pytestmark = [pytest.mark.django_db, pytest.mark.services]
ELSEWHERE = "It lies on another machine; only files beside the import are read."
OUTSIDE = "It lies outside of the folder of the import."
UNREADABLE = "Its file can't be read."


@pytest.fixture
def folder(tmp_path):
    """Where the file of the import lies; beside it one that is nobody's business."""
    (tmp_path / "import" / "pictures").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(picture_bytes())
    (tmp_path / "import" / "pictures" / "码头.jpg").write_bytes(picture_bytes((900, 600)))
    return tmp_path / "import"


@pytest.fixture
def take(folder):
    """Import records, published; gives the counts and what was said of lines."""

    def run(*records):
        path = folder / "items.jsonl"
        path.write_bytes(as_lines(*records))
        out, said = StringIO(), StringIO()
        call_command("import_stories", str(path), publish=True, stdout=out, stderr=said)
        summary = json.loads(out.getvalue().splitlines()[-1])
        return counts(summary), said.getvalue().splitlines()[:-1]

    return run


def record(*hrefs, described=None, **fields):
    renditions = [{"href": href, "contenttype": "image/jpeg"} for href in hrefs]
    association = {"type": "picture", "renditions": renditions} | (described or {})
    return make_record(associations=[association], **fields)


def test_lead_picture_comes_with_its_words(take):
    described = {
        "descriptions": [{"value": "货轮靠上新码头。"}],
        "creditline": "本报 周其野",
        "alttext": "起重机下的货轮",
    }

    assert take(record("pictures/码头.jpg", described=described)) == ((1, 0, 0, 0), [])

    stored, edition, article = Picture.objects.get(), Edition.objects.get(), Article.objects.get()
    assert (stored.alt, stored.caption, stored.credit_line, stored.decorative) == (
        "起重机下的货轮",
        "货轮靠上新码头。",
        "本报 周其野",
        False,
    )
    assert (stored.original_name, stored.width, stored.height) == ("码头.jpg", 900, 600)
    with Image.open(stored.file.path) as image:
        assert image.size == (900, 600)
    assert (edition.lead_picture, edition.lead_alt, edition.lead_caption, edition.lead_credit) == (
        stored,
        "起重机下的货轮",
        "货轮靠上新码头。",
        "本报 周其野",
    )
    assert article.lead_picture == stored
    assert article.digest == edition.digest == article.content().digest()


def test_caption_stands_for_a_missing_alt_and_nothing_makes_it_decorative(take, folder):
    (folder / "b.png").write_bytes(picture_bytes(kind="PNG", colour="#123456"))

    take(
        record("pictures/%E7%A0%81%E5%A4%B4.jpg", described={"headline": "新码头"}), record("b.png")
    )

    assert list(Picture.objects.order_by("pk").values_list("alt", "caption", "decorative")) == [
        ("新码头", "新码头", False),
        ("", "", True),
    ]


def test_picture_of_two_stories_is_stored_once_and_captioned_twice(take):
    first, second = (
        record("pictures/码头.jpg", described={"headline": words}) for words in ("甲说", "乙说")
    )

    take(first, second)

    assert Picture.objects.get().caption == "甲说"
    editions = Edition.objects.order_by("pk")
    assert list(editions.values_list("lead_caption", flat=True)) == ["甲说", "乙说"]
    articles = Article.objects.order_by("pk")
    assert list(articles.values_list("lead_caption", flat=True)) == ["", "乙说"]


def test_same_item_again_is_unchanged_and_its_picture_not_looked_at(take, folder, monkeypatch):
    item = record("pictures/码头.jpg")
    take(item)
    monkeypatch.setattr(photos, "encode_anew", None)

    assert take(item) == ((0, 0, 1, 0), [])
    (folder / "pictures" / "码头.jpg").unlink()
    assert take(item) == ((0, 0, 1, 0), [])
    assert (Picture.objects.count(), Edition.objects.count()) == (1, 1)


def test_newer_item_brings_another_picture_or_none(take, folder):
    (folder / "b.png").write_bytes(picture_bytes(kind="PNG", colour="#123456"))
    item = record("pictures/码头.jpg", versioncreated=WRITTEN)
    take(item)

    newer = record("b.png", uri=item["uri"], versioncreated=LATER)
    assert take(newer) == ((0, 1, 0, 0), [])
    assert Edition.objects.latest("live_from").lead_picture.original_name == "b.png"
    assert Article.objects.get().lead_picture.original_name == "b.png"

    bare = make_record(uri=item["uri"], versioncreated="2024-12-25T09:00:00+08:00")
    assert take(bare) == ((0, 1, 0, 0), [])
    assert Edition.objects.latest("live_from").lead_picture is None


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("https://pictures.example/a.jpg", ELSEWHERE),
        ("//pictures.example/a.jpg", ELSEWHERE),
        ("file:///etc/hostname", ELSEWHERE),
        ("data:image/png;base64,AAAA", ELSEWHERE),
        ("../secret.jpg", OUTSIDE),
        ("%2e%2e/secret.jpg", OUTSIDE),
        ("pictures/../../secret.jpg", OUTSIDE),
        ("/etc/hostname", OUTSIDE),
        ("link.jpg", OUTSIDE),
        ("pictures", UNREADABLE),
        ("pipe", UNREADABLE),
        ("loop.jpg", UNREADABLE),
        ("missing.jpg", UNREADABLE),
        ("a%00.jpg", UNREADABLE),
        ("x" * 5000, UNREADABLE),
        ("[", UNREADABLE),
        ("//[", UNREADABLE),
        ("bomb.png", "The picture has more than 60 megapixels. Scale it down and send it again."),
        (
            "items.jsonl",
            "This is not a picture that we can read, or it is damaged."
            " Send JPEG, PNG, WebP or GIF.",
        ),
    ],
)
def test_picture_that_cannot_be_had_loses_no_item(take, folder, href, why):
    (folder / "link.jpg").symlink_to(folder.parent / "secret.jpg")
    (folder / "loop.jpg").symlink_to(folder / "loop.jpg")
    (folder / "bomb.png").write_bytes(bomb_header())
    os.mkfifo(folder / "pipe")

    counted, said = take(record(href))

    assert counted == (1, 0, 0, 0)
    name = folder / "items.jsonl"
    assert said == [f"{name}, line 1: imported without its picture. {why}"]
    assert Edition.objects.get().lead_picture is None
    assert not Picture.objects.exists()


def test_rendition_that_is_here_is_taken_before_those_that_are_not(take):
    counted, said = take(record("https://pictures.example/a.jpg", "pictures/码头.jpg"))

    assert (counted, said) == ((1, 0, 0, 0), [])
    assert Edition.objects.get().lead_picture


def test_association_without_a_file_is_told_of(take):
    counted, said = take(record())

    assert counted == (1, 0, 0, 0)
    assert said[0].endswith("line 1: imported without its picture. It names no file.")


def test_picture_is_encoded_outside_of_the_transaction(take, monkeypatch):
    inside, encode = [], photos.encode_anew
    depth = len(connection.savepoint_ids)

    def encode_anew(data):
        inside.append(len(connection.savepoint_ids) - depth)
        return encode(data)

    monkeypatch.setattr(photos, "encode_anew", encode_anew)
    take(record("pictures/码头.jpg"))

    assert inside == [0]
