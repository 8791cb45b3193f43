"""The command: files in, the count out, bad lines refused and the good ones taken."""

import json
import threading
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation
from django.utils.functional import lazy

from articles.imported import NotNewer
from articles.models import LONGEST_BODY, Article
from authors.models import Author
from editions.models import Edition, Story
from tests.factories.wire import LATER, as_lines, headline, make_record
from tests.wire.conftest import counts
from wire.lines import LONGEST_LINE

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def command(*files, publish=True):
    stdout, stderr = StringIO(), StringIO()
    call_command("import_stories", *map(str, files), publish=publish, stdout=stdout, stderr=stderr)
    return json.loads(stdout.getvalue().splitlines()[-1]), stderr.getvalue()


def test_bad_lines_are_refused_and_good_ones_go_in(import_file):
    good, last = make_record(), make_record()

    summary = import_file(
        good,
        "no json",
        "[1, 2]",
        make_record(uri=None),
        make_record(headlines=None),
        make_record(headlines=headline("长" * 121)),
        make_record(versioncreated="soon"),
        make_record(bodies=[{"value": "x" * (LONGEST_BODY + 1)}]),
        make_record(headlines=headline("\x00")),
        b'{"uri": "urn:x:1", "headlines": [{"value": "\\ud800"}]}',
        b"\xff\xfe",
        make_record(uri=good["uri"]),
        b"x" * (LONGEST_LINE + 1),
        "",
        last,
        publish=True,
    )

    assert (summary["read"], *counts(summary)) == (14, 2, 0, 0, 12)
    assert [entry["line"] for entry in summary["refused"]] == list(range(2, 14))
    assert [entry["why"] for entry in summary["refused"]] == [
        "The line is not JSON.",
        "The line is not a JSON object.",
        "The item has no “uri”.",
        "The item has no headline.",
        "The headline has 121 characters; at most 120 are possible.",
        "“versioncreated” is not a date with a time, as in 2024-12-23T14:30:00+08:00.",
        "A body has more than 2,000,000 characters.",
        "“value” holds a character that no text can hold (NUL or half a pair).",
        "“value” holds a character that no text can hold (NUL or half a pair).",
        "The line is not UTF-8.",
        "Line 1 of the file has the same uri.",
        "The line is longer than 16 MB.",
    ]
    uris = Story.objects.order_by("pk").values_list("uri", flat=True)
    assert list(uris) == [good["uri"], last["uri"]]


def test_refused_item_leaves_nothing_behind(import_file):
    """Its author is made before the story is refused, and again by the item after it."""
    person = {"contributors": [{"name": "张三"}]}
    record = make_record()
    import_file(record, publish=True)
    article = Article.objects.get()
    article.digest = "changed"
    article.save()

    summary = import_file(
        record | person | {"versioncreated": LATER}, make_record(**person), publish=True
    )

    assert counts(summary) == (1, 0, 0, 1)
    author = Author.objects.get()
    assert Edition.objects.latest("pk").credits.get().author == author


def test_file_from_windows_is_read(tmp_path):
    path = tmp_path / "windows.jsonl"
    lines = as_lines(make_record(), make_record()).replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + lines)

    assert counts(command(path)[0]) == (2, 0, 0, 0)


def test_words_go_to_stderr_and_stdout_is_one_line_of_json(tmp_path):
    path = tmp_path / "items.jsonl"
    path.write_bytes(as_lines(make_record(), "{"))
    stdout, stderr = StringIO(), StringIO()

    call_command("import_stories", str(path), stdout=stdout, stderr=stderr)

    assert json.loads(stdout.getvalue()) == {
        "read": 2,
        "imported": 1,
        "updated": 0,
        "unchanged": 0,
        "refused": [{"line": 2, "why": "The line is not JSON."}],
    }
    assert f"{path}, line 2: The line is not JSON." in stderr.getvalue()


def test_of_several_files_each_refused_line_names_its_own(tmp_path):
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    record = make_record()
    first.write_bytes(as_lines(record))
    second.write_bytes(as_lines("{", record))

    summary, _ = command(first, second)

    assert (summary["read"], *counts(summary)) == (3, 1, 0, 1, 1)
    assert summary["refused"] == [{"file": str(second), "line": 1, "why": "The line is not JSON."}]


@pytest.mark.parametrize("unreadable", ["missing.jsonl", "."])
def test_file_that_cannot_be_read_stops_the_import_before_it_begins(tmp_path, unreadable):
    path = tmp_path / "items.jsonl"
    path.write_bytes(as_lines(make_record()))
    stdout = StringIO()

    with pytest.raises(CommandError) as error:
        call_command("import_stories", str(path), str(tmp_path / unreadable), stdout=stdout)

    assert error.value.returncode == 2
    assert json.loads(stdout.getvalue())["read"] == 0
    assert not Story.objects.exists()


def test_reason_is_english_whatever_the_desk_speaks(import_file, monkeypatch):
    record = make_record()
    import_file(record)
    monkeypatch.setattr(NotNewer, "sentence", language_as_a_lazy_sentence())

    summary = import_file(record | {"by": "文/别人"})

    assert summary["refused"] == [{"line": 1, "why": "en"}]
    assert translation.get_language() == settings.LANGUAGE_CODE


def language_as_a_lazy_sentence():
    return lazy(translation.get_language, str)()


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_take_each_item_once(tmp_path):
    path = tmp_path / "items.jsonl"
    people = [{"name": "张三"}, {"name": "李四", "role": "editor"}]
    topics = [{"name": "财经-科创", "rel": "category"}, {"name": "芯片", "rel": "about"}]
    path.write_bytes(
        as_lines(*(make_record(contributors=people, subjects=topics) for _ in range(12)))
    )
    start, summaries = threading.Barrier(2), []

    def run():
        try:
            start.wait()
            summaries.append(command(path)[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [summary["refused"] for summary in summaries] == [[], []]
    assert sum(summary["imported"] for summary in summaries) == 12
    assert sum(summary["unchanged"] for summary in summaries) == 12
    assert (Story.objects.count(), Edition.objects.count(), Author.objects.count()) == (12, 12, 2)
