"""A program that writes for ever: each step that the store has taken is told on a line; it ends when it is killed or refused.

python -m tests.store.writer URL [MOST_FILE_BYTES]
"""

import resource
import sys
from itertools import count

from seawall.errors import SeawallError
from tests.store.made import ANA, NOW, balanced, opened


def main() -> int:
    url, limit = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with opened(url) as store:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        for number in count():
            try:
                made = store.append(balanced(number), ANA, NOW)
            except SeawallError as refusal:
                sys.stdout.write(f"refused: {refusal}\n")
                return 1
            sys.stdout.write(f"{made[-1].seq}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
