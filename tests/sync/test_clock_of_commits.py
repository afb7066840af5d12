"""The clock of commits believes no computer that is years ahead, and never runs back."""

from npcdesk.sync import hlc

NOW = 1_778_000_000_000  # 2026-05
CENTURIES = 300 * 365 * 86_400_000


def test_a_clock_that_is_centuries_ahead_is_believed_for_two_days(store):
    with store.writing("导入") as session:
        assert hlc.hear(session, (NOW + CENTURIES) << 16, NOW)
        later = hlc.tick(session, NOW)
    assert hlc.wall_ms(later) - NOW == hlc.AHEAD_MS == 2 * 86_400_000


def test_time_goes_on_though_the_computer_s_clock_is_set_back(store):
    with store.writing("改") as session:
        first = hlc.tick(session, NOW)
        assert not hlc.hear(session, 1, NOW)
        assert first < hlc.tick(session, NOW - CENTURIES) < hlc.tick(session, NOW)
