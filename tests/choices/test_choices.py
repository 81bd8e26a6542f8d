"""Options, ratings and record fields in the shapes that reports give them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.choices import choose
from pipeline.options import Options
from pipeline.segment import segment
from pipeline.types import Mark, Question, Source, Span
from tests.segment.reports import GOLD, fixture, source

STATUS = "**11. ¿Cuál es la situación de su próximo paso 1 “Aprobar la ley”?**\n\n"
TOOLS = (
    "**22. ¿Cuáles de las siguientes herramientas formales de evaluación u otros tipos de pruebas "
    "se han utilizado para evaluar los progresos logrados? \\***\n\n"
)
USEFUL = "**34. ¿Se ha considerado útil el proceso de los países pioneros? \\***\n\n"
RATING = (
    "**16. ¿Cómo calificaría los progresos logrados respecto de las prioridades establecidas en su "
    "hoja de ruta? \\***\n\n"
)
RECORD = (
    "**36. Hasta abril de 2024, ¿cuáles son los próximos pasos que dará su país respecto de las "
    "prioridades establecidas en su hoja de ruta?**\n\n"
)


def first(text: str, **more: Any) -> Question:
    return chosen(source(text, **more))[0]


def chosen(report: Source) -> tuple[Question, ...]:
    outline, _ = segment(report, Options(language="es"))
    return choose(report, outline)[0].questions


def states(question: Question) -> list[tuple[str | None, bool | None]]:
    return [(option.value, option.selected) for option in question.options]


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.name)
def test_choices_are_as_in_the_gold(gold: Path) -> None:
    report, expected = fixture(gold)
    outline, _ = segment(report, Options())
    found = {question.seq: question for question in choose(report, outline)[0].questions}
    for wanted in expected["choices"]:
        labels = [(option["label"], option["selected"]) for option in wanted["options"]]
        assert [(o.label, o.selected) for o in found[wanted["q"]].options] == labels
    for wanted in expected.get("scales", ()):
        scale = found[wanted["q"]].scale
        assert scale is not None
        assert (scale.value, scale.max) == (wanted["value"], wanted["max"])
    fields = [(q.seq, f.label, *f.span) for q in found.values() for f in q.fields]
    assert fields == [
        (f["q"], f["label"], f["start"], f["end"]) for f in expected.get("fields", ())
    ]
    for wanted in expected["questions"]:
        assert (found[wanted["q"]].kind, found[wanted["q"]].answered) == (
            wanted["kind"],
            wanted["answered"],
        )


THIRD = [
    ("not_achieved", False),
    ("planned", False),
    ("in_progress", True),
    ("completed", False),
]


@pytest.mark.parametrize(
    "answer",
    [
        "[ ] No alcanzado\n[ ] Previsto\n[x] En curso\n[ ] Completado",
        "- [ ] No alcanzado\n- [ ] Previsto\n- [X] En curso\n- [ ] Completado",
        "\\[ \\] No alcanzado\n\\[ \\] Previsto\n\\[x\\] En curso\n\\[ \\] Completado",
        "( ) No alcanzado\n( ) Previsto\n(X) En curso\n( ) Completado",
        "No alcanzado ( )\nPrevisto ( )\nEn curso (X)\nCompletado ( )",
        "☐ No alcanzado\n\n☐ Previsto\n\n☒ En curso\n\n☐ Completado",
        "○ No alcanzado\n○ Previsto\n● En curso\n○ Completado",
        "○ No alcanzado ○ Previsto ◉ En curso ○ Completado",
        "No alcanzado ☐ Previsto ☐ En curso ☑ Completado ☐",
        "- No alcanzado\n- Previsto\n- En curso ✓\n- Completado",
        "- No alcanzado\n- Previsto\n- X En curso\n- Completado",
        "|   | No alcanzado |\n|---|---|\n|   | Previsto |\n| X | En curso |\n|   | Completado |",
        "| No alcanzado | Previsto | En curso | Completado |\n|---|---|---|---|\n| | | X | |",
        "☐\nNo alcanzado\n☐\nPrevisto\n☒\nEn curso\n☐\nCompletado",
        "No alcanzado\n☐\nPrevisto\n☐\nEn curso\n☒\nCompletado\n☐",
        "- **[ ]** No alcanzado\n- **[ ]** Previsto\n- **[x]** **En curso**\n- **[ ]** Completado",
    ],
)
def test_marks_before_and_after_labels(answer: str) -> None:
    question = first(STATUS + answer + "\n")
    assert states(question) == THIRD
    assert question.answered


@pytest.mark.parametrize(
    "answer",
    [
        "- No alcanzado\n- Previsto\n- En curso\n- Completado",
        "No alcanzado\n\nPrevisto\n\nEn curso\n\nCompletado",
        "• No alcanzado\n• Previsto\n• En curso\n• Completado",
        "● No alcanzado\n● Previsto\n● En curso\n● Completado",
        "No alcanzado / Previsto / En curso / Completado",
    ],
)
def test_no_mark_is_no_state(answer: str) -> None:
    question = first(STATUS + answer + "\n")
    assert [option.selected for option in question.options] == [None] * 4
    assert not question.answered


def test_boxes_that_are_all_empty_are_not_selected() -> None:
    question = first(STATUS + "☐ No alcanzado\n☐ Previsto\n☐ En curso\n☐ Completado\n")
    assert [option.selected for option in question.options] == [False] * 4


def test_the_one_label_that_somebody_wrote_is_the_answer() -> None:
    assert states(first(STATUS + "En curso\n")) == [("in_progress", True)]


def test_several_marks_of_a_single_choice_stay_and_are_told() -> None:
    report = source(USEFUL + "☒ Sí\n☒ No\n☐ No sabe\n")
    outline, _ = segment(report, Options())
    found, told = choose(report, outline)
    assert [option.selected for option in found.questions[0].options] == [True, True, False]
    assert [diagnostic.code for diagnostic in told] == ["several-selected"]


def test_an_option_written_in_and_one_in_another_language() -> None:
    question = first(TOOLS + "- [x] Encuestas\n- [ ] Interviews\n- [x] Otros: registros\n")
    assert states(question) == [("surveys", True), ("interviews", False), ("other", True)]
    assert question.options[2].label == "Otros: registros"


def test_a_cross_beside_a_tick_is_a_no() -> None:
    assert states(first(USEFUL + "✔ Sí\n✗ No\n")) == [("yes", True), ("no", False)]


def test_drawn_marks_decide_and_are_kept() -> None:
    text = USEFUL + "Sí\nNo\n"
    at = len(USEFUL)
    drawn = (
        Mark("radio", "off", "vector", 0.9, Span(at, at)),
        Mark("radio", "on", "vector", 0.9, Span(at + 3, at + 3)),
    )
    question = first(text, marks=drawn)
    assert states(question) == [("yes", False), ("no", True)]
    assert question.options[1].mark == drawn[1]


def test_a_mark_that_cannot_be_read_is_unknown() -> None:
    at = len(USEFUL)
    drawn = (
        Mark("radio", "unknown", "image", 0.2, Span(at, at)),
        Mark("radio", "off", "image", 0.9, Span(at + 3, at + 3)),
    )
    assert states(first(USEFUL + "Sí\nNo\n", marks=drawn)) == [("yes", None), ("no", False)]


@pytest.mark.parametrize(
    ("answer", "value", "most"),
    [
        ("Ningún progreso ★★★☆☆ Grandes progresos", 3, 5),
        ("★★★★", 4, 5),
        ("Ningún progreso ① ② ❸ ④ ⑤ Grandes progresos", 3, 5),
        ("① ② ③ ④ ⑤", None, 5),
        ("❶ ❷ ❸ ❹ ❺", None, 5),
        ("1 2 3 4 5\n\nNingún progreso X Grandes progresos", None, 5),  # under which, nobody knows
        ("1    2    3    4    5\n          X", 3, 5),  # in a type of one width
        ("Ningún progreso 1 2 [3] 4 5 Grandes progresos", 3, 5),
        ("1 2 3 **4** 5", 4, 5),
        ("Ningún progreso ( ) 1 (x) 2 ( ) 3 ( ) 4 ( ) 5 Grandes progresos", 2, 5),
        ("1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☒", 5, 5),
        ("Ningún progreso ○ ○ ○ ● ○ Grandes progresos", 4, 5),
        ("4 / 5", 4, 5),
        ("4 de 5", 4, 5),
        ("7 out of 10", 7, 10),
        ("4", 4, 5),
        ("Ningún progreso  Grandes progresos", None, 5),
        ("Ningún progreso 1 2 3 4 5 Grandes progresos", None, 5),
        ("9 / 5", None, 5),
        ("", None, 5),
    ],
)
def test_ratings(answer: str, value: int | None, most: int) -> None:
    question = first(f"{RATING}{answer}\n")
    assert question.scale is not None
    assert (question.scale.value, question.scale.max) == (value, most)
    assert question.answered == (value is not None)


def test_poles_are_as_printed() -> None:
    for between in (" ★★☆☆☆ ", "  ", " 1 [2] 3 4 5 ", "\n○ ● ○ ○ ○\n"):
        scale = first(f"{RATING}Ningún progreso{between}Grandes progresos\n").scale
        assert scale is not None
        assert scale.poles == ("Ningún progreso", "Grandes progresos")


@pytest.mark.parametrize(
    "answer",
    [
        "**Título del próximo paso:** Aprobar la ley\n\n**Objetivos hasta abril de 2024:** Uno",
        "Título del próximo paso: Aprobar la ley\nObjetivos hasta abril de 2024: Uno",
        "**Título del próximo paso**\n\nAprobar la ley\n\n**Objetivos hasta abril de 2024**\n\nUno",
        "Próximo paso 1\n\n- Título: Aprobar la ley\n- Objetivos: Uno",
        "| Título del próximo paso | Aprobar la ley |\n|---|---|\n| Objetivos | Uno |",
    ],
)
def test_fields_of_a_record(answer: str) -> None:
    text = f"{RECORD}{answer}\n"
    found = first(text).fields
    assert [(f.key, text[f.span.start : f.span.end]) for f in found] == [
        ("title", "Aprobar la ley"),
        ("objectives", "Uno"),
    ]


def test_a_value_runs_over_lists_to_the_next_label() -> None:
    text = (
        f"{RECORD}¿Qué **pruebas** utilizaría para sustentar que ha logrado este paso?:\n\n"
        "Tres cosas:\n\n1. Una guía: la primera\n2. Un curso\n\nÁmbito de trabajo: Trata\n"
    )
    found = first(text).fields
    assert [field.key for field in found] == ["evidence", "area_of_work"]
    assert text[found[0].span.start : found[0].span.end].endswith("2. Un curso")


def test_marked_lines_of_an_unknown_form_are_a_choice() -> None:
    found = chosen(
        source("## 1. Describa.\n\nA.\n\n## 2. ¿Hay comité?\n\n- [x] Sí\n- [ ] Aún no\n")
    )
    assert [(q.kind, [o.selected for o in q.options]) for q in found] == [
        ("narrative", []),
        ("single_choice", [True, False]),
    ]
