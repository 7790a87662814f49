"""Collections that a user declares: read strictly, a token from the environment only, paths beside the file."""

from datetime import timedelta
from pathlib import Path

import pytest

from seawall.errors import SettingRefused
from seawall.lists.catalog import CATALOG
from seawall.lists.row import Origin, Part
from seawall.settings import Settings, load


def settings(folder: Path, text: str, **environ: str) -> Settings:
    path = folder / "seawall.toml"
    path.write_text(text, "utf-8")
    return load({"SEAWALL_HOME": str(folder)} | environ, path)


FILE = """
[[collection]]
id = "os-default"
title = "OpenSanctions default"
licence = "licensed to Example Bank"
url = "https://data.example/default/entities.ftm.json"
index = "https://data.example/default/index.json"
token_env = "EXAMPLE_TOKEN"
least = 1000
stale_hours = 48

[[collection]]
id = "bank-network"
licence = "own"
file = "lists/entities.ftm.json"
deltas = ["lists/day1.json", "lists/day2.json"]
"""


def test_a_declared_collection_is_used(tmp_path: Path) -> None:
    found = settings(tmp_path, FILE, EXAMPLE_TOKEN="s3cret")
    assert found.lists == ("us-ofac-sdn", "us-ofac-cons", "os-default", "bank-network")
    web, own = found.declared
    assert (web.title, web.origin, web.stale_after, web.least.entities) == (
        "OpenSanctions default", Origin.COLLECTED, timedelta(hours=48), 1000,
    )  # fmt: skip
    assert web.file_sets[0].files[0].wanted.authorization == "Token s3cret"
    assert [(file.part, file.at_hand) for file in own.file_sets[0].files] == [
        (Part.WHOLE, tmp_path / "lists/entities.ftm.json"),
        (Part.DELTA, tmp_path / "lists/day1.json"),
        (Part.DELTA, tmp_path / "lists/day2.json"),
    ]
    assert "s3cret" not in repr(found)


def test_lists_may_leave_it_out(tmp_path: Path) -> None:
    found = settings(tmp_path, 'lists = ["bank-network"]' + FILE, EXAMPLE_TOKEN="ApiKey s3cret")
    assert found.lists == ("bank-network",)
    assert found.declared[0].file_sets[0].files[0].authorization == "ApiKey s3cret"  # with its scheme, as it is


def test_collections_and_lists_of_one_s_own_stand_side_by_side(tmp_path: Path) -> None:
    own = '[[own_list]]\nid = "own-watch"\nfile = "w.csv"\n[[own_list]]\nid = "own-guys"\nfile = "g.csv"\nkind = "good-guys"\n'
    found = settings(tmp_path, FILE + own, EXAMPLE_TOKEN="s3cret")
    assert found.used == ("us-ofac-sdn", "us-ofac-cons", "os-default", "bank-network", "own-watch")
    assert [row.id for row in found.rows if row not in CATALOG] == ["os-default", "bank-network", "own-watch"]


REFUSED = {
    'id = "x"\nlicence = "own"': "needs a file or a url",
    'id = "x"\nlicence = "own"\nfile = "a"\nurl = "https://b.example/c"': "needs a file or a url",
    'licence = "own"\nfile = "a"': "needs a text for 'id'",
    'id = "x1"\nfile = "a"': "needs a text for 'licence'",
    'id = "us-ofac-sdn"\nlicence = "own"\nfile = "a"': "is a list of the catalogue",
    'id = "own-x"\nlicence = "own"\nfile = "a"': "ids that start with own- are those of",
    'id = "../x"\nlicence = "own"\nfile = "a"': "small letters",
    'id = "x1"\nlicence = "own"\nfile = "a"\nlicense = "own"': "did you mean licence?",
    'id = "x1"\nlicence = "own"\nurl = "ftp://b.example/c"': "starts with http",
    'id = "x1"\nlicence = "own"\nurl = "https://b.example/c"\nindex = "index.json"': "all at hand or all on a server",
    'id = "x1"\nlicence = "own"\nurl = "https://b.example/c"\ntoken_env = "NOT_SET"': "NOT_SET",
    'id = "x1"\nlicence = "own"\nurl = "http://b.example/c"\ntoken_env = "EXAMPLE_TOKEN"': "over https only",
    'id = "x1"\nlicence = "own"\nfile = "a"\nleast = 0': "a whole number from 1 on",
    'id = "x1"\nlicence = "own"\nfile = "a"\nstale_hours = "long"': "a whole number from 1 on",
    'id = "x1"\nlicence = "own"\nfile = "a"\ndeltas = "day1"': "a list of texts",
}


@pytest.mark.parametrize("table", REFUSED)
def test_what_makes_no_sense_is_refused(table: str, tmp_path: Path) -> None:
    text = table.replace('id = "x"', 'id = "x1"')
    with pytest.raises(SettingRefused, match=REFUSED[table].replace("?", r"\?")) as refusal:
        settings(tmp_path, f"[[collection]]\n{text}\n", EXAMPLE_TOKEN="s3cret")
    assert "s3cret" not in str(refusal.value)


def test_a_collection_may_be_larger_than_an_official_list_and_no_official_list_may(tmp_path: Path) -> None:
    found = settings(
        tmp_path, '[[collection]]\nid = "x1"\nlicence = "own"\nurl = "https://data.example/a"\nmax_gib = 8\n'
    )
    assert found.declared[0].file_sets[0].files[0].wanted.max_bytes == 8 << 30
    assert {file.wanted.max_bytes for row in CATALOG for one in row.file_sets for file in one.files} == {None}


def test_two_collections_of_one_id_are_refused(tmp_path: Path) -> None:
    table = '[[collection]]\nid = "x1"\nlicence = "own"\nfile = "a"\n'
    with pytest.raises(SettingRefused, match="two collections have the id 'x1'"):
        settings(tmp_path, table * 2)


def test_no_variable_declares_a_collection(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="tables of the settings file"):
        load({"SEAWALL_HOME": str(tmp_path), "SEAWALL_COLLECTION": "x"})


def test_a_list_that_nobody_declared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="did you mean os-default"):
        settings(tmp_path, 'lists = ["os-defualt"]' + FILE, EXAMPLE_TOKEN="s3cret")
