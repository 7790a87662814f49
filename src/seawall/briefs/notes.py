"""Notes as they are cited: each source gets a number when it is first named, and each thing that it says a letter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from seawall.attribution import MARKS, Graph, Said
from seawall.attribution.graph import days_text
from seawall.attribution.measure import drawable
from seawall.briefs.brief import Cited, Note, Source
from seawall.briefs.words import plain
from seawall.claims import Claim

_Key = tuple[str, ...]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a note opens that is no claim: a file of one's own logs, a rule of law, what was read for the brief."""

    kind: Source
    by: str
    document: str
    id: str
    said: str
    on: str = ""
    mark: str = ""
    meaning: str = ""
    more: str = ""


@dataclass(slots=True)
class Notes:
    """The notes of one brief, in the order in which they were first cited."""

    whole: Graph
    _sources: dict[_Key, list[Cited]] = field(default_factory=dict)
    _labels: dict[_Key, str] = field(default_factory=dict)
    _said: Mapping[str, Said] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._said = {each.claim.id: each for edge in self.whole.edges for each in edge.said}

    def of(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The labels of these claims, which they get now where they had none."""
        return tuple(dict.fromkeys(self._claim(claim) for claim in claims))

    def opened(self, one: Opened) -> str:
        """The label of what is no claim."""
        key = (one.kind, one.by, one.on, one.document, "", one.mark, one.meaning, "")
        return self._cite(
            key, one.id, lambda label: Cited(label, one.id, plain_long(one.said), more=plain_long(one.more))
        )

    def _claim(self, claim: Claim) -> str:
        saying = claim.saying
        on = saying.on.iso if saying.on else ""
        mark = saying.reading
        key = (
            Source.CLAIMS,
            saying.by,
            on,
            saying.place.document,
            saying.place.url,
            mark.value,
            MARKS[mark],
            saying.root,
        )
        return self._cite(key, claim.id, lambda label: self._cited(label, claim))

    def _cite(self, key: _Key, what: str, made: Callable[[str], Cited]) -> str:
        cited = self._sources.setdefault(key, [])
        place = (*key, what)
        if place not in self._labels:
            number = parted(cited[0].label)[0] if cited else len(self._sources)
            self._labels[place] = f"{number}{letters(len(cited))}"
            cited.append(made(self._labels[place]))
        return self._labels[place]

    def _cited(self, label: str, claim: Claim) -> Cited:
        said = self._said.get(claim.id)
        state = said.state.value if said else "holds"
        more = " · ".join(text for text in (claim.role, claim.note) if text)
        sentence = f"{claim.subject.name} – {claim.relation} – {claim.object.name}"
        return Cited(
            label, claim.id, plain_long(sentence), plain(_place(claim)), days_text([claim]), state,
            claim.needs_primary_check, plain_long(more),
        )  # fmt: skip

    def whole_list(self) -> tuple[Note, ...]:
        """All notes, by number."""
        return tuple(
            Note(
                number, Source(kind), plain(by), on, plain_long(document), url, mark, meaning, plain(root), tuple(cited)
            )
            for number, ((kind, by, on, document, url, mark, meaning, root), cited) in enumerate(
                self._sources.items(), start=1
            )
        )


def letters(count: int) -> str:
    """a, b, … z, aa, ab, … as the columns of a spreadsheet."""
    found = ""
    rest = count
    while True:
        found = _LETTERS[rest % 26] + found
        rest = rest // 26 - 1
        if rest < 0:
            return found


def parted(label: str) -> tuple[int, str]:
    """A label's number and letters."""
    bare = label.rstrip(_LETTERS)
    return int(bare), label[len(bare) :]


# What a note says of a claim is kept whole up to here; the claim itself stands in the files that it came from.
_MOST_NOTE = 600


def plain_long(text: str) -> str:
    """As `plain`, for what stands in the notes."""
    clean = drawable(text)
    return clean if len(clean) <= _MOST_NOTE else f"{clean[:_MOST_NOTE].rstrip()}…"


def _place(claim: Claim) -> str:
    """Page, table and row: the document stands on the note."""
    return str(replace(claim.saying.place, document="")).removeprefix(", ")
