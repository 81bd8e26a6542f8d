"""Invented reports of ten countries over three years, by our own form: for pictures and tests.

``python -m tests.dashboard.invented FOLDER`` writes them. Nothing in them happened.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import forms
from pipeline.forms import FormQuestion

YEARS = (2022, 2023, 2024)
LANGUAGES = ("es", "fr", "en")
MAY = {"es": "mayo", "fr": "mai", "en": "May"}
APRIL = {"es": "abril", "fr": "avril", "en": "April"}
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
HEADS = {
    "es": ("Informe de progreso anual del país pionero", "Alianza 8.7"),
    "fr": ("Rapport d'étape annuel du pays pionnier", "Alliance 8.7"),
    "en": ("Annual progress report of the pathfinder country", "Alliance 8.7"),
}
CONTRACTIONS = ((" de le ", " du "), (" à le ", " au "), (" de el ", " del "))
STATUSES = ("not_achieved", "planned", "in_progress", "completed")


@dataclass(frozen=True)
class Country:
    """A country of the picture: its name, and names of its bodies (some known, some invented)."""

    name: str
    language: str
    bodies: tuple[str, ...]
    zeal: int  # 1 to 4: how much it does


COUNTRIES = (
    Country("Chile", "es", ("Dirección del Trabajo", "Subsecretaría de la Niñez", "UNICEF"), 4),
    Country("Perú", "es", ("Superintendencia Nacional de Fiscalización Laboral", "OIT"), 3),
    Country("Costa Rica", "es", ("Patronato Nacional de la Infancia", "OIT", "UNICEF"), 3),
    Country("Honduras", "es", ("Secretaría de Trabajo y Seguridad Social", "OIM"), 1),
    Country("Côte d'Ivoire", "fr", ("Institut national de la statistique", "OIT", "UNICEF"), 4),
    Country("Sénégal", "fr", ("Direction de la protection des droits humains", "UNICEF"), 2),
    Country("Madagascar", "fr", ("Ministère du Travail et des Lois sociales", "OIT"), 2),
    Country("Ghana", "en", ("Ghana Statistical Service", "ILO", "UNICEF"), 4),
    Country("Nepal", "en", ("Department of Labour", "National Child Rights Council", "ILO"), 2),
    Country("Fiji", "en", ("Ministry of Employment", "Fiji Trades Union Congress", "ILO"), 1),
)

TOPICS = {
    "es": (
        "la inspección en zonas rurales",
        "el registro nacional de víctimas",
        "la guía de atención a familias",
        "el protocolo de derivación de casos",
        "la campaña sobre trabajo peligroso",
        "el sistema de alerta en las escuelas",
        "la formación de jueces y fiscales",
        "el fondo de reparación",
    ),
    "fr": (
        "l'inspection des zones rurales",
        "le registre national des victimes",
        "le guide d'accueil des familles",
        "le protocole d'orientation des cas",
        "la campagne sur les travaux dangereux",
        "le système d'alerte dans les écoles",
        "la formation des juges et des procureurs",
        "le fonds de réparation",
    ),
    "en": (
        "labour inspection in rural areas",
        "the national register of victims",
        "the handbook for family services",
        "the protocol for referral of cases",
        "the campaign on hazardous work",
        "the early warning system in schools",
        "the training of judges and prosecutors",
        "the compensation fund",
    ),
}
STEPS = {
    "es": ("Puesta en marcha de {}", "Puesta en marcha, en todo el país, de {}"),
    "fr": ("Mise en place de {}", "Mise en place, dans tout le pays, de {}"),
    "en": ("Roll-out of {}", "Nationwide roll-out of {}"),
}
SENTENCES = {
    "es": (
        "El {d} de {m} de {y}, {b} capacitó a {n} personas en {t}.",
        "En {m} de {y}, {b} publicó un informe sobre {t}, en colaboración con {p}.",
        "{b} atendió a {n} niños y niñas en {k} municipios.",
        "El {d} de {m} de {y}, {b} y {p} firmaron un convenio para {t}.",
        "Se distribuyeron {k} guías sobre {t}.",
        "Está previsto que {b} publique un informe sobre {t} en {m} de {z}.",
        "A finales de {y}, {b} creó un grupo de trabajo sobre {t}.",
    ),
    "fr": (
        "Le {d} {m} {y}, {b} a formé {n} personnes à {t}.",
        "En {m} {y}, {b} a publié un rapport sur {t}, en collaboration avec {p}.",
        "{b} a pris en charge {n} enfants dans {k} communes.",
        "Le {d} {m} {y}, {b} et {p} ont signé une convention pour {t}.",
        "Au total, {k} guides sur {t} ont été distribués.",
        "Il est prévu que {b} publie un rapport sur {t} en {m} {z}.",
        "Fin {y}, {b} a créé un groupe de travail sur {t}.",
    ),
    "en": (
        "On {d} {m} {y}, the {b} trained {n} people in {t}.",
        "In {m} {y}, the {b} published a report on {t}, in collaboration with {p}.",
        "The {b} assisted {n} children in {k} districts.",
        "On {d} {m} {y}, the {b} and {p} signed an agreement on {t}.",
        "In all, {k} guides on {t} were distributed.",
        "The {b} plans to publish a report on {t} in {m} {z}.",
        "In late {y}, the {b} set up a working group on {t}.",
    ),
}
FIELDS = {
    "es": ("Título del próximo paso", "Objetivos"),
    "fr": ("Intitulé de la prochaine étape", "Objectifs"),
    "en": ("Title of next step", "Objectives"),
}


def reports() -> Iterator[tuple[str, str]]:
    """Name and Markdown of each report: always the same."""
    for number, country in enumerate(COUNTRIES):
        rest = random.Random(number)  # noqa: S311 (nothing secret)
        for year in YEARS:
            plain = unicodedata.normalize("NFD", country.name.lower())
            name = "".join(one for one in plain if one.isalpha())
            yield f"{name}-{year}.{country.language}.md", "".join(_report(country, year, rest))


def _report(country: Country, year: int, rest: random.Random) -> Iterator[str]:
    (form,) = forms.load()
    language = country.language
    of = " de" if language == "es" else ""
    kind, alliance = HEADS[language]
    yield f"# {country.name}\n\n{form.titles[language][0]}\n\n{kind}, "
    yield f"{MAY[language]}{of} {year - 1} – {APRIL[language]}{of} {year}\n\n{alliance}\n\n"
    number = 0
    for section in form.sections:
        yield f"## {section.titles[language][0]}\n\n"
        for question in section.questions:
            for subject in _subjects(question, language, year):
                number += 1
                prompt = _prompt(question, language, year, subject)
                yield f"### {number}. {prompt}\n\n"
                yield "".join(_answer(country, question, year, rest, subject)) + "\n"


def _subjects(question: FormQuestion, language: str, year: int) -> list[tuple[int, str]]:
    """Number and title of what a question repeats for; a lone pair for others."""
    topics = TOPICS[language]
    if question.subject == "priority":
        return list(enumerate((topic.capitalize() for topic in topics[:3]), 1))
    if question.subject == "next_step":
        first = YEARS.index(year) * 2
        wording = STEPS[language][year % 2]
        return [(1 + i, wording.format(topics[(first + i) % len(topics)])) for i in range(4)]
    return [(0, "")]


def _prompt(question: FormQuestion, language: str, year: int, subject: tuple[int, str]) -> str:
    prompt = question.prompts[language][0]
    number, title = subject
    prompt = prompt.replace("{number}", str(number)).replace("{title}", f"“{title}”")
    prompt = prompt.replace("{month}", MAY[language], 1).replace("{year}", str(year - 1), 1)
    return _joined(prompt.replace("{month}", APRIL[language]).replace("{year}", str(year)))


def _joined(text: str) -> str:
    """Prepositions and articles as the languages join them."""
    for apart, together in CONTRACTIONS:
        text = text.replace(apart, together)
    return text


def _answer(
    country: Country,
    question: FormQuestion,
    year: int,
    rest: random.Random,
    subject: tuple[int, str],
) -> Iterator[str]:
    language = country.language
    if question.scale:
        value = min(5, max(1, country.zeal + rest.choice((-1, 0, 0, 1))))
        low, high = question.scale.low[language][0], question.scale.high[language][0]
        steps = " ".join(f"[{one}]" if one == value else str(one) for one in range(1, 6))
        yield f"{low} {steps} {high}\n"
    elif question.options:
        selected = _selected(country, question, year, rest, subject)
        for option in question.options:
            yield f"- [{'x' if option.value in selected else ' '}] {option.labels[language][0]}\n"
    elif question.fields:
        for number in (4, 5):
            topic = TOPICS[language][(YEARS.index(year) * 2 + number) % 8]
            title, aims = FIELDS[language]
            step = _joined(STEPS[language][0].format(topic))
            yield f"{title}: {step}\n\n{aims}: {topic}\n\n"
    elif question.key.startswith(("priority", "key_successes", "national_partners.details")):
        for _ in range(country.zeal + 1):
            yield _sentence(country, year, rest) + " "
        yield "\n"
    elif rest.random() < 0.5 + country.zeal / 10:
        yield _sentence(country, year, rest) + "\n"


def _selected(
    country: Country,
    question: FormQuestion,
    year: int,
    rest: random.Random,
    subject: tuple[int, str],
) -> set[str]:
    values = [option.value for option in question.options]
    if question.subject == "next_step":
        # The same step has gone on when it is asked for again, a year later.
        first, again = YEARS.index(year) * 2 + subject[0], year > YEARS[0] and subject[0] < 3
        own = random.Random(f"{country.name} {first}")  # noqa: S311 (nothing secret)
        reached = own.choices(range(4), [4 - country.zeal, 3, country.zeal, country.zeal / 2])[0]
        return {STATUSES[min(3, reached + (own.choice((0, 1, 1, 2)) if again else 0))]}
    if question.kind == "multi_choice":
        return {value for value in values if rest.random() < country.zeal / 6}
    return {rest.choice(values[:2])}


def _sentence(country: Country, year: int, rest: random.Random) -> str:
    language = country.language
    body, partner = rest.sample(country.bodies, 2)
    month = rest.randrange(12)
    sentence = (
        rest.choice(SENTENCES[language])
        .format(
            d=rest.randint(2, 28),
            m=MONTHS[language].split()[month],
            y=year - 1 if month >= 4 else year,
            z=year if month >= 4 else year + 1,
            b=body,
            p=partner,
            n=rest.randint(20, 90) * 10 ** rest.randint(0, 2),
            k=rest.randint(3, 60),
            t=rest.choice(TOPICS[language]),
        )
        .replace("the UNICEF", "UNICEF")
        .replace("The UNICEF", "UNICEF")
    )
    return _joined(sentence)


def write(folder: Path) -> None:
    """All reports as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
