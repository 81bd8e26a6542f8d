"""One organisation, one record."""

from __future__ import annotations

import pytest

from pipeline.corrections import Correction
from pipeline.link.agencies import Resolution, resolve
from pipeline.types import Context, Span


def groups(found: Resolution) -> list[list[str]]:
    """The texts of each record's mentions, in order of the report."""
    named: dict[str, list[str]] = {}
    for mentions in found.mentions:
        for mention in mentions:
            named.setdefault(mention.key, []).append(mention.text)
    assert set(named) == {agency.key for agency in found.agencies}
    return list(named.values())


SAME = [
    (
        "es",
        [
            "La Secretaría de Fomento y Pesca (SFP) abrió.",
            "La SFP cerró. La Secretaría de Fomento volvió.",
        ],
    ),
    (
        "es",
        [
            "El Consejo para Prevenir y Erradicar la Trata de Niños sesionó.",
            "El Consejo para Erradicar la Trata volvió.",
        ],
    ),
    ("es", ["El Gobierno de Honduras firmó.", "El gobierno de Honduras cumplió."]),
    ("es", ["Vino la OIT.", "Vino la Organización Internacional del Trabajo."]),
    ("fr", ["L'OIT et l'Organisation internationale du Travail.", "The ILO."]),
    (
        "fr",
        [
            "Le Comité national de veille (CNV) siège.",
            "Le CNV siège. Le Comité National de Veille aussi.",
        ],
    ),
    ("en", ["The Department of Fisheries met.", "The Fisheries Department left."]),
    (
        "en",
        ["The Lake Safety Board (LSB) met.", "The LSB and the Lake Safety Board of Ghana left."],
    ),
    ("en", ["The Ministry of Ports and Rivers met.", "The Ministry of Ports left."]),
    ("en", ["The Lake Transport Inspectorate met.", "The Lake Transpert Inspectorate left."]),
    ("en", ["The Lake Workers' Union met.", "The Lake Workers Union left."]),
    ("es", ["La Fundación Huellas del Lago abrió.", "El pacto con Huellas del Lago venció."]),
]


@pytest.mark.parametrize(("language", "texts"), SAME)
def test_same(language: str, texts: list[str]) -> None:
    country = {"es": "HND", "fr": "SEN", "en": "GHA"}[language]
    assert len(groups(resolve(texts, [], Context(language, country)))) == 1


DIFFERENT = [
    ("es", ["El Ministerio de Trabajo y el Ministerio del Trabajo de Colombia firmaron."], 2),
    (
        "es",
        [
            "La Secretaría de Fomento Rural y la Secretaría de Fomento Urbano.",
            "La Secretaría de Fomento.",
        ],
        3,
    ),
    ("es", ["El Gobierno de México y el Gobierno de la Ciudad de México firmaron."], 2),
    ("es", ["La Subcomisión Jurídica del Instituto de Pesca y el Instituto de Pesca firmaron."], 2),
    ("es", ["La Fundación Huellas del Lago y la Red Huellas del Lago firmaron."], 2),
    ("fr", ["L'OIT et le Bureau international du Travail."], 2),
    ("en", ["The Ministry of Ports and the Ministry of Sports met."], 2),
]


@pytest.mark.parametrize(("language", "texts", "count"), DIFFERENT)
def test_different(language: str, texts: list[str], count: int) -> None:
    assert len(groups(resolve(texts, [], Context(language, "PER")))) == count


def test_a_short_form_goes_to_the_body_without_an_acronym() -> None:
    texts = [
        "La Comisión Intersecretarial de Pesca (CIP) y la Comisión Intersecretarial de Minas.",
        "La CIP y la Comisión Intersecretarial firmaron.",
    ]
    found = groups(resolve(texts, [], Context("es", "MEX")))
    assert ["Comisión Intersecretarial de Minas", "Comisión Intersecretarial"] in found


def test_a_short_form_of_a_name_that_ends_with_the_own_country() -> None:
    texts = [
        "La Comisión de Pesca y la Protección de los Ríos en México (COPERI) sesionó.",
        "La Comisión de Pesca publicó su plan.",
    ]
    assert len(groups(resolve(texts, [], Context("es", "MEX")))) == 1
    assert len(groups(resolve(texts, [], Context("es", "PER")))) == 2


def test_two_longer_names_that_begin_alike_take_no_short_form() -> None:
    texts = [
        "La Comisión Nacional de Pesca y Ríos (CNPR) y la Comisión Nacional de Pesca y Mar (CNPM).",
        "La Comisión Nacional de Pesca firmó.",
    ]
    assert len(groups(resolve(texts, [], Context("es", "PER")))) == 3


def test_an_acronym_of_the_prompt() -> None:
    prompts = ["¿Qué hizo el Instituto de Pesca Juvenil (IPJX)?"]
    found = resolve(["El IPJX cerró."], prompts, Context("es", "PER"))
    assert groups(found) == [["IPJX"]]
    assert found.agencies[0].name == "Instituto de Pesca Juvenil"
    assert found.agencies[0].acronyms == ("IPJX",)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The Lake Broadcasting Corporation met.", "government"),
        ("en", "The Lakeshore Farm Corporation met.", "private"),
        ("en", "The Association of Municipalities met.", "government"),
        ("en", "The Lakeshore Tea Growers Union met.", "employers"),
        ("en", "The Lakeshore Teachers Union met.", "workers"),
        ("en", "The Lakeshore Tea Association met.", "employers"),
        ("en", "The Lakeshore Fishing Cooperative met.", "private"),
        ("en", "The Inter-Religious Council of Kenya met.", "other"),
        ("en", "The Shared Nets Research and Action Foundation met.", "civil_society"),
        ("en", "Done in partnership with Golden Hill Estates in 2021.", "private"),
        ("en", "Done in partnership with Golden Hill Voices in 2021.", "civil_society"),
        ("en", "The Golden Hill Sugar Workers Union met.", "workers"),
        ("es", "La Asociación de Municipios del Lago sesionó.", "government"),
        ("es", "La Asociación de Mujeres del Lago sesionó.", "civil_society"),
        ("es", "La Escuela Superior Judicial sesionó.", "government"),
        ("es", "La Cooperativa Pesquera del Lago sesionó.", "private"),
        ("es", "La Red de Empresas por el Lago sesionó.", "private"),
        (
            "es",
            "La Fundación del Lago de Responsabilidad Social Empresarial cerró.",
            "civil_society",
        ),
        ("es", "El Instituto Lacustre de Formación Sindical cerró.", "workers"),
        ("es", "El Instituto Lacustre de Formación Portuaria cerró.", "government"),
        ("es", "La Unión del Personal del Lago cerró.", "workers"),
        ("es", "La Federación de Panaderos del Lago cerró.", "employers"),
        ("es", "El Banco de Alimentos del Lago cerró.", "civil_society"),
        ("en", "The Institute of Lake Studies met.", "academic"),
        ("en", "The Lake Boat Owners Association met.", "employers"),
        ("en", "The Office of the Resident Coordinator met.", "intergovernmental"),
        ("fr", "L'Institut supérieur de la magistrature siège.", "government"),
        ("fr", "L'Institut supérieur de la navigation siège.", "academic"),
        ("fr", "L'Union des chauffeurs du lac siège.", "workers"),
        ("fr", "Le Conseil interprofessionnel de la vanille siège.", "employers"),
        ("fr", "L'Association des maires du Littoral siège.", "government"),
        ("fr", "L'Institut polytechnique du Littoral siège.", "academic"),
        ("fr", "Le Centre de Formation judiciaire du Littoral siège.", "government"),
        ("fr", "Le Centre de Formation artisanale du Littoral siège.", "civil_society"),
    ],
)
def test_types(language: str, text: str, kind: str) -> None:
    """Words of a name tell its kind where its organisation word does not."""
    assert [one.type for one in resolve([text], [], Context(language)).agencies] == [kind]


def test_an_acronym_with_two_meanings() -> None:
    texts = [
        "La Mesa Técnica Rural (MTRX).",
        "El Museo de Trenes (MTRX).",
        "La Mesa Técnica Roja (MTRX).",
    ]
    codes = [one.code for one in resolve(texts, [], Context("es")).diagnostics]
    assert codes == ["acronym-conflict"]


def test_records() -> None:
    text = (
        "UNICEF, el Sindicato de Minas, la Universidad del Lago y el Instituto de Pesca de Chile."
    )
    found = resolve([text], [], Context("es", "PER")).agencies
    assert [(one.type, one.country) for one in found] == [
        ("intergovernmental", None),
        ("workers", "PER"),
        ("academic", "PER"),
        ("government", "CHL"),
    ]
    assert found[0].identifiers == (("wikidata", "Q740308"),)
    assert found[1].key == "per-sindicato-minas"


def test_corrections() -> None:
    texts = ["La Alianza Verde y la Casa del Lago. La Unidad de Pesca y la Oficina de Pesca."]
    fixes = [
        Correction("Alianza Verde", "-"),
        Correction("casa lago", type="academic", country="BOL"),
        Correction("Oficina de Pesca", "Unidad de Pesca"),
    ]
    found = resolve(texts, [], Context("es", "PER"), fixes)
    assert groups(found) == [["Casa del Lago"], ["Unidad de Pesca", "Oficina de Pesca"]]
    assert (found.agencies[0].type, found.agencies[0].country) == ("academic", "BOL")


def test_a_split() -> None:
    texts = ["La Unidad de Pesca Joven. La Unidad de Pesca."]
    context = Context("es", "PER")
    assert len(resolve(texts, [], context).agencies) == 1
    fixes = [Correction("Unidad de Pesca", "Unidad de Pesca")]
    assert len(resolve(texts, [], context, fixes).agencies) == 2


def test_nothing() -> None:
    assert resolve([], [], Context("es")) == Resolution((), (), (), ())


def test_a_witness() -> None:
    """It adds a proper name that nothing else shows, and no place, project or piece of a name."""
    text = "Los datos son de Puentes Verdes. El proyecto Puentes Rojos, Costa Rica y Mina Azul."
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in ("Puentes Verdes",)]
    wrong = [
        Span(text.index(one), text.index(one) + len(one))
        for one in ("Puentes Rojos", "Costa Rica", "Mina")
    ]
    context = Context("es", "PER")
    assert groups(resolve([text], [], context)) == []
    assert groups(resolve([text], [], context, (), [[*spans, *wrong]])) == [["Puentes Verdes"]]


def test_a_witness_makes_surer() -> None:
    text = "Las jornadas, animadas por Puentes Verdes, terminaron."
    span = Span(text.index("Puentes"), text.index(", terminaron"))
    context = Context("es", "PER")
    (alone,) = resolve([text], [], context).mentions[0]
    (seen,) = resolve([text], [], context, (), [[span]]).mentions[0]
    assert seen.span == alone.span == span
    assert seen.confidence > alone.confidence
