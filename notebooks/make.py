"""Write the notebooks from the cells below them: `python -m notebooks.make` after a change, so that their JSON is never edited by hand."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

HERE = Path(__file__).parent
_CELL = re.compile(r"^# %%(.*)$", re.MULTILINE)


def notebook_of(script: str) -> nbformat.NotebookNode:
    """Return the notebook of a script in percent format: `# %%` opens a cell of code, `# %% [markdown]` one of text."""
    _, *parts = _CELL.split(script)
    cells = []
    for number, (kind, body) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        text = body.strip("\n")
        if "[markdown]" in kind:
            cell = nbformat.v4.new_markdown_cell(re.sub(r"^# ?", "", text, flags=re.MULTILINE))
        else:
            cell = nbformat.v4.new_code_cell(text)
        cell["id"] = f"cell-{number}"
        cells.append(cell)
    return nbformat.v4.new_notebook(
        cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )


def main() -> None:
    """Write every notebook anew."""
    for script in sorted((HERE / "cells").glob("*.py")):
        nbformat.write(notebook_of(script.read_text("utf-8")), HERE / f"{script.stem}.ipynb")


if __name__ == "__main__":
    main()
