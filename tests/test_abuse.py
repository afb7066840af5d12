"""What goes wrong in offices: power cuts, full disks, wrong keys, two windows. Nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from npcdesk import cli, vault
from npcdesk.errors import KeyRefused, StoreBusy, StoreDamaged, StoreTooNew
from npcdesk.job import finish
from npcdesk.office import roster
from npcdesk.paths import OfficeFolder
from npcdesk.rules.drafts import DelegateDraft
from npcdesk.store import Store, aside, checking, opening, unlocking
from npcdesk.workbooks.roster_out import write_roster
from tests import make

PASSPHRASE = "天很蓝水很清草很绿"
IMPORTING = "from npcdesk.cli import main; main()"


@pytest.fixture
def office(tmp_path, new_file, monkeypatch) -> OfficeFolder:
    """A closed office in a folder with real key slots; one delegate is enrolled."""
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    folder = OfficeFolder(tmp_path / "office")
    folder.root.mkdir()
    key = vault.create(folder.slots, PASSPHRASE, make.CHEAP).key
    store = opening.create(folder, unlocking.file_key(key))
    make.office(store)
    make.delegate(store, "周启明", phone="13800001234")
    store.close()
    return folder


def opened(folder):
    return unlocking.opened(folder, PASSPHRASE, make.CLOCK)


def names(folder):
    """Open the office as after a mishap, prove the file sound, and return who is enrolled."""
    with opened(folder) as store:
        assert finish(checking.check(store)) == []
        with store.reading() as session:
            return {line.name for line in roster.lines(session, roster.Filter(), year=2026)}


def said(folder, *words, capsys):
    """Run a command that must be refused in one sentence, and return the sentence."""
    code = cli.run(["--office", str(folder.root), *words], make.CLOCK)
    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert err.strip().endswith("。")
    assert "Traceback" not in err
    return err


def test_an_import_that_is_killed_leaves_the_roster_before_or_after_it(office, tmp_path):
    sheet = tmp_path / "名册.xlsx"
    people = [DelegateDraft(name=f"王{chr(0x4E00 + n)}", sex="female") for n in range(4000)]
    write_roster(sheet, "名册", people)
    before, after = {"周启明"}, {"周启明", *(each.name for each in people)}
    words = ["--office", str(office.root), "roster", "import", str(sheet), "--yes"]
    log = office.root / "desk.db-wal"
    for written in (1, 100_000, 400_000):  # bytes of the write that were on the disk
        running = subprocess.Popen(
            [sys.executable, "-c", IMPORTING, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while running.poll() is None and size(log) < written:
            pass
        running.kill()
        assert running.wait() == -signal.SIGKILL
        with opened(office) as store:
            assert finish(checking.check(store)) == []
            with store.reading() as session:
                number = roster.count(session, roster.Filter())
        assert number in (len(before), len(after))


def size(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def test_a_wrong_passphrase_is_refused_and_a_right_one_still_opens(office, monkeypatch, capsys):
    monkeypatch.setenv("NPCDESK_PASSPHRASE", "完全是另外一句话")
    assert "没有打开数据" in said(office, "roster", "list", capsys=capsys)
    assert names(office) == {"周启明"}


def test_no_keyring_and_no_passphrase_is_a_sentence(office, monkeypatch, capsys):
    monkeypatch.delenv("NPCDESK_PASSPHRASE")
    assert "NPCDESK_PASSPHRASE" in said(office, "roster", "list", capsys=capsys)


def test_a_folder_that_cannot_be_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("NPCDESK_PASSPHRASE", PASSPHRASE)
    (tmp_path / "file").write_text("not a folder")
    folder = OfficeFolder(tmp_path / "file" / "office")
    init = ("init", "--level", "county", "--name", "示例县人大常委会")
    assert "没有建成文件夹" in said(folder, *init, capsys=capsys)
    assert "没有单位的数据" in said(folder, "roster", "list", capsys=capsys)


def test_a_folder_without_write_permission(office, capsys):
    with read_only(office.root):
        err = said(office, "units", "add", "县水利局", capsys=capsys)
        assert "写" in err
    assert names(office) == {"周启明"}


class read_only:  # noqa: N801 - reads as a word in `with`
    """Makes a folder read-only, for root too: by a bind mount in a namespace where modes do not."""

    def __init__(self, root):
        self.root = root

    def __enter__(self):
        if os.geteuid():
            self.root.chmod(0o555)
            return
        bound = subprocess.run(["mount", "--bind", self.root, self.root], check=False)
        remount = ["mount", "-o", "remount,ro,bind", self.root]
        if bound.returncode or subprocess.run(remount, check=False).returncode:
            subprocess.run(["umount", self.root], check=False, stderr=subprocess.DEVNULL)
            pytest.skip("root here can neither be refused by modes nor mount")

    def __exit__(self, *_):
        if os.geteuid():
            self.root.chmod(0o755)
        else:
            subprocess.run(["umount", self.root], check=True)


FULL = """
import resource, sys
from npcdesk.cli import run
from npcdesk.clock import SystemClock
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(run(sys.argv[2:], SystemClock()))
"""


def test_a_disk_that_fills_up_during_an_import(office, tmp_path):
    sheet = tmp_path / "名册.xlsx"
    people = [
        DelegateDraft(name=f"王{chr(0x4E00 + n)}", work_unit="单位" * 40) for n in range(3000)
    ]
    write_roster(sheet, "名册", people)
    limit = str(office.store.stat().st_size + 64 * 1024)
    words = ["--office", str(office.root), "roster", "import", str(sheet), "--yes"]
    done = subprocess.run(
        [sys.executable, "-c", FULL, limit, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith("。")
    assert names(office) == {"周启明"}


def test_two_at_once_are_refused_with_the_computer_and_the_hour(office, capsys):
    with opened(office) as store:
        err = said(office, "roster", "list", capsys=capsys)
        assert "今天 9:30" in err
        with pytest.raises(StoreBusy), opened(office):
            pass
        make.delegate(store, "王芳")
    assert names(office) == {"周启明", "王芳"}


def test_a_file_from_a_newer_version_is_left_alone(office, capsys):
    with opened(office) as store, store.altering() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = office.store.read_bytes()
    assert "请先升级本程序" in said(office, "roster", "list", capsys=capsys)
    with pytest.raises(StoreTooNew), opened(office):
        pass
    assert office.store.read_bytes() == before
    assert not list(office.root.glob("desk.db-*"))


def test_a_file_that_is_not_encrypted_is_not_opened(office, capsys):
    office.store.unlink()
    with sqlite3.connect(office.store) as plain:
        plain.execute("CREATE TABLE person (name)")
    assert "没有加密" in said(office, "roster", "list", capsys=capsys)


@pytest.mark.parametrize("left", [0, 10, 4096, 0.5])
def test_a_file_cut_short_is_told_and_a_copy_brings_it_back(office, left, capsys):
    with opened(office) as store:
        copy = aside.copy(store, office, "手工备份", make.CLOCK)
    whole = office.store.read_bytes()
    office.store.write_bytes(whole[: left if isinstance(left, int) else int(len(whole) * left)])
    err = said(office, "check", capsys=capsys)
    assert "备份" in err
    assert cli.run(["--office", str(office.root), "restore", str(copy), "--yes"], make.CLOCK) == 0
    assert names(office) == {"周启明"}


def test_a_copy_in_bad_state_replaces_nothing(office, tmp_path, capsys):
    with opened(office) as store:
        copy = aside.copy_out(store, office, tmp_path / "备份.db", make.CLOCK)
    broken = copy.with_name("坏.db")
    broken.write_bytes(os.urandom(9000))
    said(office, "restore", str(broken), "--yes", capsys=capsys)
    said(office, "restore", str(tmp_path / "没有.db"), "--yes", capsys=capsys)
    assert names(office) == {"周启明"}


def test_a_backup_opens_on_a_computer_that_never_saw_the_office(office, tmp_path, capsys):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert cli.run(["--office", str(office.root), "backup", "--to", str(stick)], make.CLOCK) == 0
    (copy,) = stick.glob("*.db")
    other = OfficeFolder(tmp_path / "other" / "office")
    assert cli.run(["--office", str(other.root), "restore", str(copy), "--yes"], make.CLOCK) == 0
    assert names(other) == {"周启明"}


def test_the_key_of_another_office_opens_nothing(office):
    key = unlocking.key_of(office, PASSPHRASE)
    with pytest.raises(KeyRefused):
        opening.open_store(office, bytes(32), make.CLOCK)
    opening.open_store(office, unlocking.file_key(key), make.CLOCK).close()


def test_nothing_readable_lies_on_the_disk(office):
    with opened(office) as store:
        make.delegate(store, "欧阳堃", phone="13800005678")
        aside.copy(store, office, "手工备份", make.CLOCK)
        secrets = [text.encode(code) for text in ("周启明", "欧阳堃") for code in ENCODINGS]
        secrets += [b"13800001234", b"13800005678", b"CREATE TABLE", PASSPHRASE.encode()]
        files = [path for path in office.root.rglob("*") if path.is_file()]
        assert any(path.name == "desk.db-wal" and path.stat().st_size for path in files)
        for path in files:
            raw = path.read_bytes()
            assert not [secret for secret in secrets if secret in raw], path


ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def test_a_write_that_ends_badly_changes_nothing(office):
    with opened(office) as store:
        with pytest.raises(ZeroDivisionError), store.writing("登记"):
            raise ZeroDivisionError
        assert isinstance(store, Store)
        with pytest.raises(StoreDamaged):
            store.copy_to(office.store / "below a file" / "copy.db")
    assert names(office) == {"周启明"}
