"""The file that travels between offices (docs/bundle.md); it knows neither database nor window."""

from npcdesk.sync.bundle.gathering import Found, Gathered, assemble, discard, survey
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.bundle.manifest import Manifest
from npcdesk.sync.bundle.opening import Opened, Papers, SignKeyOf, open_bundle
from npcdesk.sync.bundle.writing import Cargo, Ends, Plan, Says, write

__all__ = [
    "Cargo",
    "Ends",
    "Found",
    "Gathered",
    "Manifest",
    "Opened",
    "Papers",
    "Plan",
    "Says",
    "SignKeyOf",
    "SliceBytes",
    "assemble",
    "discard",
    "open_bundle",
    "survey",
    "write",
]
