# SPDX-License-Identifier: MIT
"""The form editions on the disk: one folder of TOML files each."""

from __future__ import annotations

import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.core.formfile import FormError, read_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.core.form import FormSpec


def load_forms(folder: Path) -> Mapping[str, FormSpec]:
    """Return every edition below `folder` by name, the oldest first.

    Raises:
        FormError: a file is wrong, two editions claim a name or a year, or there is none.
    """
    forms: dict[str, FormSpec] = {}
    found = [load_form(place) for place in sorted(folder.iterdir()) if place.is_dir()]
    for form in sorted(found, key=lambda form: form.first_year):
        if form.edition in forms:
            raise FormError(str(folder), "edition", f"two folders hold the edition {form.edition}")
        for other in forms.values():
            if other.covers(form.first_year):
                reason = f"{form.edition} and {other.edition} both claim {form.first_year}"
                raise FormError(str(folder), "first_year", reason)
        forms[form.edition] = form
    if not forms:
        raise FormError(str(folder), "", "holds no edition of the form")
    return MappingProxyType(forms)


def load_form(folder: Path) -> FormSpec:
    """Return the edition in one folder; FormError names the file that is wrong."""
    files = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            files[path.name] = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise FormError(f"{folder.name}/{path.name}", "", str(fault)) from fault
    try:
        return read_form(files)
    except FormError as fault:
        raise FormError(folder.name, "", str(fault)) from fault


def for_year(forms: Mapping[str, FormSpec], year: int) -> FormSpec | None:
    """Return the edition for a data year; None when there was no national form in that year."""
    return next((form for form in forms.values() if form.covers(year)), None)
