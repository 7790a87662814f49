"""FollowTheMoney, the field's vocabulary: its schemata as a table, and entities written in it."""

from seawall.entities.ftm.model import Property, SchemaRow, model_version, schema_row
from seawall.entities.ftm.write import to_ftm

__all__ = ["Property", "SchemaRow", "model_version", "schema_row", "to_ftm"]
