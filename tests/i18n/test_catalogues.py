"""Every message is translated, every translation fits its message, and what is shipped is what was translated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo, write_mo
from click.testing import CliRunner

from benchmarks.generated_posts import write_jsonl
from nlp_reports import i18n
from nlp_reports.cli import main
from nlp_reports.locale.__main__ import stored
from nlp_reports.locale.messages import DOMAIN, LANGUAGES, PACKAGE, template

_FIELD = re.compile(r"%\(\w+\)[sd]|\{\w+[^}]*\}|%[sd]")


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("LC_ALL", raising=False)
    yield
    CliRunner().invoke(main, ["--lang", "en", "--help"])
    i18n.use_language("en")


def whole(string: object) -> bool:
    return bool(string) and (not isinstance(string, tuple | list) or all(string))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_untranslated(language: str) -> None:
    known = {message.id: message.string for message in stored(language)}
    missing = [message.id for message in template() if message.id and not whole(known.get(message.id))]
    assert missing == [], "run: python -m nlp_reports.locale, then translate them"


def parts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in_and_the_lines(language: str) -> None:
    for message in stored(language):
        for target in parts(message.string) if message.id else ():
            sources = parts(message.id)
            assert sorted(_FIELD.findall(target)) in [sorted(_FIELD.findall(text)) for text in sources], message.id
            assert target.count("\b") == sources[0].count("\b"), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    made = io.BytesIO()
    write_mo(made, stored(language))
    shipped, fresh = (read_mo(io.BytesIO(data)) for data in (path.read_bytes(), made.getvalue()))
    said, meant = ({parts(m.id): parts(m.string) for m in catalogue if m.id} for catalogue in (shipped, fresh))
    assert said == meant


@pytest.mark.parametrize(
    ("language", "usage", "examples"),
    [("kk", "Пайдаланылуы", "Мысалдар"), ("ru", "Использование", "Примеры"), ("en", "Usage", "Examples")],
)
def test_help_speaks_the_language_asked_for(language: str, usage: str, examples: str) -> None:
    assert CliRunner().invoke(main, ["--lang", language, "--help"]).output.startswith(usage)
    inner = CliRunner().invoke(main, ["--lang", language, "extract", "--help"]).output
    assert inner.startswith(usage)
    assert f"{examples}:" in inner


def test_the_system_chooses_where_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    assert CliRunner().invoke(main, ["--help"]).output.startswith("Пайдаланылуы")


def test_the_readme_is_there_in_three_languages() -> None:
    root = Path(__file__).parents[2]
    assert all((root / name).is_file() for name in ("README.md", "README.kk.md", "README.ru.md"))


@pytest.mark.parametrize(
    ("language", "account", "sound", "missing"),
    [
        ("kk", "оқылды 2 = сақталды 2", "ақаусыз", "мұндай мұрағат жоқ"),
        ("ru", "прочитано 2 = сохранено 2", "исправен", "такого архива нет"),
    ],
)
def test_commands_say_what_they_do_in_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, account: str, sound: str, missing: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "in.jsonl", 2)
    runner = CliRunner()
    work = ("--archive", "a.sqlite", "--engine", "in-process", "--extractor", "benchmarks.stand_in:load")
    assert account in runner.invoke(main, ["--lang", language, "batch", "in.jsonl", *work]).output
    assert sound in runner.invoke(main, ["--lang", language, "check", "a.sqlite"]).output
    assert missing in runner.invoke(main, ["--lang", language, "query", "b.sqlite"]).output
