"""打开示例单位: a made-up county in a folder of its own, to try everything in."""

from npcdesk import paths
from npcdesk.job import Job, Step
from npcdesk.paths import OfficeFolder
from npcdesk.ui.gate import Gate
from npcdesk.ui.office_desk import OfficeDesk


def show(desk: OfficeDesk, gate: Gate) -> None:
    """Build the example where it is not there yet, then leave this folder and open it."""
    from npcdesk.demo import showing  # noqa: PLC0415 - a whole county, seldom wanted
    from npcdesk.demo.building import build  # noqa: PLC0415

    folder = OfficeFolder(paths.example_office())

    def building() -> Job[None]:
        yield Step(0, 0, "代表、站点、建议都是虚构的")
        if not folder.store.exists():
            build(folder, desk.clock, showing.PASSPHRASE)

    desk.carry_out(
        building,
        title="正在准备示例单位",
        then=lambda _done: gate.move_to(folder, showing.PASSPHRASE),
        cancel_note="您的数据不受影响",
    )
