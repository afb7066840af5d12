"""By what the list of suggestions can be narrowed, and what there is to choose."""

from functools import partial
from typing import Any

from npcdesk.ui.desk import Desk
from npcdesk.ui.filters import Filter as Pill
from npcdesk.ui.suggestion_columns import MENU_UNITS, STEP_DUE

KEY = {"key": "重点督办", "ordinary": "不是重点督办"}


def suggestion_pills(desk: Desk) -> list[Pill]:
    """Return the pills, those that are wanted most first."""

    def of(choices: Any) -> Any:
        return partial(choices, desk)

    return [
        Pill("session", "届次", of(_sessions), always=True),
        Pill("unit", "主办单位", of(_units), always=True),
        Pill("category", "内容分类", of(_categories), always=True),
        Pill("key", "重点", lambda: list(KEY.items()), always=True),
        Pill("class", "办理结果", of(_classes)),
        Pill("rating", "评价", _ratings),
        Pill("unit_kind", "单位类别", of(_kinds)),
        Pill("carried", "结转", lambda: [("carried", "上届结转")]),
        Pill("source", "来源单位", of(_sources), always=True),
        Pill("step_due", "该办的日子", lambda: list(STEP_DUE.items())),
    ]


def _sessions(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk import labels  # noqa: PLC0415 - beside its like
    from npcdesk.office import offices  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        known = offices.sessions(session)
    made = [(f"{line.term}-{line.session}", f"{line.name}会议") for line in known]
    terms = sorted({line.term for line in known}, reverse=True)
    return made + [(f"{term}-0", labels.session_short(term, 0)) for term in terms]


def _units(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk.office import units  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        known = units.lines(session, desk.clock.today().isoformat())
    busiest = sorted(known, key=lambda unit: -unit.open_count)[:MENU_UNITS]
    return [(unit.id, unit.name) for unit in busiest]


def _kinds(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk.office import units  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        return [(kind, kind) for kind in units.kinds(session)]


def _categories(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        return [(name, name) for name in suggestion_list.categories(session)]


def _classes(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        return [(code, f"{code} 类") for code in suggestion_list.classes(session)]


def _ratings() -> list[tuple[str, str]]:
    from npcdesk import labels  # noqa: PLC0415 - after the first paint

    return [(value, words) for value, words in labels.RATING.items() if value]


def _sources(desk: Desk) -> list[tuple[str, str]]:
    from npcdesk.office import suggestion_list  # noqa: PLC0415 - after the first paint

    with desk.store.reading() as session:
        return [(each.code, each.name) for each in suggestion_list.sources(session)]
