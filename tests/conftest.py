"""What all tests share."""

from hypothesis import settings

# A shared machine stalls now and then: how long one example takes says nothing of the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
