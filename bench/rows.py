"""What the rows of a large file are made of: places, texts, and many at once into a table."""

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from npcdesk.models import new_id

PLACES = "沙河青石北岭东湖柳湾南关城关西河马营龙泉石桥白塔"
CHUNK = 20_000
SYLLABLES = 2500  # characters that texts are made of, the frequent ones more often


def writer(dice: random.Random) -> Callable[[int], str]:
    """Return what writes texts of words of two characters, some of which are frequent."""
    letters = [chr(0x4E00 + dice.randrange(20_000)) for _ in range(SYLLABLES)]
    usual = [1 / (n + 3) for n in range(SYLLABLES)]
    words = ["".join(dice.choices(letters, usual, k=2)) for _ in range(4 * SYLLABLES)]
    shares = list(accumulate(1 / (n + 20) for n in range(len(words))))

    def write(characters: int) -> str:
        return "".join(dice.choices(words, cum_weights=shares, k=characters // 2))

    return write


def put(session: Session, model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows in large pieces, with what the model fills in by itself."""
    blank = {name: f.get_default() for name, f in model.model_fields.items() if not f.is_required()}
    blank.pop("id", None)
    table = model.__table__
    for piece in _pieces(rows):
        full = [{"id": new_id(), **blank, **row} for row in piece]
        session.connection().execute(sa.insert(table), full)


def _pieces(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    piece = []
    for row in rows:
        piece.append(row)
        if len(piece) == CHUNK:
            yield piece
            piece = []
    if piece:
        yield piece


def place(dice: random.Random) -> str:
    at = dice.randrange(len(PLACES) // 2) * 2
    return PLACES[at : at + 2]
