"""A report as one HTML file that opens from disk, as a preview: what is empty first, then every field with its mark."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from seawall.decisions import Verified
from seawall.reports.ofac.form import Form
from seawall.reports.rows import writable

MARKS = (
    (Verified.OFFICIAL, "official text was read"),
    (Verified.SECONDARY, "secondary sources agree"),
    (Verified.ONE_SOURCE, "one source, unverified"),
    (Verified.UNVERIFIED, "to be verified"),
)


# Up to so many rows of part B are shown one below the other: in a table their columns are too narrow to be read.
_FEW = 3


def page(form: Form) -> str:
    """The report as a page."""
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports.ofac") / "form.html.j2").read_text(encoding="utf-8"))
    return writable(template.render(form=form, marks=MARKS, few=_FEW))
