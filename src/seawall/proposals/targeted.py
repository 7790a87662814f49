"""Victims that no verb of attack names: "officials listed universities as targets of the group", "Taiwan has always been its main target"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from seawall.claims import NodeKind, Relation
from seawall.proposals.applied import statement
from seawall.proposals.frames import FRAMES
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import all_of, slots_of, subjects_of
from seawall.proposals.slot import Slot
from seawall.proposals.verbs import Form

_THOSE_HIT = late(
    r"\b(?:among|of) those (?:also )?(?:hit|targeted|attacked|affected|breached|compromised|hacked|infiltrated)\b"
)
_NAMING = frozenset("list name cite identify describe count mention give single call".split())
_TARGETS = frozenset("target targets victim victims focus prey quarry hunting-ground".split())
_WHOM = frozenset({NodeKind.SECTOR, NodeKind.COUNTRY})
_WHO = frozenset({NodeKind.ACTOR})
_SEEING = frozenset("see detect find observe spot report record identify".split())
_ACTIVITY = frozenset("activity activities attacks intrusions operations hacks".split())
_BEARING = frozenset({"bear", "take", "suffer"})
_BRUNT = frozenset({"brunt"})


def targeted(said: Said, memory: Memory) -> Iterator[Hit]:
    """The victims that a clause calls so, of the group whose they are."""
    if said.is_meant:
        return
    whom, label = _called(said)
    # "Among those hit": those are victims.
    if label is None or (label.text.startswith("those") and not _THOSE_HIT.search(memory.text)):
        return
    one = _whose(said, label, memory)
    frame = next(row for _, row in FRAMES["target"] if row.relation is Relation.TARGETS)
    for other in [*all_of(whom, _WHOM, memory), *_places(whom, said, memory)] if one else ():
        if one:
            yield from statement(said, frame, one, other)


def _places(whom: Sequence[Phrase], said: Said, memory: Memory) -> list[Slot]:
    """Where those who are called targets are: "schools and factories in Taiwan are its main targets"."""
    if not whom or whom[0].start > said.verb.start:
        return []
    last = (
        max(each.stop for each in whom if each.stop <= said.verb.start)
        if any(each.stop <= said.verb.start for each in whom)
        else 0
    )
    return [
        slot for slot in memory.here
        if slot.kind is NodeKind.COUNTRY and last < slot.start < said.verb.start and _IN.match(memory.text[last : slot.start])
    ]  # fmt: skip


_IN = late(r" (?:in|across|throughout|from)(?: the)? (?:[^.;]*(?:,| and) (?:the )?)?$")


def _called(said: Said) -> tuple[Sequence[Phrase], Phrase | None]:  # noqa: PLR0911  # a way of calling so a return
    """Who is called a target, and the phrase that calls them so."""
    verb = said.verb
    subjects = said.subjects[0] if said.subjects else []
    behind_as = [phrase for name, some in said.tails if name in ("as", "among") for phrase in some]
    if verb.verb in _NAMING:
        label = _label(behind_as) or _label(said.objects[1:])
        return (subjects if verb.is_passive else said.objects), label
    if verb.verb in ("be", "remain", "become") and any(_is_hit(phrase) for phrase in behind_as):
        # "Schools were among those affected".
        return subjects, next(phrase for phrase in behind_as if _is_hit(phrase))
    if verb.verb in ("be", "remain", "become"):
        if not verb.is_passive and (label := _label(subjects[:1])) and _is_aim(label):
            # "Its main focus has been Taiwan".
            return said.objects, label
        return subjects, _label(said.objects[:1]) or _label(behind_as)
    is_seen = (
        verb.verb in _SEEING and verb.is_passive and bool(subjects) and subjects[0].head.text.casefold() in _ACTIVITY
    )
    if is_seen and subjects[0].words[0].text.casefold() in ("its", "their"):
        # "Its activities have been detected in Europe".
        return [
            phrase for name, some in said.tails if name in ("in", "across", "throughout") for phrase in some
        ], subjects[0]
    if verb.verb in _BEARING and any(phrase.head.text.casefold() in _BRUNT for phrase in said.objects):
        return subjects, said.objects[0]
    return [], None


def _is_aim(label: Phrase) -> bool:
    """Whether it is what somebody is after: his victims are told apart (events.py)."""
    return label.words[0].text.casefold() in _OWN and label.head.text.casefold() in (
        "focus",
        "target",
        "prey",
        "quarry",
    )


def victims_in(said: Said, memory: Memory) -> Iterator[Hit]:
    """Where victims are that a clause adds: "…, with some victims in Southeast Asia and Africa"."""
    # "The botnet was made up of routers, with victims in": the network's.
    networks = subjects_of(said, frozenset({NodeKind.INFRASTRUCTURE}), memory)
    group = networks[0].node if networks else memory.group()
    frame = next(row for _, row in FRAMES["target"] if row.relation is Relation.TARGETS)
    for (name, some), (where, places) in pairwise(said.tails):
        is_victims = (
            bool(some) and some[-1].head.slot is None and some[-1].head.text.casefold() in ("victims", "targets")
        )
        if (
            group is None
            or not is_victims
            or name not in ("with", "including", "among")
            or where not in ("in", "across", "within", "throughout")
        ):
            continue
        one = Slot(group.kind, group, some[-1].start, some[-1].stop, some[-1].text, is_named=False)
        for other in all_of(places, _WHOM, memory):
            for hit in statement(said, frame, one, other):
                yield replace(hit, start=some[-1].start, stop=some[-1].stop, words=some[-1].text)


def _is_hit(phrase: Phrase) -> bool:
    words = [word.text.casefold() for word in phrase.words if word.slot is None]
    return words[:1] in (["those"], ["the"]) and len(words) > 1 and words[1] in _AFFECTED


_OWN = frozenset({"its", "their"})
_SUCH = frozenset({"such", "similar", "other", "many", "these"})
_AFFECTED = frozenset("affected hit targeted compromised attacked breached hacked victims".split())
_SUFFERING = frozenset({"have", "see", "lose", "suffer"})
_SERIES = 6
_HELD = frozenset("servers workstations computers systems machines networks devices accounts hosts".split())
_HARM = frozenset("control access breach breaches intrusion intrusions attack attacks data files".split())


def suffered(said: Said, found: Sequence[Said], memory: Memory) -> Iterator[Hit]:
    """As in "one, a California-based entity, had several servers compromised", "lost control of its servers"."""
    if said.verb.verb not in _SUFFERING or said.is_meant or said.verb.is_passive:
        return
    after = next((one for one in found if one.at > said.at), None)
    is_done = (
        after is not None
        and ((not after.verb.is_finite and after.verb.is_passive) or after.verb.form is Form.ED)
        and len(after.verb.words) == 1
        and after.verb.verb in _BREAKING
        and (
            any(phrase in said.objects for some in after.subjects for phrase in some)
            # "Had several servers and workstations compromised".
            or (after.at - said.at <= _SERIES and bool(said.objects) and said.objects[0].head.text.casefold() in _HELD)
        )
    )
    is_lost = said.verb.verb in ("lose", "suffer") and any(
        phrase.head.text.casefold() in _HARM for phrase in said.objects
    )
    group = memory.group()
    if not (is_done or is_lost) or group is None:
        return
    one = Slot(group.kind, group, said.verb.start, said.verb.start, "", is_named=False)
    frame = next(row for _, row in FRAMES["compromise"] if row.relation is Relation.COMPROMISES)
    victims = [slot for some in said.subjects for slot in all_of(some, frozenset({NodeKind.SECTOR}), memory)]
    head = said.subjects[0][0] if said.subjects and said.subjects[0] else None
    if not victims and head is not None and head.head.text.casefold() in ("victims", "victim", "targets", "one"):
        # "One of the victims, an entity based in California, had": who stands beside them.
        victims = [
            slot for slot in memory.here if slot.kind is NodeKind.SECTOR and head.stop <= slot.start < said.verb.start
        ]
    for other in victims[:1]:
        for hit in statement(said, frame, one, other):
            note = f"the sentence doesn't say by whom: {group.name} is spoken of"
            what = after.verb if is_done and after else said.verb
            yield replace(hit, notes=(note,), start=what.words[-1].start, stop=what.words[-1].stop)


_BREAKING = frozenset(
    "compromise break breach hack infect hijack infiltrate penetrate access encrypt steal raid ransack loot plunder seize".split()
)


def _label(some: Sequence[Phrase]) -> Phrase | None:
    return next(
        (
            each
            for each in some
            if each.head.slot is None and (each.head.text.casefold() in _TARGETS or each.text.startswith("those"))
        ),
        None,
    )


def _whose(said: Said, label: Phrase, memory: Memory) -> Slot | None:
    """Whose targets they are: the genitive, what stands behind "of", else the group that is spoken of."""
    owners = [word.slot for word in label.words if word.slot is not None and word.slot.kind is NodeKind.ACTOR]
    owners += [
        slot
        for name, some in said.tails
        if name in ("of", "for")
        for phrase in some
        for slot in slots_of(phrase, _WHO, memory)
    ]
    if owners:
        return owners[0]
    # "A victim of such attacks": whose they were nobody says.
    if any(name == "of" and some and some[-1].words[0].text.casefold() in _SUCH for name, some in said.tails):
        return None
    meant = memory.meant("they", _WHO, label.start)
    return Slot(meant.kind, meant, label.start, label.stop, label.text, is_named=False) if meant else None
