//! A door to a network of people's own: it opens on a port, answers who asks for the very address
//! that was reached, and shuts when nobody keeps it. Must never be open by itself.

use std::future::IntoFuture as _;
use std::io;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::extract::Request;
use axum::extract::connect_info::{ConnectInfo, Connected};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use axum::serve::IncomingStream;
use tokio::sync::oneshot;

use super::crowd::Crowd;
use super::{guard, refuse, until_stopped, words};

/// A door that stands open; it is shut when this goes.
#[derive(Debug)]
pub(crate) struct Door {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Door {
    /// Opens it for what a router answers. The router must keep no program that is ending.
    ///
    /// # Errors
    /// What the system says of the address.
    pub(crate) fn open(name: &'static str, router: Router, at: SocketAddr) -> io::Result<Door> {
        let listener = std::net::TcpListener::bind(at)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name(name.to_owned());
        let thread = thread.spawn(move || {
            let stopped = async {
                // Dropped or told: either way it is over.
                let _ = stopped.await;
            };
            let served = runtime.block_on(async {
                let listener = Crowd::new(tokio::net::TcpListener::from_std(listener)?);
                let service = router.into_make_service_with_connect_info::<Ends>();
                let serve = |stop| axum::serve(listener, service).with_graceful_shutdown(stop);
                until_stopped(stopped, |stop| serve(stop).into_future()).await
            });
            if let Err(error) = served {
                tracing::error!(%error, name, "a door");
            }
            // What is in hand is one transaction: it is finished or it never was.
            runtime.shutdown_background();
        })?;
        tracing::info!(%address, name, "a door stands open");
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
        tracing::info!("a door is shut");
    }
}

/// Both ends of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    /// The address of ours that it came to.
    pub(crate) ours: Option<IpAddr>,
    /// Where it comes from.
    pub(crate) theirs: IpAddr,
}

impl Connected<IncomingStream<'_, Crowd>> for Ends {
    fn connect_info(stream: IncomingStream<'_, Crowd>) -> Ends {
        let ours = stream.io().came_to().map(|address| address.ip());
        Ends { ours, theirs: stream.remote_addr().ip() }
    }
}

/// Before anything else: only who asks for the very address that was reached is answered; a name
/// that was turned to it, or a page of another site, is not.
pub(crate) async fn to_this_address(
    ConnectInfo(ends): ConnectInfo<Ends>,
    request: Request,
    next: Next,
) -> Response {
    if ends.ours.is_some_and(|ours| guard::is_for(request.headers(), ours)) {
        return next.run(request).await;
    }
    refuse(StatusCode::FORBIDDEN, words::other_site())
}
