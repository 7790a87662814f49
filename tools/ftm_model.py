"""Write src/seawall/entities/ftm/model.json, the schemata of FollowTheMoney as data, from the installed library.

    pip install "followthemoney>=4.11,<5"
    python tools/ftm_model.py

The library stays out of the product (docs/decisions/0020): what is read and written needs its vocabulary only.
"""

import json
from importlib.metadata import version
from pathlib import Path

from followthemoney import model
from followthemoney.property import Property
from followthemoney.schema import Schema

TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "entities" / "ftm" / "model.json"


def told(schema: Schema) -> dict[str, object]:
    """One schema: what it extends, what its edge joins, and its own properties with their types."""
    own = sorted((prop for prop in schema.properties.values() if prop.schema == schema), key=lambda prop: prop.name)
    row: dict[str, object] = {"extends": sorted(parent.name for parent in schema.extends)}
    if schema.matchable:
        row["matchable"] = True
    if schema.edge:
        assert schema.source_prop
        assert schema.target_prop
        row["joins"] = [schema.source_prop.name, schema.target_prop.name]
    row["properties"] = {prop.name: kind(prop) for prop in own}
    return row


def kind(prop: Property) -> str:
    """A property's type; of one that holds entities also which, and for one that is only the other side of another, that."""
    if prop.range is None:
        return str(prop.type.name)
    if prop.stub:
        assert prop.reverse
        return f"reverse {prop.range.name}.{prop.reverse.name}"
    return f"entity {prop.range.name}"


def main() -> None:
    """Write the table."""
    schemata = sorted(model.schemata.values(), key=lambda schema: schema.name)
    table = {
        "followthemoney": version("followthemoney"),
        "schemata": {schema.name: told(schema) for schema in schemata},
    }
    text = json.dumps(table, ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
