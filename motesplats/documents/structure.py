"""The structure tree of a tagged PDF: what is a heading, a list, a table (ISO 32000-1 14.7, ISO
14289-1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from motesplats.documents.text import Line

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(slots=True)
class Element:
    """A node of the structure tree; its marks are (page, number) of drawn content, in reading
    order with its children.

    ``role`` is a standard structure type: Document, Sect, H1–H3, P, L, LI, LBody, Table, TR, TH,
    TD, Span, Figure. ``language`` is that of its text where it is another than the document's.
    """

    role: str
    alt: str = ""
    language: str = ""
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, role: str, alt: str = "", language: str = "") -> "Element":
        """A new last child."""
        child = Element(role, alt, language)
        self.kids.append(child)
        return child

    @property
    def actual_text(self) -> str:
        """The lines as they are read, where that differs from what is drawn.

        It stands here and not in the page content, where viewers would turn it round once more.
        """
        if not any(line.reordered for line in self.lines):
            return ""
        return " ".join(line.logical for line in self.lines)


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page object of the PDF library and, by mark number, the element that each marked content
    belongs to."""

    page: Any
    marks: tuple[Element, ...]


class StructureWriter:
    """Writes the tree, its way back from page content, and the catalogue entries that say the file
    is tagged."""

    def __init__(self, document: Any, pages: Sequence[TaggedPage]) -> None:
        self._document = document
        self._pages = pages
        self._references: dict[int, Any] = {}

    def write(self, root: Element, title: str, language: str) -> None:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(tree)
        tree.dict["K"] = PDFArray([self._element(root, reference)])
        tree.dict["ParentTree"] = self._parent_tree()
        tree.dict["ParentTreeNextKey"] = len(self._pages)
        catalogue = self._document.Catalog
        catalogue.StructTreeRoot = tree
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalogue.Metadata = _metadata(title, language)

    def _element(self, element: Element, parent: Any) -> Any:
        entries: dict[str, Any] = {
            "Type": PDFName("StructElem"),
            "S": PDFName(element.role),
            "P": parent,
        }
        if element.alt:
            entries["Alt"] = PDFString(element.alt)
        if element.actual_text:
            entries["ActualText"] = PDFString(element.actual_text)
        if element.language:
            entries["Lang"] = PDFString(element.language)
        if element.role == "TH":
            entries["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        node = PDFDictionary(entries)
        reference = self._document.Reference(node)
        self._references[id(element)] = reference
        node.dict["K"] = PDFArray([self._kid(kid, reference) for kid in element.kids])
        return reference

    def _kid(self, kid: Element | tuple[int, int], parent: Any) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page, number = kid
        place = self._document.Reference(self._pages[page].page)
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": place, "MCID": number})

    def _parent_tree(self) -> Any:
        numbers: list[Any] = []
        for index, page in enumerate(self._pages):
            owners = PDFArray([self._references[id(element)] for element in page.marks])
            numbers += [index, self._document.Reference(owners)]
        return self._document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))


def mark_page(page: Any, index: int) -> None:
    """Let a page name its place in the parent tree and be read in structure order."""
    # The library writes only the entries it knows; a list of the page's own adds two, and leaves
    # other files alone.
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = index
    page.Tabs = PDFName("S")


def _metadata(title: str, language: str) -> Any:
    text = _XMP.format(title=escape(title), language=language)
    entries = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(entries, text.encode(), filters=[])
