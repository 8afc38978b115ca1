"""Catalogues of messages in Kazakh and Russian; `python -m nlp_reports.locale` brings them up to date."""
