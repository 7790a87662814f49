"""A brief as one HTML page, as Markdown and as JSON: the same brief gives the same bytes."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
from jinja2 import Environment, StrictUndefined

from seawall.attribution import source_of, svg
from seawall.briefs import OWN_NETWORK, Brief, Cited, Sentence
from seawall.briefs.notes import parted
from seawall.briefs.words import day_words
from seawall.reports.brief_chart import exposure, phases
from seawall.reports.brief_marks import cited_by, marks
from seawall.reports.rows import writable
from seawall.reports.whole_file import WholeFile, Writer

# A page with more is no page: the rest is counted on it and stands in the JSON.
MOST_CITED: Final = 200
MOST_MOMENTS: Final = 120


class BriefOutput(WholeFile[Brief]):
    """A brief in the format that the file's ending names: .html, .pdf, .json or .md. SettingRefused where a PDF can't be made."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, {ending: _writer(make) for ending, make in _MADE.items()})
        if path.suffix.lower() == ".pdf":
            from seawall.reports.brief_print import refuse  # noqa: PLC0415  # Typst is of an extra

            refuse()


def _writer(make: Callable[[Brief], bytes]) -> Callable[[Path], Writer[Brief]]:
    return lambda path: _Bytes(path, make)


class _Bytes:
    """One brief, one file."""

    def __init__(self, path: Path, make: Callable[[Brief], bytes]) -> None:
        self._stream = path.open("wb")
        self._make = make

    def write(self, item: Brief) -> None:
        self._stream.write(self._make(item))

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


def page(brief: Brief) -> str:
    """The brief as one HTML file that opens from disk: no script, no font, nothing fetched."""
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports") / "brief.html.j2").read_text(encoding="utf-8"))
    cited = cited_by(brief)
    return template.render(
        brief=brief,
        graph=svg(brief.drawing, source_of),
        phases=phases(brief),
        exposure=exposure(brief),
        own=OWN_NETWORK,
        marks=lambda labels: marks(labels, cited),
        words=day_words,
        letter=lambda label: parted(label)[1],
        linked=linked,
        most_cited=MOST_CITED,
        most_moments=MOST_MOMENTS,
    )


def linked(url: str) -> bool:
    """Whether an address from outside may be a link: nothing but a page's address."""
    return url.startswith(("https://", "http://"))


def as_json(brief: Brief) -> bytes:
    """The brief with every note whole; the graph stands in the files of seawall graph."""
    plain: dict[str, Any] = {name: getattr(brief, name) for name in Brief.__dataclass_fields__ if name != "drawing"}
    return (
        msgspec.json.format(msgspec.json.encode(_clean(msgspec.to_builtins(plain)), order="sorted"), indent=1) + b"\n"
    )


def _clean(value: object) -> object:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {writable(str(name)): _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def markdown(brief: Brief) -> str:
    """The brief as Markdown with its notes at the end; what comes from outside is escaped, and no link is live."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    cited = cited_by(brief)
    yield f"# {_md(brief.title)}"
    yield ""
    if brief.sharing:
        yield from (f"**{brief.sharing}**: not to be shared further than that.", "")
    for section in brief.sections:
        yield from (f"## {section.title}", "")
        for paragraph in section.paragraphs:
            if paragraph.heading:
                yield from (f"### {paragraph.heading}", "")
            told = [_md_sentence(one, cited) for one in paragraph.sentences]
            yield from (f"- {one}" for one in told) if paragraph.is_list else (" ".join(told),)
            yield ""
    yield from ("## What is not known", "", *(f"- {_md_sentence(one, cited)}" for one in brief.unknowns), "")
    if brief.timeline:
        rows = (f"- {moment.day}: {_md_sentence(moment.sentence, cited)}" for moment in brief.timeline)
        yield from ("## Timeline", "", *rows, "")
    yield from ("## Notes", "")
    for note in brief.notes:
        on = f", {day_words(note.on)}" if note.on else ""
        mark = rf"\[{note.mark}\] " if note.mark else ""
        root = f" (rests on {_md(note.root)})" if note.root else ""
        yield f"{note.number}. {mark}{_md(note.by)}{on}: {_md(note.document)}{root} {_md(note.url)}".rstrip()
        for one in note.cited[:MOST_CITED]:
            state = f"{one.state}: " if one.state not in {"", "holds"} else ""
            days = f", {one.days}" if one.days else ""
            yield f"    - {one.label}: {state}{_md(one.said)}{days}{f' ({_md(one.more)})' if one.more else ''}"
        if len(note.cited) > MOST_CITED:
            yield f"    - … and {len(note.cited) - MOST_CITED:,} more; all stand in the JSON"


def _md_sentence(one: Sentence, cited: dict[str, Cited]) -> str:
    told = " ".join(mark.text for mark in marks(one.notes, cited))
    return _md(one.text) + (rf" \[{told}\]" if told else "")


_SIGNS: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~!"})


# What GitHub's readers take for a link without any scheme.
_WWW: Final = re.compile(r"\b(www)\.", re.IGNORECASE)


def _md(text: str) -> str:
    """Text from outside that no reader of Markdown takes for a sign or a link."""
    return _WWW.sub(r"\1\.", text.translate(_SIGNS).replace("://", ":\\//"))


def _as_pdf(brief: Brief) -> bytes:
    from seawall.reports.brief_print import pdf  # noqa: PLC0415  # Typst is of an extra

    return pdf(brief)


_MADE: Final[dict[str, Callable[[Brief], bytes]]] = {
    ".html": lambda brief: writable(page(brief)).encode(),
    ".json": as_json,
    ".md": lambda brief: writable(markdown(brief)).encode(),
    ".pdf": _as_pdf,
}
