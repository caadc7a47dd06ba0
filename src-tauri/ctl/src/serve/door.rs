//! The door to the stall's own network: paired screens, the customer's screen, and nobody else.
//! Must never answer for the stall's own screen, nor anything before a key or a code is right.

use std::future::IntoFuture as _;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Instant;

use api::pairing::PairAsked;
use api::station::Station;
use axum::body::Bytes;
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::IncomingStream;
use axum::{Json, Router};
use machine::running::{Running, guarded};
use serde_json::Value;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::spawn_blocking;

use super::crowd::Crowd;
use super::tries::Tries;
use super::{answer, guard, refuse, screens, until_stopped, words};

/// The largest request: a bill and its payment are a few kilobytes.
const LARGEST_BODY: usize = 256 * 1024;
/// Requests in hand at once; the others wait their turn.
const AT_ONCE: usize = 8;

/// A door that stands open; it is shut when this goes.
#[derive(Debug)]
pub(crate) struct Door {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Door {
    /// Opens it. A program that is ending is not kept by it.
    ///
    /// # Errors
    /// What the system says of the address.
    pub(crate) fn open(running: Weak<Running>, at: SocketAddr) -> io::Result<Door> {
        let listener = std::net::TcpListener::bind(at)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("second screens".to_owned());
        let thread = thread.spawn(move || {
            let stopped = async {
                // Dropped or told: either way it is over.
                let _ = stopped.await;
            };
            let served = runtime.block_on(async {
                let listener = Crowd::new(tokio::net::TcpListener::from_std(listener)?);
                let service =
                    router(Hall::new(running)).into_make_service_with_connect_info::<Ends>();
                let serve = |stop| axum::serve(listener, service).with_graceful_shutdown(stop);
                until_stopped(stopped, |stop| serve(stop).into_future()).await
            });
            if let Err(error) = served {
                tracing::error!(%error, "second screens");
            }
            // What is in hand is one transaction: it is finished or it never was.
            runtime.shutdown_background();
        })?;
        tracing::info!(%address, "second screens are let in");
        Ok(Door { address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it is.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Shuts it, and returns when no connection is left.
    pub(crate) fn shut(mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported when it happened.
            let _ = thread.join();
        }
        tracing::info!("second screens are let in no more");
    }
}

/// Both ends of a connection.
#[derive(Clone, Copy, Debug)]
struct Ends {
    ours: Option<IpAddr>,
    theirs: IpAddr,
}

impl Connected<IncomingStream<'_, Crowd>> for Ends {
    fn connect_info(stream: IncomingStream<'_, Crowd>) -> Ends {
        let ours = stream.io().came_to().map(|address| address.ip());
        Ends { ours, theirs: stream.remote_addr().ip() }
    }
}

/// What stands behind the door.
#[derive(Clone)]
struct Hall {
    running: Weak<Running>,
    tries: Arc<Mutex<Tries>>,
    turns: Arc<Semaphore>,
}

impl Hall {
    fn new(running: Weak<Running>) -> Hall {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        Hall { running, tries: Arc::default(), turns }
    }

    fn may_try(&self, who: IpAddr) -> bool {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).may(who, Instant::now())
    }

    fn was_wrong(&self, who: IpAddr) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).was_wrong(who, Instant::now());
    }

    /// Asks the program, on a thread that may wait. None when it is ending.
    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Running) -> T + Send + 'static,
    ) -> Option<T> {
        let _turn = self.turns.acquire().await.ok()?;
        let running = self.running.upgrade()?;
        spawn_blocking(move || work(&running)).await.ok()
    }
}

fn router(hall: Hall) -> Router {
    Router::new()
        .route("/api/{command}", post(command))
        .layer(middleware::from_fn_with_state(hall.clone(), with_key))
        .route("/pair", post(pair))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .fallback(get(screens::file))
        .layer(middleware::from_fn(to_this_address))
        .with_state(hall)
}

/// Before anything else: only who asks for the very address that was reached is answered; a name
/// that was turned to it, or a page of another site, is not.
async fn to_this_address(
    ConnectInfo(ends): ConnectInfo<Ends>,
    request: Request,
    next: Next,
) -> Response {
    if ends.ours.is_some_and(|ours| guard::is_for(request.headers(), ours)) {
        return next.run(request).await;
    }
    refuse(StatusCode::FORBIDDEN, words::other_site())
}

/// Before a command: whose key it is, before the body is read.
async fn with_key(
    State(hall): State<Hall>,
    ConnectInfo(ends): ConnectInfo<Ends>,
    mut request: Request,
    next: Next,
) -> Response {
    let key = request.headers().get(guard::KEY_HEADER);
    let key = key.and_then(|key| key.to_str().ok()).unwrap_or_default().to_owned();
    let known = hall.ask(move |running| {
        guarded("a key", || Ok(running.app().station_of_key(&key))).ok().flatten()
    });
    match known.await {
        None => refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending()),
        Some(Some(station)) => {
            request.extensions_mut().insert(station);
            next.run(request).await
        }
        Some(None) if !hall.may_try(ends.theirs) => {
            refuse(StatusCode::TOO_MANY_REQUESTS, words::wait())
        }
        Some(None) => {
            hall.was_wrong(ends.theirs);
            refuse(StatusCode::FORBIDDEN, words::not_paired())
        }
    }
}

async fn command(
    State(hall): State<Hall>,
    Extension(station): Extension<Station>,
    Path(command): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(body) = body else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, words::too_much());
    };
    let Ok(arguments) = serde_json::from_slice::<Value>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, words::not_understood());
    };
    answer(hall.ask(move |running| running.call_from(station, &command, arguments)).await)
}

async fn pair(
    State(hall): State<Hall>,
    ConnectInfo(ends): ConnectInfo<Ends>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !hall.may_try(ends.theirs) {
        return refuse(StatusCode::TOO_MANY_REQUESTS, words::wait());
    }
    let Ok(body) = body else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, words::too_much());
    };
    let Ok(asked) = serde_json::from_slice::<PairAsked>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, words::not_understood());
    };
    let paired = hall.ask(move |running| guarded("pair", || running.app().pair(&asked))).await;
    match paired {
        Some(Ok(paired)) => Json(paired).into_response(),
        Some(Err(failure)) => {
            hall.was_wrong(ends.theirs);
            refuse(StatusCode::UNPROCESSABLE_ENTITY, failure)
        }
        None => refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending()),
    }
}
