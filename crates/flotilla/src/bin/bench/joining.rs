//! A surge: ten thousand people ask to join, get their letters, and press the button in them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    Fault,
    load::{self, Ask},
    site::Served,
    table::Figure,
};

const JOINING: usize = 10_000;
const CONNECTIONS: usize = 64;
/// In so many seconds all of them are members.
const HOUR: f64 = 3_600.0;

pub(crate) async fn figures(site: &Served, data: &Path) -> Result<Vec<Figure>, Fault> {
    let letters = data.join("letters");
    let before = files(&letters)?;
    let began = Instant::now();
    let asked = load::run(site.at, asks(site).await?, CONNECTIONS).await?;
    let sending = Instant::now();
    site.work().await?;
    let sent = JOINING as f64 / sending.elapsed().as_secs_f64();
    let confirms = confirms(site, files(&letters)?.difference(&before))?;
    let confirmed = load::run(site.at, confirms, CONNECTIONS).await?;
    let seconds = began.elapsed().as_secs_f64();
    if asked.wrong + confirmed.wrong > 0 {
        return Err(format!("{} asked in vain, {} pressed in vain", asked.wrong, confirmed.wrong).into());
    }
    let figure = format!(
        "{seconds:.0} s: asking {:.0}/s, letters into files {sent:.0}/s, pressing the button {:.0}/s, p99 {:.0} ms",
        asked.per_second, confirmed.per_second, confirmed.p99_ms
    );
    let what = format!("{JOINING} people join, {CONNECTIONS} at a time");
    Ok(vec![Figure::new(&what, figure).against("≤ 1 h", seconds <= HOUR)])
}

/// Each from an address of her own, as a proxy tells it.
async fn asks(site: &Served) -> Result<Vec<Ask>, Fault> {
    let slug = "cardiff".parse()?;
    let place = places::find_by_slug(&mut site.app.db.reader().await?, &slug).await?.ok_or("a place of ours")?.id;
    let run: u32 = u32::from_be_bytes(site.app.random());
    let ask = |number: usize| {
        let body = format!(
            "name=Nia+Hughes&email=surge.{run}.{number}%40example.org&postcode=CF10+1AA&place={place}&step=place&consent=yes"
        );
        Ask::post("/join", &site.host, "", &body).from(number)
    };
    Ok((0..JOINING).map(ask).collect())
}

fn confirms<'a>(site: &Served, letters: impl Iterator<Item = &'a PathBuf>) -> Result<Vec<Ask>, Fault> {
    let mut asks = Vec::with_capacity(JOINING);
    for file in letters {
        let letter = std::fs::read_to_string(file)?.replace("=\r\n", "").replace("=\n", "");
        if let Some((_, rest)) = letter.split_once("/join/confirm/") {
            let token: String = rest
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-' || *letter == '_')
                .collect();
            asks.push(Ask::post(&format!("/join/confirm/{token}"), &site.host, "", ""));
        }
    }
    if asks.len() == JOINING { Ok(asks) } else { Err(format!("{} letters of {JOINING} came", asks.len()).into()) }
}

/// The letters that were sent.
fn files(folder: &Path) -> Result<BTreeSet<PathBuf>, Fault> {
    let mut files = BTreeSet::new();
    if folder.exists() {
        for entry in std::fs::read_dir(folder)? {
            files.insert(entry?.path());
        }
    }
    Ok(files)
}
