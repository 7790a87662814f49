"""What tables write in a column of kinds ("individual", "GmbH", "Schiff") to schemas, as a table."""

from seawall.entities import Schema
from seawall.payments.tables.columns import fold

_WORDS: dict[Schema, str] = {
    Schema.PERSON: """
        person, p, individual, ind, i, natural person, natural, private, private person, private individual, human, np,
        natürliche Person, Privatperson, Privatkunde, personne physique, particulier, pp, persona natural, persona fisica,
        particular, consumer, retail, employee, sole trader""",
    Schema.COMPANY: """
        company, c, corporate, corporation, corp, business, firm, co, ltd, llc, inc, public company, plc, private company,
        Firma, Unternehmen, Gesellschaft, Firmenkunde, GmbH, AG, société, entreprise, empresa, sociedad, sme, merchant,
        vendor, supplier, bank, financial institution, fi""",
    Schema.ORGANIZATION: """
        organisation, organization, org, o, ngo, charity, non profit, foundation, trust, association, government, public body,
        state body, Verein, Stiftung, Behörde, association, fondation, fundación, asociación, organisme, organización""",
    Schema.LEGAL_ENTITY: """
        legal entity, legalentity, entity, e, le, legal person, juristic person, juristische Person, personne morale, pm,
        persona juridica, persona moral, partnership, fund, other, unknown, n a, not known, customer, client""",
    Schema.VESSEL: "vessel, v, ship, boat, Schiff, navire, bateau, buque, embarcacion, tanker",
    Schema.AIRPLANE: "aircraft, airplane, plane, helicopter, Flugzeug, avion, aeronef, aeronave",
    Schema.WALLET: "wallet, cryptowallet, crypto wallet, digital currency address, Krypto Wallet, portefeuille, billetera",
}
_BY_WORD = {fold(word): schema for schema, words in _WORDS.items() for word in words.split(",")}


def schema_of(text: str) -> Schema | None:
    """The schema that a word for a kind means; None where it is not known. A dash means nothing is said."""
    word = fold(text)
    return _BY_WORD.get(word) if word else Schema.LEGAL_ENTITY
