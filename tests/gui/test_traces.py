# SPDX-License-Identifier: MIT
"""What the document on the screen carries besides its text."""

from __future__ import annotations

import pytest


@pytest.fixture
def read(window, authored_file):
    """A window with a report that was read from a document."""
    assert window.files.open_path(authored_file)
    return window


def found(window):
    return [f.check for f in window.examiner.findings if f.check.startswith("trace.")]


def test_the_author_of_the_document_that_was_read_is_found(read):
    assert found(read) == ["trace.author"]


def test_the_traces_are_found_after_an_edit_too(read):
    read.session.set_cell("requests.granted.natural", 1)
    read.examiner.examine()
    assert found(read) == ["trace.author"]


def test_another_report_has_not_the_traces_of_the_one_before(read, zero_report):
    read.session.load(zero_report, None)
    assert found(read) == []
