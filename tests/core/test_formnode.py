# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from desktop.core.formnode import FormError, Node


def test_the_key_of_a_nested_table_is_its_whole_path() -> None:
    (row,) = Node("a.toml", "", {"rows": [{}]}).children("rows")
    (label,) = Node("a.toml", row.path, {"labels": [{"x": 1}]}).children("labels")
    with pytest.raises(FormError, match=r"^a\.toml: rows\[0\]\.labels\[0\]\.x: unknown key$"):
        label.only("text")


def test_defaults_stand_in_for_missing_keys() -> None:
    node = Node("a.toml", "", {})
    assert node.text("a", default="") == ""
    assert node.whole("b", default=4) == 4
    assert node.texts("c", default=("x",)) == ("x",)
    assert node.flag("d") is False


def test_a_list_without_default_must_be_there() -> None:
    with pytest.raises(FormError, match=r"a\.toml: sum: must be a list of texts"):
        Node("a.toml", "", {}).texts("sum")
