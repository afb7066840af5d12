"""Walks of machines through every mishap, held against an oracle that knows no engine.

The suite takes many short walks of two or three machines. NPCDESK_MODEL=long takes long ones of all
six, for hours, and NPCDESK_MODEL_RUNS says how many.
"""

import gc
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlalchemy import update
from sqlmodel import Session

from npcdesk.models import Person
from npcdesk.store import windows
from npcdesk.sync.merge import Forked
from tests.sync import machines, verdict
from tests.sync.deeds import DEEDS, by_statement, in_bulk
from tests.sync.deeds_with_papers import group, suggest
from tests.sync.deeds_with_people import enrol, visit
from tests.sync.evil import DEVILRY
from tests.sync.machines import UNITS, Machine
from tests.sync.village import LONG, STAT, Village, dice, edge, name

RUNS, STEPS = (int(os.environ.get("NPCDESK_MODEL_RUNS", "1000")), 50) if LONG else (120, 6)
JUMPS = (-115 * 86_400_000, 31 * 365 * 86_400_000, 3_600_000, -3_600_000, 0)


class Walk(Village):
    """Offices that restore, copy, end one another, and lie."""

    @rule(
        who=name, lies=st.lists(st.tuples(st.sampled_from(DEVILRY), dice), min_size=1, max_size=4)
    )
    def lie(self, who: str, lies: list[Any]) -> None:
        """Sign what one may not write; it spreads like everything else."""
        machine = self.one(who)
        for which, thrown in lies:
            if forged := which(machine, thrown):
                note(f"{which.__name__}: {forged.body.decode()[:2000]}")
                STAT["lie"] += 1
                self.bring(machine, [forged])

    @rule(pair=edge, dice=dice)
    def at_once(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Let two machines write the same cells without knowing of each other."""
        one, other = self.two(pair)
        self.pass_on(one, other)
        for place, machine in enumerate((one, other)):
            self.try_to(machine, by_statement, (dice[0], dice[1] + place, dice[2]))
        self.pass_on(other, one)

    @rule(pair=edge, dice=dice)
    def put_away_meanwhile(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Let one machine put a row away while another works on it."""
        one, other = self.two(pair)
        self.pass_on(one, other)
        self.pass_on(other, one)
        known = "SELECT id FROM person WHERE unit = '' AND NOT deleted ORDER BY id"
        keeper, helper = (one, other) if one.ask(known) else (other, one)
        if not (some := keeper.ask(known)):
            return
        row_id = some[dice[0] % len(some)][0]
        person = update(Person).where(Person.id == row_id)
        for machine, said in ((keeper, {"deleted": True}), (helper, {"remark": str(dice[1])})):
            change = partial(Session.execute, statement=person.values(said))
            self.try_to(machine, lambda session, *_, change=change: change(session), dice)
        self.pass_on(helper, keeper)

    @rule(pair=edge, dice=dice)
    def lie_about_causes(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """Send a neighbour what follows from commits that nobody ever wrote."""
        one, other = self.two(pair)
        scope = f"PUB:{one.unit}"
        ctx = {one.own.inc[::-1]: 7} if dice[0] % 2 else {one.own.inc: 2**40}
        n = one.vector().get((scope, one.own.inc), 0) + 1 + dice[1] % 9
        self.bring(other, [one.forge(scope, [], ctx=ctx, n=n)])

    @rule(pair=edge, dice=dice)
    def revoke(self, pair: tuple[str, str], dice: Sequence[int]) -> None:
        """End a machine that goes on unaware; others have more of it than who ends it, or less."""
        one, other = self.two(pair)
        if one.unit not in (other.unit, *machines.above(other.unit)):
            one, other = other, one
        self.pass_on(other, one)
        for place in range(3):
            self.try_to(other, DEEDS[(dice[0] + place) % len(DEEDS)], dice)
        if dice[1] % 2:
            for witness in self.machines.values():
                if (other.name, witness.name) in self.edges and witness is not one:
                    self.pass_on(other, witness)
        gone = self.ended.setdefault(other.name, other.own)
        one.take([], one.end(gone))
        STAT["revoke"] += 1

    @rule(pair=edge, dice=dice, unaware=st.booleans())
    def revoke_two_copies(
        self, pair: tuple[str, str], dice: Sequence[int], *, unaware: bool
    ) -> None:
        """End a machine before its folder was copied; what the copies wrote since differs."""
        one, other = self.two(pair)
        if one.unit not in (other.unit, *machines.above(other.unit)):
            one, other = other, one
        if other.name in self.ended:
            return
        near = [self.machines[who] for it, who in self.edges if it == other.name]
        witness = near[dice[0] % len(near)]
        self.pass_on(other, one)
        cut = one.end(other.own)
        lives, old = [], other.copy(self.folder / "old")
        for life in range(2):
            if life:
                other.put_back(old)
            for place in range(1 + dice[1 + life] % 3):
                self.publish(other, (dice[0] + life, place, 1))
            lives.append(other.beyond(witness.vector(), witness.name))
        self.ended[other.name] = other.own
        one.take([], cut)
        self.bring(witness, lives[0], one.ends())  # who has it knows that it does not count
        if not unaware:
            self.bring(other, [], one.ends())
        STAT["revoke"] += 1

    @rule(who=name, jump=st.sampled_from(JUMPS))
    def set_the_clock(self, who: str, jump: int) -> None:
        self.one(who).offset_ms = jump

    @rule(who=name)
    def put_aside(self, who: str) -> None:
        machine = self.one(who)
        self.aside[machine.name] = machine.copy(self.folder / f"{machine.name}.copy")

    @rule(die=st.integers(0, 9))
    def restore(self, die: int) -> None:
        """Put an old copy back, with a new incarnation as the window does it."""
        who = sorted(self.aside)[die % len(self.aside)]
        if self.one(who).spare:
            self.one(who).put_back(self.aside[who])
            self.one(who).begin_anew()
            STAT["restore"] += 1

    @rule(pair=edge, dice=dice, cloned=st.booleans(), noticed=st.booleans())
    def two_copies(
        self, pair: tuple[str, str], dice: Sequence[int], *, cloned: bool, noticed: bool
    ) -> None:
        """Two lives of one machine: rolled back unnoticed, or a folder that was copied."""
        one, other = self.two(pair)
        if not one.spare or one.own in self.ended.values():
            return
        self.pass_on(one, other)
        scope = f"PUB:{one.unit}"
        old = one.copy(self.folder / "old")
        if not self.publish(one, dice):
            return
        self.pass_on(one, other)
        if other.vector().get((scope, one.own.inc)) != one.vector()[scope, one.own.inc]:
            return  # what came before is missing there
        first = one.copy(self.folder / "first")
        one.put_back(old)
        if not noticed:
            self.publish(one, dice[::-1])
            self.refuse_both_ways(one, other)
            one.put_back(first if cloned else old)
        one.begin_anew()
        STAT["clone" if cloned and not noticed else "rollback"] += 1
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
            verdict.reach(self.machines, self.keys, STAT, self.thorough)
        finally:
            self.clock.__exit__(None, None, None)


def settle(some: dict[str, Machine]) -> None:
    """Give every office a month of work, known to all who may know it."""
    with some["city"].time.kept():
        for who in ("town1", "other", "county1"):
            for place, what in enumerate((enrol, enrol, suggest, visit, in_bulk, group)):
                with some[who].writing() as session:
                    what(session, UNITS[who], (place, place, place))
        machines.meet(some)


@contextmanager
def seldom_collected() -> Generator[None]:
    """Look for cycles seldom: what the suite has loaded is not looked through at every step."""
    was = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*was)
        gc.unfreeze()


def test_whatever_happens_all_agree_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, new_file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "MOST", 20)  # so that lists are refreshed part by part
    Walk.folder = tmp_path_factory.mktemp("village")
    Walk.keys = machines.build(Walk.folder / "start", new_file)
    early = machines.START_MS - machines.DAY_MS
    Walk.of_all = machines.start(Walk.folder / "start", Walk.keys, early)
    settle(Walk.of_all)
    for who, machine in Walk.of_all.items():
        machine.copy(Walk.folder / f"{who}.db")
    STAT.clear()
    with seldom_collected():
        run_state_machine_as_test(
            Walk,
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
    lived = ["parked", "void", "conflict", "fork", "restore", "rollback", "undone"]
    lived += ["ended", "unmade", "kept in sight", "parted"]
    lived += ["clone"] if LONG and RUNS >= 200 else []  # too seldom to be asked of few walks
    assert all(STAT[what] for what in lived), STAT
