"""The screens: they draw values and return what the person said; they decide nothing. Only here is Streamlit.

Each folder imports only from those before it: `html` (values as text), `frame` (around every screen),
`drawing` (from scores to what is drawn), `persons`, `lists`, and `steps`, one file a step.
"""
