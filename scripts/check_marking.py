"""Says which strings for people are marked for translation the wrong way, or not at all.

In Python: a translation that is made when a module is imported (it would stay in that moment's
language), and one whose words are no literal (nobody can collect them). In templates: words
outside a translation tag. Everywhere: Chinese outside the places that are about Chinese.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}
DEFERRED = {f"{name}_lazy" for name in EAGER} | {"gettext_noop"}
# What is Chinese by its nature: conversion tables, the demo, the names of roles, text for corpora,
# the section of what came without one, words of the house style, characters that rules look for.
ABOUT_CHINESE = re.compile(
    r"(?:chinese|newsroom/demo|newsroom/corpus)/"
    r"|(?:newsroom/roles|newsroom/settings|editions/byline|editions/rendering|wire/places)\.py$"
)
# It hands on what others have marked.
HANDS_ON = {"pages/words.py"}
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# Said aloud or shown: of the attributes only these hold words for people.
_SPOKEN = re.compile(r"""\b(?:alt|title|aria-label|placeholder)=(["'])(.*?)\1""", re.S)
_UNSEEN = (
    re.compile(r"{#.*?#}", re.S),
    re.compile(r"{%\s*comment\b.*?endcomment\s*%}", re.S),
    re.compile(r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", re.S),
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"<!doctype[^>]*>", re.I),
    # blocks that hold classes of an element
    re.compile(r"{%\s*block (?:coltype|bodyclass|main_class)\b.*?endblock\s*%}", re.S),
)
_TEMPLATE_CODE = re.compile(r"{%.*?%}|{{.*?}}", re.S)
_TAG = re.compile(r"<[^>]*>", re.S)


def main() -> int:
    """Exit status 1 where anything is marked the wrong way."""
    faults = [fault for path in _files() for fault in faults_of(path.relative_to(ROOT))]
    print("\n".join(faults) or "marked well")  # noqa: T201 # this is a command
    return 1 if faults else 0


def _files() -> Iterator[Path]:
    for pattern in ("*.py", "*.html", "*.js"):
        for path in sorted(ROOT.rglob(pattern)):
            parts = path.relative_to(ROOT).parts
            if not {"var", "tests", "migrations", "scripts"} & set(parts) and not any(
                part.startswith(".") for part in parts
            ):
                yield path


def faults_of(path: Path) -> list[str]:
    """What is wrong in one file of the project."""
    text = (ROOT / path).read_text("utf-8")
    if path.suffix == ".html":
        return [f"{path}: {fault}" for fault in template_faults(text)]
    marks = path.suffix == ".py" and path.as_posix() not in HANDS_ON
    found = python_faults(text) if marks else []
    if not ABOUT_CHINESE.match(path.as_posix()):
        found += chinese_in(text) if path.suffix == ".py" else _han_lines(text)
    return [f"{path}:{fault}" for fault in found]


def python_faults(text: str) -> list[str]:
    """Translations made at import, and those of words that are no literal."""
    visitor = _Marks()
    visitor.visit(ast.parse(text))
    return visitor.faults


def template_faults(text: str) -> list[str]:
    """Words for people outside a translation tag, and Chinese anywhere."""
    for unseen in _UNSEEN:
        text = unseen.sub("", text)
    found = [f"Chinese: {line.strip()}" for line in text.splitlines() if _HAN.search(line)]
    plain = _TEMPLATE_CODE.sub("", text)
    spoken = [match[2] for match in _SPOKEN.finditer(plain)]
    words = [*_TAG.sub("\n", plain).splitlines(), *spoken]
    return found + [f"not marked: {word.strip()}" for word in words if _LATIN_WORD.search(word)]


def chinese_in(text: str) -> list[str]:
    """String literals with Chinese in them, docstrings apart."""
    tree = ast.parse(text)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        f"{node.lineno}: Chinese: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and _HAN.search(node.value)
    ]


def _han_lines(text: str) -> list[str]:
    code = (line.split("//")[0] for line in text.splitlines())
    return [f"{number}: Chinese" for number, line in enumerate(code, 1) if _HAN.search(line)]


class _Marks(ast.NodeVisitor):
    """Walks a module; knows what the translating functions are called in it, and when it runs."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._names: dict[str, str] = {}
        self._inside = 0

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module == "django.utils.translation":
            for name in node.names:
                if name.name in EAGER | DEFERRED:
                    self._names[name.asname or name.name] = name.name

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        # decorators and defaults are evaluated where the function is defined
        for outside in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if outside is not None:
                self.visit(outside)
        self._inside += 1
        for statement in node.body:
            self.visit(statement)
        self._inside -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._inside += 1
        self.visit(node.body)
        self._inside -= 1

    def visit_Call(self, node: ast.Call) -> None:
        called = self._names.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if called:
            self._judge(node, called)
        if isinstance(node.func, ast.Attribute) and self._made_at_import(node.func.value):
            self._say(node, "formatted at import")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, ast.Mod) and self._made_at_import(node.left):
            self._say(node, "formatted at import")
        self.generic_visit(node)

    def _made_at_import(self, node: ast.expr) -> bool:
        name = (
            node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        )
        return not self._inside and name in self._names

    def _judge(self, node: ast.Call, called: str) -> None:
        if called in EAGER and not self._inside:
            self._say(node, "translated at import")
        texts = {"pgettext": (0, 1), "ngettext": (0, 1), "npgettext": (0, 1, 2)}
        for place in texts.get(called.removesuffix("_lazy"), (0,)):
            words = node.args[place] if place < len(node.args) else None
            if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
                self._say(node, "no literal")

    def _say(self, node: ast.expr, fault: str) -> None:
        self.faults.append(f"{node.lineno}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
