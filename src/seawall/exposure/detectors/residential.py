"""Log-ins from homes: connections to one's own remote access from networks that serve households (covert networks advisory, April 2026).

Which network serves whom is told by a table that the user gives; of an address that it does not hold nothing is said.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

import polars as pl

from seawall.errors import Problem
from seawall.exposure.detectors.finding import Finding, Table, collected, regrouped, summed, with_hosts
from seawall.exposure.networks import Four, Six, inside, span_of
from seawall.records.delimited import rows

_NAME: Final = "log-in from a household's network"
# Remote access: SSH, RDP, IPsec, OpenVPN, WireGuard, and the web doors of SSL VPNs.
REMOTE: Final = (22, 443, 500, 1194, 3389, 4433, 4443, 4500, 8443, 10443, 51820)
_KINDS: Final = frozenset({"residential", "mobile", "hosting", "business", "education", "government"})
_NUMBER: Final = re.compile(r"[0-9]{1,10}")  # 32 bits (RFC 6793)
_HOMES: Final = frozenset({"residential", "mobile"})


@dataclass(frozen=True, slots=True)
class AsnRow:
    """One network of the user's table: its number, its holder, and whom it serves."""

    network: str
    asn: int
    holder: str
    kind: str


@dataclass(frozen=True, slots=True)
class AsnTable:
    """The table, ready to be asked; problems are its rows that could not be used."""

    rows: tuple[AsnRow, ...]
    problems: tuple[Problem, ...]
    four: Four = field(repr=False)
    six: Six = field(repr=False)

    @classmethod
    def read(cls, text: str, source: str) -> "AsnTable":
        """From CSV with the columns network, asn, holder, kind; kind is residential, mobile, hosting, business, education, government."""
        told = list(_rows(text, source))
        held = tuple(one for one in told if isinstance(one, AsnRow))
        spans = [(span_of(row.network), number) for number, row in enumerate(held)]
        return cls(
            held,
            tuple(one for one in told if isinstance(one, Problem)),
            Four.of(spans),
            Six.of(spans),
        )

    def find(self, four: pl.Series, six: pl.Series) -> Sequence[AsnRow | None]:
        """For each address the narrowest row that holds it; None: the table does not know it."""
        nodes = self.four.find(four.fill_null(0).to_numpy())
        nodes[four.is_null().to_numpy()] = -1
        wide = self.six.find(six)
        pairs = zip(nodes.tolist(), wide.tolist(), strict=True)
        return [self._row(self.four, one) or self._row(self.six, other) for one, other in pairs]

    def _row(self, nets: Four | Six, node: int) -> AsnRow | None:
        return None if node < 0 else self.rows[nets.nets.items[nets.nets.begins[node]]]


def _rows(text: str, source: str) -> Iterator[AsnRow | Problem]:
    titles: list[str] = []
    for row in rows(BytesIO(text.encode("utf-8", "replace")), source):
        if isinstance(row, Problem):
            yield row
            continue
        if not titles:
            titles = [title.strip().lower() for title in row.fields]
            continue
        line, said = row.line, dict(zip(titles, row.fields, strict=False))
        kind, number = said.get("kind", "").strip().lower(), said.get("asn", "").strip().upper().removeprefix("AS")
        network = said.get("network", "").strip()
        try:
            span_of(network)
        except ValueError:
            yield Problem(source, f"line {line}", "network", network, "not a network")
            continue
        if kind not in _KINDS or not _NUMBER.fullmatch(number):
            yield Problem(
                source,
                f"line {line}",
                "kind",
                kind or number,
                "a kind or number that is not known; the row was not used",
            )
            continue
        yield AsnRow(network, int(number), said.get("holder", "").strip(), kind)


def residential_logins(
    flows: Table, doors: Collection[str], table: AsnTable | None, usual: Collection[int] = ()
) -> tuple[list[Finding], int]:
    """Answered connections to one's own doors from households' networks, and how many more came from networks not known.

    doors  one's own addresses or networks that offer remote access (ValueError for what is neither); usual  networks from which one's own people are known to work
    Without a table every connection counts as not known: nothing is guessed.
    """
    answered = pl.col("dport").is_in(REMOTE) & (pl.col("dst_bytes").fill_null(0) > 0) & inside("dst", doors)
    # One row for each pair of addresses: a door that thousands knock at is still a small table.
    inward = with_hosts(collected(summed(flows.lazy().filter(answered), "src", "src6", "dst", "dst6")))
    known = [None] * inward.height if table is None else table.find(inward.get_column("src"), inward.get_column("src6"))
    homes = [row is not None and row.kind in _HOMES and row.asn not in usual for row in known]
    told = inward.with_columns(
        pl.Series("asn", [None if row is None else row.asn for row in known], dtype=pl.Int64),
        pl.Series("holder", ["" if row is None else row.holder for row in known], dtype=pl.String),
    )
    found = regrouped(
        told.filter(pl.Series(homes, dtype=pl.Boolean)), "to", "asn", "holder", sources=pl.col("host").n_unique()
    )
    findings = [
        Finding(
            _NAME, row["to"], f"AS{row['asn']} {row['holder']}".strip(), row["rows"], row["first"], row["last"], 0.4,
            f"{row['sources']} address(es) of a network that serves households reached remote access and got an answer",
            ("T1133", "T1090.003"), row["places"],
        )
        for row in found
    ]  # fmt: skip
    unknown = inward.filter(pl.Series([row is None for row in known], dtype=pl.Boolean))
    return findings, int(unknown.get_column("rows").sum())
