"""The first answer of a new process from an index on disk: what a user waits for. Called by bench.speed with the index's folder."""

import sys
from pathlib import Path

from seawall.matching import Index
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse

list(Screener(Index.open(Path(sys.argv[1]))).hits(analyse("Vladimir Putin", NameType.PERSON), 0.8))
