"""What the tests of claims share: claims made in one line, and claims made at random."""

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import strategies as st

from seawall.claims import (
    Claim,
    Handling,
    IndicatorKind,
    Node,
    NodeKind,
    Place,
    Precision,
    Reading,
    Relation,
    Saying,
    Tier,
    Tlp,
    Window,
    WindowBasis,
    indicator_node,
    node,
)
from seawall.claims.days import window
from seawall.entities import PartialDate
from seawall.errors import Problem

COMPANY = node(NodeKind.COMPANY, "Example Trading LLC")
GROUP = node(NodeKind.ACTOR, "Example Typhoon")
NETWORK = node(NodeKind.INFRASTRUCTURE, "Example Train")
ADDRESS = indicator_node("8.8.4.4", IndicatorKind.IP)


def day(text: str) -> PartialDate:
    return PartialDate(date.fromisoformat(text), date.fromisoformat(text))


def saying(by: str = "Example Labs", on: str = "2024-09-18", root: str = "", row: str = "line 1") -> Saying:
    return Saying(by, Place("example.csv", row=row), day(on) if on else None, root=root)


def claim(  # noqa: PLR0917
    subject: Node = NETWORK,
    relation: Relation = Relation.CONSISTS_OF,
    other: Node = ADDRESS,
    first: str = "",
    last: str = "",
    by: str = "Example Labs",
    on: str = "2024-09-18",
    root: str = "",
    row: str = "line 1",
    *,
    denied: bool = False,
    supersedes: tuple[str, ...] = (),
    withdrawn: datetime | None = None,
    tier: Tier = Tier.UNKNOWN,
) -> Claim:
    """A claim; days are texts as a table writes them."""
    return Claim(
        subject, relation, other, saying(by, on, root, row), window(first, last), tier=tier, denied=denied,
        supersedes=supersedes, withdrawn=withdrawn,
    )  # fmt: skip


def parted(results: list[Claim | Problem]) -> tuple[list[Claim], list[Problem]]:
    """Claims and problems apart."""
    return [each for each in results if isinstance(each, Claim)], [
        each for each in results if isinstance(each, Problem)
    ]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # hypothesis adds the zone
_NODES = st.builds(
    node, st.sampled_from([kind for kind in NodeKind if kind is not NodeKind.INDICATOR]), TEXTS, st.just("") | TEXTS
)
_INDICATORS = st.sampled_from([
    indicator_node("8.8.4.4", IndicatorKind.IP), indicator_node("2606:4700::1", IndicatorKind.IP),
    indicator_node("8.8.4.0/24", IndicatorKind.NETWORK), indicator_node("example.com", IndicatorKind.DOMAIN),
    indicator_node("example.com", IndicatorKind.SUFFIX), indicator_node("http://example.com/it's\\", IndicatorKind.URL),
    indicator_node("0" * 64, IndicatorKind.CERTIFICATE), indicator_node("0" * 32, IndicatorKind.JA3),
    indicator_node("example.com", IndicatorKind.CERTIFICATE_NAME),
])  # fmt: skip


@st.composite
def windows(draw: st.DrawFn) -> Window:
    ends = sorted([draw(_MOMENTS), draw(_MOMENTS)])
    start, end = (each if draw(st.booleans()) else None for each in ends)
    return Window(
        start, end, draw(st.sampled_from(WindowBasis)), draw(st.sampled_from(Precision)), draw(st.none() | _MOMENTS)
    )


SAYINGS = st.builds(
    Saying, TEXTS, st.builds(Place, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.none() | st.builds(lambda each: PartialDate(each, each), st.dates(date(1990, 1, 1), date(2050, 1, 1))),
    st.none() | _MOMENTS, TEXTS, st.sampled_from(Reading), st.sampled_from(Tlp),
)  # fmt: skip
CLAIMS = st.builds(
    Claim, _NODES, st.sampled_from(Relation), _NODES | _INDICATORS, SAYINGS, windows(),
    tier=st.sampled_from(Tier), role=TEXTS, port=st.none() | st.integers(0, 65_535),
    confidence=st.floats(0, 1), handling=st.sampled_from(Handling), denied=st.booleans(),
    supersedes=st.lists(TEXTS, max_size=2).map(tuple), withdrawn=st.none() | _MOMENTS, note=TEXTS,
)  # fmt: skip

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "attribution" / "claims.csv"
