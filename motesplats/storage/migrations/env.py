"""Runs the migrations on the connection that is handed in, inside the transaction that it is in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
