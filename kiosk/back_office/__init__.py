"""Back office: fulfilment, manufacturing, suppliers, own_goods, accounting."""
