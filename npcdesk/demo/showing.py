"""Leaves what the desk makes of the fictional county: roster, papers, pictures, counts."""

import json
import tempfile
from pathlib import Path

from npcdesk.clock import Clock
from npcdesk.demo.building import build
from npcdesk.errors import StoreDamaged, why
from npcdesk.forms import feedback_form, reply_letter
from npcdesk.job import Job, Step
from npcdesk.office import (
    group_boards,
    offices,
    papers,
    roster,
    stations,
    suggestion_list,
    units,
    visits,
)
from npcdesk.office.windows import Window
from npcdesk.paths import OfficeFolder
from npcdesk.rules.suggestion_life import State
from npcdesk.store import Store, unlocking

PASSPHRASE = "示例县没有秘密可言"  # noqa: S105 - nobody is behind this data
PRINTED = 5  # letters and forms of so many suggestions
STEPS = 4


def run(out: Path, clock: Clock) -> Job[dict[str, int]]:
    """Build the county and leave in `out` its roster, PDFs, pictures and summary.json.

    Returns: the counts of summary.json, by the names of docs/terms.md.

    Raises:
        StoreDamaged: the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"没有建成文件夹 {out}（{why(error)}）。请换一个能写的位置。"
        raise StoreDamaged(msg) from error
    with tempfile.TemporaryDirectory(prefix="npcdesk-", ignore_cleanup_errors=True) as name:
        folder = OfficeFolder(Path(name) / "示例县")
        yield Step(0, STEPS, "建立示例县")
        build(folder, clock, PASSPHRASE, sheet=out / "示例县代表名册.xlsx")
        yield Step(1, STEPS, "打印公文")
        with unlocking.opened(folder, PASSPHRASE, clock) as store:
            printed = _print(store, out, clock)
            summary = _count(store, clock)
        yield Step(2, STEPS, "页面截图")
        pictures = _draw(folder, out, clock)
        yield Step(3, STEPS, "汇总")
    summary |= {"papers": printed, "pictures": pictures}
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (out / "summary.json").write_text(text + "\n", encoding="utf-8")
    return summary


def _print(store: Store, out: Path, clock: Clock) -> int:
    """Print the letters and forms of suggestions that were answered; return how many PDFs."""
    with store.reading() as session:
        wanted = suggestion_list.Filter(state=State.ANSWERED)
        lines = suggestion_list.lines(
            session, wanted, today=clock.today(), order="number", window=Window(0, PRINTED)
        )
        sheets = [
            (
                f"{line.session}第{line.number}号",
                papers.reply_letter(session, line.id, today=clock.today()),
                papers.feedback_form(session, line.id, today=clock.today()),
            )
            for line in lines
        ]
    for name, letter, form in sheets:
        (out / f"答复函 {name}.pdf").write_bytes(reply_letter.to_pdf(letter))
        (out / f"征询意见表 {name}.pdf").write_bytes(feedback_form.to_pdf(form))
    return len(sheets) * 2


def _draw(folder: OfficeFolder, out: Path, clock: Clock) -> int:
    from npcdesk.demo import pictures  # noqa: PLC0415 - the county can be built without Qt

    return pictures.draw(folder, PASSPHRASE, out, clock)


def _count(store: Store, clock: Clock) -> dict[str, int]:
    today = clock.today()
    with store.reading() as session:
        by_state, late = suggestion_list.by_state(session, suggestion_list.Filter(), today)
        delegates, women = roster.totals(session, roster.Filter())
        rows = visits.lines(session, visits.Filter(), window=Window(0, 10_000))
        return {
            "delegates": delegates,
            "women": women,
            "stations": len(stations.lines(session, today.year)),
            "visits": len(rows),
            "opinions": sum(row.opinions for row in rows),
            "units": len(units.lines(session, today.isoformat())),
            "suggestions": sum(by_state.values()),
            **{state.value: by_state.get(state, 0) for state in State},
            "late": late,
            "groups": len(group_boards.boards(session, today)),
            "neighbours": len(offices.neighbours(session)),
        }
