"""A small index for tests: names to a Screener, and the best log-odds of a query."""

from seawall.matching.index import Index, build
from seawall.matching.match import probability
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse

PER, ORG, OBJ = NameType.PERSON, NameType.ORGANISATION, NameType.OBJECT


def index_of(names: list[str], name_type: NameType = ORG) -> Index:
    """One entity a name."""
    return build([(number, analyse(name, name_type)) for number, name in enumerate(names)])


def score(screened: str, listed: str, name_type: NameType = ORG) -> float:
    """The score of one name against an index of one."""
    hits = list(Screener(index_of([listed], name_type)).hits(analyse(screened, name_type), -60.0))
    return probability(hits[0].log_odds) if hits else 0.0


def ranking(screened: str, listed: list[str], name_type: NameType = ORG) -> list[str]:
    """The listed names that are found at all, best first."""
    hits = Screener(index_of(listed, name_type)).hits(analyse(screened, name_type), -60.0)
    return [listed[hit.entity] for hit in sorted(hits, key=lambda hit: -hit.log_odds)]
