"""A brief as PDF, set by Typst from a template of our own; names from outside reach it as data and never as markup."""

from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Final, Literal
from unicodedata import east_asian_width

import msgspec

from seawall.attribution import svg
from seawall.briefs import OWN_NETWORK, Brief, Sentence
from seawall.briefs.brief import Source
from seawall.briefs.notes import parted
from seawall.briefs.words import day_words
from seawall.errors import SettingRefused
from seawall.reports.brief_chart import exposure, for_paper, phases
from seawall.reports.brief_marks import cited_by, marks
from seawall.reports.rows import writable

# Forty pages of notes are printed for nobody: the rest is counted and stands in the JSON.
MOST_CITED: Final = 60
MOST_MOMENTS: Final = 80
# The day in the file's own record, so that the same brief gives the same bytes.
_MOMENT: Final = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
# Typst refuses links of more than 8,000 letters, and nobody types as many as these.
_MOST_URL: Final = 2_000
# One of these has the signs of Chinese, Japanese and Korean names.
_EAST_ASIAN: Final = (
    "Noto Sans CJK",
    "Noto Serif CJK",
    "Source Han",
    "WenQuanYi",
    "PingFang",
    "Hiragino",
    "Microsoft YaHei",
    "SimSun",
    "Droid Sans Fallback",
)


def refuse() -> None:
    """SettingRefused where Typst is not installed."""
    if find_spec("typst") is None:
        raise SettingRefused("a PDF needs Typst: install seawall[reports]")


def pdf(brief: Brief) -> bytes:
    """The brief as PDF. SettingRefused where Typst is not installed."""
    return _set(brief, "pdf")[0]


def pictures(brief: Brief) -> list[bytes]:
    """The same pages as PNG, to be looked at."""
    return _set(brief, "png")


def _set(brief: Brief, kind: Literal["pdf", "png"]) -> list[bytes]:
    refuse()
    import typst  # noqa: PLC0415  # an extra: briefs in the other formats need it not

    template = (files("seawall.reports") / "brief.typ").read_bytes()
    said = {
        "brief": writable(msgspec.json.encode(_plain(brief)).decode("utf-8", "replace")),
        "graph": for_paper(writable(svg(brief.drawing, lambda _: ""))),
        "phases": for_paper(writable(phases(brief))),
        "exposure": for_paper(writable(exposure(brief))),
    }
    # Several pages as pictures come as a list, whatever the stub says.
    made: object = typst.compile(template, format=kind, sys_inputs=said, timestamp=_MOMENT)
    return [bytes(one) for one in made] if isinstance(made, list) else [made] if isinstance(made, bytes) else []


def _plain(brief: Brief) -> dict[str, Any]:
    """What the template reads: every text as it is printed."""
    cited = cited_by(brief)

    def noted(one: Sentence) -> dict[str, Any]:
        found = marks(one.notes, cited)
        return {
            "text": writable(one.text),
            "marks": [{"text": m.text, "first": m.first, "check": m.check} for m in found if m.first in shown],
        }

    shown = {one.label for note in brief.notes for one in note.cited[:MOST_CITED]}
    of = f"As of {day_words(brief.valid.isoformat())}" if brief.valid else "Of all days of which something is said"
    by = f"by what was known on {day_words(brief.known.isoformat())}" if brief.known else "by all that was read"
    return {
        "title": writable(brief.title),
        "of": f"{of}, {by}.",
        "counts": [[f"{count:,}", word] for count, word in brief.counts],
        "sharing": brief.sharing,
        "glyphs": _glyphs(brief),
        "sections": [
            {"title": section.title, "paragraphs": [
                {"heading": each.heading, "is_list": each.is_list, "is_own": each.heading == OWN_NETWORK, "sentences": [noted(one) for one in each.sentences]} for each in section.paragraphs
            ]} for section in brief.sections
        ],
        "unknowns": [noted(one) for one in brief.unknowns],
        "timeline": [{"day": one.day, "ours": one.ours, "sentence": noted(one.sentence)} for one in brief.timeline[-MOST_MOMENTS:]],
        "earlier": f"{max(len(brief.timeline) - MOST_MOMENTS, 0):,}",
        "notes": [_note(note) for note in brief.notes],
        "rests_on": writable(" · ".join(f"{name} {version}" for name, version in brief.rests_on.items())),
    }  # fmt: skip


def _note(note: Any) -> dict[str, Any]:
    url = note.url if note.url.startswith(("https://", "http://")) else ""
    document = note.document
    if len(url) > _MOST_URL:
        url, document = "", f"{document} (its address is too long for paper)"
    cited = [
        {"label": one.label, "letter": parted(one.label)[1], "said": one.said, "place": one.place, "days": one.days, "state": one.state, "more": one.more}
        for one in note.cited[:MOST_CITED]
    ]  # fmt: skip
    return {
        "number": str(note.number), "mark": note.mark, "by": note.by, "on": day_words(note.on) if note.on else "", "document": document,
        "url": url, "root": note.root, "meaning": note.meaning, "cited": cited, "more": max(len(note.cited) - MOST_CITED, 0),
        "check": note.kind is Source.CLAIMS and note.mark != "P",
    }  # fmt: skip


def _glyphs(brief: Brief) -> str:
    """What is to be said where the machine has no font for a name's script; empty where it has."""
    import typst  # noqa: PLC0415  # an extra

    text = "".join(one.said + one.more for note in brief.notes for one in note.cited)
    if not any(east_asian_width(sign) in {"W", "F"} for sign in text):
        return ""
    if any(family.startswith(_EAST_ASIAN) for family in typst.Fonts().families()):
        return ""
    return "This machine has no font with Chinese, Japanese or Korean signs: some names are boxes here. The HTML page has them."
