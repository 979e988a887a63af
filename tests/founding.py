"""The business that tests are about: an owner with a PIN, euros, German and English and Arabic."""

from pathlib import Path

from kiosk import business

OWNER = "Maren Lindqvist"
PIN = "407319"


def founding() -> business.Founding:
    """What the owner entered in the first run."""
    return business.Founding(
        id="",
        name="Lindqvist Framing",
        currency="EUR",
        country="DE",
        zone="Europe/Berlin",
        language="en",
        languages=("en", "de", "ar"),
        trade="Framing and prints",
        address="Marktstrasse 4\n20095 Hamburg",
        usual_rate=1900,
        reduced_rate=700,
    )


def found(database: str, home: Path) -> str:
    """Found it and close it again; the recovery code that was shown once."""
    opened, code = business.create(database, home, founding(), owner=OWNER, pin=PIN)
    opened.close()
    return code
