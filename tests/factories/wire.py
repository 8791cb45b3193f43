"""Makes ninjs items and files of them, as another system would send them."""

import json
from itertools import count
from typing import Any

_numbers = count(1)
WRITTEN = "2024-12-23T14:30:00+08:00"
LATER = "2024-12-24T09:00:00+08:00"


def make_record(**fields: Any) -> dict[str, Any]:
    """An item as its source writes it; a field that is None is left out."""
    number = next(_numbers)
    record = {
        "uri": f"tag:wire.example,2024:{number}",
        "type": "text",
        "language": "zh-Hans",
        "pubstatus": "usable",
        "versioncreated": WRITTEN,
        "headlines": [{"role": "main", "value": f"来稿{number}"}],
        "bodies": [{"contenttype": "text/html", "value": f"<p>来稿正文{number}。</p>"}],
        "subjects": [{"name": "财经-科创", "rel": "category"}],
    } | fields
    return {name: value for name, value in record.items() if value is not None}


def headline(text: str) -> list[dict[str, str]]:
    """The property `headlines` with a main one alone."""
    return [{"role": "main", "value": text}]


def as_lines(*records: dict[str, Any] | str | bytes) -> bytes:
    """A file of JSON lines; strings and bytes stand in it as they are."""
    return b"".join(_line(record) + b"\n" for record in records)


def _line(record: dict[str, Any] | str | bytes) -> bytes:
    text = json.dumps(record, ensure_ascii=False) if isinstance(record, dict) else record
    return text.encode() if isinstance(text, str) else text
