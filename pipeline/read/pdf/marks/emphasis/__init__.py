"""Options without a control: ``labelled`` finds short texts like options, ``dress`` and ``cells``
what is drawn around them, ``emphasis`` which of them stand out."""
