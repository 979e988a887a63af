"""ReportLab vocabulary: page frame, text, money column, barcode, sealing. No Qt."""
