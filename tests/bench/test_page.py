"""The page of benchmarks: a chapter that was not measured anew stays as it was, with its day and commit."""

from pathlib import Path

import pytest

from bench import page, results

OLD = """# Benchmarks

## Machines and data

words

## Speed

`python -m bench.speed`, 2026-01-01, Seawall at commit aaaaaaa, on an old machine.

| a | b |

### Table

| c | d |

## Known customers

`python -m bench.customers --assume-screened`, 2026-01-01, Seawall at commit aaaaaaa, on an old machine.

twelve

## What was not measured

- much
"""


def test_chapters_are_known_by_their_commands() -> None:
    chapters = page.of_page(OLD)
    assert list(chapters) == ["python -m bench.speed", "python -m bench.customers --assume-screened"]
    assert chapters["python -m bench.speed"].endswith("| c | d |\n")
    assert "not measured" not in "".join(chapters.values())


def test_what_was_measured_anew_takes_its_chapter_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PAGE", tmp_path / "benchmarks.md")
    monkeypatch.setattr(page, "SOURCES", {})
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    page.PAGE.write_text(OLD, encoding="utf-8")
    results.save(
        "store", results.Report("Store", "intro", [results.Table("Appended", ["x"], [["1"]])], commit="bbbbbbb")
    )
    page.main()
    made = page.of_page(page.PAGE.read_text(encoding="utf-8"))
    old = page.of_page(OLD)
    assert list(made) == [
        "python -m bench.speed",
        "python -m bench.store",
        "python -m bench.customers --assume-screened",
    ]
    assert {name: text for name, text in made.items() if name in old} == old
    assert "commit bbbbbbb, on " in made["python -m bench.store"]


def test_without_any_result_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    monkeypatch.setattr(page, "PAGE", tmp_path / "benchmarks.md")
    with pytest.raises(SystemExit, match="no results yet"):
        page.main()
    assert not page.PAGE.exists()
