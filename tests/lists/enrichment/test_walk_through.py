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


# The word in Format, the line that imports the publisher, and its name in PUBLISHERS.
ELSEWHERE = 3


def test_the_list_is_these_two_files_and_three_lines_under_a_hundred_together() -> None:
    files = sorted((ROOT / FOLDER).glob("*.py"))
    assert [file.name for file in files] == ["__init__.py", "publisher.py"]
    written = sum(len(file.read_text("utf-8").splitlines()) for file in files)
    assert written + ELSEWHERE < 100
    assert f"two files of\n{written} lines together and three lines elsewhere" in PAGE


def test_what_is_shown_of_other_files_stands_in_them() -> None:
    for path, code in shown().items():
        if not path.startswith(FOLDER):
            assert "\n".join(code) in "\n".join(lines((ROOT / path).read_text("utf-8")))


def test_the_file_that_is_read_is_the_example() -> None:
    assert (ROOT / "examples/enrichment/integrity_2026-11-22.csv").read_text("utf-8").strip() in PAGE
