# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette

from desktop.gui import theme


@pytest.fixture
def dark(qapp):
    """An application on a dark desktop; it gets its own looks back."""
    style, palette, sheet = qapp.style().name(), qapp.palette(), qapp.styleSheet()
    qapp.setPalette(QPalette(theme.INK))
    yield qapp
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    qapp.styleHints().unsetColorScheme()


def test_the_window_is_light_with_dark_ink_on_a_dark_desktop(dark):
    assert dark.palette().base().color().lightness() < 128
    theme.dress(dark)
    assert dark.palette().base().color().lightness() > 200
    assert dark.palette().text().color().lightness() < 60
