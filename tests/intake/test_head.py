# SPDX-License-Identifier: MIT
"""Number and addressee between title and text."""

from __future__ import annotations

import pytest

from desktop.intake.cover import find_head

NUMBER, ADDRESSEE = "清政发〔2026〕1号", "清溪县人民政府："


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([NUMBER, ADDRESSEE, "正文。"], (NUMBER, ADDRESSEE, 2)),
        ([NUMBER, "正文。"], (NUMBER, "", 1)),
        ([" 清政发 〔2026〕 1号"], (NUMBER, "", 1)),
        ([ADDRESSEE, "正文。"], ("", ADDRESSEE, 1)),
        (["县人民政府，县政府办公室:"], ("", "县人民政府，县政府办公室:", 1)),
        ([], ("", "", 0)),
    ],
)
def test_number_and_addressee_are_found(lines, found):
    assert find_head(lines) == found


@pytest.mark.parametrize(
    "line",
    [
        "清溪县人民政府",
        "现将有关情况报告如下：",
        "清溪县人民政府，现将情况报告如下：",
        "根据国办公开办函〔2021〕30号编制。",
        "清政发〔2026〕1号文件",
        "：",
    ],
)
def test_what_belongs_to_the_text_stays_there(line):
    assert find_head([line, "正文。"]) == ("", "", 0)
