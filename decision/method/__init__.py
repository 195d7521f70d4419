"""What is compared, and how: the additive value model on fixed scales, with unknowns kept as ranges.

No scale depends on the list, so a center that is added never moves another one (Belton & Gear 1983).
What nobody knows is never 0 and never the average. What is said of all weightings is proved, or said to be
"about". What proves the method is in tests/method: laws, worked examples from papers, a slower twin.

Read in this order; each module imports only from those before it:
factors, providers, must_haves, screening, preferences, scoring, robustness, changing, ordering,
shares, asking, calls.
"""
