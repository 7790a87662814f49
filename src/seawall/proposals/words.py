"""The words that a reader of such stories knows without being told: authorities, sectors, devices, naming schemes.

Each table is read from top to bottom and holds facts of language, not of any case: who is on a list and which group is
called what comes from the corpus and from claims. Countries have a table of their own (countries.py).
"""

from collections.abc import Mapping
from types import MappingProxyType

from seawall.proposals.late import late

# An authority by the name that claims use, and what texts call it. "The Treasury" is OFAC's house; the two stay two nodes.
AUTHORITIES: Mapping[str, str] = MappingProxyType({
    "OFAC": "Office of Foreign Assets Control|OFAC|Ofac",
    "US Treasury": "U.S. Department of the Treasury|US Department of the Treasury|Department of the Treasury|"
                   "U.S. Treasury Department|US Treasury Department|Treasury Department|U.S. Treasury|US Treasury|"
                   "United States Treasury|Treasury",
    "Government of United States": "Uncle Sam|Biden administration|Trump administration|Obama administration|White House",
    "FBI": "Federal Bureau of Investigation|F.B.I.|FBI",
    "NSA": "National Security Agency|NSA",
    "CISA": "Cybersecurity and Infrastructure Security Agency|CISA",
    "CNMF": "Cyber National Mission Force|CNMF|U.S. Cyber Command's Cyber National Mission Force|US Cyber Command's Cyber National Mission Force|Cyber Command's Cyber National Mission Force",
    "US Cyber Command": "U.S. Cyber Command|US Cyber Command|USCYBERCOM|Cyber Command",
    "US Department of Justice": "U.S. Department of Justice|US Department of Justice|Department of Justice|"
                                "U.S. Justice Department|US Justice Department|Justice Department|US justice department|justice department|DOJ|DoJ",
    "US Department of State": "U.S. Department of State|US Department of State|Department of State|"
                              "U.S. State Department|US State Department|State Department|US state department|state department",
    "US Department of Commerce": "Department of Commerce|Commerce Department",
    "US Secret Service": "Secret Service",
    "FinCEN": "Financial Crimes Enforcement Network|FinCEN",
    "UK Foreign, Commonwealth and Development Office": "Foreign, Commonwealth and Development Office|"
                                                       "Foreign, Commonwealth & Development Office|FCDO|UK Foreign Office|British Foreign Office|Foreign Office",
    "OFSI": "Office of Financial Sanctions Implementation|OFSI",
    "GCHQ": "Government Communications Headquarters|GCHQ",
    "NCSC-UK": "National Cyber Security Centre|NCSC",
    "Government of United Kingdom": "Labour government|Conservative government|Downing Street|Whitehall",
    "Council of the European Union": "the Council|the Council of the European Union|the Council of the EU|the Europeans|The Europeans|Council of the European Union|Council of the EU|European Council|European Union|EU|Brussels",
    "Ministry of State Security": "Ministry of State Security|Ministry for State Security|State Security Ministry|state security ministry|MSS",
    "Ministry of Public Security": "Ministry of Public Security|Public Security Ministry|public security ministry|MPS",
    "Public Security Bureau": "public security authorities|public security organs|public security departments|public security agencies",
    "People's Liberation Army": "People's Liberation Army|PLA",
    "Five Eyes": "Five Eyes",
    "Islamic Revolutionary Guard Corps": "Islamic Revolutionary Guard Corps|IRGC|Revolutionary Guards",
    "GRU": "GRU|Main Intelligence Directorate", "FSB": "FSB|Federal Security Service", "SVR": "SVR|Foreign Intelligence Service",
    "Reconnaissance General Bureau": "Reconnaissance General Bureau|RGB",
    "Interpol": "Interpol|INTERPOL",
    "Europol": "Europol|EUROPOL",
    "National Crime Agency": "National Crime Agency|NCA",
    "Defense Intelligence Agency": "Defense Intelligence Agency|DIA",
    "Communications Security Establishment": "Communications Security Establishment|Canadian Centre for Cyber Security",
    "Australian Signals Directorate": "Australian Signals Directorate|ASD",
    "Department of Foreign Affairs and Trade": "Department of Foreign Affairs and Trade|DFAT",
    "NCSC-NZ": "New Zealand National Cyber Security Centre|New Zealand's National Cyber Security Centre|GCSB's National Cyber Security Centre|GCSB’s National Cyber Security Centre|Government Communications Security Bureau|GCSB",
})  # fmt: skip
# Who can put somebody on a list. A state's own name stands for its government where it does.
DESIGNATING = frozenset({
    "OFAC", "US Treasury", "US Department of State", "US Department of Commerce", "Council of the European Union",
    "UK Foreign, Commonwealth and Development Office", "OFSI", "Department of Foreign Affairs and Trade",
})  # fmt: skip
# Authorities for whom the companies of such stories work.
CLIENTS = frozenset({
    "Ministry of State Security", "Ministry of Public Security", "Public Security Bureau", "People's Liberation Army", "Islamic Revolutionary Guard Corps", "GRU", "FSB",
    "SVR", "Reconnaissance General Bureau",
})  # fmt: skip
# Groups whose names no scheme of a vendor shows, as ATT&CK and OFAC's releases write them.
GROUPS = (
    "Lazarus Group", "Bluenoroff", "BlueNoroff", "Andariel", "Kimsuky", "TraderTraitor", "Sandworm", "Turla", "Gamaredon", "Evil Corp", "LockBit", "Conti",
    "Black Basta", "BlackSuit", "BlackCat", "REvil", "DarkSide", "BianLian", "Cl0p", "Scattered Spider", "Star Blizzard", "CyberAv3ngers",
    "MuddyWater", "OilRig", "Charming Kitten", "Winnti", "Naikon", "Mustang Panda", "Earth Estries", "GhostEmperor", "Royal Ransomware",
)  # fmt: skip
# What ends a list of several: "telecommunications, media, and education."
_ENDS = r"(?<=, and )"
# Sectors of victims by the name that claims use, and a pattern of what texts call them.
SECTORS: Mapping[str, str] = MappingProxyType({
    "corporations": r"corporations?|businesses|(?<!these )(?<!those )(?<!both )(?<!two )(?<!the )(?:private |state-owned )?(?:compan(?:ies)|enterprises)|enterprises?",
    "universities": r"universit(?:y|ies)|colleges?|campus(?:es)?|academi[ac]|academics|academic institutions?|research institut(?:es|ions)|higher[- ]education",
    "government agencies": r"(?:foreign|allied|western|regional) governments|(?:U\.S\.|US|federal|state|local|foreign|municipal|provincial)?\s?government(?:al)? (?:agenc(?:y|ies)|entities|bod(?:y|ies)|"
                           r"organi[sz]ations|networks|departments|ministries|offices|institutions|systems|computers)|governments?(?= (?:and|,|around|in))|"
                           r"government sector|(?<=, )government(?=, (?:and )?|,? and )|(?<=\bon )government(?=, )|(?:(?<=target )|(?<=targets )|(?<=targeted )|(?<=targeting )|(?<=against )|(?<=including ))government(?=, )|" + _ENDS + r"government(?=[.;]|$)|state agencies|(?<!law )(?<!security )(?<!intelligence )public[- ]sector (?:bodies|organi[sz]ations)|public administrations?|federal agencies|ministries",
    "telecommunications": r"(?:(?:telecom(?:munications?|s)?|(?:tele)?phone|mobile|cellular|communications?(?= (?:provid|compan|firm|operat|carrier|sector|network|service)|,| and))(?: (?:providers?|compan(?:y|ies)|firms?|operators?|carriers?|sector|networks?|services?|giants?))?|carriers)",
    "internet service providers": r"[Ii]nternet(?:[- ]service)? (?:providers?|compan(?:y|ies))|ISPs",
    "technology companies": r"(?:high-)?(?:tech|technology|software) (?:compan(?:y|ies)|firms?|sector|industry|manufacturers)",
    "transportation": r"(?:transport(?:ation)?|aviation|shipping|maritime|rail(?:way)?)(?: (?:compan(?:y|ies)|sector|networks?|systems|firms?|operators?))?|airlines?|airports?|ports(?= (?:and|,))",
    "water": r"(?:waste)?water (?:utilities|systems|supply|sector|treatment|plants?|companies|works)|water(?= (?:and|,))|water(?=,(?: \w+,)*(?: \w+)? (?:and|or) \w+ (?:operators|utilities|companies|providers|systems|networks))",
    "media": r"(?:news )?media(?: (?:organi[sz]ations?|outlets?|compan(?:y|ies)|sector|groups?|houses))?|news (?:organi[sz]ations?|outlets?|agenc(?:y|ies))|newspapers?|magazines?|journalists|broadcasters?",
    "critical infrastructure": r"critical[- ](?:(?:national|U\.S\.|US|American) )?infrastructure(?: (?:sectors?|operators?|providers?|entities|companies|firms|organi[sz]ations|networks))?|critical (?:functions|sectors|services)",
    "manufacturing": r"factories|(?:critical )?manufactur(?:ing|ers)(?: (?:compan(?:y|ies)|firms?|sector))?",
    "information technology": r"(?:information technology|IT)(?: (?:organi[sz]ations?|compan(?:y|ies)|firms?|entities|sectors?|providers?|services))|(?<=, and )IT(?= (?:in|across)\b|[.;]|$)",
    "defence": r"defen[cs]e (?:contractors?|industr(?:y|ies)|sector|industrial base|compan(?:y|ies)|firms?|suppliers?)|(?:the )?defen[cs]e sector|(?<=, )defen[cs]e(?=, )|militar(?:y|ies)|arms makers",
    "energy": r"(?:energy|power|electric(?:ity)?|oil(?: and gas)?|gas)(?: (?:compan(?:y|ies)|sector|providers?|firms?|grids?|utilit(?:y|ies)|plants?|networks?|suppliers))|energy(?=,| and)|" + _ENDS + r"energy(?=[.;]|$)|power(?=(?:,(?: \w+,)*(?: \w+)?)? (?:and|or) \w+ (?:operators|utilities|companies|providers|systems|networks))|utilities",
    "health": r"hospitals?|health ?care(?: providers?| sector)?|clinics?|medical (?:centers?|centres?|providers?|institutions?)|pharmaceutical (?:companies|firms)",
    "finance": r"banks|financial (?:institutions?|sector|services|firms)|insurers|brokerages",
    "education": r"schools?|education(?:al)? (?:sector|institutions?|organi[sz]ations?)|(?<!higher )(?<!higher-)education(?=,| and\b)|" + _ENDS + r"education(?=[.;]|$)",
    "law enforcement": r"law[- ]enforcement(?: agencies)?", "police": r"police(?: (?:academies|forces|departments))?",
    "public sector": r"public[- ]sector(?! (?:bodies|organi[sz]ations))",
    "law firms": r"law firms?",
    "parliaments": r"parliament(?:arian)?s?|lawmakers|legislators|members of [Pp]arliament",
    "political parties": r"(?:political parties|politicians|political campaigns)",
    "think tanks": r"think tanks?",
    "foreign ministries": r"foreign ministr(?:y|ies)|ministr(?:y|ies) of foreign affairs|embass(?:y|ies)(?= (?:and|,|in))",
    "religious organizations": r"religious (?:organi[sz]ations?|institutions?|groups|bodies|communit(?:y|ies))|church(?:es)?",
    "non-governmental organizations": r"(?:non-governmental organi[sz]ations?|NGOs|non-?profits?|charit(?:y|ies)|human rights (?:groups|organi[sz]ations))",
    "dissidents": r"(?:dissident|exile|opposition|diaspora|activist) (?:groups?|communit(?:y|ies)|organi[sz]ations?|movements?)|dissidents|activists|exiles",
    "hotels": r"hotels?", "retail": r"retailers?", "semiconductors": r"(?:semiconductor|chip)[- ]?(?:makers?|compan(?:y|ies)|firms?|industry|sector)",
    "cryptocurrency": r"crypto(?:currency)? (?:exchanges?|compan(?:y|ies)|firms?|platforms?)",
})  # fmt: skip
# Kinds of devices by the name that claims use.
DEVICES: Mapping[str, str] = MappingProxyType({
    "routers": r"(?:\(?SOHO\)? |home |office |small[- ]office(?:/home[- ]office)? |consumer |internet |Wi-Fi )*routers?(?: and modems)?|modems?",
    "firewalls": r"firewalls?",
    "network-attached storage": r"(?:data )?storage (?:devices?|drives?|units?|boxes|appliances|servers)|network[- ]attached storage(?: (?:devices?|servers?|drives?|\(NAS\)(?: (?:devices?|servers?|drives?|boxes|units?))?))?|NAS(?: devices?| servers?| drives?)?",
    "IP cameras": r"(?:internet protocol (?:\(IP\) )?|internet[- ]connected |internet |web |IP |security |surveillance |CCTV )?cameras?|webcams?|CCTV",
    "digital video recorders": r"(?:digital |network )?video recorders?(?: \([DN]VRs?\))?|DVRs?|NVRs?",
    "IoT devices": r"(?:[Ii]nternet[- ]of[- ][Tt]hings|IoT)(?: \(IoT\))?(?: devices?| gadgets?)?|internet[- ]connected devices?|smart devices?",
    "ArcGIS servers": r"ArcGIS(?: [Ss]ervers?)?", "servers": r"(?:victims?' )?servers", "workstations": r"workstations?",
})  # fmt: skip
# Who reports on groups and their networks, and is no party to what they do.
VENDORS = (
    "Microsoft", "CrowdStrike", "Mandiant", "Google", "Recorded Future", "Lumen", "Black Lotus Labs", "ReliaQuest", "Symantec", "Kaspersky", "ESET", "Trend Micro",
    "Palo Alto", "Unit 42", "Cisco Talos", "SentinelOne", "SentinelLabs", "Proofpoint", "Secureworks", "Check Point", "Dragos", "Sygnia", "TeamT5", "VulnCheck", "Elliptic",
    "Chainalysis", "TRM Labs", "Volexity", "Rapid7", "Infoblox", "Silent Push", "Team Cymru", "Shadowserver",
)  # fmt: skip
# Carriers whose networks advisories name as what a botnet was managed from.
CARRIERS = ("China Unicom", "China Telecom", "China Mobile", "Rostelecom", "Rostelekom")
# Makers of routers, cameras, firewalls and storage that advisories name as broken into.
MAKERS = (
    "ASUS", "ActionTec", "Axis", "Belkin", "Buffalo", "Cisco", "D-Link", "Dahua", "DrayTek", "EnGenius", "F5", "Fortinet", "Fujitsu", "Hikvision", "Huawei",
    "Ivanti", "Juniper", "Linksys", "MikroTik", "Mikrotik", "Mobotix", "Netgear", "NETGEAR", "NUUO", "Panasonic", "QNAP", "Ruckus", "Ruijie", "Seagate",
    "SonicWall", "Sophos", "Synology", "TP-Link", "TP-LINK", "Tenda", "TOTOLINK", "TRENDnet", "Ubiquiti", "Western Digital", "Xiongmai", "Zyxel", "ZyXEL", "ZTE",
)  # fmt: skip
# Tools and malware that reports on many groups name, by ATT&CK's list of software and vendors' reports.
TOOLS = (
    "Mimikatz", "SoftEther", "SoftEther VPN", "Metasploit", "Impacket", "PsExec", "JuicyPotato", "Juicy Potato", "BadPotato", "Earthworm", "fscan", "FRP", "Nmap", "AnyDesk",
    "TeamViewer", "Rclone", "BITSAdmin", "certutil",
)  # fmt: skip
MALWARES = (
    "Mirai", "China Chopper", "Cobalt Strike", "PlugX", "ShadowPad", "Gh0st RAT", "QakBot", "Qakbot", "TrickBot", "Trickbot", "Emotet", "Sliver", "Nosedive", "Lumma", "Meduza",
    "RedLine", "Raccoon", "SocGholish", "Ragnarok", "WannaCry", "NotPetya", "Industroyer", "VPNFilter", "Dridex", "IcedID",
)  # fmt: skip
# How vendors name groups: Microsoft's weather, CrowdStrike's animals, numbers of others (their public naming pages).
NAMING_SCHEMES = late(
    r"\b(?:[A-Z][a-z]+ (?:Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Tsunami|Flood|Hail|Dust|Cyclone|Lightning|Rain)"
    r"|[A-Z][a-z]+ (?:Panda|Bear|Kitten|Chollima|Spider|Jackal|Tiger|Buffalo|Leopard|Hawk|Crane)"
    r"|[A-Z][a-z]+ (?:Taurus|Ursa|Scorpius|Serpens|Pisces|Libra|Draco|Lynx)"
    r"|[A-Z]{3,} (?:TYPHOON|BLIZZARD|SANDSTORM|SLEET|TEMPEST|PANDA|BEAR|KITTEN|CHOLLIMA|SPIDER)"
    r"|(?:APT|UNC|FIN|TA|TAG|DEV|UAT|CL-STA|Storm|TEMP\.)-?\d{1,5}\b|Red[A-Z][a-z]+\b|Bronze [A-Z][a-z]+\b)"
)
# Weather that is weather: a name of a group is written with capitals, and so is the first word of a sentence.
NOT_GROUPS = late(
    r"\b(?:Super|Severe|Heavy|The|A|This|That|New|Panda|Polar|Brown|Black|Grizzly|Siberian) (?:Typhoon|Rain|Dust|Flood|Bear|Panda|Tiger|Hail)|RedHat\b"
)
# A company by its last words, where no list and no claim knows it.
COMPANY_ENDS = (
    "Group Technology Technologies Tech Company Co Corporation Corp Incorporated Inc Limited Ltd LLC LP LLP OOO SARL BV DOO MCHJ OAO PJSC JSC FZE FZCO GmbH AG SA PLC Plc plc "
    "Solutions Systems Networks Security Software Services Holdings Enterprises Laboratories Labs Institute Consulting "
    "Partners Industries International Electronics Communications Telecom Semiconductor Trading Logistics Cloud Media Bank"
).split()
# Words that begin a sentence or a clause with a capital and are no part of a name.
NO_NAME = frozenset(
    "the a an this that these those it its he she they we i in on at by for from with as but and or if when while after before "
    "since until under according officials researchers hackers analysts experts sanctions authorities company companies group "
    "mr mrs ms dr president secretary director minister monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december both all some many most other another no not there finally meanwhile instead yet however still moreover nor neither could would should might can will did does is was were are has have had nobody asked among besides despite during several these those among like unlike per what who how why where today yesterday last next because once though whether unless whose even so thus then".split()
)
