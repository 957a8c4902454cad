"""The process that has loaded the program and forks for every run; it ends when its line is closed."""

import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
from typing import Any

import shiftplan
import shiftplan.__main__

LEFT_OUT = ("shiftplan.tui", "shiftplan.__main__", "shiftplan.rota.__main__")
"""Two run when loaded; the app is for a terminal."""


def load() -> None:
    """Load every module that a command may."""
    for found in pkgutil.walk_packages(shiftplan.__path__, "shiftplan."):
        if not found.name.startswith(LEFT_OUT):
            importlib.import_module(found.name)
    gc.collect()
    gc.freeze()


def become(told: dict[str, Any]) -> None:
    """Make this process look as one started by `python -m shiftplan`, to itself and to its children."""
    for stream, path in enumerate(told["streams"]):
        opened = os.open(path, os.O_RDONLY if stream == 0 else os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(opened, stream)
        os.close(opened)
    os.chdir(told["cwd"])
    os.environ.clear()
    os.environ.update(told["env"])
    sys.argv = [shiftplan.__main__.__file__, *told["words"]]
    sys.modules["__main__"] = shiftplan.__main__


def main() -> None:
    """Lines in, each a run; lines out, each an exit code (negative: the signal) and seconds of processor."""
    load()
    line = socket.socket(fileno=int(sys.argv[1]))
    talk = line.makefile("rw", encoding="utf-8")
    while told := talk.readline():
        run = os.fork()
        if run == 0:
            line.close()
            become(json.loads(told))
            shiftplan.__main__.main()
            return
        _, status, used = os.wait4(run, 0)
        talk.write(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime]) + "\n")
        talk.flush()


if __name__ == "__main__":
    main()
