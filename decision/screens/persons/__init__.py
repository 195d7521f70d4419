"""Who decides: a counselor with a client, two people, and where each leans before and after."""
