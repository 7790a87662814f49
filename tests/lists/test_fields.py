"""A record taken apart by name: what nobody asked for is left over, at any depth, with its path."""

from lxml import etree

from seawall.lists.draft import Leftover
from seawall.lists.fields import MAX_LEFTOVER_CHARS, Fields


def fields(text: str) -> Fields:
    return Fields(etree.fromstring(text))


def test_what_is_taken_is_not_left_over() -> None:
    record = fields(
        '<e id="7"><name>A</name><list><item>B</item><item> C </item><item/></list><own kind="k">D</own></e>'
    )
    own = record.one("own")
    assert own
    assert (record.attribute("id"), record.text("name"), record.texts("list", "item")) == ("7", "A", ["B", "C"])
    assert (own.own_text(), own.attribute("kind")) == ("D", "k")
    assert record.leftovers({}) == ()


def test_what_is_not_taken_is_left_over_with_its_path() -> None:
    record = fields('<e id="7" until="x"><name lang="en">A<b/></name><name>B</name><new><deep>C</deep>D</new>stray</e>')
    record.attribute("id")
    record.text("name")
    assert set(record.leftovers({})) == {
        Leftover("@until", "x"),
        Leftover("name/@lang", "en"),
        Leftover("name/b", ""),
        Leftover("name", "B"),
        Leftover("new", "C D"),
        Leftover("text()", "stray"),
    }


def test_what_is_known_and_unused_is_not_left_over() -> None:
    record = fields('<e><name id="1">A</name><key>B</key></e>')
    record.text("name")
    assert record.leftovers({"name/@id": "a key", "e/key": "a key"}) == ()


def test_namespaces_are_not_looked_at() -> None:
    record = fields('<x:e xmlns:x="urn:x" x:id="7"><x:name>A</x:name></x:e>')
    assert (record.attribute("id"), record.text("name"), record.leftovers({})) == ("7", "A", ())


def test_what_is_missing_is_empty() -> None:
    record = fields("<e/>")
    assert (record.attribute("id"), record.text("name"), record.one("name"), record.each("a", "b")) == (
        "",
        "",
        None,
        [],
    )


def test_an_endless_leftover_is_cut() -> None:
    (leftover,) = fields(f"<e><new>{'x' * 100_000}</new></e>").leftovers({})
    assert len(leftover.text) == MAX_LEFTOVER_CHARS
