"""The administrator's commands, Qt-free: each prints for people, or with --json one document."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.cli.parser import COMMANDS, is_command, parser
from kiosk.cli.said import Said
from kiosk.cli.usage import Misused
from kiosk.core.refusal import Refused, Trouble

__all__ = ["COMMANDS", "is_command", "main", "parser"]


def main(arguments: Sequence[str]) -> int:
    """Runs one command; every refusal and trouble ends in a sentence and exit code 2."""
    said = Said(as_json="--json" in arguments)
    try:
        asked = parser().parse_args(list(arguments))
        return int(asked.run(asked, said))
    except Misused as misused:
        said.error("usage", f"{misused.message}\n{misused.usage}")
    except KeyboardInterrupt:
        said.error("stopped", "Stopped.")
    except Refused as refused:
        # Not above: a start with a window asks this package only whether a command was named.
        from kiosk.business import texts

        code = str(refused.refusal.code)
        said.error(code, texts.refusal_text(refused.refusal, "en"))
    except Trouble as trouble:
        said.trouble(trouble)
    except OSError as error:
        said.error("file", f"{error.strerror or error}: {error.filename or ''}".rstrip(": "))
    except UnicodeError:
        said.error("text", "This is no text that can be kept. Write it in UTF-8.")
    return 2
