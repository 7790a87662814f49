"""Who files: the holder with address and contact, as every report's first part asks."""

from dataclasses import dataclass

from seawall.reports.ofac.form import Field


@dataclass(frozen=True, slots=True)
class Filer:
    """The holder of the property, or whoever rejected, and the person to ask."""

    name: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""
    contact: str = ""
    title: str = ""
    telephone: str = ""
    email: str = ""

    @property
    def address(self) -> str:
        """The address in one line."""
        return ", ".join(
            part for part in (self.street, self.city, f"{self.state} {self.postal_code}".strip(), self.country) if part
        )


def holder_fields(filer: Filer, who: str = "Holder") -> tuple[Field, ...]:
    """Field A of 501.603(b)(1)(ii): name and address, contact person and telephone."""
    return (
        Field(f"{who}: name", filer.name),
        Field(f"{who}: address", filer.address if filer.street and filer.city else "", note="street and city at least"),
        Field("Contact person", filer.contact),
        Field("Telephone", filer.telephone),
        Field("E-mail", filer.email, required=False),
    )


def part_a(filer: Filer, prepared: str, records: int) -> tuple[Field, ...]:
    """Part A of the Treasury's forms: holder, contact, date prepared, and how many records part B has."""
    return (
        Field("(1) Holder: name", filer.name),
        Field("(1) Address", filer.street),
        Field("(1) City", filer.city),
        Field("(1) State", filer.state, required=False),
        Field("(1) Postal code", filer.postal_code),
        Field("(1) Country", filer.country),
        Field("(2) Contact: name", filer.contact),
        Field("(2) Title", filer.title),
        Field("(2) Telephone", filer.telephone),
        Field("(2) E-mail", filer.email),
        Field("(2) Date prepared", prepared),
        Field("(3) Total quantity of records", str(records), note="equals the number of rows of part B"),
    )
