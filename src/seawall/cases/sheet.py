"""The work sheet of a case: OFAC's FAQ 5 as steps, each to be answered by a person, with who and when.

The wording is ours. FAQ 5 was revised on 2026-09-09: OFAC neither confirms nor clears hits any more, the institution
decides and documents (known from three public files, not from the page itself: unverified).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step.

    clears     the answer "no" makes the match no valid one
    is_of_each the answer speaks of one dealing, so that every new alert asks for it anew
    """

    id: str
    question: str
    cite: str
    verified: str
    clears: bool = False
    is_of_each: bool = False


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
        "C, unverified", is_of_each=True,
    ),
    SheetStep(
        "7", "Is it forbidden for what else stopped it: a place, owners, an unread field, an earlier payment?",
        "OFAC FAQ 36 and 401", "A", is_of_each=True,
    ),
)  # fmt: skip

STEPS = {step.id: step for step in SHEET}
# The comparison of FAQ 5, then what a proposal must agree with: whether it is the listed party, whether a licence covers
# the dealing, and whether something else forbids it.
COMPARISON = ("1", "2", "3", "4")
IDENTITY, LICENCE, OTHER = "5", "6", "7"
