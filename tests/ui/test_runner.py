import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

from npcdesk.errors import SheetRefused
from npcdesk.job import Step
from npcdesk.ui import progress
from npcdesk.ui.progress import ProgressDialog, ProgressStrip, Telling, time_left, watch_modally
from npcdesk.ui.runner import Runner
from npcdesk.ui.sheet import Sheet

TELLING = Telling("正在导入 3 人", "名册.xlsx", ("备份", "写入"), "取消后和导入前一样")


@pytest.fixture
def runner(qtbot):
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def count_to(total, threads=None):
    def begin():
        for done in range(1, total + 1):
            if threads is not None:
                threads.append(threading.current_thread())
            yield Step(done, total)
        return "done"

    return begin


def test_a_job_runs_beside_the_screen_and_is_heard_on_it(qtbot, runner):
    threads, heard = [], []
    run = runner.job(count_to(3, threads))
    run.stepped.connect(lambda step: heard.append((step.done, threading.current_thread())))
    with qtbot.waitSignal(run.finished) as ended:
        run.start()
    assert ended.args == ["done"]
    assert threads[0] is not threading.main_thread()
    assert len(set(threads)) == 1
    assert [done for done, _thread in heard] == [1, 2, 3]


def test_jobs_wait_for_one_another(qtbot, runner):
    order = []
    gate = threading.Event()

    def slow():
        yield Step(0, 1)
        gate.wait(5)
        order.append("first")

    def quick():
        order.append("second")
        yield Step(1, 1)

    first, other = runner.job(slow), runner.job(quick)
    with qtbot.waitSignals([first.finished, other.finished]):
        first.start()
        other.start()
        gate.set()
    assert order == ["first", "second"]


def test_cancelling_lets_the_job_undo_what_it_began(qtbot, runner):
    undone, stopped = [], threading.Event()

    def begin():
        try:
            yield Step(1, 2)
            stopped.wait(5)
            yield Step(2, 2)
        finally:
            undone.append(True)

    run = runner.job(begin)
    run.stepped.connect(lambda _step: (run.cancel(), stopped.set()))
    with qtbot.waitSignal(run.cancelled):
        run.start()
    assert undone == [True]


def test_what_a_job_raises_is_raised_on_the_screen_s_thread(qtbot, runner, window):
    def begin():
        yield Step(1, 2)
        msg = "这不是名册，请选另一份。"
        raise SheetRefused(msg)

    run = runner.job(begin)
    watch_modally(run, TELLING)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(run.failed):
        run.start()
    assert [kind for kind, _error, _trace in raised] == [SheetRefused]


def test_a_short_job_shows_nothing(qtbot, runner, window, monkeypatch):
    run = runner.job(count_to(2))
    dialog, shown = watch_modally(run, TELLING), []
    monkeypatch.setattr(dialog, "open", lambda: shown.append(True))
    with qtbot.waitSignal(dialog.finished):
        run.start()
    assert shown == []


def test_stages_pass_from_sign_to_sign(qtbot, runner, window):
    run = runner.job(count_to(1))
    dialog = ProgressDialog(run, TELLING, window)
    dialog.show_step(Step(1, 1, stage="备份"))
    dialog.show_step(Step(183, 261, "郭建平　城关镇", "写入"))
    first, then = dialog.stages.values()
    assert (first._sign.state, then._sign.state) == ("done", "now")
    assert (then._far.full(), then.note.full()) == ("183 / 261", "郭建平　城关镇")
    dialog.end()


def test_escape_asks_the_job_to_stop_and_waits_for_it(qtbot, runner, window):
    go_on = threading.Event()

    def begin():
        yield Step(1, 2)
        go_on.wait(5)
        yield Step(2, 2)

    run = runner.job(begin)
    dialog = ProgressDialog(run, TELLING, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    run.cancelled.connect(dialog.end)
    with qtbot.waitSignal(run.stepped):
        run.start()
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.cancel.isEnabled()
    with qtbot.waitSignal(run.cancelled):
        go_on.set()
    assert not dialog.isVisible()


def test_reading_goes_on_in_the_strip(qtbot, runner, window, monkeypatch):
    monkeypatch.setattr(progress, "QUIET_MS", 0)
    strip = ProgressStrip(window)
    strip._patience.setInterval(0)
    go_on = threading.Event()

    def begin():
        yield Step(40, 100, "沙河镇")
        go_on.wait(5)
        return None

    run = runner.job(begin)
    progress.watch_in_strip(run, TELLING)
    run.start()
    qtbot.waitUntil(lambda: strip.isVisible() and strip.note.full() == "沙河镇")
    with qtbot.waitSignal(run.finished):
        go_on.set()
    assert not strip.isVisible()


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 100, 5, ""),
        (10, 100, 0.4, ""),
        (50, 100, 3, "大约还要 3 秒"),
        (99, 100, 9, "大约还要 1 秒"),
        (10, 100, 60, "大约还要 9 分钟"),
        (100, 100, 60, ""),
        (7, 0, 60, ""),
    ],
)
def test_the_time_left_is_told_once_it_is_known(done, total, seconds, words):
    assert time_left(done, total, seconds) == words


def test_the_desk_carries_out_a_job_and_hands_on_its_result(qtbot, bare_desk, window):
    results = []
    run = bare_desk.carry_out(count_to(3), title="正在核对", then=results.append)
    qtbot.waitUntil(lambda: results == ["done"])
    assert not any(sheet.isVisible() for sheet in window.findChildren(Sheet))
    assert run is not None


def test_a_job_may_hold_its_runner_for_the_last(qtbot):
    runner = Runner()
    run = runner.job(count_to(1))
    run.finished.connect(lambda _result, kept=runner: kept)
    with qtbot.waitSignal(run.finished):
        run.start()
    runner.close()
    gone = weakref.ref(runner)
    del runner, run
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_after_the_runner_has_closed_nothing_is_begun(qtbot):
    runner, begun = Runner(), []
    runner.close()
    runner.job(lambda: begun.append(True)).start()
    assert begun == []
