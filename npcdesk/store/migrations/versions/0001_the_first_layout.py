"""the first layout."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Alter the tables."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "changed",
        sa.Column("write_id", sa.Integer(), nullable=False),
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("write_id", "tbl", "row_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "congress_session",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("term_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("congress_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_congress_session_term_id"), ["term_id"], unique=False)

    op.create_table(
        "current_write",
        sa.Column("write_id", sa.Integer(), nullable=False),
        sa.Column("bulk", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("write_id"),
    )
    op.create_table(
        "group_member",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("group_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_member_group_id"), ["group_id"], unique=False)

    op.create_table(
        "group_suggestion",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("group_id", sa.String(), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("group_suggestion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_suggestion_group_id"), ["group_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_group_suggestion_suggestion_id"), ["suggestion_id"], unique=False
        )

    op.create_table(
        "handler",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("lead", "co", "separate", name="handlerrole", native_enum=False, length=32),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("handler", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handler_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_handler_suggestion_id"), ["suggestion_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_handler_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "handling_unit",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("inner", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("handling_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handling_unit_name"), ["name"], unique=False)

    op.create_table(
        "mandate",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "nation",
                "province",
                "city",
                "county",
                "township",
                name="level",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("delegate_number", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("electoral_unit", sa.String(), nullable=False),
        sa.Column("occupation_class", sa.String(), nullable=False),
        sa.Column("group_name", sa.String(), nullable=False),
        sa.Column("elected_how", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "in_office",
                "suspended",
                "ended",
                name="mandatestatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("status_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("mandate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandate_person_id"), ["person_id"], unique=False)

    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "nation",
                "province",
                "city",
                "county",
                "township",
                name="level",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("mine", sa.Boolean(), nullable=False),
        sa.Column("pack_code", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_code"), ["code"], unique=False)

    op.create_table(
        "opinion",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("speaker_phone", sa.String(), nullable=False),
        sa.Column(
            "disposition",
            sa.Enum(
                "open",
                "answered",
                "station",
                "transferred",
                "suggestion",
                "raised",
                "refused",
                name="disposition",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("suggestion_id", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_opinion_suggestion_id"), ["suggestion_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_opinion_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("male", "female", "", name="sex", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("nation", sa.String(), nullable=False),
        sa.Column("birth", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("degree", sa.String(), nullable=False),
        sa.Column("native_place", sa.String(), nullable=False),
        sa.Column("joined_party", sa.String(), nullable=False),
        sa.Column("began_work", sa.String(), nullable=False),
        sa.Column("work_unit", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("office_phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(
            "person_by_station",
            ["station_id", "deleted"],
            unique=False,
            sqlite_where=sa.text("station_id IS NOT NULL"),
        )

    op.create_table(
        "roster_line",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mandate_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("strokes", sa.String(), nullable=False),
        sa.Column("pinyin", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("occupation_class", sa.String(), nullable=False),
        sa.Column("delegate_number", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("mandate_id"),
    )
    with op.batch_alter_table("roster_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roster_line_person_id"), ["person_id"], unique=False)
        batch_op.create_index("roster_by_class", ["occupation_class"], unique=False)
        batch_op.create_index(
            "roster_by_delegation", ["delegation", "strokes", "seq"], unique=False
        )
        batch_op.create_index("roster_by_level", ["level", "term", "strokes", "seq"], unique=False)
        batch_op.create_index("roster_by_number", ["delegate_number", "seq"], unique=False)
        batch_op.create_index("roster_by_pinyin", ["pinyin", "seq"], unique=False)
        batch_op.create_index("roster_by_sex", ["sex", "level"], unique=False)
        batch_op.create_index("roster_by_strokes", ["strokes", "seq"], unique=False)

    op.create_table(
        "rule_pack",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("rule_pack", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_pack_code"), ["code"], unique=False)

    op.create_table(
        "signer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("lead", "co", name="signerrole", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("signer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signer_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_signer_suggestion_id"), ["suggestion_id"], unique=False
        )

    op.create_table(
        "standing",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_order", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("lead_name", sa.String(), nullable=False),
        sa.Column("lead_person_id", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("signers", sa.Integer(), nullable=False),
        sa.Column("lead_unit_id", sa.String(), nullable=False),
        sa.Column("lead_unit", sa.String(), nullable=False),
        sa.Column("co_units", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_order", sa.String(), nullable=False),
        sa.Column("next_due", sa.String(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_class", sa.String(), nullable=False),
        sa.Column("rating", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("contacts", sa.Integer(), nullable=False),
        sa.Column("urged", sa.Integer(), nullable=False),
        sa.Column("urged_on", sa.Date(), nullable=True),
        sa.Column("key", sa.Boolean(), nullable=False),
        sa.Column("odd", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("suggestion_id"),
    )
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.create_index("standing_by_due", ["due_order", "number_order", "seq"], unique=False)
        batch_op.create_index("standing_by_next", ["next_due", "seq"], unique=False)
        batch_op.create_index("standing_by_number", ["number_order", "seq"], unique=False)
        batch_op.create_index(
            "standing_by_session", ["term", "session", "state", "due_order"], unique=False
        )
        batch_op.create_index(
            "standing_by_state", ["state", "due_order", "number_order", "seq"], unique=False
        )
        batch_op.create_index("standing_by_unit", ["lead_unit_id", "state"], unique=False)

    op.create_table(
        "station",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("township", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("manager", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("reception_day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("station", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_station_name"), ["name"], unique=False)

    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "",
                "research",
                "inspection",
                "talks",
                "reception",
                "other",
                name="origin",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("wanted_unit", sa.String(), nullable=False),
        sa.Column("may_publish", sa.Boolean(), nullable=False),
        sa.Column("pack_code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "suggestion_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("suggestion_id", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "raise",
                "file",
                "hand_over",
                "contact",
                "urge",
                "reply",
                "rate",
                "close",
                "withdraw",
                "take_back",
                name="eventkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("written_ms", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("due_nominal", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_why", sa.String(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum("before", "during", "after", name="contactstage", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("reply_class", sa.String(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column(
            "rating",
            sa.Enum(
                "satisfied", "mostly", "dissatisfied", name="rating", native_enum=False, length=32
            ),
            nullable=True,
        ),
        sa.Column("about_id", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("suggestion_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_suggestion_event_suggestion_id"), ["suggestion_id"], unique=False
        )

    op.create_table(
        "supervision_group",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("leader_post", sa.String(), nullable=False),
        sa.Column("committee", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("plan", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tally",
        sa.Column("tbl", sa.String(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tbl"),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_office_id"), ["office_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("reception", "call", "work", name="visitkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_held_on"), ["held_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_station_id"), ["station_id"], unique=False)

    op.create_table(
        "visit_delegate",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("visit_delegate", schema=None) as batch_op:
        batch_op.create_index("attendance_by_person", ["person_id", "on", "deleted"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_delegate_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "visit_line",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("delegates", sa.String(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("opinions", sa.Integer(), nullable=False),
        sa.Column("open_opinions", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("visit_id"),
    )
    with op.batch_alter_table("visit_line", schema=None) as batch_op:
        batch_op.create_index("visit_by_day", ["held_on", "seq"], unique=False)
        batch_op.create_index("visit_by_open", ["open_opinions", "held_on", "seq"], unique=False)
        batch_op.create_index(
            "visit_by_station",
            ["station_id", "held_on", "opinions", "open_opinions", "seq"],
            unique=False,
        )

    op.create_table(
        "written",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Put the tables back."""
    op.drop_table("written")
    with op.batch_alter_table("visit_line", schema=None) as batch_op:
        batch_op.drop_index("visit_by_station")
        batch_op.drop_index("visit_by_open")
        batch_op.drop_index("visit_by_day")

    op.drop_table("visit_line")
    with op.batch_alter_table("visit_delegate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_delegate_visit_id"))
        batch_op.drop_index("attendance_by_person")

    op.drop_table("visit_delegate")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_station_id"))
        batch_op.drop_index(batch_op.f("ix_visit_held_on"))

    op.drop_table("visit")
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_term_office_id"))

    op.drop_table("term")
    op.drop_table("tally")
    op.drop_table("supervision_group")
    with op.batch_alter_table("suggestion_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_event_suggestion_id"))

    op.drop_table("suggestion_event")
    op.drop_table("suggestion")
    with op.batch_alter_table("station", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_station_name"))

    op.drop_table("station")
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.drop_index("standing_by_unit")
        batch_op.drop_index("standing_by_state")
        batch_op.drop_index("standing_by_session")
        batch_op.drop_index("standing_by_number")
        batch_op.drop_index("standing_by_next")
        batch_op.drop_index("standing_by_due")

    op.drop_table("standing")
    with op.batch_alter_table("signer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signer_suggestion_id"))
        batch_op.drop_index(batch_op.f("ix_signer_person_id"))

    op.drop_table("signer")
    with op.batch_alter_table("rule_pack", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rule_pack_code"))

    op.drop_table("rule_pack")
    with op.batch_alter_table("roster_line", schema=None) as batch_op:
        batch_op.drop_index("roster_by_strokes")
        batch_op.drop_index("roster_by_sex")
        batch_op.drop_index("roster_by_pinyin")
        batch_op.drop_index("roster_by_number")
        batch_op.drop_index("roster_by_level")
        batch_op.drop_index("roster_by_delegation")
        batch_op.drop_index("roster_by_class")
        batch_op.drop_index(batch_op.f("ix_roster_line_person_id"))

    op.drop_table("roster_line")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index("person_by_station")

    op.drop_table("person")
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opinion_visit_id"))
        batch_op.drop_index(batch_op.f("ix_opinion_suggestion_id"))

    op.drop_table("opinion")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_code"))

    op.drop_table("office")
    op.drop_table("meta")
    with op.batch_alter_table("mandate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mandate_person_id"))

    op.drop_table("mandate")
    with op.batch_alter_table("handling_unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handling_unit_name"))

    op.drop_table("handling_unit")
    with op.batch_alter_table("handler", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handler_unit_id"))
        batch_op.drop_index(batch_op.f("ix_handler_suggestion_id"))
        batch_op.drop_index(batch_op.f("ix_handler_event_id"))

    op.drop_table("handler")
    with op.batch_alter_table("group_suggestion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_suggestion_suggestion_id"))
        batch_op.drop_index(batch_op.f("ix_group_suggestion_group_id"))

    op.drop_table("group_suggestion")
    with op.batch_alter_table("group_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_member_group_id"))

    op.drop_table("group_member")
    op.drop_table("current_write")
    with op.batch_alter_table("congress_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_congress_session_term_id"))

    op.drop_table("congress_session")
    op.drop_table("changed")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_sha256"))
        batch_op.drop_index(batch_op.f("ix_attachment_owner_id"))

    op.drop_table("attachment")
