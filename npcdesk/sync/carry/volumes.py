"""What is mounted on this computer, and which of it can be pulled out: what the system says."""

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Volume:
    """A place files can be on, not yet asked anything that a dead stick would not answer.

    `device` is the same for the same medium, `name` what it is called, perhaps nothing.
    """

    path: Path
    device: str
    name: str
    file_system: str
    removable: bool
    read_only: bool


def mounted() -> list[Volume]:
    """Return everything that is mounted and answers. Takes two seconds at most."""
    if sys.platform == "win32":
        from npcdesk.sync.carry import volumes_windows  # noqa: PLC0415 - has no meaning elsewhere

        return volumes_windows.mounted()
    from npcdesk.sync.carry import volumes_linux  # noqa: PLC0415

    return volumes_linux.mounted()
