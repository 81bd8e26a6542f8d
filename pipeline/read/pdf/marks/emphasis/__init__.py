"""Options without a control: ``labelled`` finds short texts like options, ``dress`` and ``cells``
what is drawn around them, ``inline`` those of one line, ``emphasis`` which of them stand out."""
