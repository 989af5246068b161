# SPDX-License-Identifier: MIT
"""PDF pages as pictures and as text."""

from __future__ import annotations

import pytest

from desktop.render.page_images import PdfPages


@pytest.fixture
def pdf(pages, context_of, zero_report):
    with PdfPages(pages.preview(context_of(zero_report)).data) as opened:
        yield opened


def test_a_page_is_a4(pdf):
    width, height = pdf.sizes_pt[0]
    assert (round(width), round(height)) == (595, 842)


def test_pages_are_numbered_from_one(pdf):
    assert pdf.numbers[0] == 1
    assert len(pdf.numbers) == len(pdf.sizes_pt) > 1


def test_a_picture_has_four_bytes_a_pixel(pdf):
    image = pdf.image(1, 72)
    assert (image.width, image.height) == pdf.size(1, 72)
    assert len(image.data) == image.stride * image.height
    assert image.stride >= 4 * image.width


def test_a_picture_shows_ink_on_white_paper(pdf):
    image = pdf.image(1, 72)
    assert image.data[:3] == b"\xff\xff\xff"
    assert min(image.data[0::4]) < 100


def test_a_resolution_twice_as_high_gives_twice_the_lines(pdf):
    assert abs(pdf.image(1, 144).height - 2 * pdf.image(1, 72).height) <= 1


def test_bands_put_together_are_the_page(pdf):
    whole = pdf.image(1, 72)
    bands = [pdf.image(1, 72, top=top, lines=300) for top in range(0, whole.height, 300)]
    assert b"".join(band.data for band in bands) == whole.data


def test_the_last_band_ends_with_the_page(pdf):
    assert pdf.image(1, 72, top=800, lines=300).height == pdf.size(1, 72)[1] - 800


def test_text_is_read_within_a_box(pdf):
    (text,) = pdf.texts(1, (0, 100, 600, 90))
    assert "年度报告" in text
    assert "总体情况" not in text


def test_closing_twice_does_nothing(pdf):
    pdf.close()
    pdf.close()
