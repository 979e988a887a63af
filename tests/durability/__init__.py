"""Tests that pull the plug: power cuts by replaying what reached the disk, and kills at every commit."""
