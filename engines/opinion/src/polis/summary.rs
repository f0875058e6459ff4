//! `summary.csv`: lines of key and value, where the last value may run over many lines.

/// The keys the exports use; anything else goes on with the value before it.
const KEYS: [&str; 9] = [
    "topic",
    "url",
    "views",
    "voters",
    "voters-in-conv",
    "commenters",
    "comments",
    "groups",
    "conversation-description",
];

/// Topic and description, where they are there.
pub(super) fn read(bytes: &[u8]) -> (Option<String>, Option<String>) {
    let text = String::from_utf8_lossy(bytes);
    let mut values: Vec<(&str, String)> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        let key = line.split_once(',').filter(|(key, _)| KEYS.contains(key));
        // A key counts once; a later line that looks like one belongs to the description.
        let fresh = key.filter(|(key, _)| !values.iter().any(|(it, _)| it == key));
        if let Some((key, value)) = fresh {
            values.push((key, value.to_owned()));
        } else if let Some((_, value)) = values.last_mut() {
            value.push('\n');
            value.push_str(line);
        }
    }
    let find = |key: &str| {
        let value = values.iter().find(|(it, _)| *it == key).map(|(_, value)| value.trim())?;
        let quoted = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
        let plain = quoted.map_or_else(|| value.to_owned(), |inner| inner.replace("\"\"", "\""));
        (!plain.is_empty()).then_some(plain)
    };
    (find("topic"), find("conversation-description"))
}
