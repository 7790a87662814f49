"""Party fields by their option letters to Party values: account line, BIC, names, address, with what could not be read.

SWIFT User Handbook, general field definitions: A BIC; B location; C account; D, H, K and none name and address; F
numbered lines; G account and BIC; J coded words; L a number.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from seawall.entities import Identifier, IdentifierKind, Party, Role, Schema
from seawall.names import Kind, analyse
from seawall.payments.mt.address import read_address
from seawall.payments.mt.codes import CLEARING_SYSTEMS, is_bic, is_country
from seawall.payments.mt.fields import Field
from seawall.payments.mt.notebook import Draft, Notebook
from seawall.payments.mt.numbered import FULL_LINE, NUMBERED_LINE, add_cut_names, read_document, read_numbered

Line: TypeAlias = tuple[int, str]  # position in the field, words
LinesReader: TypeAlias = Callable[[Field, Sequence[Line], Draft, Notebook], None]

# The longest account has 34 characters, a line of a name 35 (SWIFT User Handbook).
MAX_LINE = 35
MAX_LINES = 4
_CLEARING = re.compile(r"([A-Z]{2})(.*)")
_CREDIT_DEBIT = re.compile(r"/([CD])/(.+)")
# The coded words of option J → what they are; the others stay numbers of other kinds (category 3, field 82J).
_CODED_WORD = re.compile(r"/([A-Z0-9]{4})/")
_AVAILABLE_BY = re.compile(r"BY [A-Z ]+")
# Before somebody else's name in an address line; what follows is another name of the party, or another party.
_OTHER_NAME = re.compile(r"(?:D/?B/?A|T/A|TRADING AS|A/?K/?A)[ :./]+(.+)")
_OTHER_PARTY = re.compile(r"(?:C/O|CARE OF|O/B/O|OBO|ON BEHALF OF|ATTN|ATTENTION)[ :./]+(.+)")


def read_party(known: Field, role: Role, notes: Notebook, *, is_bank: bool = False) -> None:
    """Read one party field into the notebook; one that names nobody is noted as a Problem."""
    draft = Draft(role, notes.at(known.place), Schema.ORGANIZATION if is_bank else Schema.LEGAL_ENTITY)
    lines = [(at, line) for at, line in enumerate(known.lines) if line]
    first = lines[0][1] if lines else ""
    if known.number == "25":
        # The field is an account by itself, in option P with the BIC of its bank.
        lines[:1] = [(at, f"/{line.lstrip('/')}") for at, line in lines[:1]]
        first = "/"
    if first.startswith("/") and known.letter != "J":
        read_account(known, lines.pop(0), draft, notes)
    reader = _reader(known, lines)
    at_party = len(notes.parties)  # people named inside it come after it
    reader(known, lines, draft, notes)
    for at, line in lines:
        if len(line) > MAX_LINE and known.letter != "J":
            notes.violation(known.line_place(at), line, f"a line has at most {MAX_LINE} characters")
    party = draft.party()
    notes.parties.insert(at_party, party)
    # An account or a place stands alone in options B and C, by their definition.
    is_whole = (known.letter in {"B", "C"} or known.number == "25") and (party.identifiers or party.addresses)
    if not says_who(party) and not is_whole:
        notes.problem(known.place, known.value, "the party has neither a name nor an identifier of its own")


def says_who(party: Party) -> bool:
    """Whether there is anything to screen: an account number alone names nobody."""
    return bool(party.names) or any(one.kind is not IdentifierKind.ACCOUNT for one in party.identifiers)


def add_bic(code: str, place: str, draft: Draft, notes: Notebook) -> None:
    """A BIC and its country. Of eight letters without a country's code nobody knows whether they are a BIC or a name."""
    draft.identifiers.append(Identifier(IdentifierKind.BIC, code, label="BIC"))
    if is_country(code[4:6]):
        draft.countries.append(code[4:6])
        return
    draft.unread.append(code)
    if code.isalpha():
        draft.add_name(code)
    notes.problem(place, code, "not a BIC: no country has the code in it")


def read_account(known: Field, line: Line, draft: Draft, notes: Notebook) -> None:
    """The first line: /account, /C/account, //code of a clearing system, or words put where an account belongs."""
    at, text = line
    place = known.line_place(at)
    found = _CREDIT_DEBIT.fullmatch(text)
    if found:
        draft.identifiers.append(Identifier(IdentifierKind.ACCOUNT, found[2], label=found[1]))
        _add_words(found[2], place, draft, notes)
        return
    if text.startswith("//"):
        code = _CLEARING.fullmatch(text[2:])
        if code and code[1] in CLEARING_SYSTEMS:
            draft.identifiers += (
                [Identifier(IdentifierKind.OTHER, code[2], CLEARING_SYSTEMS[code[1]])] if code[2] else []
            )
            return
        if code and code[1] == "RT" and not code[2]:
            return  # "pay by real-time gross settlement" names nobody
    account = text.lstrip("/").strip()
    if account == "NOTPROVIDED":
        return
    if account:
        draft.identifiers.append(Identifier(IdentifierKind.ACCOUNT, account))
    else:
        notes.violation(place, text, "an account line without an account")
    _add_words(account, place, draft, notes)


def _add_words(account: str, place: str, draft: Draft, notes: Notebook) -> None:
    """A name or a BIC in the account line is screened as what it is: lines are used for what found no room elsewhere."""
    if is_bic(account) and is_country(account[4:6]):
        add_bic(account, place, draft, notes)
    elif account and not any(sign.isdigit() for sign in account):
        draft.add_name(account.strip("/"))


def _reader(known: Field, lines: Sequence[Line]) -> LinesReader:
    reader = _BY_TAG.get(known.tag) or _BY_LETTER.get(known.letter, _read_unknown)
    # Banks write numbered lines without the letter F too: "1/" is no part of a name.
    is_numbered = bool(lines) and all(NUMBERED_LINE.fullmatch(line) for _, line in lines)
    return read_numbered if reader is read_lines and is_numbered else reader


def _read_bic(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    if not lines:
        return
    (at, code), *more = lines
    if is_bic(code):
        add_bic(code, known.line_place(at), draft, notes)
    else:
        draft.unread.append(code)
        draft.add_name(code)  # a name where a BIC belongs is still screened
        notes.problem(known.line_place(at), code, "not a BIC")
    for at, line in more:
        draft.unread.append(line)
        draft.add_name(line)
        notes.problem(known.line_place(at), line, "a line too many: only a BIC belongs here")


def read_lines(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    """Name and address in free lines: the first is the name; it goes on where it is full, or where a legal form follows."""
    if not lines:
        return
    (_, name), *rest = lines
    draft.add_name(name)
    if len(lines) > MAX_LINES:
        notes.violation(known.place, known.value, f"name and address have at most {MAX_LINES} lines")
    if rest:
        following = rest[0][1]
        has_number = any(sign.isdigit() for sign in following)
        if len(name) >= FULL_LINE and not has_number:
            add_cut_names(draft, [name, following])
        elif not has_number and _ends_a_name(following):
            draft.add_name(f"{name} {following}")
    for at, line in rest:
        _read_other(known.line_place(at), line, draft, notes)
    if address := read_address([line for _, line in rest]):
        draft.addresses.append(address)


def _ends_a_name(line: str) -> bool:
    """Whether a line looks like the end of a company's name: there is a legal form in it."""
    return any(token.kind is Kind.LEGAL for token in analyse(line).tokens)


def _read_other(place: str, line: str, draft: Draft, notes: Notebook) -> None:
    if found := _OTHER_NAME.match(line):
        draft.add_name(found[1])
    if found := _OTHER_PARTY.match(line):
        notes.parties.append(Party(Role.RELATED, (" ".join(found[1].split()),), place=notes.at(place)))


def _read_location(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:  # noqa: ARG001  # one face for all readers
    """Option B: the place of a branch; that restricts as an address does."""
    if address := read_address([line for _, line in lines]):
        draft.addresses.append(address)


def _read_numbered_party(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    rest = list(lines)
    if (
        rest
        and not draft.identifiers
        and not NUMBERED_LINE.fullmatch(rest[0][1])
        and not known.lines[0].startswith("/")
    ):
        at, line = rest.pop(0)
        read_document(known, at, line, draft, notes)
    read_numbered(known, rest, draft, notes)


def _read_number(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:  # noqa: ARG001  # one face for all readers
    """Option L: "party identifier", which may be a number or a name."""
    for _, line in lines:
        draft.identifiers.append(Identifier(IdentifierKind.OTHER, line, label="party identifier"))
        draft.add_name(line)


def _read_coded(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    """Option J: /ABIC/… /NAME/… in any order, one word going on over lines."""
    pieces = _CODED_WORD.split("".join(line for _, line in lines))
    for code, words in zip(pieces[1::2], pieces[2::2], strict=False):
        if code == "NAME":
            draft.add_name(words)
        elif code == "ABIC" and is_bic(words):
            add_bic(words, known.place, draft, notes)
        elif code in {"ADD1", "ADD2", "CITY"} and (address := read_address([words])):
            draft.addresses.append(address)
        elif words and words != "UKWN":
            draft.identifiers.append(Identifier(_CODED_KINDS.get(code, IdentifierKind.OTHER), words, label=code))
    # A name cut at the end of a line may have lost its blank there.
    spaced = _CODED_WORD.split(" ".join(line for _, line in lines))
    for code, words in zip(spaced[1::2], spaced[2::2], strict=False):
        if code == "NAME":
            draft.add_name(words)
    if pieces[0].strip():
        draft.unread.append(pieces[0])
        notes.problem(known.place, pieces[0], "words before the first code")


_CODED_KINDS = {"ACCT": IdentifierKind.ACCOUNT, "LEIC": IdentifierKind.LEI}


def _read_available(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    """Field 41a: with whom the credit is available, and in the last line how."""
    own = [line for line in lines if not _AVAILABLE_BY.fullmatch(line[1])]
    (_read_bic if known.letter == "A" else read_lines)(known, own, draft, notes)


def _read_account_only(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    for at, line in lines:
        draft.unread.append(line)
        draft.add_name(line)
        notes.problem(known.line_place(at), line, "a line too many: only an account belongs here")


def _read_unknown(known: Field, lines: Sequence[Line], draft: Draft, notes: Notebook) -> None:
    read_lines(known, lines, draft, notes)
    draft.unread.append(known.value)
    notes.problem(known.place, known.value, f"no party has the option {known.letter}")


_BY_LETTER: dict[str, LinesReader] = {
    "": read_lines,
    "A": _read_bic,
    "B": _read_location,
    "C": _read_account_only,
    "D": read_lines,
    "F": _read_numbered_party,
    "G": _read_bic,
    "H": read_lines,
    "J": _read_coded,
    "K": read_lines,
    "L": _read_number,
}
_BY_TAG: dict[str, LinesReader] = {
    "41A": _read_available,
    "41D": _read_available,
    "25": _read_account_only,
    "25A": _read_account_only,
    "25P": _read_bic,
    "50B": read_lines,  # the non-bank issuer of a credit
    "50C": _read_bic,  # the instructing party
    "59A": _read_bic,
}
