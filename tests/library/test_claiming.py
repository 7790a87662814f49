"""Claims from Python: read, sorted, and fetched from a server on this machine."""

import json
from pathlib import Path

import pytest

from seawall.claims import Verdict
from seawall.errors import FetchFailed, InputRefused
from seawall.fetch.taxii import Server
from seawall.library import fetch_claims, read_claims, sort_advisory
from tests.conftest import ROOT
from tests.fetch.server import reply, serving

TYPE = "application/taxii+json;version=2.1"


def test_files_are_read_and_what_is_no_file_of_claims_is_refused(tmp_path: Path) -> None:
    assert len(read_claims([ROOT / "examples" / "attribution" / "claims.csv"]).claims) == 168
    with pytest.raises(InputRefused):
        read_claims([tmp_path / "absent.csv"])


def test_an_advisory_is_sorted(tmp_path: Path) -> None:
    path = tmp_path / "advisory.txt"
    path.write_text("Operators used 8.8.4[.]4 and conhost.exe.\n", "utf-8")
    assert [each.verdict for each in sort_advisory(path).candidates] == [Verdict.ACCEPTED, Verdict.REFUSED]
    with pytest.raises(InputRefused):
        sort_advisory(tmp_path / "absent.txt")


def test_a_server_inside_is_asked_only_where_that_is_said(tmp_path: Path) -> None:
    offered = {"collections": [{"id": "c1", "title": "Example indicators", "can_read": True}]}
    with serving() as site:
        for path, said in (
            ("/taxii2/", {"api_roots": ["/r/"]}),
            ("/r/collections/", offered),
            ("/r/collections/c1/objects/", {}),
        ):
            site.url(path, reply(200, json.dumps(said).encode(), content_type=TYPE))
        url = f"{site.base}/taxii2/"
        with pytest.raises(FetchFailed, match="no address of the public internet"):
            fetch_claims(Server(url), tmp_path)
        (found,) = fetch_claims(Server(url, is_private=True), tmp_path)
    assert (found.collection.title, found.objects) == ("Example indicators", 0)
    assert (tmp_path / "claims" / found.archived.sha256[:2] / found.archived.sha256).is_file()
