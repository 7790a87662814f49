"""What was wrong with a file: every Problem counted by its reason, the first few of each kept with what was said."""

from collections import Counter

from seawall.errors import Problem
from seawall.exposure.logs.limits import PROBLEMS_KEPT


def escaped(text: str) -> str:
    """Text with all that does not print (controls, line ends, changes of direction) written as escapes."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


class Notes:
    """The Problems of one file. `why` is one of a few fixed sentences: what differs from line to line goes into `said`."""

    def __init__(self, source: str) -> None:
        self.source = escaped(source)
        self.counts: Counter[str] = Counter()
        self.kept: list[Problem] = []
        # Records of kinds that are known and tell no flow or name: no Problems, but counted.
        self.passed = 0

    def say(self, line: int, field: str, said: object, why: str) -> None:
        """Count a Problem of a line (0: of the whole file), and keep it if there are few of its kind."""
        self.counts[why] += 1
        if self.counts[why] <= PROBLEMS_KEPT:
            # Cut before it is escaped: a line may be long.
            text = escaped(str(said)[: Problem.SAID_LIMIT + 1])
            self.kept.append(Problem(self.source, f"line {line}" if line else "", field, text, why))

    def once(self, why: str, said: object = "") -> None:
        """A Problem of the whole file, said once however often it is met."""
        if why not in self.counts:
            self.say(0, "", said, why)

    @property
    def total(self) -> int:
        """How many Problems there were, kept or not."""
        return self.counts.total()
