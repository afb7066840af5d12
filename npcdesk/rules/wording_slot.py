"""A place of a form whose words an office may choose."""

from dataclasses import dataclass

LONGEST = 400  # characters
LONGEST_OWN = 20_000  # of an office's own paragraphs


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a form whose words an office may choose. `facts` may stand in it."""

    code: str
    form: str
    name: str
    standard: str
    facts: tuple[str, ...]
    empty: bool = False  # nothing may be said there
    lines: bool = False  # several lines are several sentences
    own: bool = False  # of written reports, kept where they are written: no standard to go back to

    @property
    def longest(self) -> int:
        """How many characters may be said there."""
        return LONGEST_OWN if self.own else LONGEST
