# SPDX-License-Identifier: MIT
"""The rooms of the program and who may see whom, held against every import in the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
NO_PACKAGES = ("resources", "templates", "packaging")

WORK_ROOMS = {"core", "intake", "render", "store"}
MAY_SEE = {
    "core": {"core"},
    "intake": {"core", "intake"},
    "render": {"core", "render"},
    "store": {"core", "store"},
    "paths": set(),
    "verification": {"core", "intake", "render"},
    "faults": set(),
    "shipped": {"core", "store", "paths", "faults"},
    "exporting": {*WORK_ROOMS, "paths", "faults", "shipped", "verification"},
    "templating": {"core", "render", "store", "faults", "shipped"},
    "wordlists": {"core", "store", "faults", "shipped"},
    "tasks": {
        *WORK_ROOMS,
        *("faults", "shipped", "exporting", "templating", "wordlists", "verification"),
    },
    "gui": {*WORK_ROOMS, "paths", "tasks", "gui"},
    "checking": {"core", "tasks"},
    "selftest": {"core", "tasks", "checking", "gui"},
    "cli": {"tasks", "checking", "selftest", "gui"},
    "__main__": {"cli"},
    "__init__": set(),
}
NEVER_AT_START = {
    *("docx", "docxtpl", "jinja2", "lxml", "markupsafe", "openpyxl", "xlsxwriter"),
    *("pdfplumber", "pdfminer", "pypdfium2", "olefile", "typst", "PIL"),
}
NOT_IN_CORE = {
    *("io", "os", "pathlib", "shutil", "tempfile", "glob", "fileinput", "subprocess", "socket"),
    *("time", "random", "secrets", "uuid", "locale", "threading", "asyncio", "logging", "sqlite3"),
}
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40


class Import(NamedTuple):
    """One imported module; `late` says that it is inside a function or for type checking only."""

    name: str
    line: int
    late: bool


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "desktop").parts[0].removesuffix(".py")


def imports(path: Path) -> list[Import]:
    return list(_imports(tree(path), path, late=False))


def _imports(node: ast.AST, path: Path, *, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, late) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from _from(child, path, late=late)
        else:
            typing_only = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from _imports(child, path, late=late or typing_only or function)


def _from(node: ast.ImportFrom, path: Path, *, late: bool) -> Iterator[Import]:
    assert node.level == 0, f"{path}:{node.lineno}: relative import"
    assert node.module is not None
    if node.module == "desktop":
        yield from (Import(f"desktop.{alias.name}", node.lineno, late) for alias in node.names)
    else:
        yield Import(node.module, node.lineno, late)


def every_import() -> Iterator[tuple[Path, Import]]:
    for path in SOURCES:
        for found in imports(path):
            yield path.relative_to(ROOT), found


def rooms_seen(found: Import) -> str | None:
    head, _, rest = found.name.partition(".")
    name = rest.partition(".")[0]
    return name if head == "desktop" and name and name != "__version__" else None


def listed(faults: Iterator[tuple[Path, Import]]) -> list[str]:
    return [f"{path}:{found.line}: {found.name}" for path, found in faults]


def test_every_room_is_known() -> None:
    assert {room(path) for path in SOURCES} <= set(MAY_SEE)


def test_no_room_sees_one_that_it_may_not_see() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if (seen := rooms_seen(found)) and seen not in MAY_SEE[room(ROOT / path)]
        )
        == []
    )


_ALONE = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [one for one in sys.modules if one.partition(".")[0] == "desktop"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as fault:
        sys.exit(f"{name}: {fault}")
"""


def test_every_module_can_be_the_first_to_be_imported() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in SOURCES
        if path.name != "__main__.py" and "gui" not in path.parts
    ]
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, *names], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stderr == ""


def test_only_the_window_knows_qt() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if found.name.partition(".")[0] in {"PySide6", "shiboken6"} and path.parts[1] != "gui"
        )
        == []
    )


def test_the_command_line_loads_the_window_only_when_it_is_wanted() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if room(ROOT / path) in {"cli", "checking", "selftest", "__main__"}
            and rooms_seen(found) == "gui"
            and not found.late
        )
        == []
    )


def test_heavy_libraries_are_loaded_when_first_needed() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if found.name.partition(".")[0] in NEVER_AT_START and not found.late
        )
        == []
    )


def test_core_is_pure_standard_library() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if room(ROOT / path) == "core"
            and found.name.partition(".")[0] not in {*sys.stdlib_module_names, "desktop"}
        )
        == []
    )


def test_core_knows_neither_disk_nor_clock() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if room(ROOT / path) == "core" and found.name.partition(".")[0] in NOT_IN_CORE
        )
        == []
    )


def calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


def test_core_opens_no_file_and_asks_for_no_time() -> None:
    forbidden = {"open", "print", "input", "date.today", "datetime.now", "datetime.today"}
    core = [path for path in SOURCES if room(path) == "core"]
    assert [path.name for path in core if calls(path) & forbidden] == []


@pytest.mark.parametrize("name", NO_PACKAGES)
def test_data_folders_are_no_packages(name: str) -> None:
    assert list((ROOT / name).rglob("__init__.py")) == []


def test_data_folders_are_not_imported() -> None:
    assert (
        listed(
            (path, found)
            for path, found in every_import()
            if found.name.partition(".")[0] in NO_PACKAGES
        )
        == []
    )


@pytest.mark.parametrize("name", ["utils", "common", "misc", "helper", "helpers"])
def test_no_file_is_a_drawer_for_everything(name: str) -> None:
    assert [path for path in SOURCES if name in path.with_suffix("").parts] == []


def test_every_file_begins_with_its_licence_and_says_what_it_does() -> None:
    licence = "# SPDX-License-Identifier: MIT"
    files = [(path, path.read_text("utf-8").partition("\n")[0]) for path in SOURCES]
    assert [path.name for path, first in files if first != licence] == []
    assert [path.name for path in SOURCES if not ast.get_docstring(tree(path))] == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path.name: size for path, size in sizes.items() if size > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_a_page() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {name: size for name, size in found.items() if size > MAX_FUNCTION_LINES} == {}
