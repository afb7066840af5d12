"""The errors a person can put right. Anything else that is raised is a bug."""


class DeskError(Exception):
    """Base of all of them. The message is a Chinese sentence and is shown as it stands."""


class NotAllowed(DeskError):
    """The rules forbid this step."""


class NotFound(DeskError):
    """The row is not in this office's file."""


class Unclear(DeskError):
    """What was typed cannot be understood, or fits more than one thing."""


class KeyRefused(DeskError):
    """The passphrase, the recovery code or the key does not open the file."""


class StoreBusy(DeskError):
    """Another window or computer has the office's folder open."""


class StoreTooNew(DeskError):
    """A newer version of the desk wrote this file."""


class StoreDamaged(DeskError):
    """The file cannot be read or written as it should."""


class SheetRefused(DeskError):
    """A workbook cannot be read, or is not what it was taken for."""


class BundleRefused(DeskError):
    """A bundle is damaged, foreign, or from a newer version."""


class TrustRefused(DeskError):
    """A certificate, a pairing file or a roster of machines is not what it should be."""


class MailRefused(DeskError):
    """A mail server cannot be reached, or does not take a letter."""
