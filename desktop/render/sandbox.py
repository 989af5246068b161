# SPDX-License-Identifier: MIT
"""The Jinja environment of every template: it prints values and reaches nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_FILTERS = ("default", "d", "first", "join", "last", "length", "replace", "trim")


def faults() -> tuple[type[Exception], ...]:
    """Return what a template can fail with: broken, refused, or a sum that cannot be done."""
    from jinja2 import TemplateError

    return (TemplateError, ArithmeticError, TypeError, ValueError)


@cache
def environment() -> Environment:
    """Return the environment: sandboxed, strict about unknown names, escaping what it prints.

    Nothing can be called, and arithmetic that could fill the memory is refused; a few harmless
    filters are left.
    """
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Closed(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(("*", "**", "%"))

        def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002
            return False

        def call_binop(self, *arguments: object) -> object:
            raise SecurityError(f"不允许的运算 {arguments[1]}")

    found = Closed(undefined=StrictUndefined, autoescape=True)
    found.globals.clear()
    found.filters = {name: found.filters[name] for name in _FILTERS}
    return found
