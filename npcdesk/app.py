"""Puts the desk together and opens its window; stands outside the floors and knows all.

Nothing of the data layer is imported before the first paint: see `ui.gate`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from npcdesk import paths, settings
from npcdesk.clock import Clock, SystemClock
from npcdesk.errors import StoreDamaged
from npcdesk.paths import OfficeFolder
from npcdesk.ui import garbage, plain_imports, theme
from npcdesk.ui.main_window import MainWindow
from npcdesk.ui.office_desk import OfficeDesk

OFFICE = "--office"
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
NO_DISPLAY = (
    "这里没有图形界面，打不开窗口。可以用命令行：npcdesk --help，"
    "或者看演示：npcdesk demo --out 文件夹。"
)


def folder_named(words: Sequence[str]) -> OfficeFolder | None:
    """Return the folder that the window is to open, or None when the words are a command's.

    No words, or `--office DIR` alone, ask for the window.
    """
    match list(words):
        case []:
            return OfficeFolder(paths.default_office())
        case [option, folder] if option == OFFICE:
            return OfficeFolder(Path(folder).absolute())
        case [option] if option.startswith(f"{OFFICE}="):
            return OfficeFolder(Path(option.removeprefix(f"{OFFICE}=")).absolute())
    return None


def application(chosen: settings.Settings) -> QApplication:
    """Return the application, dressed as this computer likes it; cycles are collected its way."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        app = found
    else:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(["npcdesk"])
        garbage.collect_here(app)
    plain_imports.restore()
    app.setApplicationName("npcdesk")
    app.setApplicationDisplayName("人大履职桌面")
    app.setDesktopFileName("npcdesk")
    theme.prepare(app)
    theme.dress(app, theme.chosen(chosen.look, chosen.text_size))
    return app


def put_together(
    folder: OfficeFolder,
    clock: Clock,
    *,
    preferences: Path,
    passphrase: str | None = None,
) -> MainWindow:
    """Return the window on a folder, not yet shown. An application must be there."""
    desk = OfficeDesk(folder, clock, settings.load(preferences), keep=partial(_keep, preferences))
    window = MainWindow(desk, passphrase)
    desk.setParent(window)
    window.at_leisure.connect(lambda: _keep_diary(desk.folder))
    return window


def _keep_diary(folder: OfficeFolder) -> None:
    """Log into the folder, if it is there, and let a told bug offer its log."""
    from npcdesk import diary  # noqa: PLC0415 - after the first paint
    from npcdesk.ui import dialogs  # noqa: PLC0415

    dialogs.keep_log_at(folder.log)
    if folder.root.is_dir():
        diary.start(folder.log)


def teller(window: MainWindow) -> Hook:
    """Return what tells whatever nobody caught: `sys.excepthook` of the window."""

    def show_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from npcdesk.ui import dialogs  # noqa: PLC0415 - after the first paint

        _keep_diary(window.desk.folder)
        dialogs.show_error(kind, error, trace)

    return show_error


def _keep(preferences: Path, chosen: settings.Settings) -> None:
    """Keep the preferences; a computer that does not let them be kept works without."""
    try:
        settings.save(preferences, chosen)
    except StoreDamaged:
        return


def has_display(env: Callable[[str], str | None] = os.environ.get) -> bool:
    """Tell whether a window can be opened here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(env(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(words: Sequence[str] | None = None) -> int:
    """Open the window; return the exit code when it was closed."""
    asked = sys.argv[1:] if words is None else list(words)
    folder = folder_named(asked) or OfficeFolder(paths.default_office())
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    preferences = paths.preferences()
    app = application(settings.load(preferences))
    given = os.environ.get("NPCDESK_PASSPHRASE") or None
    window = put_together(folder, SystemClock(), preferences=preferences, passphrase=given)
    sys.excepthook = teller(window)
    window.show()
    code = app.exec()
    window.desk.runner.close()
    window.desk.leave()
    return code
