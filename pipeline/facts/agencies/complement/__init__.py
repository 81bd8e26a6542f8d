"""Where a name with an organisation word ends: "Comité **para la Prevención de la Trata**".

``extend`` walks to the right word by word and keeps its ``progress``. It asks ``capitals`` or
``lower_case`` whether a word after linking words still belongs to the name, ``lists`` whether a
comma does, and ``lower_between`` whether capitals come again after a stretch in lower case.
"""
