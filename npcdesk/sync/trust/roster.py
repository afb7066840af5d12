"""Rosters: what an enrolling machine says, under a rising version, of the machines in its charge.

A roster vouches for certificates and ends machines: retired with the last commit of each stream,
or revoked with a cut in each. What vouches may be taken back by the next version. What ends never
is: an ending counts from whatever version it was read, in whatever order they came (I10).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator

from npcdesk.errors import TrustRefused
from npcdesk.sync.trust import keys, texts
from npcdesk.sync.trust.keys import Domain, Incarnation
from npcdesk.sync.trust.texts import Count, Hex32, Hex64, Hex128, ScopeText, Strict
from npcdesk.sync.trust.tree import Tree

WHAT = "单位名册文件"

Cuts = Mapping[str, tuple[int, str]]
"""For each scope the last commit that stands: its number and hash. A scope left out has none."""


class EndingKind(StrEnum):
    """How a machine ended. The value is an answer of commands too."""

    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """One machine's end: of what it wrote in a scope, only up to the cut stands."""

    inc: str
    kind: EndingKind
    cuts: tuple[tuple[str, int, str], ...]  # scope, number, hash; sorted


class _Retired(Strict):
    inc: Hex32
    final: dict[ScopeText, tuple[Count, Hex64]]


class _Revoked(Strict):
    inc: Hex32
    cut: dict[ScopeText, tuple[Count, Hex64]]


def _unique(serials: tuple[str, ...]) -> tuple[str, ...]:
    if list(serials) != sorted(set(serials)):
        raise ValueError
    return serials


class _RosterText(Strict):
    v: Literal[1]
    root: Hex32
    version: Count
    issuer: Hex32
    certs: Annotated[tuple[Hex32, ...], AfterValidator(_unique)]
    retired: tuple[_Retired, ...]
    revoked: tuple[_Revoked, ...]


class RosterFile(Strict):
    """A roster as it is stored and sent."""

    roster: str
    sig: Hex128


@dataclass(frozen=True, slots=True)
class Roster:
    """One version of one machine's roster. Who signed it is for `Rosters.add` to check."""

    root: str
    version: int
    issuer: str
    certs: frozenset[str]
    endings: frozenset[Ending]
    text: str = field(repr=False)
    sig: str = field(repr=False)

    @property
    def file(self) -> RosterFile:
        """The roster as a part of a larger text."""
        return RosterFile(roster=self.text, sig=self.sig)

    def stored(self) -> str:
        """Return the text that `read` reads."""
        return texts.written(self.file)


@dataclass(frozen=True, slots=True)
class Rosters:
    """All rosters that still say something: the newest of each machine, and older endings."""

    root: str
    kept: frozenset[Roster] = frozenset()

    def add(self, roster: Roster, tree: Tree) -> "Rosters":
        """Return the rosters with one more. Order and repetition change nothing.

        Raises:
            TrustRefused: it is another root's, or not the original of a machine that may sign.
        """
        signer = tree.by_inc.get(roster.issuer)
        if roster.root != self.root or signer is None or "enroll" not in signer.caps:
            msg = f"{WHAT}不是您的上级或下级发出的，没有接收。请向上级核实。"
            raise TrustRefused(msg)
        message, sig = roster.text.encode(), bytes.fromhex(roster.sig)
        if not keys.verify(signer.sign_pk, Domain.ROSTER, message, sig):
            msg = f"{WHAT}不是{signer.unit_name}发出的原件，没有接收。请让对方重新导出。"
            raise TrustRefused(msg)
        others = frozenset(one for one in self.kept if one.issuer != roster.issuer)
        own = (self.kept - others) | {roster}
        left = (one for one in own if not any(_covers(other, one) for other in own))
        return Rosters(self.root, others.union(left))

    def newest(self, issuer: str) -> Roster | None:
        """Return the roster of a machine that is in force, if there is any."""
        mine = (one for one in self.kept if one.issuer == issuer)
        return max(mine, key=lambda one: (one.version, one.text), default=None)


def read(text: str | bytes) -> Roster:
    """Return the roster of a stored or sent text.

    Raises:
        TrustRefused: it is damaged, too long or of a newer version.
    """
    return from_file(texts.read(text, RosterFile, WHAT))


def from_file(file: RosterFile) -> Roster:
    """Return the roster of a part of a larger text.

    Raises:
        TrustRefused: as `read`.
    """
    said = texts.read(file.roster, _RosterText, WHAT)
    ends = [ending(each.inc, EndingKind.RETIRED, each.final) for each in said.retired]
    ends += [ending(each.inc, EndingKind.REVOKED, each.cut) for each in said.revoked]
    return Roster(
        root=said.root,
        version=said.version,
        issuer=said.issuer,
        certs=frozenset(said.certs),
        endings=frozenset(ends),
        text=file.roster,
        sig=file.sig,
    )


def ending(inc: str, kind: EndingKind, cuts: Cuts) -> Ending:
    """Return the end of a machine, its streams cut at these commits.

    Raises:
        ValueError: `kind` is neither a kind nor the value of one.
    """
    return Ending(
        inc, EndingKind(kind), tuple(sorted((scope, n, mark) for scope, (n, mark) in cuts.items()))
    )


def issue(
    own: Incarnation,
    root: str,
    before: Roster | None,
    *,
    serials: Iterable[str],
    endings: Iterable[Ending] = (),
) -> Roster:
    """Return this machine's next roster: `serials` are vouched for, all endings before stay.

    Raises:
        TrustRefused: it has become too long to be sent.
    """
    ends = sorted(set(endings) | (before.endings if before else frozenset()))
    says = {
        "v": 1,
        "root": root,
        "version": before.version + 1 if before else 1,
        "issuer": own.inc,
        "certs": sorted(set(serials)),
        "retired": [_plain(one, "final") for one in ends if one.kind is EndingKind.RETIRED],
        "revoked": [_plain(one, "cut") for one in ends if one.kind is EndingKind.REVOKED],
    }
    text = texts.canonical(says)
    made = from_file(RosterFile(roster=text, sig=own.sign(Domain.ROSTER, text.encode()).hex()))
    return read(made.stored())


def _plain(one: Ending, name: str) -> dict[str, object]:
    return {"inc": one.inc, name: {scope: [n, mark] for scope, n, mark in one.cuts}}


def _covers(newer: Roster, older: Roster) -> bool:
    return (
        newer.issuer == older.issuer
        and newer.version > older.version
        and older.endings <= newer.endings
    )
