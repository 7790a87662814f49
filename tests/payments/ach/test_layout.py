"""The tables of columns cover every column once: a record has no place that is not read."""

import pytest

from seawall.payments.ach import layout

TABLES = {
    "file header": layout.FILE_HEADER,
    "batch header": layout.BATCH_HEADER,
    "IAT batch header": layout.IAT_BATCH_HEADER,
    "entry": layout.ENTRY,
    "batch control": layout.BATCH_CONTROL,
    "ADV batch control": layout.ADV_BATCH_CONTROL,
    "file control": layout.FILE_CONTROL,
    "ADV file control": layout.ADV_FILE_CONTROL,
    **{f"{name} entry": table for name, table in layout.ENTRIES.items()},
    **{f"addendum {name}": table for name, table in layout.ADDENDA.items()},
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_covers_all_94_columns_once(name: str) -> None:
    covered = [column for first, last in TABLES[name].values() for column in range(first, last + 1)]
    # The file header has no field between the last name and the reference code, and none is left out.
    assert covered == list(range(1, 95))
