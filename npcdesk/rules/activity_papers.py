"""What goes on the papers about activities: 活动记录, 签到表."""

from dataclasses import dataclass
from datetime import date

from npcdesk.rules.wording import Own


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """What an activity was and who was there (小组活动记录); blank without a title."""

    office: str
    title: str = ""
    kind: str = ""  # 代表小组活动, 视察 …
    team: str = ""
    convener: str = ""
    on: date | None = None
    place: str = ""
    organiser: str = ""
    called: int = 0
    present: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    record: str = ""
    outcomes: tuple[str, ...] = ()
    said: Own = ()  # the words that the office has chosen


@dataclass(frozen=True, slots=True)
class SignRow:
    """One delegate who is called."""

    name: str
    delegation: str


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """Who signs that they came (签到表); rows to be filled in by hand when nobody is called."""

    office: str
    title: str = ""
    on: date | None = None
    place: str = ""
    rows: tuple[SignRow, ...] = ()
    said: Own = ()  # the words that the office has chosen
