"""An exposure on the tape: what was asked of which logs and what came of it, with the exposure itself archived by its hash."""

from datetime import datetime
from hashlib import sha256

from seawall.audit import Actor
from seawall.audit.exposure_events import ExposureFound
from seawall.corpus import ENGINE
from seawall.errors import UnknownEntity
from seawall.exposure.found import Exposure
from seawall.reports.exposure import exposure_of, json_of
from seawall.reports.rows import writable
from seawall.store import Document, Store

PROGRAM = Actor("seawall hunt", is_program=True)
PREFIX = "exposure:"
_DIGITS = 32  # 128 bits, as of a receipt


def put(store: Store, found: Exposure, now: datetime) -> tuple[str, bool]:
    """Append the exposure; returns its stream, and whether it was new: the same exposure is not written twice."""
    told = json_of(found)
    digest = sha256(told).hexdigest()
    stream = f"{PREFIX}{digest[:_DIGITS]}"
    if stream in store.last_of([stream]):
        return stream, False
    store.append([(stream, _body(found, digest))], PROGRAM, now, {stream: 0}, [Document(told, (stream,))])
    return stream, True


def recorded(store: Store, stream: str) -> Exposure:
    """An exposure read back from the tape: the same value that was put there.

    UnknownEntity where none was recorded under this stream; InputRefused where its archived bytes were redacted, are damaged,
    or are of another version of Seawall.
    """
    body = next((event.body for event in store.read(stream) if isinstance(event.body, ExposureFound)), None)
    if body is None:
        raise UnknownEntity(f"no exposure is recorded as {stream}")
    return exposure_of(store.document(body.exposure_sha256))


def _body(found: Exposure, digest: str) -> ExposureFound:
    claims = {version.removeprefix("sha256 ") for name, version in found.versions.items() if name.startswith("claims ")}
    return ExposureFound(
        party=writable(found.sought.asked),
        entities=found.sought.entities,
        answer=found.answer.touched.value,
        sentence=found.answer.sentence,
        hosts=" ".join(sorted({one.sighting.host for one in found.met if one.is_contact})),
        as_of=found.as_of.date(),
        indicators=found.indicators,
        exposure_sha256=digest,
        logs=tuple(file.sha256 for file in found.logs.files),
        claims=tuple(sorted(claims)),
        engine=ENGINE,
    )
