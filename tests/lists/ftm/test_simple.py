"""targets.simple.csv: rows to entities, with less than the collection's other files say."""

from io import BytesIO

from seawall.entities import Designation, IdentifierKind, NameKind, Schema
from seawall.lists.ftm import parse_simple
from seawall.refresh.checks import breaks
from tests.lists.ftm.documents import parted

HEAD = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails",'
    '"program_ids","dataset","first_seen","last_seen","last_change"\n'
)
ROW = (
    '"NK-integrity","Company","Integrity Technology Group, Incorporated","Integrity Tech;""Beijing Integrity; Co.""",'
    '"","cn","Room 103, Building 6","91110108562135265P","CYBER2 - 2025-01-03","","","US-CYBER",'
    '"US OFAC Specially Designated Nationals (SDN) List;EU Financial Sanctions Files (FSF)",'
    '"2025-01-03","2026-06-01","2026-03-16"\n'
)
PERSON = '"p","Person","Pat Example","","1971;1972-04","xx;yy","","","","+1 555","","","Example PEPs","","",""\n'


def test_a_row_is_a_party() -> None:
    entities, problems = parted(
        list(parse_simple(BytesIO((HEAD + ROW).encode()), list_id="os", file="targets.simple.csv"))
    )
    (entity,) = entities
    assert problems == []
    assert (entity.id, entity.schema) == ("NK-integrity", Schema.COMPANY)
    assert [(name.text, name.kind) for name in entity.names] == [
        ("Integrity Technology Group, Incorporated", NameKind.PRIMARY),
        ("Integrity Tech", NameKind.AKA),
        ("Beijing Integrity; Co.", NameKind.AKA),
    ]
    assert [(number.kind, number.value) for number in entity.identifiers] == [
        (IdentifierKind.OTHER, "91110108562135265P")
    ]
    # Which of the two lists the sanction is of, the table does not say: no policy knows such a list.
    assert entity.designations == (
        Designation("US OFAC Specially Designated Nationals (SDN) List", "a listing", ("US-CYBER",)),
        Designation("EU Financial Sanctions Files (FSF)", "a listing", ("US-CYBER",)),
    )


def test_several_values_and_who_has_no_sanction() -> None:
    entities, problems = parted(list(parse_simple(BytesIO((HEAD + PERSON).encode()), list_id="os", file="x.csv")))
    assert problems == []
    assert [date.iso for date in entities[0].birth_dates] == ["1971", "1972-04"]
    assert [address.country_code for address in entities[0].addresses] == ["xx", "yy"]
    assert [(row.authority, row.list_name) for row in entities[0].designations] == [("Example PEPs", "no sanction")]


def test_a_column_that_is_not_known_and_a_row_that_is_too_long_are_kept() -> None:
    text = HEAD.replace('"emails"', '"shoes"') + PERSON.replace('"+1 555",""', '"+1 555","44"').replace(
        "\n", ',"over"\n'
    )
    entities, problems = parted(list(parse_simple(BytesIO(text.encode()), list_id="os", file="x.csv")))
    assert entities[0].unread == ("shoes: 44", "row: over")
    assert len(problems) == 2


def test_another_table_is_refused() -> None:
    entities, problems = parted(list(parse_simple(BytesIO(b"a,b\n1,2\n"), list_id="os", file="x.csv")))
    assert entities == []
    assert [breaks(problem) for problem in problems] == [True]
    assert breaks(parted(list(parse_simple(BytesIO(HEAD.encode()), list_id="os", file="x.csv")))[1][0])
