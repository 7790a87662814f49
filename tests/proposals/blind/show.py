"""Print the scores of a set of stories: `python -m tests.proposals.blind.show development HOME`."""

import sys
from collections import Counter
from pathlib import Path

from seawall.corpus import current
from tests.proposals.blind.scored import HERE, labels, scored


# The table is for the eyes of who mends the rules.
# ruff: noqa: T201
def main(which: str, home: Path, detail: str = "") -> None:
    """The table, and with "detail" each miss and each claim that no label knows."""
    corpus = current(home)
    all_scores = [scored(HERE / which / story, some, corpus) for story, some in labels(which).items()]
    asked: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for one in all_scores:
        asked.update(label.kind for label in one.facts)
        got.update(label.kind for label in one.found)
        print(
            f"{one.story:<18} {len(one.found):>3} of {len(one.facts):>3}  made {one.made:>3}  unlabelled {len(one.wrong):>3}"
        )
        if detail:
            for label in one.missed:
                print(
                    "   missed",
                    label.kind,
                    "·",
                    label.subject,
                    "–",
                    label.relation,
                    "–",
                    label.object,
                    label.denied,
                    label.first,
                    label.last,
                    label.words,
                )
            for each in one.wrong:
                print(
                    "   made  ",
                    each.rule,
                    "·",
                    each.claim.sentence,
                    f"({each.claim.role})",
                    each.first,
                    each.last,
                    "|",
                    each.sentence.text[:400],
                )
    for kind in sorted(asked):
        print(f"  {kind:<12} {got[kind]:>3} of {asked[kind]:>3}")
    print(
        f"{which}: {got.total()} of {asked.total()} = {got.total() / asked.total():.2f}; unlabelled {sum(len(one.wrong) for one in all_scores)}"
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
