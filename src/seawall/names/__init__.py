"""Text to comparable forms: scripts, tokens, legal forms, word tables. Pure; knows no list and no payment."""

from seawall.names.alternatives import alternatives, holds_more
from seawall.names.analyse import Kind, Name, NameType, Token, analyse
from seawall.names.branches import without_branch
from seawall.names.disguise import undisguised
from seawall.names.fold import fold
from seawall.names.frequency import per_million
from seawall.names.holders import holders
from seawall.names.words import nicknames, person_name_groups

__all__ = [
    "Kind",
    "Name",
    "NameType",
    "Token",
    "alternatives",
    "analyse",
    "fold",
    "holders",
    "holds_more",
    "nicknames",
    "per_million",
    "person_name_groups",
    "undisguised",
    "without_branch",
]
