"""Buckets of tokens: how often somebody may ask."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.bounds import Bounds
from seawall.web.rates import Buckets
from tests.web.made import house, let_in


def test_a_bucket_holds_its_burst_and_is_filled_again() -> None:
    now = [0.0]
    buckets = Buckets(rate=2, burst=3, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    now[0] = 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 0.5]
    now[0] = 100.0
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5], "no more than the burst is saved up"


def test_visitors_do_not_share_a_bucket() -> None:
    buckets = Buckets(rate=1, burst=1, clock=lambda: 0.0)
    assert [buckets.take("a"), buckets.take("b"), buckets.take("a")] == [0, 0, 1]


def test_no_more_visitors_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.web.rates._REMEMBERED", 2)
    buckets = Buckets(rate=1, burst=1, clock=lambda: 0.0)
    for visitor in "abc":
        buckets.take(visitor)
    assert buckets.take("a") == 0, "forgotten, and full again"
    assert buckets.take("c") == 1


def test_who_asks_too_often_is_told_when_to_come_again(tmp_path: Path, example_corpus: Corpus) -> None:
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    with TestClient(application(made, Bounds(rate=0.01, burst=2))) as client:
        answers = [client.get("/algorithms") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].json() == {"detail": "too many requests"}
        assert int(answers[2].headers["retry-after"]) > 0
        assert client.get("/healthz").status_code == 200, "nobody is counted who needs no key"
    made.store.close()
