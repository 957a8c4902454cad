"""`python -m shiftplan` and the `shiftplan` command."""

import sys

STOPPED = 130


def main() -> None:
    """Run the command line; Ctrl-C while it still loads is an end without a traceback, too."""
    try:
        from shiftplan.cli import main as run  # noqa: PLC0415 - loading takes long enough to be interrupted

        run()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
