"""Pages over an archive: a Datasette instance with pages and review of our own (needs the extra `[web]`)."""
