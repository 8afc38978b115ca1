"""Names of files as URIs of posts: always valid Unicode, whatever bytes a system or an archive has in its names."""

from __future__ import annotations

import os
from pathlib import Path


def uri_of(name: Path | str) -> str:
    r"""Return the name of a file or of a member of an archive; a byte that is no UTF-8 is written as `\xff`.

    >>> print(uri_of("кеш\udcff.txt"))
    кеш\xff.txt
    """
    return os.fspath(name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
