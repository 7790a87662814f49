"""Requests that may come twice, and keys that are a person's own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "requests",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_index("requests_by_moment", "requests", ["at"])
    op.add_column("api_keys", sa.Column("user_id", sa.String(64)))
    op.add_column("api_keys", sa.Column("user_epoch", sa.Integer))


def downgrade() -> None:
    """Nothing leads back: a store is taken from its backup."""
    raise NotImplementedError("a store is taken from its backup")
