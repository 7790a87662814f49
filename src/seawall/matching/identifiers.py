"""Identifiers to keys that are equal exactly when the identifiers are the same; a failed check digit drops nothing.

What stands around an identifier is none of it: the scheme of a wallet's URI, the address of an explorer's page, the word
"IMO" or "INN" in front of a number, the noughts that a spreadsheet takes from it.
"""

import math
import re
from collections.abc import Callable, Iterator

from seawall.entities import Identifier, IdentifierKind

_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:www\d?\.)?([^/:?#\s]+)", re.IGNORECASE)
# A wallet's address within a URI (BIP 21, ERC-681, CAIP-10), an explorer's page, or behind the name of its currency.
_ADDRESS = re.compile(r"[0-9A-Za-z]{20,}")
_CURRENCY_PREFIX = re.compile(r"^[A-Za-z]{2,12}:(?=\S{20})")
_SHORTEST_ADDRESS = 20
_BARE_HEXADECIMAL = re.compile(r"[0-9a-f]{40}")
_BIC = re.compile(r"^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$")

# Words in front of a number that say what it is; the first ones may stand without a sign between (IMO9187629, INN7813654490).
_LABEL = re.compile(
    r"^(?:(?:LR/IMO|IMO|LR|MMSI|INN|OGRN|TIN)(?:[^0-9A-Za-z]+|(?=\d))"
    r"|(?:tax|vat|id|reg|registration|company|passport|national|identity|card|no|nr|number|code)[^0-9A-Za-z]+)+(?=[0-9A-Za-z])",
    re.IGNORECASE,
)

# Key of a bank: the first four letters of its BIC and its country, as an IBAN has them.
BANK = "bank:"
_IBAN_WITH_BANK = re.compile(r"^([A-Z]{2})\d{2}([A-Z]{4})[0-9A-Z]{7,26}$")
# ISO 13616 registry: countries whose IBANs begin, after the check digits, with the four letters of the bank's BIC.
_WITH_BANK = frozenset("AZ BG BH BY DO GB GI GT IE IQ JO KW LC LV MT MU NI NL PK PS QA RO SC SV VG".split())

# Shorter numbers are no identifiers: a house number, a year, a register of a small place.
_SHORTEST_NUMBER = 5
# A number of so many digits is the same without the noughts in front, which spreadsheets and number columns lose.
_LEAST_WITHOUT_NOUGHTS = 7


def keys(identifier: Identifier) -> Iterator[str]:
    """The keys under which an identifier is found; none where its value is too short to say anything."""
    read = _READERS.get(identifier.kind, _number)
    yield from read(identifier.value.strip())


def listed_keys(identifier: Identifier) -> Iterator[str]:
    """The keys under which a listed identifier is found: its own, and of a BIC that of the bank within an IBAN.

    A party's BIC does not ask for the latter: two branches of one code may be two entries, and each is listed by its own.
    """
    yield from keys(identifier)
    if identifier.kind is IdentifierKind.BIC:
        code = _NOT_ALNUM.sub("", identifier.value).upper()
        if _BIC.match(code) and code[4:6] in _WITH_BANK:
            yield f"{BANK}{code[:6]}"


def guesses(text: str) -> Iterator[Identifier]:
    """What identifiers a bare text may be, for a search box: every kind whose form it has."""
    bare = text.strip()
    if not bare or len(bare.split()) > 2:
        return
    for kind in (
        IdentifierKind.WALLET, IdentifierKind.WEBSITE, IdentifierKind.EMAIL, IdentifierKind.BIC, IdentifierKind.TICKER,
        IdentifierKind.OTHER, IdentifierKind.PHONE,
    ):  # fmt: skip
        if kind is IdentifierKind.WEBSITE and "." not in bare:
            continue
        if kind is IdentifierKind.TICKER and not any(character.isdigit() for character in bare):
            continue
        yield Identifier(kind, bare)


def nats(key: str) -> float:
    """How much agreement in this key says, in nats: what a random value of its length would have to hit."""
    value = key.partition(":")[2]
    digits = sum(character.isdigit() for character in value)
    if key.startswith("web:"):
        return 14.0  # a host name is chosen to be unique
    return digits * math.log(10) + (len(value) - digits) * math.log(26)


def _wallet(value: str) -> Iterator[str]:
    """The address whatever is written around it, and the whole value, for some forms have other signs than letters and digits.

    Case says nothing: bech32 is written in capitals too (BIP 173), hexadecimal carries none, and of base58 no two
    addresses in use differ by it alone, for four bytes of each are its check. Systems that keep addresses in one case are many.
    """
    whole = _CURRENCY_PREFIX.sub("", "".join(value.split())).lower()
    found = [address.lower() for address in _ADDRESS.findall(value)]
    for address in dict.fromkeys((*found, whole)):
        if len(address) >= _SHORTEST_ADDRESS:
            yield f"wallet:0x{address}" if _BARE_HEXADECIMAL.fullmatch(address) else f"wallet:{address}"


def _website(value: str) -> Iterator[str]:
    found = _HOST.match(value.replace("[.]", ".").replace("(.)", "."))
    if found and "." in found.group(1) and "@" not in value:
        yield f"web:{found.group(1).lower().rstrip('.')}"


def _bic(value: str) -> Iterator[str]:
    code = _NOT_ALNUM.sub("", value).upper()
    if _BIC.match(code):
        yield f"bic:{code[:8]}"  # the branch is no other bank
    elif len(code) >= 4:
        yield f"bic:{code}"


def _account(value: str) -> Iterator[str]:
    """The number, and the bank whose code an IBAN carries: since 2016 many payments name a bank by nothing else."""
    yield from _number(value)
    if found := _IBAN_WITH_BANK.match(_NOT_ALNUM.sub("", value).upper()):
        country, bank = found.groups()
        if country in _WITH_BANK:
            yield f"{BANK}{bank}{country}"


def _email(value: str) -> Iterator[str]:
    if "@" in value:
        yield f"email:{value.lower().removeprefix('mailto:')}"


def _phone(value: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", value).lstrip("0")
    if len(digits) >= 8:  # ITU-T E.164: shorter ones are local
        yield f"phone:{digits}"


def _ticker(value: str) -> Iterator[str]:
    # "688244 CH" and "688244.SH": the code, then the exchange's country or the exchange.
    code = value.split(maxsplit=1)[0].partition(".")[0].upper() if value.split() else ""
    if len(code) >= 3:
        yield f"ticker:{code}"


def _number(value: str) -> Iterator[str]:
    plain = _NOT_ALNUM.sub("", _LABEL.sub("", value)).upper()
    if plain.startswith("IMO") and plain[3:].isdigit():
        plain = plain[3:]
    bare = plain.lstrip("0")
    if len(bare) >= _LEAST_WITHOUT_NOUGHTS and bare.isdigit():
        plain = bare
    if len(plain) >= _SHORTEST_NUMBER and any(character.isdigit() for character in plain):
        yield f"number:{plain}"


# Numbers of registers, tax offices, passports and ships share one key: files call the same number by different names.
# What the kinds differ in lowers the points (attributes.py), it hides nothing.
_READERS: dict[IdentifierKind, Callable[[str], Iterator[str]]] = {
    IdentifierKind.ACCOUNT: _account,
    IdentifierKind.WALLET: _wallet,
    IdentifierKind.WEBSITE: _website,
    IdentifierKind.EMAIL: _email,
    IdentifierKind.PHONE: _phone,
    IdentifierKind.BIC: _bic,
    IdentifierKind.TICKER: _ticker,
}
