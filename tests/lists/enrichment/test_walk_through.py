"""The page that walks through adding a list shows the code that runs, all of it, in under 100 lines."""

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "how-to" / "add-a-list.md").read_text("utf-8")
FOLDER = "src/seawall/lists/enrichment"
_BLOCK = re.compile(r"^```(?:python|toml)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def shown() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, code in _BLOCK.findall(PAGE):
        found.setdefault(path, []).extend(lines(code))
    return found


def test_the_page_shows_both_files_whole() -> None:
    for name in ("__init__.py", "publisher.py"):
        path = f"{FOLDER}/{name}"
        assert shown()[path] == lines((ROOT / path).read_text("utf-8"))


def test_the_list_is_no_more_than_these_two_files_of_under_a_hundred_lines() -> None:
    files = sorted((ROOT / FOLDER).glob("*.py"))
    assert [file.name for file in files] == ["__init__.py", "publisher.py"]
    assert sum(len(file.read_text("utf-8").splitlines()) for file in files) < 100


def test_what_is_shown_of_other_files_stands_in_them() -> None:
    for path, code in shown().items():
        if not path.startswith(FOLDER):
            assert "\n".join(code) in "\n".join(lines((ROOT / path).read_text("utf-8")))


def test_the_file_that_is_read_is_the_example() -> None:
    assert (ROOT / "examples/enrichment/integrity_2026-11-22.csv").read_text("utf-8").strip() in PAGE
