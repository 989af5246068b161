from __future__ import annotations

import pytest

from desktop.intake.plain_rows import is_running


@pytest.mark.parametrize(
    "text",
    [
        "好。",
        "政规范性文件 34 件、人事任免 196 件、其他 84 件；扎",
        "全年收到申请 34 件，上年结转政府信息公开",
        "为 2024 年 1 月 1 日至 12 月 31 日，合计",
        "持续推进，不断提高，力求",
        "申请 2 件，所有申请",
    ],
)
def test_a_piece_of_a_sentence_is_prose(text: str) -> None:
    assert is_running(text)


@pytest.mark.parametrize(
    "text",
    [
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "（二）部分公开（区分处理的，只计这一情",
        "1.申请人无正当理由逾期不补正，行政机关不再处理",
        "形，不计其他情形。） 447 7 0 0",
        "行政许可 34 件",
        "12",
    ],
)
def test_a_label_or_a_row_is_no_prose(text: str) -> None:
    assert not is_running(text)
