"""What a form said: its fields read one by one, and what is wrong with each, to be shown beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, TypeAlias, TypeVar

from fastapi import Depends
from starlette.datastructures import UploadFile
from starlette.requests import Request

from seawall.errors import InputRefused
from seawall.web.look.shown import clean

# The widest form has some thirty fields; a field holds a narrative, not a book.
_MOST_FIELDS, _MOST_FILES, _MOST_TEXT = 80, 8, 64 * 2**10
# An attachment is a scan of some pages or a message; it fits with the rest of its form into what a request may hold.
# Larger ones are attached with seawall review attach.
MOST_FILE = 24 * 2**20
# So many words of a choice are named where none was made; more stand in the list itself.
_FEW = 6

_E = TypeVar("_E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form as a page draws it. kind: text, area, day, number, choice, yes, or file; hint says what is expected."""

    name: str
    label: str
    kind: str = "text"
    required: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Said:
    """A form as it was sent. wrong gathers what can't be taken, by field; it is shown beside the field."""

    texts: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, *, required: str = "") -> str:
        """A text without its margins. required says what is asked for where it is empty."""
        found = self.texts.get(name, "").strip()
        if required and not found:
            self.wrong[name] = required
        return found

    def maybe_day(self, name: str) -> date | None:
        """A day, None where nothing was said."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.wrong[name] = f"{text!r} is no day: write it as 2027-03-31"
            return None

    def day(self, name: str, usual: date) -> date:
        """A day, the usual one where nothing was said."""
        return self.maybe_day(name) or usual

    def maybe_number(self, name: str) -> Decimal | None:
        """A number, its thousands apart or not; None where nothing was said."""
        text = self.text(name).replace(",", "")
        if not text:
            return None
        try:
            found = Decimal(text)
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite():
            self.wrong[name] = f"{text!r} is no number: write it as 1234.50"
            return None
        return found

    def number(self, name: str) -> Decimal:
        """A number that must be said."""
        found = self.maybe_number(name)
        if found is None:
            self.wrong.setdefault(name, "a number is expected, such as 1234.50")
        return found or Decimal(0)

    def whole(self, name: str) -> int:
        """A whole number of the form's own; 0 where it is none."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0

    def choice(self, name: str, words: type[_E]) -> _E | None:
        """One of the words; None, and a remark, where it is none of them."""
        text = self.text(name)
        found = next((word for word in words if word.value == text), None)
        if found is None:
            self.wrong[name] = f"choose one: {', '.join(words)}" if len(words) <= _FEW else "choose one of the list"
        return found

    def yes(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.texts.get(name))

    def lines(self, name: str) -> tuple[str, ...]:
        """A text's lines that say something."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())


async def _sent(request: Request) -> Said:
    texts: dict[str, str] = {}
    many: dict[str, tuple[str, ...]] = {}
    files: dict[str, bytes] = {}
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_MOST_TEXT) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files |= await _file(value, files)
            else:
                if len(value) > _MOST_TEXT:
                    raise InputRefused(f"the field {name!r} holds more than {_MOST_TEXT:,} characters")
                text = clean(value.replace("\r\n", "\n"))
                texts[name], many[name] = text, (*many.get(name, ()), text)
    return Said(texts, many, files)


async def _file(sent: UploadFile, known: Mapping[str, bytes]) -> dict[str, bytes]:
    """A file with its name; nothing where no file was chosen."""
    name = clean(sent.filename or "").replace("\\", "/").rpartition("/")[2].strip()
    if not name:
        return {}
    if name in known:
        raise InputRefused(f"two documents are called {name}")
    data = await sent.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise InputRefused(f"{name} has more than {MOST_FILE:,} bytes: attach a part of it, or where it lies")
    return {name: data}


# A route's parameter: the form that came with the request.
Form: TypeAlias = Annotated[Said, Depends(_sent)]


def choices(words: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    """The words of an enumeration as a field's choices."""
    return tuple((word.value, word.value) for word in words)


def filled(fields: Sequence[Field], texts: Mapping[str, str]) -> dict[str, str]:
    """What each field holds, empty where nothing is known."""
    return {row.name: texts.get(row.name, "") for row in fields}
