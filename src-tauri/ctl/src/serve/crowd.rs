//! A listener that takes so many connections of one device and so many of all, and no more.
//! Must never let one device keep the others out, nor touch what is said over a connection.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Connections of one device: a browser opens six.
const OF_ONE: usize = 8;
/// Connections of all devices.
const OF_ALL: usize = 96;

/// The listener.
#[derive(Debug)]
pub(crate) struct Crowd {
    listener: TcpListener,
    open: Open,
}

type Open = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// A connection; its place is free again when it goes.
#[derive(Debug)]
pub(crate) struct Guest {
    stream: TcpStream,
    _place: Place,
}

#[derive(Debug)]
struct Place {
    who: IpAddr,
    open: Open,
}

impl Crowd {
    pub(crate) fn new(listener: TcpListener) -> Crowd {
        Crowd { listener, open: Open::default() }
    }
}

impl Place {
    /// A place for one more connection of a device; none when it has its share.
    fn take(who: IpAddr, open: &Open) -> Option<Place> {
        let mut counted = open.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = counted.values().sum();
        if all >= OF_ALL || counted.get(&who).is_some_and(|own| *own >= OF_ONE) {
            return None;
        }
        *counted.entry(who).or_default() += 1;
        Some(Place { who, open: Arc::clone(open) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counted = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = counted.get_mut(&self.who) {
            *own = own.saturating_sub(1);
            if *own == 0 {
                counted.remove(&self.who);
            }
        }
    }
}

impl Guest {
    /// The address of ours that it came to.
    pub(crate) fn came_to(&self) -> Option<SocketAddr> {
        self.stream.local_addr().ok()
    }
}

impl Listener for Crowd {
    type Io = Guest;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Guest, SocketAddr) {
        loop {
            let (stream, from) = Listener::accept(&mut self.listener).await;
            // One too many is closed without a word.
            if let Some(place) = Place::take(from.ip(), &self.open) {
                return (Guest { stream, _place: place }, from);
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl AsyncRead for Guest {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Guest {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_device_has_its_share_and_leaves_the_rest_to_others() {
        let open = Open::default();
        let device = |number: u8| IpAddr::from([192, 168, 1, number]);
        let mut places: Vec<Place> =
            (0..OF_ONE).map(|_| Place::take(device(1), &open).unwrap()).collect();
        assert!(Place::take(device(1), &open).is_none());
        places.extend(Place::take(device(2), &open));
        assert_eq!(places.len(), OF_ONE + 1);
        places.remove(0);
        assert!(Place::take(device(1), &open).is_some());
        places.clear();
        assert!(open.lock().unwrap().is_empty());
    }

    #[test]
    fn all_devices_together_have_their_share() {
        let open = Open::default();
        let places: Vec<Place> =
            (0..=200).filter_map(|n: u8| Place::take(IpAddr::from([10, 0, 0, n]), &open)).collect();
        assert_eq!(places.len(), OF_ALL);
    }
}
