"""Who does what to whom: the verbs of a sentence with their subjects, objects, and what prepositions add to them.

A walk from left to right over the phrases: a main clause, the clauses that "which" opens in it, what commas set apart, and
verbs that "and" joins. Where the words leave open whom a verb means, all whom they may mean are given, the likeliest first;
the kinds that a frame asks for choose among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from seawall.proposals.filling import complete
from seawall.proposals.neighbours import (
    ARTICLES,
    antecedents_of,
    chain,
    has_agent,
    in_tail,
    is_apposed,
    joint,
    last_noun,
    series,
    series_of,
    with_name,
)
from seawall.proposals.phrase import Kind, Phrase
from seawall.proposals.said import Said
from seawall.proposals.verbs import CALLED, DONE, INTRANSITIVE, LAUNCHING, OF_OBJECT, TELLING, Form


@dataclass(slots=True)
class _Clause:
    """A clause while it is read: its subjects, and whether its verb has come."""

    subjects: list[list[Phrase]]
    has_verb: bool = False
    said: Said | None = None
    is_relative: bool = False
    gap: list[Phrase] | None = None
    antecedents: Sequence[Phrase] = ()


def clauses(every: Sequence[Phrase]) -> list[Said]:
    """The verbs of a sentence in its order."""
    walk = _Walk(every)
    found = walk.run()
    for said in found:
        complete(said, every)
    _share(found, every)
    return found


_ATTACKS = frozenset(
    "attack attacks cyberattacks cyberattack intrusions campaign campaigns operations operation hacks intrusion".split()
)


def _is_launched(governor: Said, deed: Phrase) -> bool:
    """Whether a noun is the attack that the verb before it tells to have been made."""
    is_attack = deed.head.slot is None and deed.head.text.casefold() in _ATTACKS
    return governor.verb.verb in LAUNCHING and is_attack and not governor.verb.is_passive


def _using(governor: Said | None, said: Said) -> list[list[Phrase]]:
    """As in "compromised hosts of European entities using VPN software": who compromised them used it."""
    is_means = governor is not None and said.verb.verb in _MEANS and not governor.verb.is_passive
    return governor.subjects if governor is not None and is_means and not governor.is_meant else []


class _Walk:
    """The walk: which clause is open, and whose verb comes next."""

    def __init__(self, every: Sequence[Phrase]) -> None:
        self.every = every
        self.open: list[_Clause] = [_Clause([])]
        self.found: list[Said] = []
        self.last = -1
        self.antecedents: list[list[Phrase]] = []

    def run(self) -> list[Said]:
        for at, phrase in enumerate(self.every):
            match phrase.kind:
                case Kind.STOP:
                    self.open, self.last = [_Clause([])], at
                case Kind.THAT | Kind.WHILE:
                    self.open.append(_Clause([]))
                    self.last = at
                case Kind.COLON:
                    self.open.append(_Clause([]))
                    self.last = at
                case Kind.WHICH | Kind.WHOSE:
                    self._relative(at)
                case Kind.VERB:
                    self._verb(at, phrase)
                case _:
                    pass
        return self.found

    def _relative(self, at: int) -> None:
        antecedents = antecedents_of(self.every, at)
        if not antecedents and at and self.every[at - 1].kind in (Kind.AND, Kind.COMMA):
            # "Whose shares are traded and which is known as": of the same one.
            antecedents = self.antecedents
        self.antecedents = antecedents
        self.open.append(_Clause(antecedents, is_relative=True, gap=antecedents[0] if antecedents else None))
        self.last = at

    def _verb(self, at: int, verb: Phrase) -> None:
        said = Said(verb, at=at)
        if verb.form is Form.BASE and len(verb.words) == 1 and (own := self._helped(at)):
            # "Helped hackers compromise the networks": the hackers did.
            said.subjects, verb.is_finite = [[own]], False
        elif verb.is_to:
            self._infinitive(at, said)
        elif not verb.is_finite and (verb.form is Form.ING or verb.words[0].text.casefold() == "having"):
            self._ing(at, said)
        elif not verb.is_finite or self._is_reduced(at, verb):
            self._reduced(at, said)
        else:
            self._finite(at, said)
        self.found.append(said)

    def _helped(self, at: int) -> Phrase | None:
        """Who is helped to do what the verb here says; between stand only nouns, and how he is called."""
        governor = next((one for one in reversed(self.found) if one.verb.is_finite or one.verb.verb in _LETTING), None)
        if governor is None or governor.verb.verb not in _LETTING or governor.verb.is_passive:
            return None
        between = self.every[governor.at + 1 : at]
        is_own = bool(between) and all(
            phrase.kind in (Kind.NOUN, Kind.AND, Kind.PREPOSITION)
            or (phrase.kind is Kind.VERB and phrase.verb in CALLED)
            for phrase in between
        )
        if not is_own or between[0].kind is not Kind.NOUN:
            return None
        # "Helped a group of hackers known as A carry out": A did.
        return next(
            (phrase for phrase in reversed(between) if phrase.kind is Kind.NOUN and phrase.head.slot), between[0]
        )

    # -- finite verbs ------------------------------------------------------------------------------------------------

    def _finite(self, at: int, said: Said) -> None:
        top = self.open[-1]
        segment = self.every[self.last + 1 : at]
        nouns = [
            place
            for place, phrase in enumerate(segment, self.last + 1)
            if phrase.kind is Kind.NOUN and not in_tail(self.every, place)
        ]
        said.is_aside = top.is_relative and not top.has_verb
        if top.is_relative and not top.has_verb:
            self._of_relative(top, nouns, said)
        elif not top.has_verb:
            fresh = [place for place in nouns if not is_apposed(self.every, place)]
            if fresh := self._without_opening(fresh):
                top.subjects = [series(self.every, fresh[0], at)]
                top.subjects += [[self.every[place]] for place in fresh[1:2]]
            elif segment and (direct := chain(self.every, at)):
                top.subjects = [[self.every[place]] for place in direct]
            said.subjects = top.subjects
        else:
            self._later(at, said, nouns)
        self.open[-1].has_verb = True
        self.open[-1].said = said
        self.last = at

    def _without_opening(self, fresh: list[int]) -> list[int]:
        """Without what the sentence's opening words are done to: of "Using the botnet, the hackers have hit" the botnet did nothing."""
        opening = self.found[0] if self.found else None
        if len(fresh) < 2 or opening is None or opening.verb.is_finite or opening.at >= fresh[0]:
            return fresh
        commas = [place for place in range(fresh[0], fresh[-1]) if self.every[place].kind is Kind.COMMA]
        return [place for place in fresh if place > commas[-1]] if commas else fresh

    def _of_relative(self, top: _Clause, nouns: list[int], said: Said) -> None:
        """As in "which runs it" and "which the firm runs": with a subject of its own what was before is its object."""
        if self.every[self.last].kind is Kind.WHOSE:
            # "Whose supplier, the firm, was sanctioned": of the owned one, and of nobody else.
            said.subjects = [[self.every[place]] for place in nouns[:2]]
            said.owners = top.subjects
        elif nouns:
            said.subjects = [series(self.every, nouns[0], said.at)]
            said.objects = list(top.gap or ())
            top.antecedents = [phrase for some in top.subjects for phrase in some]
        else:
            said.subjects = top.subjects
        top.subjects = said.subjects

    def _later(self, at: int, said: Said, nouns: list[int]) -> None:
        """A verb behind another: joined by "and", of the clause around, of a clause of its own."""
        top = self.open[-1]
        tied = joint(self.every, at, self.last)
        direct = [place for place in nouns if self._is_subject(place, at)]
        if tied and not any(place > tied for place in nouns):
            # A verb that "and" joins in a relative clause goes on in it, unless a comma closed it.
            while (
                self.open[-1].is_relative
                and self.every[tied].kind is Kind.COMMA
                and len(self.open) > 1
                and self._has_open()
            ):
                self.open.pop()
            said.subjects = self.open[-1].subjects
            return
        if self._has_open() and (not direct or top.is_relative):
            while len(self.open) > 1 and self.open[-1].has_verb:
                self.open.pop()
            said.subjects = self.open[-1].subjects
            return
        previous = top.said
        is_told = previous is not None and previous.verb.verb in TELLING and nouns[:1] == [previous.at + 1]
        if self.every[at - 1].kind is Kind.COMMA and not direct and not self._has_open() and not is_told:
            # "Exploits flaws, then leans on tools": the same one goes on.
            said.subjects = top.subjects
            return
        if previous and previous.verb.verb in TELLING and nouns:
            if top.is_relative and top.gap and previous.objects == top.gap:
                # "A botnet which the department said the company had built".
                said.objects = list(top.antecedents)
            self.open.append(_Clause([series(self.every, nouns[0], at)]))
            said.subjects = self.open[-1].subjects
            return
        near = direct[-1:] or chain(self.every, at)
        if near:
            self.open = [*self.open[:1]]
            self.open[-1].subjects = [[self.every[place]] for place in near]
            said.subjects = self.open[-1].subjects

    def _is_subject(self, place: int, at: int) -> bool:
        """Whether the noun phrase here begins a clause of its own: behind ", and" or a comma, and before the verb."""
        before = self.every[place - 1] if place else None
        return (
            before is not None
            and before.kind in (Kind.AND, Kind.COMMA)
            and not any(each.kind is Kind.COMMA for each in self.every[place + 1 : at])
        )

    def _has_open(self) -> bool:
        """Whether a clause around this one still waits for its verb."""
        return any(clause.subjects and not clause.has_verb for clause in self.open[:-1]) or (
            len(self.open) > 1 and not self.open[0].has_verb and bool(self._main_subject())
        )

    def _main_subject(self) -> list[list[Phrase]]:
        for place, phrase in enumerate(self.every):
            if phrase.kind in (Kind.WHICH, Kind.WHOSE, Kind.THAT, Kind.WHILE):
                break
            if phrase.kind is Kind.NOUN and not in_tail(self.every, place):
                if not self.open[0].subjects:
                    self.open[0].subjects = [[phrase]]
                return self.open[0].subjects
        return []

    # -- verbs that are not finite -------------------------------------------------------------------------------------

    def _current(self) -> list[list[Phrase]]:
        """The subjects of the clause that is open; before its verb, its first noun phrase."""
        top = self.open[-1]
        if top.subjects:
            return top.subjects
        return self._main_subject() if len(self.open) == 1 else []

    def _infinitive(self, at: int, said: Said) -> None:
        governor = self.found[-1] if self.found else None
        if governor is None:
            said.is_meant = True
            return
        is_told = governor.verb.is_passive and governor.verb.verb in TELLING
        is_reduced = governor.verb.is_passive or governor.verb.verb == "belong"
        if is_reduced and not governor.verb.is_finite and governor.verb.verb in _HAVING:
            # "Used infrastructure controlled by the firm", "belonging to it to launch attacks": who used it launched them.
            governor = next(
                (
                    one
                    for one in reversed(self.found[:-1])
                    if (one.verb.is_finite or one.verb.is_to) and one.verb.verb in DONE
                ),
                governor,
            )
        is_plan = self.every[at - 1].kind is Kind.NOUN and self.every[at - 1].head.text.casefold() in _PLANS
        said.is_meant = (governor.verb.verb not in DONE and not is_told) or governor.is_meant or is_plan
        own = [phrase for phrase in self.every[governor.at + 1 : at] if phrase.kind is Kind.NOUN]
        agent = self.every[governor.at + 1] if governor.at + 1 < len(self.every) else None
        if governor.verb.verb in OF_OBJECT and own and not governor.verb.is_passive:
            said.subjects = [[own[0]]]
        elif (
            governor.verb.is_passive and own and agent is not None and agent.text == "by" and governor.verb.verb in DONE
        ):
            # "Had been used by Flax Typhoon to attack": who used it attacked.
            said.subjects = [[own[0]]]
        else:
            said.subjects = governor.subjects

    def _ahead(self, at: int) -> list[list[Phrase]]:
        """The subject that stands behind the comma: "Working with Flax Typhoon, the firm …"."""
        after = [
            place for place, phrase in enumerate(self.every)
            if place > at and phrase.kind is Kind.NOUN and self.every[place - 1].kind is Kind.COMMA
        ]  # fmt: skip
        return next(
            ([[self.every[place]]] for place in [*(one for one in after if self._has_verb(one)), *after]),
            [],
        )

    def _has_verb(self, place: int) -> bool:
        return place + 1 < len(self.every) and self.every[place + 1].kind is Kind.VERB

    def _ing(self, at: int, said: Said) -> None:
        before = self.every[at - 1] if at else None
        governor = self.found[-1] if self.found else None
        if before is None:
            # "Working with Flax Typhoon, the firm …": the subject of what follows.
            said.subjects = self._ahead(at)
        elif before.kind is Kind.NOUN and governor is not None and _is_launched(governor, before):
            # "Launched attacks targeting European networks": who launched them targets.
            said.subjects, said.is_meant = governor.subjects, governor.is_meant
        elif before.kind is Kind.NOUN:
            said.subjects = [*([self.every[place]] for place in chain(self.every, at)), *_using(governor, said)]
        elif before.kind is Kind.PREPOSITION:
            self._ing_behind_preposition(at, said, governor)
        elif before.kind is Kind.AND and governor is not None:
            said.subjects = governor.subjects
        elif before.kind is Kind.WHILE and (main := self._last_finite()) is not None:
            # "Accessed hosts while using its servers", "focused on Taiwan but extending to Europe": the same one did.
            said.subjects = main.subjects
        elif before.kind is Kind.COMMA:
            near = last_noun(self.every, at)
            said.subjects = [*self._current(), *([[near]] if near else [])]
        else:
            said.subjects = self._current()

    def _ing_behind_preposition(self, at: int, said: Said, governor: Said | None) -> None:
        if governor is not None and governor.verb.verb in (OF_OBJECT | _IMPOSING | _PLACING):
            own = [phrase for phrase in self.every[governor.at + 1 : at] if phrase.kind is Kind.NOUN]
            # "Imposed sanctions on the firm for helping": the firm helped.
            own = own[1:] if governor.verb.verb in _IMPOSING else own
            is_own = not governor.verb.is_passive and bool(own)
            said.subjects = [series_of(self.every, own[0], at)] if is_own else governor.subjects
            return
        said.joined = governor if governor is not None and governor.verb.verb == "join" else None
        held = self.every[at - 2] if at > 1 else None
        said.subjects = [*self._current()]
        if held is not None and held.kind is Kind.NOUN:
            said.subjects += [[held]]

    def _last_finite(self) -> Said | None:
        return next((one for one in reversed(self.found) if one.verb.is_finite and not one.is_aside), None)

    def _is_reduced(self, at: int, verb: Phrase) -> bool:
        """Whether a form in -ed without an auxiliary tells of the noun before it: "infrastructure tied to", "attacks carried out by"."""
        before = self.every[at - 1] if at else None
        if verb.form is not Form.ED or len(verb.words) > 1 or (verb.verb in _SAYING and not has_agent(self.every, at)):
            return False
        if before is None:
            return True
        if before.kind is Kind.AND and self.found:
            last = self.found[-1].verb
            # "Built by A and used by B, the botnet".
            are_both = has_agent(self.every, at) and last.is_passive and not last.is_finite
            if are_both or self.found[-1].at == at - 2:
                return are_both or last.is_passive or not last.is_finite
        after = self.every[at + 1] if at + 1 < len(self.every) else None
        if before.kind not in (Kind.NOUN, Kind.COMMA) or self._has_own_subject(at, before, after):
            return False
        if after is not None and after.kind is Kind.NOUN:
            # "Named", "called" and "dubbed" before a name: the noun before them is called so.
            first = after.words[0]
            is_name = first.slot is not None or not first.text[:1].islower()
            is_act = before.kind is Kind.NOUN and before.head.text.casefold() in _ACTS
            return (
                verb.verb in _CALLING and is_name and not is_act and first.text.casefold() not in (ARTICLES | _OBJECTS)
            )
        # "The firm set up the botnet" has an object.
        has_object = after is not None and after.text in _PARTICLES and self.every[at + 2 : at + 3] != []
        has_object = has_object and self.every[at + 2].kind is Kind.NOUN
        is_of_something = after is not None and after.kind is Kind.PREPOSITION and verb.verb not in INTRANSITIVE
        return not has_object and (is_of_something or has_agent(self.every, at))

    def _has_own_subject(self, at: int, before: Phrase, after: Phrase | None) -> bool:
        """Whether the noun before the verb is its subject: a pronoun, or that of a clause behind "that"."""
        if before.kind is Kind.NOUN and before.head.text.casefold() in _SUBJECT_PRONOUNS:
            return True
        is_open = self.open[-1].is_relative and not self.open[-1].has_verb
        # "That the FBI put out": the clause's own subject stands before it.
        is_own = before.kind is Kind.NOUN and self.last == at - 2
        return is_open and (is_own or (after is not None and after.kind is Kind.NOUN))

    def _reduced(self, at: int, said: Said) -> None:
        before = self.every[at - 1] if at else None
        said.verb.is_passive, said.verb.is_finite = True, False
        if before is not None and before.kind is Kind.AND and self.found:
            said.subjects = self.found[-1].subjects
        elif before is not None and before.kind in (Kind.NOUN, Kind.COMMA):
            place = at if before.kind is Kind.NOUN else at - 1
            said.subjects = [[self.every[one]] for one in chain(self.every, place)]
            named = with_name(self.every, place)
            # "The firm, a contractor known as": of the name where the noun before has none.
            said.subjects = [*named, *said.subjects] if before.kind is Kind.COMMA else [*said.subjects, *named]
            if before.kind is Kind.COMMA and self._is_agent_named(at, said):
                said.subjects = self.found[-1].subjects
        else:
            # "Designated by the UK.": a fragment is said of nobody in it.
            said.subjects = self._ahead(at) if before is None else self._current()

    def _is_agent_named(self, at: int, said: Said) -> bool:
        """As in "a botnet used by Flax Typhoon, known as Raptor Train": whoever has a name already needs no other one here."""
        agent = self.every[at - 2].head.slot if at > 1 else None
        return (
            said.verb.verb in _NAMING
            and agent is not None
            and agent.is_named
            and bool(self.found)
            and self.found[-1].verb.is_passive
            and not self.found[-1].verb.is_finite
            and self.every[at - 3].text == "by"
        )


_MEANS = frozenset("use leverage exploit employ abuse deploy".split())
_NAMING = frozenset("know call dub name nickname codename track".split())
# What is said has no participle before its noun's verb: "the agencies said in an advisory".
_SAYING = frozenset("say tell add note warn insist argue deny reply state write believe".split())
_HAVING = frozenset(
    "own control operate run manage provide supply host rent lease maintain tie link connect associate belong".split()
)
_PLANS = frozenset("strategy plan plans policy ambition goal doctrine".split())
_LETTING = frozenset({"help", "let", "make", "see", "watch"})
_IMPOSING = frozenset({"impose", "levy", "slap", "announce"})
# "Placed the firm on its blacklist for giving": the firm gave.
_PLACING = frozenset({"place", "put", "add", "blacklist", "hit"})
# "Friday's action named Example Person": it is no action of that name.
_ACTS = frozenset(
    "action actions sanctions measures announcement designations round move order notice statement".split()
)
_CALLING = frozenset({"name", "call", "dub", "codename", "nickname"})
_PARTICLES = frozenset({"up", "down", "off"})
_OBJECTS = frozenset({"it", "them", "him", "her", "itself", "themselves"})
_SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})


def _share(found: Sequence[Said], every: Sequence[Phrase]) -> None:
    """What stands behind the second of two joined verbs is also said with the first: "owned and operated by", "built and sold"."""
    for one, two in pairwise(found):
        if two.at - one.at == 2 and every[one.at + 1].kind is Kind.AND and not one.objects and not one.tails:
            one.objects, one.tails = two.objects, two.tails
        # "Sent information to, and received it from, the servers": the first preposition's side stands behind the second.
        elif one.tails and not one.tails[-1][1] and two.tails and two.tails[-1][1] and two.subjects is one.subjects:
            one.tails[-1] = (one.tails[-1][0], two.tails[-1][1])
