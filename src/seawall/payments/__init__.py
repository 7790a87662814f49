"""Readers of what is screened: payments and customer files, each `parse(stream) -> Iterator[Subject | Problem]`."""

from seawall.payments.read import read
from seawall.payments.recognise import Format, NotRead, recognise
from seawall.payments.subject import Attachment, Customer, FreeText, Money, Payment, Subject

__all__ = [
    "Attachment",
    "Customer",
    "Format",
    "FreeText",
    "Money",
    "NotRead",
    "Payment",
    "Subject",
    "read",
    "recognise",
]
