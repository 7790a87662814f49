"""The files of a screening: what comes in, what goes out, and what must not be both."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments import Subject
from seawall.payments.sources import Reading, files_in, read_path, read_stream

_STANDARD_INPUT = "-"


def check_inputs(names: Sequence[str], *, folders: bool = False) -> None:
    """Refuse, before anything is screened, files that are missing or given twice: half a run helps nobody."""
    for place, name in enumerate(names):
        if name != _STANDARD_INPUT and not Path(name).exists():
            raise InputRefused(f"there is no file {name}")
        if name != _STANDARD_INPUT and Path(name).is_dir() and not folders:
            raise InputRefused(f"{name} is a folder; give the files in it")
        for other in names[:place]:
            if _same(name, other):
                raise SettingRefused(f"{name} is given twice; its records would count twice")
            for inner, outer in ((name, other), (other, name)):
                if _is_inside(inner, outer):
                    raise SettingRefused(f"{inner} lies in {outer}, which is given too; its records would count twice")


def check_outputs(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Refuse an output that would replace what is being read, or another output, or be read itself next time."""
    for place, path in enumerate(outputs):
        if any(_same(str(path), name) for name in inputs if name != _STANDARD_INPUT):
            raise SettingRefused(f"{path} is being read; write to another file")
        for name in inputs:
            if _is_inside(str(path), name):
                raise SettingRefused(f"{path} would lie in {name}, which is being read; write to another folder")
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


def subjects(names: Sequence[str], how: Reading) -> Iterator[Subject | Problem]:
    """What stands in these files, in the files of these folders, and in standard input."""
    for name in names:
        if name == _STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, "standard input", how)
        else:
            yield from read_path(Path(name), how)


def size_of(names: Sequence[str]) -> int:
    """The bytes of all files that will be read, as far as their sizes are known; what can't be listed is refused later."""
    files = [Path(name) for name in names if name != _STANDARD_INPUT]
    return sum(_size(path) for path in files)


def _size(path: Path) -> int:
    try:
        if not path.is_dir():
            return path.stat().st_size
        return sum(found.path.stat().st_size for found in files_in(path, path.name) if not found.left_out)
    except (OSError, InputRefused):
        return 0


def _is_inside(name: str, folder: str) -> bool:
    if _STANDARD_INPUT in {name, folder} or not Path(folder).is_dir():
        return False
    return Path(folder).resolve() in Path(name).resolve().parents


def _same(one: str, two: str) -> bool:
    if one == two:
        return True
    first, second = Path(one), Path(two)
    return _STANDARD_INPUT not in {one, two} and first.exists() and second.exists() and first.samefile(second)
