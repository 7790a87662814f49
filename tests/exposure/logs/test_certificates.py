"""Names of certificates as logs write them, and fingerprints by their length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.logs import certificates
from seawall.exposure.logs.schema import Kind

# the subject as logged | its common names
SUBJECTS = [
    ("CN=www.example.com,O=Example\\, Inc.,C=US", ["www.example.com"]),
    ("C=US, O=Example, CN=*.example.com", ["*.example.com"]),
    ("/C=US/O=Example/CN=example.com/emailAddress=a@example.com", ["example.com"]),
    ("C=US, CN=example.com/emailAddress=a@example.com", ["example.com"]),
    ("CN=Example\\, Inc. CA", ["Example, Inc. CA"]),
    ("O=Example,cn = example.com", ["example.com"]),
    ("CN=a.example+CN=b.example", ["a.example", "b.example"]),
    ("O=SCN=example.com", []),
    ("O=Example", []),
    ("CN=", []),
    ("", []),
    (None, []),
    (7, []),
]


@pytest.mark.parametrize(("subject", "names"), SUBJECTS)
def test_a_subject_tells_its_common_names(subject: object, names: list[str]) -> None:
    assert list(certificates.names(subject)) == names


def test_a_name_that_stands_twice_is_told_once() -> None:
    assert list(certificates.names("CN=a.example", ["a.example", "b.example", None])) == ["a.example", "b.example"]


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["CN=", "/CN=", ",", "+", ";", "/", "\\", " ", "O=", "a.example", "é"]), max_size=12
    ).map("".join)
)
def test_any_subject_is_read(subject: str) -> None:
    assert all(certificates.names(subject))


@pytest.mark.parametrize(
    ("said", "kind"),
    [("ab" * 32, Kind.CERTIFICATE), ("AB:" * 19 + "AB", Kind.CERTIFICATE_SHA1), ("ab" * 16, Kind.CERTIFICATE_MD5), ("x", Kind.CERTIFICATE)],
)  # fmt: skip
def test_the_length_tells_the_hash(said: str, kind: Kind) -> None:
    assert list(certificates.fingerprint(said)) == [(kind, said)]
