"""The commands of a fresh clone: run, test, check, bench, demo, lock, clean.

Makes `.venv` beside this file, installs what `locks/` pins, and starts the desk or its tests in
it. The Makefile and desk.cmd only call this. It needs nothing but Python, and an old one can read
it as far as to say that it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / ".stamp"
LOCKS = ROOT / "locks"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

NEWEST_FIRST = ("python3.14", "python3.13", "python3.12", "python3.11")

QT_PACKAGES = ("pyside6-essentials", "shiboken6")
# The glibc that the wheels of the pinned Qt were built for. Below it, 6.8 has the last wheels.
QT_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}

# What PySide6's wheels need from the system, and the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
QT_WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

TYPES = ("mypy",)
GATE = (("ruff", "format", "--check", "."), ("ruff", "check", "."), TYPES)


def main(words: list[str]) -> int:
    """Do one command; the words after it go on to what it starts."""
    sys.stdout.reconfigure(errors="replace")  # a console that has no Chinese
    verbs = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "demo": demo,
        "lock": lock,
        "clean": clean,
    }
    if not words or words[0] not in verbs:
        say(f"python desk.py [{' | '.join(verbs)}]")
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may be reading this
        return newer_python(words)
    try:
        return verbs[words[0]](words[1:])
    except KeyboardInterrupt:
        return 130


def run(words: list[str]) -> int:
    """Open the window; where there is no display, leave the demonstration in ./demo."""
    setup("run")
    if displayed():
        return start("npcdesk", *words)
    say("没有显示器，改为运行演示，结果在 demo 文件夹。 / No display: running the demo into ./demo")
    return demo([])


def demo(words: list[str]) -> int:
    """Build the fictional county, and leave its papers and pictures in ./demo."""
    setup("run")
    return start("npcdesk", "demo", *(words or ["--out", "demo"]), offscreen=not displayed())


def test(words: list[str]) -> int:
    """Pass the whole gate. With words, they go to pytest: `make test ARGS=tests/rules`."""
    setup("test")
    return gate(("pytest", *(words or ("-n", "auto"))))


def check(words: list[str]) -> int:
    """Pass the gate but for the tests: style, types, and who may import whom."""
    setup("test")
    return gate(("pytest", "tests/test_house.py", *words))


def bench(words: list[str]) -> int:
    """Measure what must be fast."""
    setup("test")
    return start("bench", *words, offscreen=True)


def lock(words: list[str]) -> int:
    """Pin again what pyproject.toml asks for; `ARGS=--upgrade` takes the newest of each."""
    setup("test")
    if start("uv", "--version", quiet=True):
        pip("install", "uv")
    options = "--universal --generate-hashes --no-header --no-annotate --python-version 3.11 -q"
    compiled = ("uv", "pip", "compile", *options.split(), *words)
    for group, name in (((), "run.txt"), (("--group", "dev"), "dev.txt")):
        code = start(*compiled, "pyproject.toml", *group, "-o", f"locks/{name}", quiet=True)
        if code:
            return code
    return 0


def clean(_words: list[str]) -> int:
    """Take away everything that is made, and nothing that is written."""
    for name in (".venv", ".mypy_cache", ".ruff_cache", ".hypothesis", "demo"):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0


def setup(kind: str) -> None:
    """Make sure that the environment holds the lock of `kind`, run or test, and Qt can load."""
    wanted = {name: mark(name) for name in (("run", "test") if kind == "test" else ("run",))}
    fresh = not PYTHON.exists()
    missing = missing_packages(fresh=fresh)
    if missing:
        install_packages(missing)
    if wanted[kind] in (STAMP.read_text().split() if STAMP.exists() else ()):
        return
    if fresh or start("pip", "--version", quiet=True):
        say("新建运行环境 .venv / making .venv")
        if quietly(sys.executable, "-m", "venv", "--clear", str(VENV)):
            sys.exit("没有建成 .venv，请看上面的原因。 / .venv could not be made: see above.")
    say("安装运行库，第一次要几分钟 / installing what locks/ pins, minutes the first time")
    STAMP.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        lock_file = Path(folder) / "lock.txt"
        lock_file.write_text(pins(kind), encoding="utf-8")
        if pip("install", "--require-hashes", "--no-deps", "-r", str(lock_file)):
            sys.exit(
                "没有装完，请看上面的原因，再运行一次。 / Not finished: see above, then try again."
            )
    STAMP.write_text("\n".join(wanted.values()), encoding="utf-8")


def pins(kind: str) -> str:
    """Return the lock of `kind`, with Qt 6.8 in it where newer wheels cannot be loaded."""
    text = (LOCKS / ("run.txt" if kind == "run" else "dev.txt")).read_text(encoding="utf-8")
    if not old_qt():
        return text
    kept, taken = [], True
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            taken = line.split("==")[0] not in QT_PACKAGES
        if taken:
            kept.append(line)
    return "".join(kept) + (LOCKS / "qt-6.8.txt").read_text(encoding="utf-8")


def mark(kind: str) -> str:
    """Return what the stamp keeps of an installed lock: another lock or Python has another."""
    seen = f"{kind} {sys.version}\n{pins(kind)}"
    return hashlib.sha256(seen.encode()).hexdigest()


def old_qt() -> bool:
    """Return whether Qt 6.8 is asked for (NPCDESK_QT=6.8) or all that this system can load."""
    if "NPCDESK_QT" in os.environ:
        return os.environ["NPCDESK_QT"] == "6.8"
    return too_old(platform.machine(), glibc())


def too_old(machine: str, libc: str) -> bool:
    """Return whether a C library, "glibc 2.31", is older than the newest Qt's wheels need."""
    name, _, version = libc.partition(" ")
    needed = QT_GLIBC.get(machine)
    if name != "glibc" or needed is None:
        return False
    return tuple(map(int, version.split(".")[:2])) < needed


def glibc() -> str:
    """Return the C library's name and version, or nothing where it does not tell."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (AttributeError, ValueError, OSError):
        return ""


def missing_packages(*, fresh: bool) -> list[str]:
    """Return the Debian packages without which Qt, or a new environment, cannot be."""
    if sys.platform != "linux":
        return []
    needed = QT_LIBRARIES | (QT_WINDOW_LIBRARIES if displayed() else {})
    missing = {package for name, package in needed.items() if not loads(name)}
    if fresh and importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    return sorted(missing)


def loads(library: str) -> bool:
    """Return whether the system has a library by that name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Let the system's package manager bring them, if it may; else say which, and end."""
    asking = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*asking, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    may = shutil.which("apt-get") and (
        not asking or (shutil.which("sudo") and not quietly("sudo", "-n", "true"))
    )
    if may:
        say(f"安装系统库 / apt-get install: {' '.join(packages)}")
        quietly(*apt, "update")
        if not quietly(*apt, "install", "-y", "--no-install-recommends", *packages):
            return
    sys.exit(
        f"请先安装这些系统库 / please install first:\n  sudo apt-get install {' '.join(packages)}"
    )


def gate(*last: tuple[str, ...]) -> int:
    """Run every step, so that one run tells everything that is wrong."""
    failed = []
    for step in (*GATE, *last):
        if step == TYPES and old_qt():  # its stubs lack what Qt itself can do
            say("— mypy: 类型按较新的 Qt 核对，这里跳过 / types are judged by the newer Qt's stubs")
            continue
        say(f"— {' '.join(step)}")
        if start(*step, offscreen=True):
            failed.append(" ".join(step[:2]))
    say(f"没有通过 / did not pass: {', '.join(failed)}" if failed else "全部通过 / all passed")
    return 1 if failed else 0


def start(module: str, *words: str, offscreen: bool = False, quiet: bool = False) -> int:
    """Run a module in the environment and return its exit code."""
    extra = {"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}
    out = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        [PYTHON, "-m", module, *words],
        cwd=ROOT,
        env={**os.environ, **extra},
        stdout=out,
        check=False,
    )
    return done.returncode


def pip(*words: str) -> int:
    """Run pip in the environment; it says only what went wrong."""
    return start("pip", "--quiet", "--no-input", "--disable-pip-version-check", *words)


def quietly(*command: str) -> int:
    """Run a command of the system and return its exit code; only its complaints are shown."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode


def displayed() -> bool:
    """Return whether a window would be seen."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def newer_python(words: list[str]) -> int:
    """Go on with a newer Python, if the system has one beside its own."""
    for name in NEWEST_FIRST:
        found = shutil.which(name)
        if found:
            return subprocess.run([found, __file__, *words], check=False).returncode
    say("需要 Python 3.11 或更新的版本。 / Python 3.11 or newer is needed.")
    return 1


def say(line: str) -> None:
    """Tell one line, before whatever is started next tells its own."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
