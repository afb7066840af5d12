"""Volumes of Windows: drive letters, asked through kernel32 alone."""

import ctypes
import string
from functools import partial
from pathlib import Path
from typing import Any

from npcdesk.sync.carry import patience
from npcdesk.sync.carry.volumes import Volume

PATIENCE_S = 2.0
"""How long a letter may take: an old disk wakes up."""

_REMOVABLE, _FIXED, _DISC = 2, 3, 5  # GetDriveTypeW
_READ_ONLY = 0x00080000  # FILE_READ_ONLY_VOLUME
_NO_DIALOGS = 0x0001  # SEM_FAILCRITICALERRORS: an empty card reader asks for a card otherwise
_SHARED = 0x1 | 0x2
_OPEN_EXISTING = 3
_INVALID = ctypes.c_void_p(-1).value
_QUERY_PROPERTY = 0x002D1400  # IOCTL_STORAGE_QUERY_PROPERTY
_BUS_AT = 28  # of STORAGE_DEVICE_DESCRIPTOR
_USB = 7  # BusTypeUsb


def mounted(kernel: Any = None, wait_s: float = PATIENCE_S) -> list[Volume]:
    """Return the letters that have a medium and answer. Empty card readers are left out.

    Args:
        kernel: kernel32 of this computer when None.
        wait_s: how long a letter may take to answer.
    """
    kernel = kernel or _kernel32()
    bits = kernel.GetLogicalDrives()
    letters = [letter for at, letter in enumerate(string.ascii_uppercase) if bits >> at & 1]
    found = patience.ask({f"{each}:": partial(_volume, kernel, each) for each in letters}, wait_s)
    return [volume for volume in found.values() if volume is not None]


def _volume(kernel: Any, letter: str) -> Volume | None:
    kernel.SetThreadErrorMode(_NO_DIALOGS, None)
    root = f"{letter}:\\"
    kind = kernel.GetDriveTypeW(root)
    if kind not in {_REMOVABLE, _FIXED, _DISC}:
        return None
    name, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
    serial, flags = ctypes.c_uint32(), ctypes.c_uint32()
    done = kernel.GetVolumeInformationW(
        root, name, 261, ctypes.byref(serial), None, ctypes.byref(flags), system, 261
    )
    if not done:
        return None
    return Volume(
        path=Path(root),
        device=letter,
        name=name.value.strip(),
        file_system=system.value,
        removable=kind != _FIXED or _on_usb(kernel, letter),
        read_only=kind == _DISC or bool(flags.value & _READ_ONLY),
    )


def _on_usb(kernel: Any, letter: str) -> bool:
    """Tell whether a fixed disk hangs on a USB cable; the question needs no right to read it."""
    handle = kernel.CreateFileW(f"\\\\.\\{letter}:", 0, _SHARED, None, _OPEN_EXISTING, 0, None)
    if handle in {None, 0, _INVALID}:
        return False
    try:
        question = (ctypes.c_uint32 * 3)()  # PropertyStandardQuery of StorageDeviceProperty
        answer, length = ctypes.create_string_buffer(1024), ctypes.c_uint32()
        done = kernel.DeviceIoControl(
            ctypes.c_void_p(handle),
            _QUERY_PROPERTY,
            question,
            ctypes.sizeof(question),
            answer,
            len(answer),
            ctypes.byref(length),
            None,
        )
        bus = int.from_bytes(answer.raw[_BUS_AT : _BUS_AT + 4], "little")
        return bool(done) and bus == _USB
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _kernel32() -> Any:
    library: Any = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - not there elsewhere
    library.CreateFileW.restype = ctypes.c_void_p
    return library
