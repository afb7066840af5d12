"""What is kept: one module a record, columns and no methods."""

from npcdesk.models.attachment import Attachment
from npcdesk.models.delegate import Mandate, MandateStatus, Person, Sex
from npcdesk.models.group import GroupMember, GroupSuggestion, SupervisionGroup
from npcdesk.models.handling import HandlingUnit
from npcdesk.models.local import (
    Changed,
    CurrentWrite,
    Meta,
    RosterLine,
    Standing,
    Tally,
    VisitLine,
    Written,
)
from npcdesk.models.office import CongressSession, Level, Office, RulePack, Term
from npcdesk.models.row import Row, new_id
from npcdesk.models.station import Station
from npcdesk.models.suggestion import (
    ContactStage,
    EventKind,
    Handler,
    HandlerRole,
    Origin,
    Rating,
    Signer,
    SignerRole,
    Suggestion,
    SuggestionEvent,
)
from npcdesk.models.visit import Disposition, Opinion, Visit, VisitDelegate, VisitKind

__all__ = [
    "Attachment",
    "Changed",
    "CongressSession",
    "ContactStage",
    "CurrentWrite",
    "Disposition",
    "EventKind",
    "GroupMember",
    "GroupSuggestion",
    "Handler",
    "HandlerRole",
    "HandlingUnit",
    "Level",
    "Mandate",
    "MandateStatus",
    "Meta",
    "Office",
    "Opinion",
    "Origin",
    "Person",
    "Rating",
    "RosterLine",
    "Row",
    "RulePack",
    "Sex",
    "Signer",
    "SignerRole",
    "Standing",
    "Station",
    "Suggestion",
    "SuggestionEvent",
    "SupervisionGroup",
    "Tally",
    "Term",
    "Visit",
    "VisitDelegate",
    "VisitKind",
    "VisitLine",
    "Written",
    "new_id",
]
