# SPDX-License-Identifier: MIT
from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.checks.catalogue import entries, markdown
from desktop.core.checks.registry import CHECKS
from desktop.core.checks.spec import Family

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.core.form import FormSpec


def test_every_check_is_explained_in_full() -> None:
    for check in CHECKS:
        told = (check.title, check.looks_at, check.why, check.wrong, check.right, check.advice)
        assert all(told), check.id


def test_every_check_and_every_relation_has_its_entry(forms: Mapping[str, FormSpec]) -> None:
    ids = {entry.id for entry in entries(forms)}
    relations = {relation.id for form in forms.values() for relation in form.relations}
    follows = {f"follows.{spec.id}" for form in forms.values() for spec in form.follows}
    assert ids == {check.id for check in CHECKS} | relations | follows


def test_a_relation_of_both_editions_is_told_once(forms: Mapping[str, FormSpec]) -> None:
    ids = [entry.id for entry in entries(forms)]
    assert len(ids) == len(set(ids))


def test_families_stand_together(forms: Mapping[str, FormSpec]) -> None:
    families = [entry.family for entry in entries(forms)]
    assert families == sorted(families, key=list(Family).index)


def test_the_page_has_a_heading_per_family_and_check(forms: Mapping[str, FormSpec]) -> None:
    page = markdown(forms)
    assert "## 与上年比较\n" in page
    assert "### 现行有效件数一般不少于本年制发件数\n\n- 程度：待核对，可以写明理由后保留\n" in page
    assert page.count("\n### ") == len(entries(forms))


def test_what_is_empty_is_left_out(forms: Mapping[str, FormSpec]) -> None:
    assert not any(line.endswith("：") for line in markdown(forms).splitlines())


def test_a_rule_with_one_side_is_told_by_its_title(forms: Mapping[str, FormSpec]) -> None:
    (entry,) = [entry for entry in entries(forms) if entry.id == "proactive.rules_power"]
    assert entry.looks_at == entry.title


def test_the_page_for_the_user_shows_no_ids(forms) -> None:
    page = markdown(forms)
    assert not [entry.id for entry in entries(forms) if "." in entry.id and entry.id in page]
