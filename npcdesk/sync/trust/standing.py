"""Whether what a machine signed stands: certificates and rosters taken together.

A machine stands when nobody who has a say over it has ended it, and when whoever certified it
stands too. Who was certified by a machine that was revoked needs to be vouched for by another:
else a thief could go on certifying with the stolen keys. The root itself is the anchor; a root
that was stolen is replaced by pairing anew. What a thief ends stays ended too: the price is
pairing some machines anew, and nothing is lost by it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from npcdesk.sync.trust.certificates import Certificate
from npcdesk.sync.trust.roster import Cuts, EndingKind, Rosters
from npcdesk.sync.trust.tree import Tree


class Standing(StrEnum):
    """What a commit's author is worth at that commit."""

    OK = "ok"
    RETIRED = "retired"
    """After the last commit of a retired machine: void for everyone."""
    REVOKED = "revoked-after-cut"
    """After the cut of a revoked machine, or another commit than the cut names: void."""
    UNKNOWN = "unknown"
    """Nobody in good standing vouches for the author (yet): refuse, but do not void."""


@dataclass(frozen=True, slots=True)
class Standings:
    """The verdicts on all machines of a tree."""

    tree: Tree
    vouched: frozenset[str]
    ended: Mapping[str, Mapping[EndingKind, Cuts]]

    def is_valid(self, inc: str, scope: str, n: int, mark: str) -> Standing:
        """Return whether the `n`-th commit (from 1) of a stream, with the hash `mark`, stands."""
        ends = self.ended.get(inc, {})
        for kind, verdict in (
            (EndingKind.REVOKED, Standing.REVOKED),
            (EndingKind.RETIRED, Standing.RETIRED),
        ):
            if kind in ends:
                last, hash_there = ends[kind].get(scope, (0, ""))
                if n > last or (n == last and mark != hash_there):
                    return verdict
        return Standing.OK if inc in self.vouched else Standing.UNKNOWN

    def cuts(self, inc: str) -> Cuts | None:
        """Return where an ended machine's streams are cut; None of one that was not ended."""
        ends = self.ended.get(inc)
        return None if ends is None else _tightest([*ends.values()])

    def is_active(self, inc: str) -> bool:
        """Tell whether a machine may write on: vouched for, neither retired nor revoked."""
        return inc in self.vouched and inc not in self.ended

    def active(self, unit: str) -> tuple[Certificate, ...]:
        """Return the certificates of an office's active machines: whom to encrypt to."""
        return tuple(one for one in self.tree.machines_of(unit) if self.is_active(one.inc))


def judge(tree: Tree, rosters: Rosters) -> Standings:
    """Return the verdicts. The same texts give the same ones, in whatever order they came."""
    ended = _ended(tree, rosters)
    revoked = frozenset(inc for inc, ends in ended.items() if EndingKind.REVOKED in ends)
    return Standings(tree, _vouched(tree, rosters, revoked), ended)


def _ended(tree: Tree, rosters: Rosters) -> dict[str, dict[EndingKind, Cuts]]:
    """Return the tightest cuts of all endings by those who have a say over the machine."""
    said: dict[str, dict[EndingKind, list[Cuts]]] = defaultdict(dict)
    for roster in rosters.kept:
        signer = tree.by_inc.get(roster.issuer)
        for end in roster.endings:
            whose = tree.by_inc.get(end.inc)
            if signer and whose and tree.has_say_over(signer.unit, whose.unit):
                cuts = {scope: (n, mark) for scope, n, mark in end.cuts}
                said[end.inc].setdefault(end.kind, []).append(cuts)
    return {
        inc: {kind: _tightest(cuts) for kind, cuts in ends.items()} for inc, ends in said.items()
    }


def _tightest(cuts: list[Cuts]) -> Cuts:
    """Return what stands by every cut: where two name other commits at one place, neither does."""
    shared = set(cuts[0]).intersection(*cuts[1:])
    found = {}
    for scope in shared:
        last = min(cut[scope][0] for cut in cuts)
        marks = {mark for n, mark in (cut[scope] for cut in cuts) if n == last}
        found[scope] = last, marks.pop() if len(marks) == 1 else ""
    return found


def _vouched(tree: Tree, rosters: Rosters, revoked: frozenset[str]) -> frozenset[str]:
    """Return who is vouched for: from the root down, until nobody more is found."""
    vouched = {tree.root} & tree.by_inc.keys()
    left = dict(tree.by_inc)
    while True:
        lists = [
            (tree.by_inc[inc].unit, roster.certs)
            for inc in vouched - revoked
            if (roster := rosters.newest(inc))
        ]
        found = {
            inc
            for inc, one in left.items()
            if inc not in vouched
            and (
                (one.issuer in vouched and (one.issuer not in revoked or one.issuer == tree.root))
                or any(
                    one.serial in certs and tree.has_say_over(unit, one.unit)
                    for unit, certs in lists
                )
            )
        }
        if not found:
            return frozenset(vouched)
        vouched |= found
