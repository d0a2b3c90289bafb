//! The model behind a socket, which breaks in the way that a test wants.

use super::model::Model;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    None,
    /// It gets this answer, and is not carried out.
    Status(u16, &'static str),
    /// It is sent elsewhere.
    Redirect,
    /// The connection breaks before anything is done.
    Cut,
    /// The connection breaks after all is done.
    CutAfter,
    /// The answer breaks off in its middle.
    Half,
    /// The answer takes longer than anybody waits.
    Slow,
}

#[derive(Default)]
struct State {
    model: Model,
    faults: VecDeque<Fault>,
    requests: usize,
    authorization: String,
    /// After so many changes nothing is answered any more.
    stop_after: Option<usize>,
    is_stopped: bool,
}

/// A server that ends with the program of the tests.
pub(crate) struct Server {
    pub(crate) address: String,
    shared: Arc<(Mutex<State>, Condvar)>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new((Mutex::new(State::default()), Condvar::new()));
        let inside = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let shared = Arc::clone(&inside);
                thread::spawn(move || serve(stream.unwrap(), &shared));
            }
        });
        Self { address, shared }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap()
    }

    pub(crate) fn model(&self) -> Model {
        self.state().model.clone()
    }

    pub(crate) fn fail(&self, faults: &[Fault]) {
        self.state().faults.extend(faults);
    }

    pub(crate) fn refuse(&self, handle: &str) {
        self.state().model.refuses = Some(handle.to_owned());
    }

    pub(crate) fn reserve(&self, sku: &str, pieces: u32) {
        self.state().model.reserve(sku, pieces);
    }

    pub(crate) fn requests(&self) -> usize {
        self.state().requests
    }

    pub(crate) fn authorization(&self) -> String {
        self.state().authorization.clone()
    }

    /// Takes so many changes, carries one more out, and answers nothing after that.
    pub(crate) fn stop_after(&self, writes: usize) {
        self.state().stop_after = Some(writes);
    }

    pub(crate) fn wait_until_stopped(&self) {
        let state = self.state();
        let waited = self
            .shared
            .1
            .wait_timeout_while(state, Duration::from_secs(60), |it| !it.is_stopped);
        assert!(waited.unwrap().0.is_stopped, "it never came so far");
    }

    pub(crate) fn go_on(&self) {
        let mut state = self.state();
        state.stop_after = None;
        state.is_stopped = false;
    }
}

/// Reads one request and answers it.
fn serve(mut stream: TcpStream, shared: &(Mutex<State>, Condvar)) {
    let Some((path, body, authorization)) = request(&stream) else {
        return;
    };
    let mut state = shared.0.lock().unwrap();
    state.requests += 1;
    state.authorization = authorization;
    let fault = state.faults.pop_front().unwrap_or(Fault::None);
    match fault {
        Fault::Status(status, text) => return send(&mut stream, status, text, text.len()),
        Fault::Redirect => return send(&mut stream, 307, "", 0),
        Fault::Cut => return,
        _ => {}
    }
    let answer = state.model.answer(&path, body.as_ref());
    if state.stop_after.is_some_and(|it| state.model.writes > it) {
        state.is_stopped = true;
        shared.1.notify_all();
        return;
    }
    drop(state);
    let (status, answer) = match answer {
        Ok(answer) => (200, answer.to_string()),
        Err((status, message)) => (status, json!({ "message": message }).to_string()),
    };
    match fault {
        Fault::CutAfter => {}
        Fault::Half => send(
            &mut stream,
            status,
            &answer[..answer.len() / 2],
            answer.len(),
        ),
        Fault::Slow => {
            thread::sleep(Duration::from_millis(2_500));
            send(&mut stream, status, &answer, answer.len());
        }
        _ => send(&mut stream, status, &answer, answer.len()),
    }
}

/// The path of a request, its body and who sends it.
fn request(stream: &TcpStream) -> Option<(String, Option<Value>, String)> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let (mut length, mut authorization) = (0, String::new());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().ok()?,
            "authorization" => authorization = value.trim().to_owned(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((path, serde_json::from_slice(&body).ok(), authorization))
}

fn send(stream: &mut TcpStream, status: u16, text: &str, length: usize) {
    let head = format!(
        "HTTP/1.1 {status} S\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\
         location: https://elsewhere.example.com/\r\nconnection: close\r\n\r\n"
    );
    // Whoever was killed reads nothing any more.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(text.as_bytes());
}
