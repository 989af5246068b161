# SPDX-License-Identifier: MIT
"""What the name of an organisation says about its kind."""

from __future__ import annotations

import re

from desktop.core.report import OrganisationKind

_TOWNSHIP = re.compile(r"(?:[镇乡]|街道)(?:人民政府|办事处)?$|苏木(?:人民政府)?$")
_COUNTY = re.compile(r"[县旗]人民政府$|[县旗]$|区人民政府$")
_OF_COUNTY = re.compile(r"[县旗][^省市州]*(?:局|委员会|办公室|中心|厅|委|办|院)$")
_PROVINCE = re.compile(r"省人民政府$|自治区人民政府$")
_OF_PROVINCE = re.compile(r"(?:省|自治区)(?:[^省市县区州盟旗乡镇]|乡村)*(?:厅|局|委员会|办公室)$")


def kind_of(name: str) -> OrganisationKind:
    """Return the kind that a full name tells beyond doubt; UNKNOWN for any other.

    A 市 is left unknown: the name does not tell a city with districts from one of county rank.
    """
    name = "".join(name.split())
    if _TOWNSHIP.search(name):
        return OrganisationKind.TOWNSHIP
    if _PROVINCE.search(name):
        return OrganisationKind.PROVINCE
    if _OF_PROVINCE.search(name):
        return OrganisationKind.PROVINCE_DEPARTMENT
    if _COUNTY.search(name):
        return OrganisationKind.COUNTY
    if _OF_COUNTY.search(name):
        return OrganisationKind.COUNTY_DEPARTMENT
    return OrganisationKind.UNKNOWN
