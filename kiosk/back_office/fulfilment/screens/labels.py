"""The labels of a shipment, read and set on the reader's thread: a window's own thread draws no papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.back_office.fulfilment import documents
from kiosk.back_office.fulfilment.service import bench as benches
from kiosk.core.ids import OrderId, ShipmentId

if TYPE_CHECKING:
    from kiosk.database.acting import View


def labels_of(
    view: View,
    *,
    order: OrderId,
    shipment: ShipmentId,
    language: str,
    places: Mapping[int, str],
) -> tuple[tuple[str, bytes], ...]:
    """A plain file name and the PDF of each package's label; `places` are those not written down yet."""
    found = benches.bench(view, order=order, shipment=shipment)
    return tuple(
        (
            f"label-{parcel.number}",
            documents.label(
                package=parcel.number, place=parcel.place or places.get(parcel.id, ""),
                order=found.number.lstrip("#"), customer=found.customer, language=language,
            ),
        )
        for parcel in found.parcels
    )  # fmt: skip
