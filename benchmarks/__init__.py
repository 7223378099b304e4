"""How fast and how big, as ratios to a floor measured in the same run (`python -m benchmarks.save`, …)."""
