"""SECO's names, which come in parts with other spellings of each part: to whole names, one for each row of spellings."""

from collections.abc import Iterator, Sequence

from seawall.entities import ListedName, NameKind, NamePart, PartRole
from seawall.lists.ch.reader import NameRecord, PartRecord
from seawall.lists.draft import Draft
from seawall.lists.script import script_of

# name-part-type; None says that the part belongs to the name and has no role of its own here.
PARTS: dict[str, PartRole | None] = {
    "family-name": PartRole.FAMILY,
    "given-name": PartRole.GIVEN,
    "further-given-name": PartRole.MIDDLE,
    "father-name": PartRole.PATRONYMIC,
    "grand-father-name": None,
    "maiden-name": PartRole.MAIDEN,
    "tribal-name": None,
    "suffix": None,
    "whole-name": None,
    "other": None,
}
TITLE = "title"
_KINDS = {"primary-name": NameKind.PRIMARY, "alias": NameKind.AKA, "formerly-known-as": NameKind.FKA}
_WEAK = {"good": False, "low": True}
# A part has a handful of spellings; a hostile file's others would make a name each.
_MOST_SPELLINGS = 100


def take_name(draft: Draft, record: NameRecord) -> None:
    """Enter a name and its other spellings, each as a name of its own."""
    kind = _KINDS.get(record.kind)
    if kind is None:
        draft.leave("name-type", record.kind, "an unknown kind of name; screened as a.k.a.")
    weak = _WEAK.get(record.quality)
    if weak is None:
        draft.leave("quality", record.quality, "neither good nor low; screened as a good name")
    if kind is NameKind.PRIMARY and not record.is_main:
        kind = NameKind.AKA  # the main name of another identity of the target
    parts = _ordered(draft, record.parts)
    if not parts:
        draft.problem("name", "", "a name without text")
    others = NameKind.FKA if kind is NameKind.FKA else NameKind.AKA
    for number, row in enumerate(_rows(draft, parts)):
        _enter(draft, parts, row, others if number else kind or NameKind.AKA, weak=bool(weak))


def _ordered(draft: Draft, records: Sequence[PartRecord]) -> list[PartRecord]:
    """The parts of the name itself, in SECO's order; titles go to the title."""
    parts = []
    for part in sorted(records, key=_place):
        if part.kind == TITLE:
            draft.title = "; ".join(dict.fromkeys(filter(None, (*draft.title.split("; "), part.value))))
            continue
        if part.kind not in PARTS:
            draft.leave("name-part-type", f"{part.kind} {part.value}", "an unknown part of a name; kept in the name")
        if part.value or part.variants:
            parts.append(part)
    return parts


def _place(part: PartRecord) -> int:
    """Where a part stands in its name, from 1; a part that doesn't say it goes first."""
    is_number = part.order.isascii() and part.order.isdecimal() and len(part.order) <= 3
    return int(part.order) if is_number else 0


def _rows(draft: Draft, parts: Sequence[PartRecord]) -> Iterator[list[str]]:
    """The name as it stands, then for each script one name a spelling; a part that has no other spelling stays."""
    yield [part.value for part in parts]
    scripts = dict.fromkeys(script for part in parts for script, _ in part.variants)
    for script in scripts:
        spelt = [[text for code, text in part.variants if code == script] for part in parts]
        most = max(map(len, spelt))
        if most > _MOST_SPELLINGS:
            more = [text for texts in spelt for text in texts[_MOST_SPELLINGS:]]
            draft.leave(
                "spelling-variant", "; ".join(more), f"more than {_MOST_SPELLINGS} spellings; these stay unread"
            )
        for at in range(min(most, _MOST_SPELLINGS)):
            yield [
                texts[min(at, len(texts) - 1)] if texts else part.value
                for texts, part in zip(spelt, parts, strict=True)
            ]


def _enter(draft: Draft, parts: Sequence[PartRecord], row: Sequence[str], kind: NameKind, *, weak: bool) -> None:
    text = _joined(parts, row)
    roles = [(PARTS.get(part.kind), word) for part, word in zip(parts, row, strict=True)]
    labelled = tuple(NamePart(role, word) for role, word in roles if role and word)
    if text:
        draft.enter_name(ListedName(text, kind, weak, script_of(text), labelled))


def _joined(parts: Sequence[PartRecord], row: Sequence[str]) -> str:
    """The family name before a comma, the rest in SECO's order: "LUKASHENKA, Dzmitry Aliaksandravich"."""
    words = list(zip((part.kind for part in parts), row, strict=True))
    family = " ".join(word for kind, word in words if kind == "family-name" and word)
    rest = " ".join(word for kind, word in words if kind != "family-name" and word)
    return ", ".join(filter(None, (family, rest)))
