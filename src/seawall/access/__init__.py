"""Access: who may do what at the service's doors: roles, rights, and what proves that somebody is who they say."""

from seawall.access.rights import RIGHTS, Right, rights_of

__all__ = ["RIGHTS", "Right", "rights_of"]
