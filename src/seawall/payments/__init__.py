"""Readers of what is screened: payments and customer files, each `parse(stream) -> Iterator[Subject | Problem]`."""

from seawall.payments.subject import Customer, FreeText, Money, Payment, Subject

__all__ = ["Customer", "FreeText", "Money", "Payment", "Subject"]
