# SPDX-License-Identifier: MIT
"""The net for faults of the program."""

from __future__ import annotations

import sys

import pytest

from desktop.gui import errors


@pytest.fixture
def crash(monkeypatch, capsys):
    """Install the net and let a fault fall into it; dialogs are kept as (details, place)."""
    shown = []

    def fall(rescue=lambda: "", kind=ValueError, during=None):
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        errors.install_crash_hook(rescue)

        def show(details, where):
            shown.append(where)
            if during:
                during()

        monkeypatch.setattr(errors, "_show_crash", show)
        sys.excepthook(kind, kind("fault"), None)
        capsys.readouterr()
        return shown

    return fall


def test_a_fault_is_shown_with_the_place_of_the_rescued_work(crash):
    assert crash(lambda: "/a.nianbao") == ["/a.nianbao"]


def test_an_interruption_is_no_fault(crash):
    assert crash(kind=KeyboardInterrupt) == []


def test_a_rescue_that_fails_does_not_hide_the_fault(crash):
    def fail():
        raise OSError("full")

    assert crash(fail) == [""]


def test_what_fails_again_while_the_dialog_is_open_opens_no_other(crash):
    again = lambda: sys.excepthook(ValueError, ValueError("again"), None)  # noqa: E731
    assert crash(during=again) == [""]


def test_a_later_fault_is_shown_again(crash):
    crash()
    assert crash() == ["", ""]
