"""What a file is made of, told from its bytes: compound files, archives, markup, text."""
