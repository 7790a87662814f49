"""Problems of files of claims that cost no indicator: what they concern is kept, said elsewhere, or nothing that logs could show.

Every other Problem may stand for something that was to be looked for and was not; a "no" does not stand beside it.
"""

from typing import Final

COLUMN = "a column that nobody knows: it is not read"
SECOND_COLUMN = "a second column of this meaning: not read"
SECOND_KEY = "stands before: what supersedes it means the first"
MORE_FIELDS = "more fields than the header has"
MORE_CELLS = "more cells than the table has columns"
RULES = "rules for scanning files follow from here on, which are no claims"
GALAXY = "a galaxy of a kind that is not known"
NOWHERE = "a relation to nothing: it has no dest-uuid"
RELATION = "a relation that is not known: kept as it stands"
LIKELIHOOD = "a likelihood that is not known: taken as stated"
DELETED = "its publisher deleted it: not taken"
NO_INDICATOR = "a type of attribute that is no indicator here"
TYPE = "an object of a type that is not read here"
WORD = "not known: kept as it stands"

HARMLESS: Final = frozenset({
    COLUMN, SECOND_COLUMN, SECOND_KEY, MORE_FIELDS, MORE_CELLS, RULES, GALAXY, NOWHERE, RELATION, LIKELIHOOD, DELETED,
    NO_INDICATOR, TYPE, WORD,
})  # fmt: skip
