"""The documentation can't rot: outputs and tables are the program's own, links lead somewhere, decisions are whole."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))
OTHERS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "examples/README.md")]
RECORDS = [page for page in PAGES if page.parent.name == "decisions"]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)\s]+)?\)")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.long
def test_pages_show_what_the_program_says() -> None:
    pages = [str(page) for page in [ROOT / "ARCHITECTURE.md", *PAGES]]
    done = subprocess.run(
        [sys.executable, "tools/refresh_docs.py", "--check", *pages], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, f"run `make docs`\n{done.stdout.decode()}{done.stderr.decode()}"


@pytest.mark.parametrize("page", [*OTHERS, *PAGES], ids=_name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    targets = [found[0] for found in _LINK.findall(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_page_can_be_reached_from_the_readme(page: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert _name(page) in readme or f"{_name(page.parent)}/)" in readme


def test_decision_records_are_numbered_without_a_gap() -> None:
    assert [int(page.name[:4]) for page in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("page", RECORDS, ids=_name)
def test_a_decision_record_says_context_decision_what_was_refused_and_what_follows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.name[:4]}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Refused", "Consequences"]
    assert re.search(r"^Accepted, \w+ \d{4}\.$", text, re.MULTILINE)


def test_the_glossary_defines_each_word_once() -> None:
    text = (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")
    words = re.findall(r"^- \*\*(.+?)\*\*", text, re.MULTILINE)
    assert [word for word in words if words.count(word) > 1] == []


@pytest.mark.parametrize("page", [*OTHERS, *PAGES], ids=_name)
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    assert re.findall(r"(?:/home|/Users|/root|/work|/tmp)/\S*", page.read_text(encoding="utf-8")) == []
