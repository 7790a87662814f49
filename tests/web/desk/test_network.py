"""The network's pages as the server answers: exposures read back, the graph and its filters, claims, documents and what is made of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seawall import ingest
from seawall.audit.access_events import StreamRead
from seawall.corpus import Corpus
from seawall.store import Store
from seawall.web import House
from tests.conftest import ROOT
from tests.web.desk.made import app_of, house, recorded_hunt

STORY = (ROOT / "examples" / "documents" / "story.txt").read_bytes()
BEN, EVA, SAM = ({"x-visitor": who} for who in ("ben", "eva", "sam"))
EXPOSURES, GRAPH, CLAIMS, DOCUMENTS = (
    f"/desk/network/{page}" for page in ("exposures", "graph", "claims", "documents")
)
BRIEFS = "/desk/network/briefs"
COMPANY = {"party": "Integrity Technology Group"}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, warm_corpus: Corpus) -> Iterator[tuple[House, str]]:
    """A house with the example hunt on the tape; returns the exposure's id too."""
    opened = house(tmp_path_factory.mktemp("network"), warm_corpus)
    yield opened, recorded_hunt(opened, tmp_path_factory.mktemp("hunted"))
    opened.store.close()


@pytest.fixture(scope="module")
def ana(network: tuple[House, str]) -> Iterator[TestClient]:
    """An analyst before it."""
    with TestClient(app_of(network[0]), headers={"x-visitor": "ana"}, follow_redirects=False) as client:
        yield client


def read_of(store: Store) -> list[tuple[str, str, str]]:
    """Who was shown what, by the tape."""
    return [
        (event.actor, event.body.of, event.body.what)
        for event in store.events(kinds=("access.read",))
        if isinstance(event.body, StreamRead)
    ]


def taken_in(ana: TestClient, text: bytes = STORY, name: str = "story.txt", **more: str) -> str:
    """A document read in; the address of its page."""
    said = {"said_by": "Example Herald", "on": "2025-01-03"} | more
    answer = ana.post(DOCUMENTS, data=said, files={"file": (name, text)})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_hunts_are_listed_with_their_answer_and_coverage(ana: TestClient, network: tuple[House, str]) -> None:
    page = ana.get(EXPOSURES).text
    assert f"{EXPOSURES}/{network[1]}" in page
    assert "Yes: 3 rows of 2 of our hosts within published windows (coverage 0.0 %" in page
    assert "No exposure is like that" in ana.get(EXPOSURES, params={"answer": "no"}).text
    assert ana.get(EXPOSURES, params={"answer": "perhaps"}).status_code == 422
    assert ana.get("/desk/network").headers["location"] == EXPOSURES


def test_an_exposure_is_shown_whole_and_who_read_it_is_on_the_tape(ana: TestClient, network: tuple[House, str]) -> None:
    made, exposure = network
    page = ana.get(f"{EXPOSURES}/{exposure}").text
    for part in (
        "10.20.0.21",
        "makes it a yes",
        "after seizure",
        "SoftEther",
        "must show it",
        "Raptor_Train_IOCs.txt",
        "conn.log",
    ):
        assert part in page, part
    assert 'class="met-yes"' in page
    assert ("ana", f"exposure:{exposure}", "page") in read_of(made.store)
    archived = ana.get(f"{EXPOSURES}/{exposure}/exposure.json", headers=EVA)
    assert archived.headers["content-disposition"].startswith("attachment")
    assert ("eva", f"exposure:{exposure}", "json") in read_of(made.store)
    assert ana.get(f"{EXPOSURES}/0000").status_code == 404
    assert ana.get(f"{EXPOSURES}/{exposure}", headers=SAM).status_code == 403


def test_without_the_extra_the_page_says_which_is_missing(
    ana: TestClient, network: tuple[House, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.web.desk.exposures.find_spec", lambda name: None if name == "polars" else name)
    answer = ana.get(f"{EXPOSURES}/{network[1]}")
    assert answer.status_code == 422
    assert "the extra hunt (polars missing)" in answer.text


def test_the_graph_is_drawn_in_the_page_without_style_or_script_of_its_own(ana: TestClient) -> None:
    page = ana.get(GRAPH, params=COMPANY).text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert "<style" not in page
    assert re.search(r'<a id="box-0" href="[^"]*open=company%3Aintegrity-technology-group#opened"', page)
    assert "Where sources differ" in page
    assert "lowdown.today" in page


def test_a_graph_is_of_a_day_by_the_knowledge_of_a_day_and_by_whom(ana: TestClient) -> None:
    early = ana.get(GRAPH, params={**COMPANY, "as_of": "2025-06-01"}).text
    assert "claims are not in the graph: of other days" in early
    assert "listed 2025-12-09" not in early
    assert "listed 2025-12-09" in ana.get(GRAPH, params=COMPANY).text
    by = ana.get(GRAPH, params={**COMPANY, "by": "MITRE ATT&CK"}).text
    assert "Only ties of which" in by
    # What others say of the tie stays: a denial alone would read otherwise.
    both = ana.get(GRAPH, params={"party": "Flax Typhoon", "by": "MITRE ATT&CK", "steps": "1"}).text
    assert "a page on GitHub" in both
    assert "disputed" in both


@pytest.mark.parametrize(
    ("params", "status", "says"),
    [
        ({"party": "Integrity Tehnology"}, 404, "near names: "),
        ({**COMPANY, "as_of": "Friday"}, 422, "is no day"),
        ({**COMPANY, "steps": "99"}, 422, "says something else than expected"),
        ({"party": "x" * 501}, 422, "says something else than expected"),
        ({}, 200, "Of whom most is said"),
        ({**COMPANY, "open": "actor:nobody"}, 200, "What was opened is not on this picture"),
    ],
)
def test_a_graph_of_nobody_says_so(ana: TestClient, params: dict[str, str], status: int, says: str) -> None:
    answer = ana.get(GRAPH, params=params)
    assert (answer.status_code, says in answer.text) == (status, True)


def test_a_box_opens_its_ties_with_their_sources(ana: TestClient) -> None:
    page = ana.get(GRAPH, params={**COMPANY, "open": "actor:flax-typhoon"}).text
    assert re.search(r'<a id="box-\d+" aria-current="true"', page)
    opened = page[page.index('id="opened"') : page.index('id="ties"')]
    assert "Ethereal Panda" in opened
    assert "threat-actor galaxy" in opened
    many = ana.get(GRAPH, params={**COMPANY, "open": "sector:media"}).text
    assert " things</summary>" in many


def test_claims_are_narrowed_by_what_they_are_about_and_how_they_stand(ana: TestClient) -> None:
    whole = ana.get(CLAIMS).text
    assert "corrected" in whole
    denied = ana.get(CLAIMS, params={"state": "denied", "by": "MITRE ATT&CK"}).text
    assert "it is denied that" in denied
    assert denied.count("<tr data-row>") == 1
    about = ana.get(CLAIMS, params={"about": "oriole", "relation": "uses", "by": "Black Lotus Labs"}).text
    assert about.count("<tr data-row>") == 1
    assert "No claim is like that" in ana.get(CLAIMS, params={"about": "nobody"}).text
    assert ana.get(CLAIMS, params={"state": "perhaps"}).status_code == 422
    assert ana.get(CLAIMS, params={"since": "-1"}).status_code == 422


def test_a_claim_says_where_it_stands_and_what_contradicts_or_corrects_it(ana: TestClient) -> None:
    by_mitre = ana.get(CLAIMS, params={"state": "denied", "by": "MITRE ATT&CK"}).text
    (denied,) = re.findall(r"/desk/network/claims/(claim-[0-9a-f]+)", by_mitre)
    page = ana.get(f"{CLAIMS}/{denied}").text
    assert "MITRE ATT&amp;CK" in page
    assert "a page on GitHub" in page
    old = re.findall(r"/desk/network/claims/(claim-[0-9a-f]+)", ana.get(CLAIMS, params={"state": "corrected"}).text)[0]
    page = ana.get(f"{CLAIMS}/{old}").text
    assert "It is corrected by" in page
    (new,) = set(re.findall(r"/desk/network/claims/(claim-[0-9a-f]+)", page[page.index("It is corrected by") :]))
    assert "It corrects" in ana.get(f"{CLAIMS}/{new}").text
    assert ana.get(f"{CLAIMS}/claim-0").status_code == 404


def test_what_is_accepted_is_a_claim_at_once_and_what_is_refused_is_none(
    ana: TestClient, network: tuple[House, str]
) -> None:
    made = network[0]
    place = taken_in(ana)
    paper = ingest.papers(made.store)[0]
    assert paper.last.by == "ana"
    first, second = paper.waiting[:2]
    answer = ana.post(f"{place}/decide", data={"claim": first, "verdict": "accepted", "why": "read it", "seen": "0"})
    assert answer.headers["location"] == f"{place}#p-{second}"
    assert "read it" in ana.get(f"{CLAIMS}/{first}").text
    ana.post(f"{place}/decide", data={"claim": second, "verdict": "refused", "why": "a near name", "seen": "0"})
    assert ana.get(f"{CLAIMS}/{second}").status_code == 404
    whole = ana.get(f"{place}?show=all").text
    assert "a near name" in whole
    assert ("ana", f"document:{paper.id}", "page") in read_of(made.store)
    late = ana.post(
        f"{place}/decide", data={"claim": first, "verdict": "refused", "why": "no, a slip", "seen": "0"}, headers=BEN
    )
    assert late.status_code == 409
    assert "ana has accepted this since you looked" in late.text
    assert 'value="no, a slip"' in late.text


def test_a_decision_without_a_reason_or_by_who_may_not_is_refused(ana: TestClient) -> None:
    place = taken_in(ana, STORY + b"\nMicrosoft said that Flax Typhoon targets Taiwan.\n", "more.txt")
    claim = re.findall(r'name="claim" value="([^"]+)"', ana.get(place).text)[0]
    said = {"claim": claim, "verdict": "accepted", "why": " ", "seen": "0"}
    answer = ana.post(f"{place}/decide", data=said)
    assert (answer.status_code, "give the reason" in answer.text) == (409, True)
    assert ana.post(f"{place}/decide", data={**said, "verdict": "perhaps"}).status_code == 422
    assert ana.post(f"{place}/decide", data={**said, "claim": "claim-0", "why": "x"}).status_code == 404
    assert ana.post(f"{place}/decide", data=said, headers=EVA).status_code == 403
    assert ana.post(f"{DOCUMENTS}/0000/decide", data={**said, "why": "x"}).status_code == 404
    assert "/decide" not in ana.get(place, headers=EVA).text


def test_a_document_is_given_back_to_be_saved_and_never_shown(ana: TestClient) -> None:
    hostile = b"<html><body><script>alert(1)</script><p>OFAC sanctioned <b>Example</b> Trading LLC.</p></body></html>"
    place = taken_in(ana, hostile, "../<b>story</b>.html")
    page = ana.get(place).text
    assert "<script>alert" not in page
    assert "<b>story" not in page
    saved = ana.get(f"{place}/original")
    assert saved.content == hostile
    assert saved.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("files", "more", "says"),
    [
        ({}, {}, "choose a file"),
        ({"file": ("empty.txt", b"")}, {}, "holds no text"),
        ({"file": ("a.txt", b"OFAC sanctioned it.")}, {"on": "Friday"}, "is no day"),
        ({"file": ("large.pdf", b"%PDF-1.7" + b" " * 8 * 2**20)}, {}, "larger than 8 MB"),
        ({"file": ("long.txt", b"a " * 260_000)}, {}, "more than the 500,000 that are read here"),
    ],
)
def test_what_can_not_be_read_in_is_said_beside_the_form(
    ana: TestClient, files: dict[str, tuple[str, bytes]], more: dict[str, str], says: str
) -> None:
    answer = ana.post(DOCUMENTS, data={"said_by": "Example Herald", **more}, files=files or None)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert 'value="Example Herald"' in answer.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"OFAC sanctioned "]))
def test_any_bytes_are_read_in_or_refused_in_words(ana: TestClient, data: bytes, head: bytes) -> None:
    answer = ana.post(DOCUMENTS, data={}, files={"file": ("any.bin", head + data)})
    assert answer.status_code in {303, 422}
    if answer.status_code == 303:
        assert ana.get(answer.headers["location"]).status_code == 200


def test_a_brief_is_shown_and_taken_as_a_file(ana: TestClient) -> None:
    page = ana.get(BRIEFS, params=COMPANY).text
    for part in ("Key details", "What is not known", "Map of phases", "US Department of Justice", "claims.csv"):
        assert part in page, part
    assert "<style" not in page
    label = re.findall(r'<sup><a href="#(n[0-9a-z]+)"', page)[0]
    assert f'id="{label}"' in page
    for ending, begins in {"pdf": b"%PDF-", "html": b"<!doctype html>", "md": b"# Brief", "json": b"{"}.items():
        file = ana.get(f"{BRIEFS}/file", params={**COMPANY, "as": ending})
        assert file.content.startswith(begins), ending
        assert file.headers["content-disposition"].endswith(f"brief-integrity-technology-group.{ending}")
    assert ana.get(f"{BRIEFS}/file", params={**COMPANY, "as": "exe"}).status_code == 404
    assert "near names" in ana.get(BRIEFS, params={"party": "Integrity Tehnology"}).text
    assert ana.get(BRIEFS, params={**COMPANY, "as_of": "Friday"}).status_code == 422
    assert ana.get(f"{BRIEFS}/file", params={**COMPANY, "as": "md", "known": "Friday"}).status_code == 422
    assert ana.get(BRIEFS, params=COMPANY, headers=SAM).status_code == 403


def test_a_brief_of_an_exposure_tells_of_ones_own_network_and_is_noted(
    ana: TestClient, network: tuple[House, str]
) -> None:
    made, exposure = network
    page = ana.get(f"{EXPOSURES}/{exposure}/brief").text
    assert "Your own network" in page
    assert "10.20.0.21" in page
    assert ana.get(f"{EXPOSURES}/{exposure}/brief/file", params={"as": "md"}).status_code == 200
    assert read_of(made.store).count(("ana", f"exposure:{exposure}", "brief")) == 2
    assert ana.get(f"{EXPOSURES}/0000/brief").status_code == 404


def test_a_brief_tells_of_ones_own_books_where_that_is_asked_for(made: House, tmp_path: Path) -> None:
    """The payments that were stopped for the party; the brief without them can be handed on."""
    exposure = f"{EXPOSURES}/{recorded_hunt(made, tmp_path)}"
    with TestClient(app_of(made), headers={"x-visitor": "ana"}) as asked:
        without, with_books = asked.get(f"{exposure}/brief").text, asked.get(f"{exposure}/brief/books").text
        assert f"{exposure}/brief/books" in without
        assert ("PAY-02" in without, "PAY-02" in with_books) == (False, True)
        assert "PAY-02" in asked.get(f"{exposure}/brief/books/file", params={"as": "md"}).text
        assert asked.get(f"{exposure}/brief/books", headers=SAM).status_code == 403
    assert sum(row[0] == "ana" and row[2] == "brief with books" for row in read_of(made.store)) == 2


def test_a_file_of_claims_that_changes_is_read_again(tmp_path: Path, warm_corpus: Corpus) -> None:
    file = tmp_path / "own.csv"
    made = house(tmp_path, warm_corpus, claims=[file])
    with TestClient(app_of(made), headers=BEN) as ben:
        assert "own.csv: can&#39;t be read" in ben.get(CLAIMS).text
        file.write_text(
            "subject_kind,subject,relation,object_kind,object\nactor,Flax Typhoon,uses,tool,Examplescan\n", "utf-8"
        )
        assert "Examplescan" in ben.get(CLAIMS).text
    made.store.close()


def test_a_desk_that_knows_nothing_says_what_to_do(tmp_path: Path, warm_corpus: Corpus) -> None:
    made = house(tmp_path, warm_corpus, claims=())
    with TestClient(app_of(made), headers=BEN) as ben:
        assert "No hunt was recorded" in ben.get(EXPOSURES).text
        assert "No claims are known" in ben.get(CLAIMS).text
        assert "No claims are known" in ben.get(GRAPH).text
        assert "No document was read in" in ben.get(DOCUMENTS).text
        # Lists are asked in any case.
        assert "SDN" in ben.get(GRAPH, params={"party": "50543"}).text
    made.store.close()
