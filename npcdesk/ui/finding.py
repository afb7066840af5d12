"""What Ctrl+K finds: papers, delegates, units, stations, pages, and what can be done.

answer(desk, text, tabs) -> palette.Answer      tabs: (key, words, icon) of the window's pages
"""

from collections.abc import Sequence

from npcdesk.office import search
from npcdesk.office.search import Hit
from npcdesk.ui.office_desk import OfficeDesk
from npcdesk.ui.palette import Answer, Found, Group

ICONS = {
    "suggestion": "document",
    "delegate": "people",
    "unit": "building_government",
    "station": "home",
}
VERBS = {
    "hand_over": ("交办", "hand_over", "send"),
    "urge": ("记录催办", "urge", "megaphone_loud"),
    "rate": ("登记评价", "rate", "mail"),
    "close": ("办结", "close", "checkmark_circle"),
}
"""A verb of a paper: its words, what the desk opens for it, its icon."""

DEEDS = (
    ("登记建议", "建议办理", "add", "new-suggestion"),
    ("从 Excel 导入建议", "建议办理", "arrow_import", "suggestions-import"),
    ("从 Excel 导入名册", "代表名册", "arrow_import", "roster-import"),
    ("登记代表", "代表名册", "add", "new-delegate"),
    ("登记接待", "代表之家", "add", "new-visit"),
    ("登记站点", "代表之家", "add", "new-station"),
    ("新建督办组", "重点督办", "add", "new-group"),
    ("现在备份", "设置", "shield_checkmark", "backup-now"),
    ("设置", "显示、单位、密码、备份", "settings", "settings"),
)


def answer(desk: OfficeDesk, text: str, tabs: Sequence[tuple[str, str, str]]) -> Answer:
    """Return what fits: records first, then what can be done, then pages."""
    words = text.strip()
    hits: dict[str, list[Hit]] = {}
    if words:
        with desk.store.reading() as session:
            hits = search.find(session, words, desk.clock.today())
    papers = hits.get("suggestion", [])
    places = [*hits.get("unit", []), *hits.get("station", [])]
    return Answer(
        (
            Group("建议", [_found(desk, hit) for hit in papers]),
            Group("代表", [_found(desk, hit) for hit in hits.get("delegate", [])]),
            Group("单位和站点", [_found(desk, hit) for hit in places]),
            Group("可以做的事", [*_verbs(desk, papers), *_deeds(desk, words)]),
            Group("页面", _pages(desk, words, tabs)),
        )
    )


def _found(desk: OfficeDesk, hit: Hit) -> Found:
    words, kind, _icon = VERBS.get(hit.verb, ("", "", ""))
    return Found(
        hit.title,
        hit.note,
        ICONS[hit.kind],
        lambda: desk.open(hit.kind, hit.title if hit.kind == "unit" else hit.id),
        (lambda: desk.open(kind, hit.id)) if kind else None,
        words,
    )


def _verbs(desk: OfficeDesk, papers: Sequence[Hit]) -> list[Found]:
    """Offer the next step of the first paper found: 给第35号记录催办."""
    made = []
    for hit in papers[:1]:
        words, kind, icon = VERBS.get(hit.verb, ("", "", ""))
        number = hit.title.split(" ", 1)[0]
        if kind and number.startswith("第"):
            made.append(
                Found(
                    f"给{number}{words}",
                    hit.session or "建议办理",
                    icon,
                    lambda kind=kind, hit=hit: desk.open(kind, hit.id),  # type: ignore[misc]
                )
            )
    return made


def _deeds(desk: OfficeDesk, words: str) -> list[Found]:
    fitting = [deed for deed in DEEDS if not words or words in deed[0]]
    return [
        Found(name, note, icon, lambda kind=kind: desk.open(kind))  # type: ignore[misc]
        for name, note, icon, kind in (fitting if words else fitting[:4])
    ]


def _pages(desk: OfficeDesk, words: str, tabs: Sequence[tuple[str, str, str]]) -> list[Found]:
    return [
        Found(name, f"Ctrl+{at}", icon, lambda key=key: desk.open(f"tab:{key}"))  # type: ignore[misc]
        for at, (key, name, icon) in enumerate(tabs, 1)
        if words in name
    ]
