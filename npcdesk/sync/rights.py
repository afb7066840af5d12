"""Who may write which column, and what a clerk is asked when two offices wrote it at once.

One line a column, in the table below; a test fails when a column has none. `allowed` is a pure
function of the commit's own schema number: tables of older schemas are kept for ever, so that
every office judges an old commit alike.
"""

from collections.abc import Container, Mapping
from functools import cache, lru_cache
from typing import Any

from npcdesk.sync.rights_of_projects import PROJECTS
from npcdesk.sync.scopes import Scope, ScopeKind
from npcdesk.sync.writers import Column, Place, Table, Writer
from npcdesk.sync.writers import columns as _columns

SCHEMA = 1  # of the table below; a change of rights is a new number and a new table


# Who the offices are travels in certificates; each machine keeps its own list.
LOCAL = frozenset({"office"})
LOCAL_COLUMNS = frozenset({"unit"})  # whose row it is, as every machine sees it for itself

_OWN, _ABOVE, _BOTH = Writer.OWN, Writer.ABOVE, Writer.BOTH

TABLES: Mapping[str, Table] = {
    "person": Table(
        Place.HERE,
        _columns(
            own="name! sex birth! nation party education degree native_place joined_party "
            "began_work work_unit post phone! office_phone email address postcode id_number! "
            "station_id resume specialty residence publish photo_id deleted!",
            both="remark",
        ),
    ),
    "mandate": Table(
        Place.PARENT,
        _columns(
            both="person_id level! term! delegate_number! delegation! electoral_unit "
            "occupation_class group_name elected_how terms grassroots elected_on terms_served "
            # status: what its events say, without asking
            "also_serves placed_after status status_on deleted!",
        ),
        (("person", "person_id"),),
    ),
    "mandate_event": Table(
        Place.PARENT,
        _columns(
            maker="mandate_id kind on written_ms reason status announced_on announcement body "
            "about_id by deleted"
        ),
        (("mandate", "mandate_id"),),
    ),
    "publish_rule": Table(Place.HERE, _columns(own="field audience deleted")),
    "contact_pair": Table(
        Place.PARENT,
        _columns(
            both="kind person_id to_person_id to_name to_phone place since until remark deleted"
        ),
        (("person", "person_id"),),
    ),
    "contact_entry": Table(
        Place.PARENT,
        _columns(both="pair_id on written_ms how place words answer answered_on by deleted"),
        (("contact_pair", "pair_id"),),
    ),
    "station": Table(
        Place.HERE,
        _columns(
            own="name! township address manager! phone reception_day web deleted!",
            both="kind parent_id!",
        ),
    ),
    "station_staff": Table(
        Place.PARENT,
        _columns(own="station_id name! duty phone! from_on to_on deleted!"),
        (("station", "station_id"),),
    ),
    "rota_rule": Table(
        Place.PARENT,
        _columns(
            own="station_id days! starts ends venue roll seats least least_per from_on to_on "
            "deleted!"
        ),
        (("station", "station_id"),),
    ),
    "duty": Table(
        Place.PARENT,
        _columns(
            own="station_id on! nominal_on starts ends venue person_id! by_hand posted_on deleted"
        ),
        (("station", "station_id"),),
    ),
    "visit": Table(
        Place.HERE, _columns(own="station_id! held_on! kind staff received! note! hours deleted!")
    ),
    "visit_delegate": Table(
        Place.PARENT, _columns(own="visit_id person_id on deleted"), (("visit", "visit_id"),)
    ),
    "opinion": Table(
        Place.PARENT,
        _columns(
            own="visit_id words! speaker speaker_phone speaker_sex speaker_address voter comment "
            "matter_id deleted!",
            both="category! disposition! unit_id! due_on! suggestion_id",
        ),
        (("visit", "visit_id"),),
    ),
    "opinion_event": Table(
        Place.PARENT,
        _columns(
            maker="opinion_id kind on written_ms unit_id due_on words how rating about_id by "
            "deleted"
        ),
        (("opinion", "opinion_id"),),
    ),
    "matter": Table(Place.HERE, _columns(own="title! note! deleted!")),
    "team": Table(
        Place.HERE,
        _columns(own="basis field station_id served_by deleted!", both="name! convener_id! note"),
    ),
    "team_member": Table(
        Place.PARENT,
        _columns(own="team_id person_id from_on to_on deleted"),
        (("team", "team_id"),),
    ),
    "activity": Table(
        Place.HERE,
        _columns(
            own="kind! title! planned_on noticed_on held_on! closed_on cancelled_on place team_id "
            "station_id organiser notice record! term session deleted!"
        ),
    ),
    "activity_part": Table(
        Place.PARENT,
        _columns(
            own="activity_id person_id attendance! times role note told_on satisfied! mostly! "
            "dissatisfied! deleted"
        ),
        (("activity", "activity_id"),),
    ),
    "activity_outcome": Table(
        Place.PARENT,
        _columns(own="activity_id kind suggestion_id title words! on deleted"),
        (("activity", "activity_id"),),
    ),
    "suggestion": Table(
        Place.ADDRESSED,
        _columns(
            own="title! body! origin raised_on! wanted_unit may_publish! delegation! "
            "motion_number motion_meeting to_code deleted!",
            both="category term session pack_code",
        ),
    ),
    "signer": Table(
        Place.PARENT,
        _columns(own="suggestion_id person_id name! role! place deleted!"),
        (("suggestion", "suggestion_id"),),
    ),
    "suggestion_event": Table(
        Place.PARENT,
        _columns(
            maker="suggestion_id kind on written_ms body number document_number due_nominal "
            "due_on due_why stage how reply_class promised_on signed_by rating attitude "
            "about_id by unit_id proposed wanted_until told_on next_on grounds other_id "
            "beside_on beside_why recipient disclosure to_term matter answers apart class_order "
            "deleted",
        ),
        (("suggestion", "suggestion_id"),),
    ),
    "handler": Table(
        Place.PARENT,
        _columns(above="suggestion_id event_id unit_id! role! due_on due_why deleted!"),
        (("suggestion", "suggestion_id"),),
    ),
    "quality_mark": Table(
        Place.HERE,
        _columns(maker="suggestion_id on written_ms marks body about_id by deleted"),
    ),
    "year_report": Table(Place.HERE, _columns(own="year! on! to_whom! body by deleted!")),
    "year_summary": Table(
        Place.HERE,
        _columns(
            own="year! total! answered! class_a class_b class_c satisfied mostly dissatisfied "
            "deleted!"
        ),
    ),
    "saved_pivot": Table(Place.HERE, _columns(own="name! down across measure deleted!")),
    "honour": Table(
        Place.HERE,
        _columns(
            own="year kind suggestion_id unit_id place merits! proposed_on decided_on! meeting! "
            "deleted!"
        ),
    ),
    "handling_unit": Table(
        Place.PUBLIC, _columns(own="name! short_name kind contact phone inner deleted!")
    ),
    "supervision_group": Table(
        Place.PUBLIC,
        _columns(
            own="name! leader! leader_id leader_post official official_post committee plan! "
            "deleted!"
        ),
    ),
    "group_member": Table(Place.PUBLIC, _columns(own="group_id name! person_id role deleted")),
    "group_event": Table(
        Place.PUBLIC,
        _columns(
            own="group_id kind on written_ms body who venue how due_on grade number about_id by "
            "deleted"
        ),
    ),
    "group_suggestion": Table(
        Place.PUBLIC, _columns(own="group_id suggestion_id chosen_on why deleted")
    ),
    "topic": Table(Place.PUBLIC, _columns(own="year title! aim! lead! published_on deleted!")),
    "topic_part": Table(
        Place.PUBLIC,
        _columns(own="topic_id level who! office_code person_id role! task! due_on! deleted!"),
    ),
    "topic_event": Table(
        Place.PUBLIC,
        _columns(own="topic_id part_id kind on written_ms body who grade about_id by deleted"),
    ),
    "topic_link": Table(Place.PUBLIC, _columns(own="topic_id kind target_id title on deleted")),
    **PROJECTS,
    "term": Table(Place.PUBLIC, _columns(own="office_id ordinal! starts_on! ends_on! deleted!")),
    "congress_session": Table(
        Place.PUBLIC, _columns(own="term_id ordinal! opened_on! closed_on! deleted!")
    ),
    "rule_pack": Table(Place.PUBLIC, _columns(own="code name text! deleted!")),
    "attachment": Table(
        Place.PARENT,  # those of a group's steps stay with the office: too heavy to be published
        _columns(maker="owner owner_id sha256 size_bytes name caption deleted"),
        (
            ("suggestion", "owner_id"),
            ("visit", "owner_id"),
            ("person", "owner_id"),
            ("station", "owner_id"),
            ("opinion", "owner_id"),
            ("suggestion_event", "owner_id"),
            ("activity", "owner_id"),
            ("activity_outcome", "owner_id"),
        ),
    ),
}

_BY_ADDRESSEE = (
    "send_back as_letter refuse merge file hand_over assign_on deliver disclose "
    "publish carry_over archive promise advance fulfil unable reclass look_back "
    "receive give_back reassign insist extend co_opinion instruct contact urge reply rate "
    "redo explain close take_back"
)
# What can happen to a paper that is addressed to another congress, by who lets it happen.
_EVENTS = {
    _OWN: frozenset({"raise", "contact", "rate", "withdraw", "take_back"}),
    _ABOVE: frozenset(_BY_ADDRESSEE.split()),
}
_PAPERS = frozenset({"suggestion", "signer", "suggestion_event", "handler"})
_PUBLISHED = frozenset(name for name, table in TABLES.items() if table.place is Place.PUBLIC)
_ADDRESSED = _PAPERS | {"attachment"}
_OF_OWN = frozenset(TABLES) - _PUBLISHED


def relation(scope: Scope, unit: str, above: Container[str]) -> Writer | None:
    """Return what a unit is to a scope; `above` are the units above the scope's owner."""
    if unit == scope.owner:
        return _OWN
    if scope.kind is ScopeKind.PUBLISHED:
        return None
    return _ABOVE if unit in above and scope.to in ("", unit) else None


def allowed(
    scope: Scope,
    relation: Writer | None,
    table: str,
    values: Mapping[str, Any],
    *,
    made_it: bool | None,
    schema: int = SCHEMA,
) -> bool:
    """Return whether an author may write these columns of one row.

    Args:
        scope: where the row is.
        relation: of the author's unit to the scope; None has nothing to write there.
        table: the table's name; one that is not known here is let through, to be kept aside.
        values: the columns written.
        made_it: whether the author's unit made the row; None for a row that is new.
        schema: the commit's; one that this version does not know yet is judged by the newest.
    """
    kind = values.get("kind") if table == "suggestion_event" else None
    return _allowed(scope, relation, table, tuple(values), str(kind), made_it, schema)


@lru_cache(maxsize=4096)  # a bundle of thousands of rows writes few different sets of columns
def _allowed(  # noqa: PLR0917 - the key of the cache
    scope: Scope,
    relation: Writer | None,
    table: str,
    names: tuple[str, ...],
    kind: str,
    made_it: bool | None,  # noqa: FBT001
    schema: int,
) -> bool:
    rules = _of(schema).get(table)
    if relation is None or (rules is None and (table in TABLES or schema <= SCHEMA)):
        return False
    if rules is None:
        return relation is _OWN or bool(scope.to)
    if table not in _within(scope):
        return False
    if not scope.to and relation is _ABOVE and table in _PAPERS:
        return False  # whose paper it is decides: an office above reads it
    says_kind = table == "suggestion_event" and (made_it is None or "kind" in names)
    if scope.to and says_kind and kind not in _EVENTS[relation]:
        return False
    everything = not scope.to and relation is _OWN
    written = names if made_it is not None else {*rules.columns, *names}  # a new row is whole
    return all(
        _may(rules.columns.get(name), relation, everything=everything, made_it=made_it)
        for name in written
    )


def _within(scope: Scope) -> frozenset[str]:
    if scope.kind is ScopeKind.PUBLISHED:
        return _PUBLISHED
    return _ADDRESSED if scope.to else _OF_OWN


def _may(
    column: Column | None, relation: Writer, *, everything: bool, made_it: bool | None
) -> bool:
    if column is None:
        return True  # of a newer version: kept aside until this one knows it
    if column.writer is Writer.MAKER:
        return made_it is not False
    return everything or column.writer in (relation, _BOTH)


def weight(table: str, name: str, relation: Writer | None) -> int:
    """Return how much a value counts against one written at once: the column's writer first."""
    column = TABLES[table].columns.get(name)
    return int(column is not None and relation is column.writer)


def asks(table: str, name: str) -> bool:
    """Return whether two values of a cell that were written at once are a conflict to settle."""
    column = TABLES[table].columns.get(name)
    return column is not None and column.ask


@cache
def _of(schema: int) -> Mapping[str, Table]:
    return {1: TABLES}.get(schema, TABLES)
