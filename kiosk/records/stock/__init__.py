"""Stock: products, places and moves that are never edited, only reversed. Words: product, place, move, on hand."""
