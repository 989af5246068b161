from __future__ import annotations

import pytest

from desktop.intake.blocks import IntakeError
from desktop.intake.limits import refuse_large, refuse_many


def test_what_is_as_large_as_the_limit_passes() -> None:
    refuse_large(10, 10, "文件")


def test_what_is_larger_is_refused_by_name() -> None:
    with pytest.raises(IntakeError, match="文件太大"):
        refuse_large(11, 10, "文件")


def test_more_than_the_limit_is_refused_as_too_much() -> None:
    refuse_many(10, 10, "文字")
    with pytest.raises(IntakeError, match="文字太多"):
        refuse_many(11, 10, "文字")
