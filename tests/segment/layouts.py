"""Invented reports: every wording of the form in every layout, with what must be found in them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

WORDINGS = sorted((Path(__file__).parent / "wordings").glob("*.yaml"))

CONTENTS = {"en": "Contents", "fr": "Table des matières", "es": "Índice"}
PAGE = {"en": "Page {n} of 20", "fr": "Page {n} sur 20", "es": "Página {n} de 20"}
# Answers with what tempts: numbered lists, bold items, questions within answers, short lines.
ANSWERS = {
    "en": (
        "On 3 March the ministry opened an office in the port. It trained 40 officers.",
        "Three things were done:\n\n1. A guide was printed.\n2. A course was held.\n"
        "3. A committee was named.",
        "**1. Stronger offices.** The offices got new vehicles.\n\n"
        "**2. Better data.** A register was set up.",
        "Q: what was done? A: a course was held.\n\nThe bureau asked: who pays for it? Nobody.",
        "N/A",
        "The answer to the earlier question holds here as well.\n\n- one centre\n- two teams",
    ),
    "fr": (
        "Le 3 mars, le ministère a ouvert un bureau au port. Il a formé 40 agents.",
        "Trois choses ont été faites :\n\n1. Un guide a été imprimé.\n2. Un cours a eu lieu.\n"
        "3. Un comité a été nommé.",
        "**1. Des bureaux plus forts.** Ils ont reçu des véhicules.\n\n"
        "**2. De meilleures données.** Un registre a été créé.",
        "Q : qu'a-t-on fait ? R : un cours a eu lieu.\n\nOn a demandé : qui paie ? Personne.",
        "N/A",
        "La réponse précédente vaut aussi ici.\n\n- un centre\n- deux équipes",
    ),
    "es": (
        "El 3 de marzo el ministerio abrió una oficina en el puerto. Formó a 40 agentes.",
        "Se hicieron tres cosas:\n\n1. Se imprimió una guía.\n2. Se dio un curso.\n"
        "3. Se nombró un comité.",
        "**1. Oficinas más fuertes.** Recibieron vehículos.\n\n"
        "**2. Mejores datos.** Se creó un registro.",
        "P: ¿qué se hizo? R: se dio un curso.\n\nSe preguntó: ¿quién paga? Nadie.",
        "N/A",
        "Lo dicho antes vale también aquí.\n\n- un centro\n- dos equipos",
    ),
}
SIMPLE = (0, 5, 0, 4)  # answers without such temptations


@dataclass(frozen=True)
class Layout:
    """How a report is set."""

    number: str = "{n}. "  # of a question; {n} counts on, {s} is the section, {m} counts in it
    head: str = "**{}**"  # around a question's heading
    title: str = "**{}**"  # around a section's title; empty if it is not printed
    width: int = 0  # columns that lines are wrapped at
    blank: str = "\n\n"  # after a heading
    contents: str = ""  # one entry of the contents: {title}, {page}; empty for none
    caps: bool = False  # section titles in capitals
    boxes: str = "list"  # how options are set: list, line, table, ring, after
    quotes: bool = True  # around subjects
    pages: str = ""  # between page number and header: blank lines or not; empty for none
    traps: bool = True  # answers that tempt
    star: str = " \\*"


LAYOUTS = {
    "plain": Layout(head="{}", title="{}", star=" *"),
    "bold": Layout(),
    "hash": Layout(head="## {}", title="# {}"),
    "no-numbers": Layout(number="", traps=False),
    "no-numbers-hash": Layout(number="", head="### {}", title="## {}", traps=False),
    "no-numbers-plain": Layout(number="", head="{}", title="{}", star="*", traps=False),
    "Q1": Layout(number="Q{n}. ", head="{}", title="{}"),
    "paren": Layout(number="{n}) ", boxes="line"),
    "dash": Layout(number="{n} - ", head="{}", title="## {}", boxes="ring"),
    "roman": Layout(number="{r}. "),
    "sub": Layout(number="{s}.{m} ", title="## {s}. {}", boxes="table"),
    "restart": Layout(number="{m}. ", boxes="after"),
    "caps": Layout(caps=True, title="{}", boxes="line"),
    "wrap60": Layout(head="{}", title="{}", width=60, star="*"),
    "wrap80": Layout(width=80),
    "wrap100": Layout(head="{}", title="{}", width=100, blank="\n", star=" *"),
    "wrap60-bold": Layout(width=60, boxes="ring"),
    "contents": Layout(contents="{title} {page}"),
    "contents-unnumbered": Layout(number="", contents="{title} .......... {page}", traps=False),
    "contents-wrapped": Layout(contents="{title}\t{page}", width=80, head="{}", title="{}"),
    "contents-unnumbered-wrapped": Layout(
        number="", contents="{title} {page}", width=70, traps=False
    ),
    "contents-table": Layout(contents="| {title} | {page} |", title=""),
    "contents-open-table": Layout(contents="{title} | {page}", title=""),
    "contents-only": Layout(contents="{title} {page}", title=""),
    "same-line": Layout(head="{}", title="{}", blank=" ", star=" *", traps=False),
    "same-line-bold": Layout(blank=" "),
    "pages": Layout(pages="\n\n", head="{}", title="{}"),
    "pages-tight": Layout(pages="\n"),
    "pages-feed": Layout(pages="\f"),
    "no-titles": Layout(title=""),
    "no-quotes": Layout(quotes=False),
    "no-quotes-wrapped": Layout(quotes=False, width=70, head="{}", title="{}"),
    "quote": Layout(head="> {}", title="> # {}"),
    "html": Layout(head="<h3>{}</h3>", title="<h2>{}</h2>"),
    "setext": Layout(head="{}\n---", title="{}\n====="),
    "bullet": Layout(head="- {}", title="{}"),
    "italic": Layout(head="*{}*", star=" \\*"),
    "underlined": Layout(head="<u>{}</u>", title="<b>{}</b>", star=" *"),
}


@dataclass(frozen=True)
class Wanted:
    """What is to be found of one question."""

    key: str
    number: str | None
    prompt: str
    answer: str  # folded white space; empty for choices
    options: tuple[tuple[str, bool], ...]
    subject: tuple[int | None, str] | None
    section: str


def build(path: Path, layout: Layout) -> tuple[str, list[Wanted]]:
    """The text of a report and what is in it, question by question."""
    wording = yaml.safe_load(path.read_text(encoding="utf-8"))
    return _Writer(wording, layout).write()


class _Writer:
    def __init__(self, wording: dict[str, Any], layout: Layout) -> None:
        self.wording, self.layout = wording, layout
        self.language = wording["language"]
        self.wanted: list[Wanted] = []
        self.page = 2

    def write(self) -> tuple[str, list[Wanted]]:
        body: list[str] = []
        seq = 0
        for s, section in enumerate(self.wording["sections"], 1):
            if self.layout.title:
                body.append(self.wrapped(self.layout.title, self.title(section), s=s))
            for m, question in enumerate(section["questions"], 1):
                seq += 1
                body.append(self.question(question, section, (seq, s, m)))
        cover = "\n\n".join(self.wording["cover"])
        text = "\n\n".join([cover, *self.contents(), *self.paged(body)]) + "\n"
        return re.sub(r"\n*\f\n*", "\n\f", text), self.wanted

    def title(self, section: dict[str, Any]) -> str:
        title: str = section["title"]
        return title.upper() if self.layout.caps else title

    def prompt(self, question: dict[str, Any]) -> str:
        prompt: str = question["prompt"]
        return prompt if self.layout.quotes else re.sub(r'"|«\s|\s»', "", prompt)

    def number(self, places: tuple[int, int, int]) -> str:
        n, s, m = places
        return self.layout.number.format(n=n, s=s, m=m, r=roman(n))

    def wrapped(self, around: str, text: str, **places: int) -> str:
        if self.layout.width:
            text = "\n".join(textwrap.wrap(text, self.layout.width, break_on_hyphens=False))
        return around.format(text, **places)

    def question(
        self, question: dict[str, Any], section: dict[str, Any], places: tuple[int, int, int]
    ) -> str:
        number, prompt = self.number(places), self.prompt(question)
        star = self.layout.star if question.get("star") else ""
        head = self.wrapped(self.layout.head, f"{number}{prompt}{star}")
        if "help" in question:
            head += self.layout.blank.replace(" ", "\n") + self.wrapped("{}", question["help"])
        answer, options = self.answer(question, places[0])
        subject = (question.get("number"), question["subject"]) if "subject" in question else None
        whole = f"{prompt} {question['help']}" if "help" in question else prompt
        printed = re.search(r"[\d.]*\d|[IVX]+", number)
        self.wanted.append(
            Wanted(
                question["key"],
                printed.group() if printed else None,
                whole,
                "" if options or "scale" in question else " ".join(answer.split()),
                options,
                subject,
                self.title(section),
            )
        )
        blank = "\n\n" if "help" in question and self.layout.blank == " " else self.layout.blank
        return f"{head}{blank}{answer}"

    def answer(self, question: dict[str, Any], n: int) -> tuple[str, tuple[tuple[str, bool], ...]]:
        if "options" in question:
            states = tuple((label, at == 1) for at, label in enumerate(question["options"]))
            return self.boxes(states), states
        if "scale" in question:
            low, high = question["scale"]
            return f"{low} 1 2 [3] 4 5 {high}", ()
        if "record" in question:
            value = ANSWERS[self.language][0].split(". ")[0]
            return "\n\n".join(f"**{label}:** {value}" for label in question["record"]), ()
        pool = range(6) if self.layout.traps else SIMPLE
        text = ANSWERS[self.language][pool[n % len(pool)]]
        if self.layout.width:
            text = "\n".join(textwrap.fill(line, self.layout.width) for line in text.split("\n"))
        return text, ()

    def boxes(self, states: tuple[tuple[str, bool], ...]) -> str:
        shapes = {
            "list": ("- [{x}] {label}", "\n", "x", " "),
            "line": ("{x} {label}", " ", "☒", "☐"),
            "ring": ("({x}) {label}", "\n", "X", " "),
            "after": ("{label} ({x})", "\n", "X", " "),
            "table": ("| {x} | {label} |", "\n", "X", "  "),
        }
        shape, end, on, off = shapes[self.layout.boxes]
        return end.join(
            shape.format(x=on if chosen else off, label=label) for label, chosen in states
        )

    def contents(self) -> list[str]:
        entry = self.layout.contents
        if not entry:
            return []
        lines = [CONTENTS[self.language], ""]
        seq = 0
        for s, section in enumerate(self.wording["sections"], 1):
            lines.append(self.wrapped("{}", entry.format(title=self.title(section), page=s + 2)))
            for m, question in enumerate(section["questions"], 1):
                seq += 1
                title = self.number((seq, s, m)) + self.prompt(question)
                title += " *" if question.get("star") else ""
                lines.append(self.wrapped("{}", entry.format(title=title, page=s + 2)))
        return ["\n".join(lines)]

    def paged(self, body: list[str]) -> list[str]:
        """The body with a page's end after every fourth part."""
        between = self.layout.pages
        if not between:
            return body
        parts: list[str] = []
        for at, part in enumerate(body, 1):
            parts.append(part)
            if at % 4 == 0:
                self.page += 1
                number = PAGE[self.language].format(n=self.page)
                header = self.wording["cover"][1]
                end = f"{between}{number}{between}{header}{between}"
                cut = part.rfind("\n\n")
                parts[-1] = part[:cut] + end + part[cut:].strip() if cut > 0 else part + end
        return parts


def roman(n: int) -> str:
    """A small number in Roman numerals."""
    tens, ones = divmod(n, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
