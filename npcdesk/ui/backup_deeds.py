"""备份 and 恢复."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from npcdesk.errors import DeskError
from npcdesk.job import Job, Step
from npcdesk.store import aside, strange_copies, unlocking
from npcdesk.ui import backups
from npcdesk.ui.fields import DropField
from npcdesk.ui.office_desk import OfficeDesk, Opened
from npcdesk.ui.suggestion_deed import OfficeDeed


def backup(desk: OfficeDesk, _wanted: str = "") -> None:
    """Copy the file now, on the worker thread, while one works on."""
    store, folder, clock = desk.store, desk.folder, desk.clock

    def copying() -> Job[Path]:
        yield Step(0, 0, "备份")
        return aside.copy(store, folder, "手工备份", clock)

    desk.carry_out(
        copying,
        title="正在备份",
        then=lambda path: desk.say(f"已备份到 {path.name}。"),
        writes=False,
    )


class RestoreDialog(OfficeDeed):
    """Puts a copy back; the present file is kept beside the copies."""

    busy_deed = True

    def __init__(self, desk: OfficeDesk, wanted: str, parent: QWidget | None = None) -> None:
        self.desk = desk
        now = desk.clock.now()
        super().__init__(
            "用备份恢复",
            "现在的数据会先留一份，放在备份旁边",
            primary="用它恢复",
            width=28,
            parent=parent,
        )
        copies = aside.listed(desk.folder)
        self.copy = DropField(
            "哪一份",
            choices=[
                (str(copy.path), f"{backups.when(copy.made_at, now)}　{copy.why}")
                for copy in copies
            ],
            required=True,
        )
        self.row(self.copy)
        if wanted:
            self.copy.set_value(wanted)
        text = "恢复以后，那份备份之后登记的都不在了。要找回来，可以再恢复成现在这一份。"
        self.note.say(text if copies else "还没有备份，请先做一份。", "warn")
        self.primary.setEnabled(bool(copies))

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Close the file, put the copy in its place, open it."""
        desk, chosen = self.desk, Path(self.copy.value())
        key = desk.key
        strange_copies.require_own(desk.folder, chosen, None)
        desk.put_down()

        def restoring() -> Job[tuple[Opened, DeskError | None]]:
            yield Step(0, 0, "恢复")
            refused = None
            try:
                aside.restore(desk.folder, chosen, unlocking.file_key(key), desk.clock)
            except DeskError as error:
                refused = error  # the file that was in use is opened again
            return Opened(unlocking.open_file(desk.folder, key, desk.clock), key), refused

        def restored(done: tuple[Opened, DeskError | None]) -> None:
            desk.take(done[0])
            if done[1] is not None:
                raise done[1]
            desk.say("已经恢复。恢复前的数据留在备份里。")

        self.finish()
        desk.carry_out(restoring, title="正在恢复", then=restored, cancel_note="马上就好")
