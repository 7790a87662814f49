"""A payment and its decision to the answer that its own system expects."""

from seawall.answers import ach, fedwire, iso20022, mt
from seawall.answers.answer import Answer, no_message
from seawall.decisions import Decision, Outcome
from seawall.payments import Payment


def answer(payment: Payment, decision: Decision) -> Answer | None:
    """What may be sent for a stopped payment; None where it is released, and an Answer without text where nothing fits.

    It depends on the payment and the decision alone: the same inputs give the same text.
    """
    if decision.outcome is Outcome.RELEASE:
        return None
    if iso20022.BETWEEN_BANKS.match(payment.format) or iso20022.FROM_CUSTOMERS.match(payment.format):
        return iso20022.status_report(payment, decision)
    if mt.KIND.match(payment.format):
        return mt.status_message(payment, decision)
    if payment.format.startswith("ACH"):
        return ach.return_suggestion(payment, decision)
    if payment.format.startswith("Fedwire"):
        return fedwire.service_message(payment, decision)
    return no_message(decision, f"A {payment.format} has no status message.")
