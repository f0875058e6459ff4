//! Many people saying "I'm coming" at the same time, over connections of their own.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Client, like_a_person, wait_for};

/// What came back so far.
#[derive(Debug, Default)]
struct Seen {
    /// The paths of the receipts of acknowledged RSVPs.
    receipts: Mutex<Vec<String>>,
    /// How often each status came.
    statuses: Mutex<BTreeMap<u16, usize>>,
    /// Connections that broke in the middle.
    broken: Mutex<usize>,
    over: AtomicBool,
}

/// The storm; it goes on until [`Storm::end`].
#[derive(Debug)]
pub(crate) struct Storm {
    seen: Arc<Seen>,
    threads: Vec<JoinHandle<()>>,
}

/// What somebody sends to say "I'm coming", with a stamp that is old enough.
pub(crate) fn wish(address: SocketAddr, code: &str) -> Vec<(String, String)> {
    let page = Client::new(address).get(&format!("/actions/{code}"));
    let form = page.is(200).form(&format!("/actions/{code}/rsvp"));
    like_a_person();
    form.press("answer", "going").pairs()
}

impl Storm {
    /// Begins over so many connections.
    pub(crate) fn begin(address: SocketAddr, actions: &[String], connections: usize) -> Self {
        let fields = Arc::new(wish(address, &actions[0]));
        let (seen, actions) = (Arc::new(Seen::default()), Arc::new(actions.to_vec()));
        let threads = (0..connections).map(|lane| {
            let (seen, actions, fields) = (Arc::clone(&seen), Arc::clone(&actions), Arc::clone(&fields));
            std::thread::spawn(move || run(address, &actions, &fields, &seen, lane))
        });
        let threads = threads.collect();
        Self { seen, threads }
    }

    /// How many were acknowledged so far.
    pub(crate) fn acknowledged(&self) -> usize {
        self.seen.receipts.lock().unwrap().len()
    }

    /// Waits until so many were acknowledged.
    pub(crate) fn reaches(&self, many: usize) {
        wait_for(&format!("{many} RSVPs ({:?})", self.statuses()), Duration::from_secs(40), || {
            (self.acknowledged() >= many).then_some(())
        });
    }

    /// How often each status came so far.
    pub(crate) fn statuses(&self) -> BTreeMap<u16, usize> {
        self.seen.statuses.lock().unwrap().clone()
    }

    /// The receipts so far.
    pub(crate) fn receipts(&self) -> Vec<String> {
        self.seen.receipts.lock().unwrap().clone()
    }

    /// Ends it; answers the paths of all receipts that were acknowledged.
    pub(crate) fn end(self) -> (Vec<String>, BTreeMap<u16, usize>) {
        self.seen.over.store(true, Ordering::SeqCst);
        for thread in self.threads {
            thread.join().unwrap();
        }
        (self.seen.receipts.lock().unwrap().clone(), self.seen.statuses.lock().unwrap().clone())
    }
}

fn run(address: SocketAddr, actions: &[String], fields: &[(String, String)], seen: &Seen, lane: usize) {
    let body = serde_html_form::to_string(fields).unwrap();
    let mut client = Client::new(address);
    let mut n = lane;
    while !seen.over.load(Ordering::SeqCst) {
        let path = format!("/actions/{}/rsvp", actions[n % actions.len()]);
        n += 1;
        let Ok(reply) = client.ask("POST", &path, Some(("application/x-www-form-urlencoded", body.as_bytes()))) else {
            // The server is gone, or not back yet.
            *seen.broken.lock().unwrap() += 1;
            std::thread::sleep(Duration::from_millis(20));
            continue;
        };
        *seen.statuses.lock().unwrap().entry(reply.status).or_default() += 1;
        match reply.location() {
            Some(receipt) if receipt.starts_with("/rsvps/") => seen.receipts.lock().unwrap().push(receipt),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Asserts that every receipt is answered.
#[track_caller]
pub(crate) fn all_are_there(address: SocketAddr, receipts: &[String]) {
    let mut client = Client::new(address);
    let lost: Vec<&String> = receipts.iter().filter(|path| client.get(path).status != 200).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged RSVPs are lost: {:?}", lost.len(), receipts.len(), lost.first());
}
