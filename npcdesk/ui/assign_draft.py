"""What was typed into 批量交办 and not handed over yet: kept while the page is left."""

from dataclasses import dataclass, field
from datetime import date

from npcdesk.ui.assign_model import SheetRow


@dataclass(frozen=True, slots=True)
class AssignDraft:
    """The fields above the sheet, and the rows that were taken, by the suggestion's id."""

    on: date | None = None
    meeting: str = ""
    number: str = ""
    rows: dict[str, SheetRow] = field(default_factory=dict)
