"""Sources that change under the reader, that cannot be read, and a disk that is full: said, counted, nothing lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from nlp_reports.archive import Archive, ArchiveError, ArchiveFullError
from nlp_reports.batch import run
from tests.batch.test_run import STAND_IN, faults, posts


def reasons(archive: Path) -> list[str]:
    with Archive(archive) as opened:
        return opened.quarantine()["reason"].tolist()


@pytest.mark.parametrize(
    ("befalls", "reason"),
    [(lambda path: path.write_text(path.read_text("utf-8") + "\n", "utf-8"), "changed while it was read"),
     (lambda path: path.unlink(), "No such file")],
    ids=["changed", "deleted"],
)  # fmt: skip
def test_file_that_changes_while_it_is_read(tmp_path, befalls, reason):
    source, archive = posts(tmp_path / "a.jsonl", 40), tmp_path / "a.sqlite"
    account = run(
        [source], archive, spec=STAND_IN, report=lambda account, *_: befalls(source) if account.settled == 3 else None
    )
    assert account.balanced and account.failures == {"read": 1} and account.stored + account.duplicate == 40
    assert reason in reasons(archive)[0]
    posts(source, 40)
    again = run([source], archive, spec=STAND_IN)
    assert (again.unchanged, again.quarantined, reasons(archive)) == (40, 0, []) and faults(archive) == []


def test_file_that_cannot_be_read(tmp_path):
    unreadable = Path("/proc/self/mem")
    if not unreadable.exists():
        pytest.skip("this system has no /proc with a file that even root cannot read")
    account = run([unreadable, posts(tmp_path / "a.jsonl", 3)], tmp_path / "a.sqlite", spec=STAND_IN)
    assert account.balanced and (account.stored, account.failures) == (3, {"read": 1})


def test_full_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], check=False, capture_output=True
    )
    if mount.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mount.stderr.decode().strip()}")
    try:
        source, archive = posts(tmp_path / "a.jsonl", 120), disk / "a.sqlite"
        with pytest.raises(ArchiveFullError, match="make room"):
            run([source], archive, spec=STAND_IN)
        subprocess.run(["mount", "-o", "remount,size=60m", disk], check=True)
        account = run([source], archive, spec=STAND_IN)
        assert account.balanced and account.unchanged > 0 and account.read == 120 and faults(archive) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_folder_of_the_archive_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="cannot write beside the archive"):
        run([], tmp_path / "file" / "a.sqlite", spec=STAND_IN)


def test_names_that_are_no_unicode(tmp_path):
    folder = tmp_path / "in\udcff"
    try:
        folder.mkdir()
    except (OSError, UnicodeError):
        pytest.skip("this file system takes names of Unicode only")
    posts(folder / "a\udcfe.jsonl", 3)
    (folder / "b\udcfe.txt").write_bytes(b"")
    account = run([folder], tmp_path / "a.sqlite", spec=STAND_IN)
    assert account.balanced and (account.stored, account.failures) == (3, {"read": 1})
    assert run([folder], tmp_path / "a.sqlite", spec=STAND_IN).unchanged == 3
    assert faults(tmp_path / "a.sqlite") == []
