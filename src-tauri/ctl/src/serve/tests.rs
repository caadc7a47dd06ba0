//! The browser host asked over real connections: who is let in, and what a page is sent.
//! Must never leave a host running behind a test.

use std::collections::BTreeMap;
use std::io;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use api::App;
use serde_json::Value;
use tokio::sync::oneshot;
use ureq::http::Response;
use ureq::{Agent, Body};

use super::{Options, Serve, run_until};

const LONG: Duration = Duration::from_secs(30);

/// A host on a port of its own; ends when dropped.
pub(super) struct Host {
    pub(super) base: String,
    pub(super) key: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<io::Result<()>>>,
    data: PathBuf,
}

impl Host {
    pub(super) fn start(name: &str) -> Host {
        let data = std::env::temp_dir().join(format!("talad-serve-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&data).expect("a folder for the test");
        let (ready, url) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let second =
            Options { address: Some(Ipv4Addr::LOCALHOST), port: Some(0), inbox_port: Some(0) };
        let serve = Serve { address: loopback(), data: data.clone(), second };
        let thread = std::thread::spawn(move || {
            let app = App::open(machine::ports(&serve.data)).expect("an empty book opens");
            let tell = |url: &str| ready.send(url.to_owned()).expect("the test listens");
            run_until(Arc::new(app), &serve, tell, async { stopped.await.unwrap_or(()) })
        });
        let url = url.recv_timeout(LONG).expect("the host is ready");
        let (base, key) = url.split_once("/#key=").expect("the address carries the key");
        let (base, key) = (base.to_owned(), key.to_owned());
        Host { base, key, stop: Some(stop), thread: Some(thread), data }
    }

    fn ask(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Response<Body> {
        post(&format!("{}{path}", self.base), body, headers)
    }

    /// A command of the stall's own screen, which has to be answered.
    pub(super) fn main(&self, command: &str, arguments: &Value) -> Value {
        let (status, value) = self.told(command, arguments);
        assert_eq!(status, 200, "{command}: {value}");
        value
    }

    /// A command of the stall's own screen, and what became of it.
    pub(super) fn told(&self, command: &str, arguments: &Value) -> (u16, Value) {
        let (path, body) = (format!("/api/{command}"), arguments.to_string());
        let mut answer = self.ask(&path, &body, &[("x-talad", &self.key)]);
        let value: Value = answer.body_mut().read_json().expect("JSON");
        (answer.status().as_u16(), value)
    }

    fn get(&self, path: &str) -> Response<Body> {
        agent().get(format!("{}{path}", self.base)).call().expect("the host answers")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(std::thread::JoinHandle::join);
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

fn loopback() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

pub(super) fn post(address: &str, body: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut request = agent().post(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send(body).expect("the host answers")
}

pub(super) fn agent() -> Agent {
    let settings = Agent::config_builder().http_status_as_error(false);
    settings.timeout_global(Some(LONG)).build().into()
}

#[test]
fn a_command_with_the_key_reaches_the_program() {
    let host = Host::start("key");
    let answer = host.ask("/api/hello", "{}", &[("x-talad", &host.key)]);
    // An answer or a refusal in words: either is the program's.
    assert!(matches!(answer.status().as_u16(), 200 | 422), "{}", answer.status());
}

#[test]
fn a_command_without_the_key_is_refused_in_words() {
    let host = Host::start("nokey");
    for headers in [&[][..], &[("x-talad", "")], &[("x-talad", "AAAA")]] {
        let mut answer = host.ask("/api/hello", "{}", headers);
        assert_eq!(answer.status(), 403);
        let failure: Value = answer.body_mut().read_json().unwrap();
        assert_eq!(failure["code"], "serve.old_page");
        assert!(failure["th"]["happened"].as_str().unwrap().contains("ข้อมูลยังอยู่ครบ"));
    }
}

#[test]
fn another_site_is_refused_even_with_the_key() {
    let host = Host::start("site");
    let key = ("x-talad", host.key.as_str());
    for other in [
        ("origin", "http://market.example"),
        ("origin", "null"),
        ("host", "market.example"),
        ("host", "market.example:80"),
    ] {
        assert_eq!(host.ask("/api/hello", "{}", &[key, other]).status(), 403, "{other:?}");
    }
    let ours = host.base.clone();
    assert_ne!(host.ask("/api/hello", "{}", &[key, ("origin", &ours)]).status(), 403);
}

#[test]
fn the_page_comes_with_its_policy_and_needs_no_key() {
    let host = Host::start("page");
    let mut page = host.get("/");
    assert_eq!(page.status(), 200);
    let headers: BTreeMap<String, String> = page
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    assert!(headers["content-security-policy"].contains("default-src 'self'"));
    assert!(headers["content-security-policy"].contains("frame-ancestors 'none'"));
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["referrer-policy"], "no-referrer");
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    let text = page.body_mut().read_to_string().unwrap();
    assert!(text.contains("id=\"app\""));
    // What the page names is there too.
    let script = text.split('"').find(|part| part.ends_with(".js")).unwrap();
    assert_eq!(host.get(script).status(), 200);
}

#[test]
fn an_unknown_path_is_not_the_page() {
    let host = Host::start("path");
    for path in ["/nothing", "/index.html/x", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/assets"] {
        assert_eq!(host.get(path).status(), 404, "{path}");
    }
}

#[test]
fn a_body_that_is_no_json_or_too_large_is_refused_in_words() {
    let host = Host::start("body");
    let key = ("x-talad", host.key.as_str());
    assert_eq!(host.ask("/api/hello", "{", &[key]).status(), 400);
    let large = " ".repeat(24 * 1024 * 1024 + 1);
    assert_eq!(host.ask("/api/hello", &large, &[key]).status(), 413);
}

#[test]
fn a_browser_that_keeps_a_connection_open_does_not_keep_the_program() {
    let host = Host::start("open");
    let address = host.base.strip_prefix("http://").unwrap().to_owned();
    let mut half = TcpStream::connect(&address).unwrap();
    half.write_all(b"GET / HTT").unwrap();
    let begun = Instant::now();
    drop(host);
    assert!(begun.elapsed() < LONG);
    assert!(TcpStream::connect(&address).is_err());
}

#[test]
fn an_address_of_the_network_is_refused() {
    let data = std::env::temp_dir().join(format!("talad-serve-{}-net", std::process::id()));
    let app = App::open(machine::ports(&data)).expect("an empty book opens");
    let address = SocketAddr::from(([0, 0, 0, 0], 0));
    let serve = Serve { address, data: data.clone(), second: Options::default() };
    let refused = run_until(Arc::new(app), &serve, |_| {}, async {}).unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    let _ = std::fs::remove_dir_all(&data);
}
