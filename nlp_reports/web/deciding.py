"""From a form to a decision: which fact it is about, what was there, what the reviewer says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp_reports.archive.decisions import now, standing
from nlp_reports.i18n import gettext as _
from nlp_reports.review import Decision, DecisionError, Fact, checked_content, effective, fact_key, facts_of, kinds
from nlp_reports.review.decision import WHOLE_POST

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: a fact as extracted (`was` is None for one that a reviewer added)."""

    kind: str
    was: dict[str, Any] | None
    evidence: tuple[Mapping[str, Any], ...]


def decision_on_fact(connection: sqlite3.Connection, post: int, form: Form, actor: str) -> Decision:
    """Return the decision that a form takes on a fact of a post.

    Raises:
        DecisionError: The post or the fact is not there, or a value is not what it should be.
    """
    uri, record = _post(connection, post)
    key, action = form.get("fact", ""), form.get("action", "")
    subject = _subject(connection, uri, record, key)
    becomes = None
    if action == "correct":
        becomes = checked_content(subject.kind, fields_of(form, subject.kind))
        if becomes == subject.was:
            action, becomes = "accept", None
    elif action not in ("accept", "reject", "withdraw"):
        raise DecisionError(_("There is no such decision."))
    if subject.was is None and subject.kind != WHOLE_POST:  # added by a reviewer
        action = {"correct": "add", "reject": "withdraw"}.get(action, action)
        if action == "accept":
            raise DecisionError(_("A reviewer added this; it needs no accepting."))
    return Decision(
        uri=uri, fact=key, action=action, kind=subject.kind, was=subject.was, becomes=becomes,
        evidence=subject.evidence, actor=actor, decided=now(),
    )  # fmt: skip


def decision_to_add(connection: sqlite3.Connection, post: int, form: Form, actor: str) -> Decision:
    """Return the decision that adds a fact which stands at the words selected.

    Raises:
        DecisionError: The words do not stand in the text, or a value is not what it should be.
    """
    uri, record = _post(connection, post)
    kind = form.get("kind", "")
    if kind not in kinds():
        raise DecisionError(_("Say what kind of fact it is."))
    content = checked_content(kind, fields_of(form, kind, prefix=f"{kind}."))
    place = _place(record["text"], form.get("words", ""), form.get("start", ""))
    if any(fact.kind == kind and fact.content == content and place in fact.evidence for fact in facts_of(record)):
        raise DecisionError(_("This was extracted already."))
    return Decision(
        uri=uri, fact=fact_key(kind, content, [place]), action="add", kind=kind, was=None, becomes=content,
        evidence=(place,), actor=actor, decided=now(),
    )  # fmt: skip


def fields_of(form: Form, kind: str, prefix: str = "") -> dict[str, str]:
    """Return the values of the fields of a kind in a form."""
    return {field.name: form.get(f"{prefix}{field.name}", "") for field in kinds()[kind].fields}


def _post(connection: sqlite3.Connection, post: int) -> tuple[str, dict[str, Any]]:
    row = connection.execute(
        "SELECT uri, record FROM posts JOIN records USING (post) WHERE post = ?", (post,)
    ).fetchone()
    if row is None:
        raise DecisionError(_("There is no such post."))
    return row[0], json.loads(row[1])


def _subject(connection: sqlite3.Connection, uri: str, record: Mapping[str, Any], key: str) -> Subject:
    if key == WHOLE_POST:
        return Subject(WHOLE_POST, None, ())
    decided = {one.decision.fact: one for one in effective(record, standing(connection, uri)).fitted}
    found: Fact | None = decided[key].fact if key in decided else None
    found = found or next((fact for fact in facts_of(record) if fact.key == key), None)
    if found:
        added = key in decided and decided[key].decision.action == "add"
        return Subject(found.kind, None if added else found.content, found.evidence)
    if key in decided:
        decision = decided[key].decision
        return Subject(decision.kind, decision.was, decision.evidence)
    raise DecisionError(_("This fact is no longer there; look at the post again."))


def _place(text: str, words: str, start: str) -> dict[str, Any]:
    """Return where words stand: at the offset given, or else where they first do."""
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise DecisionError(_("Select the words in the text that say so."))
    at = int(start) if start.isdecimal() and len(start) < 10 else -1
    if at < 0 or text[at : at + len(words)] != words:
        at = text.find(words)
    if at < 0:
        raise DecisionError(_("These words do not stand in the text: %(words)s") % {"words": words[:100]})
    return {"start": at, "end": at + len(words), "text": words}
