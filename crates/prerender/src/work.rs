//! Work on all processors, with a line that says how far it is.

use anyhow::{Result, anyhow};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How often the line changes on a terminal, and elsewhere, where every line stays.
const GLANCE: Duration = Duration::from_millis(500);
const LINE: Duration = Duration::from_secs(20);

/// Does a piece of work for each job; the results stand in the order of the jobs. The first
/// error is returned.
///
/// # Errors
/// Whatever the work fails with.
pub fn on_all<J: Sync, T: Send>(
    name: &str,
    jobs: &[J],
    work: impl Fn(&J) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<(usize, T)>> {
        let mut results = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else {
                return Ok(results);
            };
            // After an error no worker takes another job.
            let result = work(job).inspect_err(|_| next.store(jobs.len(), Ordering::Relaxed))?;
            results.push((at, result));
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut results = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let (done, is_done) = mpsc::channel();
        let (next, all) = (&next, jobs.len());
        scope.spawn(move || watch(name, next, all, &is_done));
        let mut results = Vec::with_capacity(jobs.len());
        for worker in workers {
            let joined = worker.join();
            results.extend(joined.map_err(|_| anyhow!("{name}: a worker has failed"))??);
        }
        drop(done);
        Ok::<_, anyhow::Error>(results)
    })?;
    results.sort_by_key(|(at, _)| *at);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// Says how far the work is until it is done.
fn watch(name: &str, next: &AtomicUsize, all: usize, is_done: &mpsc::Receiver<()>) {
    let is_terminal = io::stderr().is_terminal();
    let pause = if is_terminal { GLANCE } else { LINE };
    let mut is_shown = false;
    while is_done.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let done = next.load(Ordering::Relaxed).min(all);
        let line = format!("  {name}: {done} of {all} ({} %)", done * 100 / all.max(1));
        if is_terminal {
            eprint!("\r{line}");
            // A line that cannot be shown is no reason to stop.
            let _ = io::stderr().flush();
            is_shown = true;
        } else {
            eprintln!("{line}");
        }
    }
    if is_shown {
        eprintln!();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<u32> = (0..1000).collect();
        let doubled = on_all("doubling", &jobs, |job| Ok(job * 2)).expect("no error");
        assert!(
            doubled
                .iter()
                .zip(&jobs)
                .all(|(doubled, job)| *doubled == job * 2)
        );
        assert_eq!(
            on_all("nothing", &[], |(): &()| Ok(())).expect("no error"),
            []
        );
    }

    #[test]
    fn an_error_is_told() {
        let jobs: Vec<u32> = (0..1000).collect();
        let result = on_all("failing", &jobs, |job| {
            if *job == 500 {
                bail!("at {job}")
            } else {
                Ok(())
            }
        });
        assert_eq!(result.expect_err("an error").to_string(), "at 500");
    }
}
