//! Who may ask: this machine, our own page, with the key of this start.
//! Must never compare a key so that its length of agreement can be timed.

use std::net::IpAddr;

use api::ports::Entropy;
use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The header that carries the key: no other site can send it without being asked first.
pub(crate) const KEY_HEADER: &str = "x-talad";

/// The key of one start: 32 random bytes in base64url, never written down.
pub(crate) struct Key(String);

impl Key {
    /// A new one.
    pub(crate) fn fresh() -> Key {
        Key(URL_SAFE_NO_PAD.encode(machine::SystemEntropy.seed()))
    }

    /// As it stands in the address.
    pub(crate) fn as_text(&self) -> &str {
        &self.0
    }

    /// Whether this is the key, in a time that does not depend on where it differs.
    pub(crate) fn is(&self, given: &[u8]) -> bool {
        let ours = self.0.as_bytes();
        ours.len() == given.len()
            && ours.iter().zip(given).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

/// Whether the request names this machine and, where it says whence, comes from our own page.
pub(crate) fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let Some(host) = text(header::HOST) else { return false };
    if !matches!(name_of(host), "127.0.0.1" | "localhost" | "[::1]") {
        return false;
    }
    text(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://") == Some(host))
}

/// Whether the request names the address of ours that it came to and, where it says whence, comes
/// from our own page there. A name that was turned to this machine is no address.
pub(crate) fn is_for(headers: &HeaderMap, ours: IpAddr) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let Some(host) = text(header::HOST) else { return false };
    let named = name_of(host).trim_start_matches('[').trim_end_matches(']');
    if !named.parse().is_ok_and(|named: IpAddr| named == ours) {
        return false;
    }
    text(header::ORIGIN).is_none_or(|origin| origin.strip_prefix("http://") == Some(host))
}

/// The name in `name:port`.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(host: &str, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
        }
        is_ours(&headers)
    }

    #[test]
    fn only_this_machine_and_our_own_page_may_ask() {
        assert!(asked("127.0.0.1:8080", None));
        assert!(asked("localhost:8080", Some("http://localhost:8080")));
        assert!(asked("[::1]:8080", Some("http://[::1]:8080")));
        assert!(asked("localhost", None));
        for (host, origin) in [
            ("market.example:8080", None),
            ("127.0.0.1.market.example:8080", None),
            ("localhost:x", None),
            ("127.0.0.1:8080", Some("http://market.example")),
            ("127.0.0.1:8080", Some("http://127.0.0.1:9090")),
            ("127.0.0.1:8080", Some("https://127.0.0.1:8080")),
            ("127.0.0.1:8080", Some("null")),
        ] {
            assert!(!asked(host, origin), "{host} {origin:?}");
        }
        assert!(!is_ours(&HeaderMap::new()));
    }

    #[test]
    fn on_the_network_only_the_address_that_was_reached_is_answered() {
        let ours = IpAddr::from([192, 168, 1, 20]);
        let asked = |host: &'static str, origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            is_for(&headers, ours)
        };
        assert!(asked("192.168.1.20:8585", None));
        assert!(asked("192.168.1.20:8585", Some("http://192.168.1.20:8585")));
        for (host, origin) in [
            ("talad.example:8585", None),
            ("localhost:8585", None),
            ("127.0.0.1:8585", None),
            ("10.0.0.7:8585", None),
            ("192.168.1.20.market.example:8585", None),
            ("192.168.1.20:8585", Some("http://market.example")),
            ("192.168.1.20:8585", Some("http://192.168.1.20")),
            ("192.168.1.20:8585", Some("null")),
        ] {
            assert!(!asked(host, origin), "{host} {origin:?}");
        }
    }

    #[test]
    fn a_key_is_only_itself() {
        let key = Key::fresh();
        assert_eq!(key.as_text().len(), 43);
        assert!(key.is(key.as_text().as_bytes()));
        assert!(!key.is(b""));
        assert!(!key.is(Key::fresh().as_text().as_bytes()));
    }
}
