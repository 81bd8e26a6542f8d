"""Events: happenings tied by the text to a calendar time, with who did what."""

from pipeline.extract.events.find import find

__all__ = ["find"]
