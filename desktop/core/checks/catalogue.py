# SPDX-License-Identifier: MIT
"""Every check explained, made from the registry and the form files: the page for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.core.checks.registry import CHECKS
from desktop.core.checks.spec import CheckSpec, Family
from desktop.core.form import FollowSpec, RelationSpec, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.core.form import FormSpec

SEVERITY_NAMES = {
    Severity.ERROR: "错误，应当改正",
    Severity.CONFIRM: "待核对，可以写明理由后保留",
    Severity.HINT: "提示",
}


class Entry(NamedTuple):
    """One check as it is explained to the user. `wrong` and `right` may be empty."""

    id: str
    family: Family
    severity: Severity
    title: str
    looks_at: str
    why: str
    wrong: str
    right: str
    advice: str
    needs: str


def entries(forms: Mapping[str, FormSpec]) -> list[Entry]:
    """Return all checks in the order of their families; one for each relation of the forms.

    Args:
        forms: the editions whose relations are told, by name.
    """
    found = [entry for check in CHECKS for entry in (_entry(check), *_relations(check, forms))]
    order = list(Family)
    return sorted(found, key=lambda entry: order.index(entry.family))


def _entry(check: CheckSpec) -> Entry:
    needs = "；".join(need.reason for need in check.needs)
    return Entry(
        check.id,
        check.family,
        check.severity,
        check.title,
        check.looks_at,
        check.why,
        check.wrong,
        check.right,
        check.advice,
        needs,
    )


def _relations(check: CheckSpec, forms: Mapping[str, FormSpec]) -> Iterator[Entry]:
    """Yield an entry per relation that the form files state and this check evaluates."""
    told: set[tuple[str, str]] = set()
    for form in forms.values():
        specs: tuple[RelationSpec | FollowSpec, ...] = ()
        if check.id == "relation":
            specs = form.relations
        elif check.id == "follows":
            specs = form.follows
        for spec in specs:
            entry = _of_form(check, spec)
            if (entry.id, entry.title) not in told:
                told.add((entry.id, entry.title))
                yield entry


def _of_form(check: CheckSpec, spec: RelationSpec | FollowSpec) -> Entry:
    prefix = "follows." if isinstance(spec, FollowSpec) else ""
    return _entry(check)._replace(
        id=prefix + spec.id,
        severity=spec.severity,
        title=spec.title,
        looks_at=_sides(spec),
        why=spec.source,
        wrong="",
        right="",
        advice=spec.advice,
    )


def _sides(spec: RelationSpec | FollowSpec) -> str:
    if isinstance(spec, FollowSpec):
        return f"{spec.now_name}；{spec.expected_name}"
    return "；".join(name for name in (spec.left_name, spec.right_name) if name) or spec.title


def markdown(forms: Mapping[str, FormSpec]) -> str:
    """Return the page of all checks as Markdown."""
    lines = ["# 检查哪些内容", ""]
    family = None
    for entry in entries(forms):
        if entry.family is not family:
            family = entry.family
            lines += [f"## {family.label}", ""]
        lines += [f"### {entry.title}", ""]
        lines += [f"- {label}：{words}" for label, words in _told(entry) if words]
        lines += [""]
    return "\n".join(lines)


def _told(entry: Entry) -> list[tuple[str, str]]:
    return [
        ("程度", SEVERITY_NAMES[entry.severity]),
        ("看什么", entry.looks_at),
        ("为什么", entry.why),
        ("错的例子", entry.wrong),
        ("对的例子", entry.right),
        ("怎么办", entry.advice),
        ("不检查的情形", entry.needs),
    ]
