"""A list of one's own: brought, asked about, changed row by row, and saved again."""
