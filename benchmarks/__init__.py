"""Quality and speed of cleantext and its peers, side by side. `docs/benchmarks.md` says how to run and read them."""
