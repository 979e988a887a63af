"""Changing a row behind the program's back, as a fault that `verify` must find."""

from sqlalchemy import text

from kiosk.business import METADATA, Business
from kiosk.database import engine, schema


def tamper(business: Business, statement: str, **values: object) -> None:
    """Runs `statement` with every guard taken away, and puts the guards back."""
    with (
        engine.allowed_to_write(business.engines.writer.connect()) as connection,
        connection.begin(),
    ):
        schema.remove_guards(connection, METADATA)
        connection.execute(text(statement), values)
        schema.install_guards(connection, METADATA)
