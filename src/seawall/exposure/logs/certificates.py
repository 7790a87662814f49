"""What logs say of certificates: the names in them, and what hash a fingerprint is."""

import re
from collections.abc import Iterable, Iterator

from seawall.exposure.logs.normal import digest
from seawall.exposure.logs.schema import Kind

# A subject as RFC 2253 and OpenSSL write it: CN=example.com,O=Example\\, Inc. – C=US, CN=example.com – /C=US/CN=example.com
_COMMON = re.compile(r"(?:^|[,+;/]\s*)CN\s*=\s*((?:\\.|/(?!\w+=)|[^,+;/\\])*)", re.IGNORECASE)
_ONE_LINE = re.compile(r"/CN=([^/]*)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
# A fingerprint's hash is a setting of the log's writer; its length tells which.
_OF_DIGITS = {64: Kind.CERTIFICATE, 40: Kind.CERTIFICATE_SHA1, 32: Kind.CERTIFICATE_MD5}


def names(subject: object, alternatives: Iterable[object] = ()) -> Iterator[str]:
    """The common names of a subject and the names beside it, each once."""
    said = str(subject) if isinstance(subject, str) else ""
    found = _ONE_LINE.findall(said) if said.startswith("/") else _COMMON.findall(said)
    plain = [_ESCAPED.sub(r"\1", one).strip() for one in found]
    yield from dict.fromkeys(one for one in [*plain, *(str(one) for one in alternatives if one)] if one)


def fingerprint(said: object) -> Iterator[tuple[Kind, str]]:
    """A certificate's hash with its kind; one of another length is called SHA-256 and told as none by normal.named."""
    if isinstance(said, str) and said:
        yield _OF_DIGITS.get(len(digest(said)), Kind.CERTIFICATE), said
