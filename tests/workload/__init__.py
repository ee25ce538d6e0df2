"""The workload model and the working-day calendar."""
