"""A PDF written by hand: pages, text, drawings, pictures, fonts and fields, byte by byte."""

from __future__ import annotations

import io
import unicodedata
import zlib
from collections.abc import Sequence

HEIGHT, WIDTH = 842, 595
_ACROSS = (  # widths of Helvetica from the space on, in thousandths of its size
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "C": "Courier"}


def width(text: str, size: float = 10) -> float:
    """The length of a text in Helvetica, in points."""
    plain = unicodedata.normalize("NFD", text)
    return sum(_ACROSS[ord(char) - 32] for char in plain if " " <= char <= "~") * size / 1000


class Paper:
    """Pages that are drawn on with the operators of PDF; y grows upwards."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b""]  # catalogue, page tree
        self.pages: list[bytearray] = []
        self.annotations: list[list[int]] = []
        self.fields: list[int] = []
        self.form = ""  # entries of the form's dictionary
        self.catalogue = ""
        self.page_entries = ""
        self.named: dict[str, dict[str, int]] = {"Font": {}, "XObject": {}, "Properties": {}}
        for name, font in _FONTS.items():
            self.font(name, f"/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding")
        self.font("Z", "/Type1/BaseFont/ZapfDingbats")
        self.turn()

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append(bytearray())
        self.annotations.append([])

    def add(self, content: bytes | str) -> int:
        """Add an object; its number."""
        self.objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(self.objects)

    def stream(self, content: bytes, extra: str = "") -> int:
        """Add a stream; its number."""
        head = f"<<{extra}/Length {len(content)}>>\nstream\n".encode("latin-1")
        return self.add(head + content + b"\nendstream")

    def font(self, name: str, entries: str) -> None:
        """Name a font."""
        self.named["Font"][name] = self.add(f"<</Type/Font/Subtype{entries}>>")

    def image(self, name: str, rows: Sequence[Sequence[int]]) -> None:
        """Name a grey picture (0–255)."""
        data = zlib.compress(b"".join(map(bytes, rows)), 1)
        self.named["XObject"][name] = self.stream(
            data,
            f"/Type/XObject/Subtype/Image/Width {len(rows[0])}/Height {len(rows)}"
            "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
        )

    def draw(self, operators: str) -> None:
        """Draw with operators, in a state of their own."""
        self.pages[-1] += b"q " + operators.encode("latin-1") + b" Q\n"

    def text(  # noqa: PLR0917 (place and text, and how it is set)
        self, x: float, y: float, text: str | bytes, size: float = 10, font: str = "F",
        colour: str = "0 g",
    ) -> None:  # fmt: skip
        """Write a line; bytes are codes of the font."""
        codes = text if isinstance(text, bytes) else text.encode("cp1252")
        head = f"q {colour} BT /{font} {size} Tf {x:.2f} {y:.2f} Td <{codes.hex()}> Tj ET Q\n"
        self.pages[-1] += head.encode("latin-1")

    def annotate(self, entries: str, *, field: bool = False) -> int:
        """Add an annotation to the page."""
        number = self.add(f"<</Type/Annot{entries}>>")
        self.annotations[-1].append(number)
        if field:
            self.fields.append(number)
        return number

    def appearance(self, content: str, size: float) -> int:
        """A form XObject of a size, in which fonts are known."""
        return self.stream(
            content.encode("latin-1"),
            f"/Type/XObject/Subtype/Form/BBox[0 0 {size} {size}]"
            f"/Resources<</Font<<{self._names('Font')}>>>>",
        )

    def _names(self, kind: str) -> str:
        return "".join(f"/{name} {number} 0 R" for name, number in self.named[kind].items())

    def bytes(self) -> bytes:
        """The file."""
        resources = "".join(f"/{kind}<<{self._names(kind)}>>" for kind in self.named)
        kids = []
        for content, notes in zip(self.pages, self.annotations, strict=True):
            number = self.stream(bytes(content))
            listed = " ".join(f"{item} 0 R" for item in notes)
            kids.append(
                self.add(
                    f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]{self.page_entries}"
                    f"/Contents {number} 0 R/Annots[{listed}]/Resources<<{resources}>>>>"
                )
            )
        fields = " ".join(f"{item} 0 R" for item in self.fields)
        form = f"/AcroForm<<{self.form}/Fields[{fields}]>>" if fields else ""
        self.objects[0] = f"<</Type/Catalog/Pages 2 0 R{form}{self.catalogue}>>".encode("latin-1")
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode("latin-1")
        return _file(self.objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(places) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
