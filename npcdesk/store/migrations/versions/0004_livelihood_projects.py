"""Livelihood projects: what they are, what happens to them, how delegates vote on them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    *("poll_tally", "poll_batch", "project_poll"),
    *("project_member", "project_group", "project_event", "project"),
)


def _kept(*columns: "sa.Column[Any]") -> list[Any]:
    """Return the columns of a table of records: what each has, then its own."""
    return [
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False, server_default=""),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    ]


def _word(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Date(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _choice(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(length=32), nullable=nullable)


def upgrade() -> None:
    """Let an office keep its projects, their votes and who supervises them."""
    _keep_projects()
    _keep_groups()
    _keep_polls()


def _keep_projects() -> None:
    op.create_table(
        "project",
        *_kept(
            *(_number(name) for name in ("year", "number")),
            *(_word(name) for name in ("title", "body")),
            _choice("source"),
            _word("proposer"),
            _day("proposed_on"),
            *(_word(name) for name in ("responsible", "official")),
            *(_number(name) for name in ("total_yuan", "year_yuan")),
            _word("funds"),
            _day("finish_on", nullable=True),
            _word("group_id", nullable=True),
        ),
    )
    op.create_index("ix_project_year", "project", ["year"])
    op.create_table(
        "project_event",
        *_kept(
            _word("project_id"),
            _choice("kind"),
            _day("on"),
            _number("written_ms"),
            *(_word(name) for name in ("body", "who", "how")),
            _choice("outcome", nullable=True),
            *(_word(name, nullable=True) for name in ("other_id", "poll_id")),
            _day("due_on", nullable=True),
            *(_number(name, nullable=True) for name in ("percent", "paid_yuan")),
            _choice("grade", nullable=True),
            _word("score"),
            _word("about_id", nullable=True),
            _word("by"),
        ),
    )
    op.create_index("ix_project_event_project_id", "project_event", ["project_id"])
    due = sa.text("due_on IS NOT NULL")
    op.create_index("project_due", "project_event", ["due_on"], sqlite_where=due)


def _keep_groups() -> None:
    op.create_table(
        "project_group",
        *_kept(
            _number("year"),
            *(_word(name) for name in ("name", "leader")),
            _word("leader_id", nullable=True),
        ),
    )
    op.create_index("ix_project_group_year", "project_group", ["year"])
    op.create_table(
        "project_member",
        *_kept(
            *(_word(name) for name in ("group_id", "person_id", "name")),
            _day("joined_on"),
            _day("left_on", nullable=True),
        ),
    )
    op.create_index("ix_project_member_group_id", "project_member", ["group_id"])


def _keep_polls() -> None:
    op.create_table(
        "project_poll",
        *_kept(
            _number("year"),
            _choice("method"),
            _word("meeting"),
            _day("on"),
            _word("voters"),
            *(_number(name) for name in ("seats", "base")),
            _choice("basis"),
            _number("present"),
            *(_word(name) for name in ("tellers", "counters")),
            _word("after_id", nullable=True),
            _day("settled_on", nullable=True),
            _word("note"),
        ),
    )
    op.create_index("ix_project_poll_year", "project_poll", ["year"])
    ballots = (_number(name, nullable=True) for name in ("issued", "returned", "valid", "invalid"))
    op.create_table(
        "poll_batch", *_kept(*map(_word, ("poll_id", "name")), _number("place"), *ballots)
    )
    marks = (_number(name, nullable=True) for name in ("yes", "mostly", "fair", "no", "abstain"))
    op.create_table(
        "poll_tally",
        *_kept(*map(_word, ("poll_id", "batch_id", "project_id")), _number("number"), *marks),
    )
    for table in ("poll_batch", "poll_tally"):
        op.create_index(f"ix_{table}_poll_id", table, ["poll_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in TABLES:
        op.drop_table(table)
