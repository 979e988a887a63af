"""Fulfilment: pick, pack and put on the shelf. Words: shipment, package, shelf place. WAITING > ASSIGNED > PICKED > PACKED > STAGED > DONE."""
