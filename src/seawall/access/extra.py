"""What signing somebody in needs beside the program itself: libraries of the extra `web`, asked for when they are used."""

import importlib
from typing import Any

from seawall.errors import SettingRefused


def library(name: str) -> Any:
    """A library of the extra. SettingRefused, with what to install, where it is not there."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise SettingRefused(f"signing in needs the library {package}: pip install 'seawall[web]'") from error
