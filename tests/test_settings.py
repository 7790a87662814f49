"""Settings: variables go before the file, the file before the defaults, and nothing mistyped passes."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import SettingRefused
from seawall.fetch import Patience
from seawall.lists.own.declared import Kind, OwnList
from seawall.lists.row import Origin
from seawall.settings import Settings, default_home, load


def written(folder: Path, text: str) -> Path:
    path = folder / "seawall.toml"
    path.write_text(text, "utf-8")
    return path


def with_file(folder: Path, text: str, **environ: str) -> Settings:
    return load({"SEAWALL_HOME": str(folder)} | environ, written(folder, text))


def test_without_anything_set_the_defaults_hold(tmp_path: Path) -> None:
    settings = load({"SEAWALL_HOME": str(tmp_path), "PATH": "/bin"})
    assert settings.home == tmp_path
    assert settings.lists == ("us-ofac-sdn", "us-ofac-cons")
    assert (settings.policy, settings.threshold, settings.file) == (None, None, None)
    assert settings.http.patience == Patience()
    assert settings.http.user_agent.startswith("Seawall/")  # OFAC answers 403 to an empty one


def test_the_home_is_the_user_s_own_folder_unless_set(tmp_path: Path) -> None:
    assert load({}, written(tmp_path, "")).home == default_home()


FILE = """
home = "data"
lists = ["us-ofac-cons"]
policy = "rules/policy.toml"
threshold = 0.9
[http]
proxy = "http://proxy.example:3128"
ca_file = "ca.pem"
user_agent = "Example Bank screening"
tries = 2
read = 12.5
"""


def test_a_file_sets_everything_and_its_paths_are_beside_it(tmp_path: Path) -> None:
    settings = load({}, written(tmp_path, FILE))
    assert settings.home == tmp_path / "data"
    assert settings.lists == ("us-ofac-cons",)
    assert settings.policy == tmp_path / "rules/policy.toml"
    assert settings.threshold == 0.9
    assert settings.http.proxy == "http://proxy.example:3128"
    assert settings.http.ca_file == str(tmp_path / "ca.pem")
    assert settings.http.user_agent == "Example Bank screening"
    assert settings.http.patience == Patience(tries=2, read=12.5)


def test_a_variable_goes_before_the_file(tmp_path: Path) -> None:
    settings = load({"SEAWALL_HOME": "/h", "SEAWALL_LISTS": "us-ofac-sdn, us-ofac-cons", "SEAWALL_HTTP_TRIES": "3"},
                    written(tmp_path, FILE))  # fmt: skip
    assert settings.home == Path("/h")
    assert settings.lists == ("us-ofac-sdn", "us-ofac-cons")
    assert settings.http.patience.tries == 3


def test_the_file_is_found_in_the_home_or_by_its_variable(tmp_path: Path) -> None:
    path = written(tmp_path, "threshold = 0.7")
    assert load({"SEAWALL_HOME": str(tmp_path)}).file == path
    assert load({"SEAWALL_SETTINGS": str(path)}).threshold == 0.7


def test_the_usual_proxy_variable_is_followed_where_no_other_is_set(tmp_path: Path) -> None:
    usual = {"HTTPS_PROXY": "http://usual.example"}
    assert load({"SEAWALL_HOME": str(tmp_path)} | usual).http.proxy == "http://usual.example"
    assert with_file(tmp_path, FILE, **usual).http.proxy == "http://proxy.example:3128"


REFUSED = [
    ("treshold = 0.9", {}, "the setting treshold does not exist; did you mean threshold?"),
    ("[http]\nproxi = 'http://x'", {}, "the setting http.proxi does not exist; did you mean http.proxy?"),
    ("qqqq = 1", {}, "the setting qqqq does not exist; those that do: claims, collection, filer.city"),
    ("[threshold]\nsdn = 0.9", {}, "the setting threshold.sdn does not exist; did you mean threshold?"),
    ("http = 1", {}, "the setting http does not exist"),
    ("", {"SEAWALL_TRESHOLD": "0.9"}, "variable SEAWALL_TRESHOLD does not exist; did you mean SEAWALL_THRESHOLD?"),
    ("threshold = 85", {}, "is 85: a number above 0 and up to 1 is expected"),
    ("threshold = true", {}, "is True: a number is expected"),
    ("threshold = nan", {}, "a number is expected"),
    ("", {"SEAWALL_THRESHOLD": "high"}, "SEAWALL_THRESHOLD is 'high': a number is expected"),
    ("", {"SEAWALL_THRESHOLD": ""}, "SEAWALL_THRESHOLD is '': a number is expected"),
    ("lists = ['us-ofac-snd']", {}, "there is no list us-ofac-snd; did you mean us-ofac-sdn?"),
    ("lists = []", {}, "a list of list ids is expected"),
    ("lists = [1]", {}, "a text is expected"),
    ("home = 5", {}, "a text is expected"),
    ("[http]\ntries = 2.5", {}, "a whole number from 1 to 20 is expected"),
    ("[http]\nread = 0", {}, "seconds above 0 and up to a day are expected"),
    ("[http]\nproxy = 'proxy:3128'", {}, "a URL that starts with http:// or https://"),
    ('[http]\nuser_agent = "a\\nb"', {}, "plain ASCII is expected"),
    ("threshold = ", {}, "is not TOML"),
]


@pytest.mark.parametrize("text, environ, said", REFUSED)
def test_what_makes_no_sense_is_refused_with_its_place(
    tmp_path: Path, text: str, environ: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingRefused) as caught:
        with_file(tmp_path, text, **environ)
    assert said in str(caught.value)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="can't be read"):
        load({}, tmp_path / "none.toml")
    with pytest.raises(SettingRefused, match="can't be read"):
        load({"SEAWALL_SETTINGS": str(tmp_path)})


@given(st.binary(max_size=200))
def test_any_file_gives_settings_or_a_refusal(data: bytes) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis and pytest's tmp_path don't share a scope

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seawall.toml"
        path.write_bytes(data)
        try:
            load({}, path)
        except SettingRefused:
            return


KEYS = st.sampled_from(
    ["HOME", "LISTS", "POLICY", "THRESHOLD", "HTTP_TRIES", "HTTP_READ", "HTTP_PROXY", "HTTP_CA_FILE"]
)


@given(st.dictionaries(KEYS.map("SEAWALL_{}".format), st.text(max_size=12)))
def test_any_variables_give_settings_or_a_refusal(environ: dict[str, str]) -> None:
    try:
        assert isinstance(load({"SEAWALL_HOME": "/nowhere"} | environ), Settings)
    except SettingRefused:
        return


OWN = """
[[own_list]]
id = "own-watch"
title = "Watch-list of the desk"
file = "lists/watch.xlsx"
stale_after_days = 30
[[own_list]]
id = "own-good-guys"
file = "guys.csv"
kind = "good-guys"
effect = "review"
"""


def test_lists_of_one_s_own_are_used_beside_the_catalogue_s(tmp_path: Path) -> None:
    settings = with_file(tmp_path, OWN)
    watch, guys = settings.own_lists
    assert watch == OwnList(
        "own-watch", "Watch-list of the desk", tmp_path / "lists/watch.xlsx", Kind.WATCH, timedelta(30)
    )
    assert (guys.kind, guys.title, guys.stale_after) == (Kind.GOOD_GUYS, "own-good-guys", timedelta(90))
    assert settings.used == ("us-ofac-sdn", "us-ofac-cons", "own-watch")
    assert (watch.row.origin, watch.row.stale_after) == (Origin.OWN, timedelta(30))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('id = "own-watch"', 'id = "us-ofac-sdn"', 'the id of an own list is written "own-…"'),
        ('id = "own-good-guys"', 'id = "own-watch"', "the id own-watch stands twice"),
        ('file = "guys.csv"\n', "", "an own list needs its file"),
        ("title", "tittle", "an own list has no tittle; did you mean title?"),
        ('kind = "good-guys"', 'kind = "goodguys"', "there is no kind goodguys; did you mean good-guys?"),
        ('effect = "review"', 'effect = "block"', "effect can only be review"),
        ("stale_after_days = 30", "stale_after_days = 0", "stale_after_days is a whole number"),
    ],
)
def test_an_own_list_that_makes_no_sense_is_refused(tmp_path: Path, before: str, after: str, said: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        with_file(tmp_path, OWN.replace(before, after, 1))
    assert said in str(refusal.value)


def test_a_variable_can_not_say_lists_of_one_s_own(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="tables"):
        with_file(tmp_path, "", SEAWALL_OWN_LIST="own-watch")


def test_the_store_is_a_file_in_the_home_unless_set(tmp_path: Path) -> None:
    assert load({"SEAWALL_HOME": str(tmp_path)}).store_url == f"sqlite:///{tmp_path / 'seawall.db'}"
    assert with_file(tmp_path, "store = 'sqlite:///tape/mine.db'").store_url == f"sqlite:///{tmp_path / 'tape/mine.db'}"
    url = "postgresql://ana@db.example/tape"
    assert load({"SEAWALL_HOME": str(tmp_path), "SEAWALL_STORE": url}).store_url == url


def test_a_store_of_another_kind_is_refused_without_repeating_its_password(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="sqlite:/// or postgresql://") as refused:
        with_file(tmp_path, "store = 'mysql://ana:secret@db.example/tape'")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("false", False), ("'true'", True), ("'false'", False)])
def test_recording_is_set_by_yes_or_no(tmp_path: Path, said: str, meant: bool) -> None:
    assert with_file(tmp_path, f"record = {said}").record is meant


@pytest.mark.parametrize("said", ["'yes please'", "1", "''"])
def test_recording_is_not_guessed(tmp_path: Path, said: str) -> None:
    with pytest.raises(SettingRefused, match="true or false"):
        with_file(tmp_path, f"record = {said}")
