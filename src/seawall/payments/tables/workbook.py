"""Excel files as bytes: which are opened, and how large one may be, unpacked too, before a library opens it."""

import zipfile
from io import BytesIO
from typing import BinaryIO

from seawall.errors import InputRefused

# The binary format of Excel 97 to 2003 is not opened. Its reader at hand, python-calamine 0.9.1, was killed for want
# of memory on random changes to a header of 5 kB: one file must not end the process that screens all others.
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_FORMAT = "an old Excel workbook (.xls): save it as .xlsx or CSV"
# A full sheet of 1,048,576 rows and ten columns has about 60 MB packed and 500 MB unpacked.
MAX_PACKED_BYTES = 1 << 28
MAX_UNPACKED_BYTES = 5 << 27


def check_size(stream: BinaryIO, source: str) -> bytes:
    """The whole workbook, or a refusal where it is too large or too old to be opened in bounded memory."""
    data = stream.read(MAX_PACKED_BYTES + 1)
    if data.startswith(OLE_MAGIC):
        raise InputRefused(f"{source}: this is {OLD_FORMAT}")
    if len(data) > MAX_PACKED_BYTES:
        raise InputRefused(
            f"{source}: a workbook over {MAX_PACKED_BYTES >> 20} MB is not opened; save it as CSV or Parquet"
        )
    _check_unpacked(data, source)
    return data


def _check_unpacked(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (
        Exception
    ) as error:  # zipfile raises what a broken file makes it meet: BadZipFile, struct.error, OverflowError
        raise InputRefused(f"{source}: this is not a readable workbook: {error}") from error
    if size > MAX_UNPACKED_BYTES:
        raise InputRefused(f"{source}: the workbook unpacks to {size >> 20} MB, over {MAX_UNPACKED_BYTES >> 20} MB")
