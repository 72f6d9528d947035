"""One run at a time in a folder, on whatever file system."""

import errno
import subprocess
import sys
import threading

import pytest
from filelock import FileLock

from angket.engine.lock import hold, is_held
from held_lock import HOLDING


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_taken_as_it_is(tmp_path, monkeypatch, error):
    def without_locks(*_):
        raise OSError(error, "No locks available")

    monkeypatch.setattr(FileLock, "acquire", without_locks)
    hold(tmp_path / "folder/lock")


def test_another_fault_of_the_lock_is_not_hidden(tmp_path, monkeypatch):
    def broken(*_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(FileLock, "acquire", broken)
    with pytest.raises(OSError, match="broken"):
        hold(tmp_path / "lock")


def test_a_lock_ends_with_the_process_that_holds_it_even_a_killed_one(tmp_path):
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BlockingIOError):
            hold(lock)
        assert is_held(lock)
        other.kill()
        other.wait()
        assert not is_held(lock)
        hold(lock)
        assert is_held(lock)


def test_asking_whether_a_lock_is_held_makes_none_and_keeps_nobody_out(tmp_path):
    lock = tmp_path / "lock"
    assert not is_held(lock)
    assert not lock.exists()
    lock.touch()
    asking = threading.Event()

    def ask():
        while not asking.is_set():
            is_held(lock)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        for _ in range(5):
            with subprocess.Popen(
                [sys.executable, "-c", HOLDING, str(lock)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                text=True,
            ) as other:
                assert other.stdout.readline() == "held\n"
    finally:
        asking.set()
        thread.join()


def test_two_modules_of_one_workflow_share_its_lock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hold("lock")
    hold(tmp_path / "lock")
