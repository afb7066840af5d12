"""The system's keyring: asked with patience that ends, and trusted with nothing it cannot show.

A keyring may be missing, locked with nobody to unlock it, waiting for a person who does not see
the question, or not keep what it was given. All of these are the same to the desk: there is
none, and the passphrase is asked for.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "npcdesk"

T = TypeVar("T")


def works(wait_s: float) -> bool:
    """Tell whether this computer has a keyring that answers, and may be trusted with a secret."""
    return _asked(lambda ring: ring.get_password(SERVICE, "does it answer") is None, wait_s) is True


def kept(name: str, wait_s: float) -> str | None:
    """Return what the keyring keeps under `name`, or None."""
    return _asked(lambda ring: ring.get_password(SERVICE, name), wait_s)


def keep(name: str, secret: str, wait_s: float) -> bool:
    """Give the keyring a secret, and return whether it gives the same back."""

    def give(ring: "KeyringBackend") -> bool:
        ring.set_password(SERVICE, name, secret)
        if ring.get_password(SERVICE, name) == secret:
            return True
        ring.delete_password(SERVICE, name)
        return False

    return bool(_asked(give, wait_s))


def drop(name: str, wait_s: float) -> None:
    """Take a secret out of the keyring, if there is a keyring and it is in it."""
    _asked(lambda ring: ring.delete_password(SERVICE, name), wait_s)


def _asked(question: Callable[["KeyringBackend"], T], wait_s: float) -> T | None:
    answers: list[T] = []

    def ask() -> None:
        try:
            ring = _trusted()
            if ring is not None:
                answers.append(question(ring))
        except Exception:  # noqa: BLE001 - backends raise what their libraries raise
            return

    # A call that waits for a person cannot be ended: it is left behind, and ends with the desk.
    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(wait_s)
    return answers[0] if answers else None


def _trusted() -> "KeyringBackend | None":
    import keyring  # noqa: PLC0415 - a tenth of a second that few starts need
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    ring = keyring.get_keyring()
    rings = ring.backends if isinstance(ring, ChainerBackend) else [ring]
    return next((one for one in rings if not _in_the_open(one)), None)


def _in_the_open(ring: "KeyringBackend") -> bool:
    where = type(ring).__module__
    return (
        where.startswith(("keyrings.alt", "keyring.backends.fail", "keyring.backends.null"))
        or "plaintext" in type(ring).__name__.lower()
    )
