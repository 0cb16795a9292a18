//! Letters from the transaction to a mail server or a folder, on both engines.

use database::{
    Db, Error, Migration, Options, Vault,
    testing::{Fresh, each_engine},
    vault::{self, MasterKey},
};
use jobs::{Counts, Work, Worker};
use terms::Timestamp;

use crate::{
    Letter, PostOffice, Sender, Signer, Subject, Transport, forget, post, send, signature,
    testing::{Received, Sink},
};

const NOW: Timestamp = Timestamp::from_micros(20_000 * Timestamp::DAY);
const TEXT: &str = "Annwyl Siân,\n\n.\n..two dots\nFrom here on = signs, ŵ and \u{1f30d}.\n";

fn migrations() -> Vec<Migration> {
    [jobs::MIGRATIONS, crate::MIGRATIONS].concat()
}

#[derive(Clone)]
struct App(PostOffice);

impl AsRef<PostOffice> for App {
    fn as_ref(&self) -> &PostOffice {
        &self.0
    }
}

impl crate::Desk for App {
    async fn foot(&self, posted_at: Timestamp) -> Result<String, database::Error> {
        // Two instants of which only the later one has a foot.
        Ok(if posted_at < NOW.plus(Timestamp::DAY) { String::new() } else { "1 High Street".to_owned() })
    }
}

/// A database with a post office, and the key store that belongs to it.
struct Desk {
    office: PostOffice,
    worker: Worker<App>,
    _keys: Fresh,
}

async fn desk(db: &Db, transport: Transport) -> Desk {
    desk_that_signs(db, transport, None).await
}

async fn desk_that_signs(db: &Db, transport: Transport, signer: Option<Signer>) -> Desk {
    let keys = Fresh::sqlite(&vault::MIGRATIONS).await;
    let master = MasterKey::from_hex(&"5e".repeat(32)).unwrap();
    let vault = Vault::open(&Options::new(&keys.address), &master, NOW).await.unwrap();
    let from = Sender { name: "The Movement".parse().unwrap(), address: "office@example.org".parse().unwrap() };
    let office = PostOffice { db: db.clone(), vault, transport, from, signer };
    let work = Work { kinds: vec![send()], periodics: vec![forget()], listeners: Vec::new() };
    let worker = Worker::new(db.clone(), App(office.clone()), work).unwrap();
    Desk { office, worker, _keys: keys }
}

fn server(sink: &Sink) -> Transport {
    Transport::smtp(&format!("smtp://127.0.0.1:{}", sink.port()), "example.org").unwrap()
}

fn letter(to: &str) -> Letter {
    Letter { to: to.parse().unwrap(), subject: Subject::from("Croeso, Siân"), text: TEXT.to_owned(), reply_to: None }
}

impl Desk {
    async fn post(&self, letter: Letter) {
        self.post_at(letter, NOW).await;
    }

    async fn post_at(&self, letter: Letter, at: Timestamp) {
        let vault = self.office.vault.clone();
        self.office
            .db
            .write::<_, Error, _>(move |tx| {
                let (vault, letter) = (vault.clone(), letter.clone());
                Box::pin(async move { post(tx, &vault, &letter, at).await })
            })
            .await
            .unwrap();
    }

    /// Works until nothing is due, so long after [`NOW`].
    async fn work(&self, after: i64) {
        self.worker.run_until_idle(NOW.plus(after)).await.unwrap();
    }

    /// Letters that lie in the database, and what is in the queue.
    async fn waiting(&self) -> (i64, Counts) {
        const LETTERS: database::Sql = database::sql!("SELECT count(*) AS value FROM letters");
        let mut tx = self.office.db.reader().await.unwrap();
        (tx.one(LETTERS, Vec::new()).await.unwrap(), jobs::counts(&mut tx).await.unwrap())
    }

    async fn reason(&self) -> String {
        let mut tx = self.office.db.reader().await.unwrap();
        jobs::poisoned(&mut tx).await.unwrap().remove(0).reason.unwrap()
    }
}

const NOTHING: (i64, Counts) = (0, Counts { waiting: 0, poisoned: 0 });
const ONE_WAITS: (i64, Counts) = (1, Counts { waiting: 1, poisoned: 0 });

/// The text that a mail program shows.
fn shown(received: &Received) -> String {
    let (_, body) = received.data.split_once("\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    let mut rest = body.replace("=\r\n", "").into_bytes().into_iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'=' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn a_posted_letter_arrives_whole_with_its_one_recipient_and_is_forgotten() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        desk.post(letter("sian@example.org")).await;
        assert!(sink.received().is_empty());

        desk.work(0).await;
        desk.work(Timestamp::HOUR).await;

        let received = sink.received();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].from, "office@example.org");
        assert_eq!(received[0].to, ["sian@example.org"]);
        assert_eq!(shown(&received[0]), TEXT.replace('\n', "\r\n"));
        assert_eq!(desk.waiting().await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn under_a_letter_stands_what_stood_there_when_it_was_posted_however_late_it_leaves() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        let day = NOW.plus(Timestamp::DAY);
        desk.post_at(letter("early@example.org"), day.plus(-1)).await;
        desk.post_at(letter("late@example.org"), day).await;

        desk.work(2 * Timestamp::DAY).await;

        let of = |to: &str| shown(sink.received().iter().find(|one| one.to == [to]).unwrap());
        assert_eq!(of("early@example.org"), TEXT.replace('\n', "\r\n"));
        let with = format!("{}\n\n-- \n1 High Street", TEXT.trim_end()).replace('\n', "\r\n");
        assert_eq!(of("late@example.org").trim_end(), with);
    })
    .await;
}

#[tokio::test]
async fn each_of_many_recipients_sees_only_her_own_address() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        for number in 0..20 {
            desk.post(letter(&format!("member{number}@example.org"))).await;
        }

        desk.work(0).await;

        let received = sink.received();
        assert_eq!(received.len(), 20);
        for message in &received {
            assert_eq!(message.to.len(), 1);
            assert_eq!(message.data.matches("member").count(), 1);
            assert!(message.data.contains(&format!("\r\nTo: {}\r\n", message.to[0])));
        }
    })
    .await;
}

#[tokio::test]
async fn the_letter_of_a_transaction_that_failed_is_never_sent() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        let vault = desk.office.vault.clone();

        let lost = db
            .write::<(), Error, _>(move |tx| {
                let vault = vault.clone();
                Box::pin(async move {
                    post(tx, &vault, &letter("ann@example.org"), NOW).await?;
                    Err(Error::NoRow)
                })
            })
            .await;
        desk.work(0).await;

        assert!(lost.is_err());
        assert!(sink.received().is_empty());
        assert_eq!(desk.waiting().await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn what_a_busy_server_puts_off_is_sent_later() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        sink.answer_once("RCPT", "451 4.3.0 <ann@example.org> try again later");
        sink.answer_once(".", "452 4.2.2 full for the moment");
        desk.post(letter("ann@example.org")).await;

        desk.work(0).await;
        assert_eq!(desk.waiting().await, ONE_WAITS);
        desk.work(Timestamp::MINUTE).await;
        assert_eq!(desk.waiting().await, ONE_WAITS);
        desk.work(Timestamp::HOUR).await;

        assert_eq!(sink.received().len(), 1);
        assert_eq!(desk.waiting().await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn a_letter_sent_again_because_the_answer_was_lost_can_be_recognised() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        sink.hang_up_once();
        desk.post(letter("ann@example.org")).await;

        desk.work(0).await;
        assert_eq!(desk.waiting().await, ONE_WAITS);
        desk.work(Timestamp::HOUR).await;

        let received = sink.received();
        assert_eq!(received.len(), 2);
        assert!(received[0].data.contains("\r\nMessage-ID: <"));
        assert_eq!(received[0], received[1]);
        assert_eq!(desk.waiting().await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_for_good_is_kept_with_a_reason_that_names_nobody_until_it_is_forgotten() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk(&db, server(&sink)).await;
        sink.answer_once("RCPT", "550 5.1.1 <ann@example.org> no such user");
        desk.post(letter("ann@example.org")).await;

        desk.work(0).await;
        desk.work(2 * Timestamp::DAY).await;

        assert!(sink.received().is_empty());
        assert_eq!(desk.waiting().await, (1, Counts { waiting: 0, poisoned: 1 }));
        let reason = desk.reason().await;
        assert!(reason.contains("550") && !reason.contains("ann"), "{reason}");

        desk.work(31 * Timestamp::DAY).await;
        assert_eq!(desk.waiting().await.0, 0);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_is_the_operators_to_mend_and_costs_no_letter() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let address = format!("smtp://us%40er:p%2Fw@127.0.0.1:{}", sink.port());
        let desk = desk(&db, Transport::smtp(&address, "example.org").unwrap()).await;
        sink.answer_once("AUTH", "535 5.7.8 wrong");
        desk.post(letter("ann@example.org")).await;

        desk.work(0).await;
        assert_eq!(desk.waiting().await, ONE_WAITS);
        desk.work(Timestamp::MINUTE).await;

        // "\0us@er\0p/w"
        assert_eq!(sink.received()[0].signed_in.as_deref(), Some("AHVzQGVyAHAvdw=="));
    })
    .await;
}

#[tokio::test]
async fn a_letter_waits_for_a_server_that_is_not_there() {
    each_engine(&migrations(), async |db| {
        let gone = Sink::start().await;
        let desk = desk(&db, server(&gone)).await;
        drop(gone);
        desk.post(letter("ann@example.org")).await;

        for hour in 0..30 {
            desk.work(hour * Timestamp::HOUR).await;
        }

        assert_eq!(desk.waiting().await, ONE_WAITS);
    })
    .await;
}

#[tokio::test]
async fn the_check_of_a_server_says_whether_letters_could_leave() {
    let sink = Sink::start().await;
    let address = format!("smtp://u:p@127.0.0.1:{}", sink.port());
    let transport = Transport::smtp(&address, "example.org").unwrap();

    assert_eq!(transport.check().await, Ok(()));
    sink.answer_once("AUTH", "535 5.7.8 wrong password for u");
    assert!(transport.check().await.unwrap_err().to_string().contains("does not let us in"));
    drop(sink);
    assert!(transport.check().await.is_err());
    assert!(!format!("{transport:?}").contains("127.0.0.1"));
}

#[tokio::test]
async fn a_folder_takes_each_letter_as_one_whole_file_for_the_operator_alone() {
    each_engine(&migrations(), async |db| {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("letters");
        let desk = desk(&db, Transport::folder(&folder)).await;
        desk.office.transport.check().await.unwrap();
        desk.post(letter("ann@example.org")).await;
        desk.post(letter("bob@example.org")).await;

        desk.work(0).await;

        let mut texts = Vec::new();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(path.extension().unwrap(), "eml");
            #[cfg(unix)]
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o777, 0o600);
            texts.push(std::fs::read_to_string(path).unwrap());
        }
        assert_eq!(texts.len(), 2);
        assert!(texts.iter().any(|text| text.contains("\r\nTo: ann@example.org\r\n")));
        assert_eq!(desk.waiting().await, NOTHING);
    })
    .await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_keeps_the_letter_waiting() {
    each_engine(&migrations(), async |db| {
        let parent = tempfile::tempdir().unwrap();
        let in_the_way = parent.path().join("letters");
        std::fs::write(&in_the_way, "a file").unwrap();
        let desk = desk(&db, Transport::folder(&in_the_way)).await;
        desk.post(letter("ann@example.org")).await;

        desk.work(0).await;

        assert!(desk.office.transport.check().await.is_err());
        assert_eq!(desk.waiting().await, ONE_WAITS);
    })
    .await;
}

#[tokio::test]
async fn a_stolen_database_file_tells_neither_recipient_nor_text() {
    let fresh = Fresh::sqlite(&migrations()).await;
    let gone = Sink::start().await;
    let desk = desk(&fresh.db, server(&gone)).await;
    drop(gone);
    desk.post(letter("sian@example.org")).await;
    desk.work(0).await;

    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(fresh.folder().unwrap()).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }

    let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds("mail.send"), "the files are those of the database");
    for word in ["sian", "example.org", "Croeso", "Annwyl", "Si\u{e2}n"] {
        assert!(!holds(word), "{word}");
    }
}

#[tokio::test]
async fn what_arrives_is_signed_and_its_signature_holds() {
    each_engine(&migrations(), async |db| {
        let sink = Sink::start().await;
        let desk = desk_that_signs(&db, server(&sink), Some(signature::tests::signer())).await;
        desk.post(letter("sian@example.org")).await;

        desk.work(0).await;

        let text = &sink.received()[0].data;
        assert!(signature::tests::holds(text), "{text}");
        assert!(!signature::tests::holds(&text.replacen("sian@", "ann@", 1)), "{text}");
    })
    .await;
}
