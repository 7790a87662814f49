"""Identifiers in running text: wallets, IMO numbers, LEI, BIC, IBAN, USCC, ISIN, hosts and e-mail addresses.

What can be checked by its own check digits is found by them; what can't is found by its label ("IMO 9187629") or its
form. An identifier whose check fails but that is labelled, or is a wallet by its form, is given with a note: lists carry
such ones too, and an exact match with a listed one decides. Passports and tax numbers are not guessed: their label tells
them (labelled.py). One that a line end cuts in two is found too.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from seawall.entities import Identifier, IdentifierKind
from seawall.matching.check_digits import BASE58, is_base58check, is_bech32, is_imo, is_isin, is_mod97, is_uscc
from seawall.matching.cutlines import joined
from seawall.matching.labelled import labelled

# More of a text is not read: names.text.MAX_TEXT_CHARS, for the same reason.
MAX_TEXT_CHARS = 20_000
# So many texts of up to so many characters are kept with what was found: addresses come again from payment to payment.
_KEPT, _SHORT = 4096, 200

Found = tuple[Identifier, int, int]

UNCHECKED = "its check digits can't be checked"
CHECK_FAILS = "its check digits fail"
UNLABELLED = "nothing beside it says what it is"

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"


def identifiers_in(text: str) -> tuple[Found, ...]:
    """Each identifier with the place where it stands (start, stop), in order; of overlapping ones the longest.

    One that a line end cuts is given besides what its parts say alone: nobody knows which of them was meant.
    """
    return _kept(text) if len(text) <= _SHORT else tuple(_found(text))


@lru_cache(_KEPT)
def _kept(text: str) -> tuple[Found, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Found]:
    read = text[:MAX_TEXT_CHARS]
    whole = list(_in_line(read))
    cut = dict.fromkeys(each for each in _cut(read) if each not in whole)
    yield from sorted((*whole, *cut), key=lambda each: each[1]) if cut else whole


def _cut(read: str) -> Iterator[Found]:
    """What goes over a line end. A bank's code does only where it is said to be one: two words make one too easily."""
    for lines in joined(read):
        for identifier, start, stop in _in_line(lines.text):
            is_guess = identifier.kind is IdentifierKind.BIC and not _is_labelled_bic(lines.text, start)
            if lines.spans(start, stop) and not is_guess:
                yield identifier, *lines.where(start, stop)


def _in_line(read: str) -> Iterator[Found]:
    found = [each for holds, readers in _READERS if holds(read) for reader in readers for each in reader(read)]
    found.sort(key=lambda each: (each[1], -each[2], bool(each[0].note)))
    reached = 0
    for identifier, start, stop in found:
        if start >= reached:
            yield identifier, start, stop
            reached = stop


# --- Wallets ------------------------------------------------------------------------------------------------------

_RIPPLE = str.maketrans("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz", BASE58)

# Address forms by their first characters and length, each with the label that lists use, and how it is checked.
_B58 = f"[{BASE58}]"
_WALLETS: tuple[tuple[str, str, Callable[[str], bool | None]], ...] = (
    ("ETH", r"0[xX][0-9a-fA-F]{40}", lambda _: None),  # the mixed-case check needs Keccak
    ("XBT", r"(?:bc1|BC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}", is_bech32),
    ("LTC", r"(?:ltc1|LTC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}", is_bech32),
    ("XMR", rf"[48]{_B58}{{94}}(?:{_B58}{{11}})?", lambda _: None),
    ("TRX", rf"T{_B58}{{33}}", is_base58check),
    ("XRP", rf"r{_B58}{{24,34}}", lambda value: is_base58check(value.translate(_RIPPLE))),
    ("ZEC", rf"t[13]{_B58}{{33}}", is_base58check),
    ("DASH", rf"X{_B58}{{33}}", is_base58check),
    ("DOGE", rf"[DA9]{_B58}{{33}}", is_base58check),
    ("LTC", rf"[LM]{_B58}{{33}}", is_base58check),
    ("XBT", rf"[13]{_B58}{{25,34}}", is_base58check),
    ("BCH", r"(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}", lambda _: None),
)
_COMPILED_WALLETS = tuple(
    (label, re.compile(_EDGE_BEFORE + pattern + _EDGE_AFTER), check) for label, pattern, check in _WALLETS
)


def _wallets(text: str) -> Iterator[Found]:
    for label, pattern, check in _COMPILED_WALLETS:
        for found in pattern.finditer(text):
            value = found.group()
            passed = check(value)
            # A long word of one case that fails its check is a word or a reference; a mixed one may be a mistyped wallet.
            if passed is False and not _is_mixed(value):
                continue
            note = UNCHECKED if passed is None else "" if passed else CHECK_FAILS
            yield Identifier(IdentifierKind.WALLET, value, currency=label, note=note), *found.span()


def _is_mixed(value: str) -> bool:
    kinds = (str.islower, str.isupper, str.isdigit)
    return all(any(kind(character) for character in value) for kind in kinds)


# --- Numbers of ships, companies, banks and accounts ----------------------------------------------------------------

_IMO = re.compile(_EDGE_BEFORE + r"IMO(?:\s*(?:NO|NUMBER|NR|#))?[\s.:#-]*(\d{7})" + _EDGE_AFTER, re.IGNORECASE)
_BARE_IMO = re.compile(_EDGE_BEFORE + r"(\d{7})" + _EDGE_AFTER)
_SHIP = re.compile(r"(?<![A-Za-z])(?:m\.?/?[vt]\.?|vessel|ship|tanker|vsl)(?![A-Za-z])", re.IGNORECASE)
# A bare number is an IMO number where its check holds and a word for a ship stands this near.
_NEAR = 40


def _imos(text: str) -> Iterator[Found]:
    for found in _IMO.finditer(text):
        note = "" if is_imo(found.group(1)) else CHECK_FAILS
        yield Identifier(IdentifierKind.IMO, found.group(1), label="IMO", note=note), *found.span()
    for found in _BARE_IMO.finditer(text):
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if is_imo(found.group()) and _SHIP.search(near):
            yield Identifier(IdentifierKind.IMO, found.group(), note=UNLABELLED), *found.span()


_LEI = re.compile(_EDGE_BEFORE + r"[0-9A-Z]{18}[0-9]{2}" + _EDGE_AFTER)
_LEI_LABEL = re.compile(r"LEI[\s.:/#-]*$", re.IGNORECASE)


def _leis(text: str) -> Iterator[Found]:
    for found in _LEI.finditer(text):
        is_labelled = bool(_LEI_LABEL.search(text[max(0, found.start() - 8) : found.start()]))
        holds = is_mod97(found.group())
        if holds or is_labelled:
            yield Identifier(IdentifierKind.LEI, found.group(), note="" if holds else CHECK_FAILS), *found.span()


_USCC = re.compile(_EDGE_BEFORE + r"[1-9A-GY][1-59]\d{6}[0-9A-HJ-NPQRTUWXY]{10}" + _EDGE_AFTER)


def _usccs(text: str) -> Iterator[Found]:
    for found in _USCC.finditer(text):
        if is_uscc(found.group()):
            yield Identifier(IdentifierKind.USCC, found.group(), country="cn"), *found.span()


# ISO 9362: four letters of the bank, two of the country, two of the place, three of the branch.
_BIC = re.compile(_EDGE_BEFORE + r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?" + _EDGE_AFTER)
_BIC_LABEL = re.compile(
    r"(?:BIC|SWIFT|BIC/SWIFT|SWIFT/BIC|/INS/|/ACC/|/BNF/|/INT/)(?:\s*CODE)?[\s.:#-]*$", re.IGNORECASE
)
# ISO 3166-1 alpha-2, as of 2026, with XK (Kosovo), which banks use.
_COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC "
    "CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD "
    "GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH "
    "KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW "
    "MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC "
    "SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY "
    "UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split()
)


def _is_labelled_bic(text: str, start: int) -> bool:
    return bool(_BIC_LABEL.search(text[max(0, start - 16) : start]))


def _bics(text: str) -> Iterator[Found]:
    for found in _BIC.finditer(text):
        if found.group(1) not in _COUNTRIES:
            continue
        value = found.group()
        # REPAIRED and SHIPMENT have the form of a BIC: without a label only a digit or a branch tells them apart.
        told = _is_labelled_bic(text, found.start())
        told = told or any(character.isdigit() for character in value) or value.endswith("XXX")
        yield Identifier(IdentifierKind.BIC, value, note="" if told else UNLABELLED), *found.span()


# ISO 13616: how long an IBAN of each country is. From the registry that SWIFT keeps; checked by its mod 97 besides.
_IBAN_LENGTH = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL SD", 19: "MK SI FK", 20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IR IS TR", 27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HU LB NI PL SV", 29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
_IBAN = re.compile(_EDGE_BEFORE + r"([A-Z]{2})\d{2}(?:[ -]?[0-9A-Za-z]){11,30}")


def _ibans(text: str) -> Iterator[Found]:
    """IBANs with or without blanks; the length of the country says where one ends."""
    for found in _IBAN.finditer(text):
        length = _IBAN_LENGTH.get(found.group(1))
        stop = _stop_after(text, found.start(), length) if length else 0
        value = re.sub(r"[ -]", "", text[found.start() : stop]).upper()
        if length and len(value) == length and is_mod97(value[4:] + value[:4]):
            yield (
                Identifier(IdentifierKind.ACCOUNT, value, label="IBAN", country=value[:2].lower()),
                found.start(),
                stop,
            )


def _stop_after(text: str, start: int, count: int) -> int:
    """Where so many letters and digits from `start` on have been read; another sign ends them, and a word may not go on."""
    at = start
    while at < len(text) and count and (_is_sign(text[at]) or text[at] in " -"):
        count -= _is_sign(text[at])
        at += 1
    goes_on = at < len(text) and _is_sign(text[at])
    return start if count or goes_on else at


def _is_sign(character: str) -> bool:
    return character.isascii() and character.isalnum()


_ISIN = re.compile(_EDGE_BEFORE + r"[A-Z]{2}[0-9A-Z]{9}[0-9]" + _EDGE_AFTER)


def _isins(text: str) -> Iterator[Found]:
    for found in _ISIN.finditer(text):
        if found.group()[:2] in _COUNTRIES | {"XS", "EU"} and is_isin(found.group()):
            yield Identifier(IdentifierKind.ISIN, found.group()), *found.span()


# --- Hosts and mail -------------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_HOST = re.compile(r"(?<![\w@.-])(?:https?://|www\d?\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", re.IGNORECASE)


def _emails(text: str) -> Iterator[Found]:
    for found in _EMAIL.finditer(text):
        yield Identifier(IdentifierKind.EMAIL, found.group()), *found.span()


def _hosts(text: str) -> Iterator[Found]:
    for found in _HOST.finditer(text):
        yield Identifier(IdentifierKind.WEBSITE, found.group()), *found.span()


def _holds_host(text: str) -> bool:
    return "://" in text or "www" in text.lower()


# What a text must hold for any identifier of a reader to be in it: looked for first, since most texts hold none, and each
# reader looks at every character. No address of a wallet is shorter than 14; LEI, USCC, ISIN and BIC have eight capitals
# or digits in a row, an IMO number seven digits.
_READERS: tuple[tuple[Callable[[str], object], tuple[Callable[[str], Iterator[Found]], ...]], ...] = (
    (re.compile(r"[0-9A-Za-z]{14}").search, (_wallets,)),
    (re.compile("@").search, (_emails,)),
    (_holds_host, (_hosts,)),
    (re.compile(r"[A-Z]{2}\d{2}").search, (_ibans,)),
    (re.compile(r"[0-9A-Z]{8}").search, (_leis, _usccs, _isins)),
    (re.compile(r"\d{7}").search, (_imos,)),
    (re.compile(r"[0-9A-Z]{8}").search, (_bics,)),
    (re.compile(r"\d[\d .-]{3,}\d").search, (labelled,)),
)
