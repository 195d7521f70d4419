"""Values turned into HTML text, with every text in them escaped; nothing here draws."""
