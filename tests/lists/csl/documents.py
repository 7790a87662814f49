"""Small files in the formats of the Consolidated Screening List, of facts that the lists publish about organisations."""

import json
from typing import Any

EL = {
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "China Electronics Technology Group Corporation 13th Research Institute (CETC 13)",
    "addresses": [
        {
            "address": "113 Hezuo Road",
            "city": "Shijiazhuang",
            "state": "Hebei Province",
            "postal_code": "",
            "country": "CN",
        }
    ],
    "federal_register_notice": "83 FR 37423; 87 FR 77505",
    "start_date": "2018-08-01",
    "standard_order": None,
    "license_requirement": "For all items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)",
    "license_policy": "Policy of denial",
    "remarks": "",
    "source_list_url": "https://www.bis.gov/regulations/ear/744#supplement-4-744",
    "source_information_url": "https://www.bis.gov/entity-list",
    "alt_names": ["Hebei Semiconductor Research Institute; HSRI", "and CETC Research Institute 13"],
    "id": "99ed1b052fdb09695fae1ba87516d8a0882b0df04652e07aeb5ce7be",
    "title": None,
}
ISN = {
    "source": "Nonproliferation Sanctions (ISN) - State Department",
    "programs": ["INKSNA"],
    "name": "Sinobright Import and Export Company; and any successor, sub-unit, or subsidiary thereof",
    "federal_register_notice": "Vol. 88, No. 151, 08/08/2023",
    "start_date": "2023-07-19",
    "alt_names": None,
    "country": "CN",
    "source_list_url": "https://www.state.gov/nonproliferation-sanctions",
    "source_information_url": "https://www.state.gov/nonproliferation-sanctions",
    "id": "233a4d725770c81fb561ffe3842c14010c2201971d6be62eca1e613b",
}
MEU = {
    "source": "Military End User (MEU) List - Bureau of Industry and Security",
    "name": "Academy of Aerospace Solid Propulsion Technology (AASPT)",
    "addresses": [{"address": "Tian Wang te Zi #1", "city": "Xian", "country": "CN"}],
    "start_date": "2020-12-23",
    "source_list_url": "https://www.bis.gov/meu",
    "source_information_url": "https://www.bis.gov/meu",
    "id": "66f6ab3f26234b75a9093fce79ef0ce0",
}
SDN = {
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "entity_number": "906",
    "id": "906",
    "type": "Entity",
    "programs": ["CUBA"],
    "name": "HAVIN BANK LIMITED",
    "title": None,
    "alt_names": ["HAVANA INTERNATIONAL BANK, LTD"],
    "addresses": [{"city": "London", "country": "GB", "address": "4th Floor", "state": None, "postal_code": "E14 9SH"}],
    "citizenships": [],
    "dates_of_birth": [],
    "nationalities": [],
    "places_of_birth": [],
    "ids": [
        {"type": "SWIFT/BIC", "number": "HAVIGB2L", "issue_date": None, "expiration_date": None},
        {"type": "Company Number", "number": "01074897", "country": "GB", "issue_date": None, "expiration_date": None},
    ],
    "source_list_url": "https://sanctionslist.ofac.treas.gov/Home/SdnList",
    "source_information_url": "https://home.treasury.gov/sdn",
}
SOURCES_USED = [
    {"source": "Entity List (EL) - Bureau of Industry and Security", "source_last_updated": "2026-09-12T14:07:33+00:00"},
    {"source": "Specially Designated Nationals (SDN) - Treasury Department", "source_last_updated": "2026-09-23T14:07:33+00:00"},
]  # fmt: skip

HEADER = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,"
    "license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,"
    "remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids"
)  # fmt: skip


def document(*entries: dict[str, Any], total: int | None = None, frame_first: bool = False) -> bytes:
    """A whole JSON file with these entries; what it says of itself stands behind them, or before them."""
    frame = {
        "search_performed_at": "2026-09-25T04:15:00.000000+00:00",
        "sources_used": SOURCES_USED,
        "offset": 0,
        "total": len(entries) if total is None else total,
    }
    results = {"results": list(entries)}
    return json.dumps(frame | results if frame_first else results | frame, ensure_ascii=False).encode()


def table(*rows: dict[str, str], header: str = HEADER, delimiter: str = ",") -> bytes:
    """A whole CSV file with these rows, whose cells are given by column."""
    columns = header.split(",")
    lines = [delimiter.join(columns)]
    lines += [delimiter.join('"' + row.get(column, "").replace('"', '""') + '"' for column in columns) for row in rows]
    return ("\n".join(lines) + "\n").encode()


EL_ROW = {
    "_id": "99ed1b052fdb09695fae1ba87516d8a0882b0df04652e07aeb5ce7be",
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "32 Group China Ltd.",
    "addresses": "Room 1905, 19/F, Nam Wo Hong Bldg., Hong Kong, HK; Room 1119; 17 Ko Fai Road, Kowloon, HK",
    "federal_register_notice": "80 FR 69852",
    "start_date": "2015-11-12",
    "license_requirement": "For all items subject to the EAR.  (See §744.11 of the EAR)",
    "license_policy": "Presumption of denial.",
    "source_list_url": "http://bit.ly/1L47xrV",
    "source_information_url": "http://bit.ly/1L47xrV",
}
DPL_ROW = {
    "_id": "0b5d1f4e0d6a4b7d8f1e",
    "source": "Denied Persons List (DPL) - Bureau of Industry and Security",
    "name": " ADT ANALOG AND DIGITAL TECHNIK",
    "addresses": "8019 NIEDERSEEON, HOUSE 21, DE",
    "federal_register_notice": "46 F.R. 46154 9/17/81 and 46 F.R. 19290 3/30/81",
    "start_date": "1981-09-10",
    "end_date": "2056-06-29",
    "standard_order": "Y",
    "remarks": "50 YEAR DENIAL",
    "source_list_url": "http://bit.ly/1Qi5heF",
    "source_information_url": "http://bit.ly/1iwxiF0",
}
SSI_ROW = {
    "_id": "18300",
    "source": "Sectoral Sanctions Identifications List (SSI) - Treasury Department",
    "entity_number": "18300",
    "type": "Entity",
    "programs": "UKRAINE-EO13662",
    "name": "ROSNEFT TRADE LIMITED",
    "addresses": "Elenion Building 5 Themistokli Dervi, 2nd floor, Lefkosia, Nicosia, 1066, CY",
    "alt_names": "TNK TRADE LIMITED",
    "source_list_url": "https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
    "source_information_url": "https://ofac.treasury.gov/other-ofac-sanctions-lists",
    "ids": "Registration ID, C122790; Executive Order 13662 Directive Determination -, Subject to Directive 2",
}
