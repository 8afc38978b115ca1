"""Read posts out of files: bytes in, `Post` out, one at a time."""

from nlp_reports.readers.post import Post

__all__ = ["Post"]
