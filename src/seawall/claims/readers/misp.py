"""MISP events: attributes, alone and in objects, as indicators that the event mentions; galaxy clusters as what it is about.

Format: github.com/MISP/misp-rfc, misp-core-format. An event says what was seen together; whose an indicator is it does not
say, so that the event is the subject unless whoever loads the file names an owner.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from seawall.claims.claim import Claim, Relation, Saying, Tlp
from seawall.claims.days import published
from seawall.claims.indicator import IndicatorKind as Kind
from seawall.claims.node import NodeKind, node
from seawall.claims.readers import asides
from seawall.claims.readers.galaxy import KINDS, cluster_node
from seawall.claims.readers.json import Fields, load
from seawall.claims.readers.source import Source
from seawall.claims.readers.ties import indicator_claim, read_window
from seawall.errors import Problem

# Types of attributes that are indicators, each with what its parts are where it has two ("domain|ip").
TYPES: dict[str, tuple[Kind, ...]] = {
    "ip-src": (Kind.IP,), "ip-dst": (Kind.IP,), "domain": (Kind.DOMAIN,), "hostname": (Kind.DOMAIN,), "url": (Kind.URL,),
    "domain|ip": (Kind.DOMAIN, Kind.IP), "sha256": (Kind.FILE,), "sha1": (Kind.FILE_SHA1,), "md5": (Kind.FILE_MD5,),
    "filename|sha256": (Kind.FILE,), "filename|sha1": (Kind.FILE_SHA1,), "filename|md5": (Kind.FILE_MD5,),
    "x509-fingerprint-sha256": (Kind.CERTIFICATE,), "x509-fingerprint-sha1": (Kind.CERTIFICATE_SHA1,),
    "x509-fingerprint-md5": (Kind.CERTIFICATE_MD5,), "ja3-fingerprint-md5": (Kind.JA3,),
}  # fmt: skip
# The same with a port behind a bar.
_PORTED = {"ip-dst|port": Kind.IP, "ip-src|port": Kind.IP, "hostname|port": Kind.DOMAIN}
_TLP = {f"tlp:{tlp.value.removeprefix('TLP:').lower()}": tlp for tlp in Tlp} | {"tlp:white": Tlp.CLEAR}
# Moments in attributes are seconds since 1970, too.
_MAX_SECONDS = 253_402_300_799  # the end of the year 9999


def parse(stream: BinaryIO, source: Source) -> Iterator[Claim | Problem]:
    """Read one event, {"Event": {…}}, or several, {"response": [{"Event": {…}}]} or an array of them."""
    read = load(stream, source.file)
    if isinstance(read, Problem):
        yield read
        return
    listed = read.get("response", [read]) if isinstance(read, dict) else read
    for number, each in enumerate(listed if isinstance(listed, list) else [listed], start=1):
        event = each.get("Event", each) if isinstance(each, dict) else None
        if isinstance(event, dict):
            yield from _Event(Fields(event, source.file, f"event {number}"), source).claims()
        else:
            yield Problem(source.file, f"event {number}", "", str(each)[:100], "no MISP event")


class _Event:
    """One event: who says it, and whose its indicators are."""

    def __init__(self, fields: Fields, source: Source) -> None:
        self.fields = fields
        self.source = source
        uuid, info = fields.text("uuid"), fields.text("info", most=2_000)
        about = node(NodeKind.DOCUMENT, info or uuid or source.file, f"misp-event/{uuid}" if uuid else "")
        self.document = about
        self.owner = source.owner or about
        self.tlp = _tlp(fields, source.tlp)
        org = Fields(fields.object("Orgc"), source.file, fields.record)
        self.by = org.text("name")
        self.on = published(fields.text("date"))
        fields.problems += org.problems

    def claims(self) -> Iterator[Claim | Problem]:
        if self.fields.text("date") and self.on is None:
            self.fields.problem("date", self.fields.text("date"), "no date that is sure")
        yield from self._about(self.fields)
        yield from self._attributes(self.fields, "")
        for number, each in enumerate(self.fields.objects("Object"), start=1):
            inner = Fields(each, self.source.file, f"{self.fields.record}, object {number}")
            yield from self._attributes(inner, inner.text("name"))
            yield from inner.taken()
        yield from self.fields.taken()

    def saying(self, row: str, tlp: Tlp) -> Saying:
        return self.source.saying(row, by=self.by, on=self.on, tlp=tlp)

    def _about(self, fields: Fields) -> Iterator[Claim | Problem]:
        """The galaxy clusters that the event carries."""
        for galaxy in fields.objects("Galaxy"):
            outer = Fields(galaxy, self.source.file, fields.record)
            kind = KINDS.get(outer.text("type"))
            if kind is None:
                yield Problem(
                    self.source.file,
                    fields.record,
                    "Galaxy",
                    outer.text("type"),
                    asides.GALAXY,
                )
                continue
            for each in outer.objects("GalaxyCluster"):
                inner = Fields(each, self.source.file, fields.record)
                found = cluster_node(inner, kind)
                yield from inner.taken()
                if found:
                    yield Claim(self.document, Relation.MENTIONS, found, self.saying(fields.record, self.tlp))
            yield from outer.taken()

    def _attributes(self, fields: Fields, of: str) -> Iterator[Claim | Problem]:
        for number, each in enumerate(fields.objects("Attribute"), start=1):
            inner = Fields(each, self.source.file, f"{fields.record}, attribute {number}")
            yield from self._attribute(inner, of)
            yield from inner.taken()

    def _attribute(self, fields: Fields, of: str) -> Iterator[Claim | Problem]:
        word, value = fields.text("type"), fields.text("value", most=4_000)
        if fields.flag("deleted"):
            yield Problem(self.source.file, fields.record, word, value, asides.DELETED)
            return
        saying = self.saying(fields.record, _tlp(fields, self.tlp))
        window, problems = read_window(_moment(fields, "first_seen"), _moment(fields, "last_seen"), saying)
        yield from problems
        note = "; ".join(each for each in (of, fields.text("comment", most=2_000)) if each)
        for text, kind in _parts(word, value):
            yield indicator_claim(
                text, self.owner, saying, kind=kind, window=window, role=fields.text("category"), note=note
            )  # fmt: skip
        if word not in TYPES and word not in _PORTED:
            yield Problem(self.source.file, fields.record, word or "type", value, asides.NO_INDICATOR)


def _parts(word: str, value: str) -> list[tuple[str, Kind]]:
    """The indicators in one attribute: each text with its kind; a port stays behind its host."""
    if word in _PORTED:
        host, _, port = value.rpartition("|")
        shown = f"[{host}]" if ":" in host else host
        return [(f"{shown}:{port}", _PORTED[word])]
    kinds = TYPES.get(word, ())
    if word.startswith("filename|"):
        return [(value.rpartition("|")[2], kinds[0])]
    texts = value.split("|") if len(kinds) > 1 else [value]
    return list(zip(texts, kinds, strict=False)) if len(texts) == len(kinds) else [(value, kind) for kind in kinds]


def _moment(fields: Fields, name: str) -> str:
    """A moment as text: MISP writes ISO 8601, or seconds since 1970."""
    value = fields.data.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_SECONDS:
        return datetime.fromtimestamp(value, UTC).isoformat()
    return fields.text(name)


def _tlp(fields: Fields, usual: Tlp) -> Tlp:
    """The strictest Traffic Light mark among the tags; the usual one where there is none."""
    found = []
    for tag in fields.objects("Tag"):
        name = tag.get("name")
        if isinstance(name, str) and name.lower().startswith("tlp:"):
            if name.lower() in _TLP:
                found.append(_TLP[name.lower()])
            else:
                fields.problem("Tag", name, "no mark of the Traffic Light Protocol: the strictest is taken")
                found.append(Tlp.RED)
    return max(found, key=list(Tlp).index) if found else usual
