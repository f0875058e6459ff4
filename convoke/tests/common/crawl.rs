//! Walks a site along its links, as far as one likes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Client, Reply};

/// What a walk found.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// All answers, in the order of the walk.
    pub(crate) replies: Vec<Reply>,
}

/// The kind of a path: ids, codes and names replaced, so that like pages count as one.
pub(crate) fn kind_of(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    let known = ["new", "me", "near"];
    let mut out = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let before = parts.get(i.wrapping_sub(1)).copied().unwrap_or_default();
        let is_name = ["calls", "groups", "actions", "rsvps", "files", "members", "turnout"].contains(&before)
            && i > 1
            && !part.contains('.')
            && !known.contains(part);
        out.push(if is_name { "*" } else { part });
    }
    out.join("/")
}

/// Walks along links from `/` and `from`, at most `each` pages of a kind and `most` altogether.
pub(crate) fn walk(client: &mut Client, from: &[&str], each: usize, most: usize) -> Walk {
    let mut waiting: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
    waiting.push_back("/".to_owned());
    let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    let mut walk = Walk::default();
    while let Some(path) = waiting.pop_front() {
        let stops = path.starts_with("/assets/") || path.ends_with("/live") || walk.replies.len() >= most;
        if stops || !seen.insert(path.clone()) {
            continue;
        }
        let count = kinds.entry(kind_of(&path)).or_default();
        *count += 1;
        if *count > each {
            continue;
        }
        let cookies = client.cookies.clone();
        let reply = client.get(&path);
        // A walk changes neither language nor session.
        client.cookies = cookies;
        waiting.extend(reply.links());
        waiting.extend(reply.location().filter(|to| to.starts_with('/')));
        walk.replies.push(reply);
    }
    walk
}
