"""The files of a model and whether they are whole."""

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

MANIFEST = "manifest.json"


class ModelFileError(RuntimeError):
    """A file of the model is missing, cut or altered; the message names it."""


@dataclass(frozen=True)
class Manifest:
    """What `manifest.json` states.

    `sha256` gives the digest of each file by name; `temperature` divides the scores before they become probabilities.
    """

    name: str
    version: str
    labels: tuple[str, ...]
    temperature: float
    sha256: dict[str, str]


def shipped_model() -> Path:
    """Give the folder of the model in the package."""
    return Path(str(files("nlp_reports.tagging") / "model"))


def read_manifest(folder: Path) -> Manifest:
    """Read a model's manifest and check each of its files against it.

    Raises:
        ModelFileError: a file is missing or its sha256 is not the manifest's.
    """
    path = folder / MANIFEST
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(
            values["name"], values["version"], tuple(values["labels"]), values["temperature"], values["sha256"]
        )
    except FileNotFoundError:
        raise ModelFileError(f"no model here: {path} is missing") from None
    except (ValueError, KeyError, TypeError) as error:
        raise ModelFileError(f"{path} is not a model's manifest: {error!r}") from None
    for name, expected in manifest.sha256.items():
        found = sha256_of(folder / name)
        if found != expected:
            raise ModelFileError(f"{folder / name} is cut or altered: expected sha256 {expected}, found {found}")
    return manifest


def sha256_of(path: Path) -> str:
    """Give a file's sha256 in hexadecimal.

    Raises:
        ModelFileError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelFileError(f"file of the model cannot be read: {path}: {error.strerror}") from None
