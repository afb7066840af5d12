"""A row put away by one office while another still worked on it stays in sight until it is settled.

An edit says nothing about deletion; but one made without knowing of a deletion speaks against it.
An office above is not spoken against by the one below.
"""

from typing import TYPE_CHECKING

from npcdesk.sync import registers
from npcdesk.sync.registers import Dot, Written
from npcdesk.sync.writers import Writer

if TYPE_CHECKING:
    from npcdesk.sync.rows import Chunk
    from npcdesk.sync.states import Row

NAME = "deleted"


def weigh(chunk: "Chunk", row_id: str, row: "Row") -> None:
    """Work out anew whether a row that somebody put away is in sight."""
    values = row.cells.get(NAME)
    if values is None:
        dot = row.dot(NAME)
        value = chunk.current(row_id, row, NAME)
        if value is not True:
            return
        values = [Written(dot, chunk.hlc(row.sid, dot), value)]
    said = [one for one in values if not one.implied]
    away = [one for one in said if one.value is True]
    implied = [
        Written(dot, chunk.hlc(row.sid, dot), value=False, implied=True)
        for dot in sorted(_live(row) - {one.dot for one in said})
        if any(_against(chunk, row, dot, one.dot) for one in away)
    ]
    if not implied and len(values) == 1:
        return
    chunk.show(row, NAME, [*said, *implied])
    if implied:
        row.values[NAME] = False


def _live(row: "Row") -> set[Dot]:
    """Return the commits that wrote what the row's cells hold, deletion apart."""
    dots = {dot for name, dot in row.later.items() if name != NAME and name not in row.cells}
    dots |= {one.dot for name, some in row.cells.items() if name != NAME for one in some}
    return dots | set(row.made)


def _against(chunk: "Chunk", row: "Row", edit: Dot, away: Dot) -> bool:
    if registers.covers({**chunk.known_to(row.sid, away), away[0]: away[1]}, edit):
        return False
    if registers.covers({**chunk.known_to(row.sid, edit), edit[0]: edit[1]}, away):
        return False
    above = chunk.books.relation(away[0], row.sid) is Writer.ABOVE
    return not (above and chunk.books.relation(edit[0], row.sid) is Writer.OWN)
