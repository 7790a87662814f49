"""The words that a reader of such stories knows without being told: authorities, countries, sectors, devices, naming schemes.

Each table is read from top to bottom and holds facts of language, not of any case: who is on a list and which group is
called what comes from the corpus and from claims.
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
                                                       "Foreign, Commonwealth & Development Office|FCDO|UK Foreign Office",
    "OFSI": "Office of Financial Sanctions Implementation|OFSI",
    "NCSC-UK": "National Cyber Security Centre|NCSC",
    "Council of the European Union": "Council of the European Union|Council of the EU|European Council|European Union|EU",
    "Ministry of State Security": "Ministry of State Security|MSS",
    "Ministry of Public Security": "Ministry of Public Security",
    "People's Liberation Army": "People's Liberation Army|PLA",
    "Five Eyes": "Five Eyes",
    "Interpol": "Interpol|INTERPOL",
    "Europol": "Europol",
})  # fmt: skip
# Who can put somebody on a list. A state's own name stands for its government where it does.
DESIGNATING = frozenset({
    "OFAC", "US Treasury", "US Department of State", "US Department of Commerce", "Council of the European Union",
    "UK Foreign, Commonwealth and Development Office", "OFSI",
})  # fmt: skip
# Countries: name, what texts call it, what is of it. Those that stories of sanctions and intrusions name.
_COUNTRIES = """
United States: U.S.|US|United States|USA|America|Washington: American
China: China|PRC|People's Republic of China|Beijing|mainland China: Chinese
Russia: Russia|Russian Federation|Moscow|Kremlin: Russian
Iran: Iran|Islamic Republic of Iran|Tehran: Iranian
North Korea: North Korea|DPRK|Democratic People's Republic of Korea|Pyongyang: North Korean
Taiwan: Taiwan|Taipei: Taiwanese
Hong Kong: Hong Kong:
United Kingdom: United Kingdom|UK|U.K.|Britain|Great Britain|London: British
Vietnam: Vietnam|Hanoi: Vietnamese
Germany: Germany|Berlin: German
Romania: Romania: Romanian
Canada: Canada|Ottawa: Canadian
South Africa: South Africa: South African
France: France|Paris: French
Netherlands: Netherlands|the Netherlands: Dutch
Italy: Italy: Italian
Spain: Spain: Spanish
Poland: Poland: Polish
Ukraine: Ukraine|Kyiv: Ukrainian
Belarus: Belarus: Belarusian
India: India|New Delhi: Indian
Pakistan: Pakistan: Pakistani
Bangladesh: Bangladesh: Bangladeshi
Japan: Japan|Tokyo: Japanese
South Korea: South Korea|Republic of Korea|Seoul: South Korean
Australia: Australia|Canberra: Australian
New Zealand: New Zealand:
Singapore: Singapore: Singaporean
Malaysia: Malaysia: Malaysian
Thailand: Thailand: Thai
Philippines: Philippines|the Philippines: Philippine
Indonesia: Indonesia: Indonesian
Cambodia: Cambodia: Cambodian
Laos: Laos: Laotian
Myanmar: Myanmar|Burma: Burmese
Kenya: Kenya: Kenyan
Rwanda: Rwanda: Rwandan
Djibouti: Djibouti: Djiboutian
Nigeria: Nigeria: Nigerian
Israel: Israel: Israeli
Turkey: Turkey|Türkiye: Turkish
United Arab Emirates: United Arab Emirates|UAE|Dubai: Emirati
Saudi Arabia: Saudi Arabia: Saudi
Brazil: Brazil: Brazilian
Mexico: Mexico: Mexican
Argentina: Argentina: Argentine
Albania: Albania: Albanian
Cuba: Cuba: Cuban
Syria: Syria: Syrian
Venezuela: Venezuela: Venezuelan
Africa: Africa: African
Europe: Europe: European
North America: North America: North American
Southeast Asia: Southeast Asia|South-East Asia: Southeast Asian
Asia: Asia: Asian
Middle East: Middle East|the Middle East: Middle Eastern
"""
COUNTRIES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    name.strip(): tuple(text.strip() for text in texts.split("|"))
    for name, texts, _ in (line.split(":") for line in _COUNTRIES.strip().splitlines())
})  # fmt: skip
NATIONALITIES: Mapping[str, str] = MappingProxyType({
    adjective.strip(): name.strip()
    for name, _, adjective in (line.split(":") for line in _COUNTRIES.strip().splitlines()) if adjective.strip()
})  # fmt: skip
# What says where somebody is based: a city's country. Cities that the known cases name.
CITIES: Mapping[str, str] = MappingProxyType({
    "Beijing": "China", "Shanghai": "China", "Chengdu": "China", "Wuhan": "China", "Shenzhen": "China", "Nanjing": "China",
    "Fuzhou": "China", "Guangzhou": "China", "Hangzhou": "China", "Tianjin": "China", "Xiamen": "China",
    "Moscow": "Russia", "St. Petersburg": "Russia", "Saint Petersburg": "Russia", "Barnaul": "Russia",
    "Tehran": "Iran", "Pyongyang": "North Korea", "London": "United Kingdom", "California": "United States", "Dubai": "United Arab Emirates",
})  # fmt: skip
# Sectors of victims by the name that claims use, and a pattern of what texts call them.
SECTORS: Mapping[str, str] = MappingProxyType({
    "corporations": r"corporations?|businesses|(?:private )?compan(?:ies)|enterprises?",
    "universities": r"universit(?:y|ies)|academi[ac]|academic institutions?|higher[- ]education",
    "government agencies": r"(?:U\.S\.|US|federal|state|local|foreign)?\s?government(?:al)? (?:agenc(?:y|ies)|entities|bod(?:y|ies)|"
                           r"organi[sz]ations|networks|departments|ministries|offices)|governments?(?= (?:and|,|around|in))|"
                           r"government sector|state agencies|public[- ]sector bodies",
    "telecommunications": r"telecom(?:munications?|s)?(?: (?:providers?|compan(?:y|ies)|firms?|operators?|carriers?|sector))?",
    "media": r"media(?: (?:organi[sz]ations?|outlets?|compan(?:y|ies)|sector))?|news (?:organi[sz]ations?|outlets?)",
    "critical infrastructure": r"critical[- ]infrastructure(?: (?:sectors?|operators?|providers?))?",
    "manufacturing": r"(?:critical )?manufactur(?:ing|ers)(?: (?:compan(?:y|ies)|firms?|sector))?",
    "information technology": r"(?:information technology|IT)(?: (?:organi[sz]ations?|compan(?:y|ies)|firms?|sector|providers?))",
    "defence": r"defen[cs]e (?:contractors?|industr(?:y|ies)|sector|industrial base)|(?:the )?defen[cs]e sector|militar(?:y|ies)",
    "energy": r"energy (?:compan(?:y|ies)|sector|providers?|firms?)|utilities",
    "health": r"hospitals?|health ?care(?: providers?| sector)?",
    "finance": r"banks|financial (?:institutions?|sector|services)",
    "education": r"schools|education(?:al)? (?:sector|institutions?)",
    "law firms": r"law firms?",
    "think tanks": r"think tanks?",
    "religious organizations": r"religious organi[sz]ations?",
    "non-governmental organizations": r"(?:non-governmental organi[sz]ations?|NGOs|non-?profits?)",
})  # fmt: skip
# Kinds of devices by the name that claims use.
DEVICES: Mapping[str, str] = MappingProxyType({
    "routers": r"(?:SOHO |home |office |small[- ]office(?:/home[- ]office)? |consumer |internet |Wi-Fi )*routers?",
    "firewalls": r"firewalls?",
    "network-attached storage": r"network[- ]attached storage(?: (?:devices?|servers?|drives?|\(NAS\)(?: devices?)?))?|NAS(?: devices?| servers?| drives?)?",
    "IP cameras": r"(?:internet[- ]connected |internet |web |IP |security |surveillance |CCTV )?cameras?|webcams?|CCTV",
    "digital video recorders": r"(?:digital |network )?video recorders?|DVRs?|NVRs?",
    "IoT devices": r"(?:internet[- ]of[- ]things|IoT)(?: \(IoT\))?(?: devices?| gadgets?)?|internet[- ]connected devices?|smart devices?",
    "servers": r"(?:victims?' )?servers", "workstations": r"workstations?",
})  # fmt: skip
# How vendors name groups: Microsoft's weather, CrowdStrike's animals, numbers of others (their public naming pages).
NAMING_SCHEMES = re.compile(
    r"\b(?:[A-Z][a-z]+ (?:Typhoon|Blizzard|Sandstorm|Sleet|Tempest|Tsunami|Flood|Hail|Dust|Cyclone|Lightning|Rain)"
    r"|[A-Z][a-z]+ (?:Panda|Bear|Kitten|Chollima|Spider|Jackal|Tiger|Buffalo|Leopard|Hawk|Crane)"
    r"|(?:APT|UNC|FIN|TA|TAG|DEV|UAT|CL-STA|Storm|TEMP\.)-?\d{1,5}\b|Red[A-Z][a-z]+\b|Bronze [A-Z][a-z]+\b)"
)
# Weather that is weather: a name of a group is written with capitals, and so is the first word of a sentence.
NOT_GROUPS = re.compile(
    r"\b(?:Super|Severe|Heavy|The|A|This|That|New|Panda|Polar|Brown|Black|Grizzly|Siberian) (?:Typhoon|Rain|Dust|Flood|Bear|Panda|Tiger|Hail)|RedHat\b"
)
# A company by its last words, where no list and no claim knows it.
COMPANY_ENDS = (
    "Group Technology Technologies Tech Company Co Corporation Corp Incorporated Inc Limited Ltd LLC GmbH AG SA PLC Plc plc "
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
