"""Orders: lines, quantities and the three axes from which an order's status is derived. Words: order, line, axis."""
