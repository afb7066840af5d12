"""Imports one bundle, then prints the most memory that this process ever took, in kB.

Arguments: the office's folder, the folder of tokens, the parts. The file's key comes in, as hex.
"""

import sys
from pathlib import Path

from npcdesk import paths, sync
from npcdesk.job import finish
from npcdesk.paths import OfficeFolder
from npcdesk.store import Store
from npcdesk.sync import incoming
from npcdesk.sync.bundle import gathering


def main() -> None:
    """Import and tell."""
    office, tokens, *parts = map(Path, sys.argv[1:])
    paths.tokens = lambda: tokens
    store = Store(OfficeFolder(office).store, bytes.fromhex(sys.stdin.readline()))
    sync.attach(store)
    found = finish(gathering.assemble(parts, office / "inbox"))
    assert found.ciphertext is not None
    with finish(incoming.open_bundle(store, found.ciphertext, office)) as opened:
        finish(incoming.bring_in(store, opened))
    store.close()
    # not `ru_maxrss`: that one counts what the parent took before the child was its own program
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


main()
