"""A delegate's suggestion (代表建议) and the dated events of its life."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from npcdesk.clock import now_ms
from npcdesk.models.row import Row, of_others, stored
from npcdesk.models.suggestion_kinds import (
    ContactStage,
    EventKind,
    HandlerRole,
    Origin,
    Rating,
    SignerRole,
)

EMPTY = {"server_default": ""}  # of a column that came later: rows of before need no rewriting


class Suggestion(Row, table=True):
    """A suggestion. Columns only: where it stands is worked out in `rules.suggestion_life`."""

    __tablename__ = "suggestion"
    __table_args__ = (of_others("suggestion", "raised_on"),)

    title: str
    body: str = ""
    category: str = ""
    origin: Origin = Field(default=Origin.UNSAID, sa_type=stored(Origin))
    term: int = 0  # 届
    session: int = 0  # 次; 0: raised between sessions (闭会)
    raised_on: date | None = None
    wanted_unit: str = ""  # whom the delegate would like to handle it
    may_publish: bool = False
    pack_code: str = ""
    delegation: str = Field(default="", sa_column_kwargs=EMPTY)  # 代表团建议: whose; else empty
    motion_number: str = Field(default="", sa_column_kwargs=EMPTY)  # 议案转建议: its number
    motion_meeting: str = Field(default="", sa_column_kwargs=EMPTY)  # which turned it
    to_code: str = ""  # the unit whose congress it is addressed to; empty: this office's own


class Signer(Row, table=True):
    """A delegate's name under a suggestion. `name` stays as signed, `person_id` may be unknown."""

    __tablename__ = "signer"

    suggestion_id: str = Field(index=True)
    person_id: str | None = Field(default=None, index=True)
    name: str
    role: SignerRole = Field(sa_type=stored(SignerRole))
    place: int = 0  # order of the signatures


class SuggestionEvent(Row, table=True):
    """One thing that happened to one suggestion. Written once, never changed.

    `on` is the day it happened; `due_nominal` and `due_on` are the last day in time as counted
    and as moved off days when offices are shut, kept as resolved by the rule pack of that day.
    """

    __tablename__ = "suggestion_event"
    __table_args__ = (Index("event_by_day", "on"),)  # those whose day has not come

    suggestion_id: str = Field(index=True)
    kind: EventKind = Field(sa_type=stored(EventKind))
    on: date
    written_ms: int = Field(default_factory=now_ms)
    body: str = ""
    number: str = ""  # FILE: 建议号; ARCHIVE: 档案号
    document_number: str = ""  # HAND_OVER, REPLY: 文号
    due_nominal: date | None = None
    due_on: date | None = None
    due_why: str = ""  # how the due day was worked out, with the article
    stage: ContactStage | None = Field(default=None, sa_type=stored(ContactStage))
    how: str = ""  # CONTACT, URGE: 走访, 座谈, 电话 …
    unit_id: str | None = None  # RECEIVE, GIVE_BACK, CO_OPINION: the unit that did it; of 分办 too:
    # REPLY, PROMISE: whose it is; DELIVER: whose reply
    apart: str = Field(default="", sa_column_kwargs=EMPTY)  # HAND_OVER, ASSIGN_ON of 分办: unit ids
    proposed: str = Field(default="", sa_column_kwargs=EMPTY)  # GIVE_BACK: whom it proposes
    wanted_until: date | None = None  # EXTEND: the day asked for; of a co unit: its opinion is due
    told_on: date | None = None  # EXTEND, MERGE, EXPLAIN …: when the delegate was told
    next_on: date | None = None  # URGE: when to ask again
    grounds: str = Field(default="", sa_column_kwargs=EMPTY)  # codes of `rules.review.GROUNDS`
    other_id: str | None = None  # MERGE: the suggestion that goes on
    reply_class: str = ""  # REPLY; RECLASS: the class from then on
    class_order: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # REPLY: its
    # place among the classes of the rule pack, by which the weakest part of 分办 is found
    promised_on: date | None = None  # REPLY, PROMISE
    matter: str = Field(default="", sa_column_kwargs=EMPTY)  # REPLY, PROMISE: what is promised
    answers: str = Field(default="", sa_column_kwargs=EMPTY)  # LOOK_BACK: `rules.look_back`
    signed_by: str = ""  # who stood for it: 签发人, 签收人, 批准人, 答话人, who withdrew
    rating: Rating | None = Field(default=None, sa_type=stored(Rating))
    attitude: Rating | None = Field(default=None, sa_type=stored(Rating))  # where a pack asks it
    beside_on: date | None = None  # HAND_OVER: the first contact is due; REPLY: publication is
    beside_why: str = Field(default="", sa_column_kwargs=EMPTY)
    recipient: str = Field(default="", sa_column_kwargs=EMPTY)  # DELIVER: a signer's id, or CopyTo
    disclosure: str = Field(default="", sa_column_kwargs=EMPTY)  # DISCLOSE: see labels
    to_term: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # CARRY_OVER: 届
    about_id: str | None = None  # TAKE_BACK: what did not happen; ADVANCE …: the promise
    by: str = ""  # who entered or did it


class Handler(Row, table=True):
    """A unit's part in one handing-over (`event_id`)."""

    __tablename__ = "handler"

    suggestion_id: str = Field(index=True)
    event_id: str = Field(index=True)
    unit_id: str = Field(index=True)
    role: HandlerRole = Field(sa_type=stored(HandlerRole))
    due_on: date | None = None  # CO: until when its opinion is wanted
    due_why: str = Field(default="", sa_column_kwargs=EMPTY)
