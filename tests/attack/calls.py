"""The system calls made below a folder, passed through a function that may watch them or make them fail."""

from __future__ import annotations

import fcntl
import io
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, Self
from unittest import mock

BY_PATH = ("open", "stat", "mkdir", "chmod", "unlink", "rmdir", "replace", "rename", "link", "listdir", "scandir")
BY_DESCRIPTOR = ("write", "read", "pread", "fsync", "ftruncate", "close", "fstat")


class Call(NamedTuple):
    """One call: its number from 0, its name, the path it is about, and what it was given."""

    number: int
    name: str
    path: str
    args: tuple[Any, ...]


Around = Callable[[Call, Callable[..., Any]], Any]
"""Given a call and the real function; called in its place."""


class Calls:
    """A context in which every call below a folder goes through `around`."""

    def __init__(self, below: Path, around: Around) -> None:
        self.count = 0
        self._below = str(below)
        self._around = around
        self._paths: dict[int, str] = {}
        self._patches = ExitStack()

    def __enter__(self) -> Self:
        for name in BY_PATH:
            self._patch(os, name, self._by_path(name, getattr(os, name)))
        for name in BY_DESCRIPTOR:
            self._patch(os, name, self._by_descriptor(name, getattr(os, name)))
        self._patch(fcntl, "flock", self._by_descriptor("flock", fcntl.flock))
        self._patch(io, "open", self._by_path("io.open", io.open))
        return self

    def __exit__(self, *_: object) -> None:
        self._patches.close()

    def _patch(self, module: Any, name: str, function: Callable[..., Any]) -> None:
        self._patches.enter_context(mock.patch.object(module, name, function))

    def _by_path(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(path: Any, *args: Any, **named: Any) -> Any:
            if isinstance(path, int) or not str(path).startswith(self._below):
                return real(path, *args, **named)
            result = self._go(name, str(path), real, (path, *args), named)
            if name == "open":
                self._paths[result] = str(path)
            return result

        return called

    def _by_descriptor(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(descriptor: Any, *args: Any, **named: Any) -> Any:
            path = self._paths.get(descriptor)
            if path is None:
                return real(descriptor, *args, **named)
            if name == "close":
                del self._paths[descriptor]
            return self._go(name, path, real, (descriptor, *args), named)

        return called

    def _go(self, name: str, path: str, real: Callable[..., Any], args: tuple[Any, ...], named: Any) -> Any:
        call = Call(self.count, name, path, args)
        self.count += 1
        return self._around(call, lambda *given: real(*(given or args), **named))
