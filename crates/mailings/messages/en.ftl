# Sentences of the pages and letters of mailings.

mailings-title = Mailings
mailings-lede = Letters to many members of your places at once: news to those who agreed to it, and notices that every member must have.
mailings-new = Write a mailing
mailings-none-title = No mailings yet
mailings-none = What you write to the members of your places stands here, from the draft to the last letter.
mailings-waits-for-you = Waits for you
mailings-rules-title = What holds here
mailings-rules = News goes only to members who agree to it now, and stops with one click. A notice goes to every member of the place; a second person reads it first. Nobody sees who opened a letter: nothing in it is fetched, counted or followed.
mailings-state-draft = Draft of { $day }
mailings-state-asked = Waits for a second person since { $day }
mailings-state-listing = Being prepared since { $day }
mailings-state-sending = Being sent since { $day }
mailings-state-held = Stands still
mailings-state-ended = Sent, { $day }
mailings-state-called-off = Called off, { $day }

## Writing

mailings-edit-title = Write a mailing
mailings-place = To the members of
mailings-place-hint = With everybody at home within it.
mailings-chosen = Of these, only: { $how }.
mailings-choose-again = Choose otherwise
mailings-ground = What it is
mailings-ground-hint = What goes to those who agree can be stopped with one click. A notice goes to every member, whatever she agreed to: nothing that advertises or asks for money, and a second person reads it first.
mailings-to-agreeing = { $ground }, to those who agree
mailings-to-all = { $ground }, to every member
mailings-notice-ballot = Notice of a ballot
mailings-notice-meeting = Notice of a meeting
mailings-notice-renewal = Notice about subscriptions
mailings-notice-discipline = Notice about rules and discipline
mailings-notice-breach = Notice of a breach of data
mailings-notice-to-all = A notice goes to every member of the place. Choose the members without a further choice, or send it to those who agree.
mailings-language = Language of the text
mailings-subject = Subject
mailings-words = Text
mailings-words-hint = In Markdown. {"{"}name{"}"} becomes the name of the one who reads it. Pictures and pixels stay out.
mailings-marks-title = How to mark text
mailings-marks =
    # Heading
    {"*"}*bold**, *stressed*
    - an item of a list
    {"["}words](https://example.org)
mailings-save = Save and look at it
mailings-begun-already = This mailing is being sent or was sent, so it cannot be changed any more. Write another one.

## One mailing

mailings-letter = The letter
mailings-went-to-nobody = Nobody was left to get it.
mailings-preview = As it will be read
mailings-plain = In plain text
mailings-change = Change it
mailings-goes-to-nobody = Nobody in { $place } gets it, as nobody there agrees to it so far.
mailings-goes-to = It goes to { $count } in { $place }.
mailings-goes-to-chosen = It goes to { $count } in { $place }: { $how }.
mailings-out-of-sight = It goes to members chosen by something that you do not see. Neither that nor how many there are is shown to you.
mailings-and-kept-out = Members whom lists leave out get it as well.
mailings-cap = Nobody gets more than { $most } mailings of this kind in { $days } days, of all places together.
mailings-trial = Send it to me alone
mailings-ask-about = Nobody can refuse to get a notice, so somebody else who may write to these members reads it first and sends it.
mailings-ask = Ask for a second person
mailings-start-what = Send it
mailings-start-about = Letters that went out cannot be taken back. You can stop it at any time in between.
mailings-start-notice = You send it as the second person. Look that it tells what members must know, and nothing that advertises or asks for money. Letters that went out cannot be taken back.
mailings-start = Send it now
mailings-hold = Stop it
mailings-go-on = Go on
mailings-call-off-what = Call it off
mailings-call-off-about = Whoever has not got it yet will not get it.
mailings-call-off = Call it off for good
mailings-drop-what = Delete the draft
mailings-drop = Delete it
mailings-held-asked = An officer stopped it. Whoever has not got it yet gets it once it goes on.
mailings-held-office = It stands still: whoever began it may no longer write to these members, or what they were chosen by is gone. Another officer can let it go on, or call it off.
mailings-progress = About { $percent } % done
mailings-end = Everybody has it at the earliest: { $when }. Only so many letters go to one mail server in a minute.
mailings-held-server = It stands still, as the mail server has taken no letters for long, or refuses all of them. Ask whoever runs the server to look at it; then let it go on.
mailings-fate-elsewhere = { $count } not sent, as they are at home elsewhere by now
mailings-at-least = { $count } or a few more
mailings-no-address = You have no e-mail address that letters reach, so no trial can be sent to you.
mailings-everybody = Not only these: to all members of the place
mailings-name-in-subject = A name cannot stand in the subject. Put it into the text.
mailings-name-in-link = A name cannot be part of a link: whoever is behind the link would learn who follows it.
mailings-digest-objects = You object to everything that membership itself does not need. End that first, on the page of what you agreed to.
mailings-few = fewer than { $smallest }
mailings-fate-waiting = { $count } still to be sent
mailings-fate-sent = { $count } sent
mailings-fate-bounced = { $count } sent, but came back
mailings-fate-refused = { $count } refused by the mail server
mailings-fate-undeliverable = { $count } not sent, as letters to the address came back before
mailings-fate-no-address = { $count } without an e-mail address
mailings-fate-no-consent = { $count } not sent, as they no longer agree
mailings-fate-no-member = { $count } not sent, as they are no members any more
mailings-fate-enough = { $count } not sent, as they had enough of this kind
mailings-changed-meanwhile = This mailing has changed in the meantime. Go back and look at it again.
mailings-done-saved = Saved. Look at it as it will be read.
mailings-done-trial = A trial is on its way to you.
mailings-done-ask = It waits for a second person now.
mailings-done-start = It is being sent.
mailings-done-hold = It stands still.
mailings-done-go-on = It goes on.
mailings-done-call-off = It was called off.
mailings-done-dropped = The draft was deleted.
mailings-done-posted = Noted.

## On paper

mailings-paper-title = To be told on paper
mailings-paper-lede = Letters to these members could not be sent, or came back. On a member’s page you can look at her postal address; each look is written down and she sees it.
mailings-paper-none-title = Nobody
mailings-paper-none = Nobody whom you can write to. Members who left, moved away or are kept out of lists are for others.
mailings-paper-done = Posted
mailings-paper-done-what = Posted to { $name }
mailings-paper-posted = Posted on { $day }

## Stopping

mailings-stop-title = { $purpose }: no more letters
mailings-stop-lede = With this button no more letters of this kind come to you: { $purpose }. You need not sign in, and need not say why.
mailings-stop-button = No more of these
mailings-stopped = No more letters of this kind come to you: { $purpose }. One that is on its way at this moment may still arrive.
mailings-stop-else = Notices that every member must have, of a ballot for one, come all the same as long as you are a member.

## Under each letter

mailings-foot-newsletter = You get this from { $organisation }, { $place }, as you agreed to get news.
mailings-foot-volunteering = You get this from { $organisation }, { $place }, as you agreed to be asked to help.
mailings-foot-stop = No more of these
mailings-foot-consents = What you agreed to
mailings-foot-notice = Your membership
mailings-notice-why-ballot = You get this as a member of { $organisation }, { $place }: members are told of ballots in which they can vote.
mailings-notice-why-meeting = You get this as a member of { $organisation }, { $place }: members are told of meetings in which they can take part.
mailings-notice-why-renewal = You get this as a member of { $organisation }, { $place }: members are told what they owe and what ends their membership.
mailings-notice-why-discipline = You get this as a member of { $organisation }, { $place }: members are told of the rules that they are held to.
mailings-notice-candidates = What the candidates say
mailings-notice-why-candidates = You get this as a member of { $organisation }, { $place }: every candidate of a ballot reaches its voters by the same letter.
mailings-notice-why-breach = You get this as a member of { $organisation }, { $place }: whoever’s data were open to somebody else is told so.

## How long

mailings-kept-recipients = To whom a mailing went, and what became of each letter; after it how many there were of each

## The digest

mailings-digest-title = What is decided, by e-mail
mailings-digest-lede = On Mondays you can get a letter with what can be decided in your places, what is coming and what was decided. When there is nothing to tell, none comes.
mailings-digest-often = How often
mailings-digest-weekly = Each week
mailings-digest-monthly = Once a month
mailings-digest-never = Never
mailings-digest-save = Save
mailings-digest-subject = { $organisation }: what is decided
mailings-digest-open = You can take part now
mailings-digest-coming = Coming
mailings-digest-decided = Decided
mailings-done-digest = Saved.
mailings-foot-digest = You get this from { $organisation }, as you agreed to read what is decided.
mailings-foot-often = Get it less often
mailings-fate-not-due = { $count } not sent, as they read it once a month
mailings-fate-nothing = { $count } not sent, as there was nothing to tell

## Letters to officers

mailings-letter-second-subject = A notice waits for you: { $subject }
mailings-letter-second =
    Hello,

    a notice to the members is written and waits for a second person. Read it, and let it go or change it:

    { $link }

    { $organisation }

## Readers who are no members

mailings-readers = Also to readers who are no members
mailings-readers-hint = They confirmed from a letter that they want news of the place.
mailings-readers-news-alone = Readers get the newsletter alone, and only when it goes to all members of the place: nothing else is known of them.
mailings-and-readers = Readers who are no members get it too: { $count }.
mailings-fate-member = { $count } not sent to readers, as they are members by now
mailings-reader-title = Newsletter
mailings-reader-heading = News of { $organisation } by e-mail
mailings-reader-lede = You need not be a member. A letter comes to you first, and nothing else before you press the button behind its link.
mailings-reader-place = Where you live
mailings-reader-place-hint = News of that place come as well.
mailings-reader-nowhere = Elsewhere, or I would rather not say
mailings-reader-next = Send me the letter
mailings-reader-consent = I agree that { $organisation } keeps my e-mail address and the place that I chose, and sends me its newsletter until I stop it. (Text of { $version })
mailings-reader-kept-title = What is kept
mailings-reader-kept = Your address, sealed, the place, your language and the day on which you agreed. Nobody sees your address in any list. When you stop, all of it is destroyed; what stays is a mark, which tells nothing by itself, that your address does not want it.
mailings-reader-member-title = Members
mailings-reader-member = Members choose on their own page what comes to them.
mailings-reader-sent-title = Look into your mail
mailings-reader-sent = If the address is right, a letter is on its way. Press the button behind its link within three days.
mailings-reader-sent-nothing = Nothing came? Look into the folder for unwanted mail, or ask again with the address as you write it.
mailings-reader-over = This link was used, or is older than three days. Ask for another letter.
mailings-reader-confirm-title = You want the newsletter?
mailings-reader-confirm-button = Yes, I agree
mailings-reader-done-title = The newsletter comes to you
mailings-reader-done = You can stop it with one click in each letter.
mailings-reader-done-more = You can close this page.
mailings-reader-offer-title = By e-mail
mailings-reader-offer = News of { $place }, also for people who are no members.
mailings-reader-offer-button = Get the newsletter
mailings-reader-name = reader
mailings-foot-reader = You get this from { $organisation }, { $place }, as you asked for it and confirmed it.
mailings-foot-reader-change = Another place, or another language
mailings-stop-reader = What was kept of you as a reader is destroyed then: your address, the place and your language.
mailings-kept-reader-applications = That somebody asked for the newsletter and did not press the button; three days after it the address is destroyed
mailings-letter-reader-subject = { $organisation }: one click, and the newsletter comes
mailings-letter-reader =
    Hello,

    somebody, perhaps you, asked for the newsletter of { $organisation } at this address. If it was you, open this and press the button, within three days:

    { $link }

    If it was not you, do nothing. Nothing more comes to you then, and your address is destroyed.
mailings-letter-reader-member-subject = { $organisation }: the newsletter
mailings-letter-reader-member =
    Hello,

    somebody, perhaps you, asked for the newsletter of { $organisation } at this address. You are a member, so you choose on your own page what comes to you:

    { $link }

    If it was not you, do nothing. Nothing has changed.
