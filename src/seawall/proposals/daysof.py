"""To which verb of a sentence a day belongs: a statement of another clause can't have it."""

import re
from collections.abc import Sequence

from seawall.claims import NodeKind, Relation
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals.dates import Days
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.rules import DEEDS
from seawall.proposals.said import Said
from seawall.proposals.verbs import HAVE, TELLING, Form

# What opens a clause of its own between two verbs.
_OPENS = frozenset({Kind.WHICH, Kind.WHOSE, Kind.THAT, Kind.WHILE, Kind.STOP})
# What authorities do they tell of on the day.
_TOLD_ON_THE_DAY = frozenset({Relation.SEIZED, Relation.DESIGNATED_BY})
# What stands between a day at the head of a clause and what it opens: "On 3 January, ", "…, and in May ".
_AHEAD = late(
    r"(?:^|[,;:–—(“\"]|\b(?:and|that|but|when|while|after|then|which|who|said|says|added|noted|reported|alleged|believes?|wrote))\s*(?:at (?:its|their|the) (?:peak|height),? )?(?:(?:on|in|since|by|during|from|between|until|at|as of|around)\b)?\s*(?:the |late |early |mid-)?$",
    re.IGNORECASE,
)
# "An operation in September in which the FBI disrupted it": of what was done in it.
_IN_WHICH = late(r",? (?:in|during|by|through) which\b")
_CLOSED = late(
    r"[,)–—]\s*(?:on|in|since|by|during|from|between|until|at|as of|around)?\s*(?:at least )?(?:the |late |early |mid-)?$"
)
_WHICH = late(r"\b(?:which|who|that|when|while)\s*(?:in|since|by|during|from|between)?\s*$")
_WHEN = late(r",? when\b")
# "Controlled and managed": with one word between.
_JUDGING = frozenset(
    "criticize condemn accuse protest urge blast slam denounce praise rebuke lambast oppose welcome vow call reject".split()
)
_BESIDE = 2
# A day stands so near behind a figure that it is the figure's.
_NEXT = 30
_AT_HEAD = len("From the summer of ")
_RIGHT_BEFORE = len(" on the ")
_REMOVING = frozenset("remove delete wipe erase purge clean disinfect clear evict eject expel".split())
_BEHIND_DEED = 80
_OWNING = frozenset("own run operate rent lease provide control manage host maintain supply".split())
_WRITING = frozenset("publish issue release author co-author write put co-sign sign post".split())


def _is_beside(hit: Hit, day: Days, text: str) -> bool:
    """Whether a day stands in the words of a statement or right beside them: "a September 2024 advisory by the FBI"."""
    if hit.start <= day.start < hit.stop:
        return True
    between = text[hit.stop : day.start] if day.start >= hit.stop else text[day.stop : hit.start]
    return bool(_BESIDE_WORDS.fullmatch(between))


_BESIDE_WORDS = late(
    r",?\s*(?:(?:joint|cyber ?security|was|which|that|published|issued|released|dated|made public|of|on|in|from|the|and|their|partners)\s*){0,5}"
)


def _tells_of_it(owner: Said, verb: Said) -> bool:
    """As in "The US has imposed sanctions on the firm, the Treasury said on Friday": an authority tells of it on the day."""
    teller = owner.subjects[0][0].head.slot if owner.subjects and owner.subjects[0] else None
    is_office = teller is not None and teller.kind is NodeKind.AUTHORITY
    return (
        is_office and owner.verb.verb in TELLING and not any(word.text.casefold() == "had" for word in verb.verb.words)
    )


def is_told_on_the_day(hit: Hit) -> bool:
    """Whether it is what authorities do, and tell of on the day: "the FBI said on Friday it had taken the group offline"."""
    return hit.relation in _TOLD_ON_THE_DAY or hit.rule == "operation against"


def is_of_deed(day: Days, text: str) -> bool:
    """Whether a day only says which deed is meant: "an April 2020 campaign"."""
    return bool(_ARTICLE.search(text[: day.start]) and _OF_DEED.match(text, day.stop))


_ARTICLE = late(r"\b(?:an?|the|its|their|his|that) (?:early |late |mid-)?$")
_OF_DEED = late(
    r" (?:[\w-]+ ){0,3}?(?:attacks?|campaigns?|intrusions?|breach(?:es)?|hacks?|thefts?|heists?|compromises?|operations?|incidents?|sprees?|waves?|leaks?)\b"
)


def _is_of_its_servers(owner: Said, hit: Hit) -> bool:
    """As in "sent its traffic through servers that the firm owned from 2022 until 2023": in that time it did."""
    is_reduced = owner.verb.is_passive and not owner.verb.is_finite
    is_owned = owner.verb.verb in _OWNING and ((owner.is_aside and not owner.verb.is_passive) or is_reduced)
    is_use = hit.relation in (Relation.USES, Relation.COMMUNICATES_WITH) and is_network_of_somebody(hit.object)
    return is_owned and is_use and hit.start < owner.verb.start


def _only_names(said: Said) -> bool:
    """Whether a participle only says how somebody is called: "disrupted a group, known as Flax Typhoon, on Wednesday"."""
    return said.verb.is_passive and not said.verb.is_finite and said.verb.verb in _NAMING


_NAMING = frozenset("know call dub nickname track".split())


class Clauses:
    """The verbs of a sentence in their order, and what parts them."""

    def __init__(self, every: Sequence[Phrase], found: Sequence[Said]) -> None:
        self._every = every
        self._found = sorted(found, key=lambda said: said.verb.start)

    def parts(self, hit: Hit, day: Days, text: str) -> bool:
        """Whether a clause stands between a statement and a day: then the day is another's."""
        if hit.rule.startswith("figure") and (verb := self._verb(hit)) and verb.verb.verb in _REMOVING:
            # "Removed it in January from hundreds of routers": when they were infected nobody says.
            return True
        is_deed = hit.relation in DEEDS or hit.rule.startswith("figure")
        if is_deed and is_of_deed(day, text) and 0 <= hit.start - day.stop <= _BEHIND_DEED:
            # "For the April 2020 compromise of 81,000 firewalls".
            return False
        if hit.rule == "advisory" and self._own(hit) is None and not _is_beside(hit, day, text):
            return not any(owner.verb.verb in _WRITING for owner in self.owners(day, text))
        owners, verb = self.owners(day, text), self._verb(hit)
        if verb is not None and owners and all(self._is_since(owner, verb, day) for owner in owners):
            return True
        if verb is not None and owners and day.first != day.last and self._is_meanwhile(verb, owners[0]):
            return False
        return verb is not None and bool(owners) and all(self._is_anothers(owner, verb, hit) for owner in owners)

    def _is_since(self, owner: Said, verb: Said, day: Days) -> bool:
        """As in "was identified in July 2023 and has been used to attack": the day is that of the first alone."""
        since = [
            each for each in self._found
            if day.stop <= each.verb.start <= verb.verb.start and each.verb.words[0].text.casefold() in HAVE and each.subjects == owner.subjects
        ]  # fmt: skip
        return bool(since) and owner.verb.stop <= day.start and owner.verb.words[0].text.casefold() not in HAVE

    def _is_meanwhile(self, verb: Said, owner: Said) -> bool:
        """As in "sent data to its servers while they broke into networks between 2022 and 2023": in that time they did both."""
        between = [each for each in self._every[verb.at + 1 : owner.at] if each.kind in _OPENS]
        subject = owner.subjects[0][0].text if owner.subjects and owner.subjects[0] else ""
        return [each.text for each in between] in (["while"], ["as"]) and subject in ("it", "they")

    def _is_anothers(self, owner: Said, verb: Said, hit: Hit) -> bool:
        is_advisory = hit.rule == "advisory" and owner.verb.verb in _WRITING
        if owner is verb or is_advisory or self._is_one(owner, verb) or _is_of_its_servers(owner, hit):
            return False
        if verb.verb.start > owner.verb.start:
            if owner.verb.verb in _JUDGING and hit.relation is Relation.DESIGNATED_BY:
                # "Yesterday criticized the US for sanctioning": the day of the criticism.
                return True
            # "OFAC announced on Friday that it had sanctioned": what is told is told of on the day.
            is_told = owner.verb.verb in TELLING and is_told_on_the_day(hit)
            is_what_for = not verb.verb.is_finite and not self._is_parted(owner, verb)
            return not (is_told or is_what_for or (hit.rule == "advisory" and verb.verb.verb in _WRITING))
        if hit.relation is Relation.DESIGNATED_BY and _tells_of_it(owner, verb):
            return False
        # "Had used the servers to carry out attacks since 2022": the day of what it did so for.
        is_its_own = not owner.verb.is_finite and not self._is_parted(verb, owner)
        # "Disrupted a botnet run by the firm in September": on that day it was disrupted.
        is_done = hit.relation is Relation.SEIZED and owner.verb.is_passive
        return not (is_its_own and (is_done or not is_told_on_the_day(hit)))

    def same_verb(self, one: Hit, other: Hit, day: Days, *, is_only: bool) -> bool:
        """Whether the words of two statements are one verb's; is_only: the sentence has no other day."""
        verb, their = self._own(one), self._own(other)
        is_counts = one.rule.startswith("figure") or one.relation is Relation.COMPROMISES
        is_counted = one.rule == "made up of" or (is_counts and is_only)
        # "Had targeted 75 organizations between 2023 and 2024": the figure stands before the day.
        is_counted = is_counted or (
            other.rule == "figure" and one.start < other.start < other.stop <= day.start < other.stop + _NEXT
        )
        is_figure = other.rule.startswith("figure") and is_counted and one.subject.id == other.subject.id
        verb = verb or (self._verb(one) if is_figure else None)
        if is_figure and is_only and verb is not None:
            begin, end = sorted((one.start, other.start))
            return not any(each.kind in _OPENS for each in self._every if begin <= each.start < end)
        their = self._verb(other) if is_figure else their
        if verb is None or their is None:
            return False
        # "Used the servers to launch attacks between 2022 and 2023": in that time they did both.
        if self._is_what_for(verb, their, other) or self._is_what_for(their, verb, one):
            return True
        if self._is_by_means(verb, their, other):
            return True
        if day.stop <= min(verb.verb.start, their.verb.start) and self._is_one(verb, their) and day.start <= _AT_HEAD:
            # "From 2022 through 2023, it used the servers to attack and exchanged data with them".
            return True
        first = min(verb.at, their.at)
        is_joined = abs(verb.at - their.at) == _BESIDE and self._every[first + 1].kind is Kind.AND
        return verb is their or (is_joined and day.start > max(verb.verb.start, their.verb.start))

    def _is_what_for(self, verb: Said, means: Said, hit: Hit) -> bool:
        is_means = verb.verb.is_to and hit.relation is Relation.USES and means.at < verb.at
        return is_means and not self._is_parted(means, verb)

    def _is_by_means(self, verb: Said, means: Said, hit: Hit) -> bool:
        """As in "In summer 2022 they accessed hosts, using VPN software": they used it then."""
        is_using = hit.relation is Relation.USES and means.verb.form is Form.ING and not means.verb.is_finite
        between = [said for said in self._found if verb.at < said.at < means.at]
        is_next = verb.verb.is_finite and verb.at < means.at and not any(said.verb.is_finite for said in between)
        return is_using and is_next and not self._is_parted(verb, means)

    def owners(self, day: Days, text: str) -> list[Said]:
        """The verbs beside which a day stands: behind them, or before one at the head of a clause."""
        around = [said for said in self._found if said.verb.start < day.start < said.verb.stop]
        if around:
            # "Had between 2023 and 2024 compromised".
            return around[:1]
        before = [said for said in self._found if said.verb.stop <= day.start and not _only_names(said)]
        after = [said for said in self._found if said.verb.start >= day.stop]
        is_ahead = bool(_AHEAD.search(text[: day.start])) and bool(after)
        if after and after[0].verb.is_finite and not text[day.stop : after[0].verb.start].strip():
            # "After the FBI in September dismantled a botnet": right before its verb.
            return after[:1]
        is_in_deed = bool(_IN_WHICH.match(text, day.stop))
        if (is_of_deed(day, text) or is_in_deed) and after and after[0].is_aside:
            # "Over an April 2020 campaign that infected 81,000 firewalls": then they were infected.
            return after[:1]
        if before and is_ahead and not _WHICH.search(text[: day.start]):
            # ", since 2021, in Taiwan" goes on; ", and in May the FBI said" opens a clause.
            between = [each for each in self._every if day.stop <= each.start < after[0].verb.start]
            is_ahead = any(each.kind is Kind.NOUN for each in between) and not any(
                each.kind in _OPENS for each in between
            )
        finite = [said for said in after if said.verb.is_finite]
        if is_ahead or not before:
            return finite[:1] or after[:1]
        found = self._with_object(day, before) or before[-1:]
        if _CLOSED.search(text[: day.start]):
            # "Designated the firm, a company based in Beijing, on 3 January": behind the comma the clause around goes on.
            found += [said for said in before if said.verb.is_finite and not said.is_aside][-1:]
        # "Unknown until last September, when the FBI announced": the day of both.
        return [*found, *(finite[:1] if _WHEN.match(text, day.stop) else [])]

    def _with_object(self, day: Days, before: Sequence[Said]) -> list[Said]:
        """The verb whose object stands right before a day: "designated A, a firm tied to B, and C in December"."""
        beside = [
            each for each in self._every if each.kind is Kind.NOUN and 0 <= day.start - each.stop <= _RIGHT_BEFORE
        ]
        return [said for said in before if beside and any(each is beside[-1] for each in said.objects)][-1:]

    def _own(self, hit: Hit) -> Said | None:
        own = next((said for said in self._found if said.verb.start <= hit.start < said.verb.stop), None)
        # "Routinely sent and received information from": the words of a row begin before its verb.
        return own or (self._within(hit) if hit.rule == "uses" else None)

    def _within(self, hit: Hit) -> Said | None:
        return next((said for said in self._found if hit.start <= said.verb.start < hit.stop), None)

    def _verb(self, hit: Hit) -> Said | None:
        """The verb that says a statement, or that stands nearest before what says it."""
        if (own := self._own(hit)) is not None:
            return own
        within = self._within(hit)
        before = next((said for said in reversed(self._found) if said.verb.start < hit.start), None)
        after = next((said for said in self._found if said.verb.start >= hit.stop), None)
        # "…; 81,000 of them were infected": it begins a clause.
        opens = before and any(
            each.kind in _OPENS and before.verb.stop <= each.start < hit.start for each in self._every
        )
        return within or (after if after and (opens or not before) else before)

    def _is_one(self, one: Said, other: Said) -> bool:
        """Whether two verbs are joined: "controlled and managed"."""
        first, last = (one, other) if one.at < other.at else (other, one)
        return last.subjects is first.subjects and not self._is_parted(first, last)

    def _is_parted(self, one: Said, other: Said) -> bool:
        first, last = (one.at, other.at) if one.at < other.at else (other.at, one.at)
        return any(each.kind in _OPENS for each in self._every[first + 1 : last])
