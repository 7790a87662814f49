"""What the XML formats leave in a remark is read as the Remarks of the CSV files are, so that all formats say the same."""

from seawall.entities import PartialDate
from seawall.lists.ofac.draft import Draft
from seawall.lists.ofac.remarks import read_remarks

_LINKED_TO = "(Linked To:"


def take_remark(draft: Draft, text: str, *, is_person: bool) -> None:
    """File all that one remark says; what can't be read stays in the draft's unread."""
    # The closing semicolon says that no full stop closes the field, as it does in the CSV: a last one is the text's own.
    pieces = "".join(f"{_without_parentheses(piece)}; " for piece in text.split("; "))
    remarks = read_remarks(pieces, is_person=is_person)
    draft.names.extend(remarks.names)
    draft.identifiers.extend(remarks.identifiers)
    draft.birth_dates.extend(_new(remarks.birth_dates, draft.birth_dates))
    draft.birth_places.extend(remarks.birth_places)
    draft.nationalities.extend(remarks.nationalities)
    draft.citizenships.extend(remarks.citizenships)
    draft.gender = draft.gender or remarks.gender
    draft.title = "; ".join(filter(None, (draft.title, *remarks.titles)))
    draft.links.extend(remarks.links)
    draft.facts.extend(remarks.facts)
    for unread in remarks.unread:
        draft.leave("remarks", unread.text, unread.why)


def _without_parentheses(piece: str) -> str:
    """A tie as the CSV writes it: "(Linked To: BANK (ABC))" without its outer parentheses, half of them with several ties."""
    opened = piece.strip().startswith(_LINKED_TO)
    bare = piece.strip().removeprefix("(") if opened else piece.strip()
    is_tie = bare.startswith(_LINKED_TO.removeprefix("("))
    closes_too_much = is_tie and bare.endswith(")") and bare.count(")") > bare.count("(")
    return bare[:-1] if closes_too_much else bare


def _new(found: tuple[PartialDate, ...], known: list[PartialDate]) -> list[PartialDate]:
    return [day for day in found if day not in known]
