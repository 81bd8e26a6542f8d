"""Answers to choices, ratings and records in shapes that were thought out before any was run."""

from __future__ import annotations

import pytest

from tests.choices.test_choices import RATING, RECORD, STATUS, TOOLS, USEFUL, first, states

ONE_OF_TWO = [("yes", True), ("no", False)]
THIRD = [("not_achieved", False), ("planned", False), ("in_progress", True), ("completed", False)]


@pytest.mark.parametrize(
    "answer",
    [
        "Sí (X)\nNo ( )",
        "Sí: X\nNo:",
        "Sí: x  No: ",
        "Sí [X]   No [ ]",
        "X Sí\n_ No",
        "(x) Sí (  ) No",
        "[✓] Sí\n[ ] No",
        "[*] Sí\n[ ] No",
        "◉ Sí\n○ No",
        "🔘 Sí\n⚪ No",
        "✅ Sí\n⬜ No",
        "🗹 Sí\n☐ No",
        "☑ Sí ☐ No",
        "- ☑ Sí\n- ☐ No",
        "1. ☑ Sí\n2. ☐ No",
        "a) (X) Sí\nb) ( ) No",
        "| Sí | No |\n|---|---|\n| X | |",
        "| Sí | X |\n|---|---|\n| No | |",
        "| ☒ | Sí |\n| ☐ | No |",
        "| Sí ☒ | No ☐ |",
        "[X]\nSí\n[ ]\nNo",
        "Sí\n[X]\nNo\n[ ]",
        "[x]Sí\n[ ]No",
        "(X)Sí\n( )No",
        "Sí(X)\nNo( )",
    ],
)
def test_yes_is_marked(answer: str) -> None:
    question = first(f"{USEFUL}{answer}\n")
    assert states(question) == ONE_OF_TWO
    assert question.answered


@pytest.mark.parametrize(
    "answer",
    [
        "**Sí**\nNo",
        "- **Sí**\n- No",
        "__Sí__\nNo",
        "**Sí** / No",
        "Sí\n~~No~~",
        "<u>Sí</u>\nNo",
        "<b>Sí</b>\nNo",
        "==Sí==\nNo",
    ],
)
def test_the_one_that_is_set_off_is_selected(answer: str) -> None:
    assert states(first(f"{USEFUL}{answer}\n")) == ONE_OF_TWO


@pytest.mark.parametrize(
    "answer",
    [
        "**Sí**\n**No**",
        "Sí\nNo",
        "- Sí\n- No\n- No sabe",
        "Sí / No",
        "✓ Sí\n✓ No",
        "[x] Sí\n[x] No",
        "➔ Sí\n➔ No",
    ],
)
def test_uniform_options_are_unknown(answer: str) -> None:
    question = first(f"{USEFUL}{answer}\n")
    assert {option.selected for option in question.options} == {None}
    assert len(question.options) >= 2
    assert not question.answered


@pytest.mark.parametrize(
    "answer",
    [
        "Sí",
        "Sí.",
        "**Sí**",
        "→ Sí",
        "- Sí",
        "Respuesta: Sí",
        "[x] Sí",
        "☒ Sí",
        "X Sí",
        "Sí, se ha considerado útil.",
    ],
)
def test_the_only_label_is_the_answer(answer: str) -> None:
    question = first(f"{USEFUL}{answer}\n")
    assert states(question) == [("yes", True)]
    assert question.answered


@pytest.mark.parametrize(
    "answer",
    [
        "No alcanzado\nPrevisto\n→ En curso\nCompletado",
        "No alcanzado\nPrevisto\nEn curso ←\nCompletado",
        "No alcanzado\nPrevisto\n**En curso**\nCompletado",
        "No alcanzado | Previsto | **En curso** | Completado",
        "No alcanzado ○ Previsto ○ En curso ● Completado ○",
        "○ No alcanzado   ○ Previsto   ● En curso   ○ Completado",
        "( ) No alcanzado ( ) Previsto (X) En curso ( ) Completado",
        "( ) No alcanzado / ( ) Previsto / (X) En curso / ( ) Completado",
        "1. No alcanzado [ ]\n2. Previsto [ ]\n3. En curso [X]\n4. Completado [ ]",
        "| No alcanzado | |\n|---|---|\n| Previsto | |\n| En curso | ✓ |\n| Completado | |",
        "| No alcanzado | Previsto | En curso | Completado |\n|:-:|:-:|:-:|:-:|\n| ○ | ○ | ● | ○ |",
        "[ ] No alcanzado\n\n[ ] Previsto\n\n[X] En curso\n\n[ ] Completado",
        "☐ No alcanzado; ☐ Previsto; ☒ En curso; ☐ Completado",
        "◻ No alcanzado\n◻ Previsto\n◼ En curso\n◻ Completado",
        "* [ ] No alcanzado\n* [ ] Previsto\n* [x] En curso\n* [ ] Completado",
        "\\- \\[ \\] No alcanzado\n\\- \\[ \\] Previsto\n"
        "\\- \\[x\\] En curso\n\\- \\[ \\] Completado",
    ],
)
def test_the_third_is_marked(answer: str) -> None:
    assert states(first(f"{STATUS}{answer}\n")) == THIRD


@pytest.mark.parametrize(
    ("answer", "selected"),
    [
        ("**Encuestas**\nEstudios de casos\n**Entrevistas**\nOtros", ["surveys", "interviews"]),
        ("Encuestas, entrevistas", ["surveys", "interviews"]),
        ("- Encuestas\n- Entrevistas", None),
        ("[x] Encuestas\n[x] Entrevistas\n[x] Otros", ["surveys", "interviews", "other"]),
        ("Encuestas ☒ Entrevistas ☒ Otros ☐", ["surveys", "interviews"]),
        ("Encuestas ✓ Entrevistas ✗ Otros ✗", ["surveys"]),
    ],
)
def test_several_may_be_selected(answer: str, selected: list[str] | None) -> None:
    found = states(first(f"{TOOLS}{answer}\n"))
    if selected is None:
        assert {state for _, state in found} == {None}
    else:
        assert [value for value, state in found if state] == selected


@pytest.mark.parametrize(
    ("answer", "value", "most"),
    [
        ("3/5", 3, 5),
        ("3 estrellas", 3, 5),
        ("3 estrellas de 5", 3, 5),
        ("Calificación: 3", 3, 5),
        ("Calificación: 3/5", 3, 5),
        ("Valor: 3 (de 1 a 5)", 3, 5),
        ("3 (en una escala de 1 a 5)", 3, 5),
        ("En una escala de 1 a 5: 3", 3, 5),
        ("★★★☆☆", 3, 5),
        ("★ ★ ★ ☆ ☆", 3, 5),
        ("⭐⭐⭐", 3, 5),
        ("★★★★★", 5, 5),
        ("☆☆☆☆☆", None, 5),
        ("●●●○○", 3, 5),
        ("○○●○○", 3, 5),
        ("1 2 **3** 4 5", 3, 5),
        ("1 - 2 - (3) - 4 - 5", 3, 5),
        ("1 | 2 | [3] | 4 | 5", 3, 5),
        ("1 2 3 4 5", None, 5),
        ("(1) (2) (3) (4) (5)", None, 5),
        ("☐ 1 ☐ 2 ☒ 3 ☐ 4 ☐ 5", 3, 5),
        ("1 ( ) 2 ( ) 3 (X) 4 ( ) 5 ( )", 3, 5),
        ("| 1 | 2 | 3 | 4 | 5 |\n|---|---|---|---|---|\n| | | X | | |", 3, 5),
        ("1 ☐\n2 ☐\n3 ☒\n4 ☐\n5 ☐", 3, 5),
        ("1\n2\n→ 3\n4\n5", 3, 5),
        ("3,5/5", None, 5),
        ("6/5", None, 5),
        ("N/A", None, 5),
        ("**Ningún progreso** 1 2 3 4 5 **Grandes progresos**", None, 5),
        ("Ningún progreso ○ ○ ● ○ ○ Grandes progresos", 3, 5),
        ("(Ningún progreso) 1 2 3 [4] 5 (Grandes progresos)", 4, 5),
        ("Entre 1 (ningún progreso) y 5 (grandes progresos): 4", 4, 5),
    ],
)
def test_ratings_in_many_shapes(answer: str, value: int | None, most: int) -> None:
    scale = first(f"{RATING}{answer}\n").scale
    assert scale is not None
    assert (scale.value, scale.max) == (value, most)


@pytest.mark.parametrize(
    "answer",
    [
        "Título: Aprobar la ley\nObjetivos: Uno",
        "- **Título del próximo paso**: Aprobar la ley\n- **Objetivos**: Uno",
        "1) Título del próximo paso – Aprobar la ley\n2) Objetivos – Uno",
        "**Título del próximo paso** Aprobar la ley\n\n**Objetivos** Uno",
        "Nombre del próximo paso:\nAprobar la ley\nMetas hasta abril de 2024:\nUno",
        "#### Título del próximo paso\n\nAprobar la ley\n\n#### Objetivos\n\nUno",
        "| Título | Objetivos |\n|---|---|\n| Aprobar la ley | Uno |",
        "| **Título** | Aprobar la ley |\n|---|---|\n| **Objetivos** | Uno |",
        "TÍTULO DEL PRÓXIMO PASO: Aprobar la ley\nOBJETIVOS HASTA ABRIL DE 2024: Uno",
        "Título del paso siguiente: Aprobar la ley\nObjetivos a alcanzar: Uno",
    ],
)
def test_labels_of_a_record(answer: str) -> None:
    text = f"{RECORD}{answer}\n"
    assert [(f.key, text[slice(*f.span)]) for f in first(text).fields] == [
        ("title", "Aprobar la ley"),
        ("objectives", "Uno"),
    ]
