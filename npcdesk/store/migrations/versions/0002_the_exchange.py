"""the exchange."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEPT = (
    "attachment",
    "congress_session",
    "group_member",
    "group_suggestion",
    "handler",
    "handling_unit",
    "mandate",
    "office",
    "opinion",
    "person",
    "rule_pack",
    "signer",
    "station",
    "suggestion",
    "suggestion_event",
    "supervision_group",
    "term",
    "visit",
    "visit_delegate",
)
LATER = (
    *(("suggestion_event", name) for name in ("proposed", "grounds", "beside_why")),
    *(("suggestion_event", name) for name in ("recipient", "disclosure")),
    *(("suggestion_event", name) for name in ("matter", "answers", "apart")),
    *(("suggestion", name) for name in ("delegation", "motion_number", "motion_meeting")),
    ("handler", "due_why"),
    ("supervision_group", "official"),
    ("supervision_group", "official_post"),
    ("station", "web"),
)
DECIDED = """
INSERT INTO group_event (id, deleted, unit, group_id, kind, "on", written_ms, body, who, venue,
    how, "by")
SELECT lower(hex(randomblob(16))), 0, '', g.id, k.kind, coalesce(g.decided_on,
        (SELECT min(chosen_on) FROM group_suggestion s WHERE s.group_id = g.id), date('now')),
    k.place, '', CASE k.kind WHEN 'decide' THEN g.decided_by ELSE '' END, '', '', ''
FROM supervision_group g JOIN (SELECT 'decide' AS kind, 1 AS place UNION SELECT 'form', 2) k
WHERE k.kind = 'decide' OR g.leader <> ''
"""
APART = """
UPDATE suggestion_event SET apart = coalesce((SELECT group_concat(unit_id, ' ') FROM (
    SELECT h.unit_id FROM handler h WHERE h.event_id = suggestion_event.id
        AND h.role = 'separate' AND NOT h.deleted ORDER BY h.id)), '')
WHERE id IN (SELECT event_id FROM handler WHERE role = 'separate')
"""
HANDED = """
UPDATE standing SET handed_first = handed_on, handed_id = coalesce((
    SELECT e.id FROM suggestion_event e
    WHERE e.suggestion_id = standing.suggestion_id AND e.kind = 'hand_over' AND NOT e.deleted
        AND e."on" = standing.handed_on AND NOT EXISTS (
            SELECT 1 FROM suggestion_event t WHERE t.suggestion_id = e.suggestion_id
                AND t.kind = 'take_back' AND t.about_id = e.id AND NOT t.deleted)
    ORDER BY e.written_ms, e.id LIMIT 1), '')
WHERE handed_on IS NOT NULL
"""
ORDERED = {  # each order of the list of suggestions, and its broad filters
    "category": (["category", "state", "due_order", "number_order", "seq"], None),
    "key": (["state", "due_order", "seq"], sa.text('"key" IS 1')),
    "title": (["title", "seq"], None),
    "lead": (["lead_name", "seq"], None),
    "units": (["lead_unit", "seq"], None),
    "reply_due": (["due_on", "seq"], None),
    "raised": (["raised_on", "seq"], None),
    "handed": (["handed_on", "seq"], None),
    "class": (["reply_class", "state", "due_order", "seq"], None),
    "rating": (["rating", "state", "due_order", "seq"], None),
}
OTHERS = sa.text("unit <> ''")
SENT = {
    "mandate": ["status", "person_id"],
    "visit": ["held_on", "id"],
    "suggestion": ["raised_on"],
}
WIDER = {  # indexes that count without looking at the rows: now also whose rows they are
    "person": (
        "person_by_station",
        ["station_id", "deleted"],
        sa.text("station_id IS NOT NULL"),
    ),
    "visit_delegate": ("attendance_by_person", ["person_id", "on", "deleted"], None),
}


def upgrade() -> None:
    """Alter the tables."""
    op.create_table(
        "claim",
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("later", sa.String(), nullable=True),
        sa.Column("cells", sa.String(), nullable=False),
        sa.Column("several", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "tbl", "sid"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "commit_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("sig", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    with op.batch_alter_table("commit_log", schema=None) as batch_op:
        batch_op.create_index("commit_by_dot", ["sid", "rid", "n"], unique=True)

    op.create_table(
        "exchange_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("inc", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("write_id", sa.Integer(), nullable=True),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("copy_name", sa.String(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("commits_here", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "own_key",
        sa.Column("inc", sa.String(), nullable=False),
        sa.Column("private", sa.String(), nullable=False),
        sa.Column("made_ms", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("inc"),
    )
    op.create_table(
        "parked",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("inc", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("sig", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "peer",
        sa.Column("inc", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("seen_ms", sa.Integer(), nullable=False),
        sa.Column("vector", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("blobs", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("inc"),
    )
    op.create_table(
        "replica",
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("inc", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("nick", sa.String(), nullable=False),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("cuts", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("rid"),
        sa.UniqueConstraint("inc"),
    )
    op.create_table(
        "row_meta",
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("later", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("row_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "scope_name",
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sid"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "sibling",
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("col", sa.String(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "col", "rid", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stream",
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sid", "rid"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unknown_cell",
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("col", sa.String(), nullable=False),
        sa.Column("sid", sa.Integer(), nullable=False),
        sa.Column("rid", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "col", "sid", "rid", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unmade",
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "tbl"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("to_code", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("suggestion", schema=None) as batch_op:  # no default for later rows
        batch_op.alter_column("to_code", server_default=None)
    op.add_column("suggestion_event", sa.Column("attitude", sa.String(length=32), nullable=True))
    for name in ("unit_id", "other_id"):
        op.add_column("suggestion_event", sa.Column(name, sa.String(), nullable=True))
    for name in ("wanted_until", "told_on", "next_on", "beside_on"):
        op.add_column("suggestion_event", sa.Column(name, sa.Date(), nullable=True))
    # the default stays: adding the column then costs nothing, however many rows there are
    for table, name in LATER:
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("handler", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("station", sa.Column("parent_id", sa.String(), nullable=True))
    _tell_groups()
    _mark_quality()
    for name in ("to_term", "class_order"):
        op.add_column(
            "suggestion_event", sa.Column(name, sa.Integer(), nullable=False, server_default="0")
        )
    op.execute(APART)
    op.add_column(
        "office", sa.Column("keeps_clock", sa.Boolean(), nullable=False, server_default="0")
    )
    _order_names()
    for table in KEPT:
        op.add_column(table, sa.Column("unit", sa.String(), nullable=False, server_default=""))
    for table, more in SENT.items():
        columns = ["unit", "deleted", *more]
        op.create_index(f"{table}_of_others", table, columns, sqlite_where=OTHERS)
    for table, (name, columns, where) in WIDER.items():
        op.drop_index(name, table)
        op.create_index(name, table, [*columns, "unit"], sqlite_where=where)
    op.add_column("standing", sa.Column("source", sa.String(), nullable=False, server_default=""))
    _widen_standing()
    altered = sa.text("before IS NOT NULL")
    op.create_index("changed_by_row", "changed", ["row_id"], sqlite_where=altered)
    op.create_index(
        "standing_by_source", "standing", ["source", "state"], sqlite_where=sa.text("source <> ''")
    )
    for name, (columns, where) in ORDERED.items():
        op.create_index(f"standing_by_{name}", "standing", columns, sqlite_where=where)


def _order_names() -> None:
    """Order names by strokes in both manners, with places given by hand."""
    op.add_column(
        "office", sa.Column("by_character", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("mandate", sa.Column("placed_after", sa.String(), nullable=True))
    placed = sa.text("placed_after IS NOT NULL")
    op.create_index("mandate_placed", "mandate", ["placed_after"], sqlite_where=placed)
    plain = sa.Computed("replace(strokes, ' ', '')", persisted=False)
    op.add_column("roster_line", sa.Column("by_character", sa.String(), plain))
    op.create_index("roster_by_character", "roster_line", ["by_character", "seq"])
    for name, sign in (("unsure", "'~'"), ("placed", "char(31)")):
        holding = sa.text(f"instr(strokes, {sign}) > 0")
        op.create_index(f"roster_{name}", "roster_line", ["strokes"], sqlite_where=holding)


def _forget_order() -> None:
    """Put back how names were ordered."""
    for name in ("by_character", "unsure", "placed"):
        op.drop_index(f"roster_{name}", "roster_line")
    op.drop_column("roster_line", "by_character")
    op.drop_index("mandate_placed", "mandate")
    op.drop_column("mandate", "placed_after")
    op.drop_column("office", "by_character")


def _tell_groups() -> None:
    """Give groups events; that a meeting decided one, and when, is told by its first."""
    op.create_table(
        "group_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False, server_default=""),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("written_ms", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("grade", sa.String(length=32), nullable=True),
        sa.Column("number", sa.String(), nullable=False, server_default=""),
        sa.Column("about_id", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_group_event_group_id", "group_event", ["group_id"])
    op.add_column("supervision_group", sa.Column("leader_id", sa.String(), nullable=True))
    op.add_column(
        "group_member",
        sa.Column("role", sa.String(length=32), nullable=False, server_default="member"),
    )
    op.execute(DECIDED)
    for name in ("decided_by", "decided_on"):
        op.drop_column("supervision_group", name)


def _mark_quality() -> None:
    """Keep who marked the quality of a suggestion, and how."""
    op.create_table(
        "quality_mark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False, server_default=""),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("written_ms", sa.Integer(), nullable=False),
        sa.Column("marks", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("about_id", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_quality_mark_suggestion_id", "quality_mark", ["suggestion_id"])


def _widen_standing() -> None:
    """Add what is worked out of the units' side of a paper, filled in by the next rebuilding."""
    for name in ("handed_first", "received_on", "urge_next"):
        op.add_column("standing", sa.Column(name, sa.Date(), nullable=True))
    stopped = "9999-12-31"
    words = {"handed_id": "", "co_due": stopped, "contact_due": stopped, "publish_due": stopped}
    words |= {"current_class": "", "promises": "", "promise_due": stopped, "look_backs": ""}
    words |= {"unit_kind": "", "met": "", "step": "", "owing": "", "part_replies": ""}
    for name, empty in words.items():
        op.add_column(
            "standing", sa.Column(name, sa.String(), nullable=False, server_default=empty)
        )
    for name in ("extended", "carried_to", "replied_late"):
        op.add_column("standing", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.execute(HANDED)
    op.execute("UPDATE standing SET current_class = reply_class")
    op.create_index(
        "standing_by_co", "standing", ["co_due", "seq"], sqlite_where=sa.text("co_due < '9999'")
    )
    op.create_index(
        "standing_by_promises", "standing", ["seq"], sqlite_where=sa.text("promises <> ''")
    )
    for name in ("contact", "publish", "promise"):
        due = f"{name}_due"
        op.create_index(
            f"standing_by_{name}", "standing", [due, "seq"], sqlite_where=sa.text(f"{due} < '9999'")
        )
    carried = sa.text("carried_to > 0")
    op.create_index(
        "standing_by_carried", "standing", ["carried_to", "state"], sqlite_where=carried
    )
    asked = sa.text("urge_next IS NOT NULL")
    op.create_index("event_by_day", "suggestion_event", ["on"])
    op.create_index("standing_by_urge", "standing", ["urge_next", "seq"], sqlite_where=asked)
    rated = sa.text("step = 'close'")
    op.create_index("standing_to_close", "standing", ["number_order", "seq"], sqlite_where=rated)


def downgrade() -> None:
    """Put the tables back."""
    _forget_order()
    op.drop_index("changed_by_row", "changed")
    op.drop_index("event_by_day", "suggestion_event")
    op.drop_index("standing_to_close", "standing")
    for name in ORDERED:
        op.drop_index(f"standing_by_{name}", "standing")
    for name in ("urge", "contact", "publish", "carried", "promise", "promises"):
        op.drop_index(f"standing_by_{name}", "standing")
    for name in (
        *("contact_due", "publish_due", "carried_to"),
        *("current_class", "promises", "promise_due", "look_backs", "met", "replied_late"),
        *("unit_kind", "step", "owing", "part_replies"),
    ):
        op.drop_column("standing", name)
    op.drop_index("standing_by_co", "standing")
    for name in ("handed_first", "received_on", "urge_next", "handed_id", "co_due", "extended"):
        op.drop_column("standing", name)
    for table, name in LATER:
        op.drop_column(table, name)
    op.drop_column("handler", "due_on")
    op.drop_column("station", "parent_id")
    op.add_column(
        "supervision_group",
        sa.Column("decided_by", sa.String(), nullable=False, server_default=""),
    )
    op.add_column("supervision_group", sa.Column("decided_on", sa.Date(), nullable=True))
    op.drop_column("supervision_group", "leader_id")
    op.drop_column("group_member", "role")
    op.drop_table("group_event")
    op.drop_table("quality_mark")
    op.drop_column("office", "keeps_clock")
    for name in (
        "unit_id",
        "other_id",
        "wanted_until",
        "told_on",
        "next_on",
        "beside_on",
        "to_term",
        "class_order",
    ):
        op.drop_column("suggestion_event", name)
    op.drop_index("standing_by_source", "standing")
    op.drop_column("standing", "source")
    for table, (name, columns, where) in WIDER.items():
        op.drop_index(name, table)
        op.create_index(name, table, columns, sqlite_where=where)
    for table in SENT:
        op.drop_index(f"{table}_of_others", table)
    for table in KEPT:
        op.drop_column(table, "unit")
    op.drop_column("suggestion_event", "attitude")
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_column("to_code")

    op.drop_table("unmade")
    op.drop_table("unknown_cell")
    op.drop_table("stream")
    op.drop_table("sibling")
    op.drop_table("scope_name")
    op.drop_table("row_meta")
    op.drop_table("replica")
    op.drop_table("peer")
    op.drop_table("parked")
    op.drop_table("own_key")
    op.drop_table("import_run")
    op.drop_table("exchange_event")
    with op.batch_alter_table("commit_log", schema=None) as batch_op:
        batch_op.drop_index("commit_by_dot")

    op.drop_table("commit_log")
    op.drop_table("claim")
