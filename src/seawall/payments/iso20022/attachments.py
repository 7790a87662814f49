"""Documents that travel inside a message as base64: their name and the hash of their bytes are kept."""

import binascii
import re
from hashlib import sha256

from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading
from seawall.payments.subject import Attachment

# The elements of the type Max10MbBinary and its like (pain.013 and pain.014, remt.001, camt.028, tsmt).
_BINARY = frozenset({"Nclsr", "BinryFile", "Binry", "InclBinryObjct", "AttchdBinryObjct", "AttchdFile", "Attchmnt"})
# Supplementary data has no schema: a long text of base64 without a blank is a document whatever its element is called.
_LONG_BASE64 = re.compile(r"[A-Za-z0-9+/]{512,}={0,2}")
_BLANKS = re.compile(r"\s+")
_NAMES = ("FileNm", "Nm", "Id")


def is_attachment(node: Node) -> bool:
    """Whether a leaf holds a document, by its element's name or by its shape."""
    return bool(node.text) and (node.name in _BINARY or _LONG_BASE64.fullmatch(node.text) is not None)


def read_attachment(node: Node, around: Node, reading: Reading) -> None:
    """Take a document; its name stands beside it. What is no base64 is hashed as it stands and said."""
    text = node.take_own()
    try:
        content = binascii.a2b_base64(_BLANKS.sub("", text), strict_mode=True)
    except (binascii.Error, ValueError):
        reading.problem(node.place, text, "not a document in base64")
        content = text.encode("utf-8", "surrogatepass")
    found = (beside.text for name in _NAMES if (beside := around.first(name)) is not None and beside.text)
    reading.attachments.append(Attachment(next(found, node.name), sha256(content).hexdigest(), node.place))
