"""Ctrl-C once and twice, and what people are told meanwhile."""

from __future__ import annotations

import os
import signal

import pytest

from dtl_planner.cli.stopping import Stop, stoppable


def press() -> None:
    """Press Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_ctrl_c_is_a_wish_and_the_second_ends(capfd: pytest.CaptureFixture[str]) -> None:
    ended: list[int] = []
    with stoppable(end=ended.append) as stop:
        assert not stop()
        press()
        assert stop()
        assert ended == []
        press()
    assert ended == [130]
    assert capfd.readouterr().err == "\nStopped.\n"


def test_afterwards_ctrl_c_does_what_it_did_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stoppable():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        press()


def test_people_are_told_what_ctrl_c_would_give_them() -> None:
    stop = Stop()
    assert stop.told(2) == "Looking at what changes ... 2 s"
    stop()
    assert stop.told(3) == "Planning ... 3 s; Ctrl-C gives the best plan so far"
    stop.is_asked = True
    assert stop.told(4) == "Stopping with the best plan so far ... Ctrl-C again ends at once"
