//! Jobs and events: done at least once, in order, also after a failure or a crash.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base::{Event, GroupId, SeededRandom, Time};
use serde_json::json;

use super::{ADD_GROUP, GROW, SIZE, stores_at};
use crate::{Change, Db, Done, JobError, NewJob, Store, StoreError, Worker, args, jobs, outbox, trial};

fn event(n: u64, random: &SeededRandom) -> Event {
    let group = GroupId::new(trial::NOON, random);
    Event::new("Grown", group, json!({ "n": n }), trial::NOON, random)
}

async fn enqueue(store: &Store, job: NewJob) {
    let done = store.change(move |db| {
        db.enqueue(job.clone());
        Ok::<_, StoreError>(())
    });
    done.await.unwrap();
}

async fn queue(store: &Store) -> jobs::Queue {
    store.read(jobs::queue).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_done_when_due_and_deleted() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let notes = seen.clone();
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        worker.on("note", move |_, job| {
            let notes = notes.clone();
            async move {
                notes.lock().unwrap().push(job.parse::<u32>()?);
                Ok(Done::Finished)
            }
        });
        let later = store.now().plus(Duration::from_mins(1));
        enqueue(&store, NewJob::new("note", json!(2)).at(later)).await;
        enqueue(&store, NewJob::new("note", json!(1))).await;
        enqueue(&store, NewJob::new("other", json!(9))).await;
        enqueue(&store, NewJob::new("note", json!("no number"))).await;
        assert_eq!(worker.run_due().await.unwrap(), 2, "{name}");
        assert_eq!(*seen.lock().unwrap(), [1], "{name}");
        let state = queue(&store).await;
        assert_eq!((state.waiting, state.dead), (2, 1), "{name}");
        assert!(state.dead_why[0].1.contains("payload of note"), "{name}");
        clock.advance(Duration::from_secs(61));
        assert_eq!(worker.run_due().await.unwrap(), 1, "{name}");
        assert_eq!(*seen.lock().unwrap(), [1, 2], "{name}");
        assert_eq!(queue(&store).await.waiting, 1, "{name}");
        assert_eq!(store.change(jobs::revive).await.unwrap(), 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_job_is_tried_again_and_then_dead() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        let runs = Arc::new(AtomicU32::new(0));
        let count = runs.clone();
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        worker.on("fail", move |_, _| {
            let n = count.fetch_add(1, Ordering::SeqCst);
            async move {
                assert!(!n.is_multiple_of(2), "on purpose");
                Err(JobError::Retry("no luck".to_owned()))
            }
        });
        enqueue(&store, NewJob::new("fail", json!(null))).await;
        for _ in 0..20 {
            worker.run_due().await.unwrap();
            assert_eq!(worker.run_due().await.unwrap(), 0, "{name}: not before its time");
            clock.advance(Duration::from_hours(7));
        }
        assert_eq!(runs.load(Ordering::SeqCst), jobs::MOST_TRIES, "{name}");
        assert_eq!(queue(&store).await.dead, 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_periodic_job_exists_once_and_comes_back() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        let runs = Arc::new(AtomicU32::new(0));
        let worker = |seed: u64| {
            let count = runs.clone();
            let mut worker = Worker::new(store.clone(), &SeededRandom::new(seed));
            worker.every("purge", Duration::from_hours(1), move |_, _| {
                count.fetch_add(1, Ordering::SeqCst);
                async { Ok(Done::Finished) }
            });
            worker
        };
        let (one, two) = (worker(1), worker(2));
        for _ in 0..3 {
            one.run_due().await.unwrap();
            two.run_due().await.unwrap();
            clock.advance(Duration::from_secs(3_601));
        }
        assert_eq!(runs.load(Ordering::SeqCst), 3, "{name}");
        assert_eq!(queue(&store).await.waiting, 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_of_a_worker_that_died_is_done_by_another() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        enqueue(&store, NewJob::new("note", json!(1))).await;
        let kinds = ["note".to_owned()];
        let taken = store.change(move |db| jobs::claim(db, &kinds, 5, [1; 16])).await.unwrap();
        assert_eq!(taken.len(), 1, "{name}");
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        worker.on("note", |_, _| async { Ok(Done::Finished) });
        assert_eq!(worker.run_due().await.unwrap(), 0, "{name}: still leased");
        clock.advance(Duration::from_secs(61));
        assert_eq!(worker.run_due().await.unwrap(), 1, "{name}");
        assert_eq!(queue(&store).await.waiting, 0, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_workers_do_each_job_once_and_stop_gracefully() {
    for (name, store) in stores_at(trial::clock()).await {
        let runs = Arc::new(AtomicU32::new(0));
        let (stop, _) = tokio::sync::watch::channel(false);
        let mut running = tokio::task::JoinSet::new();
        for seed in 0..3 {
            let count = runs.clone();
            let mut worker = Worker::new(store.clone(), &SeededRandom::new(seed));
            worker.on("note", move |_, _| {
                let count = count.clone();
                async move {
                    tokio::task::yield_now().await;
                    count.fetch_add(1, Ordering::SeqCst);
                    Ok(Done::Finished)
                }
            });
            let mut stopped = stop.subscribe();
            running.spawn(async move {
                let stopped = async {
                    stopped.wait_for(|s| *s).await.unwrap();
                };
                worker.run(stopped).await;
            });
        }
        for n in 0..50 {
            enqueue(&store, NewJob::new("note", json!(n))).await;
        }
        while queue(&store).await.waiting > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.send_replace(true);
        running.join_all().await;
        assert_eq!(runs.load(Ordering::SeqCst), 50, "{name}");
    }
}

/// Emits events 1 to `n`, each in a change of its own.
async fn emit(store: &Store, n: u64) {
    let random = Arc::new(SeededRandom::new(n));
    for i in 1..=n {
        let it = event(i, &random);
        let done = store.change(move |db| {
            db.emit(it.clone());
            Ok::<_, StoreError>(())
        });
        done.await.unwrap();
    }
}

fn told(order: &Arc<Mutex<Vec<u64>>>) -> impl Fn(&mut Change, &Event) -> Result<(), StoreError> + use<> {
    let order = order.clone();
    move |db, event| {
        let n = event.payload["n"].as_u64().unwrap();
        order.lock().unwrap().push(n);
        db.exec(GROW, args![1_i64, n])?;
        db.enqueue(NewJob::new("follow", json!(n)));
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_told_in_order_once_each() {
    for (name, store) in stores_at(trial::clock()).await {
        let order = Arc::new(Mutex::new(Vec::new()));
        store.change(|db| db.exec(ADD_GROUP, args![1_i64, "a", 0_i64])).await.unwrap();
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        worker.subscribe("Grown", told(&order));
        emit(&store, 70).await;
        let undone = store.change(|db| {
            db.emit(event(1_000, &SeededRandom::new(77)));
            Err::<(), _>(StoreError::Missing)
        });
        assert!(undone.await.is_err());
        assert_eq!(worker.run_due().await.unwrap(), 70, "{name}");
        assert_eq!(worker.run_due().await.unwrap(), 0, "{name}");
        assert_eq!(*order.lock().unwrap(), (1..=70).collect::<Vec<_>>(), "{name}");
        let size: i64 = store.read(|db| db.one(SIZE, args![1_i64], |row| row.get(0))).await.unwrap();
        assert_eq!(size, 70 * 71 / 2, "{name}");
        assert_eq!(queue(&store).await.waiting, 70, "{name}");
        let state = store.read(outbox::state).await.unwrap();
        assert_eq!(state, outbox::Outbox::default(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_subscriber_keeps_the_order_and_its_half_is_undone() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        store.change(|db| db.exec(ADD_GROUP, args![1_i64, "a", 0_i64])).await.unwrap();
        let fails = Arc::new(AtomicU32::new(3));
        let left = fails.clone();
        let order = Arc::new(Mutex::new(Vec::new()));
        let good = told(&order);
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        worker.subscribe("Grown", move |db, event| {
            db.exec(GROW, args![1_i64, 100_i64])?;
            let dies = event.payload["n"] == 2
                && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
            if dies {
                db.exec(ADD_GROUP, args![2_i64, "a", 0_i64])?;
            }
            good(db, event)
        });
        emit(&store, 3).await;
        assert_eq!(worker.run_due().await.unwrap(), 1, "{name}");
        clock.advance(Duration::from_secs(11));
        assert_eq!(worker.run_due().await.unwrap(), 0, "{name}");
        for _ in 0..2 {
            clock.advance(Duration::from_hours(1));
            worker.run_due().await.unwrap();
        }
        assert_eq!(*order.lock().unwrap(), [1, 2, 3], "{name}");
        let size: i64 = store.read(|db| db.one(SIZE, args![1_i64], |row| row.get(0))).await.unwrap();
        assert_eq!(size, 306, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_nobody_can_bear_is_set_aside() {
    let clock = trial::clock();
    for (name, store) in stores_at(clock.clone()).await {
        let mut worker = Worker::new(store.clone(), &SeededRandom::new(1));
        let heard = Arc::new(AtomicU32::new(0));
        let count = heard.clone();
        worker.subscribe("Grown", move |_, event| {
            assert!(event.payload["n"] != 1, "on purpose");
            count.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        emit(&store, 2).await;
        for _ in 0..jobs::MOST_TRIES {
            worker.run_due().await.unwrap();
            clock.advance(Duration::from_hours(7));
        }
        assert_eq!(heard.load(Ordering::SeqCst), 1, "{name}");
        let state = store.read(outbox::state).await.unwrap();
        assert_eq!((state.waiting, state.dead), (0, 1), "{name}");
        assert_eq!(state.oldest, None::<Time>, "{name}");
    }
}
