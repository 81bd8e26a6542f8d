"""What is checked before PDFium sees a file, because PDFium would never return from it.

A form XObject that draws itself, or forms nested deeply, multiply with every level. Streams
are never packed into object streams, so the dictionaries of all forms stand in the file as
they are, and a look at the bytes finds which form names which. Naming is not drawing: many
producers give all forms one dictionary of resources. So where the names make a loop, the
forms' contents are read for what they draw.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

_MAX_DEPTH = 20  # of forms drawn in forms; real ones have three or four
_MAX_DICTIONARY = 20_000  # bytes of an object that are looked at
_MAX_CONTENT = 5_000_000  # bytes of a form's content that are looked at

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_END = re.compile(rb"\bstream\r?\n?|\bendobj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+Do\b")

Names = dict[bytes, set[tuple[bytes, bytes]]]  # object → name and number of what it refers to
Edges = dict[bytes, set[bytes]]


def multiplies(content: bytes) -> bool:
    """True if forms of a PDF draw themselves, or one another too deeply."""
    if not _FORM.search(content):
        return False
    names: Names = {}
    forms: dict[bytes, int] = {}  # number → where its content begins
    for found in _OBJECT.finditer(content):
        limit = found.end() + _MAX_DICTIONARY
        end = _END.search(content, found.end(), limit)
        head = content[found.end() : end.start() if end else limit]
        if _FORM.search(head) and end:
            forms[found.group(1)] = end.end()
        elif not end or end.group() != b"endobj":
            continue
        names[found.group(1)] = set(_NAMED.findall(head))
    edges = {number: {other for _, other in named} for number, named in names.items()}
    if _depth(forms, edges) <= _MAX_DEPTH:
        return False
    drawn = {number: _drawn(content, start, names, number) for number, start in forms.items()}
    return _depth(forms, drawn) > _MAX_DEPTH


def _drawn(content: bytes, start: int, names: Names, form: bytes) -> set[bytes]:
    """Numbers of what a form draws: its content's names, in its dictionary or one it refers to."""
    end = content.find(b"endstream", start)
    body = content[start : end if end >= 0 else start + _MAX_CONTENT]
    with suppress(zlib.error):  # not packed, or not in this way
        body = zlib.decompressobj().decompress(body, _MAX_CONTENT)
    used = set(_DRAWN.findall(body))
    known = set(names[form])
    for _ in range(3):  # resources may be an object, and the XObjects in it another
        known |= {entry for _, number in known for entry in names.get(number, ())}
    return {number for name, number in known if name in used}


def _depth(forms: dict[bytes, int], edges: Edges) -> int:
    """How deeply the forms are nested; a loop counts as more than is allowed."""
    depths: dict[bytes, int] = {}
    for form in forms:
        stack: list[tuple[bytes, bool]] = [(form, False)]
        open_: set[bytes] = set()
        while stack:
            number, done = stack.pop()
            if done:
                open_.discard(number)
                inner = (depths.get(other, 0) for other in edges.get(number, ()))
                depths[number] = max(inner, default=0) + (number in forms)
            elif number in open_:
                return _MAX_DEPTH + 1
            elif number not in depths and number in edges:
                open_.add(number)
                stack.append((number, True))
                stack += [(other, False) for other in edges[number]]
    return max(depths.values(), default=0)
