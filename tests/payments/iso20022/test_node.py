"""Reading by taking: what is taken is gone, what is left is found with its place."""

from lxml import etree

from seawall.payments.iso20022.node import tree


def test_what_was_taken_is_gone_and_the_rest_has_its_place() -> None:
    xml = etree.fromstring("<t><a>1</a><b><c>2</c><c>3</c></b><d> </d></t>")
    root = tree(xml, "/t")
    assert (root.take("a"), root.take("a"), root.take("b", "c")) == ("1", "", "2")
    assert [(node.place, node.text) for node in root.left()] == [("/t/b/c[2]", "3")]


def test_text_around_inner_elements_is_not_lost() -> None:
    root = tree(etree.fromstring("<Nm>SIS <b>x</b> DOO</Nm>"), "/Nm")
    assert (root.text, root.take("b")) == ("SIS DOO", "x")


def test_a_currency_is_kept_with_its_amount() -> None:
    assert tree(etree.fromstring('<Amt Ccy="EUR">1</Amt>'), "/Amt").currency == "EUR"


def test_an_attribute_that_no_message_has_is_a_child_so_that_it_is_screened_or_said() -> None:
    xml = etree.fromstring(
        '<Envlp xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Amt Ccy="USD">1</Amt>'
        '<ship name="EXAMPLE STAR" xsi:type="Any"/></Envlp>'
    )
    left = tree(xml, "/Envlp").left()
    assert [(node.place, node.text, node.currency) for node in left] == [
        ("/Envlp/Amt", "1", "USD"),
        ("/Envlp/ship/@name", "EXAMPLE STAR", ""),
    ]
