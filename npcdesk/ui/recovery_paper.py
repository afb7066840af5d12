"""The recovery code on paper, from the wizard and from the settings."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from npcdesk.forms import recovery_sheet
from npcdesk.forms.recovery_sheet import EXCHANGE_NAME, NAME
from npcdesk.rules.papers import RecoverySheet
from npcdesk.ui import printing
from npcdesk.ui.desk import Desk


def put_out(
    code: str,
    office: str,
    desk: Desk,
    window: QWidget,
    *,
    on_printer: bool,
    then: Callable[[str], object],
    exchange: bool = False,
) -> None:
    """Print the code, or save its paper as a PDF; `then` is given the words for what was done.

    `exchange`: it is the key that opens bundles.

    Neither says that the paper is put away: only the clerk can tell that.
    """
    paper = RecoverySheet(office, code, desk.clock.today(), exchange)
    pdf, name = recovery_sheet.to_pdf(paper), EXCHANGE_NAME if exchange else NAME
    if on_printer:
        printing.print_pdf(
            pdf, name, window, lambda: then("已送到打印机，取来后请封好，放到别处。")
        )
    else:
        printing.save_pdf(
            pdf,
            name,
            desk,
            window,
            lambda path: then(f"已存为 {path.name}。请打印出来封好，再把这个文件删掉。"),
        )
