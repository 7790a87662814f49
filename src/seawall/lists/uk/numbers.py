r"""Numbers of registers and documents as the list writes them: with their labels, and at times several in one field.

"OGRN: 1247700291200\nKPP: 770701001\nINN: 9707028663" are three numbers. What can't be taken apart stays whole as one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seawall.entities import Identifier, IdentifierKind

_TAX, _REGISTER = IdentifierKind.TAX_ID, IdentifierKind.REGISTRATION
# A longer text is kept whole: the longest on the list has 200 characters, and patterns must not meet endless ones.
MAX_NUMBER_CHARS = 500
# The element's own name, for a number that bears no label.
REGISTRATION_LABEL = "Business registration number"

# Labels on the list of May 2026, longest first where one begins another. None: a number that many share (a KPP names a
# tax office and a reason), or that only a seller of data or another list gives: no identifier of the party.
_LABELS: tuple[tuple[str, IdentifierKind | None], ...] = (
    (r"Unified Social Credit Code|USCC", IdentifierKind.USCC),
    (r"Legal Entity (?:Identifier|Number)|LEI", IdentifierKind.LEI),
    (r"SWIFT(?:\s?/\s?BIC| CODE)?|BIC", IdentifierKind.BIC),
    (r"KPP|PPC|OKTMO", None),
    (r"Acuris Unique ID|BvD (?:account number|ID number|number|ID)|Cedar Rose number|USA OFAC UID(?: Number)?", None),
    (r"IP identification|(?:Russia |Central Bank )?Licen[cs]e(?: No| Number)?", None),
    (r"TIN \(Taxpayer Identification Number\)|VAT(?: Tax)? Number|INN/TIN|(?:INN|TIN)(?: number)?", _TAX),
    (r"Tax(?:payer)? ?(?:Identification Number|ID|number|No)(?: No| number)?", _TAX),
    (r"SRN(?: \(State registration number\))?|(?:State |Business |Company )?Registration (?:Number|No)", _REGISTER),
    (r"Registration Number/OGRN|BIN/OGRN|OGRN|OKPO|BIN|BRN|CRN|UEN ID|USREOU code", _REGISTER),
    (r"(?:BR|CR) (?:No|Number)|BR(?=:)|CR(?=:)|Government Gazette Number", _REGISTER),
    (r"(?:Commercial|Trade) Regist(?:er|ration) Number|Commercial Registration Number", _REGISTER),
    (r"Company (?:House )?(?:Number|No)|Business Identification Number|National ID Number", _REGISTER),
    (r"Russian Bank Identification Code|BIK \(RU\)|BIK(?: number)?|LLPIN Number|PAN|UID Number|CH-ID", _REGISTER),
)
# A country may stand before the label ("Russia OGRN"), and a label right behind the number before it.
_LABEL = re.compile(
    r"(?<![A-Za-z])(?P<label>(?:(?!Tax|State|Company|Business|Trade|Government|Legal|Unified)(?-i:[A-Z][a-z]+|UK) )?(?:"
    + "|".join(f"(?P<l{place}>{words})" for place, (words, _) in enumerate(_LABELS))
    + r"))(?![A-Za-z])\.?",
    re.IGNORECASE,
)
_AROUND = " .,;:/–—-'"  # the list writes all of these dashes
# A number of three digits at least, with letter codes in it, and the country behind it where it is typed in.
_DIGITS = r"(?=(?:[^()\d]*\d){3})[A-Z0-9](?:[A-Z0-9 .,/_-]*[A-Z0-9])?[a-z]?"
_NUMBER = re.compile(rf"(?P<value>{_DIGITS})(?: *\((?P<country>[A-Z][^()\d]+)\))?")
# Any other label, set off plainly: "NIP: 7010994804", "Thai business registry number: 0135560009520".
_OWN_LABEL = re.compile(rf"(?P<label>[A-Z][A-Za-z .']*[A-Za-z])(?:: *| [–-] )(?P<value>{_DIGITS})")
_DATED = re.compile(r"(?P<value>[A-Z0-9/-]*\d) (?P<note>dated \d\d/\d\d/\d{4})")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_SENTENCE = re.compile(
    r"(?P<country>[A-Z][A-Za-z ]+?),? +number:? +(?P<value>[\w/-]*\d[\w/-]*)(?: *\((?P<note>[^()]*)\))?"
)
_TYPED_COUNTRY = re.compile(r"(?P<value>[^()]*\d[^()]*?) *\((?P<country>[A-Z][^()\d]+)\)")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was read in one field: identifiers, and labelled numbers that identify nobody, as (label, number)."""

    identifiers: tuple[Identifier, ...]
    others: tuple[tuple[str, str], ...] = ()


def registration_numbers(said: str) -> Numbers:
    """The numbers in a field of business registration numbers; the whole field stands beside them where any of it is left."""
    text = " ".join(said.split())
    if len(text) > MAX_NUMBER_CHARS:
        return Numbers((Identifier(_REGISTER, text, REGISTRATION_LABEL),))
    labels = list(_LABEL.finditer(text))
    before = text[: labels[0].start()].strip(_AROUND) if labels else ""
    if not labels:
        return Numbers((_unlabelled(text),))
    if len(labels) == 1 and not text[labels[0].end() :].strip(f"){_AROUND}"):
        pieces, before = [(labels[0], before.strip(f"({_AROUND}"))], ""  # "7813654490 - TIN", "7706061801 (INN)"
    else:
        pieces = [(label, value) for label, value in _pieces(text, labels) if value]
    return _numbers(text, pieces, is_whole=not before)


def _numbers(text: str, pieces: Sequence[tuple[re.Match[str], str]], *, is_whole: bool) -> Numbers:
    """Labels and what follows them; a label without a number was made more precise: "Tax Identification Number: INN: …"."""
    identifiers, others = [], []
    for label, value in pieces:
        kind = next(kind for place, (_, kind) in enumerate(_LABELS) if label[f"l{place}"])
        found = _identifier(kind or IdentifierKind.OTHER, label["label"], value)
        is_whole = is_whole and found is not None
        if found and kind:
            identifiers.append(found)
        elif found:
            others.append((found.label, value))
    if not is_whole or not (identifiers or others):
        identifiers.append(Identifier(_REGISTER, text, REGISTRATION_LABEL))
    return Numbers(tuple(identifiers), tuple(others))


def document(kind: IdentifierKind, label: str, number: str, note: str) -> Identifier:
    """A passport or national identifier with what the list adds to it: "Kuwait, number 260012001546" has its country."""
    bare = " ".join(number.split()).lstrip("'").strip()
    is_short = len(bare) <= MAX_NUMBER_CHARS
    found = (_SENTENCE.fullmatch(bare) or _TYPED_COUNTRY.fullmatch(bare)) if is_short else None
    if found is None:
        return Identifier(kind, bare, label, note=note)
    typed = found.groupdict()
    notes = "; ".join(part for part in (typed.get("note"), note) if part)
    return Identifier(kind, typed["value"], label, typed["country"].strip(), note=notes)


def _pieces(text: str, labels: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return ((label, text[label.end() : end].strip(_AROUND)) for label, end in zip(labels, ends, strict=True))


def _identifier(kind: IdentifierKind, label: str, value: str) -> Identifier | None:
    if kind is IdentifierKind.BIC:
        return Identifier(kind, value, label) if _BIC.fullmatch(value) else None
    found = _NUMBER.fullmatch(value)
    return Identifier(kind, found["value"], label, (found["country"] or "").strip()) if found else None


def _unlabelled(text: str) -> Identifier:
    bare = text.lstrip("'").strip()
    found = _TYPED_COUNTRY.fullmatch(bare) or _OWN_LABEL.fullmatch(bare) or _DATED.fullmatch(bare)
    if found is None:
        return Identifier(_REGISTER, bare, REGISTRATION_LABEL)
    typed = found.groupdict("")
    label, country = typed.get("label") or REGISTRATION_LABEL, typed.get("country", "").strip()
    return Identifier(_REGISTER, typed["value"], label, country, note=typed.get("note", ""))
