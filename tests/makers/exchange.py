"""Orders taken in from an export, for any test that needs some: through the import itself."""

from pathlib import Path

from kiosk.business import Business
from kiosk.core.by import By, Owner
from kiosk.desk.exchange import formats, service
from kiosk.desk.exchange.rules import Preview, TakenIn

OWNER = Owner("tester")
EXAMPLE = Path(__file__).parents[1] / "desk" / "exchange" / "examples" / "shopify_orders_export.csv"
"""The hand-made example: paid, awaited, partly refunded and voided, one of each."""


def looked_at(business: Business, text: str | bytes) -> Preview:
    """The dry run of an export's text."""
    data = text.encode() if isinstance(text, str) else text
    reading = formats.read(data, source="shopify", currency=business.facts.currency)
    return business.read(service.preview, reading=reading)


def taken_in(
    business: Business, text: str | bytes, *, skip_bad: bool = False, by: By = OWNER
) -> TakenIn:
    """Looks at an export's text and takes in what is good of it."""
    preview = looked_at(business, text)
    assert skip_bad or preview.problems == ()
    return business.do(
        service.take_in,
        by=by,
        source=preview.source,
        drafts=preview.drafts,
        skip_bad=skip_bad,
        left_out=preview.left_out,
    )
