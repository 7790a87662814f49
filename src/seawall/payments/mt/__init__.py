"""SWIFT MT (ISO 15022 and the older category 1, 2 and 7 messages): blocks, fields, option letters, message tables."""

from seawall.payments.mt.parse import parse

__all__ = ["parse"]
