"""What a timeline shows: frozen rows, without a pixel."""
