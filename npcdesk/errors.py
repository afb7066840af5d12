"""The errors a person can put right. Anything else that is raised is a bug."""

import errno


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


class ReportRefused(DeskError):
    """A report cannot be read as text, or is not what it was taken for."""


class BundleRefused(DeskError):
    """A bundle is damaged, foreign, or from a newer version."""


class TrustRefused(DeskError):
    """A certificate, a pairing file or a roster of machines is not what it should be."""


class MailRefused(DeskError):
    """A mail server cannot be reached, or does not take a letter."""


_WHY = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "那是一个文件夹",
    errno.EEXIST: "同名的已经有了",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘的份额用完了",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "名称里有不能用的字符",
    errno.EILSEQ: "名称里有不能用的字符",
    errno.EBUSY: "别的程序正在用",
    errno.ETXTBSY: "别的程序正在用",
    errno.EIO: "读写的时候断开了",
    errno.ENODEV: "设备不在了",
    errno.ENXIO: "设备不在了",
}


def why(error: OSError) -> str:
    """Return what the system said of a file, in Chinese: its own words are in no fixed language."""
    if error.errno is None:
        return "系统没有说明原因"
    return _WHY.get(error.errno, f"系统代码 {error.errno}")
