# SPDX-License-Identifier: MIT
from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop import paths

if TYPE_CHECKING:
    from tests.render.conftest import Template

SCRIPT = Path(__file__).parents[2] / "packaging" / "make_template.py"


@pytest.fixture(scope="module")
def script() -> Any:
    """The script that builds the template."""
    spec = importlib.util.spec_from_file_location("make_template", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_template_is_what_the_script_makes(script: Any, template: Template) -> None:
    assert script.build() == template.data


def test_the_page_on_placeholders_is_what_the_script_makes(script: Any) -> None:
    page = paths.data_folder("templates") / "README.md"
    assert page.read_text("utf-8") == script.readme()


@pytest.mark.parametrize(
    "piece",
    [
        '<w:pgSz w:w="11906" w:h="16838"/>',
        'w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"',
        '<w:docGrid w:type="linesAndChars" w:linePitch="579"',
    ],
)
def test_the_page_is_laid_out_after_the_standard(script: Any, piece: str) -> None:
    assert piece in script.document_xml()


def test_twenty_two_lines_of_the_grid_fill_the_text_area(script: Any) -> None:
    height = 16838 - 2098 - 1984
    assert height // script.LINE == 22


def test_twenty_eight_characters_fill_a_line() -> None:
    width, character = 11906 - 1474 - 1587, 320 - 5
    assert width // character == 28


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("nbTitle", "方正小标宋简体", 44),
        ("nbHeading1", "黑体", 0),
        ("nbHeading2", "楷体_GB2312", 0),
    ],
)
def test_each_level_has_its_official_font(
    script: Any, style: str, font: str, half_points: int
) -> None:
    properties = next(run for key, _, _, run in script.STYLES if key == style)
    assert f'w:eastAsia="{font}"' in properties
    assert not half_points or f'<w:sz w:val="{half_points}"/>' in properties


def test_there_is_no_theme_and_no_person_in_it(script: Any) -> None:
    everything = "".join(script.parts().values())
    assert "heme" not in everything
    assert "creator" not in everything
    assert "lastModifiedBy" not in everything
