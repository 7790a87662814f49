"""The ownership report: findings as JSON lines, and as one HTML page with the pictures of their proofs."""

from collections.abc import Iterable
from importlib.resources import files

import msgspec
from jinja2 import Environment, StrictUndefined

from seawall.ownership import Assessment, Finding, Past, Status, lines
from seawall.ownership.picture import drawing_of, drawing_of_all, svg
from seawall.reports.rows import writable

# A page with more proofs than this is no page: the rest is counted on it and stands in the JSON lines.
MOST_ON_PAGE = 200


def json_line(finding: Finding) -> bytes:
    """One finding with its whole proof as a line of JSON; percentages are decimals in quotes."""
    try:
        return _ENCODER.encode(finding) + b"\n"
    except UnicodeEncodeError:  # half of a character in a name
        return _ENCODER.encode(_writable(msgspec.to_builtins(finding))) + b"\n"


_ENCODER = msgspec.json.Encoder(decimal_format="string")


def _writable(value: object) -> object:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _writable(one) for name, one in value.items()}
    return [_writable(one) for one in value] if isinstance(value, list | tuple) else value


def page(result: Assessment, past: Past, found: Iterable[Finding], notes: Iterable[str]) -> str:
    """The report as one HTML file that opens from disk: the whole picture, then every proof as picture and text."""
    ordered = list(found)
    shown = [finding for finding in ordered if finding.status is not Status.CLEAR or finding.flags or finding.formerly]
    owned = [finding for finding in shown if not finding.is_listed][:MOST_ON_PAGE]
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports") / "ownership.html.j2").read_text(encoding="utf-8"))
    return template.render(
        regime=result.regime,
        on=result.on,
        notices=[*result.notices, *notes],
        counts=[
            (status, sum(each.status is status for each in ordered)) for status in (Status.BLOCKED, Status.POSSIBLE)
        ],
        listed=[finding for finding in ordered if finding.is_listed][:MOST_ON_PAGE],
        owned=[
            (finding, svg(drawing_of(result, finding.member)), list(lines(finding.proof, result.regime)))
            for finding in owned
        ],
        left_out=len([finding for finding in shown if not finding.is_listed]) - len(owned),
        whole=svg(drawing_of_all(result)),
        past_is_whole=past.is_whole,
        statuses=Status,
    )
