"""Names below a suffix: a walk along the labels, so that notexample.com is never below example.com."""

from typing import Final

import polars as pl

# A name has at most 127 labels (RFC 1035, 2.3.4: 255 octets); what has more is no name, and the walk ends all the same.
_MOST_LABELS: Final = 127


def below(names: pl.DataFrame, suffixes: pl.DataFrame) -> pl.DataFrame:
    """Which of the distinct names (column value) are one of the suffixes or stand below one: value, indicator.

    suffixes has the columns value and indicator; each that applies gives a row, also where one is below another.
    """
    left = names.select("value", tail=pl.col("value"))
    wanted = suffixes.rename({"value": "tail"})
    found = []
    for _ in range(_MOST_LABELS):
        if not left.height:
            break
        found.append(left.join(wanted, on="tail", how="inner").select("value", "indicator"))
        left = left.with_columns(pl.col("tail").str.splitn(".", 2).struct.field("field_1").alias("tail")).drop_nulls(
            "tail"
        )
    empty = pl.DataFrame(schema={"value": pl.String, "indicator": pl.Int64})
    return pl.concat([empty, *found])
