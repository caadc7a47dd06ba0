//! What is let in to the committee's book: files of the market's own tills, as they are, and nobody
//! else's. Must never keep what no stall of this market signed, nor hold more than a few files at
//! once in memory.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use api::failure::Failure;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::extract::connect_info::ConnectInfo;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router, middleware};
use machine::running::{Running, guarded};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::network::{Ends, to_this_address};
use super::rate::Rate;
use super::tries::Tries;
use super::{refuse, words};

/// The largest file: that of the format.
const LARGEST: usize = 16 * 1024 * 1024;
/// Files in hand at once; the others wait their turn.
const AT_ONCE: usize = 4;
/// How long one file may take to arrive.
const ARRIVAL: Duration = Duration::from_secs(30);

/// What answers at the door.
pub(crate) fn router(running: Weak<Running>) -> Router {
    let desk = Desk {
        running,
        tries: Arc::default(),
        rate: Arc::default(),
        turns: Arc::new(Semaphore::new(AT_ONCE)),
    };
    Router::new()
        .route("/hand-in", post(hand_in))
        .layer(middleware::from_fn(to_this_address))
        .with_state(desk)
}

#[derive(Clone)]
struct Desk {
    running: Weak<Running>,
    tries: Arc<Mutex<Tries>>,
    rate: Arc<Mutex<Rate>>,
    turns: Arc<Semaphore>,
}

impl Desk {
    /// Whether a device may hand something in now: it is neither guessing nor flooding.
    fn may(&self, who: IpAddr) -> bool {
        let now = Instant::now();
        let may_try = self.tries.lock().unwrap_or_else(PoisonError::into_inner).may(who, now);
        may_try && self.rate.lock().unwrap_or_else(PoisonError::into_inner).takes(who, now)
    }

    fn was_wrong(&self, who: IpAddr) {
        self.tries.lock().unwrap_or_else(PoisonError::into_inner).was_wrong(who, Instant::now());
    }
}

async fn hand_in(
    State(desk): State<Desk>,
    ConnectInfo(ends): ConnectInfo<Ends>,
    body: Body,
) -> Response {
    let who = ends.theirs;
    if !desk.may(who) {
        return refuse(StatusCode::TOO_MANY_REQUESTS, words::wait());
    }
    // the turn comes first: what waits its turn is not in memory
    let Ok(_turn) = desk.turns.acquire().await else {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending());
    };
    let bytes = match tokio::time::timeout(ARRIVAL, to_bytes(body, LARGEST)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return refuse(StatusCode::PAYLOAD_TOO_LARGE, words::too_large()),
        Err(_) => return refuse(StatusCode::REQUEST_TIMEOUT, words::not_understood()),
    };
    let Some(running) = desk.running.upgrade() else {
        return refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending());
    };
    let taken = spawn_blocking(move || {
        guarded("hand in", || running.app().hand_in(&who.to_string(), &bytes))
    });
    match taken.await {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(failure)) => {
            desk.was_wrong(who);
            refuse(status_of(&failure), failure)
        }
        Err(_) => refuse(StatusCode::SERVICE_UNAVAILABLE, words::ending()),
    }
}

fn status_of(failure: &Failure) -> StatusCode {
    if failure.code == "network.stranger" {
        StatusCode::FORBIDDEN
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
