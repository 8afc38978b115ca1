"""The entity classes of KazNERD and their IOB2 labels.

Yeshpanov, Khassanov and Varol (2022), "KazNERD: Kazakh Named Entity Recognition Dataset" (LREC), table 2.
"""

from typing import Final

CLASSES: Final = (
    "ADAGE",
    "ART",
    "CARDINAL",
    "CONTACT",
    "DATE",
    "DISEASE",
    "EVENT",
    "FACILITY",
    "GPE",
    "LANGUAGE",
    "LAW",
    "LOCATION",
    "MISCELLANEOUS",
    "MONEY",
    "NON_HUMAN",
    "NORP",
    "ORDINAL",
    "ORGANISATION",
    "PERCENTAGE",
    "PERSON",
    "POSITION",
    "PRODUCT",
    "PROJECT",
    "QUANTITY",
    "TIME",
)

OUTSIDE: Final = 0
"""Label id of a word that belongs to no mention. Begin and inside labels follow it, in the order of `CLASSES`."""

LABEL_COUNT: Final = 1 + 2 * len(CLASSES)


def begin(class_index: int) -> int:
    """Give the label id of the first word of a mention of the class at `class_index` in `CLASSES`."""
    return 1 + class_index


def inside(class_index: int) -> int:
    """Give the label id of a later word of a mention of the class at `class_index` in `CLASSES`."""
    return 1 + len(CLASSES) + class_index


def label_ids(length: int, mentions: list[tuple[int, int, str]]) -> list[int]:
    """Spell mentions as one IOB2 label a word.

    Args:
        length: number of words.
        mentions: (first word, word after the last, class), not overlapping.

    Returns:
        `length` label ids.

    Raises:
        ValueError: a class is not KazNERD's.
    """
    labels = [OUTSIDE] * length
    for start, end, name in mentions:
        index = CLASSES.index(name)
        labels[start:end] = [begin(index)] + [inside(index)] * (end - start - 1)
    return labels


def mentions_of(labels: list[int]) -> list[tuple[int, int, str]]:
    """Read mentions back from IOB2 label ids; an inside label that continues nothing opens a mention."""
    mentions: list[tuple[int, int, str]] = []
    start, current = 0, -1
    for position, label in enumerate([*labels, OUTSIDE]):
        index = (label - 1) % len(CLASSES) if label != OUTSIDE else -1
        if label > len(CLASSES) and index == current:
            continue
        if current >= 0:
            mentions.append((start, position, CLASSES[current]))
        start, current = position, index
    return mentions
