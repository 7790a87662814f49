"""The story of admission: who comes is let in or not, users and keys are administered, and all of it is on the tape."""

from seawall.admission.gate import Entered, Gate
from seawall.admission.people import (
    add_user,
    disable,
    drop_second_factor,
    enable,
    first_administrator,
    give_roles,
    has_users,
    people,
    set_password,
    unlock,
)
from seawall.admission.programs import make_key, program, programs, revoke_key
from seawall.admission.reads import read_case, read_stream
from seawall.admission.second import enrol, offered, second_factor
from seawall.admission.signing_in import change_password, sign_in, sign_out, who_is
from seawall.admission.vouching import Doors, come_back, send_away

__all__ = [
    "Doors",
    "Entered",
    "Gate",
    "add_user",
    "change_password",
    "come_back",
    "disable",
    "drop_second_factor",
    "enable",
    "enrol",
    "first_administrator",
    "give_roles",
    "has_users",
    "make_key",
    "offered",
    "people",
    "program",
    "programs",
    "read_case",
    "read_stream",
    "revoke_key",
    "second_factor",
    "send_away",
    "set_password",
    "sign_in",
    "sign_out",
    "unlock",
    "who_is",
]
