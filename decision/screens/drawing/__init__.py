"""From a catalog and its scores to what `html/` draws: the list, a center, several, benefits and risks.

Read `score` first (a score becomes a word, points, dots and a strip), then `orders`, `columns`,
`at_a_glance`, `side_by_side`, `in_full`, `sure`, `effects` and `facts`; then the pictures: `scales`,
`study_pictures` and `learn_pictures`.
"""
