"""The recovery code on paper, from the wizard and from the settings."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from npcdesk.forms import recovery_sheet
from npcdesk.rules.papers import RecoverySheet
from npcdesk.ui import printing


def put_out(
    code: str,
    office: str,
    made_on: date,
    window: QWidget,
    *,
    on_printer: bool,
    then: Callable[[], object],
) -> None:
    """Print the code, or save its paper as a PDF; `then` is called when that was done."""
    pdf = recovery_sheet.to_pdf(RecoverySheet(office, code, made_on))
    if on_printer:
        printing.print_pdf(pdf, recovery_sheet.NAME, window, then)
    else:
        printing.save_pdf(pdf, recovery_sheet.NAME, window, lambda _path: then())
