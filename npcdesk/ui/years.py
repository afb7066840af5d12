"""The years that lists and dialogs offer, as choices: (value, words)."""


def back(now: int, many: int) -> list[tuple[str, str]]:
    """Return a year and those before it, `many` in all, the newest first."""
    return [(str(year), f"{year}年") for year in range(now, now - many, -1)]


def around(now: int, kept: int = 0) -> list[tuple[str, str]]:
    """Return the year before, this one and the next, and the one that something is kept of."""
    years = {now - 1, now, now + 1, kept or now}
    return [(str(year), f"{year}年") for year in sorted(years)]
