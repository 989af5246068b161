# SPDX-License-Identifier: MIT
"""What the name of an organisation says about its kind."""

from __future__ import annotations

import pytest

from desktop.core.organisations import kind_of
from desktop.core.report import OrganisationKind as Kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("清溪县云岭镇人民政府", Kind.TOWNSHIP),
        ("云岭乡", Kind.TOWNSHIP),
        ("清溪市城关街道办事处", Kind.TOWNSHIP),
        ("清溪县 云岭镇", Kind.TOWNSHIP),
        ("清溪县人民政府", Kind.COUNTY),
        ("清溪县水务局", Kind.COUNTY_DEPARTMENT),
        ("清溪县发展和改革委员会", Kind.COUNTY_DEPARTMENT),
        ("示例省人民政府", Kind.PROVINCE),
        ("示例省水利厅", Kind.PROVINCE_DEPARTMENT),
        ("示例省乡村振兴局", Kind.PROVINCE_DEPARTMENT),
        ("示例自治区清溪旗教育局", Kind.COUNTY_DEPARTMENT),
        ("示例省云岭自治州财政局", Kind.UNKNOWN),
        ("示例自治区云岭盟财政局", Kind.UNKNOWN),
        ("示例省云岭镇财政局", Kind.UNKNOWN),
        ("清溪市人民政府", Kind.UNKNOWN),
        ("清溪市水务局", Kind.UNKNOWN),
        ("示例省清溪市水务局", Kind.UNKNOWN),
        ("云岭镇卫生院", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_a_name_tells_the_kind_or_nothing(name, kind):
    assert kind_of(name) is kind
