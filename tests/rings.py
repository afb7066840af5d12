"""Keyrings that are real to the keyring library, and behave as bad ones do."""

import json
import threading
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import InitError, PasswordDeleteError


class FileRing(KeyringBackend):
    """Keeps secrets in a file, so that another process finds them."""

    priority = 5

    def __init__(self, file: Path):
        super().__init__()
        self.file = file
        self.asked = 0

    def _all(self):
        return json.loads(self.file.read_text()) if self.file.exists() else {}

    def get_password(self, service, username):
        self.asked += 1
        return self._all().get(f"{service}/{username}")

    def set_password(self, service, username, password):
        self.file.write_text(json.dumps(self._all() | {f"{service}/{username}": password}))

    def delete_password(self, service, username):
        left = self._all()
        if left.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError
        self.file.write_text(json.dumps(left))


class LyingRing(FileRing):
    """Takes everything and gives back the half: Windows does so with long secrets."""

    def get_password(self, service, username):
        found = super().get_password(service, username)
        return found and found[: len(found) // 2]


class LockedRing(FileRing):
    """A Secret Service with a locked collection and nobody to ask for its password."""

    def get_password(self, service, username):
        raise InitError("Failed to unlock the collection!")

    set_password = delete_password = lambda self, *_: self.get_password("", "")


class BrokenRing(FileRing):
    """A backend whose library raises what it likes."""

    def get_password(self, service, username):
        raise OSError("bus gone")

    def set_password(self, service, username, password):
        raise ZeroDivisionError


class WaitingRing(FileRing):
    """Waits for a person who never comes."""

    def __init__(self, file: Path):
        super().__init__(file)
        self.nobody = threading.Event()

    def get_password(self, service, username):
        self.nobody.wait(30)

    def set_password(self, service, username, password):
        self.nobody.wait(30)


class PlaintextRing(FileRing):
    """What keyrings.alt offers: the secret in the open."""
