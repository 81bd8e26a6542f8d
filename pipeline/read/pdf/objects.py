"""What is drawn on a page beside text: paths and images, those in form XObjects included."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf import fast
from pipeline.read.pdf.frame import Frame
from pipeline.types import Box

_MAX_DEPTH = 8  # of form XObjects in form XObjects
_MAX_OBJECTS = 30_000  # on a page: more is a drawing, not a form

_THIN = 2.5  # points: what is no thicker is a rule
_SMALL = (4.0, 24.0)  # points: sizes of a check box
_LONG = 24.0  # points: what is no longer is no rule

Matrix = tuple[float, float, float, float, float, float]
_DRAWN = frozenset((raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE))
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing(NamedTuple):
    """A path or image and where it stands: as read, on the displayed page in points."""

    box: Box
    image: bool
    handle: Any  # PDFium's object; valid while the page is open


def drawings(page: pdfium.PdfPage, frame: Frame) -> list[Drawing]:
    """Paths and images of a page in drawing order, at most some ten thousand."""
    found: list[Drawing] = []
    for handle, kind, matrix in _objects(page.raw):
        box = _bounds(handle, matrix, frame)
        if box:
            found.append(Drawing(box, kind == raw.FPDF_PAGEOBJ_IMAGE, handle))
    return found


def rules(members: list[Drawing]) -> list[Box]:
    """Lines that part things: thin paths, and the edges of boxes that are larger than a mark."""
    found: list[Box] = []
    for box, image, _ in members:
        width, height = box.x1 - box.x0, box.bottom - box.top
        if image or max(width, height) < _LONG:
            continue
        if min(width, height) <= _THIN:
            found.append(box)
        elif width >= _LONG:
            x0, top, x1, bottom = box
            found += [
                Box(x0, top, x1, top), Box(x0, bottom, x1, bottom),
                Box(x0, top, x0, bottom), Box(x1, top, x1, bottom),
            ]  # fmt: skip
    return found


def small_squares(members: list[Drawing]) -> list[Box]:
    """Boxes of drawings that may be check boxes or bullets."""
    return [
        box
        for box, _, _ in members
        if _SMALL[0] <= box.x1 - box.x0 <= _SMALL[1]
        and 0.7 <= (box.bottom - box.top) / (box.x1 - box.x0) <= 1.4
    ]


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Handle, type and matrix of all paths and images."""
    budget = _MAX_OBJECTS
    stack = [(_children(page, form=False), _IDENTITY)]
    while stack:
        children, matrix = stack[-1]
        for place, kind in children:
            budget -= 1
            if budget < 0:
                return
            handle = ctypes.cast(place, raw.FPDF_PAGEOBJECT)
            if kind in _DRAWN:
                yield handle, kind, matrix
            elif kind == raw.FPDF_PAGEOBJ_FORM and len(stack) <= _MAX_DEPTH:
                inner = _multiply(_matrix(handle), matrix)
                stack.append((_children(handle, form=True), inner))
                break
        else:
            stack.pop()


def _children(parent: Any, *, form: bool) -> Iterator[tuple[int, int]]:
    """Address and type of the objects of a page or a form XObject that are no text."""
    count = (raw.FPDFFormObj_CountObjects if form else raw.FPDFPage_CountObjects)(parent)
    return iter(fast.drawings(parent, min(count, _MAX_OBJECTS), form=form))


def _matrix(handle: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(found)):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiply(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does ``one``, then ``two``."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _bounds(handle: Any, matrix: Matrix, frame: Frame) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(
        handle, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    ):
        return None
    corners = ((left.value, bottom.value), (right.value, top.value))
    if matrix is not _IDENTITY:
        a, b, c, d, e, f = matrix
        corners = tuple(  # type: ignore[assignment]
            (a * x + c * y + e, b * x + d * y + f)
            for x in (left.value, right.value)
            for y in (bottom.value, top.value)
        )
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))
