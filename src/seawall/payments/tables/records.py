"""Records with names for their values (JSON lines, Parquet) to rows: columns resolved once for each set of names."""

from collections.abc import Mapping
from itertools import islice

from seawall.errors import InputRefused, Problem
from seawall.payments.tables.cells import MAX_CELLS, leaves
from seawall.payments.tables.columns import Column, check_targets, resolve
from seawall.payments.tables.customer import Row
from seawall.payments.tables.nested import with_whole_names

# How many different sets of names are remembered: one file rarely has ten, a hostile one has one for each line.
_MAX_PLANS = 256


class Records:
    """Turns records of one file into rows; the first record must say somebody's name, later ones are reviewed."""

    def __init__(self, source: str, columns: Mapping[str, str] | None) -> None:
        check_targets(columns or {})
        self._source = source
        self._columns = dict(columns or {})
        self._missing = set(self._columns.values())
        self._plans: dict[tuple[str, ...], dict[str, Column]] = {}

    def row(self, place: str, record: object) -> Row:
        """One record as a row; nested values are columns named by their path."""
        cells = list(islice(leaves("", with_whole_names(record, self._columns.values())), MAX_CELLS + 1))
        row = Row(place, ())
        if len(cells) > MAX_CELLS:
            self._say(row, "", f"a record with more than {MAX_CELLS} values was cut")
            cells = cells[:MAX_CELLS]
        plan = self._plan(tuple(dict.fromkeys(name for name, _ in cells)), row)
        row.cells = [(plan[name], text) for name, text in cells]
        return row

    def unseen(self) -> list[Problem]:
        """The columns that the user named and no record had."""
        why = "the column that was mapped is in no record of this file"
        return [Problem(self._source, "", name, "", why) for name in sorted(self._missing)]

    def _say(self, row: Row, said: str, why: str) -> None:
        row.problems.append(Problem(self._source, row.place, "", said, why))
        row.unread.append(said or why)

    def _plan(self, names: tuple[str, ...], row: Row) -> dict[str, Column]:
        known = self._plans.get(names)
        if known is not None:
            return known
        present = {target: name for target, name in self._columns.items() if name in names}
        self._missing -= set(present.values())
        try:
            columns = resolve(names, self._source, present)
        except InputRefused:
            if not self._plans:
                raise
            columns = tuple(Column(name, None) for name in names)
            self._say(row, ", ".join(names), "no value is known to be a name or an identifier")
            return dict(zip(names, columns, strict=True))
        plan = dict(zip(names, columns, strict=True))
        if len(self._plans) < _MAX_PLANS:
            self._plans[names] = plan
        return plan
