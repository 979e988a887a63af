"""The tests: a package mirroring kiosk/, with walks, gallery, benchmarks and house rules."""
