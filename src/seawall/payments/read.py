"""Any stream to what is screened: recognises the format and hands over to its reader."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, TypeAlias

from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments import messages, mt
from seawall.payments.ach import file as ach
from seawall.payments.faim import message as faim
from seawall.payments.recognise import ISO_20022, Format, NotRead, recognise
from seawall.payments.subject import Customer, Payment, Subject
from seawall.payments.tables import delimited, excel, jsonlines, parquet
from seawall.records.peek import peek

MessageReader: TypeAlias = Callable[[BinaryIO, str], Iterator[Payment | Problem]]
TableReader: TypeAlias = Callable[[BinaryIO, str, Mapping[str, str] | None], Iterator[Customer | Problem]]

_MESSAGES: dict[Format, MessageReader] = {
    # One reader for them all: a file may hold messages of several kinds.
    **dict.fromkeys(ISO_20022.values(), messages.parse),
    Format.FEDWIRE: faim.parse,
    Format.ACH: ach.parse,
    Format.MT: mt.parse,
}
_TABLES: dict[Format, TableReader] = {
    Format.CSV: delimited.parse,
    Format.TSV: delimited.parse,
    Format.SEMICOLONS: delimited.parse,
    Format.PIPES: delimited.parse,
    Format.JSON_LINES: jsonlines.parse,
    Format.EXCEL: excel.parse,
    Format.PARQUET: parquet.parse,
}


def read(
    stream: BinaryIO,
    source: str,
    *,
    format: Format | None = None,  # noqa: A002  # the user's own word for it
    columns: Mapping[str, str] | None = None,
) -> Iterator[Subject | Problem]:
    """Read payments or customers from a stream, which may be a pipe.

    columns maps fields to the columns of a table. Raises InputRefused for what is no known format or not read yet,
    at once; InputRefused and SettingRefused for a header that can't be used, when the first item is asked for.
    """
    head, whole = peek(stream)
    if not head:
        raise InputRefused(f"{source}: the file is empty")
    found = format or recognise(head, source)
    if found is None:
        raise InputRefused(f"{source}: this is no format that is known; {_known()}")
    if isinstance(found, NotRead):
        raise InputRefused(f"{source}: this is {found.name}, which is not read; {_known()}")
    if found in _MESSAGES:
        if columns:
            raise SettingRefused(f"{source}: columns can be mapped in a table only, and this is a payment message")
        return _MESSAGES[found](whole, source)
    return _TABLES[found](whole, source, columns)


def is_table(head: bytes, source: str) -> bool:
    """Whether a stream that begins so is a table, whose columns can be mapped."""
    return recognise(head, source) in _TABLES


def _known() -> str:
    iso = sorted({found.partition(".")[0] for found in ISO_20022.values()})
    others = [found for found in Format if found not in ISO_20022.values()]
    return f"what is read: ISO 20022 ({', '.join(iso)}), {', '.join(others)}"
