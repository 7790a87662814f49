"""The house keeps its order: every module opens with a sentence, files stay small, names say what is inside."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "seawall"
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
LONGEST = 450
CATCH_ALL = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    said = ast.get_docstring(tree(path)) or ""
    first = said.partition("\n\n")[0]
    assert len(first.split()) >= 4, f"{named(path)} does not say what it is"
    assert first.rstrip().endswith((".", "!", "?", ":")), f"{named(path)} opens with no whole sentence: {first!r}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_short_enough_to_be_read_at_once(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [named(path) for path in MODULES if {*path.with_suffix("").parts[-2:]} & CATCH_ALL]


def undocumented(body: list[ast.stmt], above: str = "") -> list[str]:
    """Public functions, classes and methods without a docstring; what a private or nested name holds is private."""
    found = []
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None and not is_named_by_its_protocol(node, above):
            found.append(above + node.name)
        if isinstance(node, ast.ClassDef):
            found += undocumented(node.body, f"{above}{node.name}.")
    return found


def is_named_by_its_protocol(node: ast.stmt, above: str) -> bool:
    """Methods that a protocol or the standard library has documented already."""
    known = {"write", "close", "abandon", "start", "end", "data", "comment", "pi", "readable", "readinto"}
    return bool(above) and isinstance(node, ast.FunctionDef) and node.name in known


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_public_has_a_docstring(path: Path) -> None:
    assert undocumented(tree(path).body) == []
