# SPDX-License-Identifier: MIT
"""What travels with the program: editions of the form, word lists, templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import paths
from desktop.core.formfile import FormError
from desktop.core.wordfile import WordFileError
from desktop.faults import TaskError
from desktop.store import atomic
from desktop.store import forms as form_store
from desktop.store import words as word_store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.checks.words import Words
    from desktop.core.form import FormSpec


def load_forms() -> Mapping[str, FormSpec]:
    """Return the editions that travel with the program, the oldest first.

    Raises:
        TaskError: the installation is damaged; the message names file, key and reason.
    """
    try:
        return form_store.load_forms(paths.data_folder("resources") / "forms")
    except FileNotFoundError as fault:
        raise TaskError(str(fault)) from fault
    except FormError as fault:
        raise TaskError(f"程序的表样文件有误，请重新安装（{fault}）。") from fault


def load_words() -> Words:
    """Return the word lists that travel with the program.

    Raises:
        TaskError: the installation is damaged; the message names file and reason.
    """
    try:
        return word_store.load_words(paths.data_folder("resources") / "checks")
    except FileNotFoundError as fault:
        raise TaskError(str(fault)) from fault
    except WordFileError as fault:
        raise TaskError(f"程序的用词清单有误，请重新安装（{fault}）。") from fault


def form_for(forms: Mapping[str, FormSpec], year: int) -> FormSpec:
    """Return the edition for a data year; for a year that has none, the nearest edition."""
    form = form_store.for_year(forms, year)
    if form is not None:
        return form
    begun = [form for form in forms.values() if form.first_year <= year]
    return begun[-1] if begun else next(iter(forms.values()))


def template(name: str) -> bytes:
    """Return one of the templates that travel with the program.

    Raises:
        TaskError: the installation is incomplete.
    """
    try:
        return atomic.read(paths.data_folder("templates") / name)
    except (FileNotFoundError, atomic.StoreError) as fault:
        raise TaskError(str(fault)) from fault


def sentences(text_id: str) -> str:
    """Return the file of stock sentences for a text; empty when there is none for it.

    Raises:
        TaskError: the installation is damaged.
    """
    try:
        path = paths.data_folder("templates") / "sentences" / f"{text_id}.txt"
        return atomic.read(path).decode("utf-8") if path.exists() else ""
    except (FileNotFoundError, atomic.StoreError, UnicodeDecodeError) as fault:
        raise TaskError(f"程序的常用句子读不出来，请重新安装（{fault}）。") from fault
