# SPDX-License-Identifier: MIT
"""The archive of an office file: opens a template, keeps it impersonal, fixes the bytes."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.render.characters import xml
from desktop.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = 50_000_000  # bytes, inflated
# python-docx answers a damaged file with whatever it stumbles over
_STUMBLES = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
    zlib.error,
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/"
_CORE = _RELATIONS + "package/2006/relationships/metadata/core-properties"
_EXTENDED = _RELATIONS + "officeDocument/2006/relationships/extended-properties"
_DOCUMENT = _RELATIONS + "officeDocument/2006/relationships/officeDocument"
_PERSONAL = ("attachedTemplate", "rsids", "docVars", "mailMerge")  # elements of the settings


def open_template(template: bytes) -> Any:
    """Return the docxtpl template.

    Raises:
        RenderError: not a .docx, a damaged one, or one that inflates to more than 50 MB.
    """
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise RenderError("模板太大，不像是 Word 模板，请换一个。")
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
        _touch(document.docx)
    except (zipfile.BadZipFile, OpcError, LxmlError, *_STUMBLES) as fault:
        raise RenderError(
            "模板不是 Word 文档（.docx）或已损坏，请用 Word 或 WPS 另存为 .docx 后再选。"
        ) from fault
    return document


def _touch(document: Any) -> None:
    """Reach for every part that rendering needs, and save once: a damaged file fails here."""
    parts = [document.element.body, document.styles.element, document.settings.element]
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            parts.append(relation.target_part.element)
    names = [part.partname for part in document.part.package.iter_parts()]
    if not all(map(len, parts)) or len(names) > len(set(names)):
        raise ValueError("an empty part, or a name used twice")
    document.save(BytesIO())


def clear_properties(document: Any) -> None:
    """Take out what says something about the person or the machine that made the template."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype != _DOCUMENT]:
        del relations[key]
    settings = document.settings.element
    for name in _PERSONAL:
        for element in settings.findall(_W + name):
            settings.remove(element)
    linked = document.part._settings_part.rels  # noqa: SLF001
    for key in [key for key, each in linked.items() if each.reltype.endswith("/attachedTemplate")]:
        del linked[key]


def put_properties(document: Any, title: str, organisation: str) -> None:
    """Give the document its properties: title and organisation, and nothing else."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    clear_properties(document)
    package = document.part.package
    for name, kind, relation, source in (
        ("core", "vnd.openxmlformats-package.core-properties", _CORE, core_xml(title)),
        (
            "app",
            "vnd.openxmlformats-officedocument.extended-properties",
            _EXTENDED,
            app_xml(organisation),
        ),
    ):
        place = PackURI(f"/docProps/{name}.xml")
        part = Part(place, f"application/{kind}+xml", source.encode(), package)
        package.relate_to(part, relation)


def core_xml(title: str) -> str:
    """Return docProps/core.xml."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def app_xml(organisation: str) -> str:
    """Return docProps/app.xml."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Company>{xml(organisation)}</Company></Properties>'
    )


def pack(saved: bytes, replaced: Mapping[str, str] | None = None) -> bytes:
    """Return the same archive with fixed dates and the entries in a fixed order.

    Args:
        saved: a .docx or .xlsx.
        replaced: new content of some entries, by name.
    """
    news = replaced or {}
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, news.get(name) or source.read(name))
    return packed.getvalue()
