"""the year of a delegate."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _kept(*columns: sa.Column) -> list[sa.Column]:
    """Return the columns of a table of records: what each has, then its own."""
    return [
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False, server_default=""),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    ]


def _word(name: str) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=False)


def _day(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _number(name: str) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=False)


def _choice(name: str) -> sa.Column:
    return sa.Column(name, sa.String(length=32), nullable=False)


def upgrade() -> None:
    """Give stations their staff and their rota."""
    _staff_stations()


def _staff_stations() -> None:
    op.create_table(
        "station_staff",
        *_kept(
            *(_word(name) for name in ("station_id", "name", "duty", "phone")),
            *(_day(name) for name in ("from_on", "to_on")),
        ),
    )
    op.create_table(
        "rota_rule",
        *_kept(
            *(_word(name) for name in ("station_id", "days", "starts", "ends", "venue")),
            _choice("roll"),
            *(_number(name) for name in ("seats", "least")),
            _choice("least_per"),
            *(_day(name) for name in ("from_on", "to_on")),
        ),
    )
    op.create_table(
        "duty",
        *_kept(
            _word("station_id"),
            *(_day(name, nullable=False) for name in ("on", "nominal_on")),
            *(_word(name) for name in ("starts", "ends", "venue")),
            sa.Column("person_id", sa.String(), nullable=True),
            sa.Column("by_hand", sa.Boolean(), nullable=False),
            _day("posted_on"),
        ),
    )
    for table in ("station_staff", "rota_rule", "duty"):
        op.create_index(f"ix_{table}_station_id", table, ["station_id"])
    op.create_index("duty_by_day", "duty", ["on", "station_id"])
    op.create_index("duty_by_person", "duty", ["person_id", "on"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("station_staff", "rota_rule", "duty"):
        op.drop_table(table)
