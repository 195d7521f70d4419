"""The screens, one file a step. They draw values and return what the person said; they decide nothing."""
