"""Train a Stanza pipeline of two tiny models in some seconds, in the folder layout that Stanza downloads into."""

import json
import logging
from pathlib import Path

SENTENCES = [
    [("Айгүл", "B-PERSON"), ("Сапарова", "I-PERSON"), ("келді", "O"), (".", "O")],
    [("Нұрлан", "B-PERSON"), ("Әбілдин", "I-PERSON"), ("Көкталға", "B-GPE"), ("барды", "O"), (".", "O")],
]


def make_stanza_models(folder: Path) -> Path:
    """Train a tokenizer and a tagger on the sentences above; give the folder with `resources.json`."""
    logging.getLogger("stanza").setLevel(logging.ERROR)
    models, work = folder / "models", folder / "work"
    for path in (models / "kk" / "tokenize", models / "kk" / "ner", work):
        path.mkdir(parents=True)
    _tokenizer(work, models / "kk" / "tokenize")
    _tagger(work, models / "kk" / "ner")
    kinds = {"tokenize": {"tiny": {}}, "ner": {"tiny": {}}}
    resources = {
        "kk": {**kinds, "lang_name": "Kazakh", "default_processors": {"tokenize": "tiny", "ner": "tiny"}},
        "url": "https://example.org/{resources_version}",
    }
    resources["kk"]["packages"] = {"default": {"tokenize": "tiny", "ner": "tiny"}}
    resources["kk"]["default_dependencies"] = {}
    (models / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    return models


def _tokenizer(work: Path, folder: Path) -> None:
    from stanza.models import tokenizer

    text, labels, conll = "", "", []
    for sentence in SENTENCES * 10:
        for number, (word, _) in enumerate(sentence, start=1):
            last = number == len(sentence)
            glued = number == len(sentence) - 1 or last
            text += word + ("" if glued and not last else " ")
            labels += "0" * (len(word) - 1) + ("2" if last else "1") + ("" if glued and not last else "0")
            head = number - 1
            conll.append(f"{number}\t{word}\t{word}\tX\tX\t_\t{head}\t{'dep' if head else 'root'}\t_\t_")
        conll.append("")
    (work / "text.txt").write_text(text, encoding="utf-8")
    (work / "text.labels").write_text(labels, encoding="utf-8")
    (work / "text.conllu").write_text("\n".join(conll) + "\n", encoding="utf-8")
    (work / "mwt.json").write_text("[]", encoding="utf-8")
    files = {"txt": "text.txt", "label": "text.labels"}
    arguments = [
        "--lang",
        "kk",
        "--shorthand",
        "kk_tiny",
        "--mode",
        "train",
        "--steps",
        "250",
        "--lr0",
        "0.01",
        "--hidden_dim",
        "16",
    ]
    for name, file in files.items():
        arguments += [f"--{name}_file", str(work / file), f"--dev_{name}_file", str(work / file)]
    arguments += ["--dev_conll_gold", str(work / "text.conllu"), "--conll_file", str(work / "out.conllu")]
    arguments += ["--save_dir", str(folder), "--save_name", "tiny.pt", "--cpu", "--eval_steps", "250"]
    arguments += ["--mwt_json_file", str(work / "mwt.json")]
    tokenizer.main(arguments)


def _tagger(work: Path, folder: Path) -> None:
    from stanza.models import ner_tagger

    rows = [[{"text": word, "ner": label} for word, label in sentence] for sentence in SENTENCES * 8]
    (work / "ner.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    arguments = ["--shorthand", "kk_tiny", "--mode", "train", "--no_pretrain", "--hidden_dim", "16"]
    arguments += ["--train_file", str(work / "ner.json"), "--eval_file", str(work / "ner.json"), "--cpu"]
    arguments += ["--char_hidden_dim", "16", "--char_emb_dim", "16", "--word_emb_dim", "16", "--max_steps", "60"]
    arguments += ["--eval_interval", "60", "--save_dir", str(folder), "--save_name", "tiny.pt", "--optim", "adam"]
    ner_tagger.main([*arguments, "--lr", "0.02"])
