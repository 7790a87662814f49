"""Files of claims: each claim once, each file by its hash, what can't be read said."""

from hashlib import sha256
from pathlib import Path

import pytest

from seawall.claims import Gathered, Source, read_files
from seawall.errors import InputRefused
from tests.conftest import ROOT

CLAIMS = ROOT / "examples" / "attribution" / "claims.csv"


def test_a_claim_is_there_once_and_each_file_says_what_it_added(tmp_path: Path) -> None:
    head, row, more = CLAIMS.read_text("utf-8").splitlines(keepends=True)[:3]
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(head + row, "utf-8")
    two.write_text(head + row + more, "utf-8")
    found = read_files([one, two])
    assert [(file.name, file.claims, file.new) for file in found.files] == [("one.csv", 1, 1), ("two.csv", 2, 2)]
    assert list(found.file_of().values()) == ["one.csv", "two.csv", "two.csv"]
    assert found.hashes["one.csv"] == sha256(one.read_bytes()).hexdigest()
    twice = read_files([one, one])
    assert ([file.new for file in twice.files], len(twice.claims)) == ([1, 0], 1)


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / "one" / "claims.csv", tmp_path / "two" / "claims.csv"]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(CLAIMS.read_bytes())
    assert [file.name for file in read_files(paths).files] == ["one/claims.csv", "two/claims.csv"]


def test_a_file_that_can_not_be_read_is_refused_or_told_where_it_may_fail(tmp_path: Path) -> None:
    (tmp_path / "no.csv").write_text("nothing of the kind", "utf-8")
    paths = [tmp_path / "no.csv", tmp_path / "missing.csv"]
    for path in paths:
        with pytest.raises(InputRefused):
            read_files([CLAIMS, path])
    found = read_files([CLAIMS, *paths], may_fail=paths)
    assert [(problem.source, bool(problem.why)) for problem in found.problems] == [(path.name, True) for path in paths]
    assert [file.name for file in found.files] == ["claims.csv"]
    assert found.claims == read_files([CLAIMS]).claims


def test_two_askings_are_kept_apart() -> None:
    one, other = read_files([CLAIMS]), read_files([CLAIMS], Source("", by="Example Watch"))
    assert one + other == Gathered(one.claims + other.claims, one.problems + other.problems, one.files + other.files)
