//! One page with every part in every state.
