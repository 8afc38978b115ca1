"""What can be wrong with an archive as a whole; each message says what to do."""


class ArchiveError(Exception):
    """The archive cannot be used as asked; the message is one line for the user."""


class ArchiveFullError(ArchiveError):
    """There is no room to write; everything committed before is kept."""


class ArchiveLockedError(ArchiveError):
    """Another process is writing to the archive."""


class QueryError(ArchiveError):
    """A question could not be answered: a mistake in it, a write, or too long a time."""
