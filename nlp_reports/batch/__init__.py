"""Drive extraction over whole archives: shards, workers, resume, quarantine, a final account."""

from nlp_reports.batch.account import Account
from nlp_reports.batch.engines import in_process, process_pool
from nlp_reports.batch.run import run
from nlp_reports.batch.work import ExtractorSpec

__all__ = ["Account", "ExtractorSpec", "in_process", "process_pool", "run"]
