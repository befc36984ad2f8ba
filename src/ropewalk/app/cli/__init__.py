"""The command line: a file in, an answer out. No database, no Django."""
