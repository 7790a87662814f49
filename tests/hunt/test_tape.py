"""An exposure on the tape: once, with hashes of all it rests on, and own hosts among the private words."""

from datetime import UTC, datetime
from pathlib import Path

from seawall.audit.exposure_events import ExposureFound
from seawall.exposure.found import Exposure
from seawall.hunt.tape import put
from seawall.readings import READINGS
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
