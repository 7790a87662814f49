"""Checkpoints with time-stamps, from an authority on the loopback that signs with a key of the tests' own."""

import os
import random
import secrets
import shutil
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit.events import CheckpointMade
from seawall.checkpoints import Authority, Exported, checked, export, read_exported
from seawall.errors import ChainBroken, FetchFailed, InputRefused, SettingRefused
from seawall.fetch import Clock, Patience, Web, client
from seawall.store import Store
from tests.checkpoints.authority import TimeServer, authority
from tests.cli.asked import asked
from tests.store.made import ANA, NOW, note


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'seawall.db'}", salts=secrets.token_bytes) as made:
        made.append([note(f"remark:{number}", "a remark") for number in range(3)], ANA, NOW)
        yield made


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TimeServer]:
    absent = [
        name
        for name, there in (("rfc3161-client", find_spec("rfc3161_client")), ("openssl", shutil.which("openssl")))
        if not there
    ]
    if absent:
        why = f"{' and '.join(absent)} not installed: time-stamps are not tested"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    with authority(tmp_path / "authority") as running:
        yield running


@pytest.fixture
def web() -> Iterator[Web]:
    patience = Patience(tries=2, first_wait=0.01, connect=5, read=5)
    clock = Clock(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=time.sleep, chance=random.random)
    with client(patience, "Seawall/test") as opened:
        yield Web(opened, patience, clock)


def test_a_checkpoint_is_put_on_the_tape_and_exported(store: Store) -> None:
    made = export(store, ANA, NOW)
    (event,) = store.read("system")
    assert event.body == CheckpointMade(size=3, root=made.root)
    assert read_exported(made.written(), "kept.json") == made
    assert checked(made) == (
        "the checkpoint says that it was made at 2026-11-22 09:30:00 UTC; no time-stamp proves that",
    )
    assert store.verify(known=[made.checkpoint]).checkpoints == (3,)


def test_an_empty_tape_has_no_checkpoint(tmp_path: Path) -> None:
    with (
        Store.open(f"sqlite:///{tmp_path / 'new.db'}", salts=secrets.token_bytes) as store,
        pytest.raises(InputRefused, match="the tape is empty"),
    ):
        export(store, ANA, NOW)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_checkpoint_or_refused(data: bytes) -> None:
    with pytest.raises(InputRefused, match="is no checkpoint"):
        read_exported(data, "kept.json")


def test_a_time_stamp_proves_the_moment_and_is_kept_with_the_tape(store: Store, server: TimeServer, web: Web) -> None:
    made = export(store, ANA, NOW, (web, Authority(server.url, server.ca_file)))
    (event,) = store.read("system")
    assert isinstance(event.body, CheckpointMade)
    assert b64encode(store.document(event.body.timestamp_sha256)).decode() == made.timestamp
    (said,) = checked(made, server.ca_file)
    assert said.endswith(" UTC by CN=Example Time signer")
    at = datetime.strptime(said.split(" UTC")[0], "time-stamped at %Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=2)
    (said,) = checked(made)
    assert said.endswith("its signature was not checked: set timestamp.ca_file to the authority's certificates")


def test_a_time_stamp_of_another_checkpoint_or_signer_is_told(
    store: Store, server: TimeServer, web: Web, tmp_path: Path
) -> None:
    made = export(store, ANA, NOW, (web, Authority(server.url)))
    with pytest.raises(ChainBroken, match="of another checkpoint"):
        checked(msgspec.structs.replace(made, size=2), server.ca_file)
    with pytest.raises(ChainBroken, match="can't be read"):
        checked(msgspec.structs.replace(made, timestamp="not base64"))
    with pytest.raises(ChainBroken, match="can't be read"):
        checked(msgspec.structs.replace(made, timestamp=b64encode(b"no stamp").decode()))
    with authority(tmp_path / "other") as other, pytest.raises(ChainBroken, match="signature does not hold"):
        checked(made, other.ca_file)
    with pytest.raises(SettingRefused, match="can't be read"):
        checked(made, tmp_path / "none.pem")


def test_an_authority_that_fails_for_a_while_is_asked_again(store: Store, server: TimeServer, web: Web) -> None:
    server.instead = [(503, "text/plain", b"busy")]
    assert export(store, ANA, NOW, (web, Authority(server.url, server.ca_file))).timestamp
    assert server.asked == 2


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ((403, "text/plain", b""), "answered 403"),
        ((200, "text/html", b"<html>"), "answered with text/html where application/timestamp-reply was expected"),
        ((200, "application/timestamp-reply", b"\x30\x03"), "gave no time-stamp that holds"),
        ((200, "application/timestamp-reply", b"0" * (2**20 + 1)), "answered with more than"),
    ],
)
def test_an_authority_without_a_time_stamp_leaves_no_checkpoint(
    store: Store, server: TimeServer, web: Web, instead: tuple[int, str, bytes], said: str
) -> None:
    server.instead = [instead]
    with pytest.raises(FetchFailed, match=said):
        export(store, ANA, NOW, (web, Authority(server.url, server.ca_file)))
    assert store.head().seq == 3


def test_an_old_answer_is_not_taken_for_a_new_one(store: Store, server: TimeServer, web: Web) -> None:
    export(store, ANA, NOW, (web, Authority(server.url, server.ca_file)))
    old = (server.ca_file.parent / "reply").read_bytes()
    server.instead = [(200, "application/timestamp-reply", old)]
    with pytest.raises(FetchFailed, match="another question"):
        export(store, ANA, NOW, (web, Authority(server.url, server.ca_file)))


def test_an_authority_that_cannot_be_reached_is_said(store: Store, server: TimeServer, web: Web) -> None:
    nowhere = replace(Authority(server.url), url="http://127.0.0.1:1/tsa")
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1:1/tsa ConnectError"):
        export(store, ANA, NOW, (web, nowhere))


def test_the_command_asks_the_authority_that_is_set(store: Store, server: TimeServer, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "seawall.toml").write_text(f"[timestamp]\nurl = '{server.url}'\nca_file = '{server.ca_file}'\n")
    assert asked(tmp_path, "rebuild").code == 0
    done = asked(tmp_path, "checkpoint", "--export", tmp_path / "kept.json")
    assert done.out.rstrip().endswith(", time-stamped"), done
    done = asked(tmp_path, "verify", "--checkpoint", tmp_path / "kept.json")
    assert done.code == 0
    assert "by CN=Example Time signer" in done.err
    kept = msgspec.json.decode((tmp_path / "kept.json").read_bytes(), type=Exported)
    (tmp_path / "kept.json").write_bytes(msgspec.structs.replace(kept, timestamp=b64encode(b"x").decode()).written())
    assert asked(tmp_path, "verify", "--checkpoint", tmp_path / "kept.json").code == 3
