"""What Seawall stands on, audited without a network: each is pinned, is there as pinned, fits the others, and is free to use.

Known weaknesses stand in databases on the internet: docs/how-to/run-the-service-safely.md says how to ask one.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# What is installed to run the checks, and not to run Seawall.
_NOT_SHIPPED = {"bench", "test"}
SHIPPED = [
    *_PROJECT["dependencies"],
    *(row for extra, rows in _PROJECT["optional-dependencies"].items() if extra not in _NOT_SHIPPED for row in rows),
]
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.!+_-]+)")
# A library under the LGPL may be used as it is by a program under another licence, and be exchanged for a newer one; each
# is installed beside Seawall, and nothing of it is copied. The GPL and the AGPL bind the whole program.
_LESSER = {
    "psycopg": "PostgreSQL's driver, of the extra postgresql",
    "psycopg-binary": "the same",
    "psycopg-pool": "the same",
    "pysigma": "Sigma rules, of the extra hunt",
    "python-stdnum": "numbers and their check digits, by way of rigour",
}


def pins() -> dict[str, str]:
    """The versions that constraints.txt names; any other kind of line fails."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    found = [_PIN.fullmatch(line) or line for line in lines if line and not line.startswith("#")]
    assert [row for row in found if isinstance(row, str)] == [], "one version and nothing else: no address, no range"
    return {canonicalize_name(row[1]): row[2] for row in found if not isinstance(row, str)}


def is_asked(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds here, with these extras of whoever has it."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


@cache
def installed() -> dict[str, tuple[Distribution, tuple[Requirement, ...]]]:
    """All that is shipped with Seawall's extras, near and far, with what each of them asks for here."""
    found: dict[str, tuple[Distribution, tuple[Requirement, ...]]] = {}
    done: set[tuple[str, str]] = set()
    waiting = [Requirement(row) for row in SHIPPED if is_asked(Requirement(row), set())]
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), ",".join(sorted(one.extras)))
        if key in done:
            continue
        done.add(key)
        try:
            there = distribution(one.name)
        except PackageNotFoundError:
            pytest.fail(f"{one} is asked for and not installed")
        asks = tuple(row for row in map(Requirement, there.requires or ()) if is_asked(row, one.extras))
        found[key[0]] = there, (*asks, *found.get(key[0], (there, ()))[1])
        waiting += asks
    return found


def test_what_is_asked_for_is_pinned_to_a_version_that_is_asked_for() -> None:
    known = pins()
    for row in SHIPPED:
        requirement = Requirement(row)
        version = known.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not pinned in constraints.txt"
        assert requirement.specifier.contains(version, prereleases=True), f"{row}, and {version} is pinned"


def test_everything_is_there_in_the_version_that_is_pinned() -> None:
    known = pins()
    others = {name: row.version for name, (row, _) in installed().items() if known.get(name) != row.version}
    assert others == {}, "another version than constraints.txt says, or none said"


def test_nothing_is_in_the_way_of_something_else() -> None:
    def broken() -> Iterator[str]:
        for name, (_, asks) in installed().items():
            for one in asks:
                version = distribution(one.name).version
                if not one.specifier.contains(version, prereleases=True):
                    yield f"{name} asks for {one}, and {version} is there"

    assert list(broken()) == []


def test_nothing_comes_from_elsewhere_than_an_index() -> None:
    asked = [Requirement(row) for row in SHIPPED] + [one for _, asks in installed().values() for one in asks]
    assert [str(one) for one in asked if one.url] == []


def licence_of(one: Distribution) -> str:
    """What a distribution says of its licence, in any of the three places."""
    told = one.metadata
    said = [*(told.get_all("License-Expression") or ()), *(row[:200] for row in told.get_all("License") or ())]
    classes = [row.rpartition("::")[2] for row in told.get_all("Classifier") or () if row.startswith("License ::")]
    return " ".join([*said, *classes]).strip()


def test_everything_may_be_used_under_the_licence_of_seawall() -> None:
    told = {name: licence_of(row) for name, (row, _) in installed().items()}
    assert [name for name, licence in told.items() if not licence] == [], "no licence, no right to use it"
    bound = {name for name, licence in told.items() if re.search(r"\bA?GPL|Affero|General Public", licence)}
    lesser = {name for name, licence in told.items() if re.search(r"LGPL|Lesser General Public", licence)}
    assert bound - lesser == set()
    assert lesser <= _LESSER.keys()
