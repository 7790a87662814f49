"""Domains of Raptor Train's generations: a letter and four digits under .com (k3121, b2047, w8510) with names struck at random below.

The published command domains stand under three such names in four years. The pattern alone is common among honest sites; so names
below are weighed, and a finding says how many there were. What looks struck at random was written with the 40 published names in
view: 27 of them do, which says nothing of names to come.
"""

import re
from typing import Final

import polars as pl

from seawall.exposure.detectors.finding import Finding, Table, collected, grouped, with_hosts

_NAME: Final = "domain generation"
_GENERATION: Final = r"(?:^|\.)([a-z][0-9]{4}\.com)$"
_VOWELS: Final = frozenset("aeiou")
_ORDINARY: Final = re.compile(
    r"www\d*|m|mail\d*|api|cdn|img\d*|static|assets?|blog|shop|news|ftp|ns\d|mx\d?|smtp|imap|pop|wap|app"
)
# What two neighbouring letters never or hardly ever are in words: struck with fingers that lie side by side.
_STRUCK: Final = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{4}|q[^u]|[jqxz][bcdfghjklmnpqrstvwxz]|[bcdfgkmpvw][jqx]|asd|zxc|qwe|wsx|yhn|lq|wq|vb|fj|jb"
)


def is_struck(label: str) -> bool:
    """Whether a label looks struck at random: letters alone, with neighbours that words don't have, or without a vowel."""
    if not label.isascii() or not label.isalpha() or len(label) < 4:
        return False
    return not _ORDINARY.fullmatch(label) and (bool(_STRUCK.search(label)) or _VOWELS.isdisjoint(label))


def generated_names(names: Table) -> list[Finding]:
    """Hosts that named such domains: score 0.9 with two names struck at random below, 0.6 with one, 0.2 with none.

    Only those with at least one are findings: a bare www below such a name is an ordinary site.
    """
    looked = (
        names.lazy()
        .filter(pl.col("kind").is_in(["dns", "sni", "http_host"]))
        .with_columns(pl.col("value").str.extract(_GENERATION, 1).alias("generation"))
    )
    found = with_hosts(collected(looked.drop_nulls("generation")))
    struck = {
        value for value in found.get_column("value").unique() if is_struck(value.rsplit(".", 2)[0].split(".")[-1])
    }
    found = found.filter(pl.col("value").is_in(struck))
    told = grouped(found, "host", "generation", names=pl.col("value").unique().sort())
    return [
        Finding(
            _NAME, row["host"], row["generation"], row["rows"], row["first"], row["last"],
            0.9 if len(row["names"]) > 1 else 0.6,
            f"a letter, four digits, .com, and below it {len(row['names'])} name(s) as if struck at random: {', '.join(row['names'][:3])}",
            ("T1568.002",), row["places"],
        )
        for row in told
    ]  # fmt: skip
