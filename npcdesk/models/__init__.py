"""What is kept: one module a record, columns and no methods.

Defining a table takes milliseconds, and the first page at a start needs few of them: so a module
is imported when one of its names is asked for. Whoever needs every table calls `load_all`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from npcdesk.models.activity import (
        Activity,
        ActivityKind,
        ActivityOutcome,
        ActivityPart,
        Attendance,
        OutcomeKind,
    )
    from npcdesk.models.attachment import Attachment
    from npcdesk.models.delegate import Mandate, MandateStatus, Person, Sex
    from npcdesk.models.double_contact import ContactEntry, ContactKind, ContactPair
    from npcdesk.models.evaluation import Honour, HonourKind, QualityMark
    from npcdesk.models.exchange import (
        Claim,
        CommitLog,
        ExchangeEvent,
        ImportRun,
        OwnKey,
        Parked,
        Peer,
        Replica,
        RowMeta,
        ScopeName,
        Sibling,
        Stream,
        UnknownCell,
        Unmade,
    )
    from npcdesk.models.group import (
        Grade,
        GroupEvent,
        GroupKind,
        GroupMember,
        GroupSuggestion,
        MemberRole,
        SupervisionGroup,
    )
    from npcdesk.models.handling import HandlingUnit
    from npcdesk.models.local import (
        Changed,
        CurrentWrite,
        Meta,
        OpinionLine,
        PersonYear,
        RosterLine,
        ShownNumber,
        Standing,
        StandingSum,
        StationMembers,
        StationQuarter,
        StationYear,
        Tally,
        VisitLine,
        Written,
    )
    from npcdesk.models.mandate_life import MandateEvent, MandateKind, MandateReason
    from npcdesk.models.office import CongressSession, Level, Office, RulePack, Term
    from npcdesk.models.opinion import Matter, OpinionEvent, OpinionKind
    from npcdesk.models.project import (
        Project,
        ProjectEvent,
        ProjectGroup,
        ProjectKind,
        ProjectMember,
        ProjectOutcome,
        ProjectSource,
    )
    from npcdesk.models.project_poll import (
        PollBasis,
        PollBatch,
        PollMethod,
        PollTally,
        ProjectPoll,
    )
    from npcdesk.models.publishing import Audience, PublishRule
    from npcdesk.models.rota import Duty, LeastPer, Roll, RotaRule
    from npcdesk.models.row import Row, new_id, new_ids
    from npcdesk.models.saved_pivot import SavedPivot
    from npcdesk.models.station import Station, StationStaff
    from npcdesk.models.suggestion import Handler, Signer, Suggestion, SuggestionEvent
    from npcdesk.models.suggestion_kinds import (
        ContactStage,
        EventKind,
        HandlerRole,
        Origin,
        Rating,
        SignerRole,
    )
    from npcdesk.models.team import Team, TeamBasis, TeamMember
    from npcdesk.models.topic import (
        Topic,
        TopicEvent,
        TopicKind,
        TopicLink,
        TopicLinkKind,
        TopicPart,
        TopicRole,
    )
    from npcdesk.models.visit import Disposition, Opinion, Visit, VisitDelegate, VisitKind
    from npcdesk.models.year_report import YearReport
    from npcdesk.models.year_summary import YearSummary

__all__ = [
    "Activity",
    "ActivityKind",
    "ActivityOutcome",
    "ActivityPart",
    "Attachment",
    "Attendance",
    "Audience",
    "Changed",
    "Claim",
    "CommitLog",
    "CongressSession",
    "ContactEntry",
    "ContactKind",
    "ContactPair",
    "ContactStage",
    "CurrentWrite",
    "Disposition",
    "Duty",
    "EventKind",
    "ExchangeEvent",
    "Grade",
    "GroupEvent",
    "GroupKind",
    "GroupMember",
    "GroupSuggestion",
    "Handler",
    "HandlerRole",
    "HandlingUnit",
    "Honour",
    "HonourKind",
    "ImportRun",
    "LeastPer",
    "Level",
    "Mandate",
    "MandateEvent",
    "MandateKind",
    "MandateReason",
    "MandateStatus",
    "Matter",
    "MemberRole",
    "Meta",
    "Office",
    "Opinion",
    "OpinionEvent",
    "OpinionKind",
    "OpinionLine",
    "Origin",
    "OutcomeKind",
    "OwnKey",
    "Parked",
    "Peer",
    "Person",
    "PersonYear",
    "PollBasis",
    "PollBatch",
    "PollMethod",
    "PollTally",
    "Project",
    "ProjectEvent",
    "ProjectGroup",
    "ProjectKind",
    "ProjectMember",
    "ProjectOutcome",
    "ProjectPoll",
    "ProjectSource",
    "PublishRule",
    "QualityMark",
    "Rating",
    "Replica",
    "Roll",
    "RosterLine",
    "RotaRule",
    "Row",
    "RowMeta",
    "RulePack",
    "SavedPivot",
    "ScopeName",
    "Sex",
    "ShownNumber",
    "Sibling",
    "Signer",
    "SignerRole",
    "Standing",
    "StandingSum",
    "Station",
    "StationMembers",
    "StationQuarter",
    "StationStaff",
    "StationYear",
    "Stream",
    "Suggestion",
    "SuggestionEvent",
    "SupervisionGroup",
    "Tally",
    "Team",
    "TeamBasis",
    "TeamMember",
    "Term",
    "Topic",
    "TopicEvent",
    "TopicKind",
    "TopicLink",
    "TopicLinkKind",
    "TopicPart",
    "TopicRole",
    "UnknownCell",
    "Unmade",
    "Visit",
    "VisitDelegate",
    "VisitKind",
    "VisitLine",
    "Written",
    "YearReport",
    "YearSummary",
    "load_all",
    "new_id",
    "new_ids",
]

_NAMES = {
    "activity": (
        "Activity",
        "ActivityKind",
        "ActivityOutcome",
        "ActivityPart",
        "Attendance",
        "OutcomeKind",
    ),
    "attachment": ("Attachment",),
    "delegate": ("Mandate", "MandateStatus", "Person", "Sex"),
    "double_contact": ("ContactEntry", "ContactKind", "ContactPair"),
    "evaluation": ("Honour", "HonourKind", "QualityMark"),
    "saved_pivot": ("SavedPivot",),
    "year_report": ("YearReport",),
    "year_summary": ("YearSummary",),
    "exchange": (
        "Claim",
        "CommitLog",
        "ExchangeEvent",
        "ImportRun",
        "OwnKey",
        "Parked",
        "Peer",
        "Replica",
        "RowMeta",
        "ScopeName",
        "Sibling",
        "Stream",
        "UnknownCell",
        "Unmade",
    ),
    "group": (
        "Grade",
        "GroupEvent",
        "GroupKind",
        "GroupMember",
        "GroupSuggestion",
        "MemberRole",
        "SupervisionGroup",
    ),
    "handling": ("HandlingUnit",),
    "local": (
        "Changed",
        "CurrentWrite",
        "Meta",
        "OpinionLine",
        "PersonYear",
        "RosterLine",
        "ShownNumber",
        "Standing",
        "StandingSum",
        "StationMembers",
        "StationQuarter",
        "StationYear",
        "Tally",
        "VisitLine",
        "Written",
    ),
    "mandate_life": ("MandateEvent", "MandateKind", "MandateReason"),
    "office": ("CongressSession", "Level", "Office", "RulePack", "Term"),
    "rota": ("Duty", "LeastPer", "Roll", "RotaRule"),
    "opinion": ("Matter", "OpinionEvent", "OpinionKind"),
    "project": (
        "Project",
        "ProjectEvent",
        "ProjectGroup",
        "ProjectKind",
        "ProjectMember",
        "ProjectOutcome",
        "ProjectSource",
    ),
    "project_poll": ("PollBasis", "PollBatch", "PollMethod", "PollTally", "ProjectPoll"),
    "publishing": ("Audience", "PublishRule"),
    "row": ("Row", "new_id", "new_ids"),
    "station": ("Station", "StationStaff"),
    "suggestion": ("Handler", "Signer", "Suggestion", "SuggestionEvent"),
    "suggestion_kinds": (
        "ContactStage",
        "EventKind",
        "HandlerRole",
        "Origin",
        "Rating",
        "SignerRole",
    ),
    "team": ("Team", "TeamBasis", "TeamMember"),
    "topic": (
        "Topic",
        "TopicEvent",
        "TopicKind",
        "TopicLink",
        "TopicLinkKind",
        "TopicPart",
        "TopicRole",
    ),
    "visit": ("Disposition", "Opinion", "Visit", "VisitDelegate", "VisitKind"),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import the module of a record when it is first asked for."""
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def load_all() -> None:
    """Define every table: before the metadata is read as a whole."""
    for module in _NAMES:
        import_module(f"{__name__}.{module}")
