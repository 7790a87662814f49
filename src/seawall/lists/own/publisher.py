"""The user's own lists as a publisher without rows: the settings declare them, and only they say which file is one."""

from seawall.lists.own import parse
from seawall.lists.publisher import Publisher, one_file
from seawall.lists.row import Format

PUBLISHER = Publisher((), lambda _head, _name: None, {Format.OWN_TABLE: one_file(parse)})
