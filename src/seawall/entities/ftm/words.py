"""Which of FollowTheMoney's words means what here: schemata, identifiers, topics. Reading and writing use the same tables."""

from seawall.entities.entity import PartRole
from seawall.entities.schema import Schema
from seawall.entities.values import IdentifierKind as Kind

# The first that an entity's schema is, or extends, in this order. An asset is named in payments too (a security, a plant);
# what it is beyond that stands in its facts.
PARTIES: tuple[tuple[str, Schema], ...] = (
    ("Person", Schema.PERSON),
    ("Company", Schema.COMPANY),
    ("Organization", Schema.ORGANIZATION),
    ("LegalEntity", Schema.LEGAL_ENTITY),
    ("Vessel", Schema.VESSEL),
    ("Airplane", Schema.AIRPLANE),
    ("CryptoWallet", Schema.WALLET),
    ("Security", Schema.LEGAL_ENTITY),
    ("BankAccount", Schema.LEGAL_ENTITY),
    ("Vehicle", Schema.LEGAL_ENTITY),
    ("RealEstate", Schema.LEGAL_ENTITY),
)
# An Asset that is none of the above; contracts and licences extend it and name no party.
PLAIN_ASSET = "Asset"

PARTS = {
    "firstName": PartRole.GIVEN,
    "secondName": PartRole.MIDDLE,
    "middleName": PartRole.MIDDLE,
    "fatherName": PartRole.PATRONYMIC,
    "motherName": PartRole.MATRONYMIC,
    "lastName": PartRole.FAMILY,
}

# What identifies by these names; every other property of the type identifier is one whose kind Seawall has no word for.
# The first property of a kind is the one that it is written as.
IDENTIFIERS = {
    "passportNumber": Kind.PASSPORT,
    "idNumber": Kind.NATIONAL_ID,
    "socialSecurityNumber": Kind.NATIONAL_ID,
    "personalNumber": Kind.NATIONAL_ID,
    "taxNumber": Kind.TAX_ID,
    "vatCode": Kind.TAX_ID,
    "innCode": Kind.TAX_ID,
    "irsCode": Kind.TAX_ID,
    "voenCode": Kind.TAX_ID,
    "registrationNumber": Kind.REGISTRATION,
    "ogrnCode": Kind.REGISTRATION,
    "uscCode": Kind.USCC,
    "leiCode": Kind.LEI,
    "swiftBic": Kind.BIC,
    "dunsCode": Kind.DUNS,
    "isinCode": Kind.ISIN,
    "isin": Kind.ISIN,
    "ticker": Kind.TICKER,
    "ricCode": Kind.TICKER,
    "imoNumber": Kind.IMO,
    "mmsi": Kind.MMSI,
    "callSign": Kind.CALL_SIGN,
    "serialNumber": Kind.AIRCRAFT_SERIAL,
    "icaoCode": Kind.AIRCRAFT_MODE_S,
    "publicKey": Kind.WALLET,
    "cryptoAddress": Kind.WALLET,
    "iban": Kind.ACCOUNT,
    "accountNumber": Kind.ACCOUNT,
    "website": Kind.WEBSITE,
    "email": Kind.EMAIL,
    "phone": Kind.PHONE,
}
# The same word for another thing's number: a vehicle's register is another than a company's.
IDENTIFIERS_OF = {
    ("Vessel", "registrationNumber"): Kind.VESSEL_REGISTRATION,
    ("Airplane", "registrationNumber"): Kind.AIRCRAFT_TAIL,
    ("Vehicle", "registrationNumber"): Kind.OTHER,
    ("RealEstate", "registrationNumber"): Kind.OTHER,
    # The IMO numbers companies as it numbers ships, in a series of their own.
    ("Organization", "imoNumber"): Kind.OTHER,
}
# Of the type identifier, and none of the party's own: a bank account's bank, a programme, a page about the party.
NOT_OWN = frozenset({"bic", "programId", "wikidataId", "authorityId", "unscId"})

# A country that a party belongs to by law.
BELONGS_TO = ("nationality", "jurisdiction", "mainCountry", "flag")

# How the two ends of an edge speak of each other; of any other edge the schema's name and the other end's role do.
RELATIONS = {
    "Ownership": ("owner of", "owned by"),
    "Control": ("controls", "controlled by"),
    "Directorship": ("director of", "directed by"),
    "Membership": ("member of", "has as member"),
    "Employment": ("employee of", "employer of"),
    "Family": ("family of", "family of"),
    "Associate": ("associate of", "associate of"),
    "Representation": ("agent of", "client of"),
    "Succession": ("predecessor of", "successor of"),
    "UnknownLink": ("linked to", "linked from"),
}
# An edge's own bookkeeping, which says nothing of what it joins.
BOOKKEEPING = frozenset(
    "sourceUrl publisher publisherUrl alephUrl recordId retrievedAt modifiedAt createdAt indexText proof".split()
)

# The labels of Identification.type, by a word in them, the first that is found.
DOCUMENTS: tuple[tuple[str, Kind], ...] = (
    ("passport", Kind.PASSPORT),
    ("tax", Kind.TAX_ID),
    ("vat", Kind.TAX_ID),
    ("inn", Kind.TAX_ID),
    ("registration", Kind.REGISTRATION),
    ("national", Kind.NATIONAL_ID),
    ("identity", Kind.NATIONAL_ID),
    ("identification", Kind.NATIONAL_ID),
    ("social security", Kind.NATIONAL_ID),
    ("cedula", Kind.NATIONAL_ID),
    ("id card", Kind.NATIONAL_ID),
)
