"""What columns of customer and payment tables are usually called: English, German, French, Spanish, as a table.

Spelling is folded before comparing (columns.py): case, accents, blanks, underscores, camelCase and a number at the end
("Phone 2", "alias_3") make no difference. A name with a number ("NAME2") is a part of a name.
"""

from enum import StrEnum

from seawall.entities import IdentifierKind, Role


class Target(StrEnum):
    """What a column can be mapped to; the values are what `--map` takes."""

    KEY = "key"
    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    NAME_PART = "name_part"  # "Name 1", "Name 2": a name over several columns, or several names
    ALIAS = "alias"
    TYPE = "type"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    GENDER = "gender"
    COUNTRY = "country"
    NATIONALITY = "nationality"
    RESIDENCE = "residence"
    ADDRESS = "address"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    BIC = "bic"
    ACCOUNT = "account"
    LEI = "lei"
    REGISTRATION = "registration"
    USCC = "uscc"
    TAX_ID = "tax_id"
    PASSPORT = "passport"
    NATIONAL_ID = "national_id"
    DUNS = "duns"
    IMO = "imo"
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    WALLET = "wallet"
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    TICKER = "ticker"
    ISIN = "isin"
    DIRECTOR = "director"
    OWNER = "owner"
    ADMINISTRATOR = "account_administrator"
    RELATED = "related"
    DEBTOR = "debtor"
    CREDITOR = "creditor"
    DEBTOR_AGENT = "debtor_bank"
    CREDITOR_AGENT = "creditor_bank"


# Of these a table may have one column only; of all others several.
SINGLE = frozenset(
    {Target.KEY, Target.NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME, Target.TYPE,
     Target.BIRTH_DATE, Target.GENDER, Target.CITY, Target.REGION, Target.POSTAL_CODE}
)  # fmt: skip

IDENTIFIERS: dict[Target, IdentifierKind] = {
    Target.BIC: IdentifierKind.BIC,
    Target.ACCOUNT: IdentifierKind.ACCOUNT,
    Target.LEI: IdentifierKind.LEI,
    Target.REGISTRATION: IdentifierKind.REGISTRATION,
    Target.USCC: IdentifierKind.USCC,
    Target.TAX_ID: IdentifierKind.TAX_ID,
    Target.PASSPORT: IdentifierKind.PASSPORT,
    Target.NATIONAL_ID: IdentifierKind.NATIONAL_ID,
    Target.DUNS: IdentifierKind.DUNS,
    Target.IMO: IdentifierKind.IMO,
    Target.MMSI: IdentifierKind.MMSI,
    Target.CALL_SIGN: IdentifierKind.CALL_SIGN,
    Target.WALLET: IdentifierKind.WALLET,
    Target.WEBSITE: IdentifierKind.WEBSITE,
    Target.EMAIL: IdentifierKind.EMAIL,
    Target.PHONE: IdentifierKind.PHONE,
    Target.TICKER: IdentifierKind.TICKER,
    Target.ISIN: IdentifierKind.ISIN,
}

# People and companies beside the customer are screened like the customer (Apple, 2019: the account administrator).
FURTHER_PARTIES: dict[Target, Role] = {
    Target.DIRECTOR: Role.RELATED,
    Target.OWNER: Role.RELATED,
    Target.ADMINISTRATOR: Role.RELATED,
    Target.RELATED: Role.RELATED,
    Target.DEBTOR: Role.DEBTOR,
    Target.CREDITOR: Role.CREDITOR,
    Target.DEBTOR_AGENT: Role.DEBTOR_AGENT,
    Target.CREDITOR_AGENT: Role.CREDITOR_AGENT,
}

SYNONYMS: dict[Target, str] = {
    Target.KEY: """
        key, id, uid, customer id, customer no, customer number, customer key, cust id, client id, client no,
        client number, account holder id, party id, record id, row id, vendor id, vendor no, supplier id, entity id,
        member id, reference, ref, transaction id, payment id, cif, cif no;
        Kundennummer, Kunden Nr, Kundennr, KdNr, Kd Nr, Lieferantennummer, Personennummer, Mitgliedsnummer;
        numero client, no client, identifiant, identifiant client, code client, numero de client;
        numero de cliente, id cliente, codigo cliente, codigo de cliente, identificador""",
    Target.NAME: """
        name, full name, customer name, client name, company name, legal name, entity name, party name, vendor name,
        supplier name, organisation name, organization name, business name, account name, account holder, holder name,
        account holder name, registered name, display name, member name, vessel name, ship name, caption, company,
        customer, client, name of individual or entity;
        Kundenname, Kunde, Firma, Firmenname, Firmenbezeichnung, vollständiger Name, Kontoinhaber, Lieferant, Schiffsname;
        nom complet, nom du client, raison sociale, denomination sociale, denomination, societe, titulaire, nom de la societe;
        nombre completo, razon social, nombre del cliente, nombre de la empresa, empresa, titular, denominacion social""",
    Target.FIRST_NAME: """
        first name, firstname, given name, given names, forename, forenames, fname;
        Vorname, Vornamen, Rufname; prenom, prenoms; nombre, nombres, primer nombre""",
    Target.MIDDLE_NAME: """
        middle name, middle names, second name, patronymic, patronymic name, father name, middle initial;
        zweiter Vorname, Mittelname, Vatersname; deuxieme prenom, patronyme; segundo nombre""",
    Target.LAST_NAME: """
        last name, lastname, surname, family name, lname;
        Nachname, Familienname, Zuname; nom, nom de famille; apellido, apellidos, primer apellido""",
    Target.NAME_PART: "name part, name line, name continued, name extension; Namenszusatz, Name Zusatz",
    Target.ALIAS: """
        alias, aliases, aka, a k a, also known as, other name, other names, alternative name, alternate name,
        second name of company, trading name, trade name, doing business as, dba, t a, former name, previous name, fka,
        maiden name, nickname, native name, original name, name original script, name in original script, original script name, local name, name in local script,
        chinese name, english name, short name, weak alias;
        Aliasname, auch bekannt als, früherer Name, Geburtsname, Mädchenname, Handelsname, Kurzname, weitere Namen;
        autre nom, autres noms, nom commercial, nom de naissance, ancien nom, nom de jeune fille, surnom;
        nombre comercial, otros nombres, otro nombre, tambien conocido como, nombre anterior""",
    Target.TYPE: """
        type, party type, entity type, customer type, client type, schema, legal entity type, person or company;
        Typ, Kundenart, Kundentyp, Personenart; type de client, type de personne;
        tipo, tipo de cliente, tipo de persona""",
    Target.BIRTH_DATE: """
        date of birth, dob, birth date, birthdate, birthday, born, d o b, year of birth, birth year, yob;
        Geburtsdatum, Geburtstag, geboren, geb, geb datum, Geburtsjahr; date de naissance, ne le, annee de naissance;
        fecha de nacimiento, fecha nacimiento, nacimiento""",
    Target.BIRTH_PLACE: """
        place of birth, birth place, birthplace, pob, city of birth, country of birth, birth country;
        Geburtsort, Geburtsland; lieu de naissance, pays de naissance; lugar de nacimiento, pais de nacimiento""",
    Target.GENDER: "gender, sex; Geschlecht; sexe, genre; sexo, genero",
    Target.COUNTRY: """
        country, country code, country name, ctry, iso country, country iso, address country, jurisdiction,
        country of incorporation, incorporation country, country of registration, registration country, home country;
        Land, Ländercode, Länderkürzel, Laendercode, Staat, Sitzland; pays, code pays, pays d immatriculation;
        pais, codigo pais, codigo de pais, pais de constitucion""",
    Target.NATIONALITY: """
        nationality, nationalities, citizenship, country of citizenship, citizen of, country of nationality;
        Nationalität, Staatsangehörigkeit, Staatsbürgerschaft; nationalite, citoyennete; nacionalidad, ciudadania""",
    Target.RESIDENCE: """
        residence, country of residence, residence country, residency, country of domicile, domicile;
        Wohnsitzland, Wohnsitz, Wohnland; pays de residence, domicile fiscal; pais de residencia, residencia""",
    Target.ADDRESS: """
        address, full address, postal address, mailing address, registered address, business address, home address,
        billing address, shipping address, address line, addr; Adresse, Anschrift, Rechnungsadresse;
        adresse postale, adresse complete; direccion, domicilio""",
    Target.STREET: """
        street, street address, street name, address street, house number, building, po box, address 1;
        Straße, Strasse, Str, Hausnummer, Strasse und Hausnummer, Postfach; rue, voie, numero de rue; calle, numero de calle""",
    Target.CITY: """
        city, town, city name, address city, place, municipality, locality;
        Stadt, Ort, Wohnort, Ortschaft; ville, commune, localite; ciudad, localidad, municipio, poblacion""",
    Target.REGION: """
        region, state, province, county, state province, state or province, address state, address region;
        Bundesland, Kanton, Provinz; departement, canton; provincia, estado, comunidad autonoma""",
    Target.POSTAL_CODE: """
        postal code, postcode, zip, zip code, post code, address zip;
        PLZ, Postleitzahl; code postal, cp; codigo postal""",
    Target.BIC: """
        bic, swift, swift code, bic code, swift bic, bic swift, bank identifier code, bic 8, bic 11, swiftbic;
        code bic, code swift; codigo bic, codigo swift""",
    Target.ACCOUNT: """
        iban, account, account number, account no, acct, acct no, bank account, iban number, bank account number;
        Konto, Kontonummer, Kto, Konto Nr, Bankverbindung; compte, numero de compte, compte bancaire;
        cuenta, numero de cuenta, cuenta bancaria""",
    Target.LEI: "lei, lei code, legal entity identifier; LEI Nummer; code lei, identifiant lei; codigo lei",
    Target.REGISTRATION: """
        registration number, registration no, reg no, reg number, company number, company no, company registration number,
        business registration number, business number, registration, registered number, incorporation number, crn,
        trade register number, commercial register number;
        Handelsregisternummer, Handelsregister, HRB, HRB Nummer, Registernummer, Firmenbuchnummer, HR Nummer;
        siren, siret, rcs, numero d immatriculation, numero rcs; numero de registro, registro mercantil, matricula mercantil""",
    Target.USCC: "uscc, unified social credit code, social credit code, usci; 统一社会信用代码",
    Target.TAX_ID: """
        tax id, tax number, tax no, tin, tax identification number, vat, vat number, vat id, vat no, ein, itin, inn, fein;
        Steuernummer, Steuer ID, USt ID, UStIdNr, Steueridentifikationsnummer, UID Nummer;
        numero fiscal, numero de tva, tva, identifiant fiscal; nif, cif fiscal, rfc, cuit, rut, numero de identificacion fiscal""",
    Target.PASSPORT: """
        passport, passport no, passport number, passport nr, travel document;
        Reisepass, Passnummer, Pass Nr, Reisepassnummer; passeport, numero de passeport; pasaporte, numero de pasaporte""",
    Target.NATIONAL_ID: """
        national id, national id number, national identification number, identity card, identity number, id card,
        id number, id no, identity card number, ssn, social security number, personal number, nin, identification number,
        identity document, cnp, curp, pesel;
        Personalausweis, Ausweisnummer, Ausweis Nr, Personalausweisnummer, Sozialversicherungsnummer, AHV Nummer;
        carte d identite, numero de carte d identite, numero de securite sociale; dni, cedula, nie, documento de identidad,
        numero de identificacion, numero de documento""",
    Target.DUNS: "duns, duns number, d u n s, duns no",
    Target.IMO: "imo, imo number, imo no, imo id; IMO Nummer; numero imo, numero omi",
    Target.MMSI: "mmsi, mmsi number, mmsi no; MMSI Nummer; numero mmsi",
    Target.CALL_SIGN: "call sign, callsign, radio call sign; Rufzeichen; indicatif; indicativo",
    Target.WALLET: """
        wallet, wallet address, crypto address, crypto wallet, digital currency address, blockchain address,
        bitcoin address, btc address, eth address, ethereum address, virtual asset address;
        Walletadresse, Krypto Adresse; adresse crypto, portefeuille crypto; direccion de billetera, billetera""",
    Target.WEBSITE: """
        website, web site, url, homepage, domain, web, web address;
        Webseite, Internetseite, Webadresse; site web, site internet; sitio web, pagina web""",
    Target.EMAIL: """
        email, e mail, email address, e mail address, mail;
        E-Mail-Adresse, Mailadresse; courriel, adresse e mail, adresse email; correo, correo electronico""",
    Target.PHONE: """
        phone, telephone, phone number, tel, mobile, mobile number, mobile phone, cell, cell phone, fax, fax number, telephone number;
        Telefon, Telefonnummer, Handy, Mobil, Mobilnummer, Faxnummer; numero de telephone, portable, telecopie;
        telefono, movil, celular, numero de telefono""",
    Target.TICKER: "ticker, ticker symbol, stock ticker, equity ticker, symbol, stock symbol, stock code; Börsenkürzel; symbole boursier; simbolo bursatil",
    Target.ISIN: "isin, isin code; ISIN Nummer; code isin; codigo isin",
    Target.DIRECTOR: """
        director, directors, director name, managing director, ceo, board member, officer, chairman;
        Geschäftsführer, Vorstand, Direktor; dirigeant, gerant, directeur, administrateur;
        consejero, administrador unico, apoderado""",
    Target.OWNER: """
        owner, owners, owner name, beneficial owner, beneficial owners, beneficial owner name, ubo, ubo name, ultimate beneficial owner, ultimate beneficial owner name,
        shareholder, shareholders, parent, parent company, parent name, controlling person, registered owner;
        Eigentümer, Inhaber, wirtschaftlich Berechtigter, Gesellschafter, Aktionär, Muttergesellschaft;
        proprietaire, beneficiaire effectif, actionnaire, associe, societe mere;
        propietario, beneficiario final, titular real, accionista, socio, matriz""",
    Target.ADMINISTRATOR: """
        account administrator, administrator, account admin, admin name, account manager contact, authorised user,
        authorized user; Kontoadministrator, Verwalter, Administratorin;
        administrateur du compte; administrador de cuenta, administrador""",
    Target.RELATED: """
        related party, related parties, contact person, contact name, contact, representative, legal representative,
        authorised signatory, authorized signatory, signatory, signatories, contacts, contact persons, guarantor, trustee, power of attorney, attorney,
        spouse, nominee, settlor, protector, agent name, ship manager, operator, associate, vessel, vessels, ship, ships;
        Ansprechpartner, Kontaktperson, Bevollmächtigter, Vertreter, gesetzlicher Vertreter, Bürge, Treuhänder, Zeichnungsberechtigter;
        personne de contact, representant, representant legal, mandataire, garant, signataire;
        persona de contacto, representante, representante legal, firmante, garante, fideicomisario""",
    Target.DEBTOR: """
        debtor, debtor name, originator, originator name, payer, payer name, remitter, remitter name, sender, sender name,
        ordering customer, from name, ordering party; Auftraggeber, Zahler, Absender, Zahlungspflichtiger;
        donneur d ordre, payeur, debiteur, emetteur; ordenante, pagador, deudor, remitente""",
    Target.CREDITOR: """
        creditor, creditor name, beneficiary, beneficiary name, payee, payee name, receiver, receiver name, recipient,
        recipient name, beneficiary customer, to name; Begünstigter, Empfänger, Zahlungsempfänger;
        beneficiaire, creancier, destinataire; beneficiario, acreedor, destinatario""",
    Target.DEBTOR_AGENT: """
        debtor bank, debtor agent, originator bank, sender bank, sending bank, ordering bank, remitting bank;
        Absenderbank, Auftraggeberbank; banque du donneur d ordre; banco ordenante, banco emisor""",
    Target.CREDITOR_AGENT: """
        creditor bank, creditor agent, beneficiary bank, receiver bank, receiving bank, bank name, bank;
        Empfängerbank, Bankname; banque du beneficiaire, banque; banco beneficiario, banco""",
}  # fmt: skip
