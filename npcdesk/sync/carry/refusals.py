"""What a medium's refusal means to whoever holds it in the hand."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from npcdesk.errors import StoreDamaged

_FULL = {errno.ENOSPC, errno.EDQUOT}
_LOCKED = {errno.EROFS}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_TOO_LONG = {errno.EFBIG}
_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}
_FULL_WINDOWS = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
_LOCKED_WINDOWS = {19}  # ERROR_WRITE_PROTECT
_TOO_LONG_WINDOWS = {223}  # ERROR_FILE_TOO_LARGE
_NAME_WINDOWS = {123, 206}  # ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE
_GONE_WINDOWS = {2, 3, 15, 20, 21, 31, 55, 433, 1005, 1006, 1110, 1117, 1167}


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the system says of a folder into words.

    Raises:
        StoreDamaged: whatever `OSError` came out of the block.
    """
    try:
        yield
    except OSError as error:
        raise refusal(error, folder) from error


def refusal(error: OSError, folder: Path) -> StoreDamaged:
    """Return the words for an error that writing to a folder ended in."""
    code, windows = error.errno, getattr(error, "winerror", None)
    if windows in _FULL_WINDOWS or code in _FULL:
        return StoreDamaged(f"{folder} 满了，没有写完，您的数据没有改动。请腾出空间或换一个 U 盘。")
    if windows in _LOCKED_WINDOWS or code in _LOCKED:
        return StoreDamaged("U 盘写保护了，没有写进去。请拨开 U 盘上的写保护开关，或换一个 U 盘。")
    if windows in _TOO_LONG_WINDOWS or code in _TOO_LONG:
        return StoreDamaged("这个盘放不下这么大的文件。请分份导出，或换一个 exFAT 格式的 U 盘。")
    if windows in _NAME_WINDOWS or (windows is None and code in _NAME):
        return StoreDamaged(f"{folder} 不接受这个文件名。请换一个文件夹或 U 盘，再导出一次。")
    if windows not in _GONE_WINDOWS and code in _NOT_ALLOWED:
        return StoreDamaged(f"{folder} 是只读的，没有写进去。请检查权限，或换一个文件夹。")
    return pulled()


def pulled() -> StoreDamaged:
    """Return the words for a medium that went away while it was written to."""
    return StoreDamaged("U 盘写到一半断开了，您的数据没有改动。请插好后再导出一次。")
