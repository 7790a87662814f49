"""Fields of words (70, 72, 77B, 79 and the like): code words, parties and references in them; all of it stays free text.

SWIFT User Handbook, category 1, fields 70, 72 and 77B; CBPR+ translation rules for /UDLC/, /ULTB/ and /ULTD/.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seawall.entities import Role, Schema
from seawall.payments.mt.address import read_address
from seawall.payments.mt.codes import is_bic, is_country
from seawall.payments.mt.fields import Field
from seawall.payments.mt.notebook import Draft, Notebook
from seawall.payments.mt.party import add_bic

_CODE = re.compile(r"/([A-Z0-9]{1,8})/(.*)")
_INLINE = re.compile(r"/(?=(?:ROC|RFB|INV|IPI)/)")

# A code word that brings a party → its role, and whether it is a bank.
_PARTIES: dict[str, tuple[Role, bool]] = {
    "INS": (Role.PREVIOUS_INSTRUCTING_AGENT, True),
    "CHRQ": (Role.RELATED, True),  # who asks for the charges
    "UDLC": (Role.ULTIMATE_CREDITOR, False),
    "UDLD": (Role.ULTIMATE_DEBTOR, False),
    "ULTB": (Role.ULTIMATE_CREDITOR, False),
    "ULTD": (Role.ULTIMATE_DEBTOR, False),
}
_REFERENCES = frozenset({"ROC", "RFB", "INV", "IPI", "MREF", "TREF", "UETR", "TSU", "PURP"})
_RETURNS = frozenset({"RETN", "REJT"})
_RESIDENCES = {"ORDERRES": Role.DEBTOR, "BENEFRES": Role.CREDITOR}
_MEANT_FOR_NOBODY = frozenset({"", "NOTPROVIDED", "NONREF"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A code word with its words over lines, and the line it stands in, counted from 0."""

    code: str
    lines: tuple[str, ...]
    at: int

    @property
    def words(self) -> str:
        """All lines in one."""
        return " ".join(line for line in self.lines if line)


def pieces(lines: Sequence[str]) -> list[Piece]:
    """Cut a field at its code words; "//" goes on with the line before. Words before the first code have none."""
    found: list[Piece] = []
    for at, line in enumerate(lines):
        code = _CODE.fullmatch(line)
        if code:
            found.append(Piece(code[1], (code[2].strip(),), at))
            continue
        words = line.removeprefix("//").strip()
        if found:
            last = found[-1]
            found[-1] = Piece(last.code, (*last.lines, words), last.at)
        else:
            found.append(Piece("", (words,), at))
    return found


def read_narrative(known: Field, notes: Notebook) -> None:
    """Keep the words, and take the parties, references and countries that code words bring."""
    notes.text(known, "\n".join(line.removeprefix("//").strip() for line in known.lines if line))
    for piece in pieces(known.lines):
        if piece.code in _PARTIES:
            _add_party(known, piece, notes)
        elif piece.code in _RESIDENCES:
            _add_residence(known, piece, notes)
        elif piece.code in _RETURNS:
            notes.references.append((f"{known.tag}/{piece.code}", piece.words))
        elif piece.code in _REFERENCES:
            _add_references(known, piece, notes)


def _add_party(known: Field, piece: Piece, notes: Notebook) -> None:
    role, is_bank = _PARTIES[piece.code]
    if piece.words in _MEANT_FOR_NOBODY:
        return
    place = known.line_place(piece.at)
    draft = Draft(role, notes.at(place), Schema.ORGANIZATION if is_bank else Schema.LEGAL_ENTITY)
    name, *rest = [line for line in piece.lines if line]
    if is_bic(name) and is_country(name[4:6]):
        add_bic(name, place, draft, notes)
    else:
        draft.add_name(name)
        if rest:
            draft.add_name(piece.words)  # lines of 35 cut names as often as they part name and address
    if address := read_address(rest):
        draft.addresses.append(address)
    notes.parties.append(draft.party())


def _add_residence(known: Field, piece: Piece, notes: Notebook) -> None:
    country = piece.words.partition("//")[0].partition(" ")[0].partition("/")[0]
    if is_country(country):
        notes.residences.append((_RESIDENCES[piece.code], country))
    else:
        notes.problem(known.line_place(piece.at), piece.words, "no country's code after the code word")


def _add_references(known: Field, piece: Piece, notes: Notebook) -> None:
    """Several stand in one line at times: /RFB/4711/ROC/4712."""
    # A reference that goes on in the next line has no blank at the cut.
    first, *more = _INLINE.split("".join(piece.lines))
    notes.references.append((f"{known.tag}/{piece.code}", first))
    for other in more:
        code, _, words = other.partition("/")
        notes.references.append((f"{known.tag}/{code}", words))
