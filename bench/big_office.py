"""A city's file: 60,000 delegates, 100,000 suggestions, 1,000,000 visits. Made once, then kept.

Two others: one without visits, whose 100,000 suggestions have texts and twelve events; and the
city's with all its delegates do in a year, 2,000,000 opinions and 40,000 activities among it.
"""

import os
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlmodel import Session

from bench import rows_of_others, year_rows
from bench.rows import place, put, writer
from npcdesk import vault
from npcdesk.clock import SystemClock
from npcdesk.models import (
    Disposition,
    EventKind,
    Handler,
    HandlerRole,
    HandlingUnit,
    Level,
    Mandate,
    MandateStatus,
    Opinion,
    Origin,
    Person,
    Rating,
    Sex,
    Signer,
    SignerRole,
    Station,
    Suggestion,
    SuggestionEvent,
    Visit,
    VisitDelegate,
    VisitKind,
    new_id,
)
from npcdesk.office import offices
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store, journal, opening, projection, station_sums, unlocking

PASSPHRASE = "bench-passphrase"
CHEAP = vault.Cost(memory_kib=8192, passes=1, lanes=1)  # the keyring would cost nothing
TODAY = date(2026, 5, 6)
DELEGATES, SUGGESTIONS, VISITS = 60_000, 100_000, 1_000_000
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英文华建国志强晓燕玉梅海波云峰"
MATTERS = "桥梁修缮供水管网改造村级卫生室药品配备公交班次增加养老助餐点运营湿地生态修复"
CATEGORIES = ("城建环境", "教科文卫", "工业交通", "农牧林水", "社会民生")
LENGTH = 300  # characters of a suggestion's text


@dataclass(frozen=True, slots=True)
class Kind:
    """Which file: `visits` at its stations, whether papers have `texts` and a long life.

    `years`: the city's file, with all that delegates do in its years; `below`: the city's file, in
    which a tenth of the rows came from offices below.
    """

    name: str = "city"
    visits: int = VISITS
    texts: bool = False
    years: bool = False
    below: bool = False


CITY, PAPERS, YEARS = Kind(), Kind("papers", 0, texts=True), Kind("years", years=True)
BELOW = Kind("below", below=True)


def folder(kind: Kind = CITY) -> OfficeFolder:
    """Return the folder of an office, making it if it is not there (some minutes)."""
    root = Path(os.environ.get("NPCDESK_BENCH", Path(tempfile.gettempdir()) / "npcdesk-bench"))
    made = OfficeFolder(root / kind.name)
    if not (made.root / "ready").exists():
        print(f"making the file of {kind.name}, once …", file=sys.stderr, flush=True)
        made.root.mkdir(parents=True, exist_ok=True)
        for left in made.root.glob("desk.db*"):
            left.unlink()
        (_lengthen if kind.years or kind.below else _make)(made, kind)
        (made.root / "ready").touch()
    return made


def store(kind: Kind = CITY) -> Store:
    """Return a file, open."""
    made = folder(kind)
    return unlocking.open_file(made, unlocking.key_of(made, PASSPHRASE), SystemClock())


def _lengthen(made: OfficeFolder, kind: Kind) -> None:
    """Give a copy of the city's file all that its delegates did, or offices below."""
    from_ = folder(CITY)
    for file in (from_.store, from_.slots):
        shutil.copy(file, made.root / file.name)
    city = unlocking.open_file(made, unlocking.key_of(made, PASSPHRASE), SystemClock())
    with city.altering() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -400000")
        _untriggered(connection)
        session = Session(connection)
        if kind.years:
            year_rows.fill(session, random.Random(5), TODAY)
        else:
            rows_of_others.mark(connection)
            station_sums.rebuild(session)
        journal.install(connection)
        projection.install(connection)
        session.close()
    with city.altering() as connection:
        connection.exec_driver_sql("ANALYZE")
    city.close()


def _untriggered(connection: Connection) -> None:
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for name in list(connection.exec_driver_sql(triggers).scalars()):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def _make(made: OfficeFolder, kind: Kind) -> None:
    dice = random.Random(2026)
    made.slots.unlink(missing_ok=True)
    key = vault.create(made.slots, PASSPHRASE, CHEAP).key
    city = opening.create(made, unlocking.file_key(key))
    with city.writing("新建单位") as session:
        offices.begin(session, name="示例市人大常委会", level=Level.CITY, code="330100", term=19)
    with city.altering() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = -400000")
        _untriggered(connection)
        session = Session(connection)
        stations = [new_id() for _ in range(400)]
        units = [new_id() for _ in range(120)]
        put(
            session,
            Station,
            (
                {"id": s, "name": f"{place(dice)}第{n}代表之家", "township": place(dice)}
                for n, s in enumerate(stations)
            ),
        )
        put(
            session,
            HandlingUnit,
            ({"id": u, "name": f"市第{n}承办局"} for n, u in enumerate(units)),
        )
        people = _people(session, dice, stations)
        _suggestions(session, dice, people, units, texts=kind.texts)
        _visits(session, dice, people, stations, kind.visits)
        for step in projection.rebuild(session):
            if step.done % 100_000 < 400:
                print(f"  projection {step.done}", file=sys.stderr, flush=True)
        journal.install(connection)
        projection.install(connection)
        session.close()
    with city.altering() as connection:
        connection.exec_driver_sql("ANALYZE")
    city.close()


def _people(session: Session, dice: random.Random, stations: list[str]) -> list[tuple[str, str]]:
    people = []
    for _ in range(DELEGATES):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
        people.append((new_id(), name))
    put(
        session,
        Person,
        (
            {
                "id": person,
                "name": name,
                "sex": dice.choice((Sex.MALE, Sex.FEMALE)),
                "nation": "汉族",
                "birth": f"{dice.randint(1955, 2000)}-{dice.randint(1, 12):02d}",
                "phone": f"13{dice.randint(0, 999999999):09d}",
                "work_unit": f"{place(dice)}镇人民政府",
                "station_id": dice.choice(stations),
            }
            for person, name in people
        ),
    )
    put(
        session,
        Mandate,
        (
            {
                "person_id": person,
                "level": Level.CITY if n % 10 == 0 else Level.COUNTY if n % 3 else Level.TOWNSHIP,
                "term": 19,
                "delegation": f"{place(dice)}代表团",
                "occupation_class": dice.choice(("农民", "工人", "教育", "卫生", "科技")),
                "delegate_number": f"{n:05d}",
                "status": MandateStatus.IN_OFFICE,
            }
            for n, (person, _) in enumerate(people)
        ),
    )
    return people


def _suggestions(
    session: Session,
    dice: random.Random,
    people: list[tuple[str, str]],
    units: list[str],
    *,
    texts: bool,
) -> None:
    papers, signers, events, handlers = [], [], [], []
    write = writer(dice)
    for n in range(SUGGESTIONS):
        paper = new_id()
        year = 2012 + n * 14 // SUGGESTIONS + (1 if n > SUGGESTIONS - 3000 else 0)
        raised = date(min(year, 2026), 1, 10) + timedelta(days=dice.randint(0, 20))
        term, ordinal = (19, min(year, 2026) - 2021) if year > 2021 else (18, max(1, year - 2016))
        papers.append(
            {
                "id": paper,
                "title": f"关于加快{place(dice)}{write(4) if texts else ''}"
                f"{MATTERS[n % 30 : n % 30 + 6]}的建议",
                "body": write(LENGTH) if texts else "",
                "category": dice.choice(CATEGORIES),
                "origin": Origin.RESEARCH,
                "term": term,
                "session": ordinal,
                "raised_on": raised,
                "pack_code": "national",
            }
        )
        lead = dice.choice(people)
        signers.append(
            {"suggestion_id": paper, "person_id": lead[0], "name": lead[1], "role": SignerRole.LEAD}
        )
        handed = raised + timedelta(days=20)
        told: list[dict[str, Any]] = [
            {"kind": EventKind.RAISE, "on": raised},
            {"kind": EventKind.FILE, "on": raised + timedelta(days=3), "number": str(n % 7000 + 1)},
        ]
        open_still = n > SUGGESTIONS - 2000
        if n < SUGGESTIONS - 200:
            event = {
                "id": new_id(),
                "kind": EventKind.HAND_OVER,
                "on": handed,
                "due_on": handed + timedelta(days=90 + n % 40),
            }
            told.append(event)
            told += [
                {"kind": EventKind.URGE, "on": handed + timedelta(days=30 + k), "how": "电话"}
                for k in range(7 if texts else 0)
            ]
            handlers.append(
                {
                    "suggestion_id": paper,
                    "event_id": event["id"],
                    "unit_id": dice.choice(units),
                    "role": HandlerRole.LEAD,
                }
            )
            if not open_still:
                replied = handed + timedelta(days=60)
                told += [
                    {"kind": EventKind.REPLY, "on": replied, "reply_class": dice.choice("AAABBC")},
                    {"kind": EventKind.RATE, "on": replied, "rating": Rating.SATISFIED},
                    {"kind": EventKind.CLOSE, "on": replied},
                ]
        events += [{"suggestion_id": paper, "written_ms": k, **e} for k, e in enumerate(told)]
    put(session, Suggestion, papers)
    put(session, Signer, signers)
    put(session, SuggestionEvent, events)
    put(session, Handler, handlers)


def _visits(
    session: Session,
    dice: random.Random,
    people: list[tuple[str, str]],
    stations: list[str],
    visits: int,
) -> None:
    ids = [new_id() for _ in range(visits)]
    first = date(2020, 1, 1)
    days = (TODAY - first).days
    put(
        session,
        Visit,
        (
            {
                "id": visit,
                "station_id": stations[n % 400],
                "held_on": first + timedelta(days=n * days // visits),
                "kind": VisitKind.RECEPTION,
                "received": n % 9,
            }
            for n, visit in enumerate(ids)
        ),
    )
    put(
        session,
        VisitDelegate,
        (
            {
                "visit_id": visit,
                "person_id": dice.choice(people)[0],
                "on": first + timedelta(days=n * days // visits),
            }
            for n, visit in enumerate(ids)
        ),
    )
    put(
        session,
        Opinion,
        (
            {
                "visit_id": visit,
                "words": f"{place(dice)}路口没有红绿灯，孩子上学过马路危险",
                "disposition": Disposition.OPEN if n > visits - 500 else Disposition.ANSWERED,
            }
            for n, visit in enumerate(ids)
            if n % 5 == 0
        ),
    )


if __name__ == "__main__":
    folder()
    folder(PAPERS)
    folder(YEARS)
