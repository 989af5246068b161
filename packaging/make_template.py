# SPDX-License-Identifier: MIT
"""Builds templates/report.docx, the slim Word template laid out after GB/T 9704-2012.

Run it after a change, from the root: `PYTHONPATH=. python packaging/make_template.py`. The entries
are stored, not deflated, so that every machine makes the same bytes. The page
templates/README.md, what the office may write into a template, is built from the same contract
that the program renders by.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.render.placeholders import PLACEHOLDERS
from desktop.render.sentences import FIGURES
from desktop.render.word import STYLES as STYLES_USED

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'

LINE = 579  # twips: 225 mm / 22 lines, rounded down, or only 21 lines fit
LATIN = "Times New Roman"
# 28 characters in 442.2 pt: each is set 0.25 pt closer. A negative w:charSpace in the grid says
# the same, but LibreOffice 7.4 then gives every character two places of the grid.
TRACKING = '<w:spacing w:val="-5"/>'
FONTS = {  # official name -> (name to use where it is missing, family)
    "方正小标宋简体": ("华文中宋", "auto"),
    "仿宋_GB2312": ("仿宋", "modern"),
    "楷体_GB2312": ("楷体", "modern"),
    "黑体": ("SimHei", "auto"),
    "宋体": ("SimSun", "auto"),
}


def fonts(east: str, latin: str = LATIN) -> str:
    """Return the fonts of a run: `east` for Chinese, `latin` for letters and digits."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def size(points: float) -> str:
    """Return a type size."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def exact(twips: int, before: int = 0, after: int = 0) -> str:
    """Return a fixed line spacing."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
OFF_GRID = f'{CLOSE}<w:snapToGrid w:val="0"/>'
KEEP = "<w:keepNext/><w:keepLines/>"


def centred(spacing: str) -> str:
    """Return the paragraph properties of a centred line off the grid."""
    return f'{OFF_GRID}{spacing}<w:jc w:val="center"/>'


# id, name, paragraph properties, run properties
STYLES = (
    (
        "nbTitle",
        "年报标题",
        f'{KEEP}{OFF_GRID}{exact(700, after=LINE)}<w:jc w:val="center"/>',
        fonts("方正小标宋简体", "方正小标宋简体") + size(22),
    ),
    ("nbNumber", "文号", f'{exact(LINE, after=LINE)}<w:jc w:val="center"/>', ""),
    ("nbAddressee", "主送", exact(LINE), TRACKING),
    (
        "nbHeading1",
        "一级标题",
        f'{KEEP}{exact(LINE)}{FIRST_LINE}<w:outlineLvl w:val="0"/>',
        fonts("黑体") + TRACKING,
    ),
    (
        "nbHeading2",
        "二级标题",
        f'{KEEP}{exact(LINE)}{FIRST_LINE}<w:outlineLvl w:val="1"/>',
        fonts("楷体_GB2312") + TRACKING,
    ),
    ("nbBody", "年报正文", f'{exact(LINE)}{FIRST_LINE}<w:jc w:val="both"/>', TRACKING),
    (
        "nbSignature",
        "落款",
        f'{KEEP}{CLOSE}{exact(LINE, before=LINE)}<w:ind w:rightChars="400" w:right="1280"/>'
        '<w:jc w:val="right"/>',
        TRACKING,
    ),
    (
        "nbDate",
        "落款日期",
        f'{CLOSE}{exact(LINE)}<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>',
        TRACKING,
    ),
    ("nbCell", "表格文字", centred(exact(280)), fonts("宋体") + size(10.5)),
    ("nbHeader", "表格表头", centred(exact(280)), fonts("黑体") + size(10.5)),
    ("nbLabel", "表格标签", centred(exact(280)), fonts("宋体") + size(10.5)),
    ("nbCellSmall", "表格文字（小）", centred(exact(230)), fonts("宋体") + size(9)),
    ("nbHeaderSmall", "表格表头（小）", centred(exact(230)), fonts("黑体") + size(9)),
    (
        "nbLabelSmall",
        "表格标签（小）",
        f'{OFF_GRID}{exact(230)}<w:jc w:val="left"/>',
        fonts("宋体") + size(9),
    ),
    (
        "nbPageOdd",
        "单页页码",
        '<w:snapToGrid w:val="0"/><w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>',
        fonts("宋体", "宋体") + size(14),
    ),
    (
        "nbPageEven",
        "双页页码",
        '<w:snapToGrid w:val="0"/><w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
        fonts("宋体", "宋体") + size(14),
    ),
)

# Table 3 fills a page, so that its heading and the next begin one. They need not keep with their
# tables there; if they do, LibreOffice 7.4 lets nothing keep together on the pages that follow, and
# the signature stands alone.
TOP = '<w:keepNext w:val="0"/><w:pageBreakBefore/>'

# style name, text, properties of its own
PARAGRAPHS = (
    ("年报标题", "{{标题}}", ""),
    ("文号", "{{文号}}", ""),
    ("主送", "{{主送}}", ""),
    ("年报正文", "{{引言}}", ""),
    ("一级标题", "{{总体情况标题}}", ""),
    ("年报正文", "{{总体情况}}", ""),
    ("一级标题", "{{表二标题}}", ""),
    ("年报正文", "{{表二}}", ""),
    ("一级标题", "{{表三标题}}", TOP),
    ("年报正文", "{{表三}}", ""),
    ("一级标题", "{{表四标题}}", TOP),
    ("年报正文", "{{表四}}", ""),
    ("一级标题", "{{存在问题标题}}", ""),
    ("年报正文", "{{存在问题}}", ""),
    ("一级标题", "{{其他事项标题}}", ""),
    ("年报正文", "{{其他事项}}", ""),
    ("落款", "{{落款}}", ""),
    ("落款日期", "{{日期}}", ""),
)


def style_id(name: str) -> str:
    """Return the id of the style with this name."""
    return next(key for key, label, _, _ in STYLES if label == name)


def styles_xml() -> str:
    """Return word/styles.xml: the defaults, 正文 (Normal), and the styles of the report."""
    normal = fonts("仿宋_GB2312") + '<w:kern w:val="2"/>' + size(16)
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    own = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for key, name, paragraph, run in STYLES
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{normal}"
        f"{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr><w:rPr>{normal}</w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        f"</w:style>{own}</w:styles>"
    )


def document_xml() -> str:
    """Return word/document.xml: one placeholder a paragraph, and the page."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{own}</w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for style, text, own in PARAGRAPHS
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" '
        'w:header="851" w:footer="1400" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="0"/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{page}</w:body></w:document>"


def footer_xml(style: str) -> str:
    """Return a footer with the page number between two dashes."""
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}><w:p>"
        f'<w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def settings_xml() -> str:
    """Return word/settings.xml."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/'
        'word" w:val="15"/></w:compat></w:settings>'
    )


def fonts_xml() -> str:
    """Return word/fontTable.xml: what to use where an official font is not installed."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, (other, family) in FONTS.items()
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def relations_xml(relations: dict[str, tuple[str, str]]) -> str:
    """Return a .rels part of id -> (type, target)."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def types_xml() -> str:
    """Return [Content_Types].xml."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "footer1": "footer",
        "footer2": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MIME}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
        f'package.core-properties+xml"/>{overrides}</Types>'
    )


def core_xml() -> str:
    """Return docProps/core.xml: the title of the template and no person."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>政府信息公开工作年度报告模板</dc:title></cp:coreProperties>"
    )


def parts() -> dict[str, str]:
    """Return every part of the template by name, in the order of the archive."""
    return {
        "[Content_Types].xml": types_xml(),
        "_rels/.rels": relations_xml(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core_xml(),
        "word/document.xml": document_xml(),
        "word/_rels/document.xml.rels": relations_xml(
            {
                "rId1": (f"{OFFICE}/styles", "styles.xml"),
                "rId2": (f"{OFFICE}/settings", "settings.xml"),
                "rId3": (f"{OFFICE}/fontTable", "fontTable.xml"),
                "rId4": (f"{OFFICE}/footer", "footer1.xml"),
                "rId5": (f"{OFFICE}/footer", "footer2.xml"),
            }
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": fonts_xml(),
        "word/footer1.xml": footer_xml("单页页码"),
        "word/footer2.xml": footer_xml("双页页码"),
    }


def build() -> bytes:
    """Return the template file."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, source in parts().items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, source.encode())
    return packed.getvalue()


README = """# 报告的样子由模板决定

`report.docx` 是随程序的 Word 模板，按《党政机关公文格式》（GB/T 9704-2012）排版。
想改字体、页边距、标题写法，或加上本单位的固定文字，请用菜单“报告”里的“导出模板”另存一份，
用 Word 或 WPS 修改，再用“选用模板”选改过的那一份。选用时程序会先试印一遍，有问题的地方逐条列出来，
有问题的模板不会被选用。随时可以“改回随程序的模板”。

## 占位符

写在两对半角大括号里，如 `{{{{标题}}}}`。标“独占一段”的，同一段里不能有别的文字；
标“必须有”的，少了就选用不了。

| 占位符 | 印出来的内容 | 独占一段 | 必须有 |
|---|---|---|---|
{rows}

填了文号或主送机关，而模板里没有对应的占位符，导出时程序会说明缺哪一个，不会漏印。
表格由程序按规定表样画好，模板里只放占位符，合并的格不会被改坏。
占位符没有内容可印时，它独占的那一段不印。
模板里没有占位符的新增部分（以后的表样可能增加），连同标题印在它前一部分之后。
可以写条件：`{{% if 文号 %}}…{{% endif %}}`；其他程序语句一律不执行。

## 样式

程序按名字使用这些段落样式，字体、字号、行距都在样式里改，名字不要改：
{styles}。
标题、落款等段落用模板里该段自己的样式；“落款”“落款日期”两个样式的右缩进由程序按国家标准计算，
换成别的样式就照模板原样。

## 常用句子

`sentences` 文件夹里，每个部分的文字有一个文件，是“常用句子”按钮列出来的句子。
以“# ”开头的一行是名称，下面到下一个名称为止是句子；第一个名称上面的是说明，不印。
可以写条件，印出来是空的、要印的数还没有填的，都不列出。能用的名字：
{names}；
“单位”“年度”“下年度”，“政府”（单位类别是政府时成立），“办理结果”（如“予以公开2件”，逐项列出）。
没有填的数是 `none`，不等于 0。
"""


def readme() -> str:
    """Return templates/README.md."""
    rows = "\n".join(
        f"| `{{{{{each.name}}}}}` | {each.meaning} | {'是' if each.block else ''} "
        f"| {'是' if each.required else ''} |"
        for each in PLACEHOLDERS
    )
    return README.format(rows=rows, styles=_quoted(STYLES_USED), names=_quoted(FIGURES))


def _quoted(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent.parent / "templates"
    (folder / "report.docx").write_bytes(build())
    (folder / "README.md").write_text(readme(), "utf-8")
