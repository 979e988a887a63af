"""What the program promises, measured: `python3 tests/benchmarks` writes one JSON document."""
