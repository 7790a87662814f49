"""Rolls: the lists of one authority whose numbers tell parties apart, and the references by which a list names another's."""

from collections.abc import Iterator

from seawall.entities import Entity

# OFAC numbers parties, not entries: one number stands on both of its lists (corpus/merge.py).
_ONE_ROLL = {"us-ofac-cons": "us-ofac-sdn"}
# Facts that name an entry of another list, by the label under which our readers keep them, and whose reference it is.
_REFERENCES = {
    "UN Reference Number": "un",  # UK Sanctions List
    "United Nations reference": "un",  # EU, FSF: unitedNationId
    "Foreign identifier": "un",  # Switzerland: SECO notes the UN's number so
    "OFSI Group ID": "ofsi",  # the UK's number of a party: the same on its lists and regimes
    "USA OFAC UID Number": "ofac",
}
_OWN = {"un-": "un", "ofac-": "ofac"}
# The UN's permanent reference numbers: two or three letters of the committee, i or e, a point, a number.
_LEAST = 2


def roll_of(entity: Entity) -> str:
    """The roll on which an entry stands: an authority that gives two numbers on one roll means two parties."""
    return _ONE_ROLL.get(entity.source.list_id, entity.source.list_id)


def references(entity: Entity) -> Iterator[tuple[str, str]]:
    """The references that an entry bears or makes, each with its source's words: "un:qdi.001"."""
    for prefix, kind in _OWN.items():
        if entity.id.startswith(prefix):
            yield f"{kind}:{_plain(entity.id[len(prefix) :])}", f"its number is {entity.id[len(prefix) :]}"
    for fact in entity.facts:
        kind_of_fact = _REFERENCES.get(fact.label)
        plain = _plain(fact.value)
        if kind_of_fact and len(plain) >= _LEAST:
            yield f"{kind_of_fact}:{plain}", f"{fact.label} {fact.value}"


def _plain(text: str) -> str:
    return "".join(text.split()).casefold().strip(".,;")
