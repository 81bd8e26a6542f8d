"""Stretches that may be a question's heading: where they end and what they say.

A heading is taken apart here; whether it is one is decided in ``match``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.forms import words
from pipeline.forms.index import Index
from pipeline.forms.wording import fold, heading, stems
from pipeline.segment.lines import Line

MAX_LINES, MAX_LENGTH = 14, 3000  # of one heading
_ENDS = ("?", ".", ":", "!", ")", "…", "？")
_ENDED = re.compile(r"[?.:!)…？][\"”»’*\s]*$|\*\s*$")
_PAGE_END = re.compile(
    r"(?:[?*？][\s\\*.…·_|]*|[\s.…·_]{3,}|\t|\w{4}[.)]\s)\d{1,4}\s*$"
)  # of a contents entry
_BOLD = ("**", "__", "<b>")
_STAR_LINE = re.compile(r"(?:\\?\*(?:\*\*)?|[＊✱∗])$")
_LOWER = re.compile(r"[#*_\s\"“”«»‘’(,;]*[a-zà-öø-ÿœ]")
_QUOTED = re.compile(r"[\"“«‘]\s?\w")
_CLOSING = re.compile(r"[\w.)]\s?[\"”»]")
_TITLE_LINES = 3  # within which a title that is parted ends
_UPPER = re.compile(r"[¿¡\"“«]?[A-ZÀ-Ý]")
_LEADING = re.compile(
    r"[#>*_|\s\-+•–]{0,12}(?:<\w{1,6}>){0,2}\(?"
    r"(?:(?:[^\W\d]{1,12}\.?\s{0,3}°?\s{0,3})?\d{1,3}(?!\d)|[IVX]{1,8}\s?[.):–-])"
)
_TITLE_NUMBER = re.compile(r"\d{1,2}\s?[:–—-]\s*[\"“«‘]")
_BULLET = re.compile(r"^[-+•–]\s+")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_MOST = 10_000  # lines that are tried; a questionnaire has a few dozen questions
_START = 80  # characters of a line that show whether it is numbered
_OFFER_LINES, _MAX_OPTION = 6, 120  # where options may begin under a heading; of one
_MARKED = re.compile(r"(?:[-*+•|][ \t]+)*(?:\\?[\[(][ \txX✓✔•_]{0,3}\\?[\])]|[☐☑☒○●◯◉□■✓✔])")
_MARKED_END = re.compile(r"\S[ \t]+(?:\\?[\[(][ \txX✓✔•_]{0,3}\\?[\])]|[☐☑☒○●◯◉□■✓✔])$")
_MARK = 8  # characters of a mark at a line's end, with what stands before it
_SIGNS = re.compile(r"\\?[\[(][ \txX✓✔•_]{0,3}\\?[\])]|(?<!\S)[xX](?!\S)|\A[-*+•][ \t]")
_WRAP_WIDTH = 48  # a line this long may go on in the next one
_ROOM = 0.75  # of a line's width; letters differ in theirs
_PROMPT_END = re.compile(r"[?？]\W*$")
_BEGINNING, _FIRST_WORDS = 120, 12  # characters and words of a line that are judged
_KNOWN_WORDS, _KNOWN_IN_REQUEST = 0.6, 0.4  # share of those words that its form must use


@dataclass(frozen=True, slots=True)
class Heading:
    """A stretch of lines ``first``…``last`` that may be a question's heading."""

    first: int
    last: int
    number: str | None
    ordinal: int | None  # the number that grows from one question to the next
    text: str  # one line: no markup, number or star
    required: bool
    marked: bool  # a Markdown heading or set off by emphasis
    in_list: bool = False  # a neighbour in an uninterrupted numbered list
    offers: bool = False  # options stand under it

    @property
    def requests(self) -> bool:
        """True if it begins as a request does ("Please describe …") and is no item of a list."""
        return not self.in_list and _request().match(self.text) is not None

    @property
    def asks(self) -> bool:
        """True if it ends as a question does, or carries a star."""
        return self.required or bool(_PROMPT_END.search(self.text))


@cache
def _request() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("request_words"))
    return re.compile(rf"(?:[^,.?]{{2,40}},\s+)?(?:{word})(?!\w)", re.IGNORECASE)


def ordinals(number: str) -> tuple[int, ...]:
    """The parts of a printed number.

    >>> ordinals("2.10"), ordinals("XIV")
    ((2, 10), (14,))
    """
    if number[0].isdigit():
        return tuple(int(part) for part in number.split("."))
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return (
        sum(-one if one < other else one for one, other in zip(values, following, strict=True)),
    )


@cache
def _number() -> re.Pattern[str]:
    word = words.alternatives(words.everywhere("question_words"))
    return re.compile(
        rf"(?:[-+•–]\s+)?\(?(?:(?:{word})\s*(?:n\s?[°ºo.])?\s*(?P<named>\d{{1,3}}(?:\.\d{{1,2}}){{0,2}})\s*[.):\]–—-]*"
        r"|(?P<plain>\d{1,3}(?:\.\d{1,2}){0,2})\s*(?:[.)\]:](?!\d)|[–—-](?=\s)|(?=\s+[A-ZÀ-Ý¿¡]))"
        r"|(?P<roman>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s*(?:[.):]|[–—-](?=\s))"
        r"(?:\s*[–—-](?=\s))?)\s*(?=\S)"
    )


def find(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """All numbered stretches, in order."""
    found = []
    after = 0
    numbered = (index for index, line in enumerate(lines) if _LEADING.match(line.raw))
    for index in islice(numbered, _MOST):
        if index >= after and (got := _numbered(lines, index)):
            found.append(got)
            after = got.last + 1
    return tuple(_with_lists(found, lines))


def unnumbered(
    lines: Sequence[Line], taken: Sequence[Heading], index: Index, begin: int = 0
) -> Iterator[Heading]:
    """Stretches without a number that begin with words of the form."""
    used = {at for heading_ in taken for at in range(heading_.first, heading_.last + 1)}
    for at, line in enumerate(lines):
        if at < begin or at in used or not _may_begin(lines, at):
            continue
        if at - 1 in used and not line.after_blank:
            continue  # the rest of a numbered heading, or its answer
        if line.is_item or len(line.raw) < 12 or not _begins_like(line.raw, index):
            continue
        found = _grow(lines, at)
        if found and not used.intersection(range(found.first, found.last + 1)):
            yield found


def _may_begin(lines: Sequence[Line], at: int) -> bool:
    """True where a paragraph begins; in a text without blank lines, after a full sentence."""
    line = lines[at]
    if line.after_blank or line.is_emphasised or line.is_heading:
        return True
    before = lines[at - 1]
    return bool(_UPPER.match(line.raw)) and (before.is_item or bool(_ENDED.search(before.raw)))


def _begins_like(raw: str, index: Index) -> bool:
    text = heading(raw[:_BEGINNING])[0]
    first = stems(text)[:_FIRST_WORDS]
    share = _KNOWN_IN_REQUEST if _request().match(text) or "?" in text else _KNOWN_WORDS
    return len(first) > 2 and index.knows(first) >= share * len(first)


def _numbered(lines: Sequence[Line], index: int) -> Heading | None:
    found = _grow(lines, index)
    return found if found and found.number else None


def _grow(lines: Sequence[Line], first: int) -> Heading | None:
    """The heading that begins in a line, with the lines that it goes on in."""
    last = first
    raw = lines[first].content
    while last + 1 < len(lines) and last - first < MAX_LINES and len(raw) < MAX_LENGTH:
        if _STAR_LINE.match(lines[last + 1].raw):
            last, raw = last + 1, raw + " \\*"
            break
        if not (_goes_on(raw, lines[last], lines[last + 1]) or _is_in_title(raw, lines, last + 1)):
            break
        last, raw = last + 1, f"{raw} {lines[last + 1].raw.lstrip('#> ')}"
    text, required = heading(raw[: MAX_LENGTH + 1])
    number = _number().match(text)
    bare = text[number.end() :] if number else _BULLET.sub("", text)
    if len(bare) < 4 or len(bare) > MAX_LENGTH:
        return None
    printed = next(filter(None, number.groups())) if number else None
    ordinal = ordinals(printed)[-1] if printed else None
    marked = lines[first].is_heading or raw.startswith((*_BOLD, "*"))
    if last + 1 < len(lines) and lines[last + 1].underlines:
        last, marked = last + 1, True
    return Heading(first, last, printed, ordinal, bare, required, marked)


def _goes_on(raw: str, line: Line, following: Line) -> bool:
    """True if a heading that is not complete goes on in the next line."""
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
        return not _ENDED.search(raw.rstrip("*_ "))
    begins_bold = following.raw.startswith(_BOLD) and not line.raw.startswith((*_BOLD, "#"))
    parted = line.is_heading and not following.is_heading and (following.after_blank or not lower)
    if begins_bold or parted or _is_complete(raw):
        return False
    return lower or (not following.after_blank and len(line.raw) >= _WRAP_WIDTH)


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
    if not _is_quoting(raw) or _ENDED.search(raw) or _begins_another(lines[at - 1], lines[at]):
        return False
    return any(_CLOSING.search(line.raw) for line in lines[at : at + _TITLE_LINES])


def _begins_another(line: Line, following: Line) -> bool:
    """True if the next line is an item, a row, a rule or a numbered heading."""
    if following.is_bullet or following.is_row or following.is_rule or line.is_row:
        return True
    if not _LEADING.match(following.raw):
        return False
    if not following.after_blank and _TITLE_NUMBER.match(following.raw):
        return bool(_ENDED.search(line.raw))  # the number of a priority, over the end of a line
    return _number().match(heading(following.raw[:_START])[0]) is not None


def _is_complete(raw: str) -> bool:
    """True if a heading ends as sentences, bold type or entries of a contents do."""
    ended = _ENDED.search(raw.rstrip("*_ ")) or raw.endswith(("*", "</b>"))
    return bool(ended or _PAGE_END.search(raw))


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


def _with_lists(found: Sequence[Heading], lines: Sequence[Line]) -> Iterator[Heading]:
    """The same, those marked that stand in an uninterrupted numbered list."""
    for at, item in enumerate(found):
        before = found[at - 1] if at else None
        after = found[at + 1] if at + 1 < len(found) else None
        if (before and _adjoin(before, item, lines)) or (after and _adjoin(item, after, lines)):
            yield replace(item, in_list=True)
        else:
            yield item


def with_offers(
    found: Sequence[Heading], lines: Sequence[Line], labels: frozenset[str]
) -> list[Heading]:
    """The same, those marked that options stand under.

    Args:
        found: headings in order.
        lines: all lines.
        labels: of all options of the form, folded.
    """
    ends = [heading_.first for heading_ in found[1:]] + [len(lines)]
    return [
        replace(one, offers=any(is_option(line, labels) for line in _under(lines, one, end)))
        for one, end in zip(found, ends, strict=False)
    ]


def _under(lines: Sequence[Line], heading_: Heading, end: int) -> Sequence[Line]:
    return lines[heading_.last + 1 : min(end, heading_.last + 1 + _OFFER_LINES)]


def is_option(line: Line, labels: frozenset[str]) -> bool:
    """True for a marked line and for a label of the form's options."""
    if _MARKED.match(line.raw) or _MARKED_END.search(line.raw[-_MARK:]):
        return True
    return len(line.raw) <= _MAX_OPTION and fold(_SIGNS.sub(" ", line.content)) in labels


def _adjoin(one: Heading, other: Heading, lines: Sequence[Line]) -> bool:
    """True for neighbours that count on, neither of them with a word before its number."""
    follows = one.ordinal is not None and other.ordinal == one.ordinal + 1
    named = any(lines[item.first].raw[0].isalpha() for item in (one, other))
    return follows and not named and other.first == one.last + 1
