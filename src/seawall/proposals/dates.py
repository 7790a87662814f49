"""Days that a sentence names, absolute or against the day of the document: "3 January 2025", "Friday", "summer 2022"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from seawall.claims.days import window
from seawall.claims.indicator import Window, WindowBasis
from seawall.proposals.late import late

_MONTHS = "january february march april may june july august september october november december".split()
_NUMBER = {name[:3]: at for at, name in enumerate(_MONTHS, start=1)}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
_LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_COUNTED = {
    word: at for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(), 1
    )
}  # fmt: skip
_AGO = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
# Seasons as months of the northern half, where the authorities of these stories sit. That they are meant is inferred.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 12)}
_PARTS = {
    "early": (1, 4),
    "mid": (6, 7),
    "late": (9, 12),
    "beginning": (1, 3),
    "start": (1, 3),
    "middle": (6, 7),
    "end": (10, 12),
}
_YEAR = r"(?:19|20)\d{2}"
_ONE = late(
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d{{2}})?(?![\d-]))"
    rf"|(?P<years>(?<![\d-]){_YEAR}[-–/]\d{{2}}(?![\d-]))"
    rf"|(?P<span>(?:{_LONG_MONTH} \d{{1,2}} ?(?:and|to|[-–—]) ?\d{{1,2}}|\d{{1,2}} ?(?:and|to|[-–—]) ?\d{{1,2}} {_LONG_MONTH}),? {_YEAR})"
    rf"|(?P<mdy>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR})"
    rf"|(?P<dmy>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? {_YEAR})"
    rf"|(?P<my>{_MONTH},? (?:of )?{_YEAR})"
    rf"|(?P<dayof>(?:{_LONG_MONTH} \d{{1,2}}|\d{{1,2}} {_LONG_MONTH}),? (?:of )?(?:last|this) year)"
    rf"|(?P<ofthat>(?:{_LONG_MONTH} \d{{1,2}}|\d{{1,2}} {_LONG_MONTH}|{_LONG_MONTH}),? (?:of )?(?:that|the same) year)"
    rf"|(?P<md>{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![\d,]*\d))"
    rf"|(?P<dm>\d{{1,2}} {_MONTH}(?!\w))"
    rf"|(?P<season>(?:the )?(?:spring|summer|fall|autumn|winter)(?: of)? (?:{_YEAR}|[’']\d{{2}}(?!\d)))"
    rf"|(?P<part>(?:early|mid|late)[- ](?:to[- ]late[- ])?{_YEAR}|(?:the )?(?:beginning|start|middle|end) of {_YEAR})"
    rf"|(?P<monthof>{_LONG_MONTH} (?:of )?(?:last|this) year)"
    rf"|(?P<inmonth>(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Ii]n early )|(?<=[Ii]n late )|(?<=[Ii]n mid-)|(?<=[Bb]ack to )|(?<=[Aa]s of )|(?<=[Bb]y )|(?<=[Bb]y this )|(?<=[Uu]ntil )|(?<=figure for )|(?<=number for )|(?<=total for )){_LONG_MONTH}(?!\w)|(?<=[Tt]he ){_LONG_MONTH}(?= (?:advisory|takedown|operation|announcement|action|notice|disruption)\b))"
    rf"|(?P<lastmonth>(?<=[Ll]ast ){_LONG_MONTH}(?!\w))"
    rf"|(?P<sameday>\b(?:[Tt]he same|[Tt]hat(?: same)?) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?day|date)\b|\b[Ii]n the same (?:breath|stroke|round|package|batch|announcement|notice)\b)"
    rf"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    rf"|(?P<today>\b[Tt]oday\b)|(?P<yesterday>\b[Yy]esterday\b)"
    rf"|(?P<ago>\b(?:{'|'.join(_AGO)}) years? ago\b)"
    rf"|(?P<months>\b(?:(?i:{'|'.join(_COUNTED)})|\d{{1,2}}) months? (?:ago|later|earlier|before)\b|\b(?:that|the same) month\b|\b[Aa]t that time\b|\b[Bb]ack then(?=,)|\b[Tt]hat(?:['’]s| is| was) when\b)"
    rf"|(?P<ofyear>(?:the )?(?:spring|summer|fall|autumn|winter) of (?:the (?:following|next|same|latter|previous) year|that year|last year|this year))"
    rf"|(?P<lastseason>\b[Ll]ast (?:spring|summer|fall|autumn|winter)\b)"
    rf"|(?P<lastyear>\b[Ll]ast year\b)|(?P<thisyear>\b[Tt]his year\b)|(?P<month>\b(?:[Ll]ast|[Tt]his) month\b)"
    rf"|(?P<year>(?<![\d,.$€£-]){_YEAR}(?![\d,.-]*\d|-\w))"
)  # fmt: skip
_ONE_WITH_WORDS = late(rf" ?\b(?:on|in|since|as of)? ?(?:{_ONE.pattern})")
_TIED_DAY = (
    rf"(?:\b(?:on|in|since|as of|by|from|between|during|until|through|around|as early as|starting in|beginning in|late|early|earlier|last|this|next|Last)\s+)*"
    rf"(?:(?:at least|about|around|approximately|the|late|early|mid|sometime|last|this)[ -]+)*(?:{re.sub(r'[?]P<[a-z]+>', '?:', _ONE.pattern)})"
)
_SPAN = late(rf"{_TIED_DAY}(?:(?:,? (?:and|to|until|till|through|[-–—])) {_TIED_DAY})?")
# Place, day, agency in parentheses, a dash: what stands before the text of a report tells of its writer.
_DATELINE = late(
    rf"^(?:(?P<city>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?(?:, [A-Z]{{2}})? \[[A-Za-z]{{2,12}}\]), (?P<when>{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}): )|^(?P<place>[A-Z][A-Z.]{{2,20}}(?:[ /][A-Z.]{{2,20}}){{0,3}}(?:, [A-Z][A-Za-z.]{{1,20}}(?=[ ,]))?)?[, ]*"
    rf"(?P<day>{_MONTH} \d{{1,2}}(?:,? {_YEAR})?|\d{{1,2}} {_MONTH}(?:,? {_YEAR})?)?,? ?(?:\([^()]{{1,30}}\) ?|/\w{{1,20}}/ ?)?[-–—]{{1,2}} "
)
# Numbers in front of things are no years: "2024 devices"; so are numbers of laws and releases.
_NO_YEAR_AFTER = late(r"\s+(?:devices|routers|systems|victims|organi[sz]ations|computers|bots|nodes|subdomains)\b")
_NO_YEAR_BEFORE = late(r"(?:No\.|Order|Regulations?|Act|E\.O\.|Regulation|number|/|#)\s*$", re.IGNORECASE)
# "The 2024 Aspen Summit" is the name of an event.
_IN_A_NAME = late(r" (?:[A-Z\ue000])")
_THE = late(r"\b(?:the|its|annual|at) $", re.IGNORECASE)
_SINCE = late(
    r"(?:\b(?:since|starting in|beginning in|from at least|since at least|as early as)|(?:^|, )from)(?: at least| about| around| approximately| roughly| as early as)?(?: the)?\s+$",
    re.IGNORECASE,
)
_SINCE_BEGUN = late(
    r"\b[Ss]ince (?:its|their|the \w+[’']s) (?:inception|creation|launch|debut|emergence|beginnings?|discovery|first appearance) in(?: the)?\s+$"
)
_UNTIL = late(r"\b(?:until|till|through|up to)(?: the)?\s+$", re.IGNORECASE)
_BETWEEN = late(r"\b(?:between|from|beginning in|starting in)(?: at least| about| around)?(?: the)?\s+$", re.IGNORECASE)
_THE_SAME = late(r", (?:the )?")
_IN = late(r"\b(?:[Ii]n|[Ii]n the course of|[Dd]uring) $")
# "In summer 2022 and summer 2023".
_ARE_SEASONS = late(
    r"^(?:the )?(?:spring|summer|fall|autumn|winter)\b.* and (?:the )?(?:spring|summer|fall|autumn|winter)\b"
)
_JOIN = late(
    r"^\s*(?:and|to|until|till|through|,? ?and (?:ending|lasting until) (?:in|on)|[-–—])\s+(?:the\s+)?$", re.IGNORECASE
)


FULL_DAY = len("2025-01-03")


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a text means, as ISO texts of either end; either may be empty. is_inferred: reckoned, not written."""

    first: str
    last: str
    start: int
    stop: int
    is_inferred: bool = False

    @property
    def window(self) -> Window:
        """The same as a window of a claim; its basis says whether the document wrote it or the reader reckoned it."""
        return window(self.first, self.last, WindowBasis.INFERRED if self.is_inferred else WindowBasis.PUBLISHED)


def days_in(text: str, on: date | None, before: str = "", month: str = "") -> list[Days]:
    """The days that a sentence names, in its order; relative ones only where the day of the document is known.

    before  the day last named in the sentences before, ISO, which "the same day" means
    month   the month last named there, ISO, from which "ten months later" is reckoned
    """
    start = dateline(text)
    every = [one for one in _singles(text, on, before, month) if one.start >= start]
    # "On Tuesday, 9 December": one day, named twice.
    singles = [
        one for one, after in zip(every, [*every[1:], None], strict=False)
        if not (after and text[one.start : one.stop].endswith("day") and _THE_SAME.fullmatch(text[one.stop : after.start]))
    ]  # fmt: skip
    return list(_joined(text, singles))


def dateline(text: str) -> int:
    """Where the text begins behind its dateline ("WASHINGTON, Jan. 3 (Agency) – "); 0 where it has none."""
    found = _DATELINE.match(text)
    return found.end() if found and (found["place"] or found["day"] or found["city"]) else 0


def dateline_day(text: str, on: date | None) -> str:
    """The full day in the dateline of a text, ISO; empty where it has none."""
    found = _DATELINE.match(text)
    days = _singles(found["day"], on, "", "") if found and found["day"] else iter(())
    return next((one.first for one in days if len(one.first) == FULL_DAY), "")


def line_day(text: str) -> tuple[int, int] | None:
    """Month and day in the dateline of a text that has a place; None where it has none, or names its year."""
    found = _DATELINE.match(text)
    said = found["day"] if found and found["place"] and found["day"] else ""
    if not said or re.search(_YEAR, said):
        return None
    month = next(_NUMBER[word[:3].lower()] for word in re.findall(r"[A-Za-z]+", said))
    return month, int(re.findall(r"\d{1,2}", said)[0])


class InMonth(date):
    """Some day of a month of which no more is known: the last one stands for it, and no day of a week is reckoned from it."""


def without_days(text: str) -> str:
    """The text without its days and the small words before them: "by the UK on 9 December 2025 and by the US"."""
    return _ONE_WITH_WORDS.sub("", text)


def without_spans(text: str) -> str:
    """The text with its days and the words that tie them blanked, every other place kept: for who reads the rest."""
    return _SPAN.sub(lambda found: " " * len(found[0]), text)


# "01/06/2025, 10:00 AM EST": which number is the month is told by one above twelve, or by an American hour beside it.
_SLASHED = late(rf"(?<![\d/])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/(?P<year>{_YEAR})(?![\d/])")
_AMERICAN = late(r"\b(?:[ECMP][SD]T|(?<=M )[ECMP]T|(?<=m\. )[ECMP]T)\b")


def _slashed(text: str) -> str:
    """A day in numbers whose order the line itself proves, ISO; else none."""
    found = _SLASHED.search(text)
    if found is None:
        return ""
    one, two, year = (int(found[name]) for name in ("one", "two", "year"))
    is_month_first = two > len(_MONTHS) or (one <= len(_MONTHS) and bool(_AMERICAN.search(text)))
    if not is_month_first and one <= len(_MONTHS):
        return ""
    try:
        return (date(year, one, two) if is_month_first else date(year, two, one)).isoformat()
    except ValueError:  # "13/13/2025": no day
        return ""


def day_of(text: str) -> str:
    """The first full day that a line names, ISO; empty where it names none. For datelines."""
    for found in _ONE.finditer(text):
        if (
            found.lastgroup in ("iso", "mdy", "dmy")
            and (read := _read(found, None))
            and len(read[0]) == len("2025-01-03")
        ):
            return read[0]
    return _slashed(text)


def _singles(text: str, on: date | None, before: str, month: str) -> Iterator[Days]:
    year = 0
    for found in _ONE.finditer(text):
        if found.lastgroup == "year" and (
            _NO_YEAR_AFTER.match(text, found.end())
            or _NO_YEAR_BEFORE.search(text[: found.start()])
            or (_IN_A_NAME.match(text, found.end()) and _THE.search(text[: found.start()]))
        ):
            continue
        if found.lastgroup == "sameday":
            if before:
                yield Days(before, before, found.start(), found.end(), is_inferred=True)
            continue
        if found.lastgroup in _RECKONED:
            if shifted := _reckoned(found, on, month, year):
                yield Days(*shifted, found.start(), found.end(), is_inferred=True)
                before = shifted[0] if len(shifted[0]) == FULL_DAY else before
            continue
        try:
            read = _read(found, on)
        except ValueError:  # "February 31": no day, and so no date
            continue
        if read:
            year = int(read[1][:4])
            # "On Dec 30 … earlier that month": a month of this sentence, too.
            is_month = len(read[0]) >= len("2025-01") and read[0][:7] == read[1][:7]
            month = read[0][:7] if is_month else month
            # "On 3 May …; an advisory of the same day": a day of this sentence stands nearer than one before it.
            before = read[0] if len(read[0]) == FULL_DAY else before
            yield Days(read[0], read[1], found.start(), found.end(), read[2])


def _months(said: str, on: date | None, month: str) -> tuple[str, str] | None:
    """The month that lies so many months from the document's day ("ago"), or from the month told of before."""
    words = said.lower().split()
    if words[-1] in ("month", "then", "when", "time"):
        return (month, month) if month else None
    number = int(words[0]) if words[0].isdigit() else _COUNTED[words[0]]
    base = f"{on:%Y-%m}" if words[-1] == "ago" and on else month if words[-1] != "ago" else ""
    if not base:
        return None
    at = int(base[:4]) * 12 + int(base[5:7]) - 1 + (number if words[-1] == "later" else -number)
    then = f"{at // 12:04d}-{at % 12 + 1:02d}"
    return then, then


# Kinds of days that only what was told before makes days.
_RECKONED = frozenset({"months", "ofyear", "ofthat"})


def _reckoned(found: re.Match[str], on: date | None, month: str, year: int) -> tuple[str, str] | None:
    """The days that these words mean behind the month and the year that were told of before; none where none was."""
    if found.lastgroup == "months":
        return _months(found[0], on, month)
    if found.lastgroup == "ofyear":
        return _of_year(found[0], on, year)
    base = year or int(month[:4] or 0)
    return _of_that_year(found[0], base) if base else None


def _of_that_year(said: str, year: int) -> tuple[str, str] | None:
    """A day or a month of the year that was told of before: "18 September of that year"."""
    month = next(_NUMBER[word[:3].lower()] for word in re.findall(r"[A-Za-z]+", said) if word[:3].lower() in _NUMBER)
    number = re.search(r"\d{1,2}", said)
    try:
        then = date(year, month, int(number[0])).isoformat() if number else f"{year}-{month:02d}"
    except ValueError:  # "February 31": no day
        return None
    return then, then


def _of_year(said: str, on: date | None, year: int) -> tuple[str, str] | None:
    """A season of the year that the sentence named before, of the one after it, or of last year."""
    first, last = _SEASONS[next(word for word in _SEASONS if word in said.lower())]
    is_own = said.endswith(("last year", "this year"))
    base = (on.year if on else 0) if is_own else year
    step = 1 if re.search(r"following|next", said) else -1 if re.search(r"last|previous", said) else 0
    return (f"{base + step}-{first:02d}", f"{base + step}-{last:02d}") if base else None


def _joined(text: str, singles: list[Days]) -> Iterator[Days]:
    """Days with the words before them: "since", "until", "between … and …"."""
    at = 0
    while at < len(singles):
        one = singles[at]
        before = text[: one.start]
        after = singles[at + 1] if at + 1 < len(singles) else None
        is_years = (
            after
            and (len(one.first) == len(after.first) == 4 or _ARE_SEASONS.search(text[one.start : after.stop]))
            and _IN.search(before)
            and text[one.stop : after.start] == " and "
        )
        if (
            after
            and (_BETWEEN.search(before) or is_years)
            and _JOIN.match(text[one.stop : after.start])
            and one.first <= after.last
        ):
            yield Days(one.first, after.last, one.start, after.stop, one.is_inferred or after.is_inferred)
            at += 2
            continue
        if _SINCE.search(before) or _SINCE_BEGUN.search(before):
            yield Days(one.first, "", one.start, one.stop, one.is_inferred)
        elif _UNTIL.search(before):
            yield Days("", one.last, one.start, one.stop, one.is_inferred)
        else:
            yield one
        at += 1


def _read(found: re.Match[str], on: date | None) -> tuple[str, str, bool] | None:  # noqa: PLR0911  # a kind of date a line
    """First day, last day, and whether they were reckoned. Raises ValueError for a day that no calendar has."""
    kind, said = str(found.lastgroup), found[0]
    year = int(found_year[0]) if (found_year := re.search(_YEAR, said)) else 0
    year = year or (2000 + int(said[-2:]) if re.search(r"[’']\d{2}$", said) else 0)
    month = next(
        (_NUMBER[word[:3].lower()] for word in re.findall(r"[A-Za-z]+", said) if word[:3].lower() in _NUMBER), 0
    )
    match kind:
        case "iso":
            return (said, said, False) if len(said) == len("2025-01") else _day(date.fromisoformat(said))
        case "years":
            # "In a 2022-23 campaign"; "2022-19" is the number of something.
            last = year - year % 100 + int(said[-2:])
            return (str(year), str(last), False) if last > year else None
        case "span":
            one, two = (int(each) for each in re.findall(r"(?<!\d)\d{1,2}(?!\d)", said)[:2])
            return (date(year, month, one).isoformat(), date(year, month, two).isoformat(), False)
        case "mdy" | "dmy":
            number = int(re.findall(r"\d{1,2}(?=st|nd|rd|th|,|\s)", said)[0])
            return _day(date(year, month, number))
        case "my":
            return (f"{year}-{month:02d}", f"{year}-{month:02d}", False)
        case "season":
            first, last = _SEASONS[next(word for word in _SEASONS if word in said.lower())]
            return (f"{year}-{first:02d}", f"{year}-{last:02d}", True)
        case "part":
            first, last = _PARTS[said.lower().removeprefix("the ").split("-")[0].split()[0]]
            return (f"{year}-{first:02d}", f"{year}-{last:02d}", True)
        case "year":
            return (said, said, False)
    return _relative(kind, said, month, on) if on else None


def _relative(kind: str, said: str, month: int, on: date) -> tuple[str, str, bool] | None:  # noqa: C901, PLR0911  # as above
    if isinstance(on, InMonth) and kind in _OF_THE_DAY:
        return None
    match kind:
        case "md" | "dm":
            number = int(re.findall(r"\d{1,2}", said)[0])
            this = date(on.year, month, number)
            return _day(this if this <= on else date(on.year - 1, month, number), inferred=True)
        case "inmonth" | "lastmonth":
            year = on.year if month < on.month or (kind == "inmonth" and month == on.month) else on.year - 1
            return (f"{year}-{month:02d}", f"{year}-{month:02d}", True)
        case "weekday":
            back = (on.weekday() - _DAYS.index(said.lower())) % 7
            return _day(on - timedelta(days=back), inferred=True)
        case "today" | "yesterday":
            return _day(on - timedelta(days=kind == "yesterday"), inferred=True)
        case "dayof":
            return _day(date(on.year - ("last" in said), month, int(re.findall(r"\d{1,2}", said)[0])), inferred=True)
        case "monthof":
            year = on.year - ("last" in said)
            return (f"{year}-{month:02d}", f"{year}-{month:02d}", True)
        case "ago":
            year = on.year - _AGO[said.split(maxsplit=1)[0].lower()]
            return (str(year), str(year), True)
        case "lastseason":
            begin, end = _SEASONS[said.split()[1].lower()]
            year = on.year if end < on.month else on.year - 1
            return (f"{year}-{begin:02d}", f"{year}-{end:02d}", True)
        case "lastyear" | "thisyear":
            then_year = str(on.year - (kind == "lastyear"))
            return (then_year, then_year, True)
        case "month":
            then = on.replace(day=1) - timedelta(days=said.lower().startswith("last"))
            return (f"{then:%Y-%m}", f"{then:%Y-%m}", True)
    return None


# What is reckoned from the very day of a document.
_OF_THE_DAY = frozenset({"weekday", "today", "yesterday"})


def _day(day: date, *, inferred: bool = False) -> tuple[str, str, bool]:
    return (day.isoformat(), day.isoformat(), inferred)
