"""The rows of a policy that speak of dealings: measures by entry, tenors, jurisdictions, owners, licences."""

from datetime import date
from decimal import Decimal

import msgspec

from seawall.decisions.dealing import Kind
from seawall.decisions.evidence import Part, Who
from seawall.decisions.marks import Verified
from seawall.decisions.outcome import Outcome


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry's own words or tags require; where one speaks, it stands in place of its list's effect.

    says        words that must all stand in one of the entry's facts; empty: the row speaks of the whole list
    or_says     words that say the same where another format of the list has another label for it
    programmes  only entries under one of these tags
    kinds       the dealings that are prohibited; empty: all
    except_kinds  dealings that may be excepted: a person decides
    purposes    only dealings for one of these purposes
    from_fact   the label of the fact that gives the first day on the entry
    divest_fact the label of the fact that gives the last day on which a holding may be sold
    credit_cite where not empty, a letter of credit counts as debt of its applicant and binds no beneficiary
    asks        what a person must find out where the payment does not say it
    allows      what is said of a dealing that is not prohibited
    Tenors stand in the table `tenor`, under the measure's name.
    """

    name: str
    list: str
    outcome: Outcome
    requires: str
    cite: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None
    says: tuple[str, ...] = ()
    or_says: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    except_kinds: tuple[Kind, ...] = ()
    purposes: tuple[str, ...] = ()
    from_fact: str = ""
    divest_fact: str = ""
    credit_cite: str = ""
    asks: str = ""
    allows: str = ""


class MeasureLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label under which entries of a list state measures, and what one that no measure knows leads to: to review.

    ignore holds openings of texts that state none ("For more information").
    """

    list: str
    label: str
    ignore: tuple[str, ...] = ()
    unknown: Outcome = Outcome.REVIEW


class Tenor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a measure prohibits of debt and equity that was issued in a window of days, both included.

    Debt is prohibited where it runs longer than debt_over days, never at exactly so many. issued_from None: from the
    day that the entry gives (Measure.from_fact).
    """

    measure: str
    debt_over: int
    equity: bool
    cite: str
    verified: Verified
    issued_from: date | None = None
    issued_to: date | None = None


class Jurisdiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a place requires of dealings with somebody there, in a window of dates."""

    id: str
    who: Who
    outcome: Outcome
    requires: str
    cite: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None


class FlowDown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether what a listing requires reaches the companies that the listed party owns: "yes", "no" or "doubt".

    A row with programmes goes before one without.
    """

    list: str
    reaches: str
    cite: str
    verified: Verified
    programmes: tuple[str, ...] = ()


class PartRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a listing leads where its party has no interest of its own but takes this part."""

    part: Part
    most: Outcome
    requires: str
    cite: str
    verified: Verified


class Licence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A licence with its conditions: what a machine can check, what must be evidenced, and what nobody has read.

    programmes, lists, entities, jurisdictions say what it covers. It is looked at only where a payment relies on it by
    name or has one of its purposes. days_after_listing: only so many days after the listing. conditions are to be
    evidenced by the user; unread are conditions whose text was not read: while there are any, a person decides.
    """

    id: str
    title: str
    cite: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None
    programmes: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    not_jurisdictions: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    purposes: tuple[str, ...] = ()
    days_after_listing: int | None = None
    most_amount: Decimal | None = None
    currency: str = ""
    must_report: bool = False
    conditions: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a regime calls each outcome; an outcome that the regime does not know has no word."""

    block: str = "block"
    reject: str = "reject"
    review: str = "review"
    release: str = "release"

    def of(self, outcome: Outcome) -> str:
        """The regime's word for an outcome."""
        return str(getattr(self, outcome.value))
