"""The command line's front door: language, debug switch, and faults turned into sentences and exit codes."""

import os
import sys
from pathlib import Path
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from shiftplan import language
from shiftplan.__about__ import VERSION
from shiftplan.cli.company import telling
from shiftplan.cli.group import COMMANDS, LazyGroup
from shiftplan.cli.helping import WideFormatter
from shiftplan.cli.output import show_error, talk
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, _, say

FAULT_OF_OURS = 70
STOPPED = 130
BEFORE_THE_COMMAND = ("--lang", "--debug", "--version")
click.Context.formatter_class = WideFormatter


class ShiftplanGroup(LazyGroup):
    """Opens the app when the first word is a folder or missing."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and ("/" in args[0] or Path(args[0]).is_dir()):
            return "open", self._opener(), args
        name, command, rest = super().resolve_command(ctx, args)
        return name, telling(name, command), rest

    @staticmethod
    def _opener() -> click.Command:
        from shiftplan.cli.open import command  # noqa: PLC0415 - the app is loaded only when it opens

        return command


@click.group(
    cls=ShiftplanGroup,
    help=_("Plan a peak sale's customer service and run it: shiftplan [PLAN | COMMAND]."),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, prog_name="shiftplan", help=_("show the version"))
@click.option(
    "--lang",
    type=click.Choice(language.LANGUAGES),
    help=_("zh or en; default: SHIFTPLAN_LANG, else the locale"),
)
@click.option("--debug", is_flag=True, help=_("show the traceback of a fault"))
@click.pass_context
def cli(ctx: click.Context, lang: str | None, debug: bool) -> None:  # noqa: FBT001 - click passes flags so
    if lang:
        language.use(lang)
    ctx.obj = {"debug": debug}
    if ctx.invoked_subcommand is None:
        from shiftplan.cli.open import command  # noqa: PLC0415 - the app is loaded only when it opens

        ctx.invoke(command, folder=None)


def run(args: list[str] | None = None) -> int:
    """Run the command line; the exit code as ARCHITECTURE lists them."""
    try:
        result: Any = cli.main(args=args, prog_name="shiftplan", standalone_mode=False)
    except click.ClickException as error:
        return _misused(error)
    except (KeyboardInterrupt, click.Abort):
        return STOPPED
    except ShiftplanError as error:
        show_error(error)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence, and the traceback on request
        return _fault(error, args)
    return result if isinstance(result, int) else 0


def _misused(error: click.ClickException) -> int:
    if isinstance(error, NoArgsIsHelpError):
        talk(error.format_message())
        return 2
    talk(say("error: {sentence}", sentence=" ".join(error.format_message().split())))
    if isinstance(error, click.UsageError) and error.ctx:
        talk(f"  → {_mend(error, error.ctx)}")
    return 2


def _mend(error: click.UsageError, context: click.Context) -> Message:
    if isinstance(error, click.NoSuchOption) and error.option_name in BEFORE_THE_COMMAND:
        return say("write {option} before the command, right behind shiftplan", option=error.option_name)
    return say("read what it takes: {command} --help", command=context.command_path)


def _fault(error: Exception, args: list[str] | None) -> int:
    if "--debug" in (sys.argv if args is None else args):
        raise error
    talk(say("error: a fault in shiftplan itself: {fault}", fault=f"{type(error).__name__}: {error}"))
    talk("  → " + str(say("run it again with --debug before the command and send what it prints")))
    return FAULT_OF_OURS
