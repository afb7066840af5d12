"""Runs the upgrade steps on the connection that the program hands over."""

from alembic import context
from sqlmodel import SQLModel

from npcdesk.models import load_all

load_all()
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
