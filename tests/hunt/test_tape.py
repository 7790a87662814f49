"""An exposure on the tape: once, with hashes of all it rests on, and own hosts among the private words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from seawall.audit.exposure_events import ExposureFound
from seawall.errors import InputRefused, UnknownEntity
from seawall.exposure.found import Exposure
from seawall.hunt.tape import PREFIX, put, recorded
from seawall.readings import HUNT, HUNTS, READINGS, Hunted
from seawall.reports.exposure import exposure_of, json_of
from seawall.store import Store

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_an_exposure_is_recorded_once(exposure: Exposure, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'tape.db'}", READINGS, salts=bytes) as store:
        stream, is_new = put(store, exposure, NOW)
        assert is_new
        assert put(store, exposure, NOW) == (stream, False)
        (event,) = store.events(0)
    body = event.body
    assert isinstance(body, ExposureFound)
    assert (body.answer, body.hosts) == ("yes", "10.20.0.21 10.20.0.34")
    assert stream == f"exposure:{body.exposure_sha256[:32]}"
    assert len(body.logs) == 2
    assert len(body.claims) == 2
    assert {"hosts", "sentence"} <= body.private


def test_an_exposure_is_read_back_as_it_was(exposure: Exposure, tmp_path: Path) -> None:
    assert exposure_of(json_of(exposure)) == exposure
    with Store.open(f"sqlite:///{tmp_path / 'tape.db'}", READINGS, salts=bytes) as store:
        stream, _ = put(store, exposure, NOW)
        assert recorded(store, stream) == exposure
        hunted: Hunted = store.state(HUNTS, stream)
        with pytest.raises(UnknownEntity, match="no exposure is recorded"):
            recorded(store, "exposure:none")
    assert HUNT == PREFIX
    assert (hunted.party, hunted.answer, hunted.hosts) == (
        "Integrity Technology Group", "yes", ("10.20.0.21", "10.20.0.34"),
    )  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", json_of.__name__.encode()])
def test_bytes_of_another_version_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(InputRefused, match="not one of this version of Seawall"):
        exposure_of(data)
