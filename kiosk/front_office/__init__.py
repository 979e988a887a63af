"""Front office: queue, paperwork, sales, service_desk, marketing."""
