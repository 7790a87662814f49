"""Countries and parts of the world as stories write them: names, what is of them, and cities that stand for where somebody is based."""

import re
from collections.abc import Mapping
from types import MappingProxyType

# Countries: name, what texts call it, what is of it. Left out are those whose names are as often somebody else: Georgia, Jordan, Chad.
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
Afghanistan: Afghanistan: Afghan
Algeria: Algeria: Algerian
Armenia: Armenia: Armenian
Austria: Austria|Vienna: Austrian
Azerbaijan: Azerbaijan: Azerbaijani
Belgium: Belgium: Belgian
Bosnia and Herzegovina: Bosnia and Herzegovina|Bosnia: Bosnian
Bulgaria: Bulgaria: Bulgarian
Chile: Chile: Chilean
Colombia: Colombia: Colombian
Costa Rica: Costa Rica: Costa Rican
Croatia: Croatia: Croatian
Cyprus: Cyprus: Cypriot
Czech Republic: Czech Republic|Czechia|Prague: Czech
Denmark: Denmark: Danish
Ecuador: Ecuador: Ecuadorian
Egypt: Egypt|Cairo: Egyptian
Estonia: Estonia|Tallinn: Estonian
Ethiopia: Ethiopia: Ethiopian
Finland: Finland|Helsinki: Finnish
Ghana: Ghana: Ghanaian
Greece: Greece|Athens: Greek
Greenland: Greenland: Greenlandic
Guam: Guam:
Hungary: Hungary|Budapest: Hungarian
Iceland: Iceland: Icelandic
Iraq: Iraq|Baghdad: Iraqi
Ireland: Ireland|Dublin: Irish
Kazakhstan: Kazakhstan: Kazakh
Kuwait: Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyzstan: Kyrgyz
Latvia: Latvia: Latvian
Lebanon: Lebanon|Beirut: Lebanese
Libya: Libya: Libyan
Lithuania: Lithuania|Vilnius: Lithuanian
Luxembourg: Luxembourg: Luxembourgish
Macau: Macau|Macao: Macanese
Malta: Malta: Maltese
Moldova: Moldova: Moldovan
Mongolia: Mongolia: Mongolian
Montenegro: Montenegro: Montenegrin
Morocco: Morocco: Moroccan
Nepal: Nepal: Nepali
North Macedonia: North Macedonia: Macedonian
Norway: Norway|Oslo: Norwegian
Oman: Oman: Omani
Panama: Panama: Panamanian
Papua New Guinea: Papua New Guinea:
Peru: Peru: Peruvian
Portugal: Portugal|Lisbon: Portuguese
Qatar: Qatar|Doha: Qatari
Serbia: Serbia|Belgrade: Serbian
Slovakia: Slovakia: Slovak
Slovenia: Slovenia: Slovenian
Somalia: Somalia: Somali
Sri Lanka: Sri Lanka: Sri Lankan
Sudan: Sudan: Sudanese
Sweden: Sweden|Stockholm: Swedish
Switzerland: Switzerland: Swiss
Tajikistan: Tajikistan: Tajik
Tunisia: Tunisia: Tunisian
Turkmenistan: Turkmenistan: Turkmen
Uganda: Uganda: Ugandan
Uzbekistan: Uzbekistan: Uzbek
Yemen: Yemen: Yemeni
Central America: Central America: Central American
Latin America: Latin America: Latin American
Americas: Americas|the Americas:
Oceania: Oceania:
Pacific: Pacific|the Pacific:
South America: South America: South American
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
# American states of one word; Georgia is a country too.
_STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas "
    "Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma "
    "Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
)
# What says where somebody is based: the country of such a state, and of a city. Cities that the known cases name.
CITIES: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(_STATES.split(), "United States"),
    "Beijing": "China", "Shanghai": "China", "Chengdu": "China", "Chongqing": "China", "Zhengzhou": "China", "Hefei": "China", "Jinan": "China", "Hubei": "China", "Jiangsu": "China", "Hainan": "China", "Guangdong": "China", "Zhejiang": "China", "Siberia": "Russia", "Novosibirsk": "Russia", "Kazan": "Russia", "Isfahan": "Iran", "New York": "United States", "Mumbai": "India", "Istanbul": "Turkey", "Wuhan": "China", "Shenzhen": "China", "Nanjing": "China",
    "Sichuan": "China", "Fuzhou": "China", "Guangzhou": "China", "Hangzhou": "China", "Tianjin": "China", "Xiamen": "China",
    "Moscow": "Russia", "St. Petersburg": "Russia", "Saint Petersburg": "Russia", "Barnaul": "Russia",
    "Tehran": "Iran", "Pyongyang": "North Korea", "London": "United Kingdom", "Dubai": "United Arab Emirates",
})  # fmt: skip
# What texts say of a country in any way: its names, what is of it, its cities.
COUNTRY_OF: Mapping[str, str] = MappingProxyType({
    **NATIONALITIES, **CITIES, **{text: name for name, texts in COUNTRIES.items() for text in texts},
})  # fmt: skip
# The same as words of a pattern, the longest first: "U.S." has dots that are dots.
WHERE = "|".join(re.escape(text) for text in sorted(COUNTRY_OF, key=len, reverse=True))
# Behind a country's name: who tells or names, and of whom what follows is not told.
# So is what stands in front of a preposition: "U.S. computer systems by a state-backed group".
WHO_TELLS = r"(?:by|from|in|on|at|for|with|to|into|officials?|authorities|agencies|agents|prosecutors|researchers|calls?|called|says?|said|names?|named|tracks?|believes?|think|accuse[sd]?|blame[sd]?)\b"
