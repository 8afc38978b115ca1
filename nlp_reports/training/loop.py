"""The training loop: resumable, seeded, with averaged weights and a log line an epoch."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from nlp_reports.tagging.decoding import decode, probabilities
from nlp_reports.tagging.labels import label_ids
from nlp_reports.tagging.pieces import PieceEncoder, fit
from nlp_reports.training.augment import join
from nlp_reports.training.batches import IGNORED, Batch, batches, epoch_windows, make_batch
from nlp_reports.training.corpus import Example, lines_of
from nlp_reports.training.data import TrainingData, mention_bank
from nlp_reports.training.measure import Score, score_labels
from nlp_reports.training.names import read_name_parts
from nlp_reports.training.network import TaggerNetwork
from nlp_reports.training.raw import hide_words, raw_batches
from nlp_reports.training.recipe import Recipe
from nlp_reports.training.reports import ReportMaker, titles_of

AVERAGE_EVERY = 4
"""Steps between two moves of the averaged weights."""

_MEASURED_WORDS = 150
"""Words of a window in measuring."""


@dataclass
class Run:
    """State of a run; everything that a checkpoint holds."""

    network: TaggerNetwork
    average: TaggerNetwork
    optimizers: list[torch.optim.Optimizer]
    """AdamW for the dense weights; Adam over the rows that a batch touches for the embedding of pieces."""
    epoch: int = 0


def train(
    run: Run,
    recipe: Recipe,
    data: TrainingData,
    encoder: PieceEncoder,
    lexicon: Path,
    folder: Path,
    *,
    teacher: TaggerNetwork | None = None,
) -> None:
    """Train to the last epoch, going on after the last checkpoint in `folder` where there is one.

    Args:
        run: the networks and their optimizers.
        recipe: the numbers of the run.
        data: what is learned from and measured on.
        encoder: words to pieces.
        lexicon: folder with the lists of name parts.
        folder: checkpoint and log.
        teacher: a network whose answers count beside labels, and alone where there are none; or nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.is_file():
        _restore(run, torch.load(checkpoint, weights_only=True))
    bank = mention_bank(data, lexicon, recipe.synthetic_names, random.Random(recipe.seed))
    parts, titles = read_name_parts(lexicon), titles_of([*data.texts, *data.sentences])
    while run.epoch < recipe.epochs:
        started = time.monotonic()
        rng = random.Random(f"{recipe.seed}-{run.epoch}")
        torch.manual_seed(recipe.seed * 1000 + run.epoch)
        decaying = run.epoch >= recipe.epochs - recipe.decay_epochs
        share = recipe.decay_sentences if decaying else 1.0
        repeats = recipe.decay_repeats if decaying else recipe.repeats
        sentences = rng.sample(data.sentences, int(share * len(data.sentences)))
        maker = ReportMaker(parts, titles, rng)
        made = [maker.make() for _ in range(recipe.made_reports)]
        examples = epoch_windows(sentences, data.texts, bank, rng, repeats=repeats, made=made)
        steps = batches(examples, encoder, rng, pieces=recipe.batch_pieces)
        if recipe.raw_texts:
            steps += raw_batches(data.raw, recipe.raw_texts, encoder, rng, pieces=recipe.batch_pieces)
            rng.shuffle(steps)
        loss = _epoch(run, recipe, steps, teacher)
        run.epoch += 1
        _save(run, checkpoint)
        scores = {name: measure(run.average, encoder, group) for name, group in data.measured.items() if name != "test"}
        line = {"epoch": run.epoch, "loss": round(loss, 4), "seconds": round(time.monotonic() - started)}
        line |= {name: round(score["all"].f1, 4) for name, score in scores.items()}
        with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def start(network: TaggerNetwork, average: TaggerNetwork, recipe: Recipe) -> Run:
    """Prepare a run from a network and a copy of it."""
    head = list(network.head.parameters())
    rows = list(network.embedding.parameters())
    known = {id(parameter) for parameter in [*head, *rows]}
    rest = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [
        {"params": rest, "factor": 1.0, "lr": recipe.learning_rate},
        {"params": head, "factor": recipe.head_factor, "lr": recipe.learning_rate},
    ]
    average.load_state_dict(network.state_dict())
    average.requires_grad_(False)
    dense = torch.optim.AdamW(groups, weight_decay=recipe.weight_decay, fused=True)
    sparse = torch.optim.SparseAdam([{"params": rows, "factor": 1.0, "lr": recipe.learning_rate}])
    return Run(network, average.eval(), [dense, sparse])


def learning_rate(recipe: Recipe, progress: float) -> float:
    """Give the learning rate after `progress` epochs: up, level, then down to nothing."""
    if progress < recipe.warm_up * recipe.epochs:
        return recipe.learning_rate * progress / (recipe.warm_up * recipe.epochs)
    left = (recipe.epochs - progress) / recipe.decay_epochs if recipe.decay_epochs else 1.0
    return recipe.learning_rate * min(1.0, max(left, 0.0))


def _epoch(run: Run, recipe: Recipe, steps: Sequence[Batch], teacher: TaggerNetwork | None = None) -> float:
    run.network.train()
    criterion = nn.CrossEntropyLoss(ignore_index=IGNORED, label_smoothing=recipe.smoothing)
    dense = [parameter for group in run.optimizers[0].param_groups for parameter in group["params"]]
    total = 0.0
    for number, batch in enumerate(steps):
        rate = learning_rate(recipe, run.epoch + number / len(steps))
        for optimizer in run.optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate * group["factor"]
        seen = batch.pieces if batch.labelled else hide_words(batch)
        with torch.autocast("cpu", torch.bfloat16):
            scores = run.network(seen, batch.piece_mask, batch.pooling)
        loss: Tensor = criterion(scores.float().flatten(0, 1), batch.labels.flatten())
        share = recipe.teacher_share if batch.labelled else 1.0
        if teacher is not None and share:
            loss = (1 - share) * loss + share * _distance(teacher, batch, scores.float())
        loss.backward()
        nn.utils.clip_grad_norm_(dense, 1.0)
        for optimizer in run.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        if number % AVERAGE_EVERY == 0:
            _move_average(run, recipe, run.epoch * len(steps) + number)
        total += loss.item()
        if number % 50 == 0:
            print(f"epoch {run.epoch + 1} step {number}/{len(steps)} loss {total / (number + 1):.4f}", flush=True)
    return total / max(len(steps), 1)


def _distance(teacher: TaggerNetwork, batch: Batch, scores: Tensor) -> Tensor:
    """Give the cross-entropy between a teacher's label probabilities and the scores, over the words with a label."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        wanted = teacher(batch.pieces, batch.piece_mask, batch.pooling).float().softmax(-1)
    known = batch.labels != IGNORED
    return -(wanted[known] * scores[known].log_softmax(-1)).sum(-1).mean()


def _move_average(run: Run, recipe: Recipe, step: int) -> None:
    weight = 1 - min(recipe.average**AVERAGE_EVERY, (step + 1) / (step + 10 * AVERAGE_EVERY))
    with torch.no_grad():
        targets = [parameter.data for parameter in run.average.parameters()]
        torch._foreach_lerp_(targets, [parameter.data for parameter in run.network.parameters()], weight)


def measure(network: nn.Module, encoder: PieceEncoder, examples: Sequence[Example]) -> dict[str, Score]:
    """Score a network on texts; gives the scores by class and under `all`."""
    return score_labels(
        (
            label_ids(len(example.words), [(found.start, found.end, found.name) for found in decode(chances)]),
            list(example.labels),
        )
        for example, chances in predict(network, encoder, examples)
    )


def predict(
    network: nn.Module, encoder: PieceEncoder, examples: Sequence[Example], *, temperature: float = 1.0
) -> list[tuple[Example, "torch.Tensor"]]:
    """Give each window of the examples with its label probabilities."""
    network.eval()
    made = []
    for example in examples:
        for window in measured_windows(example):
            batch = make_batch([(fit(encoder.encode(window.words)), window.labels)])
            with torch.no_grad():
                scores = network(batch.pieces, batch.piece_mask, batch.pooling)[0, 1:]
            made.append((window, probabilities(scores.numpy(), temperature)))
    return made


def measured_windows(example: Example) -> list[Example]:
    """Cut a text at line ends into windows as long as allowed."""
    groups: list[list[Example]] = [[]]
    for line in lines_of(example):
        if groups[-1] and sum(len(part.words) for part in groups[-1]) + len(line.words) > _MEASURED_WORDS:
            groups.append([])
        groups[-1].append(line)
    return [join(group, lines=False) for group in groups]


def _save(run: Run, path: Path) -> None:
    state = {
        "network": run.network.state_dict(),
        "average": run.average.state_dict(),
        "optimizers": [optimizer.state_dict() for optimizer in run.optimizers],
        "epoch": run.epoch,
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


def _restore(run: Run, state: dict[str, Any]) -> None:
    run.network.load_state_dict(state["network"])
    run.average.load_state_dict(state["average"])
    for optimizer, values in zip(run.optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(values)
    run.epoch = int(state["epoch"])
