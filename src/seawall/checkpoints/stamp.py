"""Time-stamps by RFC 3161: an authority signs that a checkpoint was there at a moment. It is shown a hash and nothing else."""

import importlib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from seawall.errors import ChainBroken, FetchFailed, SettingRefused
from seawall.fetch import Web, ask

# A token with its certificates has some six kilobytes.
_MOST_BYTES = 1 << 20
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


@dataclass(frozen=True, slots=True)
class Authority:
    """A time-stamping authority: its URL, and a PEM file of the certificates that its own must lead to (None: unknown)."""

    url: str
    ca_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time-stamp says: the moment (UTC) and who signed it; whether its signature leads to a certificate that is trusted."""

    at: datetime
    by: str
    is_trusted: bool


def stamped(web: Web, authority: Authority, data: bytes) -> bytes:
    """A time-stamp over some bytes, as the authority answered (DER). FetchFailed where it gives none that fits."""
    library = _library()
    query = library.TimestampRequestBuilder().data(data).hash_algorithm(library.HashAlgorithm.SHA256).build()
    answer = ask(web, authority.url, query.as_bytes(), sends=_QUERY, takes=_REPLY, most=_MOST_BYTES)
    try:
        reply = library.decode_timestamp_response(answer)
        if library.PKIStatus(reply.status) is not library.PKIStatus.GRANTED:
            raise FetchFailed(f"the authority {authority.url} granted no time-stamp: {', '.join(reply.status_string)}")
        if reply.tst_info.nonce != query.nonce:
            raise FetchFailed(f"the authority {authority.url} answered another question: the nonce is not ours")
        read(answer, data, authority.ca_file)
    except (ValueError, ChainBroken) as error:
        raise FetchFailed(f"the authority {authority.url} gave no time-stamp that holds: {error}") from error
    return answer


def read(token: bytes, data: bytes, ca_file: Path | None) -> Stamp:
    """What a time-stamp says of some bytes. ChainBroken where it is of others, or its signature does not hold.

    Without ca_file the signature is not looked at, and the stamp is not trusted.
    """
    library = _library()
    try:
        reply = library.decode_timestamp_response(token)
        info = reply.tst_info
        imprint, at = info.message_imprint.message, info.gen_time
    except ValueError as error:
        raise ChainBroken(f"the time-stamp can't be read: {error}") from error
    if imprint != sha256(data).digest():
        raise ChainBroken("the time-stamp is of another checkpoint")
    if ca_file:
        _refuse_unsigned(library, reply, data, ca_file)
    return Stamp(at, _signer(reply), ca_file is not None)


def _refuse_unsigned(library: Any, reply: Any, data: bytes, ca_file: Path) -> None:
    builder = library.VerifierBuilder()
    for root in _certificates(ca_file):
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(reply, data)
    except (library.VerificationError, ValueError) as error:
        raise ChainBroken(f"the time-stamp's signature does not hold: {error}") from error


def _certificates(ca_file: Path) -> list[Any]:
    x509 = importlib.import_module("cryptography.x509")
    try:
        found: list[Any] = x509.load_pem_x509_certificates(ca_file.read_bytes())
    except (OSError, ValueError) as error:
        raise SettingRefused(f"the certificates of timestamp.ca_file, {ca_file}, can't be read: {error}") from error
    return found


def _signer(reply: Any) -> str:
    """The subject of the certificate that signed; its issuer and number where the certificate is not in the time-stamp."""
    x509 = importlib.import_module("cryptography.x509")
    signers = [(row.issuer, row.serial_number) for row in reply.signed_data.signer_infos]
    for data in reply.signed_data.certificates:
        one = x509.load_der_x509_certificate(data)
        if (one.issuer, one.serial_number) in signers:
            return str(one.subject.rfc4514_string())
    return ", ".join(f"number {number} of {issuer.rfc4514_string()}" for issuer, number in signers)


def _library() -> Any:
    try:
        return importlib.import_module("rfc3161_client")
    except ImportError as error:
        raise SettingRefused("time-stamps need a library: pip install 'seawall[timestamp]'") from error
