"""The main job from the command line: good input gives valid records, bad input one clear line each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nlp_reports.cli import main
from nlp_reports.records import validate

POST = (
    "2024 жылғы 5 мамырда Талдысай ауылдық кітапханасында «Кітап – досым» байқауы өтті. "
    "Байқауды кітапхана меңгерушісі Сәуле Бектенова ашты.\n"
)


def run(*words: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["extract", "--tagger", "rules", *words], input=stdin)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(POST, "utf-8")
    return path


def test_a_post_becomes_a_valid_record(post: Path) -> None:
    result = run(str(post))
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert validate(record) == []
    assert record["text"] == POST
    assert [person["name"]["full"] for person in record["people"]] == ["Сәуле Бектенова"]


@pytest.mark.parametrize("shape", ["json", "jsonl", "table", "html"])
def test_every_format_shows_the_person(post: Path, shape: str) -> None:
    result = run(str(post), "--format", shape)
    assert result.exit_code == 0
    assert "Бектенова" in result.stdout


def test_records_go_into_a_folder(post: Path, tmp_path: Path) -> None:
    result = run(str(post), "--out", str(tmp_path / "records"))
    assert result.exit_code == 0
    assert validate(json.loads((tmp_path / "records" / "post.json").read_text("utf-8"))) == []


def test_standard_input_is_read() -> None:
    result = run("-", stdin=POST.encode())
    assert json.loads(result.stdout)["source"]["uri"] == "-"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "the file is empty"),
        ("binary.bin", bytes(range(256)) * 40, "binary"),
        ("broken.txt", POST.encode()[:-2] + b"\xd1\xff" + POST.encode() * 3, "broken"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(str(path))
    assert result.exit_code == 1
    assert says in result.stderr
    assert result.stderr.startswith(f"nlp-reports: {path}: ")
    assert result.stderr.count("\n") == 1


def test_a_missing_file_and_a_folder_are_said_and_the_rest_is_done(post: Path, tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"), str(tmp_path), str(post))
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr
    assert "folder" in result.stderr
    assert "Бектенова" in result.stdout


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("В библиотеке прошёл семинар для сотрудников района.", "language"),
        ("[smartslider3 slider=4]", "nothing_found"),
        ("Семинар\x00 өтті\x07.", "control_characters"),
        ("😀😀😀", "nothing_found"),
    ],
)
def test_what_is_odd_is_a_record_with_a_warning(text: str, warning: str) -> None:
    result = run("-", stdin=text.encode())
    record = json.loads(result.stdout)
    assert validate(record) == []
    assert warning in {item["kind"] for item in record["warnings"]}


def test_an_own_lexicon_adds_words(tmp_path: Path) -> None:
    lexicon = tmp_path / "own.toml"
    lexicon.write_text('[roles.posts]\nwords = ["кітапбасы"]\n', "utf-8")
    text = "Кітапбасы Сәуле Бектенова сөз сөйледі."
    titles = [
        [role["title"] for person in json.loads(result.stdout)["people"] for role in person["roles"]]
        for result in (run("-", stdin=text.encode()), run("-", "--lexicon", str(lexicon), stdin=text.encode()))
    ]
    assert titles == [[], ["кітапбасы"]]


def test_a_lexicon_that_is_no_toml_is_said_in_one_line(post: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "own.toml"
    lexicon.write_text("[roles", "utf-8")
    result = run(str(post), "--lexicon", str(lexicon))
    assert result.exit_code == 1
    assert str(lexicon) in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("slip", ["[role.posts]\nwords = []\n", "[roles.posts]\nnouns = []\n"])
def test_a_slip_in_a_lexicon_is_said(post: Path, tmp_path: Path, slip: str) -> None:
    lexicon = tmp_path / "own.toml"
    lexicon.write_text(slip, "utf-8")
    result = run(str(post), "--lexicon", str(lexicon))
    assert result.exit_code == 1
    assert str(lexicon) in result.stderr


def test_every_post_of_a_file_gets_a_file_of_its_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "post.txt").write_text(POST, "utf-8")
    lines = tmp_path / "posts.jsonl"
    lines.write_text("".join(json.dumps({"id": number, "text": POST}) + "\n" for number in (7, 8)), "utf-8")
    out = tmp_path / "records"
    result = run(*map(str, (tmp_path / "a" / "post.txt", tmp_path / "b" / "post.txt", lines)), "--out", str(out))
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "post.json", "posts-7.json", "posts-8.json", "post~2.json",
    ]  # fmt: skip
