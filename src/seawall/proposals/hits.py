"""The statements of one sentence by the table of rules, each with both its sides and the words that say it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.find import Memory, bare
from seawall.proposals.join import left_of, new_name, right_of
from seawall.proposals.rules import RULES, Rule
from seawall.proposals.slot import Slot, masked
from seawall.proposals.words import DESIGNATING

_PRONOUN = re.compile(r"^[\"“‘']*(?:[A-Z]\w+, |(?:In|On|Since|By|From) [^,]{1,30}, )?(?P<word>It|They|it|they)\b(?:\s+\w+){0,3}\s*$")
_AGENTLESS = re.compile(
    r"\b(?:was|were|has been|have been|had been) (?:also |now |\w+ly )?(?:sanctioned|designated|blacklisted)\b(?! (?:[^.;]{0,60} )?by\b)", re.IGNORECASE
)
_PARTY_KINDS = (NodeKind.COMPANY, NodeKind.ACTOR, NodeKind.PERSON)


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement: subject, relation, object, the words between, their place, and what was resolved to read it."""

    rule: str
    subject: Node
    relation: Relation
    object: Node
    words: str
    start: int
    stop: int
    reach: tuple[int, int]
    lasts: bool = False
    notes: tuple[str, ...] = ()


def hits(text: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Hit]:
    """All statements that the table of rules reads in one sentence."""
    hidden = masked(text, list(slots))
    for rule in RULES:
        for found in rule.words.finditer(hidden):
            yield from _of(rule, found, text, hidden, slots, memory)
    yield from _agentless(hidden, slots, memory)


def _of(
    rule: Rule, found: re.Match[str], text: str, hidden: str, slots: Sequence[Slot], memory: Memory
) -> Iterator[Hit]:  # fmt: skip
    left = left_of(rule, hidden, slots, found.start())
    notes: tuple[str, ...] = ()
    if left is None and not rule.is_tight:
        left, notes = _from_before(rule, hidden[: found.start()], slots, memory, found.start())
    if left is None:
        return
    right = [slot for slot in right_of(rule, hidden, slots, found.end()) if slot is not left]
    if rule.is_tight:
        right = [slot for slot in right if slot.kind is left.kind or NodeKind.ACTOR in (slot.kind, left.kind)]
    if not right and rule.names_new and (new := new_name(text, found.end(), left.kind)):
        right = [Slot(left.kind, node(left.kind, bare(new[2])), *new)]
    for slot in right:
        yield from _hit(rule, found, left, slot, notes)


def _hit(rule: Rule, found: re.Match[str], left: Slot, right: Slot, notes: tuple[str, ...]) -> Iterator[Hit]:
    if rule.relation is Relation.ALSO_CALLED:
        one, two = left.node, node(left.kind, bare(right.said))
    else:
        one, two = left.node, right.node
    if rule.relation is Relation.DESIGNATED_BY:
        one, two = (_government(each) for each in (one, two))
    subject, target = (two, one) if rule.flip else (one, two)
    if subject.id == target.id or subject.name.endswith(f" of {target.name}"):
        return
    resolved = [f"{slot.said!r} is taken for {slot.node.name}" for slot in (left, right) if not slot.is_named]
    words = " ".join(found[0].split())
    reach = (min(left.start, found.start()), max(right.stop, found.end()))
    yield Hit(rule.name, subject, rule.relation, target, words, found.start(), found.end(), reach, rule.lasts, (*notes, *resolved))


def _government(each: Node) -> Node:
    return node(NodeKind.AUTHORITY, f"Government of {each.name}") if each.kind is NodeKind.COUNTRY else each


def _from_before(
    rule: Rule, before: str, slots: Sequence[Slot], memory: Memory, start: int
) -> tuple[Slot | None, tuple[str, ...]]:  # fmt: skip
    """Whom "It" and "They" mean, and whose victims are told where the sentence names nobody: who was last spoken of."""
    found = _PRONOUN.match(before)
    kinds: tuple[NodeKind, ...] = ()
    if found:
        kinds = (NodeKind.COMPANY, NodeKind.ACTOR) if found["word"].casefold() == "it" else (NodeKind.ACTOR, NodeKind.COMPANY)
    elif rule.from_before and not any(slot.kind in _PARTY_KINDS for slot in slots):
        kinds = (NodeKind.ACTOR, NodeKind.COMPANY)
    for kind in kinds:
        if kind in rule.left and kind in memory.last:
            meant = memory.last[kind]
            note = f"the sentence names nobody: {meant.name} was spoken of before"
            return Slot(kind, meant, start, start, found["word"] if found else "", is_named=True), (note,)
    return None, ()


def _agentless(hidden: str, slots: Sequence[Slot], memory: Memory) -> Iterator[Hit]:
    """ "The company was sanctioned": by the authority last spoken of, where it is one that can."""
    rule = next(rule for rule in RULES if rule.name == "designated by")
    for found in _AGENTLESS.finditer(hidden):
        left = left_of(rule, hidden, slots, found.start())
        if left and memory.authority and memory.authority.name in DESIGNATING:
            note = f"the sentence names no authority: {memory.authority.name} was spoken of before"
            there = replace(left, node=memory.authority, kind=NodeKind.AUTHORITY, start=found.end(), stop=found.end(), is_named=True)
            yield from _hit(rule, found, left, there, (note,))
