"""What commands say: sentences on standard output, or one JSON document; progress on standard error."""

from __future__ import annotations

import json
import sys

from kiosk.core.refusal import Trouble


class Said:
    """What one command says; with `as_json` only `document` and errors are printed, as JSON."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._bar = False

    def line(self, text: str = "") -> None:
        """A sentence for people."""
        if not self.as_json:
            print(text)

    def document(self, content: dict[str, object]) -> None:
        """The one JSON document of the command."""
        if self.as_json:
            print(json.dumps(content, ensure_ascii=False, indent=2))

    def error(self, code: str, text: str) -> None:
        """Why it could not run: JSON on standard output, or a sentence on standard error."""
        self.done()
        if self.as_json:
            self.document({"error": {"code": code, "text": text}})
        else:
            print(text, file=sys.stderr)

    def trouble(self, trouble: Trouble) -> None:
        """Says a trouble of the surroundings."""
        from kiosk.business import texts

        detail = f" ({trouble.detail})" if trouble.detail else ""
        self.error(str(trouble.kind), texts.trouble_text(trouble, "en") + detail)

    def progress(self, what: str, done: int, of: int) -> None:
        """A bar on standard error, drawn over itself."""
        if not sys.stderr.isatty() and done < of:
            return
        width = 30
        filled = width * done // max(of, 1)
        bar = "#" * filled + "." * (width - filled)
        sys.stderr.write(f"\r{what} [{bar}] {done} of {of} ")
        sys.stderr.flush()
        self._bar = True

    def done(self) -> None:
        """Ends a bar."""
        if self._bar:
            sys.stderr.write("\n")
            self._bar = False
