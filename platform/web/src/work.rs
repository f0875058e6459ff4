//! What the rooms do when nobody asks: jobs, periodic work, the purge, mail.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use base::Time;
use store::{Done, Job, JobError, StoreError, Worker};

use crate::room::{JobKind, Periodic, Purge, Subscription};
use crate::{App, Failure, Mail, Room, mail, nouns};

/// How often what has had its time is deleted.
const PURGE_EVERY: Duration = Duration::from_mins(30);

/// Rounds of one purge step in a row: the writer is not kept from others for long.
const PURGE_ROUNDS: u32 = 200;

/// Everything the rooms do in the background.
#[derive(Clone)]
pub struct Work {
    jobs: Vec<JobKind>,
    periodic: Vec<Periodic>,
    subscriptions: Vec<Subscription>,
    purges: Vec<Purge>,
}

impl std::fmt::Debug for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Work({} jobs, {} purges)", self.jobs.len(), self.purges.len())
    }
}

fn told(result: Result<(), Failure>) -> Result<Done, JobError> {
    match result {
        Ok(()) => Ok(Done::Finished),
        Err(Failure::Broken(cause)) => Err(JobError::Retry(cause.to_string())),
        Err(other) => Err(JobError::Retry(other.status().to_string())),
    }
}

impl Work {
    /// The work of these rooms.
    pub fn of(rooms: &[Room]) -> Self {
        Self {
            jobs: nouns(rooms).flat_map(|noun| noun.jobs.iter().cloned()).collect(),
            periodic: nouns(rooms).flat_map(|noun| noun.periodic.iter().cloned()).collect(),
            subscriptions: nouns(rooms).flat_map(|noun| noun.subscriptions.iter().cloned()).collect(),
            purges: nouns(rooms).flat_map(|noun| noun.purges.iter().copied()).collect(),
        }
    }

    /// A worker that does it, handing mail to `deliver`.
    pub fn worker<F, R>(&self, app: &App, deliver: F) -> Worker
    where
        F: Fn(Mail) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let mut worker = Worker::new(app.store().clone(), app.random());
        for job in &self.jobs {
            let (app, run) = (app.clone(), Arc::clone(&job.run));
            worker.on(job.kind, move |_, job: Job| {
                let running = run(app.clone(), job.payload);
                async move { told(running.await) }
            });
        }
        for periodic in &self.periodic {
            let (app, run) = (app.clone(), Arc::clone(&periodic.run));
            worker.every(periodic.name, periodic.every, move |_, _| {
                let running = run(app.clone());
                async move { told(running.await) }
            });
        }
        for subscription in &self.subscriptions {
            let run = Arc::clone(&subscription.run);
            worker.subscribe(subscription.kind, move |db, event| run(db, event));
        }
        let (purging, steps) = (app.clone(), self.purges.clone());
        worker.every("purge", PURGE_EVERY, move |_, _| {
            let (app, steps) = (purging.clone(), steps.clone());
            async move { purge(&app, &steps).await.map(|_| Done::Finished).map_err(|e| JobError::Retry(e.to_string())) }
        });
        let (mailing, deliver) = (app.clone(), Arc::new(deliver));
        worker.on(mail::JOB, move |_, job: Job| {
            let mail = Mail::unseal(mailing.keys(), &job.payload);
            let deliver = Arc::clone(&deliver);
            async move {
                let mail = mail.ok_or_else(|| JobError::Hopeless("sealed with another key".to_owned()))?;
                deliver(mail).await.map(|()| Done::Finished)
            }
        });
        worker
    }

    /// Deletes everything whose time is over; how many rows.
    pub async fn purge(&self, app: &App) -> Result<u64, StoreError> {
        purge(app, &self.purges).await
    }

    /// The names of the purge steps.
    pub fn purge_names(&self) -> impl Iterator<Item = &'static str> {
        self.purges.iter().map(|step| step.name)
    }
}

async fn purge(app: &App, steps: &[Purge]) -> Result<u64, StoreError> {
    let now: Time = app.now();
    let mut all = 0;
    for step in steps {
        for _ in 0..PURGE_ROUNDS {
            let run = step.run;
            let deleted = app.change(move |db| run(db, now)).await?;
            all += deleted;
            if deleted == 0 {
                break;
            }
        }
    }
    if all > 0 {
        tracing::info!(purge.rows = all, "{all} rows were deleted because their time was over");
    }
    Ok(all)
}
