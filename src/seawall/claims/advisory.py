"""An ingester that refuses: a document's text or an extracted list, sorted into accepted, refused and doubtful, with reasons.

Taking everything that looks like an indicator out of an advisory gives its file names, its authors' own sites and software
versions as well (facts: one extraction of AA26-281A named nsa.gov and the version 2.3.20.2 of Struts). Here nothing is
dropped and nothing is guessed: what is refused stands in the result with its reason, what the text does not settle goes to a
person, and a date is only taken where it is an observation and its order is proven.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import BinaryIO

from seawall.claims.claim import NO_WINDOW, Claim
from seawall.claims.days import DateOrder, proven_order, span, window
from seawall.claims.endings import (
    EXTENSIONS,
    HASHES_OF_NOTHING,
    NEVER_DIRECTLY_BELOW,
    PROGRAM_LIKE,
    agency,
    is_government,
    shared_service,
    top_level_domains,
)
from seawall.claims.indicator import IndicatorKind, Window
from seawall.claims.normal import Normal, Refused, normal
from seawall.claims.readers.source import Source
from seawall.claims.readers.ties import indicator_claim
from seawall.claims.text import Token, tokens
from seawall.errors import Problem

# What somebody's table says of an indicator beside it: "Cloudflare's range", "rank 4,000 of all names". It never refuses.
Annotator = Callable[[str, IndicatorKind], tuple[str, ...]]

# The largest number in a version's parts: of the 517 addresses of AA26-281A none but two versions has all four below.
_SMALL = 40
_NAMES = frozenset({IndicatorKind.DOMAIN, IndicatorKind.SUFFIX})
_HASHES = frozenset({IndicatorKind.FILE, IndicatorKind.FILE_SHA1, IndicatorKind.FILE_MD5})
_IDS = re.compile(r"(?P<cve>CVE-\d{4}-\d{4,7})|(?P<attack>(?:T\d{4}(?:\.\d{3})?|TA\d{4}|[GSCM]\d{4}))", re.IGNORECASE)
# What may stand between such a word and the number in question: other versions of the same sentence.
_BETWEEN = r"(?:[\d.,:(\s–-]|\band\b|\bor\b|\bto\b|\bthrough\b)*$"
_VERSION_WORD = re.compile(
    r"\b(?:v|ver|versions?|releases?|builds?|firmware|kernel|struts|openssl|jdk|patch(?:ed)?)\b" + _BETWEEN,
    re.IGNORECASE,
)
# "Before 2.3.24.1" is a version, "proxied through 45.77.231.209" is none.
_MAYBE_VERSION = re.compile(
    r"\b(?:prior to|before|through|up to|until|later than|earlier than|apache|php|java|update)\b" + _BETWEEN,
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,3}\]$")


class Verdict(StrEnum):
    """What became of a candidate."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"  # a person decides, with the document at hand


@dataclass(frozen=True, slots=True)
class Sorted:
    """One candidate and what became of it.

    said     as it stood in the document; value and kind its normal form, empty and None where it has none
    reasons  why it was not accepted; notes what should be known of it all the same
    window   of its own row's observations; dates the row's dates that are no observation or not sure, as texts
    place    the line, and the table where it stood in one
    """

    said: str
    value: str
    kind: IndicatorKind | None
    verdict: Verdict
    place: str
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    window: Window = NO_WINDOW
    dates: tuple[str, ...] = ()


def _no_notes(_value: str, _kind: IndicatorKind) -> tuple[str, ...]:
    return ()


def sort(stream: BinaryIO, source: Source, annotate: Annotator = _no_notes) -> Iterator[Sorted | Problem]:
    """Sort all candidates of a document or of an extracted list, in its order, each as often as it stands there.

    The whole of it is read first, for only all of its dates together prove in which order they are written.
    """
    read: list[Token] = []
    for each in tokens(stream, source.file):
        if isinstance(each, Problem):
            yield each
        else:
            read.append(each)
    order = proven_order(text for token in read for _, text in (*token.observed, *token.other_dates))
    for token in read:
        sorted_ = _judged(token, annotate)
        yield _dated(sorted_, token, order, source) if sorted_.verdict is not Verdict.REFUSED else sorted_


def claims_of(results: Iterable[Sorted | Problem], source: Source) -> Iterator[Claim | Problem]:
    """The claims of what was accepted. What was refused or left to a person is told as Problems, so that it is counted."""
    for each in results:
        if isinstance(each, Problem):
            yield each
        elif each.verdict is Verdict.ACCEPTED:
            note = "; ".join((*each.notes, *each.dates))
            yield indicator_claim(
                each.said, source.subject, source.saying(each.place), kind=each.kind, window=each.window, note=note
            )
        else:
            yield Problem(source.file, each.place, str(each.verdict), each.said, "; ".join(each.reasons))


def _judged(token: Token, annotate: Annotator) -> Sorted:
    """The verdict on one candidate by its form, its ending, and the words before it."""
    if found := _IDS.fullmatch(token.text):
        what = "the number of a vulnerability" if found["cve"] else "an identifier of ATT&CK"
        return _refused(token, None, what)
    if "@" in token.text and "://" not in token.text:
        return _refused(token, None, "an e-mail address")
    read = normal(token.text)
    if isinstance(read, Refused):
        return _refused(token, None, read.why)
    verdict, reason = Verdict.ACCEPTED, ""
    for rule in (_version, _hash_of_nothing, _ending, _publisher):
        verdict, reason = rule(read, token)
        if verdict is not Verdict.ACCEPTED:
            break
    notes = (*_notes(read), *annotate(read.value, read.kind))
    return Sorted(
        token.text, read.value, read.kind, verdict, token.place, (reason,) if reason else (), notes
    )  # fmt: skip


_FINE = (Verdict.ACCEPTED, "")


def _version(read: Normal, token: Token) -> tuple[Verdict, str]:
    """A number of four parts behind a word like "version" is one; four small numbers may be one."""
    if read.kind is not IndicatorKind.IP or ":" in read.value or read.defanged:
        return _FINE
    if _VERSION_WORD.search(token.before):
        return Verdict.REFUSED, "a version number: it stands behind a word that says so"
    if _MAYBE_VERSION.search(token.before):
        return Verdict.DOUBTFUL, "a version number or an address: the words before it allow both"
    if not token.is_cell and all(int(part) <= _SMALL for part in read.value.split(".")):
        return Verdict.DOUBTFUL, "four small numbers: a version number or an address, which the text does not tell"
    return _FINE


def _hash_of_nothing(read: Normal, _token: Token) -> tuple[Verdict, str]:
    if read.kind in _HASHES and read.value in HASHES_OF_NOTHING:
        return Verdict.REFUSED, "the hash of an empty file"
    return _FINE


def _ending(read: Normal, _token: Token) -> tuple[Verdict, str]:
    """Whether a name can be a domain by its last label; written defanged, its author meant a domain."""
    if read.kind not in _NAMES:
        return _FINE
    labels = read.value.split(".")
    last = labels[-1]
    if last not in top_level_domains():
        is_file = last in EXTENSIONS
        what = "a file's name: an extension of files and" if is_file else "no name in public: its last part is"
        return Verdict.REFUSED, f"{what} no top-level domain of IANA's"
    if len(labels) > 2 or read.defanged:
        return _FINE
    if last in NEVER_DIRECTLY_BELOW:
        return Verdict.REFUSED, f"a program's name: nobody can register a name directly below .{last}"
    if last in PROGRAM_LIKE:
        return Verdict.DOUBTFUL, f"a program's name or a domain: .{last} is both, and it is not written as an indicator"
    return _FINE


def _publisher(read: Normal, _token: Token) -> tuple[Verdict, str]:
    """The sites of those who write advisories, of governments, and services that many share."""
    name = _host(read)
    if owner := agency(name):
        return Verdict.REFUSED, f"a site of {owner}, who write advisories or are named in them"
    if name and is_government(name):
        return (
            Verdict.DOUBTFUL,
            "a government's own name: a victim's or another publisher's, unless the document says otherwise",
        )
    if read.kind in _NAMES and (service := shared_service(name)) and service[0] == name:
        return Verdict.DOUBTFUL, f"the service itself and no customer of it: {service[1]}"
    return _FINE


def _notes(read: Normal) -> tuple[str, ...]:
    found = shared_service(_host(read))
    behind = (f"written with the path {read.rest}, which is not looked for",) if read.rest else ()
    return (*((f"a name among strangers' names: {found[1]}",) if found else ()), *behind)


def _host(read: Normal) -> str:
    """The name of a domain or of a URL's host; empty for what has none."""
    if read.kind is IndicatorKind.URL:
        return read.value.split("/")[2].partition(":")[0]
    return read.value if read.kind in _NAMES else ""


def _dated(sorted_: Sorted, token: Token, order: DateOrder, source: Source) -> Sorted:
    """The candidate with the window of its own row; a date that is none or not sure stays a text."""
    kept = [f"{column}: {text} (no observation)" for column, text in token.other_dates]
    days = {}
    for column, text in token.observed:
        why = _no_observation(text, order, source)
        if why:
            kept.append(f"{column}: {text} ({why})")
        else:
            days[column] = text
    first = next((text for column, text in days.items() if "last" not in column.casefold()), "")
    last = next((text for column, text in days.items() if "last" in column.casefold()), "")
    try:
        found = window(first, last, order=order)
    except ValueError as error:
        return replace(sorted_, dates=(*kept, str(error)))
    return replace(sorted_, window=found, dates=tuple(kept))


def _no_observation(text: str, order: DateOrder, source: Source) -> str:
    """Why a date under a heading of observations is none; empty where it is one."""
    if _FOOTNOTE.search(text):
        return "it carries a footnote"
    found = span(text, order)
    if found is None:
        return f"not read: the order of day and month is {order}" if "/" in text else "no date that is sure"
    if source.on and found[0].date() > source.on.latest:
        return "after the day of publication"
    return ""


def _refused(token: Token, kind: IndicatorKind | None, why: str) -> Sorted:
    return Sorted(token.text, "", kind, Verdict.REFUSED, token.place, (why,))
