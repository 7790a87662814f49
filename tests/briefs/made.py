"""What the tests of briefs share: the example's claims, and briefs made in one line."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from seawall.attribute import Attributing
from seawall.brief import Beside, brief
from seawall.briefs import Brief, Paragraph, Sentence, Source
from seawall.claims import Claim, read
from seawall.claims import Source as File
from tests.attribution.made import example
from tests.claims.made import COMPANY
from tests.conftest import ROOT

MORE = ROOT / "examples" / "brief" / "claims.csv"
PARTY = "Integrity Technology Group"
# Where what is over stands: told as such, and never asserted.
NEWS = "What was added since, and what was corrected"


@cache
def case() -> tuple[Claim, ...]:
    """The case's claims, with those two that a brief has more."""
    with MORE.open("rb") as stream:
        return (*example(), *(each for each in read(stream, File("claims.csv")) if isinstance(each, Claim)))


@cache
def integrity() -> Brief:
    return brief(case(), Attributing(PARTY))


def of(claims: Iterable[Claim], party: str = COMPANY.id, valid: date | None = None, known: date | None = None) -> Brief:
    return brief(claims, Attributing(party, valid, known), Beside())


def texts(sentences: Iterable[Sentence]) -> str:
    return "\n".join(one.text for one in sentences)


def section(made: Brief, title: str) -> str:
    (found,) = [one for one in made.sections if one.title == title]
    return texts(found.sentences)


def paragraphs(made: Brief) -> Sequence[Paragraph]:
    return [paragraph for one in made.sections for paragraph in one.paragraphs]


def everything(made: Brief) -> str:
    return "\n".join((texts(made.sentences), texts(made.unknowns), texts(one.sentence for one in made.timeline)))


def opened(made: Brief) -> dict[str, tuple[Source, str, str]]:
    """What each label opens: the kind of source, the id, and how it stands."""
    return {cited.label: (note.kind, cited.id, cited.state) for note in made.notes for cited in note.cited}
