"""Finding a handling unit by its name or initials, and entering one that is new.

picks = UnitPicks(desk)
PickField("主办单位", find=picks.find)        a name that is not known is offered as a new unit
picks.ids(session, field.choices())           ids; new units are entered in the same write
"""

from collections.abc import Iterable
from typing import Any

from npcdesk.office import units
from npcdesk.rules.pinyin import reading_of_text
from npcdesk.ui.desk import Desk
from npcdesk.ui.pick_fields import Choice

NEW = "new:"
LEAST_NAME = 2


class UnitPicks:
    """The units of the office, read once for a dialog."""

    def __init__(self, desk: Desk, of_new: str = "登记为新的承办单位") -> None:
        self._of_new = of_new
        with desk.store.reading() as session:
            self._known = units.lines(session, desk.clock.today().isoformat())
        self._initials = {unit.id: reading_of_text(unit.name).initials for unit in self._known}

    def find(self, text: str) -> list[Choice]:
        """Return the units whose name or initials hold `text`; the least busy are not preferred."""
        typed = text.strip()
        plain = typed.lower()
        found = [
            self._choice(unit)
            for unit in self._known
            if typed in unit.name or typed in unit.short_name or plain in self._initials[unit.id]
        ]
        found.sort(key=lambda choice: (not choice.words.startswith(typed), len(choice.words)))
        named = any(typed in (unit.name, unit.short_name) for unit in self._known)
        if len(typed) >= LEAST_NAME and not typed.isascii() and not named:
            found.insert(min(len(found), 7), Choice(NEW + typed, typed, self._of_new))
        return found

    def named(self, name: str) -> Choice | None:
        """Return the unit called so, when it is known."""
        return next((self._choice(unit) for unit in self._known if unit.name == name), None)

    def hand(self, unit_id: str) -> str:
        """Return what a unit has in hand, in words."""
        unit = next((each for each in self._known if each.id == unit_id), None)
        if unit is None:
            return "新单位，随这次一起登记" if unit_id else ""
        late = f"，逾期 {unit.late_count} 件" if unit.late_count else "，没有逾期"
        return f"在办 {unit.open_count} 件{late}" if unit.open_count else "手上没有在办的"

    def _choice(self, unit: units.UnitLine) -> Choice:
        busy = f"在办 {unit.open_count} 件" if unit.open_count else ""
        return Choice(unit.id, unit.name, busy)

    @staticmethod
    def ids(session: Any, choices: Iterable[Choice]) -> list[str]:
        """Return the ids of what was taken; units that are new are entered."""
        return [
            units.ensure(session, choice.words) if choice.id.startswith(NEW) else choice.id
            for choice in choices
        ]
