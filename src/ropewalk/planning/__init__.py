"""The engine: pure, no files, no clock, no global state."""
