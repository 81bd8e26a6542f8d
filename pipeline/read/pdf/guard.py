"""What is checked before PDFium sees a file, because PDFium would never return from it.

Forms that draw forms multiply with every level, and PDFium keeps what each of them draws each
time; a form that draws itself never ends. Streams are never packed into object streams, so the
dictionaries of all forms stand in the file as they are, and a look at the bytes finds which
form names which. Naming is not drawing: many producers give all forms one dictionary of
resources. So where the names go deeper than is usual, the forms' contents are read for what
they draw.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection
from contextlib import suppress

_USUAL_DEPTH = 3  # of forms that name forms
_MAX_DRAWN = 10_000  # forms that one form may draw, with all that these draw
_MAX_DICTIONARY = 20_000  # bytes of an object that are looked at
_RESOURCES = 3  # steps from a form to what it draws: resources may be an object, XObjects another
_MAX_CONTENT = 5_000_000  # bytes of a form's content that are looked at

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_END = re.compile(rb"\bstream\r?\n?|\bendobj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_HOLDS = re.compile(rb"/XObject\s*(?:<<|\d)|/Resources\s+\d")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+Do\b")

Names = dict[bytes, set[tuple[bytes, bytes]]]  # object → name and number of what it refers to
Drawn = dict[bytes, Counter[bytes]]  # form → how often it draws which others


def multiplies(content: bytes) -> bool:
    """True if forms of a PDF draw themselves, or one another too often."""
    if not any(_may_draw(content, found.start()) for found in _FORM.finditer(content)):
        return False
    names, forms = _objects(content)
    if _fits(names, forms):
        return False
    drawn = {number: _drawn(content, start, names, number) for number, start in forms.items()}
    return _most(drawn) > _MAX_DRAWN


def _may_draw(content: bytes, at: int) -> bool:
    """True if the form whose dictionary holds this place has resources that may hold forms."""
    start = content.rfind(b"obj", max(at - _MAX_DICTIONARY, 0), at)
    end = _END.search(content, at, at + _MAX_DICTIONARY)
    return bool(_HOLDS.search(content, max(start, 0), end.start() if end else at + _MAX_DICTIONARY))


def _objects(content: bytes) -> tuple[Names, dict[bytes, int]]:
    """What each object refers to, and where the content of each form begins."""
    names: Names = {}
    forms: dict[bytes, int] = {}
    for found in _OBJECT.finditer(content):
        limit = found.end() + _MAX_DICTIONARY
        end = _END.search(content, found.end(), limit)
        head = content[found.end() : end.start() if end else limit]
        if _FORM.search(head) and end:
            forms[found.group(1)] = end.end()
        elif not end or end.group() != b"endobj":
            continue
        names[found.group(1)] = set(_NAMED.findall(head))
    return names, forms


def _fits(names: Names, forms: Collection[bytes]) -> bool:
    """True if no chain of names passes more forms than is usual."""
    level: set[bytes] = set(forms)
    for _ in range(_USUAL_DEPTH):
        level = _named_forms(names, forms, level)
        if not level:
            return True
    return False


def _named_forms(names: Names, forms: Collection[bytes], level: set[bytes]) -> set[bytes]:
    """The forms that forms name, at once or by objects of resources."""
    seen: set[bytes] = set()
    reached = level
    for _ in range(_RESOURCES):
        reached = {other for one in reached for _, other in names.get(one, ())} - seen
        seen |= reached
    return seen.intersection(forms)


def _drawn(content: bytes, start: int, names: Names, form: bytes) -> Counter[bytes]:
    """What a form draws: its content's names, in its dictionary or one it refers to."""
    end = content.find(b"endstream", start)
    body = content[start : end if end >= 0 else start + _MAX_CONTENT]
    with suppress(zlib.error):  # not packed, or not in this way
        body = zlib.decompressobj().decompress(body, _MAX_CONTENT)
    used = Counter(_DRAWN.findall(body))
    known = set(names[form])
    for _ in range(_RESOURCES):
        known |= {entry for _, number in known for entry in names.get(number, ())}
    found: Counter[bytes] = Counter()
    for name, number in known:
        found[number] += used[name]
    return +found


def _most(drawn: Drawn) -> int:
    """How many forms one of them draws at most; a loop counts as more than is allowed."""
    sums: dict[bytes, int] = {}
    for form in drawn:
        stack: list[tuple[bytes, bool]] = [(form, False)]
        open_: set[bytes] = set()
        while stack:
            number, done = stack.pop()
            inner = drawn.get(number, Counter())
            if done:
                open_.discard(number)
                sums[number] = 1 + sum(
                    times * sums.get(other, 1) for other, times in inner.items() if other in drawn
                )
            elif number in open_:
                return _MAX_DRAWN + 1
            elif number not in sums and number in drawn:
                open_.add(number)
                stack.append((number, True))
                stack += [(other, False) for other in inner]
    return max(sums.values(), default=0)
