"""Sanctions and topics to designations: whose list, under which programmes, since when, and what is no sanction at all.

A collection repeats other publishers' lists. Where one of its data sets is a list that Seawall reads from its publisher
too, a listing bears the same words, so that the same row of a policy speaks of it; any other bears the data set's name,
for which a policy has no row: a person decides.
"""

from collections.abc import Iterator
from datetime import date

from seawall.entities import Designation, Fact, PartialDate
from seawall.lists.draft import Draft
from seawall.lists.ftm.record import Record

# OpenSanctions' names of data sets that are one list of one authority (https://www.opensanctions.org/datasets/), to the
# words of that list's own reader. Data sets of several lists (us_ofac_cons, us_trade_csl) are not here: which of them
# an entry is on decides what follows.
LISTS = {
    "us_ofac_sdn": ("OFAC", "SDN"),
    "un_sc_sanctions": ("UN", "UNSC"),
    "eu_fsf": ("EU", "Consolidated list"),
    "gb_fcdo_sanctions": ("UK", "Sanctions List"),
    "gb_hmt_sanctions": ("UK", "Sanctions List"),
    "ca_dfatd_sema_sanctions": ("CA", "Autonomous Sanctions"),
    "au_dfat_sanctions": ("AU", "Consolidated List"),
    "ch_seco_sanctions": ("CH", "SECO"),
}
SANCTION = "Sanction"
SANCTIONED = "sanction"
NO_TOPIC = "no topic"
# Beside what makes the designation, what a Sanction says is kept as facts; its bookkeeping is not.
_BOOKKEEPING = frozenset(
    "entity publisher publisherUrl alephUrl retrievedAt modifiedAt createdAt indexText proof".split()
)


def designate(draft: Draft, sanction: Record, party: Record) -> bool:
    """Enter a Sanction as one designation for each data set that has it; False where it ended before the export.

    A collection keeps sanctions that were lifted. Whether one had ended is told by the export's own day, not by today's;
    without such a day it counts as in force.
    """
    authorities = sanction.texts("authority") or ("",)
    programmes = dict.fromkeys((*sanction.texts("program"), *sanction.texts("programId")))
    listed, started = sanction.texts("listingDate"), sanction.texts("startDate")
    since = _day(listed) or _day(started)
    ended = _ended(sanction, sanction.last_seen or party.last_seen)
    suffix = " (ended)" if ended else ""
    for dataset in sanction.datasets or party.datasets or ("",):
        authority, list_name = LISTS.get(dataset, (authorities[0], dataset or draft.source.list_id))
        draft.designations.append(Designation(f"{authority}{suffix}", f"{list_name}{suffix}", tuple(programmes), since))
    # What the designation does not carry: a second authority, one that the table named otherwise, a date that differs.
    entered = {designation.authority.removesuffix(suffix) for designation in draft.designations}
    said = {"authority": tuple(text for text in authorities if text not in entered)}
    said |= {
        name: tuple(text for text in texts if since is None or text != since.isoformat())
        for name, texts in (("listingDate", listed), ("startDate", started))
    }
    _state(draft, sanction, said)
    return not ended


def classify(draft: Draft, party: Record) -> None:
    """What an entity is called that nobody's Sanction names: a politician, a company linked to somebody, or nothing.

    Such an entity is on no list of a sanctions authority. Its designation says what it is and in whose words, so that a
    policy without a row for it has a person decide. Only where all that is known of it is one list of one authority, and
    it is called sanctioned, that list is meant.
    """
    topics = party.has("topics")
    if SANCTIONED in topics and len(party.datasets) == 1 and party.datasets[0] in LISTS:
        authority, list_name = LISTS[party.datasets[0]]
        draft.designations.append(Designation(authority, list_name, ()))
        return
    whose = "; ".join(party.datasets) or draft.source.list_id
    draft.designations.extend(Designation(whose, topic, ()) for topic in topics or (NO_TOPIC,))


def _day(texts: tuple[str, ...]) -> date | None:
    dates = [said for text in texts if (said := PartialDate.parse(text)) and said.is_exact]
    return min(day.earliest for day in dates) if dates else None


def _ended(sanction: Record, exported: date | None) -> bool:
    """Whether all its end dates lie before the day of the export; a date that can't be read ends nothing."""
    dates = [PartialDate.parse(text) for text in sanction.has("endDate")]
    return bool(dates) and exported is not None and all(day and day.latest < exported for day in dates)


def _state(draft: Draft, sanction: Record, taken: dict[str, tuple[str, ...]]) -> None:
    for name in sanction.left:
        if name in _BOOKKEEPING:
            continue
        values = sanction.texts(name)
        if sanction.row is not None and name not in sanction.row.properties:
            draft.leave(f"Sanction.{name}", "; ".join(values), "FollowTheMoney has no such property")
        else:
            taken[name] = values
    draft.facts.extend(Fact(label, value) for label, value in _labelled(taken))


def _labelled(taken: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((f"Sanction {name}", value) for name, values in taken.items() for value in values if value)
