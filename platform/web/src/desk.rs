//! Desks: what many people hand in at once is decided together and written in one change, so that a
//! storm costs one commit per batch, on both databases.
//!
//! Nobody is answered before the change is on disk. When the line is too long a desk says so at
//! once instead of letting people wait for nothing. A batch that fails is tried again one by one,
//! so that one bad slip fails alone.

use std::future::Future;
use std::sync::Arc;

use store::StoreError;
use tokio::sync::{mpsc, oneshot};

use crate::{App, Failure};

/// What is handed in at one desk.
pub trait Slip: Clone + Send + Sync + 'static {
    /// What whoever handed it in is told.
    type Verdict: Send + 'static;

    /// What the slips are, for the log.
    const NAME: &'static str;

    /// Slips that may wait.
    const LINE_MAX: usize;

    /// Slips decided together.
    const BATCH_MAX: usize;

    /// Decides slips in order, in one change; answers one verdict for each.
    fn decide(app: &App, slips: Arc<Vec<Self>>) -> impl Future<Output = Result<Vec<Self::Verdict>, StoreError>> + Send;
}

type Answer<S> = Result<<S as Slip>::Verdict, StoreError>;

struct Waiting<S: Slip> {
    slip: S,
    answer: oneshot::Sender<Answer<S>>,
}

/// The line before a desk.
struct Desk<S: Slip>(mpsc::Sender<Waiting<S>>);

/// Hands a slip in and waits for the verdict, which comes after the change is on disk.
pub async fn hand_in<S: Slip>(app: &App, slip: S) -> Result<S::Verdict, Failure> {
    let desk = app.once(open::<S>);
    let (answer, answered) = oneshot::channel();
    if desk.0.try_send(Waiting { slip, answer }).is_err() {
        return Err(Failure::Busy);
    }
    match answered.await {
        Ok(verdict) => Ok(verdict?),
        // The desk is closing: nothing was written.
        Err(_) => Err(Failure::Busy),
    }
}

fn open<S: Slip>(app: &App) -> Desk<S> {
    let (sender, receiver) = mpsc::channel(S::LINE_MAX);
    app.spawn(work(app.clone(), receiver));
    Desk(sender)
}

async fn work<S: Slip>(app: App, mut line: mpsc::Receiver<Waiting<S>>) {
    let stop = app.stopping();
    let mut batch = Vec::with_capacity(S::BATCH_MAX);
    loop {
        let taken = tokio::select! {
            biased;
            taken = line.recv_many(&mut batch, S::BATCH_MAX) => taken,
            () = stop.cancelled() => 0,
        };
        if taken == 0 {
            return;
        }
        let (slips, answers): (Vec<S>, Vec<_>) = batch.drain(..).map(|it| (it.slip, it.answer)).unzip();
        for (verdict, answer) in decide_all(&app, slips).await.into_iter().zip(answers) {
            // What whoever hung up handed in is written all the same; nobody is there to be told.
            drop(answer.send(verdict));
        }
    }
}

async fn decide_all<S: Slip>(app: &App, slips: Vec<S>) -> Vec<Answer<S>> {
    let slips = Arc::new(slips);
    match S::decide(app, Arc::clone(&slips)).await {
        Ok(verdicts) => verdicts.into_iter().map(Ok).collect(),
        Err(error) if slips.len() == 1 || matches!(error, StoreError::Busy | StoreError::Full) => {
            let mut out = vec![Err(error)];
            out.resize_with(slips.len(), || Err(StoreError::Busy));
            out
        }
        Err(error) => {
            tracing::warn!(%error, slips = slips.len(), of = S::NAME, "a batch failed and is tried one by one");
            let mut out = Vec::with_capacity(slips.len());
            for slip in slips.iter() {
                let one = S::decide(app, Arc::new(vec![slip.clone()])).await;
                out.push(one.and_then(|verdicts| verdicts.into_iter().next().ok_or(StoreError::Missing)));
            }
            out
        }
    }
}
