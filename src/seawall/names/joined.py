"""Name fields that hold more than one name: how long a field is, and the words that join parties in one field.

"Example Trading c/o Example Shipping" is two names, and each is screened as one. A long field without such words may hold
a name anywhere (matching/fields.py).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from seawall.names.analyse import MAX_NAME_CHARS
from seawall.names.text import is_syllabic

# A field of more words may hold a name among others. With four words around it a listed name scores below review as
# often as above; of a bank's name fields one in twenty has more (docs/methodology.md, "Names within longer fields").
MOST_WORDS = 4
_SYLLABLES = 4
# So many names of one field are read; a field with more joining words is a list, and is read as running text besides.
MOST_JOINED = 8
# Shorter words alone are initials and small words, and name nobody.
_LEAST_LETTERS = 3
# A short field of one or two pieces is neither long nor joined; most names are, and are read no further.
_SHORT, _FEW_BLANKS = 24, 2

# A year has so many figures, and names such as 3M and 7-28 have fewer.
_LEAST_FIGURES = 4

# What stands before another name of the same party. A dotted letter stands for "d/b/a", "dba" and "d.b.a." alike.
_ALSO = (
    "d.b.a. | t/a | o/a | a.k.a. | f.k.a. | n.k.a. | doing business as | trading as | trading under | operating as | "
    "carrying on business as | also known as | formerly known as | now known as | formerly | alias | "
    "handelnd als | handelnd unter | vormals | exploitant sous | faisant affaire sous | anciennement | "
    "conocido como | conocida como | que opera como | anteriormente | conhecido como | noto come | handelend onder | "
    "также известный как | торгующий как | ранее"
)
# What stands before another party: whoever acts, receives or is meant.
_BESIDE = (
    # English
    "c/o | care of | o.b.o. | on behalf of | in behalf of | for account of | for the account of | to the account of | "
    "for acct of | a/c | account of | f.b.o. | for the benefit of | for benefit of | in favour of | in favor of | b/o | "
    "by order of | order of | attn | attention | f.a.o. | agent for | agents for | agent of | acting for | nominee for | "
    "nominee of | trustee for | trustee of | trustees of | custodian for | custodian of | in trust for | i.t.f. | "
    "proxy for | represented by | via | through | and/or | "
    # What a person's property is held in; a trust stands behind the name.
    "estate of | heirs of | executor of | executors of | executor for | guardian of | administrator of the estate of | "
    "family trust | living trust | revocable trust | irrevocable trust | testamentary trust | roth ira | "
    # German, Dutch
    "p.a. | bei | im auftrag von | im auftrag der | im auftrag des | im namen von | für rechnung | auf rechnung von | "
    "zu händen | z.hd. | zugunsten | zu gunsten | vertreten durch | p/a | namens | ten name van | t.n.v. | t.a.v. | "
    "voor rekening van | ten gunste van | in opdracht van | "
    # French
    "chez | pour le compte de | pour compte de | a/s | aux soins de | au nom de | de la part de | par ordre de | "
    "d'ordre de | en faveur de | agissant pour | représenté par | représentée par | à l'attention de | "
    # Spanish, Portuguese, Italian
    "por cuenta de | por orden de | en nombre de | a nombre de | a favor de | a la atención de | en representación de | "
    "por conta de | por ordem de | em nome de | aos cuidados de | per conto di | per ordine di | presso | a nome di | "
    "a favore di | alla cortese attenzione di | "
    # Turkish (behind the name that is acted for), Polish
    "adına | hesabına | eliyle | lehine | w imieniu | na rzecz | na zlecenie | "
    # Russian, Ukrainian
    "по поручению | от имени | за счет | за счёт | в пользу | через | по доверенности | для | за дорученням | "
    "від імені | на користь | за рахунок | "
    # Arabic, Persian, Hebrew
    "نيابة عن | لحساب | لصالح | بواسطة | عناية | از طرف | به حساب | توسط | עבור | בשם"
)
# Words of scripts without blanks; they stand in the middle of writing.
_UNPARTED = "代表 | 转交 | 轉交 | 经由 | 經由 | 代收 | 委托 | 委託 | 気付 | 대리 | 경유 | ℅"

# Words that tell of a payment and stand in few names: beside one of them a name of two words scores below review.
_TOLD = frozenset(
    "payment payments paying invoice invoices inv rent salary wages remittance regarding beneficiary beneficiaries acct acc "
    "invoicing refund fees zahlung rechnung rechnungen miete gehalt lohn uberweisung überweisung facture factures paiement "
    "loyer salaire virement pago pagos factura facturas alquiler nomina nómina pagamento pagamenti fattura affitto bonifico "
    "betaling factuur huur оплата платеж платёж аренда зарплата счет счёт".split()
)
# Words of accounts, and of what a bank puts behind a holder's name. Beside a name they are none of it (matching/fields.py).
ACCOUNT_WORDS = frozenset(
    "account accounts savings current checking deposit usd eur gbp chf jpy cny aed rub ref reference dob born passport "
    "trader proprietor client customer sole konto sparkonto girokonto compte cuenta conto rekening".split()
)

TELLING = _TOLD | ACCOUNT_WORDS

_TOKEN = re.compile(r"[^\W_]+(?:[./][^\W_]+)*")
# Words of other scripts bear marks that are no letters.
_FOREIGN = re.compile(r"[^\s,;:/|()_-]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+")
_EDGES = " \t\r\n,.;:/|()[]{}<>-–—\"'«»“”„"


class Joined(NamedTuple):
    """A name in a field that holds several: text[start:stop] of the field.

    after is the joining word before it as it stood, empty for the first name. is_same: it is another name of the party
    that the field names first, not another party.
    """

    text: str
    start: int
    stop: int
    after: str
    is_same: bool


def is_long(field: str) -> bool:
    """Whether a name field has more words than MOST_WORDS, words of payments or accounts, or figures: a text that may hold a name.

    Four syllables of Han or Hangul count as a word.
    """
    if field.isascii():
        if _is_short(field):
            return False
        tokens = _tokens(field)
        return len(tokens) > MOST_WORDS or not TELLING.isdisjoint(tokens) or any(map(_is_figure, tokens))
    return not TELLING.isdisjoint(_tokens(field)) or sum(map(_worth, _FOREIGN.findall(field))) > MOST_WORDS


def joined(field: str) -> tuple[Joined, ...]:
    """The names that a field holds, where words that join parties stand between them; else nothing.

    >>> [(one.text, one.after, one.is_same) for one in joined("Example Trading d/b/a Example Foods c/o Max Example")]
    [('Example Trading', '', True), ('Example Foods', 'd/b/a', True), ('Max Example', 'c/o', False)]
    """
    return tuple(_joined(field)) if _may_join(field) else ()


def _is_figure(token: str) -> bool:
    """A date, a reference, a number of a passport: as no name of two or three words has it."""
    return len(token) >= _LEAST_FIGURES and token[0].isdigit() and token[-1].isdigit()


def _is_short(field: str) -> bool:
    return field.count(" ") < _FEW_BLANKS and len(field) < _SHORT


def _worth(word: str) -> float:
    """What a word counts as: Han is written without blanks, and companies have names of up to sixteen syllables."""
    return len(word) / _SYLLABLES if is_syllabic(word[0]) else 1.0


def _may_join(field: str) -> bool:
    """Whether any joining word may stand there: most fields have none, and the pattern costs more than this."""
    if len(field) > MAX_NAME_CHARS:
        return False
    if field.isascii():
        return not _is_short(field) and not JOINING_SIGNS.isdisjoint(_tokens(field))
    return not JOINING_SIGNS.isdisjoint(_tokens(field)) or may_join_unparted(field)


def may_join_unparted(field: str) -> bool:
    """Whether a joining word stands there that no blank parts from the names, as in Chinese."""
    return _UNPARTED_PATTERN.search(field) is not None


def _tokens(field: str) -> list[str]:
    said = field.lower()
    return _TOKEN.findall(said.replace(" /", "/").replace("/ ", "/") if "/" in said else said)


def _joined(field: str) -> Iterator[Joined]:
    marks = list(_PATTERN.finditer(field))[:MOST_JOINED]
    if not marks:
        return
    starts = [0, *(mark.end() for mark in marks)]
    stops = [*(mark.start() for mark in marks), len(field)]
    is_same = True
    for place, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        mark = marks[place - 1] if place else None
        is_same = is_same and (mark is None or mark.lastgroup == "also")
        said = field[start:stop]
        begin = start + len(said) - len(said.lstrip(_EDGES))
        text = said.strip(_EDGES)
        if _may_be_name(text):
            yield Joined(text, begin, begin + len(text), mark.group() if mark else "", is_same)


def _may_be_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 or len(text) >= _LEAST_LETTERS or (bool(text) and is_syllabic(text[0]))


def _phrases(table: str) -> list[str]:
    return [phrase.strip() for phrase in table.split("|")]


def _pattern_of(phrase: str) -> str:
    """The phrase as a pattern: blanks of any width; dots of an abbreviation may be slashes, and of three are left out."""
    if _INITIALS.fullmatch(phrase):
        parts = phrase.split(".")[:-1]
        plain = "|" + "".join(parts) if len("".join(parts)) > len("pa") else ""
        return r"[./]\s?".join(parts) + r"\.?" + plain
    if "/" in phrase:
        return r"\s?/\s?".join(re.escape(part) for part in phrase.split("/"))
    return r"\s+".join(re.escape(word) for word in phrase.split())


def _signs_of(phrase: str) -> Iterator[str]:
    """The longest token of the phrase, in each way in which it is written: without it the phrase is not there."""
    if _INITIALS.fullmatch(phrase):
        letters = phrase.split(".")[:-1]
        yield from (mark.join(letters) for mark in ("", ".", "/"))
        yield max(letters, key=len)
    else:
        yield max(_TOKEN.findall(phrase), key=len)


def _longest_first(table: str) -> str:
    return "|".join(_pattern_of(phrase) for phrase in sorted(_phrases(table), key=len, reverse=True))


JOINING_SIGNS = frozenset(sign for phrase in (*_phrases(_ALSO), *_phrases(_BESIDE)) for sign in _signs_of(phrase))
_UNPARTED_PATTERN = re.compile("|".join(_phrases(_UNPARTED)))
_PATTERN = re.compile(
    rf"(?<![^\W_])(?:(?P<also>{_longest_first(_ALSO)})|(?P<beside>{_longest_first(_BESIDE)}))(?![^\W_])"
    rf"|(?P<unparted>{_UNPARTED_PATTERN.pattern})",
    re.IGNORECASE,
)
