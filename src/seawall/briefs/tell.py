"""From the graph of claims around a party to its brief: Key details, Background, Why it matters, Moving forward."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seawall.attribution import Drawing, Edge, Graph, State
from seawall.briefs.added import Added, added
from seawall.briefs.brief import OWN_NETWORK, Brief, Paragraph, Section, Sentence
from seawall.briefs.dated import spans, timeline
from seawall.briefs.duties import duties, money_side
from seawall.briefs.facts import (
    Fact,
    clause,
    facts_of,
    is_taken_out,
    publishers,
    statements,
    usual_publishers,
    usual_sentence,
    values_by_kind,
)
from seawall.briefs.key import key_details
from seawall.briefs.notes import Notes
from seawall.briefs.reach import is_value, reach_of, ties_of
from seawall.briefs.relations import Part
from seawall.briefs.told import Told, sentences_of
from seawall.briefs.unknowns import Ties, corrections, to_check, unknowns
from seawall.briefs.words import day_words, listed, plain, span_words, thing
from seawall.claims import Claim, Node, Reading, Relation, Tier, Tlp, strictest
from seawall.obligations import Following

if TYPE_CHECKING:
    from seawall.briefs.contact import Own
    from seawall.exposure.found import Exposure


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief is made of: the graph, whom it is about, its picture, and what is to be said.

    notes     what the story has to say: names that several bear, claims of other days; one sentence each
    rests_on  files by their hash, the lists' version, the program's
    """

    whole: Graph
    starts: tuple[Node, ...]
    drawing: Drawing
    notes: tuple[str, ...] = ()
    rests_on: Mapping[str, str] = field(default_factory=dict)


def tell(asked: Asked, exposure: "Exposure | None" = None, following: Following | None = None) -> Brief:
    """The brief. exposure None: no logs were read, which it says."""
    reach = reach_of(asked.whole, asked.starts)
    edges = ties_of(asked.whole, reach)
    notes = Notes(asked.whole)
    facts = tuple(facts_of(edge for edge in edges if not is_value(edge)))
    told = Told(reach, edges, facts, notes, usual_publishers(facts))
    # Notes are numbered as they are first cited, so that the order here is the order on the page.
    opening = list(key_details(told))
    own = _own(exposure, notes)
    newer = list(added(facts, notes))
    if own:
        opening.append(own.answer)
    news = [one for one in newer if one.is_news]
    opening += [one.sentence for one in news if one.day == news[-1].day][:1]
    sections = (
        _section("Key details", (*_by_whom(told), Paragraph("", tuple(opening), is_list=True))),
        _section("Background", _background(told)),
        _section("Why it matters", _matters(told, own, following)),
        _section("Moving forward", _forward(told, asked, newer, following)),
    )
    open_points = (
        *unknowns(Ties(asked.whole, reach, edges, asked.notes), notes),
        *(
            own.unknowns
            if own
            else (Sentence("No logs were read: whether your own network met any of this is not known."),)
        ),
    )
    starts = frozenset(each.id for each in asked.starts)
    moments = sorted((*timeline(edges, notes), *(own.moments if own else ())), key=lambda one: (one.day, one.ours))
    name = listed([plain(each.name) for each in _themselves(asked)], 2)
    return Brief(
        title=f"Brief: {name}", party=name, valid=asked.whole.valid, known=asked.whole.known, sections=sections,
        unknowns=open_points, timeline=tuple(moments), spans=spans(edges, starts, notes),
        contacts=own.marks if own else (), coverage=exposure.calendar if exposure else (), counts=_counts(edges),
        sharing=_sharing(edges, asked.drawing, exposure), drawing=asked.drawing, rests_on=dict(asked.rests_on), notes=notes.whole_list(),
    )  # fmt: skip


def _themselves(asked: Asked) -> Sequence[Node]:
    """Whom it is about, without what is nothing but another's name."""
    ids = {each.id for each in asked.starts}
    names = {
        edge.object.id for edge in asked.whole.edges
        if edge.relation is Relation.ALSO_CALLED and edge.subject.id in ids and edge.standing and edge.object.id != edge.subject.id
    }  # fmt: skip
    return [each for each in asked.starts if each.id not in names] or asked.starts


def _own(exposure: "Exposure | None", notes: Notes) -> "Own | None":
    if exposure is None:
        return None
    # What reads logs needs the extra "hunt"; a brief without logs does not.
    from seawall.briefs.contact import own_network  # noqa: PLC0415

    return own_network(exposure, notes)


def _by_whom(told: Told) -> Iterator[Paragraph]:
    """Who says what names no source."""
    if told.usual:
        yield Paragraph("", (Sentence(usual_sentence(told.usual)),))


def _section(title: str, paragraphs: Iterable[Paragraph]) -> Section:
    return Section(title, tuple(one for one in paragraphs if one.sentences))


def _background(told: Told) -> Iterator[Paragraph]:
    yield Paragraph("Who it is", tuple(sentences_of(told, told.of(Part.NAMES))))
    yield Paragraph("Who listed it", tuple(sentences_of(told, told.of(Part.LISTED))))
    yield Paragraph("To whom it is tied", tuple(sentences_of(told, told.of(Part.TIES))))
    yield Paragraph("What it runs, makes and uses", tuple(sentences_of(told, told.of(Part.WORKS, Part.MEANS))))
    yield Paragraph("What authorities did", tuple(sentences_of(told, told.of(Part.TAKEN))))
    yield Paragraph("Where it was written about", tuple(sentences_of(told, _documents(told))))


def _documents(told: Told) -> list[Fact]:
    """Documents about it, without those of which only a machine says that they name it and that more is told from here."""
    cited = {name for fact in told.facts if fact.way.part is not Part.TOLD for name in publishers(fact.claims)}
    return [
        fact for fact in told.of(Part.TOLD)
        if not (fact.relation is Relation.MENTIONS and is_taken_out(fact.claims) and {*publishers(fact.claims)} <= cited)
    ]  # fmt: skip


def _matters(told: Told, own: "Own | None", following: Following | None) -> Iterator[Paragraph]:
    yield Paragraph("Victims", tuple(sentences_of(told, told.of(Part.HITS))))
    if own:
        yield Paragraph(OWN_NETWORK, (own.answer, *own.contacts), is_list=True)
    if following:
        yield Paragraph("Your own money side", tuple(money_side(following, told.notes)), is_list=True)
    yield Paragraph("How well it is known", tuple(_corroborated(told)))


def _corroborated(told: Told) -> Iterator[Sentence]:
    """What more than one voice says: echoes of one investigation are one voice."""
    alone = facts_of_each(edge for edge in told.edges if not is_value(edge))
    rows = [fact for fact in alone if len({claim.saying.voice for claim in fact.claims if _is_firm(claim)}) > 1]
    if rows:
        clauses = [f"that {clause(fact)}" for fact in rows[:4]]
        more = f", and {statements(len(rows) - 4)} more" if len(rows) > 4 else ""
        text = f"More than one voice says {listed(clauses)}{more}; everything else rests on one voice each."
        yield Sentence(text, told.notes.of(claim for fact in rows for claim in fact.claims))


def facts_of_each(edges: Iterable[Edge]) -> list[Fact]:
    """A fact for each tie that stands."""
    return [fact for edge in edges for fact in facts_of([edge])]


def _is_firm(claim: Claim) -> bool:
    return claim.saying.reading is not Reading.CONFLICT


def _forward(told: Told, asked: Asked, newer: Sequence[Added], following: Following | None) -> Iterator[Paragraph]:
    if following:
        day = day_words(following.on.isoformat())
        yield Paragraph(f"What may be owed, as of {day}", tuple(duties(following, told.notes)), is_list=True)
    news = (one.sentence for one in newer)
    over = corrections(told.edges, asked.whole, told.notes)
    yield Paragraph("What was added since, and what was corrected", (*news, *over))
    yield Paragraph("What to look for in your own logs", tuple(_values(told)))
    yield Paragraph("What to check first", tuple(to_check(told.edges, told.notes)))


def _values(told: Told) -> Iterator[Sentence]:
    """How many values the sources name, and whose; those of victims are told apart."""
    edges = [edge for edge in told.edges if edge.object.indicator is not None and edge.standing]
    for is_device in (False, True):
        rows = [edge for edge in edges if any(claim.tier is Tier.DEVICE for claim in edge.standing) is is_device]
        if rows:
            kinds = listed(values_by_kind(rows))
            owners = listed(list(dict.fromkeys(thing(edge.subject) for edge in rows)), 5)
            days = sorted(
                day for edge in rows for claim in edge.standing for day in _ends(claim.window.start, claim.window.end)
            )
            when = f", with days {span_words(days[0], days[-1])}" if days else ""
            what = f"The sources name {kinds} of {owners}{when}"
            tail = "these are devices of third parties, who are victims" if is_device else _MOVED
            yield Sentence(f"{what}: {tail}.", told.notes.of(claim for edge in rows for claim in edge.standing))


_MOVED: Final = "what was in use then may be somebody else's today, so that days decide and not the value alone"


def _ends(*moments: object) -> list[str]:
    return [str(moment)[:10] for moment in moments if moment]


def _sharing(edges: Sequence[Edge], drawing: Drawing, exposure: "Exposure | None") -> str:
    """The strictest mark of the Traffic Light Protocol on any claim that is told, drawn, or led to what the logs met."""
    drawn = (edge for row in drawing.arrows for edge in row.edges)
    named = (edge for box in drawing.boxes for edge in box.within)
    shown = (claim for edge in (*edges, *drawn, *named) for claim in edge.claims)
    found = strictest((*shown, *(exposure.claims if exposure else ())))
    return "" if found is Tlp.CLEAR else found.value


def _counts(edges: Sequence[Edge]) -> tuple[tuple[int, str], ...]:
    standing = [edge for edge in edges if edge.standing]
    voices = {voice for edge in standing for voice in edge.voices}
    return (
        (len(standing), "statement" if len(standing) == 1 else "statements"),
        (len(voices), "voice behind them" if len(voices) == 1 else "voices behind them"),
        (sum(edge.state is State.DISPUTED for edge in standing), "in dispute"),
        (sum(edge.needs_check for edge in standing), "not read in the publisher's own text"),
    )
