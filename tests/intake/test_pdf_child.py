from __future__ import annotations

import io
import marshal
import math
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.intake import pdf_child
from desktop.intake.blocks import IntakeError
from desktop.intake.pdf_child import answer, main, read_pages_apart
from desktop.intake.pdf_page import read_pages
from tests.intake.pdfs import assemble, pdf, rule, stream, write

PACKAGE = Path(pdf_child.__file__).parents[1]
DRAWING = write(70, 700, "规章") + rule(10, 50, 90, 50) + rule(10, 50, 10, 90)


@pytest.fixture
def unlimited(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, int]]:
    """Keeps this process without limits; gives what would have been set."""
    limits: list[tuple[float, int]] = []
    names = SimpleNamespace(RLIMIT_CPU=0, RLIMIT_AS=9, RLIMIT_CORE=4)
    names.setrlimit = lambda what, most: limits.append((what, most[0]))
    monkeypatch.setitem(sys.modules, "resource", names)
    monkeypatch.setattr(signal, "setitimer", lambda *limit: limits.append(limit))
    return limits


def test_a_child_reads_what_this_process_would() -> None:
    data = pdf(DRAWING, DRAWING)
    assert read_pages_apart(data) == read_pages(data)


def test_a_child_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desktop.py").write_text("raise SystemExit", "utf-8")  # what must not be run
    monkeypatch.chdir(tmp_path)
    assert len(read_pages_apart(pdf(DRAWING))) == 1


def test_a_child_of_an_installed_program_is_the_installed_one(tmp_path: Path) -> None:
    site = tmp_path / "安装 目录"
    shutil.copytree(PACKAGE, site / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(site / "desktop" / "intake" / "pdf_page.py", tmp_path)
    renamed = (tmp_path / "pdf_page.py").read_text("utf-8").replace("PDF 文件", "PDF 副本")
    (site / "desktop" / "intake" / "pdf_page.py").write_text(renamed, "utf-8")
    code = "from desktop.intake.pdf_child import read_pages_apart as f; f(b'%PDF-1.7')"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(site)!r}); {code}"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert "PDF 副本已损坏" in done.stderr.decode()


def test_a_refusal_of_the_child_is_told_word_for_word() -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        read_pages_apart(b"%PDF-1.7\n")


def test_the_child_answers_with_pages(unlimited: object) -> None:
    target = io.BytesIO()
    main(io.BytesIO(pdf(DRAWING)), target)
    refusal, [page] = marshal.loads(target.getvalue())
    assert (refusal, page[2][0][0]) == ("", "规")


def test_the_child_answers_with_a_refusal() -> None:
    refusal, pages = marshal.loads(answer(b"%PDF-1.7\n"))
    assert refusal.endswith("。")
    assert pages == []


def test_the_child_limits_its_time_and_memory(unlimited: list[tuple[float, int]]) -> None:
    main(io.BytesIO(b""), io.BytesIO())
    timer = (signal.ITIMER_PROF, pdf_child._CPU_S)
    assert unlimited == [timer, (0, 2), (9, pdf_child._MEMORY_BYTES), (4, 0)]


def test_a_system_without_limits_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    main(io.BytesIO(b""), target := io.BytesIO())
    assert target.getvalue()


def test_a_child_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(IntakeError, match="时间或内存太多"):
        read_pages_apart(pdf(DRAWING), patience_s=0.001)


@pytest.mark.parametrize("said", [b"", b"\x00", marshal.dumps(3)])
def test_a_child_that_talks_nonsense_is_not_believed(
    said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess([], 0, stdout=said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(IntakeError, match="时间或内存太多"):
        read_pages_apart(pdf(DRAWING))


@pytest.mark.parametrize("place", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("part", [0, 2, 3, 4])
def test_what_stands_nowhere_is_refused(
    part: int, place: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [(1.0, 2.0, 3.0)]
    page: list[object] = [595.0, 842.0, [("甲", 1.0, 1.0, 2.0, 2.0, False)], rules, rules, 0]
    page[part] = {0: place, 2: [("甲", 1.0, 1.0, 2.0, place, False)]}.get(part, [(1.0, 2.0, place)])
    done = subprocess.CompletedProcess([], 0, stdout=marshal.dumps(("", [tuple(page)])))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(IntakeError, match="内部结构不正常"):
        read_pages_apart(pdf(DRAWING))


def shared_by_many_pages(drawing: bytes) -> bytes:
    """Make a file in which 250 pages draw the same."""
    kids = " ".join(f"{4 + at} 0 R" for at in range(250))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"
    tree = f"<</Type/Pages/Count 250/Kids[{kids}]>>".encode()
    return assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", tree, stream(drawing, packed=True), *[page] * 250]
    )


@pytest.mark.skipif(os.name != "posix", reason="the system cannot limit a process")
def test_a_drawing_that_many_pages_share_ends_the_child_and_not_the_program() -> None:
    with pytest.raises(IntakeError, match="为安全起见"):
        read_pages_apart(shared_by_many_pages(b"0 0 m 9 9 l S\n" * 50_000))
