"""Forms made by other programs: ``python -m tests.marks.grid.printed [NAME…]`` prints them.

The files and what they show are kept beside this module, so that the tests need no program.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.marks.grid.form import LANGUAGES, Option, Question, expected, form

FOLDER = Path(__file__).parent / "printed"

Ask = Callable[[Question], str]
Mark = Callable[[str, bool], str]

_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><style>
@page {{ size: A4; margin: 18mm 16mm }}
* {{ -webkit-print-color-adjust: exact; print-color-adjust: exact }}
body {{ font: 10pt/1.5 "Liberation Sans", "DejaVu Sans", sans-serif; margin: 0 }}
h2 {{ font-size: 11pt; margin: 14pt 0 6pt }} .o {{ margin: 3pt 0 }}
{style}</style><body>{body}</body></html>"""


def _page(ask: Ask, language: str, style: str) -> str:
    body = "".join(
        f"<h2>{number}. {html.escape(question.prompt)}</h2>{ask(question)}"
        for number, question in enumerate(form(language), 1)
    )
    return _PAGE.format(language=language, style=style, body=body)


def _marked(mark: Mark, question: Question) -> str:
    return "".join(
        f'<div class="o">{mark(question.kind, bool(option.on))} {html.escape(option.label)}</div>'
        for option in question.options
    )


def _classed(question: Question, *, tag: str = "span", icon: str = "") -> str:
    """Each option an element of class ``on`` or ``off``."""
    return "<div>" + " ".join(
        f'<{tag} class="{"on" if option.on else "off"}">{html.escape(option.label)}'
        f"{icon if option.on else ''}</{tag}>"
        for option in question.options
    ) + "</div>"  # fmt: skip


def _native(kind: str, on: bool) -> str:
    control = "checkbox" if kind == "multi" else "radio"
    return f'<input type="{control}"{" checked" if on else ""}>'


def _signs(multi: str, single: str, kind: str, on: bool, *, style: str = "") -> str:
    sign = (multi if kind == "multi" else single)[on]
    return f'<span style="font-family:DejaVu Sans;{style}">{sign}</span>'


def _same_sign(sign: str, kind: str, on: bool) -> str:
    """One sign in two colours."""
    colour = "#d08a00" if on else "#d8d8d8"
    return f'<span style="font-family:DejaVu Sans;color:{colour}">{sign}</span>'


_INLINE = "display:inline-block;box-sizing:border-box;width:12px;height:12px;position:relative;"


def _css(off: str, on_: str, inner: str, kind: str, on: bool) -> str:
    rounded = "border-radius:50%;" if kind == "single" else ""
    return f'<span style="{_INLINE}{rounded}{on_ if on else off}">{inner if on else ""}</span>'


def _svg(off: str, on_: str, kind: str, on: bool) -> str:
    outline = (
        '<circle cx="10" cy="10" r="8.5" fill="none" stroke="#555" stroke-width="1.5"/>'
        if kind == "single"
        else '<rect x="2" y="2" width="16" height="16" fill="none" stroke="#555" '
        'stroke-width="1.5"/>'
    )
    return (
        '<svg width="12px" height="12px" viewBox="0 0 20 20" overflow="visible">'
        f"{outline}{on_ if on else off}</svg>"
    )


def _columns(sign: str, question: Question) -> str:
    """A table with the options as heads and a sign under what is selected."""
    heads = "".join(f"<th>{html.escape(option.label)}</th>" for option in question.options)
    cells = "".join(
        f'<td align="center">{sign if option.on else "&nbsp;"}</td>' for option in question.options
    )
    return f"<table>{'<tr>' + heads + '</tr>'}<tr>{cells}</tr></table>"


def _second_column(sign: str, question: Question) -> str:
    """A table with the options as rows and a sign beside what is selected."""
    rows = "".join(
        f'<tr><td>{html.escape(option.label)}</td><td align="center" width="50">'
        f"{sign if option.on else '&nbsp;'}</td></tr>"
        for option in question.options
    )
    return f"<table>{rows}</table>"


def _undecided(question: Question) -> str:
    """The second box is neither ticked nor empty, as browsers show it."""
    script = "<script>document.querySelectorAll('.i').forEach(i => i.indeterminate = true)</script>"
    rows = "".join(
        f'<div class="o"><input type="checkbox"{" checked" if option.on else ""}'
        f"{' class=i' if at == 1 else ''}> {html.escape(option.label)}</div>"
        for at, option in enumerate(question.options)
    )
    return rows + script


_TABLE = "table{border-collapse:collapse} td,th{border:0.6pt solid #666;padding:3pt 7pt}"
_PILL = ".on,.off{display:inline-block;padding:1px 9px;margin:2px;border-radius:10px;"
_CARD = ".on,.off{display:block;padding:5px 9px;margin:4px 0;width:260px;border-radius:4px;"
_GREY = "border:1px solid #888;"

# name → (programs, how the question is asked, style)
_FORMS: dict[str, tuple[str, Ask, str]] = {
    "pill": ("cwk", _classed, _PILL + "border:1px solid #999}.on{background:#9fd3ff}"),
    "pill-dark": ("cw", _classed, _PILL + "background:#eee}.on{background:#14508c;color:#fff}"),
    "pill-only": ("c", _classed, _PILL + "}.on{background:#bfe8bf}"),
    "segmented": ("c", _classed, ".on,.off{display:inline-block;padding:2px 8px;margin-left:-5px;"
                  "border:1px solid #777}.on{background:#14508c;color:#fff}"),
    "card-border": ("cwk", partial(_classed, tag="div"),
                    _CARD + "border:1px solid #bbb}.on{border:3px solid #06c}"),
    "card-tint": ("c", partial(_classed, tag="div"),
                  _CARD + "border:1px solid #bbb}.on{background:#dcecff;border-color:#06c}"),
    "card-tick": ("c", partial(_classed, tag="div",
                  icon='<span style="float:right;font-family:DejaVu Sans;color:#06c">✔</span>'),
                  _CARD + "border:1px solid #bbb}.on{border-color:#06c}"),
    "x-columns": ("cwk", partial(_columns, "X"), _TABLE),
    "tick-columns": ("c", partial(_columns, '<span style="font-family:DejaVu Sans">✓</span>'),
                     _TABLE),
    "x-beside": ("cwk", partial(_second_column, "X"), _TABLE),
    "x-beside-shaded": ("c", partial(_second_column, "<b>x</b>"),
                        _TABLE + "tr:nth-child(odd){background:#e8eef8}"),
    "native": ("ck", partial(_marked, _native), ""),
    "native-coloured": ("c", partial(_marked, _native), "input{accent-color:#b00060}"),
    "native-tiny": ("c", partial(_marked, _native), "input{width:7px;height:7px}"),
    "native-huge": ("c", partial(_marked, _native), "input{width:26px;height:26px}"),
    "native-undecided": ("c", _undecided, ""),
    "large-cross": ("cw", partial(_marked, partial(_css, _GREY, _GREY,
                    '<b style="position:absolute;left:-3px;top:-9px;font-size:20px">×</b>')), ""),
    "large-tick": ("cw", partial(_marked, partial(_svg, "",
                   '<path d="M3 9l6 8 15-22" fill="none" stroke="#0a0" stroke-width="3"/>')), ""),
    "svg-strokes": ("c", partial(_marked, partial(_svg, "",
                    '<path d="M4 4L16 16M4 16L16 4" stroke="#222" stroke-width="2"/>')), ""),
    "gradient": ("c", partial(_marked, partial(
        _css, "border:1px solid #777;background:linear-gradient(#fff,#ddd);",
        "border:1px solid #777;background:radial-gradient(circle,#222 35%,#eee 45%);", "")), ""),
    "dotted": ("c", partial(_marked, partial(_css, "border:1px dotted #333;",
               "border:1px dotted #333;background:#333;", "")), ""),
    "crossed-boxes": ("w", partial(_marked, partial(_signs, "☐☒", "○⊗")), ""),
    "same-dot": ("cw", partial(_marked, partial(_same_sign, "●")), ""),
    "same-tick": ("cw", partial(_marked, partial(_same_sign, "✔")), ""),
    "bold": ("cw", partial(_classed, tag="div"), ".on{font-weight:bold}"),
    "highlight": ("cwk", partial(_classed, tag="div"), ".on,.off{display:table}"
                  ".on{background:#ff6}"),
    "strike": ("cw", partial(_classed, tag="div"), ".off{text-decoration:line-through}"),
    "underline": ("c", partial(_classed, tag="div"), ".on{text-decoration:underline}"),
    "coloured": ("c", partial(_classed, tag="div"), ".on{color:#c00}"),
    "grey-others": ("c", partial(_classed, tag="div"), ".off{color:#aaa}"),
    "bullets": ("cw", lambda q: "<ul>" + "".join(
        f"<li>{html.escape(o.label)}</li>" for o in q.options) + "</ul>", ""),
    "tick-bullets": ("c", partial(_marked, partial(_signs, "✔✔", "✔✔")), ""),
}  # fmt: skip
_UNDECIDABLE = {"bullets", "tick-bullets"}


def _chromium(content: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "form.html")
        source.write_text(content, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-pdf-tagging",
             "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
             f"--print-to-pdf={path}", source.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def _weasyprint(content: str, path: Path) -> None:
    import weasyprint  # noqa: PLC0415

    weasyprint.HTML(string=content).write_pdf(path)


def _wkhtmltopdf(content: str, path: Path) -> None:
    subprocess.run(
        ["wkhtmltopdf", "--quiet", "--page-size", "A4", "-", str(path)],
        input=content.encode(), check=True, capture_output=True, timeout=120,
    )  # fmt: skip


_PROGRAMS = {"c": ("chromium", _chromium), "w": ("weasyprint", _weasyprint),
             "k": ("wkhtmltopdf", _wkhtmltopdf)}  # fmt: skip


def _web() -> Iterator[tuple[str, str, list[Option], Callable[[Path], None]]]:
    """Name, kind, options and how to print, of each form that a browser prints."""
    for name, (programs, ask, style) in _FORMS.items():
        for at, key in enumerate(programs):
            language = LANGUAGES[(at + len(name)) % len(LANGUAGES)]
            options = expected(form(language))
            if name in _UNDECIDABLE:
                options = [Option(option.label, None) for option in options]
            if name == "native-undecided":
                second = {question.options[1].label for question in form(language)}
                options = [Option(o.label, None if o.label in second else o.on) for o in options]
            program, printer = _PROGRAMS[key]
            content = _page(ask, language, style)
            yield f"{program}-{name}", name, options, partial(printer, content)


# --------------------------------------------------------------------------- LibreOffice


def _office() -> Iterator[tuple[str, str, list[Option], Callable[[Path], None]]]:
    """The same of forms made with python-docx and printed by LibreOffice."""
    for at, name in enumerate(("highlight", "bold", "strike", "x-beside", "x-columns", "symbols")):
        language = LANGUAGES[at % len(LANGUAGES)]
        options = expected(form(language))
        yield f"libreoffice-{name}", name, options, partial(_document, name, language)


def _document(name: str, language: str, path: Path) -> None:
    from docx import Document  # noqa: PLC0415
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415

    document = Document()
    for question in form(language):
        document.add_paragraph(question.prompt).runs[0].bold = name != "bold"
        if name == "x-columns":
            table = document.add_table(2, len(question.options), style="Table Grid")
            for at, option in enumerate(question.options):
                table.cell(0, at).text = option.label
                table.cell(1, at).text = "X" if option.on else ""
            continue
        if name == "x-beside":
            table = document.add_table(len(question.options), 2, style="Table Grid")
            for at, option in enumerate(question.options):
                table.cell(at, 0).text = option.label
                table.cell(at, 1).text = "X" if option.on else ""
            continue
        for option in question.options:
            paragraph = document.add_paragraph()
            if name == "symbols":
                sign = paragraph.add_run({"multi": "\uf0a8\uf0fe", "single": "\uf0a1\uf0a4"}
                                         [question.kind][bool(option.on)])  # fmt: skip
                sign.font.name = "Wingdings"
                paragraph.add_run(" ")
            run = paragraph.add_run(option.label)
            if name == "highlight" and option.on:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            run.bold = True if name == "bold" and option.on else None
            run.font.strike = True if name == "strike" and not option.on else None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "form.docx")
        document.save(str(source))
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        path.write_bytes(Path(folder, "form.pdf").read_bytes())


# --------------------------------------------------------------------------- kept files


def kept() -> Iterator[tuple[str, str, bytes, list[Option]]]:
    """Name, kind, content and options of the printed forms."""
    for path in sorted(FOLDER.glob("*.pdf")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        options = [Option(label, on) for label, on in truth["options"]]
        yield path.stem, truth["kind"], path.read_bytes(), options


def main(names: list[str]) -> None:
    """Print the forms of these names, or all."""
    FOLDER.mkdir(exist_ok=True)
    for name, kind, options, write in (*_web(), *_office()):
        if names and name not in names:
            continue
        path = FOLDER / f"{name}.pdf"
        write(path)
        truth = {"kind": kind, "options": [[option.label, option.on] for option in options]}
        path.with_suffix(".json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        sys.stderr.write(f"{name}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
