"""Regenerate the word tables of src/seawall/names/data from an unpacked source package of rigour.

    python tools/word_tables.py RIGOUR_SOURCE_FOLDER

The tables ship in rigour's source package but can't be listed through its Python interface. The person names are
folded here, once, so that building a corpus does not have to fold two million of them.
"""

import json
import lzma
import shutil
import sys
from pathlib import Path

from seawall.names.fold import fold

TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "names" / "data"


def main(source: Path) -> None:
    """Copy the small tables, fold the large one."""
    names = source / "rust" / "data" / "names"
    for table, name in (("org_types", "legal_forms"), ("symbols", "symbols"), ("stopwords", "stopwords")):
        shutil.copyfile(names / f"{table}.json", TARGET / f"{name}.json")
    lines = (names / "person_names.txt").read_text(encoding="utf-8").splitlines()
    folded = sorted({group for line in lines if (group := fold_group(line))})
    data = "\n".join(folded).encode("ascii")
    (TARGET / "person_names.txt.xz").write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(folded)} groups of person names, {len(data)} bytes before compression")
    print(json.dumps({"source": source.name}))


def fold_group(line: str) -> str:
    """One group of spellings, folded, each once; empty where folding leaves one spelling or where it is of two words."""
    spellings, _, _ = line.partition("=>")
    forms = {" ".join(fold(spelling).split()) for spelling in spellings.split(",")}
    words = sorted(form for form in forms if form and " " not in form and len(form) > 1)
    return " ".join(words) if len(words) > 1 else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
