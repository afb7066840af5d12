"""The desk itself, started as a person starts it; tells when it was painted and when filled.

Words: the office's folder, a folder for preferences. Prints two moments (seconds since 1970).
"""

import sys
import time
from pathlib import Path

from npcdesk import app
from npcdesk.paths import OfficeFolder


def main() -> None:
    """Start, wait for the first page to be filled, and end."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from npcdesk import settings
    from npcdesk.clock import SystemClock

    preferences = Path(sys.argv[2]) / "preferences.json"
    qt = app.application(settings.load(preferences))
    window = app.put_together(
        OfficeFolder(Path(sys.argv[1])),
        SystemClock(),
        preferences=preferences,
        passphrase="bench-passphrase",
    )
    moments: dict[str, float] = {}

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                moments.setdefault("painted", time.time())
            return False

    painted = Painted()
    window.installEventFilter(painted)

    def filled() -> None:
        moments.setdefault("filled", time.time())
        QTimer.singleShot(0, qt.quit)

    window.filled.connect(filled)
    window.show()
    qt.exec()
    window.desk.leave()
    print(moments["painted"], moments["filled"])


main()
