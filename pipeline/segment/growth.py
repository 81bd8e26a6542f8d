"""Where a heading that begins in a line ends: at a mark, at a blank line, at what is not its own.

Converters break headings over lines and pages, and printers leave out the mark at their end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.forms import words
from pipeline.forms.wording import heading, join
from pipeline.segment import numbers
from pipeline.segment.lines import Line

MAX_LINES, MAX_LENGTH = 14, 3000  # of one heading
BOLD = ("**", "__", "<b>")
_ENDED = re.compile(r"[?.:!)…？][\"”»’*\s]*$|\*\s*$")
_TAIL = 24  # characters of a line that show whether it is ended
_PAGE_END = re.compile(
    r"(?:[?*？][\s\\*.…·_|]*|[\s.…·_]{3,}|\t|\w{4}[.)]\s)\d{1,4}\s*$"
)  # of a contents entry
_STAR_LINE = re.compile(r"(?:\\?\*(?:\*\*)?|\*\*\\\*\*\*|[＊✱∗])$")
_LOWER = re.compile(r"[#*_\s\"“”«»‘’(,;]*[a-zà-öø-ÿœ]")
_QUOTED = re.compile(r"[\"“«‘]\s?\w")
_CLOSING = re.compile(r"[\w.)]\s?[\"”»]")
_TITLE_LINES = 3  # within which a title that is parted ends
_TITLE_NUMBER = re.compile(r"\d{1,2}\s?[:–—-]\s*[\"“«‘]")
_START = 80  # characters of a line that show whether it is numbered
_WRAP_WIDTH = 48  # a line of a text this long may go on in the next one; print shows it
_ROOM = 0.75  # of a line's width; letters differ in theirs


def grow(lines: Sequence[Line], first: int) -> tuple[int, str]:
    """The last line of the heading that begins in line ``first``, and the heading as written."""
    last, raw = first, lines[first].content
    while last + 1 < len(lines) and last - first < MAX_LINES and len(raw) < MAX_LENGTH:
        following = lines[last + 1]
        if _STAR_LINE.match(following.raw):
            return last + 1, f"{raw} \\*"
        if _is_asked(raw):
            break
        if not (_goes_on(raw, lines[last], following) or _is_in_title(raw, lines, last + 1)):
            break
        last, raw = last + 1, join(raw, following.content.lstrip("#> "))
    return last, raw


def is_ended(raw: str) -> bool:
    """True if a line ends as a sentence or a heading does."""
    return _ENDED.search(raw, max(0, len(raw) - _TAIL)) is not None


def _is_asked(raw: str) -> bool:
    """True if a question mark ends a heading in which nothing is open."""
    return raw.rstrip("*_ \\").endswith(("?", "？")) and not _is_open(raw)


def _goes_on(raw: str, line: Line, following: Line) -> bool:
    """True if a heading that is not complete goes on in the next line."""
    if numbers.stands_alone(raw):
        return not following.is_item and words.is_answer(following.raw)
    if _begins_another(line, following):
        return False
    # A title in quotation marks never begins an answer right under an unfinished heading.
    titled = not following.after_blank and bool(_QUOTED.match(following.raw))
    lower = titled or bool(_LOWER.match(following.raw))
    if not following.after_blank and _hangs(raw, lower=lower, titled=titled):
        return True
    if _is_answer(raw, line, following, lower=lower):
        return False
    if following.after_blank and not lower:
        return line.is_heading and following.is_heading and _is_open(raw)
    return _goes_on_open(raw, line, following, lower=lower)


def _is_answer(raw: str, line: Line, following: Line, *, lower: bool) -> bool:
    """True if the next line is "N/A", or begins where the line had not come to its end."""
    says_nothing = following.raw[0].isalnum() and not words.is_answer(following.raw)
    return says_nothing or (not lower and not _is_open(raw) and _was_broken(line, following))


def _goes_on_open(raw: str, line: Line, following: Line, *, lower: bool) -> bool:
    """The same by what is open or complete, for a next line that may be a heading's rest."""
    if _is_open(raw) and not raw.rstrip("* \\").endswith(("?", "？")):
        return True
    if lower and line.is_emphasised and following.is_emphasised:
        return not is_ended(raw.rstrip("*_ "))
    begins_bold = following.raw.startswith(BOLD) and not line.raw.startswith((*BOLD, "#"))
    parted = line.is_heading and not following.is_heading and (following.after_blank or not lower)
    if begins_bold or parted or _is_complete(raw):
        return False
    wraps = following.runs_on or len(line.raw) >= _WRAP_WIDTH
    return lower or (not following.after_blank and wraps)


def _hangs(raw: str, *, lower: bool, titled: bool) -> bool:
    """True if a line ends as a heading does that goes on right under it."""
    end = raw.rstrip("*_ ")
    return (titled and end.endswith(":")) or (lower and end.endswith(")"))


def _was_broken(line: Line, following: Line) -> bool:
    """True if the next line's first word had room on the line: somebody broke it there."""
    if not following.raw[0].isalnum():
        return False
    first, _, _ = following.raw.partition(" ")
    return len(line.raw) + 1 + len(first) <= _ROOM * len(following.raw)


def _is_in_title(raw: str, lines: Sequence[Line], at: int) -> bool:
    """True if a title in quotation marks goes on after a blank line, and ends soon after it."""
    if not _is_quoting(raw) or is_ended(raw) or _begins_another(lines[at - 1], lines[at]):
        return False
    return any(_CLOSING.search(line.raw) for line in lines[at : at + _TITLE_LINES])


def _begins_another(line: Line, following: Line) -> bool:
    """True if the next line is an item, a row, a rule or a numbered heading."""
    if following.is_bullet or following.is_row or following.is_rule or line.is_row:
        return True
    if not numbers.leads(following.raw):
        return False
    if not following.after_blank and _TITLE_NUMBER.match(following.raw):
        return is_ended(line.raw)  # the number of a priority, over the end of a line
    return numbers.parse(heading(following.raw[:_START])[0]) is not None


def _is_complete(raw: str) -> bool:
    """True if a heading ends as sentences, bold type or entries of a contents do."""
    if is_ended(raw.rstrip("*_ ")) or raw.endswith(("*", "</b>")):
        return True
    return raw.rstrip()[-1:].isdigit() and _PAGE_END.search(raw) is not None


def _is_open(raw: str) -> bool:
    """True if a quotation or bold type begins and does not end."""
    bare = raw.replace("\\*", "")
    if bare.count("**") % 2:
        return True
    return _is_quoting(raw)


def _is_quoting(raw: str) -> bool:
    """True if a quotation begins and does not end."""
    if raw.count('"') % 2 and not raw.count("”"):
        return True
    return raw.count("“") > raw.count("”") + raw.count('"') or raw.count("«") > raw.count("»")
