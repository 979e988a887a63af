"""Desk: what spans the offices - today, finder, exchange, administration."""
