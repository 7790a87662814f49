"""Azure's flow tuples: of security groups, versions 1 and 2, and of virtual networks, in one document or one record a line."""

import orjson

from seawall.exposure.logs import azure
from seawall.exposure.logs.zeek_tsv import WRONG_WIDTH
from tests.exposure.logs.logged import at, line, made

V1 = "1793491200,198.51.100.7,10.0.0.5,28746,443,T,I,D"
V2 = "1793491200,10.0.0.5,198.51.100.7,50000,443,T,O,A,E,25,4096,30,8192"
V2_BEGUN = "1793491200,10.0.0.5,198.51.100.7,50000,443,U,O,A,B,,,,"
VNET = "1793491200250,10.0.0.5,198.51.100.7,50000,443,6,O,E,NX,25,4096,30,8192"


def group(*tuples: str) -> dict[str, object]:
    flows = [{"rule": "r", "flows": [{"mac": "000D3AF87856", "flowTuples": list(tuples)}]}]
    return {"category": "NetworkSecurityGroupFlowEvent", "properties": {"Version": 2, "flows": flows}}


def network(*tuples: str) -> dict[str, object]:
    flows = [{"aclID": "a", "flowGroups": [{"rule": "r", "flowTuples": list(tuples)}]}]
    return {"category": "FlowLogFlowEvent", "flowRecords": {"flows": flows}}


def test_all_versions_in_one_document() -> None:
    document = {"records": [group(V1, V2), group(V2_BEGUN), network(VNET)]}
    for raw in (orjson.dumps(document), orjson.dumps(document, option=orjson.OPT_INDENT_2)):
        got = made(azure.parse, raw)
        assert [(line(flow), flow.state, flow.src_bytes, flow.dst_packets, flow.line) for flow in got.flows] == [
            ("198.51.100.7:28746 > 10.0.0.5:443 tcp", "D", None, None, 1),
            ("10.0.0.5:50000 > 198.51.100.7:443 tcp", "A E", 4096, 30, 2),
            ("10.0.0.5:50000 > 198.51.100.7:443 udp", "A B", None, None, 3),
            ("10.0.0.5:50000 > 198.51.100.7:443 tcp", "E", 4096, 30, 4),
        ]
        assert at(got.flows[3].ts) == "2026-11-01T00:00:00.250000"
        assert got.problems == {}


def test_one_record_a_line() -> None:
    raw = orjson.dumps(group(V1)) + b"\n" + orjson.dumps(network(VNET)) + b"\n"
    assert len(made(azure.parse, raw).flows) == 2


def test_tuples_of_another_width_and_records_without_any_are_told() -> None:
    got = made(azure.parse, orjson.dumps({"records": [group("1,2,3"), {"category": "x"}, 7]}))
    assert got.problems == {WRONG_WIDTH: 1, azure.NO_FLOWS: 2}
