"""Which columns are understood, which are refused."""

import pytest

from seawall.errors import InputRefused, SettingRefused
from seawall.payments.tables.columns import fold, resolve, synonyms, target_of
from seawall.payments.tables.synonyms import SINGLE, SYNONYMS, Target

HEADERS = """
Customer ID             key
Kundennummer            key
CLIENT_NO               key
CustomerName            name
Kundenname              name
Raison sociale          name
razón social            name
Vorname                 first_name
prénom                  first_name
Familienname            last_name
Apellidos               last_name
A.K.A.                  alias
Alias 3                 alias
NAME2                   name_part
Customer Name 1         name_part
Vessel                  related
nom commercial          alias
Entity Type             type
Geburtsdatum            birth_date
D.O.B.                  birth_date
date de naissance       birth_date
Fecha de nacimiento     birth_date
Länderkürzel            country
Pais                    country
Staatsangehörigkeit     nationality
country of residence    residence
Straße                  street
PLZ                     postal_code
ville                   city
SWIFT/BIC               bic
IBAN                    account
Konto-Nr                account
legal entity identifier lei
Handelsregisternummer   registration
SIREN                   registration
统一社会信用代码         uscc
VAT number              tax_id
USt-ID                  tax_id
passport no.            passport
Personalausweis         national_id
DNI                     national_id
IMO Number              imo
mmsi                    mmsi
BTC address             wallet
Phone 2                 phone
courriel                email
Account Administrator   account_administrator
Beneficial Owner        owner
Geschaeftsfuehrer       director
Empfänger               creditor
debtor name             debtor
director.name           director
properties.name         alias
address.city            city
director.birth_date     -
favourite colour        -
"""


@pytest.mark.parametrize("row", HEADERS.strip().splitlines())
def test_a_column_is_known_by_its_usual_names(row: str) -> None:
    header, target = row.rsplit(maxsplit=1)
    found = target_of(header.strip())
    assert (str(found) if found else "-") == target


def test_no_name_stands_for_two_fields() -> None:
    assert set(synonyms().values()) == set(Target)
    assert set(SYNONYMS) == set(Target)


def test_folding_twice_changes_nothing() -> None:
    assert all(fold(fold(word)) == fold(word) for word in synonyms())


def test_a_mapping_names_the_column() -> None:
    columns = resolve(["Bezeichnung", "Nr"], "x.csv", {"name": "Bezeichnung", "key": "Nr"})
    assert [column.target for column in columns] == [Target.NAME, Target.KEY]


def test_beside_a_mapped_name_the_other_name_columns_are_screened_as_further_names() -> None:
    columns = resolve(["customer name", "account name"], "x.csv", {"name": "account name"})
    assert [column.target for column in columns] == [Target.ALIAS, Target.NAME]


@pytest.mark.parametrize(
    ("headers", "mapping", "says"),
    [
        (["a", "name"], {"nmae": "a"}, "no field 'nmae' to map a column to (did you mean 'name'?); fields are: key, "),
        (["Kundename", "id"], {"name": "Kundenname"}, "no column 'Kundenname' (did you mean 'Kundename'?)"),
        (["x", "x", "name"], {"key": "x"}, "there are 2 columns named 'x'"),
        (["x", "name"], {"key": "x", "alias": "x"}, "column 'x' is mapped to two fields"),
        (["id", "name", "company name"], {}, "columns 'name', 'company name' may each be the name"),
    ],
    ids=["unknown field", "missing column", "doubled column", "mapped twice", "ambiguous"],
)
def test_what_makes_no_sense_is_refused_with_what_would(headers: list[str], mapping: dict[str, str], says: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        resolve(headers, "x.csv", mapping)
    assert says in str(refusal.value)


def test_a_table_that_names_nobody_is_refused_with_the_columns_it_has() -> None:
    with pytest.raises(InputRefused, match="columns are: 'colour', 'size'"):
        resolve(["colour", "size"], "x.csv")


def test_single_fields_are_fields() -> None:
    assert set(Target) >= SINGLE
