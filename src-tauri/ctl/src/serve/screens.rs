//! The screens as files, built into the program.
//! Must never read a file of the disk, nor be sent without its security headers.

use axum::http::{HeaderName, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

/// What `npm run build` made; the Makefile builds it before this.
static SCREENS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../ui/dist");

/// Only our own scripts, fonts and addresses; pictures and downloads may be made in the page.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; \
     style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; \
     object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file of the screens; only `/` stands for another name.
pub(crate) async fn file(address: Uri) -> Response {
    let path = address.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    match SCREENS.get_file(path) {
        Some(file) => (headers(path), file.contents()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn headers(path: &str) -> [(HeaderName, &'static str); 6] {
    // Vite puts a digest into the names below assets/: what has the same name is the same.
    let kept = if path.starts_with("assets/") { "max-age=31536000, immutable" } else { "no-store" };
    [
        (header::CONTENT_TYPE, kind_of(path)),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::CACHE_CONTROL, kept),
    ]
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        _ => "application/octet-stream",
    }
}
