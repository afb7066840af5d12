"""What is left on a paper for a hand to write: a day, a count, a name."""

from datetime import date

DAY = date.min  # stands for a day that is to be written
DAY_ROOM, SHORT_ROOM = "20＿＿年＿＿月＿＿日", "＿＿月＿＿日"
ROOM = "＿＿"  # of a number


def name(letters: int = 8) -> str:
    """Return a line to write a name of some letters on."""
    return "＿" * letters


def many(count: int, on: date) -> str:
    """Return how many there are; of a paper whose day is to be written, room for it."""
    return ROOM if on == DAY else str(count)
