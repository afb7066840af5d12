"""The queries of 评优 and how each is asked; the deeds that fill its list."""

from npcdesk.models import HonourKind
from npcdesk.office import honour_papers, honours, quality, units
from tests.make import TODAY

YEAR = 2026
OF_PAPERS = HonourKind.SUGGESTION


def honour(session, papers=(), units=(), meeting="第五次主任会议"):
    """Propose suggestions and units; a meeting decides on the first of each."""
    for kind, some in ((OF_PAPERS, papers), (HonourKind.UNIT, units)):
        made = honours.propose(session, YEAR, kind, some, on=TODAY)
        honours.decide(session, made[:1], meeting=meeting, on=TODAY, today=TODAY)


def keep(session, _unit, dice):
    """Propose a unit, or let a meeting decide on one that is proposed."""
    known = honours.lines(session, YEAR, HonourKind.UNIT, today=TODAY)
    open_still = [line.id for line in known if line.decided_on is None]
    if open_still and dice[1] % 2:
        honours.describe(session, open_still[0], f"事迹{dice[2]}")
        honours.decide(session, open_still[:1], meeting="主任会议", on=TODAY, today=TODAY)
        return
    bureau = units.ensure(session, f"县第{dice[0] % 3}局")
    honours.propose(session, YEAR, HonourKind.UNIT, [bureau], on=TODAY)


def listed(session, *, honoured):
    return honour_papers.listed(session, YEAR, honoured=honoured, today=TODAY)


QUERIES = {
    "honours.entries": lambda s, _: [
        honours.entries(s, [line.id for line in some[:1]], today=TODAY)
        for kind in HonourKind
        if (some := honours.lines(s, YEAR, kind, today=TODAY))
    ],
    "honours.lines": lambda s, _: [
        honours.lines(s, YEAR, kind, today=TODAY) for kind in HonourKind
    ],
    "honours.of_person": lambda s, k: honours.of_person(s, k.person.id),
    "honours.of_suggestion": lambda s, k: honours.of_suggestion(s, k.handed),
    "honours.of_unit": lambda s, k: honours.of_unit(s, k.unit.id),
    "honours.years": lambda s, _: honours.years(s),
    "honour_papers.listed": lambda s, _: [listed(s, honoured=each) for each in (False, True)],
    "quality.some": lambda s, k: quality.some(s, YEAR, [k.handed, k.paper.id], today=TODAY),
}
VERBS = {"honours": "arrange decide describe drop propose take_back"}
