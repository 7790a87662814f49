"""Environment and file to one frozen Settings. Only doors read it.

Every setting has a key in seawall.toml ("http.proxy") and a variable of the same name ("SEAWALL_HTTP_PROXY"), which
goes before the file. A key or variable that does not exist is refused: a mistyped threshold must not pass as no
threshold.
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import platformdirs

from seawall.cases import WORKING_DAYS
from seawall.decisions import SHIPPED, Outcome
from seawall.errors import SettingRefused
from seawall.fetch import Patience
from seawall.lists.catalog import BY_ID, CATALOG, USUAL
from seawall.lists.own.declared import PREFIX, Kind, OwnList, rows_of
from seawall.lists.row import ListRow
from seawall.reports.ofac import Filer
from seawall.settings_lists import collections
from seawall.settings_service import Service, number_of, service
from seawall.settings_signing import OTHER_VARIABLES, SECRETS, Signing, from_file, signing
from seawall.settings_taxii import TaxiiServer, servers

FILE_NAME = "seawall.toml"
_PREFIX = "SEAWALL_"
# Not settings of the program: which file to read, and where the tests find real data.
_FILE_VARIABLE = "SEAWALL_SETTINGS"
_OTHER_VARIABLES = frozenset({_FILE_VARIABLE, "SEAWALL_SHARED_DATA"}) | OTHER_VARIABLES

_T = TypeVar("_T")
_D = TypeVar("_D")


@dataclass(frozen=True, slots=True)
class Http:
    """How to speak to servers. proxy is a URL, ca_file a PEM file of certificates; empty: none, and the usual ones."""

    user_agent: str
    proxy: str = ""
    ca_file: str = ""
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True)
class Review:
    """How cases are worked on.

    users  the file of users with their roles; None: users.toml in the home folder
    who    the id of the user who acts, where the command line names none
    days   the business days within which a case is to be decided, by the strictest outcome that may come of it
    """

    users: Path | None = None
    who: str = ""
    days: Mapping[str, int] = field(default_factory=lambda: WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, from wherever it was set.

    home       the folder of archive, corpus and downloads
    lists      ids of the lists that are used, of the catalogue and of `declared`
    declared   rows of the collections that the user declared, [[collection]] in the file; a variable can't say them
    own_lists  lists of the user's own, [[own_list]] in the file; a variable can't say them
    taxii      servers of claims, [[taxii]] in the file; a variable can't say them
    policy     the policy file, or "us", "uk", "eu" for one that ships; None: the one for the US
    threshold  the score from which on a match is shown, in (0, 1]; None: the policy's own
    review     how cases are worked on
    store      the URL of the store; without one a SQLite file in home
    record     whether every screening records its decisions in the store
    filer      who files reports: the holder of blocked property and the person to ask
    timestamp  the URL of a time-stamping authority for checkpoints; without one they are not stamped
    timestamp_ca  a PEM file of the certificates that the authority's own must lead to
    signing    how people sign in to the service
    service    how the service serves
    claims     the files of claims that the service knows
    file       the settings file that was read; None: there was none
    """

    home: Path
    lists: tuple[str, ...]
    policy: Path | None
    threshold: float | None
    review: Review
    http: Http
    file: Path | None
    declared: tuple[ListRow, ...] = ()
    own_lists: tuple[OwnList, ...] = ()
    taxii: tuple[TaxiiServer, ...] = ()
    store: str = ""
    record: bool = False
    filer: Filer = field(default_factory=Filer)
    timestamp: str = ""
    timestamp_ca: Path | None = None
    signing: Signing = field(default_factory=Signing)
    service: Service = field(default_factory=Service)
    claims: tuple[Path, ...] = ()

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """All lists that may be matched: the catalogue's, declared collections, and the user's own."""
        return (*CATALOG, *self.declared, *rows_of(self.own_lists))

    @property
    def store_url(self) -> str:
        """The URL of the store: the one set, else a SQLite file in the home folder."""
        return self.store or f"sqlite:///{self.home / 'seawall.db'}"

    @property
    def used(self) -> tuple[str, ...]:
        """The ids of all lists that a corpus is to hold: those of `lists`, and the user's own."""
        return (*self.lists, *(row.id for row in rows_of(self.own_lists)))


def load(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """Read the settings: variables first, then the file, then the defaults.

    The file is `file`, else the one that SEAWALL_SETTINGS names, else seawall.toml in the home folder if it is there.
    SettingRefused where a key does not exist (with the nearest that does), a value makes no sense, or a file that was
    named is missing or no TOML.
    """
    path = _file(environ, file)
    given = _Given(environ, path, _flat(_toml(path)) if path else {})
    declared = given.take("collection", partial(collections, environ=environ), ())
    ids = tuple(row.id for row in declared)
    settings = Settings(
        home=given.take("home", _path, default_home()),
        lists=given.take("lists", partial(_lists, known=(*BY_ID, *ids)), (*USUAL, *ids)),
        policy=given.take("policy", _policy, None),
        threshold=given.take("threshold", _share, None),
        review=_review(given),
        http=_http(given, environ),
        file=path,
        declared=declared,
        own_lists=given.take("own_list", _own_lists, ()),
        taxii=given.take("taxii", lambda value, _beside: servers(value, environ), ()),
        store=given.take("store", _store, ""),
        record=given.take("record", _yes, False),
        filer=_filer(given),
        timestamp=given.take("timestamp.url", _proxy, ""),
        timestamp_ca=given.take("timestamp.ca_file", _path, None),
        signing=signing(given.take),
        service=service(given.take),
        claims=given.take("claims", _files, ()),
    )
    given.refuse_the_rest()
    return settings


def _filer(given: "_Given") -> Filer:
    return Filer(
        name=given.take("filer.name", _words, ""),
        street=given.take("filer.street", _words, ""),
        city=given.take("filer.city", _words, ""),
        state=given.take("filer.state", _words, ""),
        postal_code=given.take("filer.postal_code", _words, ""),
        country=given.take("filer.country", _words, ""),
        contact=given.take("filer.contact", _words, ""),
        title=given.take("filer.title", _words, ""),
        telephone=given.take("filer.telephone", _words, ""),
        email=given.take("filer.email", _words, ""),
    )


def default_home() -> Path:
    """The user's own data folder, by the custom of the operating system."""
    return Path(platformdirs.user_data_dir("seawall", appauthor=False))


def _review(given: "_Given") -> Review:
    return Review(
        users=given.take("review.users", _path, None),
        who=given.take("review.as", _user, ""),
        days={
            Outcome.BLOCK: given.take("review.days_block", _days, WORKING_DAYS[Outcome.BLOCK]),
            Outcome.REJECT: given.take("review.days_reject", _days, WORKING_DAYS[Outcome.REJECT]),
            Outcome.REVIEW: given.take("review.days_review", _days, WORKING_DAYS[Outcome.REVIEW]),
        },
    )


def _http(given: "_Given", environ: Mapping[str, str]) -> Http:
    usual = Patience()
    # The variables that other programs follow hold here too, where nothing more particular is set.
    proxy = environ.get("HTTPS_PROXY") or environ.get("https_proxy") or ""
    ca_file = given.take("http.ca_file", _path, None)
    return Http(
        user_agent=given.take("http.user_agent", _agent, f"Seawall/{_own_version()}"),
        proxy=given.take("http.proxy", _proxy, proxy),
        ca_file=str(ca_file or ""),
        patience=Patience(
            tries=given.take("http.tries", _tries, usual.tries),
            longest_wait=given.take("http.longest_wait", _seconds, usual.longest_wait),
            connect=given.take("http.connect", _seconds, usual.connect),
            read=given.take("http.read", _seconds, usual.read),
            whole=given.take("http.whole", _seconds, usual.whole),
        ),
    )


class _Given:
    """What was set, each value taken once by its key; what nobody takes does not exist."""

    def __init__(self, environ: Mapping[str, str], file: Path | None, values: Mapping[str, object]) -> None:
        self._variables = {
            name: text for name, text in environ.items() if name.startswith(_PREFIX) and name not in _OTHER_VARIABLES
        }
        self._file = file
        self._values = dict(values)
        self._known: list[str] = []

    def take(self, key: str, read: Callable[[object, Path], _T], default: _D) -> _T | _D:
        self._known.append(key)
        variable = _variable(key)
        if key in SECRETS and (secret := from_file(variable, self._variables)) is not None:
            self._variables.pop(f"{variable}_FILE", None)
            self._variables[variable] = secret
        found: _T | _D = default
        if self._file is not None and key in self._values:
            found = self._read(f"{self._file}: {key}", self._values.pop(key), read, self._file.parent)
        if variable in self._variables:
            found = self._read(variable, self._variables.pop(variable), read, Path())
        return found

    def _read(self, where: str, value: object, read: Callable[[object, Path], _T], beside: Path) -> _T:
        try:
            return read(value, beside)
        except ValueError as error:
            raise SettingRefused(f"{where} is {value!r}: {error}") from error

    def refuse_the_rest(self) -> None:
        for name in sorted(self._variables):
            known = [_variable(key) for key in self._known]
            raise SettingRefused(f"the variable {name} does not exist{_nearest(name, known)}")
        for key in sorted(self._values):
            raise SettingRefused(f"{self._file}: the setting {key} does not exist{_nearest(key, self._known)}")


def _variable(key: str) -> str:
    return _PREFIX + key.replace(".", "_").upper()


def _nearest(said: str, known: list[str]) -> str:
    close = difflib.get_close_matches(said, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else f"; those that do: {', '.join(sorted(known))}"


def _file(environ: Mapping[str, str], file: Path | None) -> Path | None:
    named = file or (Path(environ[_FILE_VARIABLE]) if environ.get(_FILE_VARIABLE) else None)
    if named:
        return named
    home = environ.get(_variable("home"))
    try:
        usual = (Path(home).expanduser() if home else default_home()) / FILE_NAME
        return usual if usual.is_file() else None
    except (RuntimeError, ValueError) as error:  # ~nobody; a NUL
        raise SettingRefused(f"{_variable('home')} is {home!r}: {error}") from error


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingRefused(f"the settings file {path} can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingRefused(f"the settings file {path} is not TOML: {error}") from error


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Tables inside tables as dotted keys."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = value
    return flat


def _own_version() -> str:
    try:
        return version("seawall")
    except PackageNotFoundError:  # run from a source folder that was not installed
        return "source"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is expected")
    return value.strip()


def _words(value: object, _: Path) -> str:
    return _text(value)


def _path(value: object, beside: Path) -> Path:
    """A path; one in a file is relative to that file's folder."""
    text = _text(value)
    if "\0" in text:
        raise ValueError("a path can't hold a NUL")
    try:
        return beside / Path(text).expanduser()
    except RuntimeError as error:  # ~nobody
        raise ValueError(str(error)) from error


def _files(value: object, beside: Path) -> tuple[Path, ...]:
    """Files, each named once; a variable parts their names by commas."""
    texts = value.split(",") if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts:
        raise ValueError("a list of files is expected")
    return tuple(dict.fromkeys(_path(text, beside) for text in texts))


def _policy(value: object, beside: Path) -> Path:
    """A policy file, or the word by which one that ships is known: that is no path."""
    text = _text(value)
    return Path(text) if text in SHIPPED else _path(value, beside)


def _lists(value: object, _: Path, *, known: Sequence[str] = tuple(BY_ID)) -> tuple[str, ...]:
    texts = value.split(",") if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts:
        raise ValueError("a list of list ids is expected")
    ids = tuple(dict.fromkeys(_text(text) for text in texts))
    for unknown in (name for name in ids if name not in known):
        raise ValueError(f"there is no list {unknown}{_nearest(unknown, list(known))}")
    return ids


_OWN_ID = re.compile(rf"{PREFIX}[a-z0-9]+(?:-[a-z0-9]+)*")
_OWN_KEYS = ("id", "title", "file", "kind", "effect", "stale_after_days")


def _own_lists(value: object, beside: Path) -> tuple[OwnList, ...]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise ValueError("tables [[own_list]] in the settings file are expected")
    found = tuple(_own_list(row, beside) for row in value)
    for again in (one.id for place, one in enumerate(found) if one.id in {other.id for other in found[:place]}):
        raise ValueError(f"the id {again} stands twice")
    return found


def _own_list(row: Mapping[str, object], beside: Path) -> OwnList:
    for key in (key for key in row if key not in _OWN_KEYS):
        raise ValueError(f"an own list has no {key}{_nearest(key, list(_OWN_KEYS))}")
    for key in (key for key in ("id", "file") if key not in row):
        raise ValueError(f"an own list needs its {key}")
    list_id = _text(row["id"])
    if not _OWN_ID.fullmatch(list_id):
        raise ValueError(f'the id of an own list is written "{PREFIX}…" in small letters, not {list_id}')
    if row.get("effect", "review") != "review":
        raise ValueError("effect can only be review: an institution's own list is no law, and blocks nothing")
    kind = _text(row.get("kind", Kind.WATCH))
    if kind not in set(Kind):
        raise ValueError(f"there is no kind {kind}{_nearest(kind, list(Kind))}")
    days = number_of(row.get("stale_after_days", 90))
    if not 1 <= days <= 3_650 or days != int(days):
        raise ValueError("stale_after_days is a whole number from 1 to 3650")
    title = _text(row.get("title", list_id))
    return OwnList(list_id, title, _path(row["file"], beside), Kind(kind), timedelta(days=days))


def _share(value: object, _: Path) -> float:
    number = number_of(value)
    if not 0 < number <= 1:
        raise ValueError("a number above 0 and up to 1 is expected")
    return number


def _seconds(value: object, _: Path) -> float:
    number = number_of(value)
    if not 0 < number <= 86_400:
        raise ValueError("seconds above 0 and up to a day are expected")
    return number


def _user(value: object, _: Path) -> str:
    return _text(value)


def _days(value: object, _: Path) -> int:
    number = number_of(value)
    if number not in range(1, 11):
        raise ValueError("a whole number of business days from 1 to 10 is expected")
    return int(number)


def _tries(value: object, _: Path) -> int:
    number = number_of(value)
    if number not in range(1, 21):
        raise ValueError("a whole number from 1 to 20 is expected")
    return int(number)


def _agent(value: object, _: Path) -> str:
    text = _text(value)
    if not text.isascii() or not text.isprintable():
        raise ValueError("plain ASCII is expected")
    return text


def _store(value: object, beside: Path) -> str:
    """A store's URL; the file of a SQLite one is relative to the settings file's folder."""
    text = _text(value)
    if text.startswith("sqlite:///"):
        return f"sqlite:///{_path(text.removeprefix('sqlite:///'), beside)}"
    if not text.startswith(("postgresql://", "postgresql+psycopg://")):
        # What was given is not repeated: it may hold a password.
        raise SettingRefused("the setting store: a URL that starts with sqlite:/// or postgresql:// is expected")
    return text


def _yes(value: object, _: Path) -> bool:
    if isinstance(value, bool):
        return value
    if value in {"true", "false"}:
        return value == "true"
    raise ValueError("true or false is expected")


def _proxy(value: object, _: Path) -> str:
    text = _text(value)
    if not text.startswith(("http://", "https://")):
        raise ValueError("a URL that starts with http:// or https:// is expected")
    return text
