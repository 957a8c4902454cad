"""`python -m shiftplan` and the `shiftplan` command."""

import os
import sys

STOPPED = 130


def main() -> None:
    """Run the command line; Ctrl-C while it still loads is an end without a traceback, too."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads cost small matrices more than they bring
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # there are none; looking takes long
    try:
        from shiftplan.cli import main as run  # noqa: PLC0415 - loading takes long enough to be interrupted

        run()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
