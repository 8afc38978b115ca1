"""The numbers of a training run, kept beside its checkpoints."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Recipe:
    """What a round of training does; the defaults are the first round's."""

    layers: tuple[int, ...] = tuple(range(12))
    piece_layers: int = 4
    epochs: int = 12
    decay_epochs: int = 3
    """Last epochs, over which the learning rate falls to nothing and the project's own texts weigh more."""
    repeats: int = 2
    decay_repeats: int = 3
    decay_sentences: float = 0.5
    """Share of KazNERD's sentences in each of the last epochs."""
    batch_pieces: int = 1536
    learning_rate: float = 2e-4
    head_factor: float = 10.0
    weight_decay: float = 0.01
    warm_up: float = 0.04
    smoothing: float = 0.05
    average: float = 0.995
    seed: int = 1
    synthetic_names: int = 4000
    made_reports: int = 200
    """Reports an epoch that are made from a grammar."""
    raw_texts: int = 0
    """Texts without labels an epoch, of which the teacher's answers are learned; needs a teacher."""
    teacher_share: float = 0.0
    """Weight of the teacher's answers beside the labels, where there are labels."""

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Recipe":
        """Read a recipe from JSON."""
        return cls(**{**values, "layers": tuple(values["layers"])})


AGAIN = Recipe(epochs=8, decay_epochs=4, learning_rate=1e-4, head_factor=2.0, seed=3, raw_texts=400)
"""The second round: from the first's weights, with text that has no labels but the first round's answers."""

STUDENT = Recipe(
    layers=(0, 1, 2, 3, 4, 6, 8, 11),
    epochs=3,
    decay_epochs=2,
    learning_rate=1.5e-4,
    head_factor=2.0,
    seed=2,
    teacher_share=0.5,
)
"""A smaller model: eight of the shipped model's layers, trained on with its answers."""

ROUNDS = {"again": AGAIN}
SMALL = {"student": STUDENT}
"""Rounds after the first, by the name of their folder."""
