"""What the benchmarks share: drawn scenes read by the pipeline, and compared."""
