"""To the medium and from it, past what the system remembers."""

import errno
import mmap
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

BLOCK = 1024 * 1024


def keep(file: IO[bytes]) -> None:
    """Wait until a file is on its medium.

    Raises:
        OSError: it did not get there.
    """
    file.flush()
    os.fsync(file.fileno())


def keep_folder(folder: Path) -> None:
    """Wait until the names in a folder are on its medium. Windows writes them at once by itself.

    Raises:
        OSError: they did not get there.
    """
    if sys.platform == "win32":
        return
    door = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(door)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:  # some of FUSE
            raise
    finally:
        os.close(door)


def blocks(path: Path) -> Iterator[bytes]:
    """Give what is on the medium, not what is still in memory of it.

    Raises:
        OSError: it cannot be read.
    """
    with _opened(path) as file, mmap.mmap(-1, BLOCK) as room:  # pages, as Windows asks for
        view = memoryview(room)
        try:
            while got := file.readinto(view):
                yield bytes(view[:got])
                if got % mmap.PAGESIZE:
                    return
        finally:
            view.release()


def _opened(path: Path) -> Any:
    if sys.platform == "win32":
        return _opened_on_windows(path)
    file = path.open("rb", buffering=0)
    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return file


def _opened_on_windows(path: Path) -> BinaryIO:
    import ctypes  # noqa: PLC0415 - on Windows alone

    native: Any = __import__("msvcrt")
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, shared, existing, no_buffering = 0x80000000, 0x1, 3, 0x20000000
    handle = kernel.CreateFileW(str(path), read, shared, None, existing, no_buffering, None)
    if handle in {None, ctypes.c_void_p(-1).value}:
        raise getattr(ctypes, "WinError")(getattr(ctypes, "get_last_error")())  # noqa: B009
    return os.fdopen(native.open_osfhandle(handle, os.O_RDONLY), "rb", buffering=0)
