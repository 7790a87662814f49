"""Regenerate src/seawall/names/data/frequency.tsv.xz: how common each word is in names, per million names.

    python tools/word_frequency.py OFAC_NAMES.csv CENSUS_FOLDER

OFAC_NAMES.csv is the SDN list as a table with the columns name, type and alternate_names ("; " between them); the
folder holds the 1990 United States census name files dist.all.last, dist.female.first and dist.male.first. Both are
works of the United States Government. A word gets the larger of its two shares. The table is fixed with the release,
so that the score of two names does not depend on which other names a list happens to hold (docs/decisions/0003).
"""

import csv
import lzma
import sys
from collections import Counter
from pathlib import Path

from seawall.names import Kind, NameType, analyse, fold

TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "names" / "data" / "frequency.tsv.xz"
TYPES = {"individual": NameType.PERSON, "entity": NameType.ORGANISATION}
# Rarer words than this per million are all "rare": their counts are chance.
LEAST = 40.0


def main(listed: Path, census: Path) -> None:
    """Count, take the larger share, write the common words."""
    shares = per_million(listed)
    for name, weight in (("dist.all.last", 1.0), ("dist.female.first", 0.5), ("dist.male.first", 0.5)):
        for line in (census / name).read_text(encoding="ascii").splitlines():
            word, percent = line.split()[:2]
            form = fold(word)
            shares[form] = max(shares.get(form, 0.0), float(percent) * 10_000 * weight)
    common = sorted((form, round(share)) for form, share in shares.items() if share >= LEAST and form)
    data = "".join(f"{form}\t{share}\n" for form, share in common).encode("ascii")
    TARGET.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(common)} words, {len(data)} bytes before compression; the commonest:")
    print(sorted(common, key=lambda row: -row[1])[:20])


def per_million(listed: Path) -> dict[str, float]:
    """Share of entries that mention a word in any of their names."""
    counts: Counter[str] = Counter()
    entries = 0
    with listed.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            entries += 1
            kind = TYPES.get(row["type"], NameType.OBJECT)
            texts = [row["name"], *row["alternate_names"].split(";")]
            counts.update({t.form for text in texts for t in analyse(text, kind).tokens if t.kind is not Kind.NUMBER})
    return {form: count * 1_000_000 / entries for form, count in counts.items() if count > 1}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
