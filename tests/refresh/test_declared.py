"""Collections that a user declares are refreshed as the catalogue's lists are: from a file at hand or from a server."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from tests.fetch.server import Site, reply, serving
from tests.lists.ftm.documents import INTEGRITY, OFAC, lines, thing

from seawall.corpus import current, last_checks, list_notes
from seawall.errors import InputRefused
from seawall.fetch import Clock, Patience, Web, client
from seawall.lists.catalog import CATALOG
from seawall.lists.ftm.publisher import Declared, row_of
from seawall.lists.own.declared import OwnList
from seawall.refresh import FromFolder, FromWeb, RefreshResult, Status, refresh

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
PERSON = thing("p", "Person", name="Pat Example", topics="role.pep")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def declared(place: str, *deltas: str, index: str = "", authorization: str = "") -> Declared:
    return Declared(
        "os", "Example", "own", place, index, deltas, authorization, stale_after=timedelta(hours=24), least=2
    )  # fmt: skip


def from_web(home: Path, row: Declared, now: datetime = NOW) -> RefreshResult:
    clock = Clock(lambda: now, lambda: 0.0, lambda _: None, lambda: 0.5)
    with client(Patience(tries=1, read=1), "Seawall/test") as http:
        source = FromWeb(Web(http, Patience(tries=1, read=1), clock))
        return refresh(home, source, now=now, lists=("os",), rows=(*CATALOG, row_of(row)))


def test_a_file_at_hand_is_read_whatever_folder_the_others_come_from(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "entities.ftm.json").write_bytes(lines(INTEGRITY, OFAC, PERSON))
    row = row_of(declared(f"file:{tmp_path}/elsewhere/entities.ftm.json"))
    result = refresh(
        tmp_path / "home",
        FromFolder(Path("examples/lists")),
        now=NOW,
        lists=("us-ofac-sdn", "os"),
        rows=(*CATALOG, row),
    )
    assert [(item.list_id, item.status) for item in result.lists] == [
        ("us-ofac-sdn", Status.NEW), ("os", Status.NEW),
    ]  # fmt: skip
    corpus = current(tmp_path / "home")
    assert corpus.entity("NK-integrity").designations[0].list_name == "SDN"
    assert corpus.entity("p").designations[0].list_name == "role.pep"


def test_a_collection_and_a_list_of_one_s_own_are_refreshed_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "entities.ftm.json").write_bytes(lines(INTEGRITY, OFAC, PERSON))
    (tmp_path / "watch.csv").write_bytes(
        b"id,name,owner,reason,expires\n1,Example Trading LLC,Desk,chargebacks,2027-01-31\n"
    )
    os.utime(tmp_path / "watch.csv", (NOW.timestamp(), NOW.timestamp()))  # its date is that of its last change
    row, own = row_of(declared(f"file:{tmp_path}/entities.ftm.json")), OwnList("own-watch", "W", tmp_path / "watch.csv")
    for status in (Status.NEW, Status.UNCHANGED):
        result = refresh(
            tmp_path / "home", FromFolder(Path("examples/lists")), now=NOW, lists=("us-ofac-sdn", "os"),
            rows=(*CATALOG, row, own.row), own=(own,),
        )  # fmt: skip
        assert [(item.list_id, item.status) for item in result.lists] == [
            (one, status) for one in ("us-ofac-sdn", "os", "own-watch")
        ]
    manifest = current(tmp_path / "home").manifest
    assert {one.id: one.stale_hours for one in manifest.lists} == {
        "us-ofac-sdn": None, "os": 24, "own-watch": 90 * 24,
    }  # fmt: skip


def test_a_file_at_hand_that_is_larger_than_its_row_allows_is_refused(tmp_path: Path) -> None:
    base = tmp_path / "entities.ftm.json"
    base.write_bytes(lines(INTEGRITY, OFAC, PERSON))
    (result,) = from_web(tmp_path / "home", replace(declared(f"file:{base}"), max_bytes=100)).lists
    assert result.status is Status.NOT_FETCHED
    assert "more than the limit of 100; raise max_gib of the collection os" in result.why[0]


def test_the_same_files_again_change_nothing_and_a_delta_does(tmp_path: Path) -> None:
    base, day = tmp_path / "entities.ftm.json", tmp_path / "day.json"
    base.write_bytes(lines(INTEGRITY, OFAC, PERSON))
    day.write_bytes(orjson.dumps({"op": "DEL", "entity": {"id": "p"}}))
    home = tmp_path / "home"
    first = from_web(home, declared(f"file:{base}"))
    again = from_web(home, declared(f"file:{base}"))
    assert [result.lists[0].status for result in (first, again)] == [Status.NEW, Status.UNCHANGED]
    clock = Clock(lambda: NOW, lambda: 0.0, lambda _: None, lambda: 0.5)
    with client(Patience(), "Seawall/test") as http:
        changed = refresh(
            home, FromWeb(Web(http, Patience(), clock)), now=NOW, lists=("os",), accept_shrink=True,
            rows=(row_of(declared(f"file:{base}", f"file:{day}")),),
        )  # fmt: skip
    assert changed.lists[0].changes.removed == ("p",)


def test_a_server_is_told_who_asks_and_the_token_goes_nowhere_else(site: Site, tmp_path: Path) -> None:
    with serving() as other:
        elsewhere = other.url("/bucket", reply(200, lines(INTEGRITY, OFAC, PERSON)))
        row = declared(site.url("/entities.ftm.json", reply(302, Location=elsewhere)), authorization="Token s3cret")
        result = from_web(tmp_path, row)
        assert result.lists[0].status is Status.NEW
        assert site.seen[0][1]["authorization"] == "Token s3cret"
        assert "authorization" not in other.seen[0][1]
    archived = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert archived
    assert not any(b"s3cret" in text for text in archived)


def test_a_file_that_its_index_does_not_vouch_for_never_replaces_the_good_one(site: Site, tmp_path: Path) -> None:
    good, index = lines(INTEGRITY, OFAC, PERSON), {"name": "x", "resources": [], "entity_count": 3}
    place = site.url("/entities.ftm.json", reply(200, good), reply(200, good[: good.index(b"\n") + 1]))
    beside = site.url("/index.json", reply(200, orjson.dumps(index)))
    row = declared(place, index=beside)
    assert from_web(tmp_path, row).lists[0].status is Status.NEW
    second = from_web(tmp_path, row)
    assert second.lists[0].status is Status.REFUSED
    assert "the index claims 3 entries, 1 were found" in second.lists[0].why[0]
    assert current(tmp_path).has("p")


def test_a_page_in_place_of_the_file_is_refused(site: Site, tmp_path: Path) -> None:
    result = from_web(tmp_path, declared(site.url("/entities.ftm.json", reply(200, b"<html>please log in</html>"))))
    assert result.lists[0].status is Status.NOT_FETCHED


def test_its_age_is_said_by_its_own_measure(site: Site, tmp_path: Path) -> None:
    from_web(tmp_path, declared(site.url("/entities.ftm.json", reply(200, lines(INTEGRITY, OFAC, PERSON)))))
    manifest = current(tmp_path).manifest
    checks = last_checks(tmp_path, manifest.lists)
    assert list_notes(manifest, checks, NOW + timedelta(hours=23)) == ()
    (said,) = list_notes(manifest, checks, NOW + timedelta(hours=49))
    assert "older than its 1 day" in said


def test_a_collection_that_nobody_declared_is_named(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "entities.ftm.json").write_bytes(lines(INTEGRITY, OFAC))
    with pytest.raises(InputRefused, match=r"declare it as a \[\[collection\]\]"):
        refresh(tmp_path / "home", FromFolder(tmp_path / "lists"), now=NOW)
