"""A list of one's own: brought, asked about, mended row by row, and saved again."""
