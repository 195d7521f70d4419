"""Your own list: brought in, asked about, changed row by row, and saved again."""
