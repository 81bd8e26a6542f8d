"""From a source to its outline: the steps of segmentation in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from pipeline import forms
from pipeline.forms import Form, FormQuestion, index, words
from pipeline.forms.wording import fold, heading, plain, stems
from pipeline.options import Options
from pipeline.segment import (
    blocks,
    contents,
    furniture,
    headings,
    identity,
    languages,
    lines,
    prompts,
    run_in,
    sections,
    subjects,
)
from pipeline.segment import match as matching
from pipeline.segment.contents import Contents
from pipeline.segment.diagnose import diagnose
from pipeline.segment.headings import Heading
from pipeline.segment.lines import Line
from pipeline.segment.match import Asked
from pipeline.segment.sections import Title
from pipeline.types import (
    Diagnostic,
    FormMatch,
    Leftover,
    LeftoverType,
    Outline,
    Period,
    Question,
    Section,
    Source,
    Span,
)

_FALLBACK = "en"
_RECOGNISED = 0.5  # share of the questions that a form must know to be the report's
_CERTAIN = 0.42  # similarity of a heading that was recognised by its words, not only by its place
_COVER_LINES, _COVER_WIDTH = 60, 400
_TEXT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines and what was recognised among them."""

    lines: tuple[Line, ...]
    furniture: tuple[Span, ...]
    language: str
    form: Form | None
    contents: Contents | None
    headings: tuple[Heading, ...]  # all numbered ones, of the contents too
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A question with the lines that are its own."""

    asked: Asked
    question: FormQuestion | None
    help_end: int  # line after the heading and its help
    end: int  # line after the answer
    titles: tuple[Title, ...]  # of sections that begin right before the question


def segment(source: Source, options: Options) -> tuple[Outline, tuple[Diagnostic, ...]]:
    """The outline of a report: its parts cover the text exactly (see ``coverage.parts``).

    Options of choice questions, scales and record fields are left to the choices stage.

    """
    layout = _layout(source, options)
    parts = tuple(_parts(layout))
    questions = tuple(_question(source, layout, part, seq) for seq, part in enumerate(parts, 1))
    found = _sections(layout, parts)
    questions = _in_sections(questions, found)
    leftovers = _leftovers(source, layout, parts, questions, found)
    outline = Outline(
        title=identity.title(_cover(layout, parts), layout.form, layout.language),
        language=layout.language,
        country=_country(source, layout, parts, options),
        period=_period(layout, parts, questions),
        form=_form_match(layout),
        sections=found,
        questions=questions,
        leftovers=leftovers,
    )
    return outline, tuple(diagnose(outline, _contents_span(layout)))


# --------------------------------------------------------------------------- recognising


def _layout(source: Source, options: Options) -> _Layout:
    marked = sorted(mark.label.start for mark in source.marks if mark.label)
    every = lines.split(source.text, source.furniture, marked)
    found = furniture.find(every) if not source.pages else ()
    cuts = tuple(sorted({*source.furniture, *found}))
    kept = lines.split(source.text, cuts, marked) if found else every
    language = _language(source, options)
    kept = run_in.part(kept, _indexes(options, language))
    numbered = headings.find(kept)
    table = contents.find(kept, numbered)
    form, asked = _best_form(kept, numbered, table, language, options)
    return _Layout(kept, cuts, language, form, table, numbered, asked)


def _indexes(options: Options, language: str) -> Iterator[index.Index]:
    return (
        index.questions(form, language) for form in _forms(options) if language in form.languages
    )


def _language(source: Source, options: Options) -> str:
    return options.language or languages.detect(source.text) or _FALLBACK


def _best_form(
    kept: Sequence[Line],
    numbered: Sequence[Heading],
    table: Contents | None,
    language: str,
    options: Options,
) -> tuple[Form | None, tuple[Asked, ...]]:
    """The form that recognises most of the questions, and the questions."""
    begin = table.end if table else 0
    body = [found for found in numbered if found.first >= begin]
    best: tuple[float, Form | None, tuple[Asked, ...]] = (0.0, None, ())
    for form in _forms(options):
        if language not in form.languages:
            continue
        candidates = _candidates(kept, body, begin, form, language)
        asked = matching.choose(candidates, form, language)
        share = _coverage(asked)
        if share > best[0] and (share >= _RECOGNISED or options.form):
            best = (share, form, asked)
    if best[1]:
        return best[1], best[2]
    asked = matching.choose(body, None, language) or matching.choose(
        body, None, language, strict=False
    )
    return None, asked


def _forms(options: Options) -> tuple[Form, ...]:
    return tuple(form for form in forms.load() if options.form in {None, form.id})


def _candidates(
    kept: Sequence[Line], body: Sequence[Heading], begin: int, form: Form, language: str
) -> list[Heading]:
    """Numbered headings that are no section title, and unnumbered ones."""
    known, titles = index.questions(form, language), index.sections(form, language)
    others = headings.unnumbered(kept, body, known, begin)
    every = sorted([*body, *others], key=lambda found: found.first)
    found = [
        one
        for one, after in zip_longest(every, every[1:])
        if not _is_section(one, after, known, titles)
    ]
    return headings.with_offers(found, kept, index.labels(form))


def _is_section(
    found: Heading, after: Heading | None, known: index.Index, titles: index.Index
) -> bool:
    """True if a heading is like a section title, and more so than like any question.

    Before a question's heading (``after``) less likeness is enough, before its first
    sub-number none is needed.
    """
    if found.asks:
        return False
    adjoins = after is not None and after.first == found.last + 1
    if adjoins and after and (after.number or "").startswith(f"{found.number}."):
        return True
    score = sections.score(titles, found.text)
    least = sections.LIKELY if adjoins and found.marked else sections.CERTAIN
    return score >= least and score > known.best(stems(found.text))


def _coverage(asked: Sequence[Asked]) -> float:
    return sum(one.score >= _CERTAIN for one in asked) / len(asked) if asked else 0.0


def _form_match(layout: _Layout) -> FormMatch | None:
    if layout.form is None:
        return None
    return FormMatch(layout.form.id, layout.form.edition, round(_coverage(layout.asked), 4))


# --------------------------------------------------------------------------- questions


def _parts(layout: _Layout) -> Iterator[_Part]:
    """Each question with its lines: heading, help, answer."""
    titles_of = index.sections(layout.form, layout.language) if layout.form else None
    begin = layout.contents.end if layout.contents else 0
    helped = []
    for at, asked in enumerate(layout.asked):
        after = (
            layout.asked[at + 1].heading.first if at + 1 < len(layout.asked) else len(layout.lines)
        )
        question = _form_question(layout, asked)
        extra = prompts.help_lines(
            layout.lines,
            asked.heading,
            after,
            subjects.Expected(layout.form, question, layout.language),
        )
        helped.append((asked, question, asked.heading.last + 1 + extra))
    titles, before, section = [], begin, None
    for asked, question, help_end in helped:
        new = question is not None and question.section != section
        titles.append(sections.find(layout.lines, titles_of, before, asked.heading.first, new=new))
        before, section = help_end, question.section if question else section
    for at, (asked, question, help_end) in enumerate(helped):
        last = at + 1 == len(helped)
        end = len(layout.lines) if last else layout.asked[at + 1].heading.first
        if not last and titles[at + 1]:
            end = titles[at + 1][0].first
        yield _Part(asked, question, help_end, end, titles[at])


def _form_question(layout: _Layout, asked: Asked) -> FormQuestion | None:
    if layout.form is None or asked.position is None:
        return None
    return layout.form.questions[asked.position]


def _question(source: Source, layout: _Layout, part: _Part, seq: int) -> Question:
    head = part.asked.heading
    whole = layout.lines[head.first : part.help_end]
    span = Span(whole[0].start, whole[-1].end)
    prompt, required = _prompt(head, layout.lines[head.last + 1 : part.help_end])
    own = _answer_lines(layout.lines[part.help_end : part.end])
    answer = Span(own[0].start, own[-1].end) if own else Span(span.end, span.end)
    return Question(
        seq=seq,
        number=head.number,
        key=part.question.key if part.question else None,
        kind=part.question.kind if part.question else "narrative",
        required=required,
        section=None,
        prompt=prompt,
        span=span,
        answer=answer,
        answered=words.is_answer(" ".join(line.raw for line in own[:3])),
        blocks=blocks.find(own, layout.language),
        subject=subjects.subject(
            head.text, subjects.Expected(layout.form, part.question, layout.language)
        ),
    )


def _prompt(head: Heading, extra: Sequence[Line]) -> tuple[str, bool]:
    texts, required = [head.text], head.required
    for line in extra:
        text, star = heading(line.raw)
        texts.append(text)
        required = required or star
    return " ".join(texts), required


def _answer_lines(own: Sequence[Line]) -> Sequence[Line]:
    """An answer's lines without rules and a label ("Answer:") around it."""
    first, end = 0, len(own)
    while first < end and (own[first].is_rule or _is_label(own[first])):
        first += 1
    while end > first and own[end - 1].is_rule:
        end -= 1
    return own[first:end]


def _is_label(line: Line) -> bool:
    return len(line.raw) < 30 and fold(plain(line.raw)) in words.folded("answer_labels")


# --------------------------------------------------------------------------- sections


def _sections(layout: _Layout, parts: Sequence[_Part]) -> tuple[Section, ...]:
    """Sections of the body, and those that only the contents name, by first question."""
    begins: list[tuple[int, Title]] = [
        (seq, title) for seq, part in enumerate(parts, 1) for title in part.titles
    ]
    begins.extend(_only_in_contents(layout, parts, begins))
    begins.sort(key=lambda item: item[0])
    ends = [seq for seq, _ in begins[1:]] + [len(parts) + 1]
    return tuple(
        Section(f"s{n}", title.text, title.span, tuple(f"q{seq}" for seq in range(first, end)))
        for n, ((first, title), end) in enumerate(zip(begins, ends, strict=False), 1)
    )


def _only_in_contents(
    layout: _Layout, parts: Sequence[_Part], known: Sequence[tuple[int, Title]]
) -> Iterator[tuple[int, Title]]:
    """Titles of the contents that the body lacks, with the question that stands after them."""
    table = layout.contents
    if table is None or layout.form is None:
        return
    titles_of = index.sections(layout.form, layout.language)
    listed = [item for item in layout.headings if table.first <= item.first < table.end]
    body = {contents.key(layout.lines[p.asked.heading.first]): n for n, p in enumerate(parts, 1)}
    taken = {at for item in listed for at in contents.entry(layout.lines, item)}
    positions = {title.position for _, title in known}
    begun = {seq for seq, _ in known}
    for title in sections.in_contents(layout.lines, titles_of, table.first + 1, table.end, taken):
        after = next((item for item in listed if item.first > title.last), None)
        seq = body.get(contents.key(layout.lines[after.first])) if after else None
        if seq and seq not in begun and (title.position is None or title.position not in positions):
            positions.add(title.position)
            begun.add(seq)
            yield seq, title


def _in_sections(questions: Sequence[Question], found: Sequence[Section]) -> tuple[Question, ...]:
    section_of = {question: section.id for section in found for question in section.questions}
    return tuple(replace(one, section=section_of.get(one.id)) for one in questions)


# --------------------------------------------------------------------------- what is left


def _leftovers(
    source: Source,
    layout: _Layout,
    parts: Sequence[_Part],
    questions: Sequence[Question],
    found: Sequence[Section],
) -> tuple[Leftover, ...]:
    """Everything that is no section title, question or answer, each stretch with its name."""
    named: list[Leftover] = []
    if table_span := _contents_span(layout):
        named.append(Leftover("contents", table_span))
    table = [left.span for left in named]
    named.extend(
        Leftover("running_header", span)
        for span in layout.furniture
        if not any(whole.contains(span) for whole in table)
    )
    named.extend(Leftover("section_intro", span) for span in _intros(layout, parts))
    claimed = [left.span for left in named]
    claimed += [s.span for s in found if not any(whole.contains(s.span) for whole in table)]
    claimed += [span for question in questions for span in (question.span, question.answer)]
    named.extend(_gaps(source.text, claimed, questions))
    return tuple(sorted(named, key=lambda left: left.span))


def _intros(layout: _Layout, parts: Sequence[_Part]) -> Iterator[Span]:
    """The lines between a section's title and its first question."""
    for part in parts:
        for title, after in pairwise([*part.titles, None]):
            begin = title.last + 1 if title else 0
            end = after.first if after else part.asked.heading.first
            own = [line for line in layout.lines[begin:end] if not line.is_rule]
            if title and own:
                yield Span(own[0].start, own[-1].end)


def _gaps(text: str, claimed: Sequence[Span], questions: Sequence[Question]) -> Iterator[Leftover]:
    """What lies between the claimed spans."""
    first = questions[0].span.start if questions else len(text)
    last = questions[-1].span.end if questions else 0
    at = 0
    for span in [*sorted(claimed), Span(len(text), len(text))]:
        if span.start > at:
            yield Leftover(_gap_type(text, Span(at, span.start), first, last), Span(at, span.start))
        at = max(at, span.end)


def _gap_type(text: str, gap: Span, first: int, last: int) -> LeftoverType:
    if not _TEXT.search(text, *gap):
        return "separator"
    if gap.end <= first:
        return "cover"
    return "trailer" if gap.start >= last else "note"


# --------------------------------------------------------------------------- the report


def _cover(layout: _Layout, parts: Sequence[_Part]) -> Sequence[Line]:
    """The lines before the contents, the first section and the first question."""
    ends = [len(layout.lines), _COVER_LINES]
    if layout.contents:
        ends.append(layout.contents.first)
    if parts:
        ends += [parts[0].asked.heading.first, *(title.first for title in parts[0].titles)]
    return [line for line in layout.lines[: min(ends)] if len(line.raw) <= _COVER_WIDTH]


def _country(
    source: Source, layout: _Layout, parts: Sequence[_Part], options: Options
) -> str | None:
    if options.country:
        return options.country
    cover = [plain(line.raw) for line in _cover(layout, parts)]
    cover += [plain(source.quote(span)[:300]) for span in layout.furniture[:20]]
    return identity.country(cover, source.text, layout.language)


def _period(
    layout: _Layout, parts: Sequence[_Part], questions: Sequence[Question]
) -> Period | None:
    asked = [subjects.without_title(question.prompt) for question in questions]
    found = identity.period(asked, layout.language)
    if found:
        return found
    around = [
        plain(line.raw)
        for part in parts
        if part.titles
        for line in layout.lines[part.titles[0].first : part.asked.heading.first]
    ]
    cover = [plain(line.raw) for line in _cover(layout, parts)]
    return identity.period([*around, *cover], layout.language) or identity.year(cover)


def _contents_span(layout: _Layout) -> Span | None:
    if layout.contents is None:
        return None
    first, end = layout.lines[layout.contents.first], layout.lines[layout.contents.end - 1]
    return Span(first.start, end.end)
