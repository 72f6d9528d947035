"""Writes workbooks for tests, part by part, as any program or attacker could."""

import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx(file, rows="", *, sheet=None, workbook=None, styles=None, strict=False, others=()):
    """Write an XLSX workbook.

    Parameters
    ----------
    file : path
    rows : str
        What stands in its sheet "Answers" below sheetData.
    sheet, workbook, styles : str or bytes, optional
        A part as a whole.
    strict : bool
        Whether its namespaces are those of Strict Open XML.
    others : list of tuple
        Further parts, each with a name and its content.
    """
    main, relations = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    parts = {
        "_rels/.rels": _relations((f"{relations}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook
        or f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            (f"{relations}/worksheet", "worksheets/sheet1.xml"),
            (f"{relations}/worksheet", "worksheets/sheet2.xml"),
            (f"{relations}/styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet
        or f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/styles.xml": styles or f'<styleSheet xmlns="{main}"/>',
    }
    _write(file, [*parts.items(), *others])


def ods(file, rows="", *, content=None, before="", after="", others=()):
    """Write an ODS workbook; see `xlsx`. `before` stands before the first sheet, `after` after."""
    names = " ".join(
        f'xmlns:{name}="{_OPEN}{name}:1.0"' for name in ("office", "table", "text", "style")
    )
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = content or (
        f"<office:document-content {names}>{before}<office:body><office:spreadsheet>"
        f'<table:table table:name="Answers">{rows}</table:table>{after}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", "<manifest/>"),
    ]
    _write(file, [*parts, *others])


def cells(*values):
    """Write the cells of a row of XLSX, without saying where they stand."""
    return f"<row>{''.join(map(_cell, values))}</row>"


def _cell(value):
    if isinstance(value, str) and value.startswith("<"):
        return value
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"
    return f"<c><v>{value}</v></c>"


def line(*values, attributes=""):
    """Write a row of ODS."""
    return f"<table:table-row {attributes}>{''.join(map(_ods_cell, values))}</table:table-row>"


def _ods_cell(value):
    if isinstance(value, str) and value.startswith("<"):
        return value
    kind, value = ("string", value) if isinstance(value, str) else ("float", str(value))
    number = f' office:value="{value}"' if kind == "float" else ""
    return (
        f'<table:table-cell office:value-type="{kind}"{number}><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def _relations(*targets):
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def _write(file, parts):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts:
            container.writestr(name, content)
