//! Writing to the organisers of a place, and answering for the office.

use database::{Db, Error, Tx, Vault};
use mail::Letter as Post;
use sha2::{Digest, Sha256};
use terms::{Language, PersonId, PlaceId, Timestamp};

use crate::{
    office::{ANSWER, Office},
    reading,
    store::{self, threads::NewMessage},
    thread::{self, Letter, Message, MessageId, NotAdded, Thread, ThreadId, Writer},
    token::Token,
};

/// What the one who wrote is sealed as, and her messages.
const WRITER: &str = "thread-writer";
const TEXT: &str = "thread-text";

/// The offices that answer for a place now: those at the place itself, or at the nearest one above it that has any.
///
/// # Errors
/// When the database fails.
pub(crate) async fn answering(tx: &mut Tx, place: PlaceId, now: Timestamp) -> Result<Vec<Office>, Error> {
    holding(tx, place, (ANSWER, &[]), now).await
}

/// The offices with a capability at a place itself, or at the nearest one above it that has any, without those of some persons.
///
/// # Errors
/// When the database fails.
pub async fn holding(
    tx: &mut Tx,
    place: PlaceId,
    (capability, but): (&str, &[PersonId]),
    now: Timestamp,
) -> Result<Vec<Office>, Error> {
    for place in places::ancestor_ids(tx, place).await? {
        let mut offices = store::offices::at(tx, place, now).await?;
        offices.retain(|office| !but.contains(&office.person));
        let able = able(tx, offices, capability, now).await?;
        if !able.is_empty() {
            return Ok(able);
        }
    }
    Ok(Vec::new())
}

/// Those of the offices that give a capability now: the office of somebody suspended or lapsed rests.
///
/// # Errors
/// When the database fails.
pub(crate) async fn able(
    tx: &mut Tx,
    offices: Vec<Office>,
    capability: &str,
    now: Timestamp,
) -> Result<Vec<Office>, Error> {
    let mut able = Vec::new();
    for office in offices.into_iter().filter(|office| office.runs(now) && office.role.capabilities.contains(capability))
    {
        if reading::standing(tx, office.person, now).await?.is_in_good_standing() {
            able.push(office);
        }
    }
    Ok(able)
}

/// Where a letter to one who answers goes, and in which language: nobody for who has no e-mail.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn reach(
    tx: &mut Tx,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<(terms::Email, Language)>, Error> {
    let Some(email) = reading::email(tx, vault, person, now).await? else { return Ok(None) };
    let language = reading::language(tx, vault, person, now).await?.unwrap_or(Language::English);
    Ok(email.parse().ok().map(|email| (email, language)))
}

/// A thread about to be begun.
#[derive(Debug, Clone)]
pub(crate) struct Begun {
    /// The thread and its first message.
    pub(crate) ids: (ThreadId, MessageId),
    /// Under which id its key will be kept.
    pub(crate) key: PersonId,
    /// What the writer's link will hold.
    pub(crate) token: Token,
    /// Whose organisers it is written to.
    pub(crate) place: PlaceId,
    /// In which language she wrote.
    pub(crate) language: Language,
    /// Who wrote, where she was signed in and wrote as herself.
    pub(crate) person: Option<PersonId>,
}

/// Begins a thread; `post` goes to those who answer. Sent twice it is begun once.
///
/// # Errors
/// When database or key store fail.
///
/// Source: docs/rules/membership.md, 36.
pub(crate) async fn begin(
    db: &Db,
    vault: &Vault,
    begun: Begun,
    letter: Letter,
    post: Vec<Post>,
    now: Timestamp,
) -> Result<(), Error> {
    let sealed = sealed(vault, begun, letter, now).await?;
    let vault = vault.clone();
    db.write(move |tx| {
        let (sealed, post, vault) = (sealed.clone(), post.clone(), vault.clone());
        Box::pin(async move { open(tx, &vault, (&sealed, &post), now).await.map(|_| ()) })
    })
    .await
}

/// A thread about to be begun, sealed.
#[derive(Debug, Clone)]
pub(crate) struct Sealed {
    thread: Thread,
    writer: Vec<u8>,
    token: [u8; 32],
    person: Option<PersonId>,
    first: NewMessage,
}

impl Sealed {
    /// The id that the thread will have.
    pub(crate) fn id(&self) -> ThreadId {
        self.thread.id
    }
}

/// Seals what a thread begins with under a key of its own.
///
/// # Errors
/// When the key store fails.
pub(crate) async fn sealed(vault: &Vault, begun: Begun, letter: Letter, now: Timestamp) -> Result<Sealed, Error> {
    vault.ensure(&[begun.key]).await?;
    let writer = Writer {
        name: letter.name.to_string(),
        email: letter.email.as_str().to_owned(),
        language: begun.language.tag().to_owned(),
        token: begun.token.as_str().to_owned(),
    };
    let writer = serde_json::to_string(&writer).expect("strings can be written as JSON");
    let writer = vault.seal(begun.key, WRITER, &writer, now).await?;
    let sealed = vault.seal(begun.key, TEXT, &letter.text, now).await?;
    let (id, first) = begun.ids;
    let thread = Thread {
        id,
        place: begun.place,
        key: begun.key,
        last_at: now,
        waits: true,
        closed_at: None,
        undelivered_at: None,
    };
    let first = NewMessage { id: first, answered_by: None, sealed };
    Ok(Sealed { thread, writer, token: begun.token.hash(), person: begun.person, first })
}

/// Opens a thread, unless it is open already: whether it is new.
///
/// # Errors
/// When the database fails.
pub(crate) async fn open(
    tx: &mut Tx,
    vault: &Vault,
    (sealed, post): (&Sealed, &[Post]),
    now: Timestamp,
) -> Result<bool, Error> {
    let Sealed { thread, writer, token, person, first } = sealed;
    if !store::threads::open(tx, thread, (writer, *token, *person), now).await? {
        return Ok(false);
    }
    store::threads::add(tx, thread.id, first, now).await?;
    post_all(tx, vault, post, now).await?;
    Ok(true)
}

async fn post_all(tx: &mut Tx, vault: &Vault, post: &[Post], now: Timestamp) -> Result<(), Error> {
    for letter in post {
        mail::post(tx, vault, letter, now).await?;
    }
    Ok(())
}

/// Adds a message: an answer of the office, or another word of the writer's. `post` tells the other side.
///
/// # Errors
/// [`NotAdded`].
///
/// Source: docs/rules/membership.md, 37.
pub(crate) async fn add(
    db: &Db,
    vault: &Vault,
    thread: &Thread,
    (id, answered_by, text): (MessageId, Option<PersonId>, &str),
    post: Vec<Post>,
    now: Timestamp,
) -> Result<(), NotAdded> {
    let sealed = vault.seal(thread.key, TEXT, text, now).await.map_err(|_| NotAdded::Gone)?;
    let (thread, vault) = (thread.id, vault.clone());
    db.write(move |tx| {
        let (sealed, post, vault) = (sealed.clone(), post.clone(), vault.clone());
        Box::pin(async move {
            store::threads::find(tx, thread).await?.ok_or(NotAdded::Gone)?;
            let most = i64::try_from(thread::MOST).unwrap_or(i64::MAX);
            if store::threads::how_many(tx, thread).await? >= most {
                return Err(NotAdded::Full);
            }
            if store::threads::add(tx, thread, &NewMessage { id, answered_by, sealed }, now).await? {
                post_all(tx, &vault, &post, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// What the address holds at which the one who wrote answers by mail: always the same for a thread, and told by nothing else
/// of it.
pub(crate) fn reply_token(vault: &Vault, thread: ThreadId) -> String {
    hex::encode(&vault.find_hash("thread-reply", &thread.to_string())[..20])
}

/// What is kept of a token.
pub(crate) fn reply_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Opens the way back by mail.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_replies(db: &Db, thread: ThreadId, token: &str) -> Result<(), Error> {
    let hash = reply_hash(token);
    db.write(move |tx| Box::pin(store::threads::take_replies(tx, thread, hash))).await
}

/// Notes that an answer could not be delivered.
///
/// # Errors
/// When the database fails.
pub(crate) async fn not_delivered(db: &Db, thread: ThreadId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::threads::not_delivered(tx, thread, now))).await
}

/// Closes a thread: nothing waits in it any more. A further message opens it again.
///
/// # Errors
/// When the database fails.
pub(crate) async fn close(db: &Db, thread: ThreadId, now: Timestamp) -> Result<(), Error> {
    db.write(move |tx| Box::pin(store::threads::close(tx, thread, now))).await
}

/// Who wrote; `None` once the key is destroyed.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn writer(
    tx: &mut Tx,
    vault: &Vault,
    thread: &Thread,
    now: Timestamp,
) -> Result<Option<Writer>, Error> {
    let Some(sealed) = store::threads::writer(tx, thread.id).await? else { return Ok(None) };
    let text = vault.open_field(thread.key, WRITER, &sealed, now).await?;
    text.map(|text| serde_json::from_str(&text).map_err(|_| Error::unreadable("threads.writer"))).transpose()
}

/// The messages in clear, oldest first.
///
/// # Errors
/// When database or key store fail.
pub(crate) async fn messages(
    tx: &mut Tx,
    vault: &Vault,
    thread: &Thread,
    now: Timestamp,
) -> Result<Vec<Message>, Error> {
    let mut all = Vec::new();
    for row in store::threads::messages(tx, thread.id).await? {
        let text = vault.open_field(thread.key, TEXT, &row.sealed, now).await?.unwrap_or_default();
        all.push(Message { is_answer: row.is_answer, answered_by: row.answered_by, text, at: row.at });
    }
    Ok(all)
}

/// Removes a thread, and announces that its key is to be destroyed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget(tx: &mut Tx, thread: &Thread, now: Timestamp) -> Result<(), Error> {
    store::threads::delete(tx, thread.id).await?;
    super::erasing::key_to_be_destroyed(tx, thread.key, now).await
}
