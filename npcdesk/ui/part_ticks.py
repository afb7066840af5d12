"""Boxes for the units that answer apart (分办): of whose parts a deed is. One alone asks nothing.

PartTicks(parts, changed)    parts  (id of the unit, words) each
    .boxes for the dialog's rows; .chosen() -> ids
"""

from collections.abc import Callable, Sequence

from npcdesk.ui.fields import CheckField


class PartTicks:
    """A box a unit, all ticked; none where there is one reply alone."""

    def __init__(
        self, parts: Sequence[tuple[str | None, str]], changed: Callable[[], object]
    ) -> None:
        self._ids = [unit for unit, _ in parts]
        many = len(parts) > 1
        self.boxes = [CheckField(words, on=True) for _, words in parts] if many else []
        for box in self.boxes:
            box.changed.connect(changed)

    def chosen(self) -> list[str | None]:
        """Return the units of the ticked boxes, the one there is without any."""
        if not self.boxes:
            return self._ids
        return [unit for unit, box in zip(self._ids, self.boxes, strict=True) if box.value()]
