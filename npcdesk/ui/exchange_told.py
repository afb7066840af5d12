"""What is said at the end of an export: what went where, and what to do now."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from npcdesk.errors import DeskError, MailRefused
from npcdesk.sync.carry.writing import SAFE
from npcdesk.ui import mail_program
from npcdesk.ui.buttons import primary, second
from npcdesk.ui.desk import Desk
from npcdesk.ui.dialogs import Sentence
from npcdesk.ui.exchange_jobs import Out
from npcdesk.ui.exchange_sending import ForAll, Posted
from npcdesk.ui.theme import look
from npcdesk.ui.words import Words

NO_PROGRAM = "这台电脑没有能打开邮件文件的邮件程序。"


def tell_out(desk: Desk, out: Out, name: str, *, is_stick: bool) -> None:
    """Say what was written, and that the stick can be pulled."""
    desk.changes.note(["exchange"])
    files = f"{out.paths[0].name}" if len(out.paths) == 1 else f"{len(out.paths)} 个文件"
    safe = f"已写好并读回核对，U 盘{SAFE}。" if is_stick else f"已写好并读回核对，在 {out.folder}。"
    _tell(safe, f"给{name}的{_load(out.commits, out.blobs)}，{files}。{out.left}", out.folder)


def tell_letters(desk: Desk, out: Out, name: str) -> None:
    """Open the letters in the system's mail program; where there is none they are kept."""
    desk.changes.note(["exchange"])
    what = f"给{name}的{_load(out.commits, out.blobs)}，{len(out.paths)} 封"
    if mail_program.open_letters(out.paths):
        _tell(
            "已交给邮件程序打开，附件放好了，请在那里发出。",
            f"{what}，也存在 {out.folder}。{out.left}",
            out.folder,
        )
    else:
        note = (
            f"{what}，存在 {out.folder}。可以在网页邮箱里把它当附件发，对方照样能导入。{out.left}"
        )
        _tell(NO_PROGRAM, note, out.folder)


def tell_posted(desk: Desk, done: Posted | MailRefused, name: str, unit: str) -> None:
    """Say that it was sent, or why not; then the dialog can be opened again as it was."""
    if isinstance(done, MailRefused):
        dialog = Sentence(str(done), "内容都还在，没有标成已送出。")
        dialog.add(second("存到 U 盘"), lambda: desk.open("exchange-export", unit))
        again = dialog.add(
            primary("改好再发"), lambda: desk.open("exchange-export", f"{unit}:mail")
        )
        again.setFocus()
        dialog.open()
        return
    desk.changes.note(["exchange"])
    forgotten = "密码系统没有保管，下次再填。" if done.forgotten else ""
    load = _load(done.commits, done.blobs)
    desk.say(f"已发给{name}：{load}，{done.letters} 封邮件。{forgotten}{done.left}")


def tell_all(desk: Desk, done: ForAll, folder: Path, *, is_stick: bool) -> None:
    """Say for every neighbour what was written, and that the stick can be pulled."""
    desk.changes.note(["exchange"])
    outs = done.outs()
    if not outs:
        _, why = done.done[0]
        if isinstance(why, DeskError):
            raise why
    whole = len(outs) == len(done.done)
    where = f"U 盘{SAFE}" if is_stick else f"在 {folder}"
    some = "全部" if whole else f"{len(outs)} 个单位的"
    dialog = _sentence(f"{some}已写好并读回核对，{where}。", "", folder)
    for name, what in done.done:
        if isinstance(what, Out):
            load = f"{name}：{_load(what.commits, what.blobs)}"
            load += f"。{what.left}" if what.left else ""
            told = Words(load, "second", wrap=bool(what.left))
            if what.left:
                told.setMaximumWidth(look().em(26))
            dialog.words.addWidget(told)
    for reason, names in _refusals(done).items():
        told = Words(f"{'、'.join(names)}没有写：{reason}", "second", "late", wrap=True)
        told.setMaximumWidth(look().em(26))
        dialog.words.addWidget(told)
    dialog.open()


def _refusals(done: ForAll) -> dict[str, list[str]]:
    """Return why some have no bundle, each reason once with whom it hit."""
    found: dict[str, list[str]] = {}
    for name, what in done.done:
        if isinstance(what, DeskError):
            found.setdefault(str(what), []).append(name)
    return found


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _load(commits: int, blobs: int) -> str:
    what = f"{commits} 项改动" if commits else "回执"
    return f"{what}、附件 {blobs} 件" if blobs else what


def _tell(sentence: str, note: str, folder: Path) -> None:
    _sentence(sentence, note, folder).open()


def _sentence(sentence: str, note: str, folder: Path) -> Sentence:
    dialog = Sentence(sentence, note)
    dialog.add(second("打开文件夹", "folder_open"), lambda: open_folder(folder))
    dialog.add(primary("知道了")).setFocus()
    return dialog
