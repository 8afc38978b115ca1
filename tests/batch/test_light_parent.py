"""What only starts workers, stores and answers stays small: the libraries of the pipeline are loaded where it works."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generated_posts import write_jsonl

#: Libraries that only work on posts needs, and those that make tables.
PIPELINE = ("spacy", "thinc", "torch", "onnxruntime", "numpy", "tokenizers", "jsonschema", "pandas")
#: Runs the command, then says which of the libraries named first are loaded.
SCRIPT = """
import sys
from nlp_reports.cli import main
if __name__ == "__main__":
    unwanted = sys.argv.pop(1).split(",")
    try:
        main()
    finally:
        print("LOADED", *(name for name in unwanted if name in sys.modules), file=sys.stderr)
"""


def loaded(folder: Path, unwanted: tuple[str, ...], *words: object) -> list[str]:
    """Run a command in a process of its own and return the unwanted libraries that it loaded."""
    script = folder / "light.py"
    script.write_text(SCRIPT, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, str(script), ",".join(unwanted), *map(str, words)],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return found.stderr.rpartition("LOADED")[2].split()


@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_parent_of_a_batch_loads_no_pipeline(tmp_path, engine):
    if engine == "dask" and not importlib.util.find_spec("distributed"):
        pytest.skip("the extra [dask] is not installed")
    unwanted = tuple(name for name in PIPELINE if engine == "pool" or name not in ("numpy", "pandas"))
    write_jsonl(tmp_path / "in.jsonl", 20)
    words = ("batch", "in.jsonl", "--archive", "a.sqlite", "--engine", engine, "--workers", 2)
    assert loaded(tmp_path, unwanted, *words, "--extractor", "benchmarks.stand_in:load") == []
    assert loaded(tmp_path, PIPELINE, "batch", "in.jsonl", "--archive", "a.sqlite") == []  # nothing to do
    assert loaded(tmp_path, ("spacy", "torch", "numpy"), "query", "a.sqlite", "--sql", "SELECT 1", "--limit", 1) == [
        "numpy"  # pandas brings it
    ]


@pytest.mark.parametrize("words", [("--help",), ("batch", "--help"), ("query", "--help"), ("quarantine", "--help")])
def test_help_loads_no_library_of_the_work(tmp_path, words):
    assert loaded(tmp_path, (*PIPELINE, "rich", "lxml", "sqlite3"), *words) == []


def test_search_by_lemma_loads_no_spacy(tmp_path):
    write_jsonl(tmp_path / "in.jsonl", 10)
    loaded(tmp_path, (), "batch", "in.jsonl", "--archive", "a.sqlite", "--extractor", "benchmarks.stand_in:load")
    assert loaded(tmp_path, ("spacy", "torch", "onnxruntime"), "query", "a.sqlite", "--search", "кітапханада") == []
