"""Drive extraction over whole archives: shards, workers, resume, quarantine, a final account."""

from nlp_reports.batch.account import Account
from nlp_reports.batch.engines import InProcess, ProcessPool
from nlp_reports.batch.run import run
from nlp_reports.batch.work import ExtractorError, ExtractorSpec

__all__ = ["Account", "ExtractorError", "ExtractorSpec", "InProcess", "ProcessPool", "run"]
