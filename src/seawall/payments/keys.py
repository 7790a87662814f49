"""The keys of one file, to say which came twice: 8-byte hashes only, so that memory stays bounded."""

from hashlib import blake2b

from seawall.errors import Problem

# 8 bytes of hash cost about 80 bytes each in a Python set: 10 million keys stay under 1 GB. Two different keys
# among so many share a hash with a chance of 3 in a million; the cost is one needless Problem, never a lost row.
MAX_KEYS = 10_000_000


class Keys:
    """What keys a file has had so far."""

    def __init__(self, source: str, limit: int = MAX_KEYS) -> None:
        self._source = source
        self._limit = limit
        self._seen: set[int] = set()
        self._told = False

    def problem(self, key: str, place: str) -> Problem | None:
        """A Problem where the key came before, or where there are too many keys to remember."""
        digest = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        if digest in self._seen:
            return Problem(self._source, place, "key", key, "this key came before in the same file")
        if len(self._seen) < self._limit:
            self._seen.add(digest)
            return None
        if self._told:
            return None
        self._told = True
        return Problem(
            self._source, place, "key", key, f"more than {self._limit} keys: later ones are not checked for doubles"
        )
