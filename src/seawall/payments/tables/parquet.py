"""Customer tables as Parquet, read in batches, so that a file of any length needs the memory of one row group."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from seawall.errors import InputRefused, Problem
from seawall.payments.keys import Keys
from seawall.payments.subject import Customer
from seawall.payments.tables.columns import resolve
from seawall.payments.tables.customer import customer
from seawall.payments.tables.records import Records

# Rows that become Python values at a time.
_BATCH = 4096
# A pipe can't be read from its end, where Parquet keeps its contents: it is read whole, up to this size.
MAX_PIPED_BYTES = 1 << 29
# Sizes that a file claims for itself in its footer, against hostile ones: real footers are far below.
_MAX_FOOTER_STRING = 1 << 24
_MAX_FOOTER_ITEMS = 1 << 20


def parse(stream: BinaryIO, source: str, columns: Mapping[str, str] | None = None) -> Iterator[Customer | Problem]:
    """Read every row to a Customer; a file that breaks off gives what was whole and one Problem."""
    table = _open(stream, source)
    _check_columns(table.schema_arrow, source, columns)
    keys, records, number = Keys(source), Records(source, columns), 0
    batches = table.iter_batches(batch_size=_BATCH)
    while True:
        try:
            rows = next(batches).to_pylist()
        except StopIteration:
            break
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            yield Problem(source, f"row {number + 1}", "", "", f"not readable from here on: {error}")
            return
        for record in rows:
            number += 1
            yield customer(records.row(f"row {number}", record), source, keys)
    yield from records.unseen()


def _check_columns(schema: "pa.Schema", source: str, columns: Mapping[str, str] | None) -> None:
    """Refuse a header at once; columns with nested values are known only by their records."""
    if len(set(schema.names)) < len(schema.names):
        raise InputRefused(f"{source}: two columns have the same name; rename one of them")
    if not any(pa.types.is_nested(field.type) for field in schema):
        resolve(schema.names, source, columns)


def _open(stream: BinaryIO, source: str) -> "pq.ParquetFile":
    if not stream.seekable():
        data = stream.read(MAX_PIPED_BYTES + 1)
        if len(data) > MAX_PIPED_BYTES:
            raise InputRefused(
                f"{source}: a Parquet file over {MAX_PIPED_BYTES >> 20} MB can't be piped; name the file"
            )
        stream = BytesIO(data)
    try:
        return pq.ParquetFile(
            stream, thrift_string_size_limit=_MAX_FOOTER_STRING, thrift_container_size_limit=_MAX_FOOTER_ITEMS
        )
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputRefused(f"{source}: this is not a readable Parquet file: {error}") from error
