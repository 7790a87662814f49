"""OFAC's reports, each one file: the fields of the form, what is still empty, and its pages."""

from seawall.reports.ofac.annual import annual
from seawall.reports.ofac.blocked import blocked
from seawall.reports.ofac.compliance_release import compliance_release
from seawall.reports.ofac.filer import Filer
from seawall.reports.ofac.form import Field, Form, Section
from seawall.reports.ofac.rejected import rejected
from seawall.reports.ofac.unblocked import unblocked

__all__ = [
    "Field", "Filer", "Form", "Section", "annual", "blocked", "compliance_release", "rejected", "unblocked",
]  # fmt: skip
