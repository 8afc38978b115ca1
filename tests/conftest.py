"""What holds for all tests: properties are searched without a limit of time, since a busy machine would fail them."""

from hypothesis import settings

settings.register_profile("project", deadline=None)
settings.load_profile("project")
