"""Files, feeds and collections give claims with their places; what is missing is told, and half a collection is none."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from seawall.claims import NodeKind, Source, Verdict, node
from seawall.entities import PartialDate
from seawall.errors import FetchFailed, InputRefused
from seawall.fetch import Archive, Clock, Patience, Web, client
from seawall.fetch.taxii import Server
from seawall.gather import Asking, Collected, fetch_collections, read_all, sort_advisory
from tests.fetch.server import Site, reply, serving

NOW = datetime(2026, 11, 1, tzinfo=UTC)
UUIDS = [f"00000000-0000-4000-8000-00000000000{at}" for at in range(3)]
TABLE = "value,type,party\n8.8.4.4,ip,Example Typhoon\n"


def event(uuid: str, address: str) -> bytes:
    attribute = {"type": "ip-dst", "value": address, "category": "Network activity"}
    told = {"uuid": uuid, "info": f"Example event {uuid[-1]}", "date": "2024-09-18", "Orgc": {"name": "Example CERT"}}
    return json.dumps({"Event": told | {"Attribute": [attribute]}}).encode()


def feed(folder: Path) -> Path:
    """A MISP feed of three events, of which one is not there."""
    for at, address in enumerate(("8.8.4.4", "8.8.8.8")):
        (folder / f"{UUIDS[at]}.json").write_bytes(event(UUIDS[at], address))
    (folder / "manifest.json").write_text(json.dumps({uuid: {"info": "x"} for uuid in UUIDS}))
    (folder / "hashes.csv").write_text("00,x\n")
    return folder


def test_a_misp_feed_is_read_event_by_event_and_one_that_is_missing_is_told(tmp_path: Path) -> None:
    found = read_all([feed(tmp_path)], NOW)
    assert [claim.object.name for claim in found.claims] == ["8.8.4.4", "8.8.8.8"]
    assert {claim.saying.by for claim in found.claims} == {"Example CERT"}
    assert [(each.record, each.why) for each in found.problems] == [
        (UUIDS[2], "the feed names this event, and its file is not here")
    ]


def test_a_folder_within_a_folder_is_not_read_and_told(tmp_path: Path) -> None:
    (feed(tmp_path) / "more").mkdir()
    found = read_all([tmp_path])
    assert [str(each) for each in found.problems if "a folder in a folder" in each.why] == [
        f"{tmp_path.name}/more: a folder in a folder: give it by itself to read it"
    ]


def test_a_file_in_a_folder_that_holds_no_claims_is_told_and_one_that_was_given_is_refused(tmp_path: Path) -> None:
    feed(tmp_path)
    other = tmp_path / "notes.txt"
    other.write_text("nothing to see\n")
    assert "no format of claims" in read_all([tmp_path]).problems[1].why
    with pytest.raises(InputRefused, match="no format of claims"):
        read_all([other])


def test_a_row_of_two_files_is_one_and_the_user_says_what_the_files_do_not(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(TABLE)
    by = Source("", by="Example Labs", on=PartialDate.parse("2024-09-18"), root="Labs: Example Train")
    found = read_all([tmp_path / "one.csv", tmp_path / "two.csv"], NOW, by)
    assert {claim.saying.voice for claim in found.claims} == {"Labs: Example Train"}
    assert [each.claims for each in found.files] == [1, 1]
    assert len({each.sha256 for each in found.files}) == 1
    assert len(read_all([tmp_path / "one.csv", tmp_path / "one.csv"]).claims) == 1


def test_a_manifest_that_is_none_is_told(tmp_path: Path) -> None:
    for bad in (b"{", b"[1]"):
        (tmp_path / "manifest.json").write_bytes(bad)
        assert "the feed's manifest" in read_all([tmp_path]).problems[0].why


ADVISORY = b"""See cisa.dhs.gov and back.pl.
IP | First Seen | Last Seen
120.36.250[.]48 | 5/25/2023 | 5/25/2023
"""


def test_an_advisory_is_sorted_from_text_and_from_a_page() -> None:
    source = Source("advisory.txt", owner=node(NodeKind.ACTOR, "Example Typhoon"))
    plain = sort_advisory(BytesIO(ADVISORY), source)
    assert [(each.value, each.verdict) for each in plain.candidates] == [
        ("cisa.dhs.gov", Verdict.REFUSED), ("back.pl", Verdict.DOUBTFUL), ("120.36.250.48", Verdict.ACCEPTED),
    ]  # fmt: skip
    assert plain.candidates[2].window.start == datetime(2023, 5, 25, tzinfo=UTC)
    page = b"<html><body><p>Operators used 120.36.250[.]48.</p><p hidden>evil.example.com</p></body></html>"
    assert [each.value for each in sort_advisory(BytesIO(page), source).candidates] == ["120.36.250.48"]


TYPE = "application/taxii+json;version=2.1"
ACTOR = {"type": "intrusion-set", "id": "intrusion-set--1", "name": "Example Typhoon"}
OFFERED = [
    {"id": "c1", "title": "Example indicators", "can_read": True},
    {"id": "c2", "title": "Example secrets", "can_read": False},
    {"id": "c3", "title": "Example actors", "can_read": True},
]


def offering(site: Site, *objects: bytes) -> Asking:
    """A server of three collections; `objects` are the answers of the two that may be read."""
    for path, said in (("/taxii2/", {"api_roots": ["/root/"]}), ("/root/collections/", {"collections": OFFERED})):
        site.url(path, reply(200, json.dumps(said).encode(), content_type=TYPE))
    for key, body in zip(("c1", "c3"), objects, strict=False):
        site.url(f"/root/collections/{key}/objects/", reply(200, body, content_type=TYPE))
    return Asking("labs", Server(f"{site.base}/taxii2/"))


def fetched(archive: Archive, asking: Asking, told: list[str] | None = None) -> list[Collected]:
    patience = Patience(tries=1, connect=2, read=0.5)
    clock = Clock(lambda: NOW, lambda: 0.0, lambda _seconds: None, lambda: 0.5)
    with client(patience, "Seawall/test") as http:
        return list(
            fetch_collections(archive, Web(http, patience, clock), asking, NOW, ([] if told is None else told).append)
        )


def test_collections_are_archived_by_hash_and_can_be_read(tmp_path: Path) -> None:
    archive, told = Archive(tmp_path / "claims"), list[str]()
    body = json.dumps({"objects": [ACTOR]}).encode()
    with serving() as site:
        found = fetched(archive, offering(site, body, b'{"objects": []}'), told)
    assert [(each.collection.title, each.objects) for each in found] == [
        ("Example indicators", 1),
        ("Example actors", 0),
    ]
    assert told == ["labs: the collection Example secrets may not be read by us, and is left out"]
    assert [entry.sha256 for entry in archive.history("labs/c1")] == [found[0].archived.sha256]
    with archive.open(found[0].archived.sha256) as stream:
        assert stream.read() == found[0].bundle
    (tmp_path / "bundle.json").write_bytes(found[0].bundle)
    assert read_all([tmp_path / "bundle.json"]).claims[0].object.name == "Example Typhoon"


def test_a_collection_that_breaks_off_is_not_archived_and_those_before_it_are(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "claims")
    with serving() as site, pytest.raises(FetchFailed, match="no JSON"):
        fetched(archive, offering(site, b'{"objects": []}', b'{"objects": ['))
    assert (len(archive.history("labs/c1")), archive.history("labs/c3")) == (1, ())


@pytest.mark.parametrize(
    "wanted, why",
    [(("c9",), r"offers no collection c9; it offers c1 \(Example indicators\)"), (("Example secrets",), "404")],
)
def test_a_collection_that_is_not_offered_is_told_with_those_that_are(
    tmp_path: Path, wanted: tuple[str, ...], why: str
) -> None:
    with serving() as site:
        asking = replace(offering(site, b'{"objects": []}'), collections=wanted)
        with pytest.raises(FetchFailed, match=why):
            fetched(Archive(tmp_path), asking)
