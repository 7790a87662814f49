"""The work sheet of a case: OFAC's FAQ 5 as steps, each to be answered by a person, with who and when.

The wording is ours. FAQ 5 was revised on 2026-09-09: OFAC neither confirms nor clears hits any more, the institution
decides and documents (known from three public files, not from the page itself: unverified).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step. clears says that the answer "no" makes the match no valid one."""

    id: str
    question: str
    cite: str
    verified: str
    clears: bool = False


SHEET = (
    SheetStep("1", "Is the hit against a list that binds us?", "OFAC FAQ 5, step 1", "A", clears=True),
    SheetStep("2", "Are both of the same kind: person, organisation, vessel?", "OFAC FAQ 5, step 2", "A", clears=True),
    SheetStep("3", "Does more than one of the names match, not the surname alone?", "OFAC FAQ 5, step 3", "A", clears=True),
    SheetStep(
        "4",
        "Compared with the whole entry (full name, address, nationality, identity numbers, birth, former names): "
        "is it similar?",
        "OFAC FAQ 5, step 4",
        "A",
        clears=True,
    ),
    SheetStep("5", "Is it the listed party?", "OFAC FAQ 5, last step as revised on 2026-09-09", "C, unverified"),
    SheetStep(
        "6", "Does a licence or a statutory exemption cover the dealing?", "OFAC FAQ 5 as revised on 2026-09-09",
        "C, unverified",
    ),
)  # fmt: skip

STEPS = {step.id: step for step in SHEET}
# Whether it is the listed party, and whether a licence covers it: what a proposal must agree with.
IDENTITY, LICENCE = "5", "6"
