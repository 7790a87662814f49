"""The files of a screening: what comes in, what goes out, and what must not be both."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from seawall.cli.terminal import watched
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments import Subject
from seawall.payments.read import read

_STANDARD_INPUT = "-"


def check_inputs(names: Sequence[str]) -> None:
    """Refuse, before anything is screened, files that are missing or given twice: half a run helps nobody."""
    for place, name in enumerate(names):
        if name != _STANDARD_INPUT and not Path(name).exists():
            raise InputRefused(f"there is no file {name}")
        if name != _STANDARD_INPUT and Path(name).is_dir():
            raise InputRefused(f"{name} is a folder; give the files in it")
        for other in names[:place]:
            if _same(name, other):
                raise SettingRefused(f"{name} is given twice; its records would count twice")


def check_outputs(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuse an output that would replace what is being read, or another output."""
    for place, path in enumerate(outputs):
        if any(_same(str(path), name) for name in inputs if name != _STANDARD_INPUT):
            raise SettingRefused(f"{path} is being read; write to another file")
        if any(path.resolve() == other.resolve() for other in outputs[:place]):
            raise SettingRefused(f"{path} is given as output twice")


def mapping(given: Sequence[str]) -> dict[str, str]:
    """`--map field=column` to a mapping; SettingRefused where one is none or a field comes twice."""
    found: dict[str, str] = {}
    for text in given:
        field, sign, column = (part.strip() for part in text.partition("="))
        if not (field and sign and column):
            raise SettingRefused(f"--map takes field=column, not {text!r}")
        if field in found:
            raise SettingRefused(f"--map gives two columns for {field}: {found[field]!r} and {column!r}")
        found[field] = column
    return found


def subjects(name: str, columns: dict[str, str], *, quiet: bool) -> Iterator[Subject | Problem]:
    """What stands in one file, or in standard input."""
    if name == _STANDARD_INPUT:
        yield from read(sys.stdin.buffer, "standard input", columns=columns or None)
        return
    path = Path(name)
    try:
        with watched(path, quiet=quiet) as stream:
            yield from read(stream, path.name, columns=columns or None)
    except OSError as error:
        raise InputRefused(f"{name} can't be read: {error.strerror or error}") from error


def _same(one: str, two: str) -> bool:
    if one == two:
        return True
    first, second = Path(one), Path(two)
    return _STANDARD_INPUT not in {one, two} and first.exists() and second.exists() and first.samefile(second)
