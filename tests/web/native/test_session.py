"""A whole session over the API; its answers are the examples of the description, and all of them are of the shape that it says."""

import os
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

import seawall.web
from seawall.web.described import examples
from tests.web.native.session import Session

_FILE = Path(seawall.web.__file__).with_name("examples.json")


@pytest.fixture(scope="module")
def described(whole: Session) -> dict[str, Any]:
    """The description, its examples written anew first where SEAWALL_WRITE_EXAMPLES asks for it."""
    if os.environ.get("SEAWALL_WRITE_EXAMPLES"):
        kept = {name: shortened(answer) for name, answer in sorted(whole.kept.items())}
        _FILE.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    found: dict[str, Any] = whole.client.get("/openapi.json", headers={"x-visitor": "ana"}).json()
    return found


def shortened(answer: Any) -> Any:
    """An answer of which each list keeps its first row, so that a reader sees its shape."""
    if isinstance(answer, dict):
        return {name: shortened(value) for name, value in answer.items()}
    return [shortened(value) for value in answer[:1]] if isinstance(answer, list) else answer


def operations(described: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every operation by method and path."""
    return {
        f"{method.upper()} {path}": told
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    }


def schema_of(described: dict[str, Any], operation: dict[str, Any], status: str) -> dict[str, Any]:
    """The schema of an answer, with the components that it refers to."""
    content = next(iter(operation["responses"][status]["content"].values()))
    schema: dict[str, Any] = content["schema"]
    return schema | {"components": described["components"]}


# Each is compiled with all the components that it may refer to: once.
_compiled: dict[str, jsonschema_rs.Draft202012Validator] = {}


def valid(schema: dict[str, Any], value: Any) -> None:
    """It is of the schema: JSON Schema 2020-12, that of OpenAPI 3.1."""
    own = repr({name: told for name, told in schema.items() if name != "components"})
    if own not in _compiled:
        _compiled[own] = jsonschema_rs.Draft202012Validator(schema)
    _compiled[own].validate(value)


def test_every_operation_says_what_it_is(described: dict[str, Any]) -> None:
    assert [name for name, told in operations(described).items() if not told.get("summary")] == []


def test_every_good_answer_has_an_example_that_is_of_its_schema(described: dict[str, Any]) -> None:
    lacking = []
    for name, told in operations(described).items():
        for status, answer in told["responses"].items():
            for kind, content in answer.get("content", {}).items() if status[0] == "2" else ():
                if "example" not in content:
                    lacking.append(f"{name} {status} {kind}")
                elif kind == "application/json" and content["schema"].get("format") != "binary":
                    valid(schema_of(described, told, status), content["example"])
    assert not lacking, "\n".join(lacking)


def test_every_answer_of_the_session_is_of_its_schema(whole: Session, described: dict[str, Any]) -> None:
    known = operations(described)
    assert len(whole.kept) > 55, "the session asks nearly every route"
    for name, answer in whole.kept.items():
        good = next(status for status in known[name]["responses"] if status[0] == "2")
        valid(schema_of(described, known[name], good), answer)


def test_the_examples_are_answers_of_this_version(whole: Session) -> None:
    """Run with SEAWALL_WRITE_EXAMPLES=1 to write them anew."""
    kept = examples()
    assert kept.keys() == whole.kept.keys()
    for name, answer in whole.kept.items():
        assert fields(kept[name]) == fields(shortened(answer)), f"{name} is answered otherwise than its example says"


def fields(answer: Any) -> Any:
    """The names in an answer, however deep; of a mapping by somebody's words the outer ones alone."""
    return {name: fields(value) for name, value in answer.items()} if isinstance(answer, dict) else type(answer)


def test_every_body_has_an_example_and_every_refusal_too(described: dict[str, Any]) -> None:
    for name, told in operations(described).items():
        for kind, content in told.get("requestBody", {}).get("content", {}).items():
            assert "example" in content or kind.startswith("application/x-www-form"), f"{name} takes {kind} without one"
            if kind == "application/json" and "example" in content:
                valid(content["schema"] | {"components": described["components"]}, content["example"])
        for status, answer in told["responses"].items():
            if status[0] in "45":
                refusal = answer["content"]["application/json"]
                valid(refusal["schema"] | {"components": described["components"]}, refusal["example"])


def test_routes_that_are_guarded_say_how_they_refuse(described: dict[str, Any]) -> None:
    for name, told in operations(described).items():
        if told.get("security") != []:
            assert {"401", "403", "429"} <= told["responses"].keys(), name
