//! What is let in to a stall: paired screens, the customer's screen, and nobody else.
//! Must never answer for the stall's own screen, nor anything before a key or a code is right.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Instant;

use api::pairing::PairAsked;
use api::station::Station;
use axum::body::Bytes;
use axum::extract::connect_info::ConnectInfo;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use machine::running::{Running, guarded};
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::network::{Ends, to_this_address};
use super::tries::Tries;
use super::{answer, guard, refuse, screens, words};

/// The largest request: a bill and its payment are a few kilobytes.
const LARGEST_BODY: usize = 256 * 1024;
/// Requests in hand at once; the others wait their turn.
const AT_ONCE: usize = 8;

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

/// What answers at the door.
pub(crate) fn router(running: Weak<Running>) -> Router {
    let hall = Hall::new(running);
    Router::new()
        .route("/api/{command}", post(command))
        .layer(middleware::from_fn_with_state(hall.clone(), with_key))
        .route("/pair", post(pair))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .fallback(get(screens::file))
        .layer(middleware::from_fn(to_this_address))
        .with_state(hall)
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
