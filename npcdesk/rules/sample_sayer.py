"""Who says the made-up papers, and the made-up suggestion that they are about."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

TITLE = "关于修缮沙河桥并增设人行护栏的建议"
LEAD, SESSION, SHORT = "周启明", "第一次会议", "十九届一次"
GROUP = "桥梁安全督办组"


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who says it: the office, its congress and place, whom to ask, the day."""

    office: str
    congress: str
    area: str
    contact: str
    phone: str
    on: date

    @property
    def unit(self) -> str:
        """The unit that the made-up suggestion was handed to."""
        return f"{self.area}交通运输局"

    @property
    def raised(self) -> dict[str, Any]:
        """The made-up suggestion."""
        return {
            "congress": self.congress,
            "session": SESSION,
            "number": "35",
            "title": TITLE,
            "lead": LEAD,
        }

    @property
    def reach(self) -> dict[str, Any]:
        """Whom to ask."""
        return {"contact": self.contact, "phone": self.phone}

    def after(self, days: int) -> date:
        """Return a day so many days later."""
        return self.on + timedelta(days)
