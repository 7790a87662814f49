"""The United Kingdom as a publisher of the catalogue: which of its files is what, and which function reads it."""

from seawall.lists.publisher import Publisher, Readers, one_file
from seawall.lists.row import Format
from seawall.lists.uk import tables, xml
from seawall.lists.uk.recognise import told_apart
from seawall.lists.uk.rows import ROWS

_READERS: Readers = {
    Format.UK_XML: one_file(xml.parse),
    Format.UK_ODS: one_file(tables.parse_ods),
    Format.UK_CSV: one_file(tables.parse_csv),
    Format.CONLIST_CSV: one_file(tables.parse_conlist),
}

_EDITIONS = {
    Format.UK_XML: xml.publication,
    Format.UK_ODS: tables.ods_publication,
    Format.UK_CSV: tables.csv_publication,
    Format.CONLIST_CSV: tables.conlist_publication,
}

PUBLISHER = Publisher(ROWS, told_apart, _READERS, _EDITIONS)
