"""How a place on a page looks: ``pictures`` draws it, ``ink`` and ``outlines`` measure the pixels,
``measure`` says what they show, ``outlined`` finds controls in large pictures, ``colours`` reads
what characters are set in."""
