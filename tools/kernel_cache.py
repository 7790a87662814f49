"""Where the kernels compiled from exactly these sources are kept; print it for NUMBA_CACHE_DIR.

    NUMBA_CACHE_DIR=$(python tools/kernel_cache.py) seawall …

numba keeps a compiled kernel until its own file changes. It does not see a change of a file that the kernel calls into,
nor of a weight that was compiled in. What documents, pictures and tests of outputs show must not come from old kernels.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """A folder named by the matching room's sources."""
    sources = sorted((ROOT / "src" / "seawall" / "matching").rglob("*.py"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    return ROOT / "build" / f"kernels-{digest}"


if __name__ == "__main__":
    print(folder())
