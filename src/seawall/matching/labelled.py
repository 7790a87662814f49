"""Numbers in running text that only the word before them tells: of tax offices, registers, passports and ships' radios.

A Russian bank puts "INN7813654490" before its customer's name, an invoice ends with "Tax ID: 113294246". Such a number has
no form by which it could be known without its label, and an exact match with a listed one decides.
"""

import re
from collections.abc import Iterator

from seawall.entities import Identifier, IdentifierKind

_LABELS: dict[IdentifierKind, str] = {
    IdentifierKind.TAX_ID: (
        "inn, инн, іпн, unp, унп, tin, tax id, tax, tax number, tax code, tax reg, vat, vat reg, vat id, ust id, ustid, ust idnr, "
        "steuernummer, siret, siren, nit, rfc, cnpj, cpf, ruc, cuit, cuil, ein, vkn, pib, gstin, p iva, partita iva, codice fiscale"
    ),
    IdentifierKind.REGISTRATION: (
        "ogrn, огрн, ogrnip, огрнип, okpo, окпо, edrpou, єдрпоу, registration, reg, business registration, company, "
        "company registration, company reg, registration id, crn, uen, hrb, handelsregister, matricule, kvk"
    ),
    IdentifierKind.PASSPORT: "passport, паспорт, pasaporte, passeport, reisepass, pasaport, passaporte, passaporto",
    IdentifierKind.NATIONAL_ID: (
        "national id, identity card, id card, cedula, cédula, dni, cnic, curp, nric, tazkira, personal id, personalausweis"
    ),
    IdentifierKind.MMSI: "mmsi",
}
_KIND_OF = {label.strip(): kind for kind, row in _LABELS.items() for label in row.split(",")}
# Without "No" or a mark behind them these are words of sentences: "company 20000 shares", "tax 10000".
_NEED_MARK = frozenset(
    {"tax", "vat", "registration", "reg", "company", "company registration", "business registration"}
)
_MARKS = frozenset("no nos nr num n number numero número nummer номер".split())
# A second number of another kind is named with the first and stands behind it: INN/KPP 7813654490/780101001.
_BESIDE = frozenset({"kpp", "кпп"})
_MOST_WORDS = 3
# So far before a number its label may begin: the longest one with "number" and signs.
_REACH = 40
# A number of so many digits is whole without what follows behind a blank: INN 7813654490 2026.
_WHOLE = 9

_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){4,19}(?:/\d{4}-\d{2})?(?:-?[A-Za-z])?(?![0-9A-Za-z])")
# A register's letters in front of its number (AB 1234567), and what stands between a label and its number.
_PREFIX = re.compile(r"(?<![^\W_])[A-Za-z]{1,3}[ -]?$")
_NO_DIGITS = re.compile(r"\D*")
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[:#№=][\s.:#№=-]*$")


def labelled(text: str) -> Iterator[tuple[Identifier, int, int]]:
    """Each labelled number with the place of the number itself."""
    for found in _NUMBER.finditer(text):
        start, number = found.start(), found.group()
        first = number.partition(" ")[0]
        stop = start + len(first if len(first) >= _WHOLE else number)
        for begin in _beginnings(text, start):
            if kind := _kind_before(text[max(0, begin - _REACH) : begin]):
                yield Identifier(kind, text[begin:stop], label=kind.replace("-", " ")), begin, stop
                break


def _beginnings(text: str, start: int) -> Iterator[int]:
    """Where the number begins: at its first digit, or at letters before it."""
    yield start
    if prefix := _PREFIX.search(text[max(0, start - 5) : start]):
        yield start - len(prefix.group())


def _kind_before(before: str) -> IdentifierKind | None:
    """What the last words before a number say that it is; another number between parts them."""
    between = _NO_DIGITS.match(before[::-1])
    words = _WORD.findall(before[len(before) - between.end() :].casefold()) if between else []
    is_marked = bool(_SIGN.search(before))
    while words and (words[-1] in _MARKS or words[-1] in _BESIDE):
        is_marked = is_marked or words[-1] in _MARKS
        words.pop()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        label = " ".join(words[-size:])
        if label in _KIND_OF and (is_marked or label not in _NEED_MARK):
            return _KIND_OF[label]
    return None
