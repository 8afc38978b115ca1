"""Read posts out of files of any format that sites and offices keep them in: bytes in, `Post` out, one at a time."""

from nlp_reports.readers.errors import ReadError, Unread
from nlp_reports.readers.options import ReadOptions
from nlp_reports.readers.post import Post
from nlp_reports.readers.reading import read, read_bytes, read_source

__all__ = ["Post", "ReadError", "ReadOptions", "Unread", "read", "read_bytes", "read_source"]
