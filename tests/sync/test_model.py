"""Long walks of six machines through every mishap, held against an oracle that knows no engine.

NPCDESK_MODEL=long walks for hours instead of a minute, NPCDESK_MODEL_RUNS says how often.
"""

import os
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from npcdesk.errors import DeskError
from npcdesk.sync.merge import Forked
from tests.sync import machines, verdict
from tests.sync.deeds import DEEDS, by_statement, enrol, group, in_bulk, suggest, visit
from tests.sync.evil import DEVILRY
from tests.sync.machines import EDGES, UNITS, Machine, Vector

LONG = os.environ.get("NPCDESK_MODEL") == "long"
RUNS, STEPS = (int(os.environ.get("NPCDESK_MODEL_RUNS", "1000")), 50) if LONG else (24, 40)
STAT: Counter[str] = Counter()
NAMES = sorted(UNITS)

name = st.sampled_from(NAMES)
edge = st.sampled_from(EDGES)
dice = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
some_lies = st.lists(st.tuples(st.sampled_from(DEVILRY), dice), min_size=1, max_size=4)
JUMPS = (-115 * 86_400_000, 31 * 365 * 86_400_000, 3_600_000, -3_600_000, 0)


class Village(RuleBasedStateMachine):
    """Offices that write, send, lose, repeat, restore and lie."""

    folder: Path
    keys: dict[str, Any]
    walks = 0

    @initialize()
    def found(self) -> None:
        Village.walks += 1
        self.here = self.folder / f"walk{Village.walks}"
        shutil.copytree(self.folder / "start", self.here)
        self.aside: dict[str, Path] = {}
        self.mail: list[tuple[str, str, Vector, list[Any]]] = []
        self.machines = machines.start(self.here, self.keys, machines.START_MS)
        self.time = self.machines["city"].time
        self.clock = self.time.kept()
        self.clock.__enter__()

    # what people do

    @rule(who=name, what=st.sampled_from(DEEDS), dice=dice)
    def write(self, who: str, what: Any, dice: Sequence[int]) -> None:
        self.try_to(self.machines[who], what, dice)

    @rule(who=name, many=st.lists(st.tuples(st.sampled_from(DEEDS), dice), min_size=2, max_size=3))
    def write_much(self, who: str, many: list[Any]) -> None:
        """Do several things in one write."""

        def all_of_it(session: Any, unit: str, _: Sequence[int]) -> None:
            for what, dice in many:
                what(session, unit, dice)

        self.try_to(self.machines[who], all_of_it, ())

    @rule(who=name)
    def undo(self, who: str) -> None:
        """Take the last write back, be it an import's."""
        machine = self.machines[who]
        last = machine.store.last_write()
        if last is None or last.id is None:
            return
        try:
            with machine.at_work():
                machine.store.undo(last.id)
            STAT["undone"] += 1
        except DeskError:
            STAT["undo refused"] += 1

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
        one, other = (self.machines[n] for n in pair)
        some = one.beyond({} if full else one.heard.get(other.name, {}), other.name)
        self.mail.append((one.name, other.name, one.vector(), some))

    @precondition(lambda self: self.mail)
    @rule(which=st.integers(0, 99), again=st.booleans(), cut=st.integers(0, 3), mix=st.booleans())
    def arrive(self, which: int, *, again: bool, cut: int, mix: bool) -> None:
        """Let a bundle arrive: in any order, twice, or without some of what it held."""
        place = which % len(self.mail)
        one, other, vector, some = self.mail[place] if again else self.mail.pop(place)
        some = [sealed for i, sealed in enumerate(some) if cut < 2 or i % 4 != which % 4]
        if mix:
            self.time.chance.shuffle(some)
        self.bring(self.machines[other], some)
        self.machines[other].heard[one] = vector  # replaces, be it older

    @precondition(lambda self: self.mail)
    @rule(which=st.integers(0, 99))
    def lose(self, which: int) -> None:
        self.mail.pop(which % len(self.mail))

    @rule(pair=edge)
    def on_one_stick(self, pair: tuple[str, str]) -> None:
        """Exchange on one stick, both ways."""
        for one, other in (pair, pair[::-1]):
            self.pass_on(self.machines[one], self.machines[other])

    @rule(pair=edge, dice=dice)
    def one_way(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Send thrice without an answer; the last arrives first."""
        one, other = (self.machines[n] for n in pair)
        sent = []
        for step in range(3):
            has = one.heard.get(other.name, {}) if step < 2 else one.vector()
            self.try_to(one, DEEDS[(dice[0] + step) % len(DEEDS)], dice)
            sent.append(one.beyond(has, other.name))
        for some in sent[::-1]:
            self.bring(other, some)

    def pass_on(self, one: Machine, other: Machine) -> None:
        self.bring(other, one.beyond(other.vector(), other.name))
        other.heard[one.name] = one.vector()

    def bring(self, machine: Machine, some: list[Any]) -> None:
        if not some:
            return
        done = machine.take(some)
        STAT["import"] += 1
        STAT["taken"] += done.taken
        STAT["known"] += done.known
        STAT["void"] += done.void
        STAT["usurped"] += len(done.usurped)
        STAT["parked"] += bool(done.parked)

    # what goes wrong

    @rule(
        who=name, lies=st.lists(st.tuples(st.sampled_from(DEVILRY), dice), min_size=1, max_size=4)
    )
    def lie(self, who: str, lies: list[Any]) -> None:
        """Sign what one may not write; it spreads like everything else."""
        machine = self.machines[who]
        for which, dice in lies:
            if forged := which(machine, dice):
                note(f"{which.__name__}: {forged.body.decode()[:2000]}")
                STAT["lie"] += 1
                self.bring(machine, [forged])

    @rule(pair=edge, dice=dice)
    def at_once(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Let two machines write the same cells without knowing of each other."""
        one, other = (self.machines[n] for n in pair)
        self.pass_on(one, other)
        for place, machine in enumerate((one, other)):
            self.try_to(machine, by_statement, (dice[0], dice[1] + place, dice[2]))
        self.pass_on(other, one)

    @rule(pair=edge, dice=dice)
    def lie_about_causes(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Send a neighbour what follows from commits that nobody ever wrote."""
        one, other = (self.machines[n] for n in pair)
        scope = f"PUB:{one.unit}"
        ctx = {one.own.inc[::-1]: 7} if dice[0] % 2 else {one.own.inc: 2**40}
        n = one.vector().get((scope, one.own.inc), 0) + 1 + dice[1] % 9
        self.bring(other, [one.forge(scope, [], ctx=ctx, n=n)])

    @rule(who=name, jump=st.sampled_from(JUMPS))
    def set_the_clock(self, who: str, jump: int) -> None:
        self.machines[who].offset_ms = jump

    @rule(who=name)
    def put_aside(self, who: str) -> None:
        self.aside[who] = self.machines[who].copy(self.here / f"{who}.copy")

    @precondition(lambda self: self.aside)
    @rule(die=st.integers(0, 9))
    def restore(self, die: int) -> None:
        """Put an old copy back, with a new incarnation as the window does it."""
        who = sorted(self.aside)[die % len(self.aside)]
        assume(self.machines[who].spare)
        self.machines[who].put_back(self.aside[who])
        self.machines[who].begin_anew()
        STAT["restore"] += 1

    @rule(pair=edge, dice=dice, cloned=st.booleans(), noticed=st.booleans())
    def two_copies(
        self, pair: tuple[str, str], dice: Sequence[int], *, cloned: bool, noticed: bool
    ) -> None:
        """Two lives of one machine: rolled back unnoticed, or a folder that was copied."""
        one, other = (self.machines[n] for n in pair)
        assume(one.spare)
        self.pass_on(one, other)
        scope = f"PUB:{one.unit}"
        old = one.copy(self.here / "old")
        assume(self.publish(one, dice))
        self.pass_on(one, other)
        if other.vector().get((scope, one.own.inc)) != one.vector()[scope, one.own.inc]:
            return  # what came before is missing there
        first = one.copy(self.here / "first")
        one.put_back(old)
        if not noticed:
            self.publish(one, dice[::-1])
            self.refuse_both_ways(one, other)
            one.put_back(first if cloned else old)
        one.begin_anew()
        STAT["rollback"] += 1
        self.pass_on(other, one)

    def publish(self, machine: Machine, dice: Sequence[int]) -> bool:
        def hear_of(session: Any, unit: str, dice: Sequence[int]) -> None:
            for deed in DEEDS:
                if deed.__name__ == "on_the_console":
                    deed(session, unit, dice)

        return self.try_to(machine, hear_of, dice)

    def refuse_both_ways(self, one: Machine, other: Machine) -> None:
        for giver, taker in ((one, other), (other, one)):
            before, parked = taker.digests(), taker.ask("SELECT hash FROM parked")
            seen = len(taker.log())
            with pytest.raises(Forked):
                taker.take(giver.beyond({}, taker.name))
            assert taker.digests() == before
            assert (taker.ask("SELECT hash FROM parked"), len(taker.log())) == (parked, seen)
            STAT["fork"] += 1

    # what must hold in the end

    def teardown(self) -> None:
        if not hasattr(self, "machines"):
            return
        try:
            machines.meet(self.machines)
            STAT["walk"] += 1
            STAT["commit"] += len({o.hash for m in self.machines.values() for *_, o in m.log()})
            turn = Village.walks % 3
            thorough = UNITS if LONG else (NAMES[turn], NAMES[turn + 3])
            verdict.reach(self.machines, self.keys, STAT, set(thorough))
        finally:
            self.clock.__exit__(None, None, None)
            for machine in self.machines.values():
                machine.close()
            shutil.rmtree(self.here)


def settle(folder: Path, keys: dict[str, Any]) -> None:
    """Give every office a month of work, known to all who may know it."""
    some = machines.start(folder, keys, machines.START_MS - machines.DAY_MS)
    with some["city"].time.kept():
        for who in ("town1", "other", "county1"):
            for place, what in enumerate((enrol, enrol, suggest, suggest, visit, in_bulk, group)):
                with some[who].writing() as session:
                    what(session, UNITS[who], (place, place, place))
        machines.meet(some)
    for machine in some.values():
        machine.store.close()


def test_whatever_happens_all_agree_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, new_file: bytes
) -> None:
    Village.folder = tmp_path_factory.mktemp("village")
    Village.keys = machines.build(Village.folder / "start", new_file)
    settle(Village.folder / "start", Village.keys)
    STAT.clear()
    run_state_machine_as_test(
        Village,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
            derandomize=not LONG,
        ),
    )
    print(dict(STAT))
    assert all(STAT[what] for what in ("parked", "void", "conflict", "fork")), STAT
