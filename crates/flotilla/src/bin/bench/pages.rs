//! Pages under load, next to a bare answer in the same run; search among all members.

use std::time::Instant;

use membership::{choosing::Sight, segment::Segment};

use crate::{
    Fault,
    load::{self, Ask, Shown},
    site::Served,
    table::{Figure, median},
};

const CONNECTIONS: usize = 32;
const ASKS: usize = 4_000;
const RUNS: usize = 5;

pub(crate) async fn figures(site: &Served) -> Result<Vec<Figure>, Fault> {
    let session = site.session(site.cast("member").await?).await?;
    let mut figures = Vec::new();
    for (what, path) in [("a member's home", "/"), ("a place page", "/places/wales")] {
        let page = median_of(site.at, &Ask::get(path, &site.host, &session)).await?;
        let bare = median_of(site.bare, &Ask::get("/", &site.host, "")).await?;
        figures.push(under_load(what, page, bare));
    }
    figures.push(search(site).await?);
    figures.push(segment(site).await?);
    Ok(figures)
}

async fn median_of(at: std::net::SocketAddr, ask: &Ask) -> Result<Shown, Fault> {
    let mut shown = Vec::new();
    for _ in 0..RUNS {
        shown.push(load::run(at, vec![ask.clone(); ASKS], CONNECTIONS).await?);
    }
    if let Some(wrong) = shown.iter().find(|shown| shown.wrong > 0) {
        return Err(format!("{} answers were not as expected", wrong.wrong).into());
    }
    shown.sort_by(|a, b| a.p99_ms.total_cmp(&b.p99_ms));
    Ok(shown[RUNS / 2])
}

fn under_load(what: &str, page: Shown, bare: Shown) -> Figure {
    let figure = format!(
        "{:.0}/s, p50 {:.1} ms, p99 {:.1} ms; bare answer {:.0}/s, p99 {:.1} ms; {:.1} times its p99",
        page.per_second,
        page.p50_ms,
        page.p99_ms,
        bare.per_second,
        bare.p99_ms,
        page.p99_ms / bare.p99_ms.max(0.01)
    );
    Figure::new(&format!("{what}, {CONNECTIONS} connections"), figure)
}

/// How many members of the whole movement are chosen by standing and by time of joining.
async fn segment(site: &Served) -> Result<Figure, Fault> {
    let mut tx = site.app.db.reader().await?;
    let root = places::root(&mut tx).await?.ok_or("the movement is founded")?.id;
    let (mut times, mut counted) = (Vec::new(), 0);
    for query in ["standing=all", "standing=good&days=90", "standing=suspended", "standing=all&agrees=newsletter"] {
        let segment = Segment::from_query(&format!("place={root}&{query}")).ok_or("a segment of ours")?;
        let mut runs = Vec::new();
        for _ in 0..RUNS {
            let began = Instant::now();
            counted =
                counted.max(membership::choosing::count(&mut tx, &segment, &Sight::default(), site.app.now()).await?);
            runs.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
        times.push(median(runs));
    }
    let slowest = times.iter().copied().fold(0.0, f64::max);
    let figure = format!("{counted} at most: median {:.0} ms, slowest of four segments {slowest:.0} ms", median(times));
    Ok(Figure::new("count of a segment of all members", figure).against("≤ 300 ms", slowest <= 300.0))
}

/// One search at a time, as an officer types it.
async fn search(site: &Served) -> Result<Figure, Fault> {
    let session = site.session(site.cast("administrator").await?).await?;
    let mut times = Vec::new();
    for name in ["Grif", "Okon", "Aneurin Pugh", "Ma", "Zielin"] {
        let body = format!("name={}", name.replace(' ', "+"));
        let ask = Ask { status: 200, ..Ask::post("/people", &site.host, &session, &body) };
        let shown = load::run(site.at, vec![ask; 5], 1).await?;
        if shown.wrong > 0 {
            return Err("a search was not answered".into());
        }
        times.push(shown.p50_ms);
    }
    let slowest = times.iter().copied().fold(0.0, f64::max);
    let figure = format!("median {:.1} ms, slowest of five names {slowest:.1} ms", median(times));
    Ok(Figure::new("search by name among all members", figure).against("≤ 50 ms", slowest <= 50.0))
}
