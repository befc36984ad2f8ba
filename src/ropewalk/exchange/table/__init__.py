"""Plans kept in spreadsheets and CSV files: recognised, read, and written so that they can be read again."""
