"""Says which source strings the catalogues lack, and which entries are wrong or left over."""

import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hans", "zh_Hant")
_ENGLISH = b"=2; plural=n != 1"
_HAN = re.compile("[\u4e00-\u9fff]")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")


def main() -> int:
    """Exit status 1 where anything is to be translated, or was translated the wrong way."""
    with tempfile.TemporaryDirectory() as folder:
        extracted = _extract(Path(folder))
    faults = [f"Chinese in a source string: {key!r}" for key in extracted if _HAN.search(str(key))]
    for language in LANGUAGES:
        faults += [f"{language}: {fault}" for fault in _faults(_catalogue(language), extracted)]
    print("\n".join(faults) or "complete")  # noqa: T201 # this is a command
    return 1 if faults else 0


def _extract(folder: Path) -> set[object]:
    """The source strings of a copy of the project, as `makemessages` collects them."""
    copy = folder / "project"
    unwanted = shutil.ignore_patterns(".*", "var", "tests", "locale", "*.txt", "scripts")
    shutil.copytree(ROOT, copy, ignore=unwanted)
    (copy / "locale").mkdir()
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--keep-pot", "--locale", "zh_Hans"],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    template = (copy / "locale" / "django.pot").read_bytes()
    # a template leaves the rule of plurals open, and Babel wants one
    return _keys(read_po(BytesIO(template.replace(b"=INTEGER; plural=EXPRESSION", _ENGLISH))))


def _catalogue(language: str) -> Catalog:
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file)


def _keys(catalogue: Catalog) -> set[object]:
    return {_key(message) for message in catalogue if message.id}


def _key(message: Message) -> object:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context, words) if message.context else words


def _faults(catalogue: Catalog, extracted: set[object]) -> list[str]:
    faults = [f"missing: {key!r}" for key in sorted(extracted - _keys(catalogue), key=str)]
    for message in catalogue:
        if message.id:
            found = _fault(message, extracted) + [str(error) for error in message.check(catalogue)]
            faults += [f"{fault}: {_key(message)!r}" for fault in found]
    return faults


def _fault(message: Message, extracted: set[object]) -> list[str]:
    written = message.string if isinstance(message.string, str) else "".join(message.string or "")
    source = message.id if isinstance(message.id, str) else message.id[-1]
    found = []
    if not written:
        found.append("empty")
    if message.fuzzy:
        found.append("fuzzy")
    if _key(message) not in extracted:
        found.append("left over")
    if sorted(set(_PLACEHOLDER.findall(source))) != sorted(set(_PLACEHOLDER.findall(written))):
        found.append("other placeholders")
    return found


if __name__ == "__main__":
    sys.exit(main())
