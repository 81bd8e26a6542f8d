"""The form of the grid, in three languages: what is asked, and what is ticked."""

from __future__ import annotations

from dataclasses import dataclass, replace

LANGUAGES = ("es", "fr", "en")


@dataclass(frozen=True)
class Option:
    """An option; ``on`` is ``None`` where nobody can say whether it is selected."""

    label: str
    on: bool | None


@dataclass(frozen=True)
class Question:
    """A question with options; ``kind`` is single or multi."""

    prompt: str
    kind: str
    options: tuple[Option, ...]


_TEXTS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "es": (
        ("¿En qué situación está la línea de ayuda nocturna?", "single",
         ("Sin empezar", "En preparación", "En marcha", "Terminada")),
        ("¿Qué medios se usaron? Marque todos los que correspondan.", "multi",
         ("Encuestas", "Visitas a talleres", "Reuniones con familias", "Archivos judiciales")),
        ("¿Hace falta cambiar el plan?", "single", ("Sí", "No", "No se aplica")),
    ),
    "fr": (
        ("Où en est la ligne d'écoute de nuit ?", "single",
         ("Pas commencé", "En préparation", "En cours", "Achevé")),
        ("Quels moyens ont été employés ? Cochez toutes les réponses utiles.", "multi",
         ("Enquêtes", "Visites d'ateliers", "Réunions avec les familles", "Archives judiciaires")),
        ("Faut-il changer le plan ?", "single", ("Oui", "Non", "Sans objet")),
    ),
    "en": (
        ("What is the status of the night help line?", "single",
         ("Not started", "Being prepared", "Under way", "Finished")),
        ("Which means were used? Tick all that apply.", "multi",
         ("Surveys", "Visits to workshops", "Meetings with families", "Court records")),
        ("Does the plan have to change?", "single", ("Yes", "No", "Not applicable")),
    ),
}  # fmt: skip

_LONG = {
    "es": "Otros medios que la oficina haya empleado durante el año, entre ellos los cuadernos de "
    "campo y las grabaciones de las asambleas de barrio",
    "fr": "D'autres moyens que le bureau a employés pendant l'année, dont les carnets de terrain "
    "et les enregistrements des assemblées de quartier",
    "en": "Other means that the office has employed during the year, among them the field notes "
    "and the recordings of the neighbourhood assemblies",
}


def form(language: str, *, long: bool = False) -> tuple[Question, ...]:
    """The questions; other options are ticked in each language."""
    shift = LANGUAGES.index(language)
    found = []
    for number, (prompt, kind, labels) in enumerate(_TEXTS[language]):
        ticked = {(number + shift) % len(labels)}
        if kind == "multi":
            ticked |= {(number + shift + 2) % len(labels)}
        options = tuple(Option(label, at in ticked) for at, label in enumerate(labels))
        if long and kind == "multi":
            options = (*options[:2], replace(options[2], label=_LONG[language]), options[3])
        found.append(Question(prompt, kind, options))
    return tuple(found)


def expected(questions: tuple[Question, ...]) -> list[Option]:
    """The options of a form in reading order."""
    return [option for question in questions for option in question.options]
