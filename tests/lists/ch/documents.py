"""Small files in SECO's format, built from its schema: a public entry of the list, and invented ones."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="whole-list" date="2026-08-27">
<sanctions-program ssid="20" version-date="2026-05-21" predecessor-version-date="2025-12-12">
<program-key lang="ger">Belarus</program-key><program-key lang="eng">Belarus</program-key>
<program-name lang="eng">Ordinance of 16 March 2022 on measures against Belarus</program-name>
<sanctions-set ssid="4387" lang="ger">Artikel 12</sanctions-set>
<sanctions-set ssid="4387" lang="eng">article 12 -- Restrictions on named individuals and entities</sanctions-set>
<sanctions-set ssid="46113" lang="eng">article 16 and 17 -- Restrictions on the money and capital market</sanctions-set>
<origin>EU</origin></sanctions-program>"""

LISTED = '<modification modification-type="listed" enactment-date="2021-08-11" publication-date="2021-08-11" effective-date="2021-08-12"/>'

PERSON = (
    """<target ssid="5142"><sanctions-set-id>4387</sanctions-set-id><foreign-identifier>140</foreign-identifier>
<generic-attribute ssid="9" name="Function">Example</generic-attribute>
<individual sex="male"><identity ssid="5144" main="true">
<name ssid="26811" name-type="primary-name" quality="good" lang="eng">
<name-part order="3" name-part-type="father-name"><value>Exampleavich</value></name-part>
<name-part order="2" name-part-type="given-name"><value>Aliaksandr</value>
<spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Александр</spelling-variant>
<spelling-variant lang="RUS" script="LATN" spelling-variant-type="not-defined">Alexander</spelling-variant>
<spelling-variant lang="RUS" script="LATN" spelling-variant-type="not-defined">Aleksandr</spelling-variant></name-part>
<name-part order="1" name-part-type="family-name"><value>Example</value>
<spelling-variant lang="RUS" script="CYRL" spelling-variant-type="not-defined">Пример</spelling-variant></name-part>
<name-part order="4" name-part-type="title"><value>Dr.</value></name-part></name>
<name ssid="26812" name-type="alias" quality="low" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Sasha</value></name-part></name>
<name ssid="26813" name-type="formerly-known-as" quality="good"><name-part order="1" name-part-type="whole-name"><value>A. Sample</value></name-part></name>
<day-month-year ssid="23493" day="23" month="3" year="1980" calendar="Gregorian" quality="good"/>
<day-month-year ssid="23494" year="1981" calendar="Gregorian" quality="low"/>
<nationality ssid="1920"><country iso-code="BY">Belarus</country></nationality>
<place-of-birth ssid="7" place-id="29492" quality="good"/>
<address ssid="29513" place-id="29492" quality="good" current="false"><c-o>Example Club</c-o><address-details>Example St 4</address-details>
<p-o-box>12</p-o-box><zip-code>220029</zip-code><remarks>office</remarks></address>
<identification-document ssid="1" document-type="passport"><number>MP1</number><issuer code="BY">Belarus</issuer>
<date-of-issue>2010-01-02</date-of-issue><expiry-date>2020-01-02</expiry-date><place-of-issue place-id="29492"/></identification-document>
</identity>
<identity ssid="5145" main="false"><name ssid="26814" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Ali Example</value></name-part></name></identity>
<justification ssid="29512">Businessman.</justification><other-information ssid="33153">Tax number: 7701; Website: www.example.by</other-information>
<relation ssid="6010" target-id="5300" relation-type="related-to"></relation></individual>"""
    + LISTED
    + "</target>"
)

BANK = """<target ssid="46130"><sanctions-set-id>46113</sanctions-set-id><sanctions-set-id>4387</sanctions-set-id><entity><identity ssid="46131" main="true">
<name ssid="46132" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Belagroprombank</value></name-part></name>
<day-month-year ssid="3" year="1991" calendar="Gregorian" quality="good"/></identity>
<other-information ssid="4">SWIFT/BIC: BAPBBY2X</other-information><other-information ssid="5">No C 38181; IMO number of the vessel: 9387803.</other-information></entity>""" + LISTED + "</target>"  # fmt: skip

SHIP = (
    """<target ssid="34461"><sanctions-set-id>4387</sanctions-set-id><object object-type="vessel"><identity ssid="34462" main="true">
<name ssid="34463" name-type="primary-name" quality="good" lang="eng"><name-part order="1" name-part-type="whole-name"><value>Hui Chon</value></name-part></name>
</identity><other-information ssid="34465">IMO Number: 8405270</other-information></object>"""
    + LISTED
    + "</target>"
)

PLACE = """<place ssid="29492"><location>Minsk</location><location-variant variant-type="spelling">Miensk</location-variant>
<area>Minsk Region</area><country iso-code="BY">Belarus</country></place>"""


def document(*targets: str, places: str = PLACE, head: str = HEAD) -> bytes:
    """A whole file with these targets."""
    return f"{head}{''.join(targets)}{places}</swiss-sanctions-list>".encode()
