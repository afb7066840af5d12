"""A name that figures are asked of: one that is nowhere would be counted as nought."""

from collections.abc import Iterable
from difflib import get_close_matches

from npcdesk.errors import NotFound

MOST = 10  # names told
ALIKE = 0.4  # of 1: how near a name is told as alike


def require_known(said: str, known: Iterable[str], what: str) -> str:
    """Return the name that is said, "" when none is.

    Raises:
        NotFound: it is nowhere; names alike are told, else those that there are.
    """
    names = list(dict.fromkeys(filter(None, known)))
    if not said or said in names:
        return said
    within = [name for name in names if said in name or name in said]
    alike = within or get_close_matches(said, names, MOST, ALIKE)
    told = f"，相近的是：{'、'.join(alike[:MOST])}。" if alike else "。"
    if names and not alike:
        more = "等" if len(names) > MOST else ""
        told = f"。有的是：{'、'.join(names[:MOST])}{more}。"
    msg = f"没有“{said}”这个{what}{told}"
    raise NotFound(msg)
