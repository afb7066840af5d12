"""全卷 out of the window: every paper of a suggestion bound into one PDF for the archive."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk.forms import booklet, catalog
from npcdesk.forms import dossier as binding
from npcdesk.forms.booklet import Paper
from npcdesk.job import Job
from npcdesk.office import dossier
from npcdesk.rules.dossier import Dossier
from npcdesk.ui import printing
from npcdesk.ui.desk import Desk
from npcdesk.ui.suggestion_deed import called


def bind_dossier(
    desk: Desk, suggestion_id: str, window: QWidget, folded: Paper | None = None
) -> None:
    """Bind it, as a booklet of a paper if one is given, then ask where to put it.

    Raises:
        DeskError: the suggestion is gone, or is the paper of a congress above.
    """
    store = desk.store
    with store.reading() as session:
        assert store.blobs is not None  # noqa: S101 - the file was opened by its folder
        paper = dossier.dossier(session, store.blobs, suggestion_id, today=desk.clock.today())
    desk.carry_out(
        lambda: _bound(paper, folded),
        title=f"正在装订全卷，{len(paper.papers)} 件",
        then=partial(_save, desk, window, paper),
        cancel_note="取消后不留下文件",
        writes=False,
    )


def _bound(paper: Dossier, folded: Paper | None) -> Job[tuple[bytes, str]]:
    pdf = yield from binding.bind(paper)
    if folded is None:
        return pdf, ""
    made = booklet.bound(pdf, folded)
    return made.pdf, str(made)


def _save(desk: Desk, window: QWidget, paper: Dossier, made: tuple[bytes, str]) -> None:
    pdf, told = made
    about = called(paper.number) if paper.number else paper.title
    name = f"全卷{'小册子' if told else ''}-{about}"
    printing.save_pdf(pdf, name, desk, window, partial(_tell, desk, paper, told))


def _tell(desk: Desk, paper: Dossier, told: str, path: Path) -> None:
    apart = f"，{len(paper.apart)} 个附件没有装入，列在备考表上" if paper.apart else ""
    lacking = catalog.missing(paper)
    boxes = f"，有 {len(lacking)} 个字没有字形：{'、'.join(lacking)}" if lacking else ""
    desk.say(f"全卷已存为 {path.name}，一共 {len(paper.papers)} 件{apart}{boxes}。{told}")
