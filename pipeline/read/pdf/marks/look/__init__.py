"""How a place on a page looks: ``pictures`` draws it, ``ink`` and ``outlines`` measure the pixels,
``measure`` says what they show, ``colours`` reads what characters are set in."""
