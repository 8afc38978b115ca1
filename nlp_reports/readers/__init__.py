"""Read posts out of files: bytes in, `Post` out, one at a time."""

from nlp_reports.readers.errors import ReadError
from nlp_reports.readers.post import Post
from nlp_reports.readers.reading import read, read_bytes

__all__ = ["Post", "ReadError", "read", "read_bytes"]
