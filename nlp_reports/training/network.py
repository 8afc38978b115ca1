"""The tagger's network: the encoder's lower layers read pieces, its upper layers read words.

A word's label is decided once, so after the layers that put pieces together each word goes on as the mean of its
pieces.
In Kazakh that leaves two vectors of three and makes the layers above so much cheaper
(funnel transformers, Dai et al. 2020, pool in the same way along the sequence).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp_reports.tagging.labels import LABEL_COUNT
from nlp_reports.training.e5_weights import Encoder

DROPOUT = 0.1
_NO_ATTENTION = -1e4
_DRAWN = 1 << 22


class Dropout(nn.Module):  # type: ignore[misc]
    """Dropout out of a pool of drawn masks, of which each call takes a random stretch.

    Drawing anew costs ten times as much as the product with it, and most of a training step on a CPU.
    """

    _pool: Tensor | None = None

    def forward(self, states: Tensor) -> Tensor:
        """Drop a share `DROPOUT` of the numbers in training; change nothing otherwise."""
        count = states.numel()
        if not self.training or count > _DRAWN:
            return functional.dropout(states, DROPOUT, self.training)
        if Dropout._pool is None:
            drawn = torch.rand(_DRAWN, generator=torch.Generator().manual_seed(0))
            Dropout._pool = (drawn >= DROPOUT).float() / (1 - DROPOUT)
        start = int(torch.randint(_DRAWN - count + 1, ()))
        return states * Dropout._pool[start : start + count].view(states.shape)


def attend(query: Tensor, key: Tensor, value: Tensor, heads: int, bias: Tensor) -> Tensor:
    """Let every position look at all others.

    Args:
        query: (batch, length, hidden); `key` and `value` alike.
        key: what is looked at.
        value: what is taken from there.
        heads: parts of the width that look by themselves.
        bias: (batch, 1, 1, length), added before the softmax.

    Returns:
        (batch, length, hidden).
    """
    batch, length, hidden = query.shape
    query, key, value = (part.view(batch, length, heads, -1).transpose(1, 2) for part in (query, key, value))
    scores = (query * (hidden // heads) ** -0.5) @ key.transpose(2, 3) + bias.to(query.dtype)
    return (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, hidden)


class Layer(nn.Module):  # type: ignore[misc]
    """One transformer layer, normalized after each half as in BERT."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention = attend
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.expand = nn.Linear(hidden, feed_forward)
        self.contract = nn.Linear(feed_forward, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = Dropout()

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Map states (batch, length, hidden) under an additive attention bias (batch, 1, 1, length)."""
        query, key, value = self.query_key_value(states).split(self.output.in_features, dim=-1)
        mixed = self.attention(query, key, value, self.heads, bias)
        states = self.attention_norm(states + self.dropout(self.output(mixed)))
        return self.output_norm(states + self.dropout(self.contract(functional.gelu(self.expand(states)))))


class TaggerNetwork(nn.Module):  # type: ignore[misc]
    """Pieces of a window to label scores of its words."""

    def __init__(self, encoder: Encoder, rows: list[int], *, layers: list[int], piece_layers: int) -> None:
        """Take over an encoder's weights.

        Args:
            encoder: the weights as read.
            rows: for each piece of the cut vocabulary, its row in the encoder's embedding.
            layers: which of the encoder's layers to keep, in order.
            piece_layers: how many of these read pieces; the rest read words.
        """
        super().__init__()
        tensors = {name: torch.from_numpy(values.copy()) for name, values in encoder.tensors.items()}
        self.piece_layers = piece_layers
        self.embedding = nn.Embedding.from_pretrained(tensors["emb.word"][rows], freeze=False, sparse=True)
        positions = tensors["emb.pos"] + tensors["emb.type"][: encoder.hidden]
        self.positions = nn.Embedding.from_pretrained(positions, freeze=False)
        self.norm = nn.LayerNorm(encoder.hidden, eps=encoder.epsilon)
        self.dropout = Dropout()
        sizes = (encoder.hidden, encoder.heads, encoder.feed_forward, encoder.epsilon)
        self.layers = nn.ModuleList(Layer(*sizes) for _ in layers)
        self.head = nn.Linear(encoder.hidden, LABEL_COUNT)
        with torch.no_grad():
            self.norm.weight.copy_(tensors["emb.ln.w"])
            self.norm.bias.copy_(tensors["emb.ln.b"])
            for layer, number in zip(self.layers, layers, strict=True):
                _take_over(layer, tensors, f"l{number}")

    def take_over(self, teacher: "TaggerNetwork", layers: list[int]) -> None:
        """Copy a trained network's weights, of its layers those that are named."""
        for name in ("embedding", "positions", "norm", "head"):
            self.get_submodule(name).load_state_dict(teacher.get_submodule(name).state_dict())
        for layer, number in zip(self.layers, layers, strict=True):
            layer.load_state_dict(teacher.layers[number].state_dict())

    def forward(self, pieces: Tensor, piece_mask: Tensor, pooling: Tensor) -> Tensor:
        """Score the labels of each word.

        Args:
            pieces: (batch, pieces) ids.
            piece_mask: (batch, pieces), 1 for a piece, 0 for padding.
            pooling: (batch, words, pieces), each row the weights of a word's pieces, which add up to 1; 0 for padding.

        Returns:
            (batch, words, labels) scores before normalization.
        """
        states = self.embedding(pieces) + self.positions.weight[: pieces.shape[1]]
        states = self.dropout(self.norm(states))
        bias = (1 - piece_mask)[:, None, None, :] * _NO_ATTENTION
        for layer in self.layers[: self.piece_layers]:
            states = layer(states, bias)
        states = pooling @ states
        bias = (1 - pooling.sum(-1))[:, None, None, :] * _NO_ATTENTION
        for layer in self.layers[self.piece_layers :]:
            states = layer(states, bias)
        scores: Tensor = self.head(self.dropout(states))
        return scores


def _take_over(layer: nn.Module, tensors: dict[str, Tensor], prefix: str) -> None:
    """Copy one layer's weights."""
    source = {name: tensors[f"{prefix}.{name}"] for name in ("ao.w", "ao.b", "aln.w", "aln.b", "fi.w", "fi.b")}
    source |= {name: tensors[f"{prefix}.{name}"] for name in ("fo.w", "fo.b", "oln.w", "oln.b")}
    for kind in ("w", "b"):
        source[f"qkv.{kind}"] = torch.cat([tensors[f"{prefix}.{part}.{kind}"] for part in "qkv"])
    names = {
        "query_key_value": "qkv",
        "output": "ao",
        "attention_norm": "aln",
        "expand": "fi",
        "contract": "fo",
        "output_norm": "oln",
    }
    for target, name in names.items():
        layer.get_submodule(target).weight.copy_(source[f"{name}.w"])
        layer.get_submodule(target).bias.copy_(source[f"{name}.b"])
