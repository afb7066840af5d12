"""The key of the office's file, and the slots that keep it.

The file has one random key of 32 bytes. It never changes and is kept nowhere in the open:
`keyslots.json` beside the file holds it locked by the passphrase and by the printed recovery
code, and the system's keyring may hold it for this computer. Any of them opens the file.
"""

from npcdesk.vault.keys import (
    KEY_BYTES,
    Created,
    create,
    forget,
    keyring_works,
    kinds,
    new_recovery,
    of_one_file,
    open_with_keyring,
    open_with_passphrase,
    open_with_recovery,
    remember,
    set_passphrase,
)
from npcdesk.vault.passphrase import checked as checked_passphrase
from npcdesk.vault.passphrase import passphrase_from
from npcdesk.vault.wrap import Cost, seal, subkey, unseal

__all__ = [
    "KEY_BYTES",
    "Cost",
    "Created",
    "checked_passphrase",
    "create",
    "forget",
    "keyring_works",
    "kinds",
    "new_recovery",
    "of_one_file",
    "open_with_keyring",
    "open_with_passphrase",
    "open_with_recovery",
    "passphrase_from",
    "remember",
    "seal",
    "set_passphrase",
    "subkey",
    "unseal",
]
