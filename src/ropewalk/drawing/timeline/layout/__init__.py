"""Where everything of a timeline is: rows, lines that keep apart, words that nothing crosses."""
