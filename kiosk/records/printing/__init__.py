"""Printing: which receipts and reports have still to come out of which station's printer, and the drawer."""
