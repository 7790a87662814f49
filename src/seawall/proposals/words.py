"""The words that a reader of such stories knows without being told: authorities, sectors, devices, naming schemes.

Each table is read from top to bottom and holds facts of language, not of any case: who is on a list and which group is
called what comes from the corpus and from claims. Countries have a table of their own (countries.py).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

# An authority by the name that claims use, and what texts call it. "The Treasury" is OFAC's house; the two stay two nodes.
AUTHORITIES: Mapping[str, str] = MappingProxyType({
    "OFAC": "Office of Foreign Assets Control|OFAC",
    "US Treasury": "U.S. Department of the Treasury|US Department of the Treasury|Department of the Treasury|"
                   "U.S. Treasury Department|US Treasury Department|Treasury Department|U.S. Treasury|US Treasury|"
                   "United States Treasury|Treasury",
    "FBI": "Federal Bureau of Investigation|F.B.I.|FBI",
    "NSA": "National Security Agency|NSA",
    "CISA": "Cybersecurity and Infrastructure Security Agency|CISA",
    "CNMF": "Cyber National Mission Force|CNMF",
    "US Department of Justice": "U.S. Department of Justice|US Department of Justice|Department of Justice|"
                                "U.S. Justice Department|US Justice Department|Justice Department|DOJ",
    "US Department of State": "U.S. Department of State|US Department of State|Department of State|"
                              "U.S. State Department|US State Department|State Department",
    "US Department of Commerce": "Department of Commerce|Commerce Department",
    "US Secret Service": "Secret Service",
    "FinCEN": "Financial Crimes Enforcement Network|FinCEN",
    "UK Foreign, Commonwealth and Development Office": "Foreign, Commonwealth and Development Office|"
                                                       "Foreign, Commonwealth & Development Office|FCDO|UK Foreign Office|British Foreign Office|Foreign Office",
    "OFSI": "Office of Financial Sanctions Implementation|OFSI",
    "NCSC-UK": "National Cyber Security Centre|NCSC",
    "Council of the European Union": "the Council|Council of the European Union|Council of the EU|European Council|European Union|EU",
    "Ministry of State Security": "Ministry of State Security|MSS",
    "Ministry of Public Security": "Ministry of Public Security|MPS",
    "People's Liberation Army": "People's Liberation Army|PLA",
    "Five Eyes": "Five Eyes",
    "Interpol": "Interpol|INTERPOL",
    "Europol": "Europol|EUROPOL",
    "National Crime Agency": "National Crime Agency|NCA",
    "Defense Intelligence Agency": "Defense Intelligence Agency|DIA",
    "Communications Security Establishment": "Communications Security Establishment|Canadian Centre for Cyber Security",
    "Australian Signals Directorate": "Australian Signals Directorate|ASD",
    "Department of Foreign Affairs and Trade": "Department of Foreign Affairs and Trade|DFAT",
    "NCSC-NZ": "New Zealand National Cyber Security Centre",
})  # fmt: skip
# Who can put somebody on a list. A state's own name stands for its government where it does.
DESIGNATING = frozenset({
    "OFAC", "US Treasury", "US Department of State", "US Department of Commerce", "Council of the European Union",
    "UK Foreign, Commonwealth and Development Office", "OFSI", "Department of Foreign Affairs and Trade",
})  # fmt: skip
# Authorities for whom the companies of such stories work.
CLIENTS = frozenset({"Ministry of State Security", "Ministry of Public Security", "People's Liberation Army"})
# Sectors of victims by the name that claims use, and a pattern of what texts call them.
SECTORS: Mapping[str, str] = MappingProxyType({
    "corporations": r"corporations?|businesses|(?:private )?compan(?:ies)|enterprises?",
    "universities": r"universit(?:y|ies)|colleges?|academi[ac]|academic institutions?|higher[- ]education",
    "government agencies": r"(?:U\.S\.|US|federal|state|local|foreign)?\s?government(?:al)? (?:agenc(?:y|ies)|entities|bod(?:y|ies)|"
                           r"organi[sz]ations|networks|departments|ministries|offices)|governments?(?= (?:and|,|around|in))|"
                           r"government sector|state agencies|public[- ]sector bodies",
    "telecommunications": r"(?:telecom(?:munications?|s)?|communications(?= (?:provid|compan|firm|operat|carrier|sector)|,))(?: (?:providers?|compan(?:y|ies)|firms?|operators?|carriers?|sector))?",
    "internet service providers": r"[Ii]nternet[- ]service providers?|ISPs",
    "technology companies": r"(?:high-)?(?:tech|technology|software) (?:compan(?:y|ies)|firms?|sector|industry)",
    "transportation": r"(?:transport(?:ation)?|aviation|shipping)(?: (?:compan(?:y|ies)|sector|networks?|systems|firms?))?",
    "water": r"water (?:utilities|systems|supply|sector|treatment)|water(?= (?:and|,))",
    "media": r"media(?: (?:organi[sz]ations?|outlets?|compan(?:y|ies)|sector))?|news (?:organi[sz]ations?|outlets?)|newspapers?|magazines?",
    "critical infrastructure": r"critical[- ]infrastructure(?: (?:sectors?|operators?|providers?))?",
    "manufacturing": r"(?:critical )?manufactur(?:ing|ers)(?: (?:compan(?:y|ies)|firms?|sector))?",
    "information technology": r"(?:information technology|IT)(?: (?:organi[sz]ations?|compan(?:y|ies)|firms?|sector|providers?))",
    "defence": r"defen[cs]e (?:contractors?|industr(?:y|ies)|sector|industrial base)|(?:the )?defen[cs]e sector|militar(?:y|ies)",
    "energy": r"(?:energy|power)(?: (?:compan(?:y|ies)|sector|providers?|firms?|grids?))|energy(?=,| and)|utilities",
    "health": r"hospitals?|health ?care(?: providers?| sector)?",
    "finance": r"banks|financial (?:institutions?|sector|services)",
    "education": r"schools?|education(?:al)? (?:sector|institutions?)",
    "law firms": r"law firms?",
    "parliaments": r"parliament(?:arian)?s?|lawmakers|legislators",
    "think tanks": r"think tanks?",
    "religious organizations": r"religious (?:organi[sz]ations?|groups|bodies)|church(?:es)?",
    "foreign ministries": r"foreign ministr(?:y|ies)|ministr(?:y|ies) of foreign affairs",
    "non-governmental organizations": r"(?:non-governmental organi[sz]ations?|NGOs|non-?profits?)",
})  # fmt: skip
# Kinds of devices by the name that claims use.
DEVICES: Mapping[str, str] = MappingProxyType({
    "routers": r"(?:\(?SOHO\)? |home |office |small[- ]office(?:/home[- ]office)? |consumer |internet |Wi-Fi )*routers?",
    "firewalls": r"firewalls?",
    "network-attached storage": r"(?:data )?storage (?:devices?|drives?|units?|boxes|appliances|servers)|network[- ]attached storage(?: (?:devices?|servers?|drives?|\(NAS\)(?: devices?)?))?|NAS(?: devices?| servers?| drives?)?",
    "IP cameras": r"(?:internet protocol (?:\(IP\) )?|internet[- ]connected |internet |web |IP |security |surveillance |CCTV )?cameras?|webcams?|CCTV",
    "digital video recorders": r"(?:digital |network )?video recorders?(?: \([DN]VRs?\))?|DVRs?|NVRs?",
    "IoT devices": r"(?:internet[- ]of[- ]things|IoT)(?: \(IoT\))?(?: devices?| gadgets?)?|internet[- ]connected devices?|smart devices?",
    "servers": r"(?:victims?' )?servers", "workstations": r"workstations?",
})  # fmt: skip
# Makers of routers, cameras, firewalls and storage that advisories name as broken into.
MAKERS = (
    "ASUS", "Axis", "Belkin", "Buffalo", "Cisco", "D-Link", "Dahua", "DrayTek", "EnGenius", "F5", "Fortinet", "Fujitsu", "Hikvision", "Huawei",
    "Ivanti", "Juniper", "Linksys", "MikroTik", "Mikrotik", "Mobotix", "Netgear", "NETGEAR", "NUUO", "Panasonic", "QNAP", "Ruckus", "Ruijie", "Seagate",
    "SonicWall", "Sophos", "Synology", "TP-Link", "TP-LINK", "Tenda", "TOTOLINK", "TRENDnet", "Ubiquiti", "Western Digital", "Xiongmai", "Zyxel", "ZyXEL", "ZTE",
)  # fmt: skip
# How vendors name groups: Microsoft's weather, CrowdStrike's animals, numbers of others (their public naming pages).
NAMING_SCHEMES = re.compile(
    r"\b(?:[A-Z][a-z]+ (?:Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Tsunami|Flood|Hail|Dust|Cyclone|Lightning|Rain)"
    r"|[A-Z][a-z]+ (?:Panda|Bear|Kitten|Chollima|Spider|Jackal|Tiger|Buffalo|Leopard|Hawk|Crane)"
    r"|[A-Z][a-z]+ (?:Taurus|Ursa|Scorpius|Serpens|Pisces|Libra|Draco|Lynx)"
    r"|[A-Z]{3,} (?:TYPHOON|BLIZZARD|SANDSTORM|SLEET|TEMPEST|PANDA|BEAR|KITTEN|CHOLLIMA|SPIDER)"
    r"|(?:APT|UNC|FIN|TA|TAG|DEV|UAT|CL-STA|Storm|TEMP\.)-?\d{1,5}\b|Red[A-Z][a-z]+\b|Bronze [A-Z][a-z]+\b)"
)
# Weather that is weather: a name of a group is written with capitals, and so is the first word of a sentence.
NOT_GROUPS = re.compile(
    r"\b(?:Super|Severe|Heavy|The|A|This|That|New|Panda|Polar|Brown|Black|Grizzly|Siberian) (?:Typhoon|Rain|Dust|Flood|Bear|Panda|Tiger|Hail)|RedHat\b"
)
# A company by its last words, where no list and no claim knows it.
COMPANY_ENDS = (
    "Group Technology Technologies Tech Company Co Corporation Corp Incorporated Inc Limited Ltd LLC LP LLP OOO SARL BV GmbH AG SA PLC Plc plc "
    "Solutions Systems Networks Security Software Services Holdings Enterprises Laboratories Labs Institute Consulting "
    "Partners Industries International Electronics Communications Telecom Semiconductor Trading Logistics Cloud Media Bank"
).split()
# Words that begin a sentence or a clause with a capital and are no part of a name.
NO_NAME = frozenset(
    "the a an this that these those it its he she they we i in on at by for from with as but and or if when while after before "
    "since until under according officials researchers hackers analysts experts sanctions authorities company companies group "
    "mr mrs ms dr president secretary director minister monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december both all some many most other another no not there".split()
)
