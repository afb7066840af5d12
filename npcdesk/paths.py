"""Where things are: what ships with the program, the office's folder, logs and preferences."""

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

APP = "npcdesk"


@cache
def resources() -> Path:
    """Return the folder of what ships: from source, installed or frozen."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    here = Path(__file__).resolve().parent
    for folder in (Path(frozen) / "resources" if frozen else None, here / "resources"):
        if folder is not None and folder.is_dir():
            return folder
    return here.parent / "resources"


def default_office() -> Path:
    """Return the folder of the office's data when none is named."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "office"


def example_office() -> Path:
    """Return the folder of the made-up office that one may try everything in."""
    return default_office().with_name("example")


def preferences() -> Path:
    """Return the file of this computer's preferences: nothing of the office is in it."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "preferences.json"


def tokens() -> Path:
    """Return the folder of what this computer remembers of files, apart from them (sync/trust)."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False)) / "tokens"


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which this computer keeps its fonts: everybody's and this person's."""
    home, env = Path.home(), os.environ
    if sys.platform == "win32":
        everybody = Path(env.get("WINDIR", r"C:\Windows")) / "Fonts"
        own = Path(env.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return everybody, own / "Microsoft" / "Windows" / "Fonts"
    data = Path(env.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (
        *(Path("/usr/share/fonts"), Path("/usr/local/share/fonts")),
        *(data / "fonts", home / ".fonts"),
    )


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """One office is one folder, so that it can be copied, carried on a stick and put away whole."""

    root: Path

    @property
    def store(self) -> Path:
        """The encrypted file with every record."""
        return self.root / "desk.db"

    @property
    def restoring(self) -> Path:
        """A whole copy that is about to take the file's place; there for a moment only."""
        return self.root / "desk.restoring"

    @property
    def is_founded(self) -> bool:
        """Whether the folder holds an office's file, be it half way through a restoring."""
        return self.store.exists() or self.restoring.exists()

    @property
    def slots(self) -> Path:
        """The key slots: the file's key, locked by passphrase and by recovery code."""
        return self.root / "keyslots.json"

    @property
    def lock(self) -> Path:
        """Held while a window or a command has the folder open."""
        return self.root / "desk.lock"

    @property
    def copies(self) -> Path:
        """Copies of the file, made before upgrades, imports and on demand."""
        return self.root / "copies"

    @property
    def attachments(self) -> Path:
        """Scans and pictures, encrypted, named by the hash of their content."""
        return self.root / "attachments"

    @property
    def inbox(self) -> Path:
        """Sealed bundles of other offices, until all their parts are here and imported."""
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        """Sealed bundles on their way to a stick; empty in between."""
        return self.root / "outbox"

    @property
    def papers(self) -> Path:
        """Printed PDFs."""
        return self.root / "papers"

    @property
    def log(self) -> Path:
        """The rotating log: no personal data in it."""
        return self.root / "log" / "desk.log"
