"""Excel files as bytes: how large one may be, unpacked too, before a library opens it."""

import zipfile
from io import BytesIO
from typing import BinaryIO

from seawall.errors import InputRefused

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A full sheet of 1,048,576 rows and ten columns has about 60 MB packed and 500 MB unpacked.
MAX_PACKED_BYTES = 1 << 28
MAX_UNPACKED_BYTES = 5 << 27
# The old format can't hold more than 65,536 rows of 256 columns; with rich text that stays under this.
MAX_OLD_BYTES = 1 << 26


def check_size(stream: BinaryIO, source: str) -> bytes:
    """The whole workbook, or a refusal where it is too large to be opened in bounded memory."""
    data = stream.read(MAX_PACKED_BYTES + 1)
    limit = MAX_OLD_BYTES if is_old_format(data) else MAX_PACKED_BYTES
    if len(data) > limit:
        raise InputRefused(f"{source}: a workbook over {limit >> 20} MB is not opened; save it as CSV or Parquet")
    if not is_old_format(data):
        _check_unpacked(data, source)
    return data


def is_old_format(data: bytes) -> bool:
    """Whether this is the binary format of Excel 97 to 2003 (.xls)."""
    return data.startswith(OLE_MAGIC)


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
