//! Style, scripts and fonts, inside the one binary.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::PageError;

/// What `cargo xtask assets` bundles: scripts and fonts. May be empty: every page also works without.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets"]
struct Bundle;

/// The style sheet, layer by layer.
const STYLE: [&str; 5] = [
    include_str!("../style/tokens.css"),
    include_str!("../style/base.css"),
    include_str!("../style/parts.css"),
    include_str!("../style/pages.css"),
    include_str!("../style/print.css"),
];

static SHEET: LazyLock<(String, String)> = LazyLock::new(|| {
    let text = STYLE.join("\n");
    let tag = tag(text.as_bytes());
    (text, tag)
});

/// The program's own flag, as the browser's icon for its pages.
static ICON: LazyLock<(String, String)> = LazyLock::new(|| {
    let drawn = crate::drawing::flag("Flotilla").to_string();
    let text = drawn.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
    let tag = tag(text.as_bytes());
    (text, tag)
});

/// Whether the browser's code was bundled into this program.
pub(crate) fn is_bundled() -> bool {
    Bundle::get("flotilla.js").is_some()
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", &hex::encode(Sha256::digest(bytes))[..16])
}

pub(crate) async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, PageError> {
    let known = headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    if path == "flotilla.css" {
        let (text, tag) = &*SHEET;
        return Ok(answer("text/css; charset=utf-8", tag, known, text.as_bytes().to_vec()));
    }
    if path == "flag.svg" {
        let (text, tag) = &*ICON;
        return Ok(answer("image/svg+xml", tag, known, text.as_bytes().to_vec()));
    }
    let file = Bundle::get(&path).ok_or(PageError::NotFound)?;
    let tag = format!("\"{}\"", &hex::encode(file.metadata.sha256_hash())[..16]);
    Ok(answer(kind(&path), &tag, known, file.data.into_owned()))
}

fn answer(kind: &'static str, tag: &str, known: Option<&[u8]>, body: Vec<u8>) -> Response {
    let mut response =
        if known == Some(tag.as_bytes()) { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::ETAG, HeaderValue::from_str(tag).expect("a tag is hexadecimal in quotes"));
    // Asked for again with its tag after a while, so that a new version is seen soon and an old one costs little.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=600"));
    response
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
