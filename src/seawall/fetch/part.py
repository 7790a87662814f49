"""A download under way: the bytes so far in `NAME.part`, and beside it what is needed to go on where it stopped."""

from dataclasses import dataclass
from pathlib import Path

import msgspec


def bare(url: str) -> str:
    """A URL without its query: that may hold a key or a signature, which belongs in no message and no archive."""
    return url.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said by which it knows a version again (RFC 9110 §8.8), and the bare URL that it said it of.

    Texts that could not be sent back in a header are as good as none.
    """

    url: str = ""
    etag: str = ""
    last_modified: str = ""

    def condition(self, url: str) -> dict[str, str]:
        """Headers that ask for the file only if it changed; none where another URL was asked before."""
        if bare(url) != self.url:
            return {}
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return {name: value for name, value in pairs if _is_sendable(value)}

    @property
    def strong(self) -> str:
        """The validator that proves two answers equal byte for byte; empty where there is none.

        A weak ETag ("W/…") promises only the same meaning. OFAC's store gives strong ones.
        """
        strong = "" if self.etag.startswith("W/") else self.etag or self.last_modified
        return strong if _is_sendable(strong) else ""


def _is_sendable(text: str) -> bool:
    return text.isascii() and text.isprintable() and text != ""


_DECODER = msgspec.json.Decoder(Validators)


@dataclass(frozen=True, slots=True)
class Part:
    """The unfinished file `NAME.part` with its side-car `NAME.part.json`; the finished file is `NAME`."""

    done: Path

    @property
    def path(self) -> Path:
        """The bytes so far."""
        return self.done.with_name(self.done.name + ".part")

    @property
    def _sidecar(self) -> Path:
        return self.done.with_name(self.done.name + ".part.json")

    def size(self) -> int:
        """How many bytes are there."""
        return self.path.stat().st_size if self.path.exists() else 0

    def origin(self) -> Validators:
        """Of which version of which URL the bytes are; empty where that is not known (then they are of no use)."""
        try:
            return _DECODER.decode(self._sidecar.read_bytes())
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return Validators()

    def begin(self, origin: Validators) -> None:
        """Empty the part and note what it will be of, in this order: old bytes never stand under a new name."""
        self.done.parent.mkdir(parents=True, exist_ok=True)
        self._sidecar.unlink(missing_ok=True)
        self.path.write_bytes(b"")
        self._sidecar.write_bytes(msgspec.json.encode(origin))

    def finish(self) -> Path:
        """Make it the finished file in one step."""
        self.path.replace(self.done)
        self._sidecar.unlink(missing_ok=True)
        return self.done

    def drop(self) -> None:
        """Forget the bytes so far."""
        self._sidecar.unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
