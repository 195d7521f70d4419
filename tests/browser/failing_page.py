"""A page that fails, and names in its error what a person said; served as the app is."""

import streamlit as st

from decision.screens.frame import broken, serving

if __name__ == "__main__":
    st.markdown("Before it fails.")
    raise KeyError("what Ada said")
app = st.App(
    __file__,
    middleware=serving.LAYERS,
    lifespan=serving.beginning(lambda: None),
    on_script_error=broken.stopped,
)
