"""The tape, its head, documents, uses and projections, and the triggers that keep what was written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NONE_BEFORE = "0" * 64
_NEVER = "events are appended and never changed or removed; only private words may be redacted"
_KEPT = "documents are kept under their hash; their bytes may be redacted, and nothing else of them changed"

# Columns of an event that nothing may change, whatever happens to its private words.
_FIXED = ("seq", "at", "actor", "stream", "kind", "data", "before", "hash")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "events",
        sa.Column("seq", _SEQ, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("private", sa.LargeBinary),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("events_by_stream", "events", ["stream", "seq"])
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", _SEQ, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("is_private", sa.Boolean, nullable=False),
        sa.Column("packed", sa.LargeBinary),
    )
    op.create_table(
        "uses",
        sa.Column("stream", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
    )
    op.create_index("uses_by_document", "uses", ["sha256"])
    op.create_table(
        "projections",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("stream", sa.Text, primary_key=True),
        sa.Column("seq", _SEQ, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )
    op.create_index("projections_by_label", "projections", ["name", "label"])
    op.create_table(
        "folded",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("seq", _SEQ, nullable=False),
    )
    op.execute(f"INSERT INTO head (id, seq, hash, at) VALUES (1, 0, '{_NONE_BEFORE}', '')")  # noqa: S608  # a constant
    _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()


def _sqlite() -> None:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _FIXED)
    rules = (
        ("events", "UPDATE", f"{changed} OR NEW.private IS NOT NULL OR NEW.salt IS NOT NULL", _NEVER),
        ("events", "DELETE", "1", _NEVER),
        ("documents", "UPDATE", _changed_document("IS NOT"), _KEPT),
        ("documents", "DELETE", "1", _KEPT),
    )
    for table, what, when, why in rules:
        op.execute(
            f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )


def _changed_document(differs: str) -> str:
    """Bytes that are there may go, bytes that are gone may come again under their hash; nothing else changes."""
    fixed = " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in ("sha256", "size"))
    return f"{fixed} OR (OLD.packed IS NOT NULL AND NEW.packed IS NOT NULL)"


def _postgresql() -> None:
    differs = "IS DISTINCT FROM"
    changed = " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in _FIXED)
    for table, why in (("events", _NEVER), ("documents", _KEPT)):
        op.execute(
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{why}'; END $$"
        )
        for what, each in (("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table}"
                f" FOR EACH {each} EXECUTE FUNCTION {table}_refuse()"
            )
    rules = (
        ("events", f"{changed} OR NEW.private IS NOT NULL OR NEW.salt IS NOT NULL"),
        ("documents", _changed_document(differs)),
    )
    for table, when in rules:
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when})"
            f" EXECUTE FUNCTION {table}_refuse()"
        )


def downgrade() -> None:
    """Nothing leads back: the tape is never dropped."""
    raise NotImplementedError("the tape is never dropped")
