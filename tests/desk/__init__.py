"""Tests of what spans the offices."""
