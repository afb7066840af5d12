"""The number of a suggestion or a project as it is kept, whatever way it was typed."""

from unicodedata import normalize


def plain(said: str) -> str:
    """Return 35 of 第35号, ３５ or “第 35 号”; what is no plain number (35-1, 2026B3) stays."""
    return "".join(normalize("NFKC", said).split()).removeprefix("第").removesuffix("号")
