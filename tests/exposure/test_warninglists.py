"""Warning lists: every published type is read, what can't be is told, and a list only annotates."""

import gzip
import json
from pathlib import Path

import pytest

from seawall.claims.indicator import IndicatorKind
from seawall.errors import Problem
from seawall.exposure.warninglists import Effect, WarningList, annotations, effect_of, read
from tests.exposure.made import indicator, ip


def written(folder: Path, name: str, kind: str, *rows: str) -> None:
    (folder / name).mkdir()
    (folder / name / "list.json").write_text(json.dumps({"name": name, "type": kind, "list": rows, "version": 1}))


def lists(folder: Path) -> list[WarningList]:
    return [one for one in read(folder) if isinstance(one, WarningList)]


@pytest.mark.parametrize(
    "kind, row, value, stands",
    [
        ("cidr", "203.0.113.0/24", "203.0.113.255", True),
        ("cidr", "203.0.113.0/24", "203.0.114.0", False),
        ("cidr", "2001:db8::/32", "2001:db8:ffff::1", True),
        ("cidr", "203.0.113.7", "203.0.113.7", True),
        ("string", "example.com", "example.com", True),
        ("string", "example.com", "www.example.com", False),
        ("hostname", "example.com", "www.example.com", True),
        ("hostname", ".example.com", "example.com", True),
        ("hostname", "example.com", "notexample.com", False),
        ("substring", "example", "notexample.com", True),
        ("regex", "/^c[0-9]+\\.example\\.com$/i", "c12.example.com", True),
        ("string", "203.0.113.7", "203.0.113.7", True),
    ],
)
def test_each_type_of_list_finds_what_it_means(tmp_path: Path, kind: str, row: str, value: str, stands: bool) -> None:
    written(tmp_path, "akamai", kind, row)
    sought = ip(value) if value[0].isdigit() else indicator(value, IndicatorKind.DOMAIN)
    assert bool(annotations(sought, lists(tmp_path))) is stands


def test_what_cannot_be_read_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    written(tmp_path, "fastly", "cidr", "203.0.113.0/24", "300.1.2.3/8")
    written(tmp_path, "somebody-s-own", "string", "203.0.113.5")
    written(tmp_path, "of-no-known-type", "bloom", "x")
    (tmp_path / "cut.json").write_text('{"name": "a"')
    (tmp_path / "cut.json.gz").write_bytes(gzip.compress(b"{}")[:-9])
    told = list(read(tmp_path))
    problems = {(one.source, one.why.split(":")[0]) for one in told if isinstance(one, Problem)}
    assert problems == {
        ("cut", "no warning list that can be read"),
        ("fastly", "not a network"),
        ("of-no-known-type", "a type of warning list that is not known; the list was not used"),
        ("of-no-known-type", "what this warning list means is not known; its rows are shown only"),
        ("somebody-s-own", "what this warning list means is not known; its rows are shown only"),
    }
    assert sum(isinstance(one, Problem) and one.source == "cut" for one in told) == 2
    found = annotations(ip("203.0.113.5"), lists(tmp_path))
    assert [(one.list, one.effect) for one in found] == [("fastly", Effect.SHARED), ("somebody-s-own", Effect.UNREAD)]


def test_effects_of_published_lists() -> None:
    names = {"amazon-aws": Effect.SHARED, "public-dns-v4": Effect.RESOLVER, "rfc1918": Effect.RESERVED, "sinkholes": Effect.SINKHOLE,
             "stretchoid-nt-scanning": Effect.SCANNER, "tranco10k": Effect.POPULAR, "bank-website": Effect.POPULAR}  # fmt: skip
    assert {name: effect_of(name, "") for name in names} == names


def test_the_published_lists_are_all_read(shared_data: Path) -> None:
    found = list(read(shared_data / "cyber" / "warninglists"))
    assert [one for one in found if isinstance(one, Problem)] == []
    assert len(found) == 10
    sought = annotations(ip("104.16.1.1"), [one for one in found if isinstance(one, WarningList)])
    assert [one.effect for one in sought] == [Effect.SHARED]
