//! Every path of the site, once: routes are registered under the templates, links are made by the
//! functions, so that a link without a route or a route without a name cannot be written.
//!
//! The paths stand nowhere else; [`all`] is the list that the router test walks. Each room that has
//! many has a file of its own here; which file a path stands in shows nowhere.

use std::fmt::Display;

/// Fills the `{…}` parts of a template in order; what is not unreserved (RFC 3986 §2.3) is
/// percent-encoded.
fn fill(template: &str, values: &[&dyn Display]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut values = values.iter();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let tail = after.split_once('}').map_or("", |(_, tail)| tail);
        if let Some(value) = values.next() {
            encode(&value.to_string(), &mut out);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Percent-encodes one path segment or query value.
pub fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// A path with a query string made of the pairs whose value is not empty.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let mut sign = if path.contains('?') { '&' } else { '?' };
    for (key, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(sign);
        encode(key, &mut out);
        out.push('=');
        encode(value, &mut out);
        sign = '&';
    }
    out
}

macro_rules! paths {
    ($paths:ident; $($(#[$doc:meta])* $template:ident $name:ident($($part:ident),*) = $path:literal;)*) => {
        $(
            $(#[$doc])*
            pub const $template: &str = $path;

            $(#[$doc])*
            pub fn $name($($part: impl std::fmt::Display),*) -> String {
                $crate::href::fill($template, &[$(&$part as &dyn std::fmt::Display),*])
            }
        )*

        /// Every template of this file.
        pub(super) const $paths: &[&str] = &[$($template),*];
    };
}

mod decide;
mod find;
mod site;

pub use decide::*;
pub use find::*;
pub use site::*;

/// Every template.
pub fn all() -> impl Iterator<Item = &'static str> {
    [SITE_PATHS, FIND_PATHS, DECIDE_PATHS].into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_fills_its_template_and_encodes_what_it_is_given() {
        assert_eq!(call("rent-day"), "/calls/rent-day");
        assert_eq!(member_role("a", "b/../c"), "/groups/a/members/b%2F..%2Fc/role");
        assert_eq!(with_query("/actions", &[("near", "San José"), ("km", "")]), "/actions?near=San%20Jos%C3%A9");
    }

    #[test]
    fn no_template_stands_twice() {
        let mut all: Vec<_> = all().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
