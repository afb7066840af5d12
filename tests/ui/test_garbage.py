"""Cycles of Qt objects go on the thread that made them."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from npcdesk.ui import garbage


@pytest.fixture
def collecting():
    was_on, limits = gc.isenabled(), gc.get_threshold()
    yield
    gc.set_threshold(*limits)
    (gc.enable if was_on else gc.disable)()


def cycle():
    """An object of Qt that only the collector can free, and a list of where it was freed."""
    held, where = QObject(), []
    held.itself = held
    weakref.finalize(held, lambda: where.append(threading.current_thread()))
    return where


def test_the_other_thread_collects_nothing_and_this_one_does(qtbot, qapp, collecting):
    gc.collect()
    keeper = QObject()
    garbage.collect_here(keeper, 0)
    where = cycle()
    other = threading.Thread(target=lambda: [[n] for n in range(20_000)])
    other.start()
    other.join()
    assert not where
    gc.set_threshold(1, 0, 0)
    qtbot.waitUntil(lambda: bool(where), timeout=5_000)
    assert where == [threading.main_thread()]


def test_python_itself_would_have_collected_on_the_other_thread(qapp, collecting):
    gc.collect()
    gc.enable()
    gc.set_threshold(100, 1, 1)
    where, kept = cycle(), []
    other = threading.Thread(target=lambda: kept.extend([n] for n in range(20_000)))
    other.start()
    other.join()
    assert where == [other]
