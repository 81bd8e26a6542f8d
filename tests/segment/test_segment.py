"""Segmentation against the gold of the invented reports, against traps, against new wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.forms.wording import fold
from pipeline.options import Options
from pipeline.segment import contents, segment
from pipeline.segment.lines import Line
from pipeline.types import Outline, Question
from tests.segment.reports import ENGLISH, FRENCH, GOLD, fixture, outline, source

CHOICES = {"single_choice", "multi_choice", "scale"}  # answered is decided by the choices stage


def test_there_is_gold() -> None:
    assert len(GOLD) >= 4


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_report_is_as_in_the_gold(gold: Path) -> None:
    source, expected = fixture(gold)
    found = segment(source, Options())[0]
    assert _report(found) == expected["report"]
    assert [_section(found, n) for n in range(len(found.sections))] == [
        (s["title"], s["start"], s["end"], f"q{s['first_q']}", f"q{s['last_q']}")
        for s in expected["sections"]
    ]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_questions_are_as_in_the_gold(gold: Path) -> None:
    source, expected = fixture(gold)
    found = segment(source, Options())[0]
    assert len(found.questions) == len(expected["questions"])
    for question, wanted in zip(found.questions, expected["questions"], strict=True):
        kind = wanted["kind"] if found.form else "narrative"
        assert _question(question) == (
            wanted["number"],
            kind,
            wanted["required"],
            wanted["prompt"],
            (wanted["answer_start"], wanted["answer_end"]),
        )
        assert _subject(question) == wanted.get("subject")
        if wanted["kind"] not in CHOICES:
            assert question.answered == wanted["answered"]


def _report(found: Outline) -> dict[str, Any]:
    return {
        "country": found.country,
        "language": found.language,
        "period": found.period.edtf if found.period else None,
        "title": found.title,
    }


def _section(found: Outline, n: int) -> tuple[Any, ...]:
    section = found.sections[n]
    return (section.title, *section.span, section.questions[0], section.questions[-1])


def _question(question: Question) -> tuple[Any, ...]:
    return (
        question.number,
        question.kind,
        question.required,
        question.prompt,
        tuple(question.answer),
    )


def _subject(question: Question) -> dict[str, Any] | None:
    subject = question.subject
    if subject is None:
        return None
    return {"type": subject.type, "number": subject.number, "title": subject.title}


def test_an_unseen_english_translation_is_recognised() -> None:
    found = outline(ENGLISH)
    assert (found.language, found.country) == ("en", "GHA")
    assert found.period is not None
    assert found.period.edtf == "2023-06/2024-05"
    assert [question.key for question in found.questions] == [
        "priority.progress",
        "priority.progress",
        "next_step.status",
        "next_step.status",
        "next_steps.additional_information",
        "rating",
        "key_successes",
        "other_successes",
        "other_successes.details",
        "challenges",
        "lessons",
        "evaluation_tools",
        "evaluation_tools.details",
        "evaluation_challenges",
        "evaluation_stakeholders",
        "international_partners",
        "international_partners.details",
        "regional_initiatives",
        "regional_initiatives.details",
        "national_partners",
        "national_partners.details",
        "national_collaboration.increased",
        "national_collaboration.improvements",
        "pathfinder_process.useful",
        "roadmap.revision_needed",
        "next_steps.planned",
        "anticipated_challenges",
        "additional_comments",
    ]
    assert [section.questions[0] for section in found.sections] == ["q1", "q3", "q6", "q25"]


def test_an_unseen_french_translation_is_recognised() -> None:
    found = outline(FRENCH)
    assert (found.language, found.country) == ("fr", "MDG")
    assert [question.key for question in found.questions] == [
        "priority.progress",
        "priority.progress",
        "next_step.status",
        "next_steps.additional_information",
        "rating",
        "key_successes",
        "other_successes",
        "other_successes.details",
        "challenges",
        "lessons",
        "evaluation_tools",
        "evaluation_tools.details",
        "international_partners",
        "international_partners.details",
        "pathfinder_process.useful",
        "roadmap.revision_needed",
        "next_steps.planned",
        "anticipated_challenges",
        "additional_comments",
    ]
    assert found.questions[1].subject is not None
    assert found.questions[1].subject.title == "Protéger les victimes"


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        (
            "Ghana\n\nProgress made towards\n\nSDG Target 8.7\n",
            "Progress made towards SDG Target 8.7",
        ),
        (
            "Ghana\n\nProgress made\n\ntowards SDG Target 8.7\n",
            "Progress made towards SDG Target 8.7",
        ),
        (
            "# Ghana\n\n## Progress made towards\n\n## SDG Target 8.7\n",
            "Progress made towards SDG Target 8.7",
        ),
        ("Progress made towards SDG Target 8.7\n\nGhana\n", "Progress made towards SDG Target 8.7"),
        ("Republic of Ghana\n\nOur year against child labour\n", "Our year against child labour"),
    ],
)
def test_a_title_set_apart_line_by_line_is_whole(cover: str, title: str) -> None:
    assert outline(f"{cover}\n{ENGLISH[ENGLISH.index('1. ') :]}", language="en").title == title


@pytest.mark.parametrize(
    ("text", "title", "period"),
    [
        ("# Lunch in schools\n\nIt began in 2022.\n", "Lunch in schools", None),
        ("Lunch in schools\n\n3 May 2022\n", "Lunch in schools", None),
        ("1. ¿Qué hizo?\n\nUn comedor.\n", None, None),
        ("El comedor se abrió en el año 2022.\n", None, None),
        ("- comedor 2022\n- cocina\n", None, None),
        (
            "Lunch in schools, May 2021 – April 2022\n",
            "Lunch in schools, May 2021 – April 2022",
            None,
        ),
        ("Informe anual 2022\n\nHubo comedores.\n", "Informe anual 2022", "2022"),
        ("Informe anual 2022\n\nImpreso en 2023\n", "Informe anual 2022", None),
        ("Rapport sur les cantines\n\nExercice 2022\n", "Rapport sur les cantines", "2022"),
        (
            "Period: May 2021 – April 2022\n\nThe text.\n",
            "Period: May 2021 – April 2022",
            "2021-05/2022-04",
        ),
    ],
)
def test_what_a_text_without_questions_does_not_say_is_not_guessed(
    text: str, title: str | None, period: str | None
) -> None:
    found, odd = segment(source(text), Options())
    assert [one.code for one in odd] == ["no-questions"]
    assert found.title == title
    assert (found.period.edtf if found.period else None) == period


ASKED = "**21. ¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?**"
NEXT = "**37. ¿Qué retos anticipa en este proceso? \\***"


@pytest.mark.parametrize(
    ("answer", "answered"),
    [
        ("N/A", False),
        ("", False),
        ("*No aplica.*", False),
        ("—", False),
        ("N/A\n\nHubo avances en el puerto.", True),
        ("1. Primero\n2. Segundo\n3. ¿Tercero?", True),
    ],
)
def test_answers_that_say_nothing(answer: str, answered: bool) -> None:
    found = outline(f"{ASKED}\n\n{answer}\n\n{NEXT}\n\nTexto del final.\n")
    assert [question.number for question in found.questions] == ["21", "37"]
    assert found.questions[0].answered is answered
    assert found.questions[1].required


@pytest.mark.parametrize(
    "heading",
    [
        "21. ¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?",
        "### 21. ¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?",
        "**21.¿Cómo superó los retos? ¿Cuáles son\nlas lecciones aprendidas?**",
        "**21. ¿Cómo superó los retos? ¿Cuáles son las lecciones**\n\n**aprendidas?**",
        "21) ¿Cómo superó los retos?\n¿Cuáles son las lecciones aprendidas?",
        "Pregunta 21: ¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?",
        "**¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?**",
    ],
)
def test_one_heading_in_many_shapes(heading: str) -> None:
    found = outline(f"{heading}\n\nCon paciencia.\n\n{NEXT}\n\nTexto.\n")
    first = found.questions[0]
    assert first.key == "lessons"
    assert first.prompt == "¿Cómo superó los retos? ¿Cuáles son las lecciones aprendidas?"


def test_lists_in_answers_are_no_questions() -> None:
    items = "22. Modernizar el marco.\n23. Formar al personal."
    text = f"{ASKED}\n\nHubo tres:\n\n{items}\n\n{NEXT}\n\nNo.\n"
    assert [question.number for question in outline(text).questions] == ["21", "37"]


def test_an_answer_on_the_line_of_its_bold_heading() -> None:
    found = outline(f"{ASKED} Con paciencia.\n\n{NEXT} Ninguno grave.\n")
    assert [question.answer.end - question.answer.start for question in found.questions] == [14, 14]


def test_help_belongs_to_the_prompt_and_furniture_to_nobody() -> None:
    text = (
        "22. ¿Cuáles de las siguientes herramientas formales de evaluación u otros tipos de "
        "pruebas se han utilizado? \\*\n\nSeleccione todo lo que corresponda.\n\n"
        "- Encuestas\n\n7\n\n\f"
        f"Informe anual 2023 – 7\n\n- Entrevistas\n\n{NEXT}\n\nUno.\n\n8\n\n\f"
        "Informe anual 2023 – 8\n\nDos.\n"
    )
    found = outline(text)
    assert found.questions[0].prompt.endswith("Seleccione todo lo que corresponda.")
    headers = [
        text[x.span.start : x.span.end] for x in found.leftovers if x.type == "running_header"
    ]
    assert headers == ["7", "Informe anual 2023 – 7", "8", "Informe anual 2023 – 8"]
    assert [block.type for block in found.questions[1].blocks] == ["paragraph", "paragraph"]


def test_a_sentence_over_a_page_break_is_one_block_and_a_foreign_paragraph_a_note() -> None:
    foreign = (
        "Cette section offre aux pays la possibilité de réfléchir à la manière dont le processus "
        "les a aidés à progresser vers leurs priorités et dans leurs travaux."
    )
    text = f"{ASKED}\n\nHubo avances en\n\nlas provincias.\n\n{foreign}\n\n{NEXT}\n\nNo.\n"
    found = outline(text, language="es")
    assert [block.type for block in found.questions[0].blocks] == ["paragraph", "note"]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["es", "fr", "en"])
def test_one_warning_says_that_the_language_is_wrong(gold: Path, language: str) -> None:
    report, expected = fixture(gold)
    codes = [one.code for one in segment(report, Options(language=language))[1]]
    right = expected["report"]["language"] == language
    assert codes.count("other-language") == (0 if right else 1)
    if not right:
        assert "foreign-paragraph" not in codes


def test_options_override_what_is_detected() -> None:
    found = outline(ENGLISH, country="TGO", language="fr")
    assert (found.country, found.language) == ("TGO", "fr")


@pytest.mark.parametrize("options", [{"form": "no-such-form"}, {"language": "xx"}])
def test_unknown_options_are_usage_errors(options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        outline(ENGLISH, **options)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Un texto cualquiera, sin preguntas.\n", {"no-questions"}),
        (f"{ASKED}\n\nA.\n\n{ASKED}\n\nB.\n", {"duplicate-number"}),
        (f"{NEXT}\n\nA.\n\n{ASKED}\n\nB.\n", {"number-out-of-order"}),
        ("## 1. Describa el comedor.\n\nA.\n\n## 2. Describa la cocina.\n\nB.\n", {"unknown-form"}),
    ],
)
def test_diagnostics(text: str, codes: set[str]) -> None:
    assert {found.code for found in segment(source(text), Options())[1]} == codes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Pregunta 1: ¿Hay comedor?\n\nUno.\n\nPregunta 2: ¿Quién cocina?\n\n1. Ana\n2. Luis\n\n"
            "Pregunta 3: Describa el menú.\n\nSopa.\n",
            ["1", "2", "3"],
        ),
        (
            "1. Canteens\n\n1.1 How many are there?\n\nThree.\n\n1.2 Who cooks?\n\nTwo.\n\n"
            "2. Menu\n\n2.1 Describe the menu.\n\nSoup.\n",
            ["1.1", "1.2", "2.1"],
        ),
        ("El plan tiene tres ejes.\n\n1. Formar.\n2. Comprar ollas.\n3. Revisar el menú.\n", []),
    ],
)
def test_unknown_forms_are_read_by_their_numbers(text: str, numbers: list[str]) -> None:
    assert [question.number for question in outline(text).questions] == numbers


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "1. What progress has been made?\n\nA.\n\n2. What were the main challenges?\n\nB.\n",
            None,
        ),
        ("1. ¿Qué avances se lograron?\n\nA.\n\n2. ¿Qué desafíos encontraron?\n\nB.\n", None),
        ("1. Quels progrès avez-vous faits ?\n\nA.\n\n2. Quelles difficultés ?\n\nB.\n", None),
        (f"{NEXT}\n\n- [x] En curso\n", "alliance87-annual"),  # one, but word for word
    ],
)
def test_a_few_questions_in_usual_words_are_of_no_form(text: str, form: str | None) -> None:
    found = outline(text).form
    assert (found.id if found else None) == form


@given(st.text(alphabet="aÉ b.…-12\t“*"))
@example("12. Medidas tomadas ........................................................ 3")
def test_the_beginning_of_a_line_tells_its_key(raw: str) -> None:
    line = Line(0, len(raw), raw.strip() or "x", after_blank=True, after_page=False)
    whole = fold(contents.bare(line._replace(raw=line.raw[:120])))
    assert contents.key(line.content) == whole[:28].strip()
