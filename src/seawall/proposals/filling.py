"""What stands behind a verb: its objects, and what each preposition adds."""

from collections.abc import Sequence
from dataclasses import dataclass

from seawall.claims import NodeKind
from seawall.proposals.neighbours import is_apposed, starts_clause
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.slot import MEANS
from seawall.proposals.verbs import Form


def complete(said: Said, every: Sequence[Phrase]) -> None:
    """What stands behind a verb until the next verb or clause: its objects, and what prepositions add."""
    filling = _Filling(said, said.objects, has_gap=bool(said.objects))
    resumed = 0
    for at in range(said.at + 1, len(every)):
        phrase = every[at]
        if at < resumed:
            continue
        if phrase.kind is Kind.VERB and filling.is_apposed and said.objects:
            resumed = _behind_apposition(every, at)
        if at < resumed:
            filling.bucket, filling.is_apposed = said.objects, False
            continue
        is_joined = phrase.kind is Kind.NOUN and filling.ends_series(phrase, every[at - 1])
        if phrase.kind in _ENDS or (phrase.kind is Kind.NOUN and not is_joined and starts_clause(every, at)):
            return
        if phrase.kind is Kind.PREPOSITION:
            filling.preposition(phrase, is_aside=every[at - 1].kind is Kind.COMMA)
        elif phrase.kind is Kind.NOUN:
            filling.noun(phrase, is_apposed=is_apposed(every, at) and _tells(phrase))
        elif phrase.kind in (Kind.COMMA, Kind.AND):
            closes = phrase.kind is Kind.COMMA and at + 1 < len(every) and every[at + 1].kind is Kind.AND
            # "A company tied to Salt Typhoon, and Example Name": he is no more of what it is tied to.
            is_reason = phrase.kind is Kind.COMMA and at + 1 < len(every) and every[at + 1].text in _REASONS
            closes = closes or is_reason
            if closes and said.verb.is_passive and not said.verb.is_finite and len(filling.bucket) == 1:
                return
            filling.comma(is_and=phrase.kind is Kind.AND, closes=closes)


def _behind_apposition(every: Sequence[Phrase], at: int) -> int:
    """Where objects go on behind an apposition with a participle: "sanctioned A, a firm tied to B, and C"; 0 where they don't."""
    if every[at].is_finite and every[at].form is not Form.ED:
        return 0
    for place in range(at + 1, len(every) - 2):
        phrase = every[place]
        if phrase.kind in _ENDS or phrase.kind is Kind.COLON:
            return 0
        if phrase.kind is Kind.COMMA and every[place + 1].text in _REASONS:
            # "Sanctioned A, a firm based in B, over attacks": for that it was sanctioned.
            return place + 1
        if phrase.kind is Kind.COMMA and every[place + 1].kind is Kind.AND:
            slot = every[place + 2].head.slot if every[place + 2].kind is Kind.NOUN else None
            is_name = slot is not None and slot.is_named and slot.kind in _PARTIES
            is_alone = place + 3 >= len(every) or not (
                every[place + 3].kind is Kind.VERB and every[place + 3].is_finite
            )
            return place + 2 if is_name and is_alone else 0
    return 0


_REASONS = frozenset({"over", "for"})
_PARTIES = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR})


def _tells(phrase: Phrase) -> bool:
    """Whether an apposition only tells what the name before it is: "SoftEther, a legal VPN client"."""
    slot = phrase.head.slot
    return slot is None or (slot.kind in MEANS and phrase.words[0].text.casefold() in ("a", "an"))


@dataclass(slots=True)
class _Filling:
    """Where the next noun phrase behind a verb goes: to its objects, or to what a preposition adds."""

    said: Said
    bucket: list[Phrase]
    has_gap: bool
    is_apposed: bool = False
    held: list[Phrase] | None = None

    def ends_series(self, phrase: Phrase, before: Phrase) -> bool:
        """As in "an advisory issued by the FBI, the NSA and the CNMF stated that": the last of them states nothing."""
        heads = [each.head.slot for each in (*self.bucket, phrase)]
        is_open = self.said.verb.is_passive and not self.said.verb.is_finite and len(self.bucket) > 1
        is_by = bool(self.said.tails) and self.said.tails[-1][0] == "by"
        return (
            before.kind is Kind.AND
            and is_open
            and is_by
            and all(slot is not None and slot.kind is NodeKind.AUTHORITY for slot in heads)
        )

    def preposition(self, phrase: Phrase, *, is_aside: bool) -> None:
        """Open what this preposition adds; "including" goes on with what was open."""
        if phrase.text not in _GOING_ON:
            # "Sanctioned the firm, from Chengdu, and its owner": behind the second comma the objects go on.
            self.held = self.bucket if is_aside and self.bucket else None
            self.bucket = []
            self.said.tails.append((phrase.text, self.bucket))
        self.is_apposed = False

    def noun(self, phrase: Phrase, *, is_apposed: bool) -> None:
        """Add a noun phrase; an apposition, and what hangs on it, only tells of the one before."""
        if self.bucket is self.said.objects and self.has_gap:
            self.has_gap = False
            self.bucket = []
            self.said.tails.append(("", self.bucket))
        if not is_apposed and not self.is_apposed:
            self.bucket.append(phrase)
        self.is_apposed = is_apposed

    def comma(self, *, is_and: bool, closes: bool) -> None:
        """Go on behind a comma or "and"."""
        self.is_apposed = self.is_apposed and is_and
        if closes and self.held is not None:
            self.bucket, self.held = self.held, None


_ENDS = frozenset({Kind.VERB, Kind.WHICH, Kind.WHOSE, Kind.THAT, Kind.STOP, Kind.WHILE})
_GOING_ON = frozenset({"including", "like"})
