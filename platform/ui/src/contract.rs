//! The page contract.
/// Problems of a page.
pub fn check(_html: &str) -> Vec<String> {
    Vec::new()
}
