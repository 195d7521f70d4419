"""The peer of the page benchmark: the smallest app that answers a tap, one widget and one line."""

import streamlit as st

word = st.radio("A word", ["Not at all", "A little", "Quite", "Very"], index=None, horizontal=True)
st.markdown(f"Chosen: {word}")
