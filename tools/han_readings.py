"""Regenerate src/seawall/names/data/han_readings.tsv.xz from Unihan_Readings.txt of the Unicode Character Database.

    python tools/han_readings.py Unihan_Readings.txt

A line a character: its Cantonese readings in Jyutping without tones (kCantonese) and its Korean reading (kHangul, that of
names before that of education).
"""

import lzma
import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "names" / "data" / "han_readings.tsv.xz"
# Characters of the basic plane: those beyond it stand in no name on a list.
_LAST = 0xFFFF


def main(source: Path) -> None:
    """Keep the two columns."""
    cantonese, korean = dict[int, str](), dict[int, str]()
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("U+") and int(line[2:].split("\t")[0], 16) <= _LAST:
            point, field, value = line[2:].split("\t")
            if field == "kCantonese":
                cantonese[int(point, 16)] = re.sub(r"\d", "", value)
            elif field == "kHangul":
                korean[int(point, 16)] = _of_names(value)
    rows = [
        f"{chr(point)}\t{cantonese.get(point, '')}\t{korean.get(point, '')}" for point in sorted({*cantonese, *korean})
    ]
    TARGET.write_bytes(lzma.compress("\n".join(rows).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} characters, {TARGET.stat().st_size} bytes")


def _of_names(value: str) -> str:
    sounds = [entry.split(":") for entry in value.split()]
    return min(sounds, key=lambda sound: "N" not in sound[-1])[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
