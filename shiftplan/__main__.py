"""`python -m shiftplan` and the `shiftplan` command."""

from shiftplan.cli import main

if __name__ == "__main__":
    main()
