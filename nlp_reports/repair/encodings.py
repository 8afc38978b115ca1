"""Letters that a wrong encoding or an old font put in the place of others."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import ftfy
from ftfy.badness import is_bad

from nlp_reports.repair.aligned import Edit

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_LINE = re.compile(r"[^\r\n]{1,20000}")
_CHUNK = re.compile(r"[^ \t]+")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC, _EASTERN = re.compile("[\u0400-\u052f]"), re.compile("[\u2e80-\ud7ff]")
_LATIN_1 = re.compile(r"[\u00c0-\u00ff]{4,}(?:[ ,.:;!?«»\"()\d-]{1,4}[\u00c0-\u00ff]+)*")


def encoding_edits(text: str) -> Iterator[Edit]:
    """Yield what a wrong encoding damaged: UTF-8 read as a code page, Cyrillic read as Latin, entities left as such."""
    for line in _LINE.finditer(text):
        if is_bad(line[0]):
            yield from _mojibake(line)
        elif _LATIN_1.search(line[0]):
            yield from _read_as_latin(line)
        elif "&" in line[0]:
            yield from _entities(line)


def _mojibake(line: re.Match[str]) -> Iterator[Edit]:
    fixed, steps = ftfy.fix_encoding_and_explain(line[0])
    if fixed == line[0] or not steps:
        return
    for chunk in _CHUNK.finditer(line[0]):
        try:
            mended = ftfy.apply_plan(chunk[0], steps)
        except (UnicodeError, ValueError):  # this stretch of the line was read rightly: it stays
            continue
        if mended != chunk[0] and not (_CYRILLIC.search(chunk[0]) and _EASTERN.search(mended)):
            start = line.start() + chunk.start()
            yield Edit(start, start + len(chunk[0]), mended, "mojibake")


def _read_as_latin(line: re.Match[str]) -> Iterator[Edit]:
    """Yield windows-1251 read as Latin-1, where a line has next to no other letters."""
    letters = [letter for letter in line[0] if letter.isalpha()]
    if sum("\u00c0" <= letter <= "\u00ff" for letter in letters) < 0.8 * len(letters):
        return
    for word in _WORD.finditer(line[0]):
        if all("\u00c0" <= letter <= "\u00ff" for letter in word[0]):
            start = line.start() + word.start()
            yield Edit(start, start + len(word[0]), word[0].encode("latin-1").decode("cp1251"), "mojibake")


def _entities(line: re.Match[str]) -> Iterator[Edit]:
    for entity in _ENTITY.finditer(line[0]):
        letter = html.unescape(entity[0]).replace("\u00a0", " ")
        if len(letter) == 1 and letter.isprintable() and letter not in "<>&":
            yield Edit(line.start() + entity.start(), line.start() + entity.end(), letter, "mojibake")
