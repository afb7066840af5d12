"""The year of a delegate: what happens to mandates, opinions, stations, teams and topics."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

HEARD = (
    ("visit", "hours"),
    *(("opinion", name) for name in ("speaker_sex", "speaker_address", "voter", "comment")),
)
LISTED = {
    "opinion_by_day": (["held_on", "seq"], ""),
    "opinion_by_state": (["state", "held_on", "seq"], ""),
    "opinion_by_station": (["station_id", "held_on", "state", "category", "seq"], ""),
    "opinion_by_category": (["category", "held_on", "state", "seq"], ""),
    "opinion_by_due": (
        ["next_due", "waits", "held_on", "station_id", "category", "state", "seq"],
        "next_due < '9999'",
    ),
    "opinion_by_unit": (["unit_id", "held_on", "seq"], "unit_id <> ''"),
    "opinion_waiting": (["held_on", "station_id", "category", "state", "seq"], "waits <> ''"),
    "matter_by_day": (
        ["matter_id", "held_on", "station_id", "state", "suggestion_id", "opinion_id"],
        "matter_id <> ''",
    ),
}

OF_CLASS = ["reply_class", "state", "due_order", "seq"]
OF_SESSION = ["term", "session", "state", "due_order"]
VISITS = {
    "visit_by_name": ["station", "held_on", "seq"],
    "visit_by_received": ["received", "seq", "held_on"],
    "visit_by_opinions": ["opinions", "seq", "held_on"],
}


def _kept(*columns: "sa.Column[Any]") -> list[Any]:
    """Return the columns of a table of records: what each has, then its own."""
    return [
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False, server_default=""),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    ]


def _word(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=False)


def _day(name: str, *, nullable: bool = True) -> "sa.Column[Any]":
    return sa.Column(name, sa.Date(), nullable=nullable)


def _number(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), nullable=False)


def _choice(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(length=32), nullable=False)


SUMMED = (
    *("year", "total", "answered", "class_a", "class_b", "class_c"),
    *("satisfied", "mostly", "dissatisfied"),
)


def upgrade() -> None:
    """Give stations their staff and their rota."""
    _staff_stations()
    _follow_opinions()
    _tell_mandates()
    _pair_contacts()
    _form_teams()
    _hold_activities()
    op.create_table(
        "year_report",
        *_kept(_number("year"), _day("on", nullable=False), *map(_word, ("to_whom", "body", "by"))),
    )
    op.create_index("ix_year_report_year", "year_report", ["year"])
    op.create_table("year_summary", *_kept(*map(_number, SUMMED)))
    op.create_index("ix_year_summary_year", "year_summary", ["year"])
    op.create_table("saved_pivot", *_kept(*map(_word, ("name", "down", "across", "measure"))))
    _honour()
    _share_topics()
    for name, columns in VISITS.items():
        op.create_index(name, "visit_line", columns)
    _by_station("id")
    _count()


def _honour() -> None:
    """Keep whom a year's evaluation proposes for honour, and who decided."""
    op.create_table(
        "honour",
        *_kept(
            _number("year"),
            _choice("kind"),
            *(_other(name) for name in ("suggestion_id", "unit_id")),
            _number("place"),
            _word("merits"),
            _day("proposed_on", nullable=False),
            _day("decided_on"),
            _word("meeting"),
        ),
    )
    for name in ("year", "suggestion_id", "unit_id"):
        op.create_index(f"ix_honour_{name}", "honour", [name])


def _count() -> None:
    """Pack what suggestions are counted by, filled in by the next rebuilding."""
    op.add_column("standing", sa.Column("told", sa.String(), nullable=False, server_default=""))
    op.add_column("standing", sa.Column("reply_days", sa.Integer(), nullable=True))
    asked = ["told", "reply_days", "replied_on", "due_on", "lead_unit_id"]
    op.create_index("standing_by_told", "standing", asked)
    of_lead = ["delegation", "lead_person_id", "told", "lead_unit_id"]
    asked = ["reply_days", "replied_on", "due_on"]
    op.create_index("standing_by_place", "standing", [*of_lead, *asked])
    op.drop_index("standing_by_unit", "standing")
    of_unit = ["lead_unit_id", "state", "told", "reply_days"]
    op.create_index("standing_by_unit", "standing", of_unit)
    op.drop_index("standing_by_class", "standing")
    op.create_index("standing_by_class", "standing", [*OF_CLASS, "replied_on", "current_class"])
    op.drop_index("standing_by_session", "standing")
    more = ["number_order", "seq", "category"]
    op.create_index("standing_by_session", "standing", [*OF_SESSION, *more])
    again, of_unit = sa.text("handed_on <> handed_first"), ["lead_unit_id", "told"]
    op.create_index("standing_handed_again", "standing", of_unit, sqlite_where=again)
    looked = sa.text("look_backs <> ''")
    op.create_index("standing_by_looked", "standing", ["seq"], sqlite_where=looked)
    op.create_table(
        "standing_sum",
        *map(_word, ("told", "lead_unit_id")),
        *map(_number, ("suggestions", "days", "timed")),
        sa.PrimaryKeyConstraint("told", "lead_unit_id"),
        sqlite_with_rowid=False,
    )


def _uncount() -> None:
    for event in ("insert", "delete", "change"):
        op.execute(f"DROP TRIGGER IF EXISTS sum_standing_{event}")
    op.drop_table("standing_sum")
    op.drop_index("standing_by_looked", "standing")
    op.drop_index("standing_handed_again", "standing")
    op.drop_index("standing_by_session", "standing")
    op.create_index("standing_by_session", "standing", OF_SESSION)
    op.drop_index("standing_by_class", "standing")
    op.create_index("standing_by_class", "standing", OF_CLASS)
    op.drop_index("standing_by_unit", "standing")
    op.create_index("standing_by_unit", "standing", ["lead_unit_id", "state"])
    op.drop_index("standing_by_place", "standing")
    op.drop_index("standing_by_told", "standing")
    for name in ("told", "reply_days"):
        op.drop_column("standing", name)


def _by_station(*more: str) -> None:
    """Keep the delegates of a station in an index, with `more` than counts them."""
    op.drop_index("person_by_station", "person")
    columns, some = ["station_id", "deleted", "unit", *more], sa.text("station_id IS NOT NULL")
    op.create_index("person_by_station", "person", columns, sqlite_where=some)


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


LATER = (  # words about a delegate that came later: rows of before need no rewriting
    *(("person", name) for name in ("resume", "specialty", "residence", "publish")),
    *(("mandate", name) for name in ("grassroots", "elected_on", "terms_served", "also_serves")),
)


def _tell_mandates() -> None:
    """Give mandates their events, delegates what a roster has, numbers their log."""
    op.create_table(
        "mandate_event",
        *_kept(
            _word("mandate_id"),
            _choice("kind"),
            _day("on", nullable=False),
            _number("written_ms"),
            _choice("reason"),
            _word("status"),
            _day("announced_on"),
            *(_word(name) for name in ("announcement", "body")),
            sa.Column("about_id", sa.String(), nullable=True),
            _word("by"),
        ),
    )
    op.create_index("ix_mandate_event_mandate_id", "mandate_event", ["mandate_id"])
    op.create_table("publish_rule", *_kept(_word("field"), _choice("audience")))
    for table, name in LATER:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("person", sa.Column("photo_id", sa.String(), nullable=True))
    op.add_column(
        "office", sa.Column("keeps_ids", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("office", sa.Column("wording", sa.String(), nullable=False, server_default=""))
    # whoever has entered identity numbers before goes on keeping them
    op.execute(
        "UPDATE office SET keeps_ids = 1 WHERE mine AND EXISTS "
        "(SELECT 1 FROM person WHERE id_number <> '' AND unit = '' AND NOT deleted)"
    )
    op.create_table(
        "shown_number",
        sa.Column("id", sa.Integer(), nullable=False),
        _number("at_ms"),
        *(_word(name) for name in ("who", "what", "person_id", "name")),
        _number("count"),
        *(_word(name) for name in ("how", "file")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("shown_by_person", "shown_number", ["person_id", "at_ms"])


def _pair_contacts() -> None:
    op.create_table(
        "contact_pair",
        *_kept(
            _choice("kind"),
            _word("person_id"),
            sa.Column("to_person_id", sa.String(), nullable=True),
            *(_word(name) for name in ("to_name", "to_phone", "place")),
            *(_day(name) for name in ("since", "until")),
            _word("remark"),
        ),
    )
    op.create_index("pair_by_who", "contact_pair", ["person_id", "kind"])
    op.create_index("pair_by_whom", "contact_pair", ["to_person_id"])
    op.create_table(
        "contact_entry",
        *_kept(
            _word("pair_id"),
            _day("on", nullable=False),
            _number("written_ms"),
            *(_word(name) for name in ("how", "place", "words", "answer")),
            _day("answered_on"),
            _word("by"),
        ),
    )
    op.create_index("ix_contact_entry_pair_id", "contact_entry", ["pair_id"])
    waits = sa.text("answered_on IS NULL AND words <> ''")
    op.create_index("contact_waits", "contact_entry", ["on"], sqlite_where=waits)


def _form_teams() -> None:
    op.create_table(
        "team",
        *_kept(
            _word("name"),
            _choice("basis"),
            _word("field"),
            *(_other(name) for name in ("convener_id", "station_id")),
            *(_word(name) for name in ("served_by", "note")),
        ),
    )
    op.create_table(
        "team_member",
        *_kept(
            *(_word(name) for name in ("team_id", "person_id")),
            *(_day(name) for name in ("from_on", "to_on")),
        ),
    )
    op.create_index("ix_team_member_team_id", "team_member", ["team_id"])
    op.create_index("team_by_person", "team_member", ["person_id", "deleted"])


def _other(name: str) -> "sa.Column[Any]":
    """Return the column of another record's id, or none."""
    return sa.Column(name, sa.String(), nullable=True)


ACTIVITY_DAYS = ("planned_on", "noticed_on", "held_on", "closed_on", "cancelled_on")


def _hold_activities() -> None:
    """Give activities their days, who was there, what came of them; and count them by year."""
    op.create_table(
        "activity",
        *_kept(
            _choice("kind"),
            _word("title"),
            *(_day(name) for name in ACTIVITY_DAYS),
            _word("place"),
            *(_other(name) for name in ("team_id", "station_id")),
            *(_word(name) for name in ("organiser", "notice", "record")),
            *(_number(name) for name in ("term", "session")),
        ),
    )
    op.create_index("ix_activity_team_id", "activity", ["team_id"])
    op.create_index("activity_by_day", "activity", ["held_on", "planned_on"])
    ahead = sa.text("held_on IS NULL AND cancelled_on IS NULL")
    op.create_index("activity_planned", "activity", ["planned_on"], sqlite_where=ahead)
    op.create_table(
        "activity_part",
        *_kept(
            *(_word(name) for name in ("activity_id", "person_id")),
            _choice("attendance"),
            _number("times"),
            *(_word(name) for name in ("role", "note")),
            _day("told_on"),
            *(_number(name) for name in ("satisfied", "mostly", "dissatisfied")),
        ),
    )
    op.create_index("ix_activity_part_activity_id", "activity_part", ["activity_id"])
    op.create_index("part_by_person", "activity_part", ["person_id", "deleted"])
    absent = sa.text("attendance = 'absent'")
    op.create_index("part_absent", "activity_part", ["person_id"], sqlite_where=absent)
    op.create_table(
        "activity_outcome",
        *_kept(
            _word("activity_id"),
            _choice("kind"),
            _other("suggestion_id"),
            *(_word(name) for name in ("title", "words")),
            _day("on"),
        ),
    )
    for name in ("activity_id", "suggestion_id"):
        op.create_index(f"ix_activity_outcome_{name}", "activity_outcome", [name])
    op.create_table(
        "person_year",
        *(_word("person_id"), _number("year"), _word("kind"), _number("times")),
        sa.PrimaryKeyConstraint("person_id", "year", "kind"),
        sqlite_with_rowid=False,
    )
    columns = ["year", "person_id", "kind", "times"]
    op.create_index("person_year_by_year", "person_year", columns)
    sums = ("visits", "opinions", "open_opinions")
    op.create_table(
        "station_quarter",
        *(_word("station_id"), *(_number(name) for name in ("year", "quarter", *sums))),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("station_id", "year", "quarter"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "station_members",
        *(_word("station_id"), _number("delegates")),
        sa.PrimaryKeyConstraint("station_id"),
    )
    op.create_table(
        "station_year",
        *(_word("station_id"), *map(_number, ("year", "came"))),
        sa.PrimaryKeyConstraint("station_id", "year"),
        sqlite_with_rowid=False,
    )


def _follow_opinions() -> None:
    """Say what became of an opinion by events, who else raised it, and who the person is."""
    op.create_table(
        "opinion_event",
        *_kept(
            _word("opinion_id"),
            _choice("kind"),
            _day("on", nullable=False),
            _number("written_ms"),
            sa.Column("unit_id", sa.String(), nullable=True),
            _day("due_on"),
            *(_word(name) for name in ("words", "how")),
            sa.Column("rating", sa.String(length=32), nullable=True),
            sa.Column("about_id", sa.String(), nullable=True),
            _word("by"),
        ),
    )
    op.create_index("ix_opinion_event_opinion_id", "opinion_event", ["opinion_id"])
    op.create_table("matter", *_kept(*(_word(name) for name in ("title", "note"))))
    for table, name in HEARD:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("opinion", sa.Column("matter_id", sa.String(), nullable=True))
    alike = sa.text("matter_id IS NOT NULL")
    op.create_index("opinion_by_matter", "opinion", ["matter_id"], sqlite_where=alike)
    words = (
        *("station_id", "words", "speaker", "category", "state", "way", "waits", "next_due"),
        *("unit_id", "rating", "suggestion_id", "matter_id"),
    )
    op.create_table(
        "opinion_line",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(_word(name) for name in ("opinion_id", "visit_id", *words)),
        *(_day(name) for name in ("held_on", "due_on", "settled_on", "told_on", "closed_on")),
        _number("odd"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("opinion_id"),
    )
    for name, (columns, where) in LISTED.items():
        only = sa.text(where) if where else None
        op.create_index(name, "opinion_line", columns, sqlite_where=only)


TOPIC_TABLES = ("topic_link", "topic_event", "topic_part", "topic")


def _share_topics() -> None:
    """Let delegates of several levels work on one topic (五级协同)."""
    aims = (_word(name) for name in ("title", "aim", "lead"))
    op.create_table("topic", *_kept(_number("year"), *aims, _day("published_on", nullable=False)))
    op.create_index("ix_topic_year", "topic", ["year"])
    op.create_table(
        "topic_part",
        *_kept(
            _word("topic_id"),
            _choice("level"),
            *(_word(name) for name in ("who", "office_code")),
            _other("person_id"),
            _choice("role"),
            _word("task"),
            _day("due_on"),
        ),
    )
    due = sa.text("due_on IS NOT NULL")
    op.create_index("part_due", "topic_part", ["due_on"], sqlite_where=due)
    op.create_table(
        "topic_event",
        *_kept(
            _word("topic_id"),
            _other("part_id"),
            _choice("kind"),
            _day("on", nullable=False),
            _number("written_ms"),
            *(_word(name) for name in ("body", "who")),
            sa.Column("grade", sa.String(length=32), nullable=True),
            _other("about_id"),
            _word("by"),
        ),
    )
    op.create_index("ix_topic_event_part_id", "topic_event", ["part_id"])
    op.create_table(
        "topic_link",
        *_kept(
            _word("topic_id"),
            _choice("kind"),
            *(_word(name) for name in ("target_id", "title")),
            _day("on", nullable=False),
        ),
    )
    op.create_index("ix_topic_link_target_id", "topic_link", ["target_id"])
    for table in ("topic_part", "topic_event", "topic_link"):
        op.create_index(f"ix_{table}_topic_id", table, ["topic_id"])


def downgrade() -> None:
    """Take the tables away."""
    _uncount()
    for name in VISITS:
        op.drop_index(name, "visit_line")
    _by_station()
    for table in TOPIC_TABLES:
        op.drop_table(table)
    op.drop_table("saved_pivot")
    op.drop_table("honour")
    op.drop_table("year_summary")
    op.drop_table("year_report")
    for table in (
        *("station_year", "station_members", "station_quarter", "person_year"),
        *("activity_outcome", "activity_part", "activity"),
    ):
        op.drop_table(table)
    for table in ("team_member", "team"):
        op.drop_table(table)
    op.drop_table("opinion_line")
    op.drop_index("opinion_by_matter", "opinion")
    op.drop_column("opinion", "matter_id")
    for table, name in HEARD:
        op.drop_column(table, name)
    for table in ("opinion_event", "matter"):
        op.drop_table(table)
    for table in ("station_staff", "rota_rule", "duty"):
        op.drop_table(table)
    for table in ("mandate_event", "publish_rule", "shown_number", "contact_pair", "contact_entry"):
        op.drop_table(table)
    for table, name in LATER:
        op.drop_column(table, name)
    op.drop_column("person", "photo_id")
    op.drop_column("office", "wording")
    op.drop_column("office", "keeps_ids")
