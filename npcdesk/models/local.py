"""What is worked out here and never exchanged: standing projections, the journal of writes."""

from datetime import date

from sqlalchemy import Column, Computed, Index, String, text
from sqlmodel import Field, SQLModel


class Standing(SQLModel, table=True):
    """Where each suggestion stands, so that lists filter and sort without folding events.

    Rebuilt for every paper a write touched; `npcdesk check` proves it equal to the events.
    """

    __tablename__ = "standing"
    __table_args__ = (
        Index("standing_by_due", "due_order", "number_order", "seq"),
        Index("standing_by_state", "state", "due_order", "number_order", "seq"),
        Index("standing_by_next", "next_due", "seq"),
        Index("standing_by_co", "co_due", "seq", sqlite_where=text("co_due < '9999'")),
        Index("standing_by_urge", "urge_next", "seq", sqlite_where=text("urge_next IS NOT NULL")),
        Index(
            "standing_by_contact", "contact_due", "seq", sqlite_where=text("contact_due < '9999'")
        ),
        Index(
            "standing_by_publish", "publish_due", "seq", sqlite_where=text("publish_due < '9999'")
        ),
        Index(
            "standing_by_promise", "promise_due", "seq", sqlite_where=text("promise_due < '9999'")
        ),
        Index("standing_to_close", "number_order", "seq", sqlite_where=text("step = 'close'")),
        Index("standing_by_promises", "seq", sqlite_where=text("promises <> ''")),
        Index("standing_by_carried", "carried_to", "state", sqlite_where=text("carried_to > 0")),
        Index("standing_by_number", "number_order", "seq"),
        Index("standing_by_unit", "lead_unit_id", "state", "told", "reply_days"),
        Index("standing_by_told", "told", "reply_days", "replied_on", "due_on", "lead_unit_id"),
        Index(
            "standing_by_place",
            *("delegation", "lead_person_id", "told", "lead_unit_id"),
            *("reply_days", "replied_on", "due_on"),
        ),
        Index(
            "standing_by_session",
            *("term", "session", "state", "due_order", "number_order", "seq", "category"),
        ),
        Index("standing_by_source", "source", "state", sqlite_where=text("source <> ''")),
        Index("standing_by_category", "category", "state", "due_order", "number_order", "seq"),
        Index("standing_by_key", "state", "due_order", "seq", sqlite_where=text('"key" IS 1')),
        Index("standing_by_title", "title", "seq"),
        Index("standing_by_lead", "lead_name", "seq"),
        Index("standing_by_units", "lead_unit", "seq"),
        Index("standing_by_reply_due", "due_on", "seq"),
        Index("standing_by_raised", "raised_on", "seq"),
        Index("standing_by_handed", "handed_on", "seq"),
        Index(
            "standing_by_class",
            *("reply_class", "state", "due_order", "seq", "replied_on", "current_class"),
        ),
        Index(
            "standing_handed_again",
            *("lead_unit_id", "told"),
            sqlite_where=text("handed_on <> handed_first"),
        ),
        Index("standing_by_looked", "seq", sqlite_where=text("look_backs <> ''")),
        Index("standing_by_rating", "rating", "state", "due_order", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True)
    suggestion_id: str = Field(unique=True)
    number: str = ""
    number_order: int = 0
    title: str = ""
    term: int = 0
    session: int = 0
    category: str = ""
    lead_name: str = ""
    lead_person_id: str = ""
    delegation: str = ""
    signers: int = 0
    lead_unit_id: str = ""
    lead_unit: str = ""
    unit_kind: str = ""  # 单位类别 of the first that leads
    co_units: str = ""
    state: str = ""
    step: str = ""  # the kind of the step that leads on; empty when its life is over
    round: int = 1
    raised_on: date | None = None
    handed_on: date | None = None
    handed_first: date | None = None  # before any 改办
    handed_id: str = ""  # the event by which it was handed to those who have it now
    received_on: date | None = None  # 签收, by the unit that answers
    extended: int = 0
    co_due: str = ""  # the last day for the opinion that is awaited first, else after all days
    contact_due: str = ""  # 首次联系代表, else after all days
    publish_due: str = ""  # 公开答复, else after all days
    carried_to: int = 0  # 上届结转: the term it was carried into
    due_on: date | None = None
    due_order: str = ""  # the due day while the reply clock runs, else after all days
    next_due: str = ""  # the last day for the step that is awaited, else after all days
    replied_on: date | None = None
    reply_class: str = ""  # 答复时类别
    current_class: str = ""  # 当前类别
    promises: str = ""  # JSON, one object a promise of the latest reply; empty: none
    promise_due: str = ""  # the day of the open promise that comes first, else after all days
    look_backs: str = ""  # JSON, one object a 回头看; empty: none
    rating: str = ""
    closed_on: date | None = None
    contacts: int = 0
    met: str = ""  # in which stages the delegate was spoken to: before during after
    replied_late: int = 0  # replies of any round that came after their day
    owing: str = ""  # names of the units of 分办 whose reply is awaited
    part_replies: str = ""  # JSON of 分办: by unit when it replied, the class, late, awaited
    urged: int = 0
    urged_on: date | None = None
    urge_next: date | None = None  # when the unit is to be asked again
    key: bool = False
    odd: int = 0
    source: str = ""  # the unit that collected it for this congress; empty: this office itself
    told: str = ""  # what statistics count it by, packed: `rules.suggestion_facts`
    reply_days: int | None = None  # from the first handing-over to the reply


class RosterLine(SQLModel, table=True):
    """Each mandate with what the roster sorts and filters by.

    `strokes` puts single names first; there is a "~" in it when a character's place is not known,
    and the character 31 when a place was given by hand. `by_character` (逐字) follows from it.
    `pinyin` sorts too, and is nothing to show.
    """

    __tablename__ = "roster_line"
    __table_args__ = (
        Index("roster_by_strokes", "strokes", "seq"),
        Index("roster_by_character", "by_character", "seq"),
        Index(
            "roster_unsure",
            "strokes",
            sqlite_where=text("instr(strokes, '~') > 0"),
        ),
        Index("roster_placed", "strokes", sqlite_where=text("instr(strokes, char(31)) > 0")),
        Index("roster_by_delegation", "delegation", "strokes", "seq"),
        Index("roster_by_level", "level", "term", "strokes", "seq"),
        Index("roster_by_pinyin", "pinyin", "seq"),
        Index("roster_by_sex", "sex", "level"),
        Index("roster_by_class", "occupation_class"),
        Index("roster_by_number", "delegate_number", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True)
    mandate_id: str = Field(unique=True)
    person_id: str = Field(index=True)
    name: str = ""
    strokes: str = ""
    by_character: str | None = Field(
        default=None,
        sa_column=Column(String, Computed("replace(strokes, ' ', '')", persisted=False)),
    )
    pinyin: str = ""
    initials: str = ""
    sex: str = ""
    level: str = ""
    term: int = 0
    delegation: str = ""
    occupation_class: str = ""
    delegate_number: str = ""
    status: str = ""


class VisitLine(SQLModel, table=True):
    """Each visit with what its list shows: who was there and what was said."""

    __tablename__ = "visit_line"
    __table_args__ = (
        Index("visit_by_day", "held_on", "seq"),
        Index("visit_by_station", "station_id", "held_on", "opinions", "open_opinions", "seq"),
        Index("visit_by_open", "open_opinions", "held_on", "seq"),
        Index("visit_by_name", "station", "held_on", "seq"),
        Index("visit_by_received", "received", "seq", "held_on"),
        Index("visit_by_opinions", "opinions", "seq", "held_on"),
    )

    seq: int | None = Field(default=None, primary_key=True)
    visit_id: str = Field(unique=True)
    station_id: str = ""
    station: str = ""
    held_on: date | None = None
    kind: str = ""
    delegates: str = ""
    received: int = 0
    opinions: int = 0
    open_opinions: int = 0
    words: str = ""  # the first opinion, as said


class OpinionLine(SQLModel, table=True):
    """Each opinion with where it stands, so that two million are listed without folding events."""

    __tablename__ = "opinion_line"
    __table_args__ = (
        Index("opinion_by_day", "held_on", "seq"),
        Index("opinion_by_state", "state", "held_on", "seq"),
        Index("opinion_by_station", "station_id", "held_on", "state", "category", "seq"),
        Index("opinion_by_category", "category", "held_on", "state", "seq"),
        Index(
            "opinion_by_due",
            *("next_due", "waits", "held_on", "station_id", "category", "state", "seq"),
            sqlite_where=text("next_due < '9999'"),
        ),
        Index("opinion_by_unit", "unit_id", "held_on", "seq", sqlite_where=text("unit_id <> ''")),
        Index(
            "opinion_waiting",
            *("held_on", "station_id", "category", "state", "seq"),
            sqlite_where=text("waits <> ''"),
        ),
        Index(
            "matter_by_day",
            *("matter_id", "held_on", "station_id", "state", "suggestion_id", "opinion_id"),
            sqlite_where=text("matter_id <> ''"),
        ),
    )

    seq: int | None = Field(default=None, primary_key=True)
    opinion_id: str = Field(unique=True)
    visit_id: str = ""
    station_id: str = ""
    held_on: date | None = None
    words: str = ""
    speaker: str = ""
    category: str = ""
    state: str = ""
    way: str = ""  # 处理方式
    waits: str = ""  # the step that is awaited; empty: its life is over
    next_due: str = ""  # the last day for it, else after all days
    unit_id: str = ""
    due_on: date | None = None
    settled_on: date | None = None  # 办理结果, or the reply to the suggestion it became
    told_on: date | None = None  # 反馈群众
    rating: str = ""
    closed_on: date | None = None
    suggestion_id: str = ""
    matter_id: str = ""
    odd: int = 0


class PersonYear(SQLModel, table=True):
    """How often each person did what in a year, so that sixty thousand are compared at once.

    `kind` is a visit's or an activity's; of activities that were missed it ends in `.due`, `.leave`
    or `.absent`. 走访 counts households, leave half days.
    """

    __tablename__ = "person_year"
    __table_args__ = (
        # who is behind asks for one year of everybody
        Index("person_year_by_year", "year", "person_id", "kind", "times"),
        {"sqlite_with_rowid": False},
    )

    person_id: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    times: int


class StationQuarter(SQLModel, table=True):
    """What a station received in a quarter: visits, what was said, and what of it still waits."""

    __tablename__ = "station_quarter"
    __table_args__ = ({"sqlite_with_rowid": False},)

    station_id: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    quarter: int = Field(primary_key=True)  # 1 to 4
    visits: int
    opinions: int
    open_opinions: int
    last_on: date


class StationMembers(SQLModel, table=True):
    """How many delegates belong to a station."""

    __tablename__ = "station_members"

    station_id: str = Field(primary_key=True)
    delegates: int


class StationYear(SQLModel, table=True):
    """How many of its delegates received people or worked at a station (进站) in a year."""

    __tablename__ = "station_year"
    __table_args__ = ({"sqlite_with_rowid": False},)

    station_id: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    came: int


class StandingSum(SQLModel, table=True):
    """How many suggestions of a unit are alike in all that is counted, kept by triggers.

    So statistics of a hundred thousand read some thousand lines.
    """

    __tablename__ = "standing_sum"
    __table_args__ = ({"sqlite_with_rowid": False},)

    told: str = Field(primary_key=True)
    lead_unit_id: str = Field(primary_key=True)
    suggestions: int
    days: int  # from handing over to the reply, of those that are `timed`
    timed: int


class Tally(SQLModel, table=True):
    """How many lines a projection has, kept by triggers: a million are not counted each time."""

    __tablename__ = "tally"

    tbl: str = Field(primary_key=True)
    lines: int


class CurrentWrite(SQLModel, table=True):
    """The write under way: the triggers of the journal name their rows by it.

    While `bulk` is set, whoever inserts notes the rows, and the insert triggers keep still.
    """

    __tablename__ = "current_write"

    write_id: int = Field(primary_key=True)
    bulk: bool = False


class Written(SQLModel, table=True):
    """One write of one person, as said in words: what 撤销 takes back."""

    __tablename__ = "written"

    id: int | None = Field(default=None, primary_key=True)
    at_ms: int
    what: str
    undone: bool = False


class Changed(SQLModel, table=True):
    """A row that a write touched, and how it was before (empty when the write made it)."""

    __tablename__ = "changed"
    __table_args__ = (
        Index("changed_by_row", "row_id", sqlite_where=text("before IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )

    write_id: int = Field(primary_key=True)
    tbl: str = Field(primary_key=True)
    row_id: str = Field(primary_key=True)
    before: str | None = None


class Meta(SQLModel, table=True):
    """Facts about the file itself."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


class ShownNumber(SQLModel, table=True):
    """A whole telephone or identity number that was shown, or some that left in a file.

    Of this computer, and outside the journal: 撤销 takes no showing back.
    """

    __tablename__ = "shown_number"
    __table_args__ = (Index("shown_by_person", "person_id", "at_ms"),)

    id: int | None = Field(default=None, primary_key=True)
    at_ms: int
    who: str  # as the computer knows the person
    what: str  # phone, id_number
    person_id: str = ""  # empty: several
    name: str = ""
    count: int = 1
    how: str = ""  # window, command, export
    file: str = ""
