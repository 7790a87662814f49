"""A corpus: built whole, opened, asked, and refused where anything of it is missing or damaged."""

from pathlib import Path

import numpy as np
import pytest

from seawall.corpus import Corpus, build, current
from seawall.corpus.files import ENTITIES, MANIFEST, RECORD_NAME
from seawall.entities import Identifier, IdentifierKind, Party, Role
from seawall.errors import CorpusMissing, UnknownEntity
from tests.made import CONS, corpus, listed, version

SILENCE = listed(52112, "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY LTD", "SILENCE SECURITY", "'XIBU SILENCE'")
AEZA = listed(54566, "AEZA GROUP LLC", on="SSI", list_id=CONS)


@pytest.fixture
def opened(tmp_path: Path) -> Corpus:
    return corpus(tmp_path, [SILENCE, AEZA], [version(), version(CONS, "b")])


def found(asked: Corpus, name: str) -> list[str]:
    return [match.entity_id for match in asked.matches(Party(Role.CUSTOMER, (name,)), 0.7)]


def test_what_was_built_is_read_back_in_order(opened: Corpus) -> None:
    assert list(opened) == [SILENCE, AEZA]
    assert len(opened) == opened.manifest.entities == 2
    assert (opened.manifest.names, opened.manifest.list_names) == (4, ("SDN", "SSI"))


def test_an_entity_is_found_by_its_id_and_an_unknown_one_is_refused(opened: Corpus) -> None:
    assert opened.entity("ofac-54566") == AEZA
    with pytest.raises(UnknownEntity, match=r"no entity has the id 'ofac-1'"):
        opened.entity("ofac-1")


def test_an_entity_is_matched_by_each_of_its_names_and_by_no_other(opened: Corpus) -> None:
    for name in SILENCE.names:
        assert found(opened, name.text) == ["ofac-52112"]
    assert found(opened, "Example Trading LLC") == []


def test_an_entry_without_a_name_is_found_by_its_identifier(tmp_path: Path) -> None:
    wallet = Identifier(IdentifierKind.WALLET, "TU4tDFRvcKhAZ1jdihojmBWZqvJhQCnJ4F")
    nameless = type(AEZA)(
        "ofac-9", AEZA.schema, (), AEZA.designations, AEZA.source, (wallet,)
    )  # fmt: skip
    asked = corpus(tmp_path, [nameless])
    (match,) = asked.matches(Party(Role.CUSTOMER, ("Example Rental",), identifiers=(wallet,)), 0.7)
    assert match.entity_id == "ofac-9"


def test_a_corpus_without_entities_holds_nobody(tmp_path: Path) -> None:
    asked = corpus(tmp_path, [])
    assert list(asked) == []
    assert found(asked, "AEZA GROUP LLC") == []
    with pytest.raises(UnknownEntity):
        asked.entity("")


def test_equal_inputs_give_equal_bytes(tmp_path: Path) -> None:
    for home in ("one", "two"):
        build(tmp_path / home, [version()], [SILENCE, AEZA])
    names = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(names) > 10
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_list_gets_its_entries_back_though_they_were_merged(tmp_path: Path) -> None:
    on_both = listed(52112, "SICHUAN SILENCE", on="SSI", list_id=CONS)
    asked = corpus(tmp_path, [SILENCE, AEZA, on_both])
    assert len(asked) == 2
    assert list(asked.entries_of("us-ofac-sdn")) == [SILENCE]
    assert list(asked.entries_of(CONS)) == [AEZA, on_both]


def test_every_missing_file_is_refused_by_name(opened: Corpus) -> None:
    for name in opened.manifest.sizes:
        path = opened.folder / name
        kept = path.read_bytes()
        path.unlink()
        with pytest.raises(CorpusMissing, match=f"{path.name} is missing; run seawall refresh"):
            Corpus.open(opened.folder)
        path.write_bytes(kept)
    assert len(Corpus.open(opened.folder)) == 2


def test_every_file_that_was_cut_short_is_refused(opened: Corpus) -> None:
    for name in opened.manifest.sizes:
        path = opened.folder / name
        kept = path.read_bytes()
        path.write_bytes(kept[:-1])
        with pytest.raises(CorpusMissing, match="is damaged"):
            Corpus.open(opened.folder)
        path.write_bytes(kept)


def test_entities_that_were_overwritten_are_refused_when_they_are_read(opened: Corpus) -> None:
    path = opened.folder / ENTITIES
    path.write_bytes(b"\xff" * path.stat().st_size)
    with pytest.raises(CorpusMissing, match="is damaged"):
        Corpus.open(opened.folder).entity("ofac-54566")


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'{"version": "1"}', b"\xff\xfe"])
def test_a_damaged_manifest_is_refused(opened: Corpus, manifest: bytes) -> None:
    (opened.folder / MANIFEST).write_bytes(manifest)
    with pytest.raises(CorpusMissing, match="can't be opened"):
        Corpus.open(opened.folder)


def test_an_index_of_another_version_is_refused(opened: Corpus) -> None:
    path = opened.folder / "index" / "version.npy"
    number = np.load(path)
    np.save(path, number + 1)
    with pytest.raises(CorpusMissing):
        Corpus.open(opened.folder)


def test_an_array_that_is_none_is_refused(opened: Corpus) -> None:
    path = opened.folder / RECORD_NAME
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(CorpusMissing, match="can't be opened"):
        Corpus.open(opened.folder)


def test_a_folder_without_a_corpus_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing, match="run seawall refresh first"):
        Corpus.open(tmp_path)
    with pytest.raises(CorpusMissing, match="run seawall refresh, or seawall refresh --from DIR"):
        current(tmp_path)
