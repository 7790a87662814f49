"""Regenerate src/seawall/claims/data/top_level_domains.txt: IANA's list of top-level domains, from the copy that hypothesis carries.

    python tools/top_level_domains.py

Whether the last part of a name is a top-level domain at all is what tells "evil.com" from "conhost.exe". No program asks
the network for it.
"""

from pathlib import Path

import hypothesis

SOURCE = Path(hypothesis.__file__).parent / "vendor" / "tlds-alpha-by-domain.txt"
TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "claims" / "data" / "top_level_domains.txt"


def main() -> None:
    """Write the list: IANA's own first line with its version, then one name a line in lower case."""
    first, *names = SOURCE.read_text(encoding="ascii").splitlines()
    TARGET.write_text("\n".join([first, *sorted(name.lower() for name in names if name)]) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
