"""Start Foyer: make the machine ready, then hand over to kiosk.__main__."""

import sys

from kiosk import bootstrap

if __name__ == "__main__":
    bootstrap.ensure()

    from kiosk.__main__ import main

    raise SystemExit(main(sys.argv[1:]))
