"""STIX 2.1 bundles and TAXII envelopes: relationships, indicators, aliases as claims; custom content is reported, not read.

What Seawall wrote itself comes back as the claims that it was, row by row (docs/decisions/0027). A relationship that was
changed since is read by its own fields, and said so.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from seawall.claims.claim import NO_WINDOW, Claim, Relation, Saying, Tlp, from_json
from seawall.claims.crosswalk.denial import DISAGREES, denial
from seawall.claims.crosswalk.to_stix import relationship
from seawall.claims.crosswalk.words import (
    CLAIM_EXTENSION,
    KIND_OF_CLASS,
    KIND_OF_TYPE,
    RELATION_OF_WORD,
    TLP_OF_MARKING,
)
from seawall.claims.days import moment, published
from seawall.claims.indicator import Window, WindowBasis
from seawall.claims.node import Node, NodeKind, node
from seawall.claims.readers import asides
from seawall.claims.readers.json import Fields, load
from seawall.claims.readers.pattern import indicators
from seawall.claims.readers.source import Source
from seawall.claims.readers.ties import indicator_claim, read_window
from seawall.errors import Problem

# Objects that carry others or describe the bundle itself; they say nothing of an actor.
_BARE = frozenset({"identity", "marking-definition", "extension-definition", "relationship", "indicator"})


def parse(stream: BinaryIO, source: Source) -> Iterator[Claim | Problem]:
    """Read one bundle. It is held in memory, for a relationship may stand before what it joins."""
    read = load(stream, source.file)
    if isinstance(read, Problem):
        yield read
        return
    top = Fields(read if isinstance(read, dict) else {"objects": read}, source.file, "bundle")
    bundle = _Bundle(top.objects("objects"), source)
    yield from top.taken()
    for data in bundle.objects:
        yield from bundle.read(data)


class _Bundle:
    """The objects of a bundle by id, and what each indicator indicates."""

    def __init__(self, objects: list[dict[str, Any]], source: Source) -> None:
        self.objects = objects
        self.source = source
        self.by_id = {key: each for each in objects if isinstance(key := each.get("id"), str)}
        self.indicated: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for each in objects:
            target = each.get("source_ref")
            if (
                each.get("type") == "relationship"
                and each.get("relationship_type") == "indicates"
                and isinstance(target, str)
            ):
                self.indicated[target].append(each)

    def read(self, data: dict[str, Any]) -> Iterator[Claim | Problem]:
        fields = Fields(data, self.source.file, str(data.get("id", "an object without id"))[:100])
        kind = fields.text("type")
        if kind == "relationship":
            yield from self._relationship(fields)
        elif kind == "indicator":
            yield from self._indicator(fields)
        elif kind == "opinion" or (kind == "note" and CLAIM_EXTENSION in fields.object("extensions")):
            yield from self._opinion(fields)
        elif kind in KIND_OF_TYPE:
            yield from self._thing(fields)
        elif kind not in _BARE:
            yield Problem(self.source.file, fields.record, "type", kind, asides.TYPE)
        yield from fields.taken()

    def node(self, ref: str) -> Node | None:
        """The node of an object of the bundle; of one that is elsewhere only its type and id are known."""
        data = self.by_id.get(ref, {})
        kind_of = data.get("type") if data else ref.partition("--")[0]
        kind = KIND_OF_TYPE.get(kind_of) if isinstance(kind_of, str) else None
        if kind_of == "identity":
            said = data.get("identity_class")
            kind = KIND_OF_CLASS.get(said, NodeKind.COMPANY) if isinstance(said, str) else NodeKind.COMPANY
        if kind is None:
            return None
        name = data.get("name")
        return node(
            kind, " ".join(name.split())[:500] if isinstance(name, str) and name.strip() else ref, f"stix/{ref}"
        )

    def saying(self, fields: Fields) -> Saying:
        maker = self.by_id.get(fields.text("created_by_ref"), {}).get("name")
        marks = [TLP_OF_MARKING[mark] for mark in fields.texts("object_marking_refs") if mark in TLP_OF_MARKING]
        return self.source.saying(
            fields.text("id"),
            by=maker[:200] if isinstance(maker, str) else fields.text("created_by_ref"),
            on=published(fields.text("modified") or fields.text("created")),
            tlp=max(marks, key=list(Tlp).index) if marks else None,
        )

    def claim(
        self, fields: Fields, subject: Node, relation: Relation, other: Node, window: Window = NO_WINDOW
    ) -> Claim:
        """A claim with what all objects of STIX may say: confidence, revocation, description."""
        withdrawn = moment(fields.text("modified")) if fields.flag("revoked") else None
        return Claim(
            subject, relation, other, self.saying(fields), window,
            confidence=_confidence(fields), withdrawn=withdrawn, note=fields.text("description", most=20_000)[:2_000],
        )  # fmt: skip

    def _relationship(self, fields: Fields) -> Iterator[Claim | Problem]:
        ours = _ours(fields)
        if isinstance(ours, Claim):
            yield ours
            return
        if ours:
            yield Problem(self.source.file, fields.record, "extensions", "", ours)
        word = fields.text("relationship_type")
        if word == "indicates" and fields.text("source_ref") in self.by_id:
            return  # told with its indicator
        ends = [self.node(fields.text(name)) for name in ("source_ref", "target_ref")]
        if ends[0] is None or ends[1] is None:
            said = f"{fields.text('source_ref')} {word} {fields.text('target_ref')}"
            yield Problem(
                self.source.file, fields.record, "source_ref, target_ref", said, "joins objects that are not read here"
            )
            return
        relation = RELATION_OF_WORD.get(word, Relation.UNREAD)
        if relation is Relation.UNREAD:
            yield Problem(self.source.file, fields.record, "relationship_type", word, asides.WORD)
        window, problems = read_window(fields.text("start_time"), fields.text("stop_time"), self.saying(fields))
        yield from problems
        yield replace(self.claim(fields, ends[0], relation, ends[1], window), role=word)

    def _opinion(self, fields: Fields) -> Iterator[Claim | Problem]:
        """A denial: one of ours, or somebody's strong disagreement with relationships of this bundle."""
        ours = _ours(fields)
        if isinstance(ours, Claim):
            yield ours
            return
        if ours:
            yield Problem(self.source.file, fields.record, "extensions", "", ours)
        said, refs = fields.text("opinion"), fields.texts("object_refs")
        ties = [self.by_id[ref] for ref in refs if self.by_id.get(ref, {}).get("type") == "relationship"]
        if said != DISAGREES or not ties:
            why = "no strong disagreement with a relationship of this bundle: it denies nothing"
            yield Problem(self.source.file, fields.record, "opinion", f"{said} {', '.join(refs)}"[:300], why)
            return
        for tie in ties:
            inner = Fields(tie, self.source.file, fields.record)
            ends = [self.node(inner.text(name)) for name in ("source_ref", "target_ref")]
            relation = RELATION_OF_WORD.get(inner.text("relationship_type"))
            if ends[0] is None or ends[1] is None or relation is None:
                why = "denies a relationship that is not read here"
                yield Problem(self.source.file, fields.record, "object_refs", str(tie.get("id"))[:100], why)
                continue
            note = fields.text("explanation", most=20_000)[:2_000]
            yield replace(self.claim(fields, ends[0], relation, ends[1]), denied=True, note=note)

    def _indicator(self, fields: Fields) -> Iterator[Claim | Problem]:
        ties = self.indicated.get(fields.text("id"), [])
        foreign = [each for each in ties if not isinstance(_ours(Fields(each, "", "")), Claim)]
        if ties and not foreign:
            return  # every tie of it is a claim of ours
        found = indicators(fields.text("pattern", most=60_000)) if fields.text("pattern_type") == "stix" else (
            f"a pattern of type {fields.text('pattern_type')!r}, where stix is read"
        )  # fmt: skip
        if isinstance(found, str):
            yield Problem(self.source.file, fields.record, "pattern", fields.text("pattern", most=60_000), found)
            return
        window, problems = self._window(fields)
        yield from problems
        owners = [owner for each in foreign if (owner := self.node(str(each.get("target_ref"))))]
        for owner in owners or [self.source.subject]:
            model = self.claim(fields, owner, Relation.MENTIONS, owner, window)
            for each in found:
                made = indicator_claim(
                    each.text, owner, model.saying, kind=each.kind, window=window, note=fields.text("name")
                )
                yield made if isinstance(made, Problem) else replace(
                    made, port=made.port or each.port, confidence=model.confidence, withdrawn=model.withdrawn
                )  # fmt: skip

    def _window(self, fields: Fields) -> tuple[Window, list[Problem]]:
        """When the indicator is said to be good. STIX asks for valid_from, so that many write the moment of creation there."""
        first, last = fields.text("valid_from"), fields.text("valid_until")
        window, problems = read_window(first, last, self.saying(fields))
        if first and first == fields.text("created"):
            window = replace(window, basis=WindowBasis.INFERRED)
        return window, problems

    def _thing(self, fields: Fields) -> Iterator[Claim | Problem]:
        """What an object says of itself: that it was, when, and what else it is called."""
        about = self.node(fields.text("id"))
        if about is None or not fields.text("name"):
            yield Problem(self.source.file, fields.record, "name", "", "an object without a name or id")
            return
        if CLAIM_EXTENSION in fields.object("extensions"):
            return  # one end of our own claims
        window, problems = read_window(fields.text("first_seen"), fields.text("last_seen"), self.saying(fields))
        yield from problems
        document = node(NodeKind.DOCUMENT, self.source.file)
        yield self.claim(fields, document, Relation.MENTIONS, about, window)
        for name in dict.fromkeys((*fields.texts("aliases"), *fields.texts("x_mitre_aliases"))):
            if name != about.name:
                yield replace(self.claim(fields, about, Relation.ALSO_CALLED, node(about.kind, name)), note="")


def _ours(fields: Fields) -> Claim | str:
    """The claim that an object of ours was written from; else why it is not that any more, empty where it never was."""
    extension = fields.object("extensions").get(CLAIM_EXTENSION)
    if not isinstance(extension, dict):
        return ""
    try:
        claim = from_json(extension.get("claim"))
    except ValueError as error:
        return f"{error}; read by its own fields"
    written = _written(claim, fields)
    changed = sorted(
        key for key in {*written, *fields.data} - {"created", "modified"} if written.get(key) != fields.data.get(key)
    )
    return f"{', '.join(changed)[:100]} changed since Seawall wrote it; read by its own fields" if changed else claim


def _written(claim: Claim, fields: Fields) -> dict[str, Any]:
    """The object as we would write it now. What an opinion speaks of is told by the bundle, not by the claim."""
    kind = fields.data.get("type")
    if kind == "opinion":
        return denial(claim, fields.texts("object_refs"))
    return denial(claim) if kind == "note" else relationship(claim)


def _confidence(fields: Fields) -> float:
    """STIX counts from 0 to 100; where it says nothing the statement stands as it is made."""
    value = fields.data.get("confidence")
    if value is None:
        return 1.0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
        fields.problem("confidence", value, "no whole number from 0 to 100: taken as stated")
        return 1.0
    return value / 100
