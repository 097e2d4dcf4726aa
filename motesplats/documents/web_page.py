"""A running text as one HTML file: no script, nothing fetched, and it prints as a sheet of paper.

Headings, lists and tables are what they are called, so that a screen reader reads in order (WCAG
2.2, 1.3.1 and 1.3.2); every text in another language or direction says so (3.1.2).
"""

from collections.abc import Sequence
from html import escape
from itertools import zip_longest

from motesplats.documents.table import Column
from motesplats.documents.text import reads_right_to_left
from motesplats.feedback.label_texts import Label, Labels

# "none" lets nothing in from anywhere, whatever an employer has written.
_RULES = "default-src 'none'; style-src 'unsafe-inline'"
_RISE = ' class="up"'
_STYLE = """
html { font: %(size)gpt/1.5 "Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic",
system-ui, sans-serif;
color: #000; background: #fff; }
body { max-width: 40em; margin: 1.5em auto; padding: 0 1em; overflow-wrap: break-word; }
h1 { font-size: 1.6em; } h2 { font-size: 1.25em; } h3 { font-size: 1.05em; }
h1, h2, h3 { line-height: 1.3; margin: 1.2em 0 0.3em; break-after: avoid; }
.label { font-weight: normal; margin-left: 1em; display: inline-block; }
p, li { margin: 0.4em 0; } li, tr { break-inside: avoid; }
.up { list-style-type: "\\2191\\00a0"; }
table { border-collapse: collapse; width: 100%%; } th, td { text-align: start; vertical-align: top;
padding: 0.3em 0.5em; border-bottom: 1px solid #000; } thead { background: #eee; }
.write li { border-bottom: 1px solid #000; padding: 0.7em 0 0.1em 30em; white-space: nowrap; }
footer { margin-top: 2em; border-top: 1px solid #000; }
@media screen and (max-width: 40em) { .write li { padding-left: 50%%; } }
@media print { @page { size: A4; margin: 18mm; } body { max-width: none; margin: 0; padding: 0; } }
"""


class WebPage:
    """Writes what a ``Pen`` is asked for; ``size`` is that of the running text in points."""

    line_height = 0.0

    def __init__(
        self, title: str, language: str, size: float = 12, labels: Labels | None = None
    ) -> None:
        self._labels = labels
        self._head = (
            "<!DOCTYPE html>",
            f'<html lang="{escape(language)}" dir="ltr">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_RULES}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE % {'size': size}}</style></head>",
        )
        self._parts: list[str] = []

    def opening_height(self, text: str) -> float:
        return 0.0

    def heading(
        self,
        level: int,
        text: str,
        *,
        follow: float = 0,
        beside: str = "",
    ) -> None:
        label = self._labels and self._labels.of(text)
        said = f" {_labelled(label)}" if label else ""
        self._parts.append(f"<h{level}{_direction(text)}>{escape(text)}{said}</h{level}>")
        if beside:
            self.paragraph(beside)

    def paragraph(self, text: str, *, bold: bool = False, language: str = "") -> None:
        spoken = f' lang="{escape(language)}"' if language else ""
        words = f"<strong>{_lines(text)}</strong>" if bold else _lines(text)
        self._parts.append(f"<p{spoken}{_direction(text)}>{words}</p>")

    def bullets(self, texts: Sequence[str], raised: Sequence[bool] = ()) -> None:
        items = [
            f"<li{_RISE if rise else ''}{_direction(str(text))}>{_lines(str(text))}</li>"
            for text, rise in zip_longest(texts, raised[: len(texts)], fillvalue=False)
        ]
        self._parts.append("\n".join(("<ul>", *items, "</ul>")))

    def blanks(self, label: str, count: int = 1) -> None:
        items = [f"<li>{escape(label)}</li>"] * count
        self._parts.append("\n".join(('<ol class="write">', *items, "</ol>")))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        head = "".join(
            f'<th scope="col"{_spoken(c)}{_direction(c.heading)}>{escape(c.heading)}</th>'
            for c in columns
        )
        self._parts.append(f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>")
        for row in rows:
            first, *rest = (
                f"{_spoken(column)}{_direction(text)}>{_lines(text)}"
                for text, column in zip(row, columns, strict=True)
            )
            cells = "".join(f"<td{cell}</td>" for cell in rest)
            self._parts.append(f'<tr><th scope="row"{first}</th>{cells}</tr>')
        self._parts.append("</tbody></table>")

    def finish(self, foot: str = "") -> bytes:
        """The whole file in UTF-8; ``foot`` stands below the content."""
        ending = (f"<footer><p>{escape(foot)}</p></footer>",) if foot else ()
        body = ("<body><main>", *self._parts, "</main>", *ending, "</body></html>", "")
        return "\n".join((*self._head, *body)).encode()


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _direction(text: str) -> str:
    return ' dir="rtl"' if reads_right_to_left(text) else ""


def _spoken(column: Column) -> str:
    return f' lang="{escape(column.language)}"' if column.language else ""


def _labelled(label: Label) -> str:
    turned = "rtl" if label.right_to_left else "ltr"
    said = escape(label.text)
    return f'<span class="label" lang="{escape(label.language)}" dir="{turned}">{said}</span>'
