"""The proof on both databases: every way in which somebody with the database's own tools could change the tape is named."""

from datetime import timedelta
from pathlib import Path

import pytest

from seawall.audit import Checkpoint, root_of
from seawall.audit.events import CheckpointMade
from seawall.errors import ChainBroken, InputRefused
from seawall.store import Document, Store
from tests.store.made import ANA, CASES, NOW, Sum, balanced, forced, note, opened


def _filled(url: str) -> None:
    with opened(url) as store:
        for number in range(4):
            store.append(balanced(number), ANA, NOW)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (["UPDATE events SET data = (SELECT data FROM events WHERE seq = 4) WHERE seq = 5"], "event 5: its bytes do not have its hash"),
        (["UPDATE events SET private = salt WHERE seq = 6"], "event 6: its private words"),
        (["UPDATE events SET stream = 'case:9' WHERE seq = 3"], "event 3: it is filed under another stream"),
        (["UPDATE events SET actor = 'ben' WHERE seq = 3"], "event 3: it is filed under another stream"),
        (["UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 3"], "event 3: it is filed under"),
        (["UPDATE events SET kind = 'case.assigned' WHERE seq = 3"], "event 3: it is filed as case.assigned"),
        (["DELETE FROM events WHERE seq = 7"], "event 8: it follows event 6"),
        (["DELETE FROM events WHERE seq >= 11"], "event 11 is missing: the tape was cut, 12 events were written"),
        (["UPDATE head SET seq = 11"], "event 12 is none that Seawall wrote"),
        (["DELETE FROM head"], "the row that says where the tape ends was removed"),
        (["UPDATE events SET private = NULL, salt = NULL WHERE seq = 6"], "event 6: its private words are gone, and no redaction"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_the_tapes_back_is_named(store_url: str, changes: list[str], said: str) -> None:
    _filled(store_url)
    forced(store_url, *changes)
    with opened(store_url) as store, pytest.raises(ChainBroken, match=said):
        store.verify()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE projections SET document = (SELECT document FROM projections WHERE stream = 'case:2') WHERE stream = 'property:payer'",
         "sums property:payer: its document is not what the tape gives"),
        ("UPDATE projections SET document = (SELECT data FROM events WHERE seq = 3) WHERE stream = 'case:1'",
         "cases case:1: its document is not what the tape gives"),
        ("UPDATE projections SET label = 'other' WHERE stream = 'case:1'", "cases case:1: its label is not what the tape gives"),
        ("UPDATE projections SET seq = 1, label = 'x' WHERE stream = 'case:1'", "cases case:1: its seq, label is not"),
        ("DELETE FROM projections WHERE stream = 'case:1'", "cases case:1: its row was removed"),
        ("UPDATE projections SET stream = 'case:9' WHERE stream = 'case:1'", "cases case:1: its row was removed"),
        ("UPDATE projections SET stream = 'case:9' WHERE stream = 'case:1'", "cases case:9: the tape tells of no such stream"),
        ("INSERT INTO projections SELECT 'cases', stream, seq, label, document FROM projections WHERE stream = 'property:payer'",
         "cases property:payer: the tape tells of no such stream"),
        ("UPDATE folded SET seq = 3 WHERE name = 'sums'", "sums: of another version, or it does not reach the tape's end"),
    ],
)  # fmt: skip
def test_what_is_read_off_the_tape_and_was_changed_is_told_row_by_row_until_it_is_made_anew(
    store_url: str, change: str, said: str
) -> None:
    _filled(store_url)
    forced(store_url, change)
    with opened(store_url) as store:
        assert any(str(row).startswith(said) for row in store.verify().unlike)
        assert store.verify(since=2).unlike == ()
        store.rebuild()
        assert store.verify().unlike == ()


def test_a_row_that_an_earlier_seawall_wrote_with_other_bytes_of_the_same_state_is_none_that_was_changed(
    store_url: str,
) -> None:
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW)
        (_, _, _, _, document), *_ = store.projected()
        assert document == b'{"events":1,"amount":"0","note":"one"}'
    short = '{{"events":{},"note":"one"}}'
    for events, is_same in ((1, True), (2, False)):
        _stored_as(store_url, short.format(events).encode())
        with opened(store_url) as store:
            assert (store.verify().unlike == ()) is is_same


def _stored_as(url: str, document: bytes) -> None:
    literal = f"x'{document.hex()}'" if url.startswith("sqlite") else f"decode('{document.hex()}', 'hex')"
    forced(url, f"UPDATE projections SET document = {literal}")


def test_words_that_were_made_text_are_a_break_too(tmp_path: Path) -> None:
    """SQLite keeps whatever type it is given."""
    url = f"sqlite:///{tmp_path}/seawall.db"
    _filled(url)
    forced(url, "UPDATE events SET private = CAST(private AS TEXT) WHERE seq = 6")
    with opened(url) as store, pytest.raises(ChainBroken, match="event 6: its bytes were stored as something else"):
        store.verify()


def test_a_changed_event_is_never_handed_out(store_url: str) -> None:
    _filled(store_url)
    forced(store_url, "UPDATE events SET data = (SELECT data FROM events WHERE seq = 4) WHERE seq = 1")
    with opened(store_url) as store:
        with pytest.raises(ChainBroken, match=r"^event 1: "):
            store.read("property:payer")
        with pytest.raises(ChainBroken, match=r"^event 1: "):
            list(store.events())
        with pytest.raises(ChainBroken, match=r"^event 1: "):
            store.rebuild()


def test_a_changed_document_is_never_handed_out(store_url: str) -> None:
    letter = Document(b"a letter", ("case:1",))
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, archived=[letter])
        forced(store_url, "UPDATE documents SET packed = (SELECT data FROM events)")
        with pytest.raises(InputRefused, match="is damaged"):
            store.document(letter.sha256)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE documents SET packed = (SELECT data FROM events WHERE seq = 1)",
            "is damaged: its bytes do not have its hash",
        ),
        ("UPDATE documents SET size = size + 1", "is damaged: its bytes do not have its hash"),
        ("UPDATE documents SET packed = NULL", "are gone, and no redaction is recorded of it"),
        ("DELETE FROM documents", "of case:1 was removed"),
        ("DELETE FROM uses", "belongs to no stream"),
    ],
)
def test_a_document_that_was_changed_or_taken_away_breaks_the_proof(store_url: str, change: str, said: str) -> None:
    letter = Document(b"a letter", ("case:1",))
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, archived=[letter])
        assert store.verify().documents == 1
    forced(store_url, change)
    with opened(store_url) as store, pytest.raises(ChainBroken, match=f"the document {letter.sha256} {said}|{said}"):
        store.verify()


def test_a_redaction_explains_the_documents_that_it_took_and_no_others(store_url: str) -> None:
    mine, other = Document(b"a letter", ("case:1",)), Document(b"another", ("case:2",))
    with opened(store_url) as store:
        store.append([note("case:1", "one"), note("case:2", "two")], ANA, NOW, archived=[mine, other])
        store.redact(["case:1"], ANA, NOW, "its years are over")
        store.append([note("case:1", "words again")], ANA, NOW)
        assert store.verify().documents == 1
    forced(store_url, "UPDATE documents SET packed = NULL")
    with opened(store_url) as store, pytest.raises(ChainBroken, match="no redaction is recorded of case:2"):
        store.verify()


def _checked(store: Store, size: int) -> Checkpoint:
    made = root_of(store.hashes(size))
    store.append([("system", CheckpointMade(size=made.size, root=made.root))], ANA, NOW)
    return made


def test_checkpoints_of_the_tape_and_those_kept_elsewhere_are_proved(store_url: str) -> None:
    _filled(store_url)
    with opened(store_url) as store:
        kept = _checked(store, 12)
        store.append(balanced(1), ANA, NOW)
        _checked(store, 15)
        assert store.verify().checkpoints == (12, 15)
        assert store.verify(known=[kept, Checkpoint(0, root_of([]).root)]).checkpoints == (0, 12, 15)
        with pytest.raises(ChainBroken, match="event 7 or one before it is not what it was"):
            store.verify(known=[Checkpoint(7, "0" * 64)])
        with pytest.raises(ChainBroken, match="a checkpoint stands for the first 100 events"):
            store.verify(known=[Checkpoint(100, "0" * 64)])


def test_a_tape_that_was_written_anew_from_its_beginning_is_told_by_a_checkpoint_alone(store_url: str) -> None:
    """The chain of a forger who seals everything anew holds; the checkpoint that somebody else kept does not fit it."""
    _filled(store_url)
    with opened(store_url) as store:
        kept = _checked(store, 12)
    forced(
        store_url, "DELETE FROM events", "DELETE FROM projections", "DELETE FROM folded",
        f"UPDATE head SET seq = 0, hash = '{'0' * 64}', at = ''",
    )  # fmt: skip
    with opened(store_url) as store:
        for number in range(5):
            store.append(balanced(number + 50), ANA, NOW)
        assert store.verify().last.seq == 15
        with pytest.raises(ChainBroken, match="its root is another one"):
            store.verify(known=[kept])


def test_the_proof_can_begin_in_the_middle(store_url: str) -> None:
    _filled(store_url)
    forced(store_url, "UPDATE events SET private = salt WHERE seq = 3")
    with opened(store_url) as store:
        assert store.verify(since=4).first == 4
        assert store.verify(since=13).last.seq == 12
        with pytest.raises(ChainBroken, match=r"^event 3: "):
            store.verify(since=3)
        with pytest.raises(ChainBroken, match="no event 19 to begin behind"):
            store.verify(since=20)


# Redaction ------------------------------------------------------------------------------------------------------------

_SECRET = "Example Trading LLC, whom nobody may remember"


def test_redacted_words_and_documents_are_gone_and_the_chain_holds_and_says_so(store_url: str) -> None:
    mine, shared = Document(_SECRET.encode(), ("case:1",)), Document(b"of both", ("case:1", "case:2"))
    law = Document(b"a policy", is_private=False)
    with opened(store_url) as store:
        store.append([note("case:1", _SECRET), note("case:2", "stays")], ANA, NOW, archived=[mine, shared, law])
        later = NOW + timedelta(days=4000)
        assert store.redact(["case:1"], ANA, later, "its ten years are over") == (1, 1)
        assert [event.body.text for event in store.read("case:1")] == ["[redacted]"]  # type: ignore[union-attr]
        assert [event.body.text for event in store.read("case:2")] == ["stays"]  # type: ignore[union-attr]
        assert store.state(CASES, "case:1") == Sum(1, note="[redacted]")
        with pytest.raises(InputRefused, match="was redacted"):
            store.document(mine.sha256)
        assert store.document(shared.sha256) == b"of both"
        proof = store.verify()
        assert (proof.last.seq, proof.redacted) == (3, 1)
        live = store.projected()
        store.rebuild()
        assert store.projected() == live
        assert store.redact(["case:1"], ANA, later, "again") == (0, 0)
        assert store.head().seq == 3


def test_redacted_words_are_no_longer_in_the_files_of_sqlite(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("tape")
    with opened(f"sqlite:///{folder / 'seawall.db'}") as store:
        store.append([note("case:1", _SECRET), note("case:2", "stays")], ANA, NOW)
        assert any(_SECRET.encode() in path.read_bytes() for path in folder.iterdir())
        store.redact(["case:1"], ANA, NOW, "its ten years are over")
        assert not any(_SECRET.encode() in path.read_bytes() for path in folder.iterdir())


def test_a_redacted_document_that_comes_again_is_kept_again(store_url: str) -> None:
    letter = Document(b"a letter", ("case:1",))
    with opened(store_url) as store:
        store.append([note("case:1", "one")], ANA, NOW, archived=[letter])
        store.redact(["case:1"], ANA, NOW, "over")
        store.append([note("case:2", "two")], ANA, NOW, archived=[Document(b"a letter", ("case:2",))])
        assert store.document(letter.sha256) == b"a letter"
