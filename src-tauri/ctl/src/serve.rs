//! The same screens in a browser of this machine: a small HTTP host over loopback; and, where the
//! stall wants it, a door for second screens on its own network ([`offer`]).
//! Must never let the network reach the stall's own screen, nor answer a page without a key.

mod crowd;
mod doors;
mod guard;
mod hand_in;
#[cfg(test)]
mod hand_in_tests;
mod network;
mod rate;
mod screens;
mod screens_door;
#[cfg(test)]
mod screens_door_tests;
#[cfg(test)]
mod tests;
mod tries;
mod words;

use std::future::{Future, IntoFuture as _};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use api::App;
use api::failure::Failure;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use machine::running::Running;
use serde_json::Value;
use tokio::sync::oneshot;

pub use self::doors::{OpenDisplay, Options, offer};
use self::guard::Key;

/// The largest request: a settlement of 16 MiB in base64, and the words around it.
const LARGEST_BODY: usize = 24 * 1024 * 1024;

/// How long the last answers may take to leave; a command in hand is finished in any case.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Where the screens are served.
#[derive(Clone, Debug)]
pub struct Serve {
    /// A loopback address; port 0 lets the system choose.
    pub address: SocketAddr,
    /// The data folder, whose inbox is watched.
    pub data: PathBuf,
    /// Second screens.
    pub second: Options,
}

/// Serves until the terminal or the system says stop (SIGINT, SIGTERM). `on_ready` is told the
/// address to open, with the key of this start in it.
///
/// # Errors
/// `InvalidInput` for an address of the network; else what the system says of the address.
pub fn run(app: Arc<App>, serve: &Serve, on_ready: impl FnOnce(&str)) -> io::Result<()> {
    run_until(app, serve, on_ready, told_to_stop())
}

/// Serves until `stop` is ready.
pub(crate) fn run_until(
    app: Arc<App>,
    serve: &Serve,
    on_ready: impl FnOnce(&str),
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    if !serve.address.ip().is_loopback() {
        let kind = io::ErrorKind::InvalidInput;
        let words = format!("{} is not an address of this machine alone", serve.address.ip());
        return Err(io::Error::new(kind, words));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let key = Key::fresh();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(serve.address).await?;
        let address = listener.local_addr()?;
        let running = Arc::new(Running::start(app, &serve.data));
        offer(&running, serve.second, Box::new(|| false));
        let desk = Desk { running: Arc::clone(&running), key: Arc::new(key) };
        on_ready(&format!("http://{address}/#key={}", desk.key.as_text()));
        let serving = |stop| axum::serve(listener, router(desk)).with_graceful_shutdown(stop);
        let served = until_stopped(stop, |stop| serving(stop).into_future()).await;
        running.app().withdraw_host();
        served
    })
}

/// Serves until `stop` is ready, and a little longer for the last answers.
async fn until_stopped<S>(
    stop: impl Future<Output = ()> + Send + 'static,
    serve: impl FnOnce(Pin<Box<dyn Future<Output = ()> + Send>>) -> S,
) -> io::Result<()>
where
    S: Future<Output = io::Result<()>>,
{
    let (tell, told) = oneshot::channel();
    let stop = async move {
        stop.await;
        // Nobody waits for it once everything is answered.
        let _ = tell.send(());
    };
    let serving = serve(Box::pin(stop));
    // A browser keeps connections open that say nothing: they are not waited for.
    let too_long = async {
        match told.await {
            Ok(()) => tokio::time::sleep(LAST_ANSWERS).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        served = serving => served,
        () = too_long => Ok(()),
    }
}

/// Ready when the system asks the program to end.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        // Without our own ending the system's stands: the book is safe at any moment.
        tracing::warn!("signals cannot be heard; the program ends without a word");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

#[derive(Clone)]
struct Desk {
    running: Arc<Running>,
    key: Arc<Key>,
}

fn router(desk: Desk) -> Router {
    Router::new()
        .route("/api/{command}", post(command))
        .layer(middleware::from_fn_with_state(desk.clone(), with_key))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .fallback(get(screens::file))
        .layer(middleware::from_fn(from_this_machine))
        .with_state(desk)
}

/// Before anything else: a page of another site, or a name that was turned to this machine, is
/// answered with nothing.
async fn from_this_machine(request: Request, next: Next) -> Response {
    if guard::is_ours(request.headers()) {
        return next.run(request).await;
    }
    refuse(StatusCode::FORBIDDEN, words::other_site())
}

/// Before a command: the key, checked before the body is read.
async fn with_key(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    if carries_key(request.headers(), &desk.key) {
        return next.run(request).await;
    }
    refuse(StatusCode::FORBIDDEN, words::old_page())
}

fn carries_key(headers: &HeaderMap, key: &Key) -> bool {
    headers.get(guard::KEY_HEADER).is_some_and(|given| key.is(given.as_bytes()))
}

async fn command(
    State(desk): State<Desk>,
    Path(command): Path<String>,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Response {
    let Ok(body) = body else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, words::too_large());
    };
    let Ok(arguments) = serde_json::from_slice::<Value>(&body) else {
        return refuse(StatusCode::BAD_REQUEST, words::not_understood());
    };
    let running = desk.running;
    // Panics are caught below: only a runtime that is ending gives no answer.
    let asked = tokio::task::spawn_blocking(move || running.call(&command, arguments));
    answer(asked.await.ok())
}

/// What the program answered; nothing when it is ending.
fn answer(answered: Option<Result<Value, Failure>>) -> Response {
    match answered {
        Some(Ok(value)) => Json(value).into_response(),
        Some(Err(failure)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, failure),
        None => refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending()),
    }
}

fn refuse(status: StatusCode, failure: Failure) -> Response {
    (status, Json(failure)).into_response()
}
