"""From a catalog and its scores to what `html/` draws: the list, a center, several, benefits and risks.

Read `orders` first, then `at_a_glance` (a score becomes a word, dots and a strip), `side_by_side`, `in_full`,
`sure`, `effects` and `facts`; then the pictures: `scales`, `study_pictures`, `gap_pictures`, `days` and
`who_does_what`.
"""
