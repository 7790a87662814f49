"""The verbs of such stories with all their forms: what tells a predicate from the nouns around it.

Facts of English, no facts of any case. A verb that stands here and in no frame (frames.py) says nothing that is proposed; it
is known so that its subject and object aren't taken for those of another.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType


class Form(StrEnum):
    """A form of a verb."""

    BASE = "base"
    S = "third person"
    PAST = "past"
    PARTICIPLE = "past participle"
    ED = "past or past participle"
    ING = "in -ing"


_REGULAR = """
accept access accuse achieve acknowledge acquire act add address adjust administer admit adopt advertise advise affect agree aid aim
alert align allege allow alter amass amount analyze announce answer apologize appear apply appoint approach argue arrange arrest arrive
ascribe abet abuse accompany affiliate ask assemble assert assess assign assist associate assume attach attack attempt attend attract attribute authorize avoid award
back ban bar base battle believe belong benefit blacklist blame block boast bolster book boost breach burrow buy bypass call capture care carry cause
cease challenge change charge check chronicle cite claim classify clean close co-sign co-author author collaborate collect command commandeer comment commission commit communicate
compel complain complete confess compose comprise compromise concern conclude condemn conduct confirm confiscate connect conscript consider consist
conspire construct contact contain contend continue contract contribute control convert convict coordinate cooperate coordinate
corral corrupt count cover craft create cripple criticize cross customize damage date decide decline declare decrease dedicate defend define denounce descend domicile dump
delay delete deliver demand demonstrate deny depend deploy derive describe design designate detail detect determine develop devote die
differ direct disable disagree disappear disband disclose discover discuss dismantle dismiss dispatch display dispute disrupt distribute
document dominate donate download draft drop dub earn eavesdrop edit elevate elect embed emerge emphasize employ enable encounter encourage encrypt end
endanger enforce engage engineer enlist enroll enslave ensnare ensure enter entrench equip erase escape establish estimate evade evaluate evict eject disinfect
evolve examine exclude execute exercise exert exfiltrate exist expand expect expel experience explain exploit explore expose express extend extort
extract fabricate face facilitate fail feature field figure file filter finance fire fix flag flood focus follow force form found freeze front
fuel function fund funnel furnish gain garner gather generate geolocate govern grant guard hack halt hamper handle happen harbor harbour
harm harness harvest head help herd hijack hinder hire honor hope host house identify ignore impact impair impersonate implant implement implicate
impose improve include incorporate increase indicate indict infect infiltrate inflict influence inform initiate inject insist
inspect install instruct intend intercept interfere interrupt introduce invade invest investigate invite involve issue jail
join jump justify kill knock label lack lambast land last launch launder leak lease lend leverage levy liaise license lift like limit link list listen live load lurk
locate lock log look loot lure maintain manage mandate manipulate manufacture map mark market mask masquerade match matter measure mention merge
mine mirror misuse model monitor motivate mount move multiply mull name need neutralize nickname note notice notify number obfuscate object
obscure observe obtain occupy occur offer open operate oppose orchestrate order organize originate oust outline oversee own pass patch patrol
penalize penetrate perform permit perpetrate persist portray persuade phish pick pilfer place plan plant play plead pledge plot plunder point pose possess
post power praise prepare present preserve press prevent price probe proceed process procure produce profile profit prohibit promise promote
prompt propagate propose prosecute protect prove provide provision publicize publish punish purchase purge pursue push question quote raid rain raise
ramp range rank ransack re-register reach react rebuke rebrand recall receive recognize recommend record recover recruit redirect reduce refer refine reflect refuse refute regard
register reiterate reject relate relay release rely remain remark remediate remove rename render rent repair repeat replace reply report represent
repurpose request require rescind research resell reserve reside resist resolve respond rest restore restrict result resume retail retain retire retrieve return
reuse reveal review reward rob rotate route rule sabotage safeguard sanction save scan scrape screen search secure seed seem seize select sentence
separate serve share shell shield shift ship showcase shield sign signal siphon skim slap slash smuggle snare snatch sniff snoop soar solicit sound source spam spark
specialize specify sponsor spot spur staff stage stalk start state station stay stem stop store stress strip struggle study subject subjugate submit
subvert succeed sue suffer suggest supervise supply support suppress surface surge surround surveil surveill survey suspect suspend
sustain switch tackle tag tailor talk tap target task tend terminate test thank threaten thwart tie total touch tout trace track trade train
transact transfer transform translate transmit travel treat trigger trick triple trouble trust try turn uncover underline underpin underscore unearth unite unleash unmask unseal
unveil update upload urge use utilize value vanish vet victimize view violate visit voice volunteer vow wage wait walk want warn watch weaponize
kick boot preposition pre-position prefer favor balloon arm descend exchange pull pin overlap nest hawk swap hand welcome wind wipe wish witness work worm yield wrest lean redesignate re-designate co-found wiretap bug spearhead tunnel sinkhole sublease sub-lease obey christen operationalize attain label outsource headquarter freelance shelter toil wield wriggle avail extradite embed moonlight burgle ransack ring-fence hoover vacuum sidestep steer zero disguise bombard span tamper
accelerate accumulate allocate allot apportion approve banish bankroll batter betray blackmail bolt bounce bribe camouflage cede
coerce comb collapse compensate conceal concentrate concede confront constrain corroborate crumble cultivate curb curtail decipher decode decrypt decry deflect defraud deluge deplore
deport detach diminish disconnect disperse dissect divert divide dodge drag dupe dwindle ease eclipse elicit elude embrace empower endorse entice erupt espouse exceed excoriate expedite explode
expunge fend ferret fess foil forge fortify fracture fulfill glimpse grapple groom guarantee haggle hammer harass harden hasten haul hobble hound hype impede indemnify infuse inherit insulate insure
interrogate intimidate inundate isolate leach linger lodge loiter loosen malign menace mimic mobilize muster nab outnumber outpace outweigh overshadow overwhelm owe parry perceive permeate pervade
piggyback pillage pillory plummet plunge pop pounce chip prod proscribe provoke prune pry pummel quicken ratify reappear rebound rebut reconstruct recur refund rehearse reignite reimburse reinforce rekindle
relinquish renew reopen repay restart resurface resurrect retort revive revolve roam rummage satisfy saturate scatter scold scrub seduce sever shatter shrug shuttle simulate situate slam snip soften
splinter stash stockpile strafe strengthen subsidize substantiate surpass surrender swamp swindle swipe swoop tempt terrorize trawl trim tumble underwrite unlock unpick unplug unravel validate verify vilify waive woo
""".split()
_DOUBLED = frozenset(
    "slam rap abet admit permit bar ban commit compel control corral drop equip expel map occur patrol plan plot prefer propel refer rob scan scrap ship "
    "slap snap span spot spur stem step stop strip submit tag tap transfer transmit trap trip vet wed begin run cut hit put set get win dig sit let "
    "chip spam phish-not bug dub sub stab grab rub sob plug unplug log lag flag drag jog pin overlap swap nab prod trim pop snip rebut".split()
)
# Base, past, participle; a past that is the participle stands once.
_IRREGULAR = """
be was been|bear bore borne|become became become|begin began begun|behave behaved behaved|bring brought brought|break broke broken|build built built|buy bought bought|catch caught caught|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drive drove driven|fall fell fallen|feed fed fed|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hide hid hidden|hit hit hit|hold held held|keep kept kept|know knew known|lay laid laid|lead led led|learn learned learned|leave left left|lend lent lent|let let let
lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|oversee oversaw overseen|pay paid paid|prey preyed preyed|put put put|quit quit quit|read read read
rebuild rebuilt rebuilt|resell resold resold|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|show showed shown|shut shut shut|sink sank sunk|sit sat sat|speak spoke spoken|spend spent spent|spread spread spread|spy spied spied|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|sweep swept swept|take took taken|teach taught taught|tell told told|think thought thought|throw threw thrown|undercut undercut undercut|undergo underwent undergone|understand understood understood
undertake undertook undertaken|withdraw withdrew withdrawn|win won won|withhold withheld withheld|write wrote written|have had had|do did done|say said said|tie tied tied|swell swelled swollen|arise arose arisen|beat beat beaten|bleed bled bled|blow blew blown|burst burst burst|cling clung clung|creep crept crept|eat ate eaten|mislead misled misled|overcome overcame overcome|overthrow overthrew overthrown|shrink shrank shrunk|slide slid slid|spin spun spun|strive strove striven|swear swore sworn|uphold upheld upheld|wear wore worn|weave wove woven|overhear overheard overheard|hear heard heard|feel felt felt
"""
_VOWELS = frozenset("aeiou")


def _regular(base: str) -> Iterator[tuple[str, Form]]:
    """The forms of a regular verb, and those in -s and -ing of the others."""
    ends_in_y = base.endswith("y") and base[-2] not in _VOWELS
    yield base, Form.BASE
    third = base[:-1] + "ies" if ends_in_y else base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    yield {"go": "goes", "do": "does", "have": "has", "be": "is"}.get(base, third), Form.S
    doubled = base + base[-1] if base in _DOUBLED else base
    if base.endswith("ie"):
        yield base[:-2] + "ying", Form.ING
    else:
        yield (
            (base[:-1] if base.endswith("e") and not base.endswith("ee") and base != "be" else doubled) + "ing",
            Form.ING,
        )
    if base.endswith("e"):
        yield base + "d", Form.ED
    else:
        yield (base[:-1] + "ied" if ends_in_y else doubled + "ed"), Form.ED


def _forms() -> Iterator[tuple[str, tuple[str, Form]]]:
    irregular = [row.split() for row in _IRREGULAR.replace("\n", "|").split("|") if row.strip()]
    for base in _REGULAR:
        for form, kind in _regular(base):
            yield form, (base, kind)
            if base.endswith(("ize", "yze")):
                yield form.replace("iz", "is", 1) if form.count("iz") == 1 else form.replace("yz", "ys"), (base, kind)
    for base, past, participle in irregular:
        for form, kind in _regular(base):
            if kind is not Form.ED:
                yield form, (base, kind)
        yield past, (base, Form.ED if past == participle else Form.PAST)
        if past != participle:
            yield participle, (base, Form.PARTICIPLE)


# By each form its verb; "single" and "center" are one in that form alone; "found" is that of "find", which these texts mean far more often.
FORMS: Mapping[str, tuple[str, Form]] = MappingProxyType({
    **dict(_forms()), "singled": ("single", Form.ED), "centered": ("center", Form.ED), "centred": ("center", Form.ED),
})  # fmt: skip
# Words that are verbs and as often nouns: between an article or an adjective and its end they are nouns.
BE = frozenset("be is are was were been being am isn’t isn't aren’t aren't wasn’t wasn't weren’t weren't".split())
HAVE = frozenset("have has had having hasn’t hasn't haven’t haven't hadn’t hadn't".split())
DO = frozenset("do does did don’t don't doesn’t doesn't didn’t didn't".split())
MODALS = frozenset(
    "may might can could will would shall should must cannot can’t can't couldn’t couldn't won’t won't".split()
)
# What tells that somebody tells: behind it stands a clause of its own.
TELLING = frozenset(
    "say tell add note write state announce allege assess claim believe report warn explain insist find find conclude confirm determine "
    "estimate reveal disclose admit acknowledge charge contend assert argue show indicate suggest think know mean deny boast believe describe "
    "stress emphasize point confess concede recall reiterate suspect detail declare".split()
)
# How an attack is made.
LAUNCHING = frozenset("launch conduct mount wage stage perpetrate execute carry run orchestrate direct".split())
# How somebody or something is called.
CALLED = frozenset("know call dub name track".split())
# Behind these the one who does what the next verb says is their object: "accused the firm of hosting", "helped hackers to enter".
OF_OBJECT = frozenset(
    "accuse blame sanction designate blacklist penalize punish indict charge suspect cite name help enable allow let permit assist "
    "hire pay task order ask force list identify describe find see observe catch convict arrest expose add hit hold "
    "slam condemn criticize criticise denounce blast rebuke lambast lambaste berate chide scold reproach fault rap fine prosecute sue thank praise commend credit".split()
)
# Behind these "to" and a verb says what was done; behind others what somebody meant to do.
DONE = frozenset(
    "use leverage exploit employ deploy manage continue help enable allow assist begin start go work operate run serve rely abuse control "
    "let hire pay task build create provide sell breach hack compromise hijack weaponize harness repurpose infect join".split()
)
# Without an object: a form in -ed is no participle of theirs.
INTRANSITIVE = frozenset(
    "act operate work happen appear arrive collaborate cooperate conspire compete depend emerge exist function focus go occur originate participate persist "
    "proceed react rely remain reside respond rise serve specialize start succeed target travel vanish disappear burrow masquerade pose prey spy "
    "apologize comment listen eavesdrop snoop consist belong participate agree fail begin continue end refuse decline vow pledge "
    "chip chime weigh wade lean bank hinge piggyback concentrate center linger loiter rummage roam trawl lurk draw surface resurface overlap".split()
)
