//! A mailing to a hundred thousand members, letter by letter to a mail server on this machine, while pages are read.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use mail::{PostOffice, Signer, Transport};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream},
    net::{TcpListener, TcpStream},
};
use web::App;

use crate::{
    Fault,
    load::{self, Ask, Shown},
    site::Served,
    table::Figure,
};

const A_SECOND: f64 = 500.0;
/// Readers beside the mailing, one after another each.
const CONNECTIONS: usize = 2;
const ASKS: usize = 2_000;

pub(crate) async fn figures(site: &Served, letters: usize) -> Result<Vec<Figure>, Fault> {
    let (counted, port) = sink().await?;
    let session = site.session(site.cast("administrator").await?).await?;
    let mailing = let_go(site, &session).await?;
    let read = Ask::get("/", &site.host, &session);
    let idle = load::run(site.at, vec![read.clone(); ASKS], CONNECTIONS).await?;
    let began = Instant::now();
    let working = tokio::spawn(work(site, port)?);
    wait(&counted, 1).await;
    let listed = began.elapsed().as_secs_f64();
    let (sending, beside) = sent_beside(site, (&counted, letters), &read).await?;
    let body = "what=hold";
    load::run(site.at, vec![Ask::post(&mailing, &site.host, &session, body)], 1).await?;
    working.await??;
    Ok(vec![figure(letters, (listed, sending), (idle, beside))])
}

fn figure(letters: usize, (listed, a_second): (f64, f64), (idle, beside): (Shown, Shown)) -> Figure {
    let words = format!(
        "{a_second:.0}/s, signed with DKIM, after {listed:.0} s of writing down to whom; home page for {CONNECTIONS} readers p50 {:.1} ms, p99 {:.1} ms \
         (idle {:.1} and {:.1} ms)",
        beside.p50_ms, beside.p99_ms, idle.p50_ms, idle.p99_ms
    );
    let what = format!("{letters} letters of a mailing to a mail server on this machine");
    Figure::new(&what, words).against("≥ 500/s", a_second >= A_SECOND)
}

/// Letters a second until all are there, and what the readers saw meanwhile.
async fn sent_beside(
    site: &Served,
    (counted, letters): (&AtomicUsize, usize),
    read: &Ask,
) -> Result<(f64, Shown), Fault> {
    let (began, before) = (Instant::now(), counted.load(Ordering::Relaxed));
    let beside = load::run(site.at, vec![read.clone(); ASKS], CONNECTIONS).await?;
    wait(counted, letters).await;
    let sent = counted.load(Ordering::Relaxed) - before;
    Ok((sent as f64 / began.elapsed().as_secs_f64(), beside))
}

async fn wait(counted: &AtomicUsize, until: usize) {
    while counted.load(Ordering::Relaxed) < until {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The jobs of mailings, on the program with that mail server.
fn work(site: &Served, port: u16) -> Result<impl Future<Output = Result<(), Fault>> + Send + 'static, Fault> {
    let post = PostOffice {
        transport: Transport::smtp(&format!("smtp://127.0.0.1:{port}"), "commons.example")?,
        signer: Some(Signer::new(&Signer::make_key()?, "flotilla")?),
        ..site.app.post.clone()
    };
    let settings = web::Settings { mail_a_minute: 10_000_000, ..site.app.settings.clone() };
    let clock = flotilla::serving::clock();
    let app = App::new(post, settings, flotilla::slices::all(), membership::gate(), clock)?;
    Ok(async move {
        let work = jobs::Work { kinds: mailings::slice().jobs, periodics: Vec::new(), listeners: Vec::new() };
        let worker = jobs::Worker::new(app.db.clone(), app.clone(), work)?;
        worker.run_until_idle(app.now()).await?;
        Ok(())
    })
}

/// Writes a newsletter to everybody who agrees and lets it go; its address.
async fn let_go(site: &Served, session: &str) -> Result<String, Fault> {
    let root = places::root(&mut site.app.db.reader().await?).await?.ok_or("the movement is founded")?.id;
    let body = format!(
        "place={root}&standing=all&ground=consent.newsletter&language=en&subject=News&words=Hello+%7Bname%7D%2C%0A%0Aforty+of+us+met."
    );
    let answer = talk(site.at, &Ask::post("/mailings", &site.host, session, &body)).await?;
    let mailing = answer.lines().find_map(|line| line.strip_prefix("location: ")).and_then(|to| to.split('?').next());
    let mailing = mailing.ok_or("the mailing is saved")?.trim().to_owned();
    let page = talk(site.at, &Ask::get(&mailing, &site.host, session)).await?;
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let seen = seen.ok_or("the page can let it go")?;
    let started = talk(site.at, &Ask::post(&mailing, &site.host, session, &format!("what=start&seen={seen}"))).await?;
    if started.starts_with("HTTP/1.1 303") { Ok(mailing) } else { Err("the mailing was not let go".into()) }
}

/// One request and its whole answer.
async fn talk(at: SocketAddr, ask: &Ask) -> Result<String, Fault> {
    let text = String::from_utf8(ask.bytes.clone())?.replacen("\r\n", "\r\nConnection: close\r\n", 1);
    let mut stream = TcpStream::connect(at).await?;
    stream.write_all(text.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

/// A mail server that counts what it takes and keeps nothing.
async fn sink() -> Result<(Arc<AtomicUsize>, u16), Fault> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let counted = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&counted);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take(BufStream::new(stream), Arc::clone(&counting)));
        }
    });
    Ok((counted, port))
}

/// RFC 5321, as far as our letters go.
async fn take(mut stream: BufStream<TcpStream>, counted: Arc<AtomicUsize>) -> std::io::Result<()> {
    stream.get_ref().set_nodelay(true)?;
    let (mut line, mut is_data) = (String::new(), false);
    let mut answer = "220 sink\r\n";
    loop {
        if !answer.is_empty() {
            stream.write_all(answer.as_bytes()).await?;
            stream.flush().await?;
        }
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        answer = match (is_data, line.trim_end()) {
            (true, ".") => {
                counted.fetch_add(1, Ordering::Relaxed);
                is_data = false;
                "250 taken\r\n"
            }
            (true, _) => "",
            (false, "DATA") => {
                is_data = true;
                "354 go on\r\n"
            }
            (false, "QUIT") => "221 bye\r\n",
            (false, _) => "250 ok\r\n",
        };
    }
}
