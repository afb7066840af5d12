"""The office's words of a form, set into phrases that a title is not divided in."""

import re
from collections.abc import Mapping, Sequence

from npcdesk.forms.breaks import congress_phrases
from npcdesk.rules import wording
from npcdesk.rules.wording import Own

CONGRESS, SESSION = "大会", "会次"


def title(
    own: Own,
    code: str,
    facts: Mapping[str, str],
    phrases: Mapping[str, Sequence[str]] | None = None,
) -> tuple[str, ...]:
    """Return a title's phrases: the congress's own, the session, and what is between them.

    Args:
        own: the words that the office has chosen.
        code: of the title.
        facts: what stands in its places.
        phrases: places whose words have phrases of their own.
    """
    whole = dict(phrases or {}) | {CONGRESS: congress_phrases(facts.get(CONGRESS, ""))}
    template = wording.said(own, code)
    found: list[str] = []
    apart = "|".join(re.escape(f"{{{place}}}") for place in (*whole, SESSION))
    for part in re.split(f"({apart})", template):
        if part[1:-1] in whole and part[:1] == "{":
            found += whole[part[1:-1]]
        else:
            found.append(wording.PLACE.sub(lambda place: facts.get(place[1], ""), part))
    return tuple(filter(None, found))


def contact(own: Own, code: str, name: str, phone: str) -> tuple[str, ...]:
    """Return the note (附注) that says whom to ask, where that is known."""
    said = wording.fill(own, code, {"联系人": name, "电话": phone})
    return (said,) if said else ()
