"""Next steps are followed into the next year's report of the same country."""

from __future__ import annotations

import pytest

from pipeline.feeds.steps import ALIKE, Told, alike, follow

# Titles of steps, invented: reworded for the next report, or of another step like it.
SAME = (
    ("Elaborar la guía para inspectores", "Elaboración de la guía para inspectores"),
    ("Puesta en marcha del registro", "Puesta en marcha del registro en todo el país"),
    ("Creación de un fondo de reparación", "Creación del fondo de reparación de víctimas"),
    ("Aplicar la encuesta nacional de hogares", "Aplicación de la encuesta nacional de hogares"),
    ("Adopter le plan d'action 2023-2027", "Adoption du plan d'action (PAN) 2023-2027"),
    ("Former 200 inspecteurs du travail", "Formation de 200 inspecteurs et contrôleurs du travail"),
    ("Mise en place d'un fonds de réparation", "Mise en place du fonds de réparation"),
    ("Ratification of the Protocol of 2014", "Ratify the 2014 Protocol on forced labour"),
    ("Roll-out of monitoring in 10 districts", "Roll out monitoring in ten districts"),
    ("Establishment of a survivors' fund", "Establish the fund for survivors"),
    ("Finalize the hazardous work list", "Finalisation of the list of hazardous work"),
    ("Train judges on trafficking", "Training for judges on human trafficking"),
)
OTHER = (
    ("Elaborar la guía para inspectores", "Elaborar un protocolo para fiscales"),
    ("Puesta en marcha del registro", "Puesta en marcha de la campaña"),
    ("Creación de un fondo de reparación", "Creación de un registro de víctimas"),
    ("Capacitación de jueces y fiscales", "Capacitación de inspectores laborales"),
    ("Adopter le plan contre la traite", "Adopter le plan contre le travail des enfants"),
    ("Former 200 inspecteurs du travail", "Former 200 magistrats et procureurs"),
    ("Mise en place d'un fonds de réparation", "Mise en place d'un registre des victimes"),
    ("Ratification of the Protocol of 2014", "Ratification of Convention No. 189"),
    ("Train judges on trafficking", "Train labour inspectors on trafficking"),
    ("Roll-out of monitoring in 10 districts", "Roll-out of referral in 12 districts"),
    ("Finalize the hazardous work list", "Finalize the trafficking bill"),
    ("Establishment of a survivors' fund", "Establishment of a shelter in the north"),
)


def f1(threshold: float) -> float:
    right = sum(alike(*pair) >= threshold for pair in SAME)
    wrong = sum(alike(*pair) >= threshold for pair in OTHER)
    return 2 * right / (len(SAME) + right + wrong)


def test_the_threshold_is_the_best_of_the_sweep() -> None:
    sweep = {step / 100: f1(step / 100) for step in range(50, 100)}
    assert f1(ALIKE) == max(sweep.values())
    assert round(f1(ALIKE), 2) == 0.92
    assert {round(f1(step / 100), 2) for step in range(69, 74)} <= {0.87, 0.88, 0.89, 0.92}


def told(report: str, step: str, year: int, title: str, **more: object) -> Told:
    settings = {"kind": "status", "country": "CHL", "number": None} | more
    return Told(key=(report, step), year=year, title=title, **settings)  # type: ignore[arg-type]


GUIDE, FUND = "Elaborar la guía para inspectores", "Creación de un fondo de reparación"


def test_followed_one_to_one() -> None:
    links = follow(
        [
            told("a", "q1", 2022, GUIDE),
            told("a", "q2", 2022, FUND),
            told("a", "q9.1", 2022, "Puesta en marcha del registro", kind="plan"),
            told("b", "q1", 2023, "Creación del fondo de reparación de víctimas"),
            told("b", "q2", 2023, "Puesta en marcha del registro en todo el país"),
            told("b", "q3", 2023, "Elaboración de la guía para inspectores"),
        ]
    )
    assert {key: link.key for key, link in links.items()} == {
        ("a", "q1"): ("b", "q3"),
        ("a", "q2"): ("b", "q1"),
        ("a", "q9.1"): ("b", "q2"),
    }
    assert all(ALIKE <= link.confidence <= 1 for link in links.values())


@pytest.mark.parametrize(
    "later",
    [
        told("b", "q1", 2023, GUIDE, country="PER"),
        told("b", "q1", 2024, GUIDE),
        told("b", "q1", 2022, GUIDE),
        told("b", "q9.1", 2023, GUIDE, kind="plan"),
        told("b", "q1", 2023, FUND),
        told("b", "q1", 2023, ""),
    ],
    ids=["other country", "two years on", "same year", "only planned", "other step", "no title"],
)
def test_not_followed(later: Told) -> None:
    assert follow([told("a", "q1", 2022, GUIDE), later]) == {}


def test_twice_the_same_title_goes_by_number() -> None:
    earlier = [told("a", f"q{n}", 2022, GUIDE, number=n) for n in (1, 2)]
    later = [told("b", f"q{n}", 2023, GUIDE, number=3 - n) for n in (1, 2)]
    links = follow([*earlier, *later])
    assert links["a", "q1"].key == ("b", "q2")
    assert links["a", "q2"].key == ("b", "q1")


def test_order_does_not_matter() -> None:
    steps = [told("a", f"q{n}", 2022, f"{GUIDE} {n}") for n in range(5)]
    steps += [told("b", f"q{n}", 2023, f"{GUIDE} {n}") for n in range(5)]
    assert follow(steps) == follow(steps[::-1])
