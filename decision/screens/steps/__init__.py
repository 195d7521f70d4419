"""The steps of the path, one a file, with what only they have: `narrowing`, `ordering`, `telling`, `own`."""
