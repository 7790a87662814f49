"""Access: who may do what at the service's doors: roles, rights, and what proves that somebody is who they say."""

from seawall.access.keys import Key
from seawall.access.lockout import Failures
from seawall.access.rights import RIGHTS, Right, rights_of
from seawall.access.sessions import Session, Wants
from seawall.access.users import User

__all__ = ["RIGHTS", "Failures", "Key", "Right", "Session", "User", "Wants", "rights_of"]
