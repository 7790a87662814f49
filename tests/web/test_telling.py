"""The webhook: what is told, once or more and in order, whatever the receiver does meanwhile; and who may ask about it."""

import asyncio
import base64
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.errors import FetchFailed, InputRefused, SettingRefused
from seawall.fetch.hook import Hook, Message
from seawall.settings import load
from seawall.web import House, application
from seawall.web.telling import Teller, told_of, wait_after
from tests.web.desk.made import examples, screened
from tests.web.made import house, let_in

SECRET = "whsec_" + base64.b64encode(b"tests only, 24 bytes or more").decode()
SET = {
    "SEAWALL_WEBHOOK_URL": "http://127.0.0.1:1/in?token=hidden",
    "SEAWALL_WEBHOOK_SECRET": SECRET,
    "SEAWALL_WEBHOOK_PRIVATE": "true",
}


class Receiver:
    """Takes messages, and refuses so many before."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.refuses = 0

    async def __call__(self, _hook: Hook, message: Message, _seconds: int) -> None:
        if self.refuses:
            self.refuses -= 1
            raise FetchFailed("http://127.0.0.1 answered 500")
        self.heard.append(message)

    @property
    def told(self) -> list[dict[str, object]]:
        return [msgspec.json.decode(message.body) for message in self.heard]


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Receiver:
    made = Receiver()
    monkeypatch.setattr("seawall.web.telling.tell", made)
    monkeypatch.setattr(sys.modules["seawall.web.native.webhooks"], "tell", made)
    return made


@pytest.fixture
def made(tmp_path: Path, example_corpus: Corpus) -> Iterator[House]:
    over = house(tmp_path, example_corpus, let_in(Role.SERVICE))
    yield replace(over, settings=load({"SEAWALL_HOME": str(tmp_path)} | SET))
    over.store.close()


@pytest.fixture
def teller(made: House) -> Teller:
    return Teller(Hook("http://127.0.0.1:1/", b"x" * 24, is_private=True), made.store, made.settings.home, made.now)


def step(teller: Teller) -> int:
    return asyncio.run(teller.step()).failures


def test_what_happened_before_there_was_a_receiver_is_not_told(made: House, teller: Teller, receiver: Receiver) -> None:
    screened(made, examples("payments/payments.xml"))
    step(teller)
    assert receiver.heard == []
    assert told_of(made.settings.home) is not None


def test_every_stopped_payment_is_told_once_in_order_and_without_names(
    made: House, teller: Teller, receiver: Receiver
) -> None:
    step(teller)
    decisions = screened(made, examples("payments/payments.xml"))
    stopped = {row.key for row in decisions if row.outcome != "release"}
    for _ in range(3):
        assert step(teller) == 0
    numbers = [int(message.id.removeprefix("seawall-")) for message in receiver.heard]
    assert numbers == sorted(set(numbers))
    keys = {key for row in receiver.told for key in row["data"]["keys"]}  # type: ignore[index]
    assert keys == stopped
    assert not any(name in message.body for message in receiver.heard for name in (b"INTEGRITY", b"Integrity", b"Ltd"))


def test_a_receiver_that_refuses_is_told_again_with_the_same_id_and_nothing_is_lost(
    made: House, teller: Teller, receiver: Receiver
) -> None:
    step(teller)
    screened(made, examples("payments/payments.xml"))
    receiver.refuses = 3
    assert [step(teller) for _ in range(4)] == [1, 2, 3, 0]
    broken = list(receiver.heard)
    home = made.settings.home
    done = told_of(home)
    assert done
    assert done.why == ""
    assert done.seq == made.store.head().seq
    assert len({message.id for message in broken}) == len(broken) > 3


def test_a_process_that_ends_in_between_tells_the_message_under_way_again_and_no_other(
    made: House, teller: Teller, monkeypatch: pytest.MonkeyPatch
) -> None:
    step(teller)
    screened(made, examples("payments/payments.xml"))
    heard: list[str] = []

    async def dies(_hook: Hook, message: Message, _seconds: int) -> None:
        heard.append(message.id)
        if len(heard) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("seawall.web.telling.tell", dies)
    with pytest.raises(KeyboardInterrupt):
        step(teller)
    step(teller)
    assert heard[2] == heard[3]
    assert len(set(heard)) == len(heard) - 1


def test_long_gaps_of_other_events_are_passed_over(
    made: House, teller: Teller, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.web.telling._WINDOW", 2)
    step(teller)
    screened(made, examples("payments/payments.xml"))
    step(teller)
    kinds = [row["type"] for row in receiver.told]
    events = [row for row in made.store.events() if row.stream.startswith("case:")]
    assert kinds.count("case.opened") == len({row.stream for row in events})


def test_it_waits_longer_and_longer_and_never_gives_up() -> None:
    waits = [wait_after(failures) for failures in (1, 2, 3, 9, 10, 10_000)]
    assert waits == [1, 2, 4, 256, 300, 300]


def test_a_torn_file_of_what_was_told_is_refused_rather_than_all_told_twice(made: House, teller: Teller) -> None:
    folder = made.settings.home / "hook"
    folder.mkdir()
    (folder / "told.json").write_bytes(b'{"seq":')
    with pytest.raises(InputRefused, match="can't be read"):
        step(teller)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"SEAWALL_WEBHOOK_URL": "https://example.com/in"}, "needs both"),
        ({"SEAWALL_WEBHOOK_SECRET": SECRET}, "needs both"),
        (SET | {"SEAWALL_WEBHOOK_PRIVATE": "false"}, "https://"),
        (SET | {"SEAWALL_WEBHOOK_URL": "ftp://example.com"}, "https://"),
        (SET | {"SEAWALL_WEBHOOK_URL": "https://ana:word@example.com/"}, "names nobody"),
        (SET | {"SEAWALL_WEBHOOK_SECRET": "whsec_c2hvcnQ="}, "24 to 64 bytes"),
        (SET | {"SEAWALL_WEBHOOK_SECRET": "my-own-word-that-is-long-enough"}, "24 to 64 bytes"),
    ],
)
def test_a_webhook_that_could_not_be_trusted_is_refused(tmp_path: Path, said: dict[str, str], why: str) -> None:
    with pytest.raises(SettingRefused, match=why) as refusal:
        load({"SEAWALL_HOME": str(tmp_path)} | said)
    assert "my-own-word" not in str(refusal.value)
    assert SECRET not in repr(load({"SEAWALL_HOME": str(tmp_path)} | SET))


def test_a_program_that_may_hook_sees_how_far_the_receiver_is_and_tries_it(made: House, receiver: Receiver) -> None:
    client = TestClient(application(made))
    (row,) = client.get("/v1/webhooks").json()["webhooks"]
    assert "hidden" not in row["url"]
    assert row["told"] is None
    assert client.post("/v1/webhooks/try").json() == {"told": True}
    assert receiver.told[0]["type"] == "ping"
    receiver.refuses = 1
    assert client.post("/v1/webhooks/try").status_code == 502


def test_without_a_webhook_there_is_none_to_see_or_try(tmp_path: Path, example_corpus: Corpus) -> None:
    over = house(tmp_path, example_corpus, let_in(Role.SERVICE))
    client = TestClient(application(over))
    assert client.get("/v1/webhooks").json() == {"webhooks": []}
    assert client.post("/v1/webhooks/try").status_code == 404
    over.store.close()
