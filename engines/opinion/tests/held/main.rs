//! What the engine is held to: recorded conversations with answers computed independently, and properties.

#[cfg(test)]
mod data;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod recorded;
