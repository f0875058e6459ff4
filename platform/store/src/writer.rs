//! The one writer thread of SQLite: runs queued changes in groups, one commit per group.
//!
//! Each change has a savepoint of its own, so one that fails or panics is undone alone. Answers
//! are given after the commit: who was told "saved" finds it after a crash. When the commit
//! itself fails, nobody of the group is told so.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use base::Clock;

use crate::db::{Change, Engine};
use crate::journal::Journal;
use crate::lite::Lite;
use crate::stats::{Counters, moment};
use crate::{StoreConfig, StoreError};

/// What a task wants.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To write within the group.
    Change,
    /// To look, outside any group: reads of a database in memory.
    Read,
}

/// A closure on its way through the writer, with the place its answer goes to.
pub(crate) trait Task: Send {
    fn wish(&self) -> Wish;
    fn queued_at(&self) -> Instant;
    /// Runs it; whether it succeeded.
    fn run(&mut self, change: &mut Change) -> bool;
    /// Answers: with its own result, or with the failure that became its fate.
    fn answer(self: Box<Self>, fate: Option<&StoreError>);
}

/// The door to the writer.
pub(crate) struct Writer {
    queue: RwLock<Option<SyncSender<Box<dyn Task>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    counters: Arc<Counters>,
}

impl Writer {
    #[expect(clippy::disallowed_methods, reason = "the writer is the one thread of the store")]
    pub(crate) fn start(lite: Lite, config: &StoreConfig, clock: Arc<dyn Clock>, counters: Arc<Counters>) -> Self {
        let (sender, receiver) = sync_channel(config.queue);
        let now = clock.now();
        let journal = Journal::of(&lite, config);
        let thread = Thread {
            journal,
            change: Change::new(Engine::Lite(lite), now),
            queue: receiver,
            clock,
            counters: Arc::clone(&counters),
            wait: config.wait,
            most: config.group,
            span: config.group_span,
        };
        let handle = std::thread::spawn(move || thread.work());
        Self { queue: RwLock::new(Some(sender)), thread: Mutex::new(Some(handle)), counters }
    }

    /// Queues a task; gives it back as busy when the queue is full or the store is closed.
    pub(crate) fn send(&self, task: Box<dyn Task>) {
        Counters::add(&self.counters.queued, 1);
        let queue = self.queue.read().unwrap_or_else(PoisonError::into_inner);
        let sent = match queue.as_ref() {
            Some(queue) => queue.try_send(task),
            None => Err(TrySendError::Disconnected(task)),
        };
        drop(queue);
        if let Err(TrySendError::Full(task) | TrySendError::Disconnected(task)) = sent {
            Counters::sub(&self.counters.queued, 1);
            Counters::add(&self.counters.refused, 1);
            task.answer(Some(&StoreError::Busy));
        }
    }

    /// Lets no more in; the thread to wait for, which finishes what is queued.
    pub(crate) fn close(&self) -> Option<JoinHandle<()>> {
        self.queue.write().unwrap_or_else(PoisonError::into_inner).take();
        self.thread.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A task whose closure has run.
struct Ran {
    task: Box<dyn Task>,
    kept: bool,
}

struct Thread {
    change: Change,
    queue: Receiver<Box<dyn Task>>,
    clock: Arc<dyn Clock>,
    counters: Arc<Counters>,
    wait: Duration,
    most: usize,
    span: Duration,
    journal: Journal,
}

impl Thread {
    fn work(mut self) {
        let mut ran = Vec::with_capacity(self.most);
        while let Ok(first) = self.queue.recv() {
            let mut next = Some(first);
            while let Some(task) = next.take() {
                if let Some(task) = self.admit(task) {
                    next = match task.wish() {
                        Wish::Read => {
                            self.read(task);
                            None
                        }
                        Wish::Change => self.group(task, &mut ran),
                    };
                }
            }
        }
    }

    fn lite(&mut self) -> &mut Lite {
        match &mut self.change.reader.engine {
            Engine::Lite(lite) => lite,
            // Only `Writer::start` makes a thread, from SQLite.
            Engine::Postgres(_) => unreachable!("the writer thread holds SQLite"),
        }
    }

    /// Takes a task from the queue unless it has waited too long.
    fn admit(&self, task: Box<dyn Task>) -> Option<Box<dyn Task>> {
        Counters::sub(&self.counters.queued, 1);
        let waited = task.queued_at().elapsed();
        Counters::span(&self.counters.waited_micros, waited);
        if waited <= self.wait {
            return Some(task);
        }
        Counters::add(&self.counters.refused, 1);
        task.answer(Some(&StoreError::Busy));
        None
    }

    /// Runs a group that starts with `first`; a read that turned up meanwhile comes back.
    fn group(&mut self, first: Box<dyn Task>, ran: &mut Vec<Ran>) -> Option<Box<dyn Task>> {
        self.change.now = self.clock.now();
        if let Err(error) = self.lite().command("BEGIN IMMEDIATE") {
            first.answer(Some(&error));
            return None;
        }
        let started = moment();
        let mut next = Some(first);
        let mut left = None;
        let mut lost = None;
        while let Some(task) = next.take() {
            let done = self.run(task, &mut lost);
            ran.push(done);
            if lost.is_some() || ran.len() >= self.most || started.elapsed() >= self.span {
                break;
            }
            next = self.next(&mut left);
        }
        let fate = lost.or_else(|| self.commit(ran.len()).err());
        self.settle();
        for Ran { task, kept } in ran.drain(..) {
            let count = if kept && fate.is_none() { &self.counters.changes } else { &self.counters.undone };
            Counters::add(count, 1);
            task.answer(fate.as_ref());
        }
        if let Engine::Lite(lite) = &self.change.reader.engine {
            match fate {
                Some(StoreError::Full) => self.journal.give_back(lite),
                _ => self.journal.keep_short(lite),
            }
        }
        left
    }

    /// The next change waiting, if any; a read is put aside and ends the group.
    fn next(&self, left: &mut Option<Box<dyn Task>>) -> Option<Box<dyn Task>> {
        loop {
            match self.queue.try_recv() {
                Ok(task) if task.wish() == Wish::Read => {
                    *left = Some(task);
                    return None;
                }
                Ok(task) => {
                    if let Some(task) = self.admit(task) {
                        return Some(task);
                    }
                }
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return None,
            }
        }
    }

    /// Runs one change and ends its savepoint; `lost` when the whole transaction is gone.
    fn run(&mut self, mut task: Box<dyn Task>, lost: &mut Option<StoreError>) -> Ran {
        let kept = task.run(&mut self.change);
        let fault = self.change.fault();
        self.change.events.clear();
        self.change.jobs.clear();
        let gone = self.lite().is_lost();
        let ended = self.lite().end_change(kept);
        if gone {
            *lost = Some(fault.unwrap_or_else(|| StoreError::broken("the transaction is gone")));
        } else if let Err(error) = ended {
            *lost = Some(error);
        }
        Ran { task, kept }
    }

    fn commit(&mut self, size: usize) -> Result<(), StoreError> {
        let before = moment();
        let result = self.lite().command("COMMIT");
        Counters::span(&self.counters.commit_micros, before.elapsed());
        Counters::add(&self.counters.groups, 1);
        self.counters.largest_group.fetch_max(size as u64, std::sync::atomic::Ordering::Relaxed);
        result.inspect_err(|error| {
            tracing::error!(%error, group.size = size, "a group of changes could not be saved");
        })
    }

    fn read(&mut self, mut task: Box<dyn Task>) {
        let begun = self.lite().command("PRAGMA query_only = ON").and_then(|()| self.lite().command("BEGIN"));
        if begun.is_ok() {
            task.run(&mut self.change);
        }
        let ended = self.lite().end_change(true);
        self.settle();
        let open_again = self.lite().command("PRAGMA query_only = OFF");
        task.answer(begun.and(ended).and(open_again).err().as_ref());
    }

    /// Leaves no transaction behind, whatever happened.
    fn settle(&mut self) {
        if self.lite().is_lost() {
            return;
        }
        if let Err(error) = self.lite().command("ROLLBACK") {
            tracing::error!(%error, "the writer could not be set back");
        }
    }
}

/// Runs a closure that may panic; a panic becomes an error like any other.
pub(crate) fn guarded<T, E: From<StoreError>>(closure: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(closure)).unwrap_or_else(|payload| {
        let words = payload
            .downcast_ref::<&str>()
            .map(|s| (*s).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Err(StoreError::broken(format!("a change panicked: {words}")).into())
    })
}
