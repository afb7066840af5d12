"""Reads the tables that ship with the program: rule packs, holidays, strokes, surnames."""

from functools import cache

from npcdesk.errors import NotFound
from npcdesk.paths import resources
from npcdesk.rules.deadlines import Calendar
from npcdesk.rules.duty import Scheme as DutyScheme
from npcdesk.rules.duty_text import read as read_duty
from npcdesk.rules.name_order import Strokes
from npcdesk.rules.pack import Pack
from npcdesk.rules.pack_text import read
from npcdesk.rules.pinyin import Order
from npcdesk.rules.scoring import Scheme
from npcdesk.rules.scoring_text import read as read_scheme


@cache
def packs() -> tuple[Pack, ...]:
    """Return every rule pack that ships, national ones first."""
    found = [read(path.read_text("utf-8")) for path in (resources() / "packs").glob("*.toml")]
    return tuple(sorted(found, key=lambda pack: (not pack.code.startswith("national"), pack.code)))


def pack(code: str) -> Pack:
    """Return the rule pack that ships under `code`, or raise `NotFound`."""
    return read(pack_text(code))


def pack_text(code: str) -> str:
    """Return a shipped rule pack as written (TOML), for an office to copy, or raise `NotFound`."""
    codes = {path.stem: path for path in (resources() / "packs").glob("*.toml")}
    if code not in codes:
        msg = f"没有名为“{code}”的规则包，现有 {'、'.join(sorted(codes))}。"
        raise NotFound(msg)
    return codes[code].read_text("utf-8")


@cache
def scheme() -> Scheme:
    """Return the scheme of evaluation (双评价办法) that ships, for an office to copy."""
    return read_scheme((resources() / "evaluation" / "standard.toml").read_text("utf-8"))


@cache
def duty() -> DutyScheme:
    """Return the duties of a year and their points that ship, for an office to copy."""
    return read_duty((resources() / "duty" / "standard.toml").read_text("utf-8"))


@cache
def calendar() -> Calendar:
    """Return every holiday table the program knows.

    From the `chinesecalendar` package, which follows 国务院办公厅's yearly notice (节假日安排).
    """
    from chinese_calendar import constants  # noqa: PLC0415 - read when the first day is counted

    off, worked = frozenset(constants.holidays), frozenset(constants.workdays)
    return Calendar(off, worked, frozenset(day.year for day in off))


@cache
def strokes() -> Strokes:
    """Return the official order of characters by strokes, read when first asked for."""
    return Strokes((resources() / "strokes.tsv").read_text("utf-8"))


@cache
def surname_readings() -> dict[str, str]:
    """Return the surnames that are read in their own way: 单 → "shan", 尉迟 → "yu chi"."""
    lines = (resources() / "surname_readings.tsv").read_text("utf-8").splitlines()
    return {surname: syllables for surname, _, syllables in (x.partition("\t") for x in lines)}


@cache
def pinyin_order() -> Order:
    """Return the order of characters by pinyin, surnames read as such."""
    return Order(surname_readings(), strokes())
