"""Turn Kazakh reports of events into structured, validated and grounded records."""

__version__ = "0.1.0"
