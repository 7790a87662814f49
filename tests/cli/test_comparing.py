"""The diff command: what changed, in words and as JSON."""

import json
from pathlib import Path

import pytest

from seawall.refresh import versions
from tests.cli.asked import asked, refused
from tests.refresh.dated import SDN, three_versions
from tests.refresh.documents import enhanced, put


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_versions(tmp_path_factory.mktemp("days")).home


def test_without_arguments_the_last_refresh_of_each_list_is_shown(home: Path) -> None:
    answer = asked(home, "diff")
    assert answer.code == 0
    title, entry = answer.out.splitlines()
    assert title.startswith("us-ofac-sdn: published 2026-08-10, ")
    assert title.endswith(": +1 ~0 −0")
    assert entry == "+ ofac-103  EXAMPLE TRADING 103 LLC  CYBER2"
    assert "us-ofac-cons: one version is archived" in answer.err


def test_two_versions_are_compared_and_each_field_that_differs_is_shown(tmp_path: Path) -> None:
    changed = enhanced(range(100), "2026-08-21").replace(b"TRADING 50 LLC", b"TRADING FIFTY LLC")
    one = put(tmp_path / "one", SDN_ENHANCED__XML=enhanced(range(100)))
    two = put(tmp_path / "two", SDN_ENHANCED__XML=changed)
    answer = asked(tmp_path, "diff", one, two)
    assert answer.out.splitlines()[1:] == [
        "~ ofac-50  EXAMPLE TRADING FIFTY LLC  CYBER2",
        "    names: − EXAMPLE TRADING 50 LLC (primary, Latn)",
        "    names: + EXAMPLE TRADING FIFTY LLC (primary, Latn)",
    ]


def test_for_a_program_a_comparison_is_one_line_of_json(home: Path) -> None:
    (line,) = asked(home, "diff", SDN, "2026-08-01", "--json").out.splitlines()
    told = json.loads(line)
    assert (told["list"], told["counts"]) == (SDN, {"added": 4, "changed": 0, "removed": 1})
    assert told["from"]["key"] == versions(home, SDN)[0].key
    assert told["removed"] == [
        {"id": "ofac-0", "name": "EXAMPLE TRADING 0 LLC", "programmes": ["CYBER2"], "fields": []}
    ]


def test_of_many_entries_the_first_are_printed_and_all_on_demand(tmp_path: Path) -> None:
    one = put(tmp_path / "one", SDN_ENHANCED__XML=enhanced(range(3)))
    two = put(tmp_path / "two", SDN_ENHANCED__XML=enhanced(range(103)))
    few, every = asked(tmp_path, "diff", one, two), asked(tmp_path, "diff", one, two, "--all")
    assert len(few.out.splitlines()) == 41
    assert "+ 60 more; --all prints them" in few.err
    assert len(every.out.splitlines()) == 101


REFUSED = [
    (["us-ofac-snd"], "there is no list us-ofac-snd"),
    ([SDN, "last week"], "'last week' names no version"),
    ([SDN, "2026-01-01"], "had no version by 2026-01-01"),
]


@pytest.mark.parametrize("arguments, said", REFUSED)
def test_what_makes_no_sense_is_refused(home: Path, arguments: list[str], said: str) -> None:
    refused(asked(home, "diff", *arguments), said)


def test_a_home_without_versions_says_what_to_do(tmp_path: Path) -> None:
    assert "run seawall refresh" in asked(tmp_path, "diff").err
