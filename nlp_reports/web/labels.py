"""What the values of the record are called on the pages; the words to translate."""

from __future__ import annotations

from nlp_reports.i18n import gettext
from nlp_reports.i18n import mark as _

_LABELS = {
    "person": _("person"), "role": _("role"), "organization": _("organization"), "event": _("event"),
    "talk": _("talk"), "award": _("award"), "recipient": _("recipient"), "date": _("date"), "work": _("work"),
    "quantity": _("quantity"), "post": _("post"), "people": _("people"), "organizations": _("organizations"),
    "events": _("events"), "awards": _("awards"), "dates": _("dates"), "works": _("works"),
    "quantities": _("quantities"), "posts": _("posts"), "roles": _("roles"), "program": _("talks"),
    "recipients": _("recipients"),
    # fields
    "name": _("name"), "gender": _("gender"), "title": _("title"), "place": _("place"), "status": _("status"),
    "kind": _("kind"), "year": _("year"), "month": _("month"), "parent": _("parent body"), "start": _("start"),
    "end": _("end"), "occasion": _("occasion"), "attendance": _("attendance"), "speaker": _("speaker"),
    "issuer": _("issuer"), "nomination": _("nomination"), "reason": _("reason"), "branch": _("branch"),
    "relation": _("relation"), "genre": _("genre"), "author": _("author"), "value": _("value"), "unit": _("unit"),
    "about": _("about"),
    # kinds of events
    "seminar": _("seminar"), "meeting": _("meeting"), "conference": _("conference"), "forum": _("forum"),
    "round_table": _("round table"), "training": _("training"), "contest": _("contest"),
    "exhibition": _("exhibition"), "concert": _("concert"), "celebration": _("celebration"),
    "award_ceremony": _("award ceremony"), "encounter": _("encounter"), "evening": _("evening"),
    "presentation": _("presentation"), "opening": _("opening"), "campaign": _("campaign"), "lesson": _("lesson"),
    "visit": _("visit"), "other": _("other"),
    # kinds of bodies
    "library": _("library"), "library_system": _("library system"), "department": _("department"),
    "school": _("school"), "university": _("university"), "akimat": _("akimat"), "ministry": _("ministry"),
    "museum": _("museum"), "culture_house": _("house of culture"), "company": _("company"),
    "association": _("association"), "party": _("party"), "commission": _("commission"), "media": _("media"),
    # kinds of awards
    "certificate": _("certificate"), "letter_of_thanks": _("letter of thanks"), "diploma": _("diploma"),
    "medal": _("medal"), "order": _("order"), "badge": _("badge"), "prize": _("prize"), "gift": _("gift"),
    "grant": _("grant"),
    # roles, people, dates
    "current": _("current"), "former": _("former"), "new": _("new"), "acting": _("acting"),
    "honorary": _("honorary"), "female": _("female"), "male": _("male"), "period_reported": _("period reported"),
    "plan": _("plan"), "birth": _("birth"), "death": _("death"), "mention": _("mention"),
    # what became of a post, and of a fact
    "read": _("reading"), "extract": _("extraction"), "validate": _("validation"), "store": _("storing"),
    "worker": _("worker"), "exact": _("word for word"), "near": _("nearly"), "accept": _("accepted"),
    "correct": _("corrected"), "reject": _("rejected"), "add": _("added"), "merge": _("merged"),
    "split": _("split off"), "withdraw": _("withdrawn"), "glued_words": _("words run together"),
    "homoglyph": _("look-alike letters"), "mojibake": _("garbled encoding"), "hyphenation": _("hyphenation"),
    "spacing": _("spacing"),
    # how a decision fits after the post was extracted anew
    "reread": _("the extraction now reads"), "missing": _("the extraction finds it no more"),
    "words_gone": _("the words stand there no more; not applied"),
    "invalid": _("with the others it makes no valid record; not applied"),
    "no_post": _("waits for its post"), "words": _("words"), "into": _("the same as"),
}  # fmt: skip


def label(value: str) -> str:
    """Return what a value of the record is called in the language in use; itself where it has no name."""
    return gettext(_LABELS[value]) if value in _LABELS else value.replace("_", " ")
