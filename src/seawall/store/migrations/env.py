"""Alembic's way in: the steps run in the connection and the transaction that schema.py hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
# transactional_ddl=False: the transaction is schema.py's, around all steps, and Alembic opens none of its own.
context.run_migrations()
