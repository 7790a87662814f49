"""A report as PDF, set by Typst from a template of our own and the report's canonical JSON."""

from datetime import UTC, datetime
from importlib.resources import files
from typing import Literal

from seawall.errors import SettingRefused
from seawall.reports.ofac.form import Form


def pdf(form: Form) -> bytes:
    """The report as PDF. SettingRefused where Typst is not installed."""
    return _set(form, "pdf")[0]


def pictures(form: Form) -> list[bytes]:
    """The same pages as PNG, to be looked at."""
    return _set(form, "png")


def _set(form: Form, kind: Literal["pdf", "png"]) -> list[bytes]:
    try:
        import typst  # noqa: PLC0415  # an extra: reports in the other formats need it not
    except ImportError as error:
        raise SettingRefused("a PDF needs Typst: install seawall[reports]") from error
    template = (files("seawall.reports.ofac") / "form.typ").read_bytes()
    moment = int(datetime.combine(form.made_on, datetime.min.time(), UTC).timestamp())
    said = {"report": form.as_json().decode("utf-8")}
    # Several pages as pictures come as a list, whatever the stub says.
    made: object = typst.compile(template, format=kind, sys_inputs=said, timestamp=moment)
    return [bytes(one) for one in made] if isinstance(made, list) else [made] if isinstance(made, bytes) else []
