"""What is read is a file, whole, and no larger than it may be."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from cardtrail.errors import PhotoError
from cardtrail.imaging.contents import contents
from cardtrail.model.limits import Limits

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def refusal(path: Path) -> str:
    with pytest.raises(PhotoError) as caught:
        contents(path, Limits(file_megabytes=1))
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    assert "Error" not in message
    return message


def test_a_file_comes_out_byte_for_byte(tmp_path: Path) -> None:
    data = b"\r\n\x1a\0" * 250_000
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    assert contents(path, Limits(file_megabytes=1)) == data


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "film.tif"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)  # with a hole in it, it takes no room
    assert "has 20000 megabytes; at most 1 are read" in refusal(path)
    assert "as limits.file-megabytes says" in refusal(path)


@on_unix
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jpg"
    os.mkfifo(path)
    assert "it is a pipe and no file" in refusal(path)


@on_unix
def test_a_socket_and_a_device_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "socket.jpg"
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(path))
        assert "it is a socket and no file" in refusal(path)
    assert "it is a device and no file" in refusal(Path("/dev/zero"))


@on_unix
def test_a_link_is_followed_and_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"data")
    (tmp_path / "link.jpg").symlink_to("photo.jpg")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    assert contents(tmp_path / "link.jpg") == b"data"
    assert "can't be opened" in refusal(tmp_path / "loop.jpg")


@on_unix
def test_a_file_that_a_program_is_writing_is_refused_or_read_as_it_stood(
    tmp_path: Path,
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"a")
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            with path.open("ab") as file:
                file.write(b"a" * 100_000)
                file.flush()
            path.write_bytes(b"a")

    writer = threading.Thread(target=write)
    writer.start()
    refused = set()
    end = time.monotonic() + 10
    while time.monotonic() < end and "changed" not in refused:
        try:
            # A system may show a file in the midst of one write.
            assert len(contents(path)) in range(1, 100_002)
        except PhotoError as error:
            refused.add("changed" if "was changed while" in str(error) else "empty")
    over.set()
    writer.join()
    assert "changed" in refused
