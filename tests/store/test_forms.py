# SPDX-License-Identifier: MIT
from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop import paths
from desktop.core.formfile import FormError
from desktop.store.forms import for_year, load_form, load_forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped forms that a test may damage."""
    return shutil.copytree(paths.data_folder("resources") / "forms", tmp_path / "forms")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_editions_come_oldest_first(forms: Mapping[str, FormSpec]) -> None:
    assert list(forms) == ["2019", "2021"]


def test_the_forms_cannot_be_changed(forms: Mapping[str, FormSpec]) -> None:
    with pytest.raises(TypeError):
        forms["2031"] = forms["2021"]


@pytest.mark.parametrize(("year", "edition"), [(2018, None), (2020, "2019"), (2026, "2021")])
def test_the_edition_follows_the_year(
    forms: Mapping[str, FormSpec], year: int, edition: str | None
) -> None:
    form = for_year(forms, year)
    assert (form and form.edition) == edition


def test_files_beside_the_folders_are_no_editions(folder: Path) -> None:
    (folder / "README.md").write_text("x")
    assert len(load_forms(folder)) == 2


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"gone: the folder is missing"):
        load_forms(tmp_path / "gone")


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="holds no edition of the form"):
        load_forms(tmp_path)


def test_a_folder_without_edition_file_is_named(folder: Path) -> None:
    (folder / "2021" / "form.toml").unlink()
    with pytest.raises(FormError, match=r"^2021: form\.toml: the file is missing$"):
        load_forms(folder)


def test_a_fault_names_folder_file_and_key(folder: Path) -> None:
    change(folder / "2019" / "requests.toml", 'unit = "件"', 'units = "件"')
    with pytest.raises(
        FormError, match=r"^2019: requests\.toml: columns\[0\]\.units: unknown key$"
    ):
        load_forms(folder)


def test_broken_toml_names_file_and_line(folder: Path) -> None:
    (folder / "2019" / "disputes.toml").write_text('id = "disputes\n')
    with pytest.raises(FormError, match=r"^2019/disputes\.toml: .*line 1"):
        load_forms(folder)


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "2019" / "disputes.toml").write_bytes("名".encode("gb18030"))
    with pytest.raises(FormError, match=r"^2019/disputes\.toml: .*utf-8"):
        load_form(folder / "2019")


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "2019" / "more.toml").mkdir()
    with pytest.raises(FormError, match=r"^2019/more\.toml: .*"):
        load_form(folder / "2019")


def test_two_folders_of_one_edition_are_refused(folder: Path) -> None:
    shutil.copytree(folder / "2021", folder / "copy")
    change(folder / "copy" / "form.toml", "first_year = 2021", "first_year = 2024")
    with pytest.raises(FormError, match="two folders hold the edition 2021"):
        load_forms(folder)


@pytest.mark.parametrize(
    ("edition", "old", "new", "year"),
    [
        ("2021", "first_year = 2021", "first_year = 2019", 2019),
        ("2019", "last_year = 2020", "last_year = 2021", 2021),
        ("2019", "first_year = 2019\nlast_year = 2020", "first_year = 2021", 2021),
    ],
)
def test_two_editions_for_one_year_are_refused(
    folder: Path, edition: str, old: str, new: str, year: int
) -> None:
    change(folder / edition / "form.toml", old, new)
    with pytest.raises(FormError, match=f"both claim {year}"):
        load_forms(folder)


def test_an_edition_without_last_year_ends_where_the_next_begins(folder: Path) -> None:
    change(folder / "2019" / "form.toml", "last_year = 2020\n", "")
    assert load_forms(folder)["2019"].last_year == 2020


def test_the_youngest_edition_stays_in_force(folder: Path) -> None:
    assert load_forms(folder)["2021"].last_year is None


def test_a_cell_that_changes_its_kind_between_editions_is_refused(folder: Path) -> None:
    change(
        folder / "2019" / "requests.toml",
        'id = "other"\nkind = "count"',
        'id = "other"\nkind = "change"',
    )
    with pytest.raises(
        FormError, match=r"kind: requests\.\w+\.other has another kind in 2021 than"
    ):
        load_forms(folder)
