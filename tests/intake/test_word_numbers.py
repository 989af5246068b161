from __future__ import annotations

import pytest

from desktop.intake.word_numbers import printed_number


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (101, "chineseCountingThousand", "一百〇一"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千〇一"),
        (15, "chineseLegalSimplified", "壹拾伍"),
        (12, "ideographDigital", "一二"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "甲"),
        (12, "ideographZodiac", "亥"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (3, "ideographEnclosedCircle", "㈢"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (2, "lowerLetter", "b"),
        (5, "decimal", "5"),
        (5, "unheardOf", "5"),
        (0, "chineseCounting", "0"),
        (10_000, "upperRoman", "10000"),
        (5, "none", ""),
    ],
)
def test_numbers_are_printed_as_word_prints_them(number: int, style: str, printed: str) -> None:
    assert printed_number(number, style) == printed
