"""One's own network in a brief: what the logs met, in which phase, how much of the days they cover, and what that leaves open."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.briefs.brief import Contact, Moment, Sentence, Source
from seawall.briefs.notes import Notes, Opened
from seawall.briefs.words import capital, counted, defanged, listed, on_day, plain, span_words
from seawall.claims import Claim
from seawall.claims.indicator import Tier
from seawall.exposure.answer import Touched, is_mere_answer
from seawall.exposure.found import Exposure, Met
from seawall.exposure.found import Moment as Line
from seawall.exposure.found import timeline as lines_of
from seawall.exposure.phases import MEANING, PHASES, Direction, Phase

_MOST_NAMED: Final = 4
_MOST_FILES: Final = 50
MOST_CONTACTS: Final = 400
_WAYS: Final = {
    Direction.OUTBOUND: "contacted {0}", Direction.UNANSWERED: "tried to contact {0}", Direction.INBOUND: "were contacted by {0}",
    Direction.SCANNED: "were scanned by {0}", Direction.ASKED: "looked up {0} in DNS",
}  # fmt: skip


# Who asked for a name need not have gone to the address.
_GIVEN: Final = "were given {0} as an answer by DNS"


@dataclass(frozen=True, slots=True)
class Own:
    """What a brief tells of one's own network."""

    answer: Sentence
    contacts: tuple[Sentence, ...]
    unknowns: tuple[Sentence, ...]
    moments: tuple[Moment, ...]
    marks: tuple[Contact, ...]


def own_network(found: Exposure, notes: Notes) -> Own:
    """What an exposure says, in sentences that rest on the claims of each chain and on the logs."""
    logs = tuple(_logs(found, notes))
    lines = lines_of(found.met)
    claims = {claim.id: claim for claim in found.claims}
    told = [(_told(rows), _notes(rows, claims, notes, logs), rows) for rows in _groups(lines)]
    return Own(
        Sentence(f"Did your own network meet it? {found.answer.sentence}", logs),
        tuple(Sentence(text, labels) for text, labels, _ in told),
        tuple(_open(found, logs)),
        tuple(Moment(_day(rows), Sentence(text, labels), ours=True) for text, labels, rows in told if _day(rows)),
        tuple(_marks(lines)[:MOST_CONTACTS]),
    )


def _logs(found: Exposure, notes: Notes) -> Iterator[str]:
    for file in found.logs.files[:_MOST_FILES]:
        rows = sum(file.rows.values())
        days = f"{(file.first or '')[:10]} – {(file.last or '')[:10]}" if file.first else ""
        said = f"{file.name}: {rows:,} rows, {file.format}{f', {days}' if days else ''}"
        yield notes.opened(
            Opened(
                Source.LOGS, "your own logs", "logs that were read", file.sha256, said, more=f"SHA-256 {file.sha256}"
            )
        )


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one phase, direction and kind of owner together, the phases in the order in which a reader wants them, each by its days."""
    found: dict[tuple[int, str, bool, bool], list[Line]] = defaultdict(list)
    for one in lines:
        seen = one.told
        is_device = seen.indicator.tier is Tier.DEVICE
        found[PHASES.index(seen.phase), seen.direction, is_mere_answer(seen), is_device].append(one)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], _day(found[key]), key))]


def _told(rows: Sequence[Line]) -> str:
    first = rows[0].told
    hosts = sorted({plain(one.told.host) for one in rows})
    met = listed(sorted({defanged(one.told.met) for one in rows}), _MOST_NAMED)
    is_device = first.indicator.tier is Tier.DEVICE
    named = f"named as {'a device that was used by' if is_device else 'infrastructure of'} {_whose(rows)}"
    many = _GIVEN if is_mere_answer(first) else _WAYS[first.direction]
    way = many if len(hosts) > 1 else many.replace("were ", "was ")
    who = f"{counted(len(hosts), 'host')} of yours ({listed(hosts, _MOST_NAMED)})"
    count = counted(sum(one.told.new_rows for one in rows), "row")
    days = _days([one.best for one in rows])
    told = f"{f'{days}, ' if days else ''}{who} {way.replace('{0}', met)}, {named}"
    return f"{capital(told)} ({count}): {_VICTIM if is_device else _MEANS[first.phase]}."


def _whose(rows: Sequence[Line]) -> str:
    return listed(sorted({plain(name) for one in rows for name in one.whose}), 3)


# Tier 1 is third parties' property: neither blocked property nor the actor's infrastructure (facts: cyber 4.2).
_VICTIM: Final = "a third party's device, itself a victim and no designated infrastructure"
_MEANS: Final = {**MEANING, Phase.OPEN: "no source says whether it was the actor's on these days"}


def _days(met: Sequence[Met]) -> str:
    moments = sorted(edge for one in met for edge in (one.sighting.first, one.sighting.last) if edge)
    if not moments:
        return ""
    first, last = (moment.date().isoformat() for moment in (moments[0], moments[-1]))
    return on_day(first) if first == last else span_words(first, last)


def _day(rows: Sequence[Line]) -> str:
    return min((one.told.first.date().isoformat() for one in rows if one.told.first), default="")


def _notes(rows: Sequence[Line], claims: dict[str, Claim], notes: Notes, logs: tuple[str, ...]) -> tuple[str, ...]:
    chains = [claims[each] for one in rows for each in one.best.chain]
    return (*notes.of(chains), *(logs[file] for file in _files(rows) if file < len(logs)))


def _files(rows: Sequence[Line]) -> list[int]:
    return sorted({file for one in rows for file, _ in one.told.places})


def _open(found: Exposure, logs: tuple[str, ...]) -> Iterator[Sentence]:
    """What stands in the way of a "no", and what could not be read."""
    said = found.answer
    if said.touched is not Touched.NO:
        for reason in said.reasons:
            yield Sentence(f"In your own logs: {plain(reason)}.", logs)
    if found.problems:
        yield Sentence(f"{capital(counted(len(found.problems), 'thing'))} in logs and claims could not be read.", logs)


def _marks(lines: Sequence[Line]) -> list[Contact]:
    found = []
    for one in lines:
        seen = one.told
        if seen.first:
            last = (seen.last or seen.first).date()
            host, met = plain(seen.host), plain(seen.met)
            found.append(Contact(seen.first.date(), last, seen.phase.value, host, met, one.best.is_contact))
    return found
