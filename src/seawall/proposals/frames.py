"""The frames: which verbs say which relation, of whom, and where what they say it of stands. One row a way of saying it.

A row reads: verbs; the kinds of who does it; where the other side stands ("" directly behind the verb, else behind these
prepositions); its kinds; the relation. Active, passive ("was … by") and participles are all read by one row.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from seawall.claims import NodeKind, Relation
from seawall.proposals.late import late

_KINDS = {
    "A": NodeKind.ACTOR, "B": NodeKind.COMPANY, "P": NodeKind.PERSON, "U": NodeKind.AUTHORITY, "L": NodeKind.COUNTRY,
    "I": NodeKind.INFRASTRUCTURE, "T": NodeKind.TOOL, "M": NodeKind.MALWARE, "V": NodeKind.VULNERABILITY, "S": NodeKind.SECTOR,
    "D": NodeKind.DEVICE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying a relation.

    does, done  the kinds of either side
    behind      the prepositions behind which the other side stands; "" is directly behind the verb
    particle    a word that must follow the verb: "took down"
    needs       what must stand behind the verb as well: "imposed sanctions on"
    flip        the claim says it the other way round
    lasts       what is said holds from its day on
    with_places a place or sector behind "in" and its like belongs to the other side: "universities in Taiwan"
    between     the two sides are the object and what the preposition adds: "officials tied the firm to the group"
    """

    name: str
    does: frozenset[NodeKind]
    done: frozenset[NodeKind]
    relation: Relation
    behind: frozenset[str] = frozenset({""})
    particle: str = ""
    needs: re.Pattern[str] | None = None
    flip: bool = False
    lasts: bool = False
    with_places: bool = False
    between: bool = False


# name | verbs, with their particle | who | where | whom | relation | marks (flip, lasts, places, between) | what else must stand there
_ROWS = r"""
designated | sanction designate redesignate re-designate blacklist penalize list | UL | "" | BPA | designated by | flip lasts |
designated | impose announce slap levy place unveil issue introduce apply adopt implement enact | UL | on against | BPA | designated by | flip lasts | sanctions?\b|restrictive measures|asset freeze
designated | add put place name include list | UL | "" | BPA | designated by | flip lasts | \b(?:sanctions?|(?<!export )(?<!trade )(?<!investment )black|specially designated|consolidated|sdn)[ -]?(?:\w+ ){0,3}(?:list|nationals|register)|(?<!export )(?<!trade )(?<!investment )blacklist|under sanctions|\bsdn list|\b(?:on|to) its list\b
designated | hit target punish slap | UL | "" | BPA | designated by | flip lasts | with (?:[\w-]+ ){0,3}(?:sanctions|asset freezes?)
designated | single+out | UL | "" | BPA | designated by | flip lasts |
designated | go+after move+against act+against crack+on clamp+on | U | after against on | BP | designated by | flip lasts |
designated | take | U | at against | BP | designated by | flip lasts | \b(?:aim|action|measures)\b
designated | freeze block | UL | of | BPA | designated by | flip lasts | \b(?:assets|property|holdings)\b
linked to | link tie connect associate affiliate trace | *  | to with | BPAUI | related to | between |
linked to | link tie connect associate affiliate | - | to with | BPAUI | related to | |
attributed to | attribute ascribe blame pin trace | - | to on | BPAL | attributed to | |
located in | operate+out work+out | A | of | L | located in | |
attributed to | work act operate hack toil | A | for "behalf of" | L | attributed to | |
attributed to | take get receive | A | from | UL | attributed to | | \b(?:orders|instructions|direction|directions|cues?|tasking)\b
works for | take get receive | BP | from | UA | related to | | \b(?:orders|instructions|direction|directions|tasking)\b
attributed to | carry+out conduct perpetrate orchestrate mount run | BPAL | "" | A | attributed to | flip |
works for | work act hack operate contract freelance toil moonlight | BPA | for with | UABP | related to | |
works for | work serve | P | at from | B | related to | |
works for | do perform carry+out gather collect harvest conduct steal hack obtain | BP | for "behalf of" | UA | supplies | |
employs | employ hire contract pay task | UB | "" | BP | related to | flip |
serves | serve support help aid assist enable let allow permit back supply equip abet bolster facilitate shelter harbor host | BP | "" | UAMS | supplies | |
provides | provide sell supply lend lease rent offer give hand furnish market host hawk deliver pass funnel sublease | BP | to for | UABMS | supplies | |
serves | train teach coach | B | "" | US | supplies | |
serves | rely depend lean | A | on upon | B | supplies | flip |
linked to | work operate act | A | "out of" through via behind under | B | related to | |
uses | serve | I | "" | A | uses | flip |
operates | keep | BPA | "" | I | operates | | \b(?:going|running|alive|online|afloat)\b
targets | fall | SL | to | A | targets | flip | \bprey\b
targets | have | BPA | "" in | SL | targets | places | \bin (?:its|their) sights\b
provides | give lend sell rent lease offer loan hand | BP | "" | UA | supplies | |
provides | play have take | BP | in for | A | related to | | \b(?:role|part|hand)\b
provides | provide+with supply+with furnish+with equip+with | BP | "" | UA | supplies | |
operates | be remain lie | I | of | BPA | operates | flip | \bhands
operates | run operate manage maintain administer oversee build create assemble steer own | BPA | "" | I | operates | |
operates | set+up stand+up put+together | BPA | "" up together | I | operates | |
controls | control command direct | BPA | "" | I | controls | |
uses | use leverage employ deploy abuse exploit utilize harness repurpose weaponize wield apply | BPAI | "" | TMI | uses | |
uses | maintain keep preserve retain gain sustain | A | with using through via | TM | uses | |
uses | install plant run download load drop | BPAI | "" | TM | uses | |
uses | steal harvest move hide dump scan encrypt | BPA | with using | TM | uses | |
linked to | work operate act hide | A | of | B | related to | | \b(?:guise|cover|banner|umbrella|aegis) of\b
linked to | pose masquerade represent present | A | as | B | related to | |
linked to | be stand | B | behind | A | related to | |
linked to | be | A | of | UL | related to | | \bpayroll
uses | turn convert transform | BPA | into | TM | uses | |
compromises | tamper | BPA | with | D | compromises | places |
uses | work attack strike | BPA | from through | I | uses | |
uses | send route funnel channel pass tunnel launch stage mount | BPA | through via from | I | uses | |
uses | run conduct base host mount carry+out | PA | on from through via | I | uses | | \b(?:operations?|attacks?|campaigns?|activit|intrusions?|hacking)
uses | log connect sign | BPA | into to through "in to" "on to" onto | I | uses | |
uses | do | BPA | from through via | I | uses | | \b(?:that|this|so|it)\b
uses | rely lean draw hide operate communicate piggyback depend bank | BPAI | on upon behind through from with | TMI | uses | |
uses | infect compromise | BPAI | with | TM | uses | |
exploits | exploit use leverage abuse | BPAI | "" | V | exploits | |
develops | develop create make build write design sell market offer code maintain | B | "" | TM | develops | |
develops | develop create make build write design | P | "" | TM | develops | |
compromises | compromise breach hack infiltrate penetrate infect hijack commandeer enslave conscript ensnare | BPAI | "" | SDUB | compromises | places |
compromises | break hack burrow get worm tap bore | BPA | into | SDUB | compromises | places |
compromises | lurk sit hide burrow dig nest | BPA | in inside within | SDUB | compromises | places |
compromises | lie | BPA | in inside within | SDUB | compromises | places | \bwait\b
compromises | pre-position preposition embed | A | in inside within on | SDUB | compromises | places |
compromises | enter access invade ransack raid plunder burgle | BPA | "" | SDUB | compromises | places |
compromises | make worm work force find wriggle | BPA | into | SDUB | compromises | places | \bway\b
compromises | spend | BPA | inside in | SDUB | compromises | places |
compromises | rummage root poke roam | BPA | through around in inside | SDUB | compromises | places |
compromises | plant entrench lodge | A | in inside within | S | compromises | places |
compromises | gain take seize obtain win | BPA | of over | SD | compromises | places | \bcontrol\b
compromises | reach | A | "" | SD | compromises | places | \b(?:computers|systems|servers|networks?|hosts|machines|workstations|accounts|mailboxes)\b
compromises | find | - | in inside within | SDUB | compromises | places |
compromises | gain obtain have | BPA | to | SDUB | compromises | places | \baccess\b
targets | target attack hit victimize strike surveil scan rob probe | BPAI | "" | SLUB | targets | places |
targets | go+after spy+on focus+on concentrate+on center+on home+in prey+on zero+in aim+at eavesdrop+on listen+on snoop+on descend+on | BPAI | after on at in | SLUB | targets | places |
targets | set train take | BPAI | on at | SL | targets | places | \b(?:sights|eyes?|aim|attention)\b
targets | exploit | BPA | "" | SL | targets | places |
targets | compromise breach hack infiltrate penetrate access | BPA | "" | L | targets | places |
targets | break hack burrow | BPA | into | L | targets | places |
targets | steal pilfer exfiltrate siphon | BPA | from | SL | targets | places |
targets | take collect | BPA | from | SL | targets | places | \b(?:data|information|files|documents|secrets|e-?mails|credentials|intelligence|records|material)\b
targets | show have take | BPA | in | L | targets | | \binterest\b
targets | launch carry+out conduct mount wage run direct perpetrate orchestrate stage execute | BPAI | against on at targeting | SLU | targets | places | \b(?:(?:cyber-?)?attacks?|campaigns?|operations?|intrusions?|espionage|activit|offensive|hacks?)
compromises | plant install put spread push drop | BPA | on onto through across | SD | compromises | places | malware|implant|code|backdoor|web ?shell
compromises | tap wiretap bug | BPA | "" | SDUB | compromises | places |
targets | link tie connect | - | across in throughout against on | SL | targets | | \b(?:cyber-?)?(?:attacks?|intrusions?|campaigns?|hacks?|breaches)
targets | strike attack operate | A | across throughout | L | targets | |
targets | strike attack | A | in | L | targets | |
targets | span cover encompass | A | "" | L | targets | |
targets | extend expand broaden widen shift turn | A | to into toward towards | SLU | targets | places | \b(?:activit|operations?|reach|targeting|attacks?|campaigns?|focus|attention|scope)
targets | stretch extend reach range span | A | across over into throughout | L | targets | |
uses | make | BPA | of | TMI | uses | | \buse\b
contracts with | take take+on win hold sign have get receive | BP | from with for | UA | related to | | \bcontracts?\b
overlaps | overlap | A | with | A | similar to | |
communicates | talk | A | to with | I | communicates with | |
communicates | send receive exchange route relay transmit swap trade | BPA | from with to through via | I | communicates with | | \b(?:information|data|traffic|commands?)\b
rents from | rent lease buy purchase procure obtain sublease | A | from | B | supplies | flip |
serves | count number | B | "" | UA | supplies | | \bamong\b.*\b(?:clients|customers)
seized | seize dismantle disrupt disable neutralize cripple commandeer hijack confiscate sinkhole | UL | "" | IT | seized | |
seized | take+down take+over take+offline take+apart pull+apart shut+down knock+offline knock+out break+up bring+down wrest take | UL | "" down over offline out up | I | seized | | \b(?:down|over|offline|out|up|apart|wrested)\b
seized | remove delete wipe erase purge evict | UL | "" | MTI | seized | | \bfrom\b
seized | wipe erase purge | UL | "" | I | seized | |
seized | boot kick evict oust eject throw | UL | off from "out of" | I | seized | |
seized | wrest | U | "" | I | seized | |
seized | take gain seize | U | of over | I | seized | | \bcontrol\b
operation against | announce reveal disclose confirm | UL | of | IA | related to | | \b(?:dismantling|takedown|take-down|disruption|seizure)
provides | put place | BP | of | UABMS | supplies | | \bdisposal
uses | avail | BPA | of | TMI | uses | |
operation against | take+offline take+down knock+offline shut+down disrupt dismantle | U | "" | A | related to | |
operation against | announce conduct lead launch carry+out | U | against | I | related to | | \b(?:operation|action)
located in | operate work | A | from "out of" | L | located in | |
develops | develop | B | "" | I | develops | |
located in | base headquarter locate register incorporate domicile | - | in from | L | located in | |
owned by | found co-found lead head run establish start set+up control | P | "" | B | related to | |
owned by | own acquire | BP | "" | BIT | owns | |
joined | belong | PA | to | UAB | related to | |
joined | belong | B | to | UA | related to | |
owned by | belong | BI | to | BP | owns | flip |
consists of | comprise include infect contain | I | "" | D | compromises | |
consists of | consist compose make | I | of up | D | compromises | |
"""


def _frame(row: str) -> tuple[list[tuple[str, str]], Frame]:
    name, verbs, does, behind, done, relation, marks, needs = (cell.strip() for cell in row.split("|", 7))
    prepositions = frozenset(
        one.replace("_", " ") for one in re.sub(r'"([^"]*)"', lambda f: f[1].replace(" ", "_") or "_", behind).split()
    )
    told = set(marks.split())
    frame = Frame(
        name, frozenset(_KINDS[sign] for sign in does if sign in _KINDS), frozenset(_KINDS[sign] for sign in done),
        Relation(relation), frozenset("" if one.strip() == "" else one for one in prepositions),
        needs=late(needs, re.IGNORECASE) if needs else None, flip="flip" in told, lasts="lasts" in told,
        with_places="places" in told, between="between" in told,
    )  # fmt: skip
    return [tuple((verb + "+").split("+")[:2]) for verb in verbs.split()], frame  # type: ignore[misc]


def _by_verb() -> Mapping[str, tuple[tuple[str, Frame], ...]]:
    found: dict[str, list[tuple[str, Frame]]] = {}
    for row in _ROWS.strip().splitlines():
        verbs, frame = _frame(row)
        for verb, particle in verbs:
            found.setdefault(verb, []).append((particle, frame))
    return {verb: tuple(rows) for verb, rows in found.items()}


FRAMES: Mapping[str, tuple[tuple[str, Frame], ...]] = MappingProxyType(_by_verb())
# Nouns that only count, hold or name a part of what "of" or "in" adds: "dozens of universities", "networks in Taiwan".
OPEN_NOUNS = frozenset(
    "network networks system systems computer computers machine machines host hosts server servers device devices victim victims organization "
    "organizations organisation organisations target targets entity entities group number dozens hundreds thousands tens string range "
    "variety host array swath score scores handful series account accounts email e-mail emails data files secrets inboxes websites phones "
    "assets members customers part parts majority most many some all half one two three several others website site sites records "
    "infrastructure interests users households people employees officials diplomats operators providers agencies firms companies "
    "institutions bodies offices sector sectors field fields area areas kind kinds type types collection bunch interest".split()
)
# Of these the parts of an authority are made: "provincial bureaus of the ministry".
PARTS = frozenset(
    "bureaus bureau branches branch arms units unit offices departments agencies organs divisions parts regional officers".split()
)
# Nouns behind a party's name that mean the party: "Flax Typhoon hackers", "Treasury officials".
SAME = frozenset(
    "hackers hacker actors actor group groups gang crew operators operatives operative members attackers team officials agents department bureau "
    "agency ministry government authorities police investigators prosecutors intruders cyberspies spies cluster outfit collective "
    "botnet network company firm corporation contractor employees staff engineers malware itself campaign subsidiary affiliates affiliate "
    "activity activities operations campaigns".split()
)
