"""What is compared, and how: the additive value model on fixed scales, with unknowns kept as ranges.

Read in this order; each module imports only from those before it:
factors, providers, must_haves, screening, relaxing, preferences, scoring, robustness, shares,
changing, asking, two.
"""
