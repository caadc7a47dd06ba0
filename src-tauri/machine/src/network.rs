//! The addresses of this machine in the networks it is in. Must never send anything to find them.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// Where the system keeps its own table of addresses; other systems have none, and the address of
/// the way out has to do.
const TABLE: &str = "/proc/net/fib_trie";
/// An address that nobody has (RFC 5737): asked for its way, never written to.
const ELSEWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(198, 51, 100, 1), 9);

/// The IPv4 addresses at which other devices of the stall may reach this machine, the likeliest
/// first; none where it is in no network.
#[must_use]
pub fn addresses() -> Vec<Ipv4Addr> {
    let table = std::fs::read_to_string(TABLE).unwrap_or_default();
    ordered(way_out(), own(&table))
}

/// The address that would stand on a packet out of here. None is sent.
fn way_out() -> Option<Ipv4Addr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect(ELSEWHERE).ok()?;
    match socket.local_addr().ok()?.ip() {
        IpAddr::V4(address) => Some(address),
        IpAddr::V6(_) => None,
    }
}

/// The addresses of the machine itself in the system's table: a line with the address, then one
/// that says that it is this machine's.
fn own(table: &str) -> Vec<Ipv4Addr> {
    let mut found = Vec::new();
    let mut last = None;
    for line in table.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("|-- ") {
            last = text.parse::<Ipv4Addr>().ok();
        } else if line == "/32 host LOCAL" {
            found.extend(last);
        }
    }
    found
}

/// The way out first, then addresses of home networks, then others; each once.
fn ordered(way_out: Option<Ipv4Addr>, mut own: Vec<Ipv4Addr>) -> Vec<Ipv4Addr> {
    own.sort_by_key(|address| (!address.is_private(), address.is_link_local(), *address));
    let mut ordered = Vec::new();
    for address in way_out.into_iter().chain(own) {
        let reached = !address.is_loopback() && !address.is_unspecified();
        if reached && !ordered.contains(&address) {
            ordered.push(address);
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
        +-- 127.0.0.0/31 1 0 0
           |-- 127.0.0.0
              /8 host LOCAL
           |-- 127.0.0.1
              /32 host LOCAL
     +-- 169.254.0.0/16 2 0 2
           |-- 169.254.7.7
              /32 host LOCAL
     +-- 192.168.1.0/24 2 0 2
           |-- 192.168.1.0
              /24 link UNICAST
           |-- 192.168.1.20
              /32 host LOCAL
           |-- 192.168.1.255
              /32 link BROADCAST
           |-- 10.42.0.1
              /32 host LOCAL
";

    #[test]
    fn the_systems_table_is_read() {
        let way_out = Ipv4Addr::new(192, 168, 1, 20);
        let found = ordered(Some(way_out), own(SAMPLE));
        let as_text: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(as_text, ["192.168.1.20", "10.42.0.1", "169.254.7.7"]);
        assert_eq!(ordered(None, own(SAMPLE)).len(), 3);
        assert!(ordered(Some(Ipv4Addr::UNSPECIFIED), own("")).is_empty());
    }

    #[test]
    fn this_machine_says_no_address_that_only_it_reaches() {
        assert!(addresses().iter().all(|address| !address.is_loopback()));
    }
}
