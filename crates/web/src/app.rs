//! What every handler can reach.

use std::{ops::Deref, sync::Arc};

use database::{BoxFuture, Db, Error, Vault};
use mail::{PostOffice, ReplyAddress};
use outbound::Outbound;
use terms::{Id, Kind, Language, PersonId, PlaceId, Timestamp, Zone};

use crate::{HeldToken, IdentityProvider, Imprint, Imprints, Limits, Live, OnceADay, Slice, Viewer, Words};

/// Tells the time. An argument, so that the last second before a deadline can be tested.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Fills a slice with random bytes.
type Chance = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// How this installation presents itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The organisation's name.
    pub organisation: String,
    /// The zone in which its dates and closing times are given.
    pub zone: Zone,
    /// Where it is reached: scheme, host and port, without a slash at the end.
    pub public_url: String,
    /// Whether everything here is made up and anybody may sign in as anybody.
    pub is_demo: bool,
    /// Whether a proxy on this machine tells the reader's address in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Where answers by mail come back to; none where they are not taken.
    pub reply_address: Option<ReplyAddress>,
    /// So many letters of mailings go to one mail server in a minute.
    pub mail_a_minute: u32,
    /// Where letters to made-up members of exports arrive, with its postcode at the end; none where nobody would see them.
    pub canary_address: Option<String>,
    /// Who besides us knows the organisation's people; none where it has nobody like that.
    pub identity_provider: Option<IdentityProvider>,
    /// Shows keys instead of sentences: for tests.
    pub shows_keys: bool,
}

/// The member with whom somebody looks along, and until when.
pub type LookedAt = (Viewer, Timestamp);

/// What `web` asks of the slices above it in order to know who somebody is and where places lie.
#[derive(Clone, Copy)]
pub struct Gate {
    /// The person behind a session, with the offices that last at that hour; `None` when she is no longer known.
    pub viewer: fn(App, PersonId, Timestamp) -> BoxFuture<'static, Result<Option<Viewer>, Error>>,
    /// What a token of a program opens at that hour; `None` for text that is none, or opens nothing any more.
    pub token: fn(App, String, Timestamp) -> BoxFuture<'static, Result<Option<HeldToken>, Error>>,
    /// The member with whom that session looks along, given who it belongs to, and until when; `None` for everybody who sees her
    /// own pages.
    pub along: fn(App, [u8; 32], Viewer, Timestamp) -> BoxFuture<'static, Result<Option<LookedAt>, Error>>,
    /// Whether the page of that address, as its route writes it, may be looked at along. Asked of pages alone.
    pub open_along: fn(&str) -> bool,
    /// A place and everything it lies in, itself first.
    pub ancestors: fn(App, PlaceId) -> BoxFuture<'static, Result<Vec<PlaceId>, Error>>,
    /// Keeps the language in which somebody wants to be written to.
    pub speaks: fn(App, PersonId, Language) -> BoxFuture<'static, Result<(), Error>>,
    /// The place at the top of the tree; `None` before the organisation is founded.
    pub movement: fn(App) -> BoxFuture<'static, Result<Option<PlaceId>, Error>>,
    /// Who answers for the organisation, from when on: every imprint that holds, held or is announced, earliest first.
    pub imprints: fn(App) -> BoxFuture<'static, Result<Vec<Imprint>, Error>>,
}

/// What every handler can reach; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of [`App`].
pub struct Inner {
    /// The database.
    pub db: Db,
    /// The keys of persons.
    pub vault: Vault,
    /// How letters leave.
    pub post: PostOffice,
    /// How this installation presents itself.
    pub settings: Settings,
    /// The slices, lowest first.
    pub slices: Vec<Slice>,
    /// Every sentence in every language.
    pub words: Words,
    /// Asking other servers.
    pub outbound: Outbound,
    /// Pages that change while they are open.
    pub live: Live,
    /// How often somebody may do something.
    pub limits: Limits,
    /// What is worked out once a day.
    pub once_a_day: OnceADay,
    /// Who somebody is.
    pub gate: Gate,
    /// Who answers for the organisation, as this process last read it.
    pub imprints: Imprints,
    clock: Clock,
    chance: Chance,
}

impl App {
    /// Puts the program together, on the database and the vault that the post office has.
    ///
    /// # Errors
    /// The first message file that cannot be read, with what is wrong in it.
    pub fn new(
        post: PostOffice,
        settings: Settings,
        slices: Vec<Slice>,
        gate: Gate,
        clock: Clock,
    ) -> Result<Self, String> {
        let words = Words::of(&slices)?;
        let chance: Chance = Arc::new(|bytes| {
            getrandom::fill(bytes).expect("the operating system gives random bytes");
        });
        Ok(Self(Arc::new(Inner {
            db: post.db.clone(),
            vault: post.vault.clone(),
            post,
            settings,
            slices,
            words,
            outbound: Outbound::default(),
            live: Live::default(),
            limits: Limits::default(),
            once_a_day: OnceADay::default(),
            gate,
            imprints: Imprints::default(),
            clock,
            chance,
        })))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.chance)(&mut bytes);
        bytes
    }

    /// A new id that sorts by its time. Never for anything that belongs to a secret vote.
    pub fn new_id<K: Kind>(&self) -> Id<K> {
        Id::in_order(self.now(), self.random())
    }

    /// A new id that tells nothing.
    pub fn new_id_by_chance<K: Kind>(&self) -> Id<K> {
        Id::by_chance(self.random())
    }

    /// An instant in full, in the organisation's zone and that language: for letters, as [`Frame::when`](crate::Frame::when)
    /// is for pages.
    pub fn when(&self, language: Language, at: Timestamp) -> String {
        crate::when::full(&|key, args| self.words.say(language, key, args), at, &self.settings.zone)
    }

    /// The day of an instant in the organisation's zone and that language: for letters, as
    /// [`Frame::day`](crate::Frame::day) is for pages.
    pub fn day(&self, language: Language, at: Timestamp) -> String {
        crate::when::day(&|key, args| self.words.say(language, key, args), at, &self.settings.zone)
    }

    /// The language in which something is said to somebody: hers, but keys where a test reads them.
    pub fn said_in(&self, language: Language) -> Language {
        if self.settings.shows_keys { Language::Keys } else { language }
    }

    /// The language for a reader who has not chosen.
    pub(crate) fn language(&self, chosen: Option<Language>, accepts: &str) -> Language {
        if self.settings.shows_keys {
            return Language::Keys;
        }
        chosen.unwrap_or_else(|| Language::accepted(accepts))
    }
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// What the job that sends letters asks for.
impl AsRef<PostOffice> for App {
    fn as_ref(&self) -> &PostOffice {
        &self.post
    }
}

impl mail::Desk for App {
    /// The imprint of the day on which the letter was posted, in each language: a letter does not say in which it is written.
    async fn foot(&self, posted_at: Timestamp) -> Result<String, Error> {
        self.imprints.read_again(self).await?;
        Ok(self.imprints.in_all_languages(self, posted_at))
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}
