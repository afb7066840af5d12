"""Offices of the model that write, send, lose and repeat; test_model.py lets more go wrong."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from npcdesk.errors import DeskError
from tests.sync import machines
from tests.sync.deeds import DEEDS
from tests.sync.machines import UNITS, Ends, Machine, Vector

LONG = os.environ.get("NPCDESK_MODEL") == "long"
STAT: Counter[str] = Counter()
NAMES = sorted(UNITS)
SMALL = (
    ("county1", "town1"),
    ("county1", "county2"),
    ("town1", "town2"),
    ("city", "county2"),
    ("city", "county1", "town1"),
    ("county1", "county2", "town2"),
    ("county2", "other", "town1"),
)
VILLAGES = [NAMES] if LONG else SMALL

name = st.sampled_from(NAMES)
edge = st.sampled_from(machines.edges(NAMES))
dice = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))


class Village(RuleBasedStateMachine):
    """Offices that write, send, lose and repeat."""

    folder: Path
    keys: dict[str, Any]
    of_all: dict[str, Machine]

    @initialize(names=st.sampled_from(VILLAGES), turn=st.integers(0, 2))
    def found(self, names: Sequence[str], turn: int) -> None:
        """Begin with some of the machines; the others are never heard of again."""
        self.thorough = set(names if LONG else [names[turn % len(names)]])
        self.aside = {who: self.folder / f"{who}.db" for who in names}
        self.mail: list[tuple[str, str, Vector, list[Any], Ends]] = []
        self.ended: dict[str, Any] = {}
        self.time = machines.Time()
        self.machines = {who: self.of_all[who] for who in names}
        self.edges = machines.edges(names)
        for who, machine in self.machines.items():
            machine.begin(self.folder / f"{who}.db", self.keys[who], self.time)
        self.clock = self.time.kept()
        self.clock.__enter__()

    # what people do

    @rule(who=name, what=st.sampled_from(DEEDS), dice=dice)
    def write(self, who: str, what: Any, dice: Sequence[int]) -> None:
        self.try_to(self.one(who), what, dice)

    @rule(who=name, many=st.lists(st.tuples(st.sampled_from(DEEDS), dice), min_size=2, max_size=3))
    def write_much(self, who: str, many: list[Any]) -> None:
        """Do several things in one write."""

        def all_of_it(session: Any, unit: str, _: Sequence[int]) -> None:
            for what, dice in many:
                what(session, unit, dice)

        self.try_to(self.one(who), all_of_it, ())

    @rule(who=name)
    def undo(self, who: str) -> None:
        """Take the last write back, be it an import's."""
        machine = self.one(who)
        last = machine.store.last_write()
        if last is None or last.id is None:
            return
        try:
            with machine.at_work():
                machine.store.undo(last.id)
            STAT["undone"] += 1
        except DeskError:
            STAT["undo refused"] += 1

    def one(self, who: str) -> Machine:
        """Return a machine, in place of one that is not here another."""
        names = [*self.machines]
        return self.machines[who if who in names else names[NAMES.index(who) % len(names)]]

    def two(self, pair: tuple[str, str]) -> tuple[Machine, Machine]:
        """Return two that exchange, as `one` does."""
        at = machines.edges(NAMES).index(pair)
        one, other = pair if pair in self.edges else self.edges[at % len(self.edges)]
        return self.machines[one], self.machines[other]

    def try_to(self, machine: Machine, what: Any, dice: Sequence[int]) -> bool:
        try:
            with machine.writing() as session:
                what(session, machine.unit, dice)
        except LookupError:
            return False
        except DeskError:
            STAT["write refused"] += 1
            return False
        STAT["write"] += 1
        return True

    # what travels

    @rule(pair=edge, full=st.booleans())
    def send(self, pair: tuple[str, str], *, full: bool) -> None:
        """Put a bundle into the mail: all that the other has not acknowledged."""
        one, other = self.two(pair)
        some = one.beyond({} if full else one.heard.get(other.name, {}), other.name)
        self.mail.append((one.name, other.name, one.vector(), some, one.ends()))

    @precondition(lambda self: self.mail)
    @rule(which=st.integers(0, 99), again=st.booleans(), cut=st.integers(0, 3), mix=st.booleans())
    def arrive(self, which: int, *, again: bool, cut: int, mix: bool) -> None:
        """Let a bundle arrive: in any order, twice, or without some of what it held."""
        place = which % len(self.mail)
        one, other, vector, some, ends = self.mail[place] if again else self.mail.pop(place)
        some = [sealed for i, sealed in enumerate(some) if cut < 2 or i % 4 != which % 4]
        if mix:
            self.time.chance.shuffle(some)
        self.bring(self.machines[other], some, ends)
        self.machines[other].heard[one] = vector  # replaces, be it older

    @precondition(lambda self: self.mail)
    @rule(which=st.integers(0, 99))
    def lose(self, which: int) -> None:
        self.mail.pop(which % len(self.mail))

    @rule(pair=edge)
    def on_one_stick(self, pair: tuple[str, str]) -> None:
        """Exchange on one stick, both ways."""
        one, other = self.two(pair)
        self.pass_on(one, other)
        self.pass_on(other, one)

    @rule(pair=edge, dice=dice)
    def one_way(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Send thrice without an answer; the last arrives first."""
        one, other = self.two(pair)
        sent = []
        for step in range(3):
            has = one.heard.get(other.name, {}) if step < 2 else one.vector()
            self.try_to(one, DEEDS[(dice[0] + step) % len(DEEDS)], dice)
            sent.append((one.beyond(has, other.name), one.ends()))
        for some, ends in sent[::-1]:
            self.bring(other, some, ends)

    def pass_on(self, one: Machine, other: Machine) -> None:
        self.bring(other, one.beyond(other.vector(), other.name), one.ends())
        other.heard[one.name] = one.vector()

    def bring(self, machine: Machine, some: list[Any], ends: Ends | None = None) -> None:
        if not some and not ends:
            return
        done = machine.take(some, ends)
        STAT["ended"] += done.ended
        STAT["import"] += 1
        STAT["taken"] += done.taken
        STAT["known"] += done.known
        STAT["void"] += done.void
        STAT["usurped"] += len(done.usurped)
        STAT["parked"] += bool(done.parked)
