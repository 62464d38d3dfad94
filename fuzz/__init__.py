"""Coverage-guided search for pages, texts and credit lines that break a law (`python -m fuzz.search`)."""
