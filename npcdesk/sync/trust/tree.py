"""The tree of offices, grown from certificates; and from it, who reads which rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from npcdesk.errors import TrustRefused
from npcdesk.sync import scopes
from npcdesk.sync.scopes import Scope, ScopeKind
from npcdesk.sync.trust import units
from npcdesk.sync.trust.certificates import MOST_LINKS, Certificate, permits, too_deep


@dataclass(frozen=True, slots=True)
class Tree:
    """Offices and machines that are proved up to the root; others are not in it.

    `by_inc` has the one certificate that stands for each incarnation. `claims` are all
    (unit, parent) that any proved certificate ever named: for revocations, which only grow.
    """

    root: str
    by_inc: Mapping[str, Certificate]
    parents: Mapping[str, str]
    claims: frozenset[tuple[str, str]]

    @property
    def units(self) -> frozenset[str]:
        """The codes of all offices in the tree."""
        return frozenset(self.parents)

    def parent(self, unit: str) -> str:
        """Return the code of the office right above, or "" at the top and for strangers."""
        return self.parents.get(unit, "")

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Return the offices above, the nearest first."""
        found: list[str] = []
        above = self.parent(unit)
        while above:
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def children(self, unit: str) -> tuple[str, ...]:
        """Return the offices right below, by code."""
        return tuple(sorted(one for one, parent in self.parents.items() if parent == unit))

    def descendants(self, unit: str) -> frozenset[str]:
        """Return all offices below."""
        return frozenset(one for one in self.parents if unit in self.ancestors(one))

    def neighbours(self, unit: str) -> tuple[str, ...]:
        """Return the offices that `unit` exchanges with: the one above, then those below."""
        above = self.parent(unit)
        return ((above,) if above else ()) + self.children(unit)

    def machines_of(self, unit: str) -> tuple[Certificate, ...]:
        """Return the certificates of an office's machines in order of issue, ended ones too."""
        mine = (one for one in self.by_inc.values() if one.unit == unit)
        return tuple(sorted(mine, key=_issued))

    def in_charge_of(self, unit: str) -> frozenset[str]:
        """Return the serials of the machines of an office and of all below: for its rosters."""
        units_here = self.descendants(unit) | {unit}
        return frozenset(one.serial for one in self.by_inc.values() if one.unit in units_here)

    def readers(self, scope: Scope) -> frozenset[str]:
        """Return the offices that may hold these rows; none, if the scope is not of this tree."""
        above = self.ancestors(scope.owner)
        if scope.owner not in self.parents or (scope.to and scope.to not in above):
            return frozenset()
        below = self.descendants(scope.owner) if scope.kind is ScopeKind.PUBLISHED else frozenset()
        return below.union((scope.owner,), above)

    def may_read(self, unit: str, scope: Scope | str) -> bool:
        """Tell whether an office may hold these rows; a text that names no scope, nobody may."""
        try:
            asked = scopes.parse(scope) if isinstance(scope, str) else scope
        except TrustRefused:
            return False
        return unit in self.readers(asked)

    def chain(self, inc: str) -> tuple[Certificate, ...]:
        """Return the certificates from a machine's own to the root's.

        Raises:
            TrustRefused: the machine is not in the tree.
        """
        if inc not in self.by_inc:
            msg = "有一台电脑没有可信的证明，没有接收。请让对方先与上级配对。"
            raise TrustRefused(msg)
        found = [self.by_inc[inc]]
        while not found[-1].is_root:
            found.append(self.by_inc[found[-1].issuer])
        return tuple(found)

    def has_say_over(self, unit: str, other: str) -> bool:
        """Tell whether `unit` is `other`, or above it by any certificate there ever was."""
        seen, left = {other}, [other]
        while left:
            here = left.pop()
            above = {parent for one, parent in self.claims if one == here} - seen
            seen |= above
            left += above
        return unit in seen


def grow(certificates: Iterable[Certificate], root: str) -> Tree:
    """Return the tree of all certificates that are proved up to the incarnation `root`.

    The same certificates give the same tree in whatever order they came. Certificates that are
    not proved are left out: their chain may still arrive.
    """
    by_inc, proved = _proved(set(certificates), root)
    parents: dict[str, str] = {}
    for one in proved:
        # The nearer office above stands: a county that the city had passed over comes in between.
        parents[one.unit] = max(one.parent, parents.get(one.unit, ""), key=_nearness)
    claims = frozenset((one.unit, one.parent) for one in proved if one.parent)
    return Tree(root=root, by_inc=by_inc, parents=parents, claims=claims)


def _proved(bag: set[Certificate], root: str) -> tuple[dict[str, Certificate], list[Certificate]]:
    """Return the certificate that stands for each incarnation, and all that are proved.

    From the root down, one link a round. Of several for one incarnation the shortest chain stands,
    then the first issued; what it does not permit is not proved.
    """
    by_issuer: dict[str, list[Certificate]] = defaultdict(list)
    for one in sorted(bag, key=_issued):
        by_issuer[one.issuer].append(one)
    tops = [one for one in by_issuer[root] if one.is_root and not permits(one, one)][:1]
    standing, proved, last = {top.inc: top for top in tops}, list(tops), tops
    for _ in range(MOST_LINKS - 1):
        found = [
            one
            for by in last
            for one in by_issuer[by.inc]
            if not one.is_root and not too_deep(one, tops[0]) and not permits(by, one)
        ]
        proved += found
        last = []
        for one in sorted(found, key=_issued):
            if standing.setdefault(one.inc, one) is one:
                last.append(one)
    return standing, proved


def _issued(one: Certificate) -> tuple[str, str, str]:
    return (one.not_before.isoformat(), one.serial, one.sig)


def _nearness(parent: str) -> tuple[int, str]:
    return (len(units.stem(parent)) if parent else -1, parent)
