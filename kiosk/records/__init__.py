"""Records: what every office works on - orders, customers, stock, messages, staff, settings, audit."""
