# Sentences of the pages of membership.

membership-menu = Me

## Joining

membership-join-title = Join
membership-join-heading = Join { $organisation }
membership-join-lede = It takes two minutes. You get a letter by e-mail and confirm it with one button.
membership-name = Your name
membership-name-hint = As you want to be called here, in full.
membership-email = E-mail address
membership-postcode = Postcode
membership-postcode-hint = It tells which region you belong to. Leave it empty if you live outside the United Kingdom.
membership-consent = I want to be a member of { $organisation }. I agree that it keeps my name, my e-mail address, my postcode and the dates of my membership, as long as I am a member and half a year beyond, so that I can take part in its decisions. I know that this shows a political opinion, and that I can leave and have everything erased at any time. Wording of { $version }.
membership-consent-agree = I want to be a member, and agree to this
membership-consent-needed = Nobody can be a member without agreeing to this.
membership-join-next = Next: your place
membership-join-kept-title = What is kept
membership-join-kept = Your name and addresses are encrypted with a key of your own. Organisers of your place see your name, never your e-mail address in a list.
membership-join-news-title = Not yet?
membership-join-news = Get the newsletter without being a member
membership-join-paper-title = Without e-mail
membership-join-paper = People without e-mail, or who share an address, join on paper. The organiser of your place has the form.
membership-join-place-title = Where do you belong?
membership-join-place-branch = This is your region. Choose your branch, or the region alone. You can change it later.
membership-join-place-region = Choose the region where you live, or the international group. You choose a branch afterwards.
membership-join-place = Your place
membership-join-no-branch = { $region }, without a branch
membership-join-place-wrong = Choose one of the places that are offered.
membership-join-not-yet = The movement is not set up yet, so nobody can join. Whoever runs the server does that with “flotilla setup”.
membership-join-button = Ask to join
membership-sent-title = Look at your e-mail
membership-join-sent = We have sent you a letter. Open the link in it and press the button: only then are you a member. The link works for three days.
membership-sent-nothing = Nothing came? Look among the unwanted mail, check the address, and try again after a few minutes.
membership-confirm-title = Confirm that you want to join
membership-confirm-lede = With this button you become a member of { $organisation }.
membership-confirm-button = Become a member
membership-join-known = There is a member with that e-mail address already. Sign in instead.
membership-link-over = This link has been used, or is too old. If you pressed its button before, it has done its work. Otherwise ask for a new one.

## Letters

membership-letter-confirm-subject = Confirm that you want to join { $organisation }
membership-letter-confirm =
    Hello { $name },

    somebody, probably you, asked to join { $organisation } with this e-mail address.

    If it was you, open this page and press the button:

    { $link }

    The link works for three days. If it was not you, do nothing: without the button nothing happens, and what was entered is deleted.
membership-letter-known-subject = You are known to { $organisation } already
membership-letter-known =
    Hello,

    somebody, probably you, asked to join { $organisation } with this e-mail address. It belongs to somebody who is known here already, so nothing was changed.

    To see your membership, sign in:

    { $link }

    If it was not you, do nothing.
membership-letter-sign-in-subject = Sign in to { $organisation }
membership-letter-sign-in =
    Hello,

    somebody, probably you, wants to sign in to { $organisation } with this e-mail address.

    If it was you, open this page in the same browser and press the button:

    { $link }

    The link works once, for 15 minutes. If it was not you, do nothing: without the button nothing happens.

## Joining on paper

membership-paper-title = Enter somebody who signed on paper
membership-paper-lede = For people without e-mail, or who share an address. Keep the signed sheet: it is the proof that they agreed.
membership-paper-name = Their name
membership-paper-address = Postal address
membership-paper-address-hint = On one line. Letters with voting codes go there.
membership-paper-place = Their place
membership-paper-sheet = Number of the sheet
membership-paper-sheet-hint = As written on it, so that it can be found again.
membership-paper-signed = They signed the text of { $version } beside this form.
membership-paper-signed-needed = Nobody can be entered who has not signed.
membership-paper-text-title = What they sign
membership-paper-button = Enter as a member
membership-paper-email-known = There is a member with that e-mail address already.
membership-paper-not-yours = Your office does not reach that place.

## Signing in

membership-sign-in-lede = You get a link by e-mail. There is no password.
membership-sign-in-letter = With an e-mail address
membership-sign-in-button = Send me a link
membership-sign-in-not-yet = Not a member yet?
membership-sign-in-sent = If the address belongs to somebody who is known here, a letter is on its way. Open its link in this browser within 15 minutes.
membership-sign-in-press = Press the button to sign in.
membership-sign-in-other-browser = This link was asked for in another browser, so it cannot sign in here. That protects you when a letter falls into the wrong hands.
membership-sign-in-ask-here = Ask for a link here
membership-cast-title = Sign in as…
membership-cast-as = Sign in as { $name }, { $part }
membership-cast-member = Member
membership-cast-new = Member since three days
membership-cast-suspended = Suspended member

## Notices

membership-done-joined = You are a member now.
membership-done-paper = Entered. They are a member now.
membership-done-moved = Your place has been changed.
membership-done-shown = Saved.
membership-done-left = You have left. Your offices have ended.
membership-done-erased = You have left, and what was kept about you is erased.
membership-done-decided = Entered.
membership-done-given = The office has been given.
membership-done-ended = The office has ended.

## My membership

membership-me-tools = What my offices are for

membership-me-title = My membership
membership-me-number = Membership number
membership-me-home = My place
membership-me-change = change
membership-me-offices = My offices
membership-me-office-until = until { $day }
membership-me-show = Show my name on the page of the place
membership-me-hide = No longer show my name on the page of the place
membership-me-history = What happened
membership-me-join-again = Join again
membership-me-data-title = My data
membership-me-data-lede = Everything that is kept about you, in one file.
membership-me-data = Download my data
membership-move-title = Change my place
membership-move-lede = From now on you belong to the place that you choose. Ballots whose roll is closed already stay as they are.
membership-move-elsewhere = Your postcode may belong to: { $regions }. Your place is not there. Places there stand first in the list; stay where you are if you like.
membership-move-place = My place
membership-move-button = Change my place

membership-standing-stranger = Not a member
membership-standing-applied = Asked to join on { $day }
membership-standing-member = Member since { $day }
membership-standing-suspended = Member since { $day }, suspended until { $until }
membership-standing-left = Left on { $day }
membership-standing-removed = Membership ended by the movement on { $day }
membership-standing-died = Died on { $day }
membership-standing-not-a-member = This is for members only.
membership-standing-no-home = Choose a region, a branch or another group.
membership-standing-own = Nobody decides on their own membership.
membership-standing-not-yours = Your office does not reach the place of this member.

membership-event-applied = Asked to join
membership-event-admitted = Became a member: { $place }
membership-event-left = Left
membership-event-suspended = Suspended until { $until }, by rule { $rule }
membership-event-reinstated = Suspension lifted
membership-event-moved = Moved to { $place }
membership-event-removed = Membership ended, by rule { $rule }
membership-event-died = Died

## What can I do, and why

membership-rights-title = What can I do, and why?
membership-rights-vote = You can vote
membership-rights-no-vote = You cannot vote
membership-rights-met = met
membership-rights-not-met = not met
membership-rights-each-ballot = This is what every vote of the whole movement asks. A ballot can ask for more, such as a qualifying day; its own page says so, and whether you are on its roll.
membership-rights-offices = Through offices
membership-rights-offices-lede = Everything beyond a member’s own rights needs an office. Each reaches one place and what lies within it, and ends on a stated day. Opening, counting, checking and watching over a ballot are duties that each ballot names by itself.
membership-rights-rest = You hold offices, but they rest while you are suspended.
membership-rights-because = { $role }, { $place }, until { $until }
membership-rights-yes = yes
membership-rights-no = no office of yours

membership-clause-member = You are a member, since { $since }.
membership-clause-not-a-member = You are not a member.
membership-clause-by = You had to be a member by { $day }. You are one since { $since }.
membership-clause-not-by = You had to be a member by { $day }. You are one only since { $since }.
membership-clause-by-nobody = One has to be a member by { $day }.
membership-clause-for = { $needed ->
    [one] You had to be a member for one day by { $day }; you were for { $had }.
   *[other] You had to be a member for { $needed } days by { $day }; you were for { $had }.
}
membership-clause-not-for = { $needed ->
    [one] You had to be a member for one day by { $day }; you were for only { $had }.
   *[other] You had to be a member for { $needed } days by { $day }; you were for only { $had }.
}
membership-clause-for-nobody = { $needed ->
    [one] One has to be a member for one day by { $day }.
   *[other] One has to be a member for { $needed } days by { $day }.
}
membership-clause-within = Your place, { $home }, belongs to { $place }.
membership-clause-not-within = Your place, { $home }, does not belong to { $place }.
membership-clause-within-nobody = One has to belong to { $place }.
membership-clause-free = You are not suspended.
membership-clause-free-nobody = One must not be suspended.
membership-clause-suspended = You are suspended until { $until }.

membership-can-register = Enter people who signed on paper
membership-can-search = Find members by name
membership-can-standing = Suspend a member, or end a membership, by rule
membership-can-places = Add and rename places
membership-can-appoint = Give and end offices
membership-can-appoint-administrator = Make somebody an administrator
membership-can-appoint-conduct = Name those who conduct ballots
membership-can-call = Call a ballot
membership-can-papers = Issue ballot papers and take them in

membership-role-administrator = Administrator
membership-role-organiser = Organiser
membership-role-registrar = Registrar
membership-role-returning-officer = Returning officer
membership-role-second-person = Second person
membership-role-scrutineer = Scrutineer
membership-role-other = Office-holder

## Leaving and erasing

membership-erase-title = Leave, or have everything erased
membership-leave-title = Leave
membership-leave-lede = Your membership and your offices end now. Your particulars are kept for half a year, so that you can come back, and then erased.
membership-leave-button = Leave
membership-erase-heading = Leave and erase
membership-erase-goes = Your name, addresses, dates, offices and consents are deleted, and the key that they are encrypted with is destroyed, so that they cannot be read in back-ups either. This cannot be undone.
membership-erase-stays = What stays, why, and until when:
membership-erase-understood = I understand that nothing of this can be brought back.
membership-erase-understood-needed = Tick this first, so that it does not happen by mistake.
membership-erase-button = Leave and erase everything
membership-erased-title = Erased
membership-erased-stays = What stays, why, and until when. A letter with the same list goes to the address that you had.
membership-hold-law = By { $law }
membership-hold-until = Until { $day }
membership-hold-no-end = Without an end
membership-hold-named = says who you are
membership-hold-nameless = without your name
membership-hold-back-ups = Back-ups of the keys, with which older back-ups of what is erased could be read until they are deleted
membership-hold-letters = Letters that were sent to you, encrypted
membership-hold-tombstone = A number by chance that stood for you, and the hour, so that a restored back-up does not bring you back
membership-hold-log = Entries in the record of who looked at whose data, as seals that tell nothing of you
membership-hold-address = A fingerprint of your e-mail address, from which it cannot be read, so that what you did not want is not sent there
membership-hold-gone = A fingerprint of your e-mail address, from which it cannot be read, so that no old file brings you back
membership-hold-law-security = UK GDPR, Article 32(1)(c): restoring after a loss
membership-hold-law-erasure = UK GDPR, Articles 17(1) and 5(2): to keep you erased
membership-hold-law-accountability = UK GDPR, Articles 5(2) and 32: to show who looked at data
membership-hold-law-marketing = UK GDPR, Article 21(3), and PECR 2003, regulation 22
membership-letter-erased-subject = Everything about you at { $organisation } is erased
membership-letter-erased =
    Hello,

    what { $organisation } kept about you is erased, and the key that it was encrypted with is destroyed. This is the last letter. What stays:

    { $stays }

    You have the right to complain to the supervisory authority for data protection: in the United Kingdom the Information Commissioner, https://ico.org.uk.
membership-letter-erased-line = - { $what } ({ $law }; { $until })
membership-letter-erased-named = - { $what }; it says who you are ({ $law }; { $until })

## Finding members

membership-people-title = Find members
membership-people-lede = Members at home in your places, by name.
membership-people-name = Name
membership-people-hint = The first letters of one or more names, two letters at least: “mar lew” finds Mary Lewis.
membership-people-button = Find
membership-people-too-short = Type at least two letters of a name.
membership-people-none-title = Nobody found
membership-people-none = Nobody in your places has a name that begins like this. Try fewer letters.
membership-people-more = There are more. Type more letters of the name.
membership-people-privacy-title = What you see here
membership-people-privacy = Names, places and standing, never addresses. Whoever is at home elsewhere does not appear.
membership-person-offices = Offices
membership-person-no-offices = None.
membership-person-history = What happened
membership-elsewhere = elsewhere
membership-withheld = You stand in a ballot there. Until its result is declared, finding members of that place and looking at them is withheld from your offices, so that all candidates have the same means.
membership-withheld-while = You stand in a ballot of { $place }. Until its result is declared, your offices open no members of that place to you, so that all candidates have the same means.
membership-timeline-office = Office began: { $role }, { $place }
membership-timeline-office-ended = Office ended: { $role }, { $place }
membership-timeline-welcomed = Was welcomed
membership-timeline-note = A note was written; it is destroyed on { $day }
membership-timeline-follow = Somebody was to come back to them by { $day }
membership-timeline-followed = Somebody came back to them
membership-timeline-wrote = Wrote to the organisers of { $place }

membership-decide-title = Enter a decision
membership-decide-lede = For decisions that the rules of the movement allow. The member can see what was entered, and by which rule.
membership-decide-what = Decision
membership-decide-reinstate = Lift the suspension
membership-decide-remove = End the membership
membership-decide-died = The member has died
membership-decide-rule = Rule
membership-decide-rule-hint = For a suspension or an ended membership: the clause that it rests on, such as 9.2.
membership-decide-button = Enter the decision

## Offices

membership-offices-title = Offices
membership-offices-lede = Who holds which office in your places, and until when.
membership-offices-none-title = No offices yet
membership-offices-none = Offices in your places are listed here. Find a member to give the first one.
membership-offices-how = Find the member first; the page of the member has the button.
membership-offices-end = End now
membership-offices-end-of = End now: { $name }, { $role }
membership-offices-own = Nobody changes their own rights. Ask another administrator.
membership-offices-not-yours = Your own offices do not allow giving or ending this role at this place.
membership-offices-not-a-member = An office is held by a member who is not suspended.
membership-offices-past = Its last day must lie ahead.
membership-offices-too-long = An office lasts thirteen months at most; then it is given anew.
membership-offices-limit = This office would then be held here for longer in a row than its role allows. Choose an earlier last day, or another member.
membership-offices-soon-title = Ending within sixty days
membership-offices-others = Ending later
membership-offices-again = Give anew
membership-offices-again-of = Give anew: { $name }, { $role }
membership-offices-vacant-title = Places without an organiser
membership-offices-vacant = What people write to the organisers of these places goes to the nearest place above that has one.
membership-offices-vacant-in = { $place } ({ $count })
membership-offices-too-early = An office begins within sixty days. Give this one later.
membership-office-from-until = from { $from } until { $day }
membership-offices-until-wrong = Write the last day as year, month and day, such as 2027-06-30.
membership-give-title = Give an office
membership-give-heading = Give { $name } an office
membership-give-role = Office
membership-give-place = Over this place, and what lies within it
membership-give-until = Last day
membership-give-until-hint = Thirteen months from today at most.
membership-give-follows = For this office at this place it begins on { $day }, when the present one ends. Any other office begins at once.
membership-give-button = Give the office
membership-letter-office-subject = Your office ends on { $day }
membership-letter-office =
    Hello,

    your office at { $organisation } ends by itself: { $role }, { $place }. Its last day is { $day }.

    Who may give it has been told as well. If you want to go on, say so to them; if not, hand over in time. Your offices stand here:

    { $link }
membership-letter-office-gives-subject = An office ends on { $day }: { $role }, { $place }
membership-letter-office-gives =
    Hello,

    an office at { $organisation } ends by itself: { $role }, { $place }, held by { $name }. Its last day is { $day }.

    You may give it. Give it anew, or to somebody else, so that the place is not left without:

    { $link }
membership-panel-title = Who is responsible

## Branches being founded

membership-done-branch-asked = Your request is with the officers of the place.
membership-done-branch-join = Noted: you would join.
membership-done-branch-no-join = Noted: you would not join.
membership-done-branch-withdrawn = Your request is taken back.
membership-done-branch-meeting = The founding meeting is called.
membership-done-branch-office = Entered.
membership-branches-title = Branches being founded
membership-branches-lede = Members found the branches. Each step is dated and can be read here.
membership-branches-own = What I asked for
membership-branches-here = Where I am at home
membership-branches-elsewhere = Elsewhere
membership-branches-none-title = None at the moment
membership-branches-none = Branches that members of your region want to found are listed here. Any of them can ask for one.
membership-branches-office-title = Branches to be founded
membership-branches-office-lede = What members of your places have asked for, and how far it is.
membership-branches-waiting = Waiting for an officer
membership-branches-waiting-none-title = Nothing waits
membership-branches-waiting-none = Requests without an answer, branches with enough members and meetings without a record are listed here.
membership-branches-others = Under way
membership-branch-rule-title = How a branch is founded
membership-branch-rule = A member asks. { $count } members at home there have { $days } days to say that they would join. Then a founding meeting is called, with { $notice } days’ notice at least. At least as many have to be present, and decide.
membership-branch-ask-title = Ask for a new branch
membership-branch-ask-lede = For a place in your region that has no branch. Whoever asks would join it.
membership-branch-no-place-title = Not where you are at home
membership-branch-no-place = A branch is part of a region, or of another place where people live. Change your place to one first.
membership-branch-parent = Part of
membership-branch-name = Name
membership-branch-name-hint = The town or district, such as Newport.
membership-branch-name-cy = Name in Welsh
membership-branch-covers = What it covers
membership-branch-covers-hint = Towns, wards or postcodes, on one line.
membership-branch-why = Why it is wanted
membership-branch-why-hint = Every member can read this. Name nobody.
membership-branch-ask-button = Ask for the branch
membership-branch-privacy = Members see what you write here, never your name. The officers of the place see who asked. How many would join is told to all, but not below five; who they are is told to nobody.
membership-branch-asked-already = You have asked for a branch already. One at a time.
membership-branch-name-taken = A place has that name, or is being founded under it. Choose another, or join that one.
membership-branch-not-at-home = This is for members in good standing who are at home there.
membership-branch-not-yours = Your office does not reach that place.
membership-branch-own = You asked for this branch yourself, so another officer answers and records it.
membership-branch-not-now = That cannot be done where it stands now.
membership-branch-notice = Call it { $notice } days ahead at least.
membership-branch-too-far = Call it for within { $furthest } days.
membership-branch-not-held-yet = The meeting is still to come.
membership-branch-too-few = At least { $count } members have to be present. Call another meeting.
membership-branch-stage-asked = Waits for an answer until { $day }. Without one it gathers members by itself from then on.
membership-branch-stage-gathering = Gathers members until { $day }
membership-branch-stage-ready = Enough members would join. The founding meeting is to be called by { $day }.
membership-branch-stage-convened = Founding meeting: { $when }
membership-branch-stage-held = The founding meeting was held. What it decided is to be recorded by { $day }.
membership-branch-stage-founded = Founded
membership-branch-stage-not-founded = The founding meeting decided against it
membership-branch-stage-refused = Refused
membership-branch-stage-withdrawn = Taken back
membership-branch-stage-lapsed = Lapsed, as its time was over
membership-branch-did-asked = A member asked for it.
membership-branch-did-unanswered = Nobody answered in time, so it gathers members.
membership-branch-did-let = It may gather members.
membership-branch-did-refused = An officer refused it.
membership-branch-did-withdrawn = Whoever asked took it back.
membership-branch-did-reached = Enough members would join.
membership-branch-did-announced = The founding meeting was called for { $when }.
membership-branch-did-founded = The founding meeting founded it. Members present: { $count }.
membership-branch-did-not-founded = The founding meeting decided against it. Members present: { $count }.
membership-branch-did-lapsed = Its time was over.
membership-branch-count = Would join
membership-branch-count-none = Nobody yet
membership-branch-count-few = Fewer than { $smallest } members
membership-branch-count-many = { $count } members
membership-branch-join = I would join
membership-branch-no-join = I would no longer join
membership-branch-join-privacy = Nobody is told that it is you, and you can take it back. You stay where you are at home until you move yourself.
membership-branch-elsewhere = Members at home in { $place } can say that they would join.
membership-branch-withdraw = Take the request back
membership-branch-course = What happened
membership-branch-reason = Why it is refused
membership-branch-reason-hint = Whoever asked, and whoever would join, reads this.
membership-branch-to-place = Go to { $place }
membership-branch-announce-title = Call the founding meeting
membership-branch-meeting = Founding meeting
membership-branch-meeting-hint = Day and time, as clocks show it there. Everybody who would join gets a letter.
membership-branch-meeting-wrong = Write day and time, such as 2027-01-20T19:00.
membership-branch-venue = Where
membership-branch-venue-hint = A room that is open to all, or the address of an online meeting. Not somebody’s home.
membership-branch-announce-button = Call the meeting
membership-branch-requester = Asked for by
membership-branch-place = Has become
membership-branch-convener = Elected to convene it
membership-branch-let-about = It may then gather members, and every member sees it.
membership-branch-let = Let it gather members
membership-branch-refuse-title = Refuse it
membership-branch-refuse = Refuse
membership-branch-record-title = Record the founding meeting
membership-branch-present = Members present
membership-branch-present-hint = Counted at the decision.
membership-branch-decided = What it decided
membership-branch-decided-founded = To found the branch
membership-branch-decided-not-founded = Not to found it
membership-branch-chosen = Name that it chose
membership-branch-slug = Address
membership-branch-slug-hint = The last part of the address of its page. Left empty, it is made from the name.
membership-branch-slug-wrong = Small letters, digits and hyphens, 60 at most.
membership-branch-convener-number = Membership number of whoever it elected to convene the branch
membership-branch-convener-hint = Giving her an office is another step.
membership-branch-convener-wrong = No member of your places who may be named here has that number.
membership-branch-record = Record it
membership-branch-move = { $place } was founded, and you said that you would join. You are moved only by yourself.
membership-branch-move-button = Move to { $place }
membership-branch-stay = I stay where I am
membership-branch-panel-founded = How it was founded
membership-branch-panel-founded-on = { $day }: { $what }
membership-branch-panel-course = Every step, with its day
membership-letter-branch-subject = News about the branch { $name }
membership-letter-branch =
    Hello,

    there is news about the branch { $name } of { $organisation }, which you said you would join:

    { $what }

    Everything about it, and what you can do, stands here:

    { $link }

    Once it is founded, you change your place yourself, on the page of your membership.
membership-letter-branch-office-subject = A new branch waits: { $name }
membership-letter-branch-office =
    Hello,

    a branch that members of { $organisation } want to found waits for an officer of your place: { $name }.

    { $what }

    { $link }

## Guests

membership-done-guest = You are a guest there from now on.
membership-done-guest-ended = You are no longer a guest there.
membership-done-guest-written = Your letter is on its way.
membership-me-guest = Guest of
membership-guest-title = As a guest elsewhere
membership-guest-lede = Where you work or study, say. You keep your home: as a guest you have no vote there and stand on none of its rolls.
membership-guest-place = Place
membership-guest-shown = The organisers there may find me by name and write to me
membership-guest-shown-hint = They never see your address. Without this they learn only how many guests there are, and not below five.
membership-guest-button = Become a guest
membership-guest-choose = Choose a place
membership-guest-end = End
membership-guest-end-of = No longer be a guest: { $place }
membership-guest-since = since { $since }
membership-guest-since-shown = since { $since }; the organisers there may find you and write to you
membership-guest-past = { $place }, from { $since } to { $until }
membership-guest-home = You are at home there already.
membership-guest-too-many = You are a guest of five places. End one of them first.
membership-guests-title = Guests of my places
membership-guests-lede = Members at home elsewhere who linked themselves to a place of yours. Named are those who agreed to it.
membership-guests-none-title = No guests yet
membership-guests-none = Members become guests themselves, on the page where they change their place.
membership-guests-few = Fewer than { $smallest } guests
membership-guests-count = { $count } guests
membership-guest-write = Write
membership-guest-write-to = Write to { $name }
membership-guest-write-lede = The letter comes from the organisers of { $place }. Neither side learns the other’s address; answers come to you as what people write to the organisers.
membership-guest-text = Your letter
membership-guest-send = Send
membership-visible-guest = Find you as a guest, by name, and write to you through this site
membership-letter-guest-subject = The organisers of { $place } write to you
membership-letter-guest =
    Hello,

    you are a guest of { $place } at { $organisation }, and agreed that the organisers there write to you:

    { $text }

    To answer them:

    { $link }

    To be a guest no longer, or no longer be written to:

    { $end }

## My particulars, my consents, my copy

membership-done-corrected = Saved.
membership-done-email-asked = A letter is on its way to that address. It counts once you have pressed the button behind its link.
membership-done-email = Letters go to your new address from now on.
membership-particulars-title = What is kept about me
membership-particulars-lede = Put it right here. It counts at once; who may see it stays as it is.
membership-particulars-postcode-hint = Another postcode does not move you: you change your place yourself.
membership-particulars-button = Save
membership-email-title = My e-mail address
membership-email-now = Letters go to { $email }.
membership-email-new = New e-mail address
membership-email-hint = You get a letter there with a link. Until its button is pressed, nothing changes.
membership-email-button = Send the letter
membership-email-taken = Somebody else here has that address. An address belongs to one person.
membership-email-confirm-title = Is this your new address?
membership-email-confirm-lede = You opened the link from the letter. Press the button, and letters go there from now on. Your old address gets a last one.
membership-email-confirm-button = Yes, use this address
membership-letter-email-subject = Your new e-mail address at { $organisation }
membership-letter-email =
    Hello,

    somebody, probably you, wants letters from { $organisation } to come to this address.

    If it was you, open this page where you are signed in, and press the button:

    { $link }

    The link works once, for a day. If it was not you, do nothing: without the button nothing changes.
membership-letter-email-gone-subject = Your e-mail address at { $organisation } was changed
membership-letter-email-gone =
    Hello,

    letters from { $organisation } go to another address from now on. Somebody who was signed in as you asked for it and confirmed it there.

    If it was not you, tell the organiser of your branch or region at once.
membership-consents-title = What I agree to
membership-consents-lede = Being a member does not depend on any of these. You can take each back at any time, and it counts before the next letter is sent.
membership-consents-yes = you agree
membership-consents-no = you do not agree
membership-consents-how-often = Choose how often
membership-consents-give = I agree: { $purpose }
membership-consents-withdraw = I no longer agree: { $purpose }
membership-consents-history = What I agreed to, and when
membership-consent-given = Agreed: { $purpose }, wording of { $version }
membership-consent-withdrawn = Taken back: { $purpose }, wording of { $version }
membership-purpose-membership = Membership
membership-purpose-name-newsletter = Newsletter
membership-purpose-text-newsletter = { $organisation } may send me news and appeals by e-mail. Wording of { $version }.
membership-purpose-name-digest = What is decided
membership-purpose-text-digest = { $organisation } may write to me each week, or as rarely as I say, what can be decided in my places, what is coming and what was decided. Wording of { $version }.
membership-purpose-name-volunteering = Volunteering
membership-purpose-text-volunteering = Organisers of my branch and region may ask me through { $organisation } to help, with what I said that I can do. Wording of { $version }.
membership-objection-title = Nothing beyond membership
membership-objection-lede = You can object to everything that membership itself does not need: no promotion, no selection by what is known about you. It takes back everything above. What you must be told as a member, such as ballots and meetings, still reaches you.
membership-objection-button = I object
membership-objection-end = I no longer object
membership-objection-since = You have objected since { $day }: you are written to about nothing but what you must be told as a member.
membership-copy-title = Read what is kept about me
membership-copy-lede = Everything that this program keeps about you, as of { $when }. Nobody else is named in it.
membership-copy-field = What
membership-copy-value = Value
membership-copy-stays-title = What stays when you erase it

## People of my places

membership-segment-title = People of my places
membership-segment-place = Place, with everything in it
membership-segment-standing = Standing
membership-segment-standing-all = All members
membership-segment-standing-good = Not suspended
membership-segment-standing-suspended = Suspended
membership-segment-joined = Joined
membership-segment-ever = At any time
membership-segment-days = { $count ->
    [one] In the last day
   *[other] In the last { $count } days
}
membership-segment-consent = Agrees to
membership-segment-any = Anything or nothing
membership-segment-agrees = Agrees to: { $purpose }
membership-segment-tag = Has the tag
membership-segment-write = Write to them
membership-people-mailings = Mailings
membership-people-imports = Import
membership-segment-any-tag = Any or none
membership-segment-button = Show
membership-segment-nobody = Nobody
membership-segment-few = Fewer than { $smallest } people
membership-segment-count = { $count ->
    [one] One person
   *[other] { $count } people
}
membership-segment-none = No member of these places is chosen by all of this. Choose less narrowly.
membership-segment-next = Next page
membership-segment-saved = Kept for later
membership-segment-name = Keep this choice as
membership-segment-name-needed = Give the choice a name of at most 60 characters.
membership-segment-save = Keep
membership-segment-drop = drop
membership-segment-drop-what = Drop “{ $name }”
membership-segment-too-many = You keep fifty choices already. Drop one first.
membership-segment-privacy = You see members of your own places, with name, place and standing, and no way to reach them. What is kept for later is the choice, never who was found. Who objects is chosen by no consent.

## Writing to organisers

membership-can-mail = write to all members of these places at once, and ask those for help who offer it to you
membership-can-answer = Read and answer what people write to the organisers
membership-panel-write = Write to the organisers
membership-write-title = Write to the organisers of { $place }
membership-write-lede = You need not be a member. You get the answer by e-mail, with a link to go on.
membership-write-email-hint = For the answer. The organisers do not see it.
membership-write-text = What you want to say
membership-write-button = Send
membership-write-readers = Who reads it
membership-write-reader = { $role }, { $place }
membership-write-reader-named = { $name }, { $role }, { $place }
membership-write-as-yourself = You are signed in. If you leave your own e-mail address here, the organisers see on your page that you wrote, and it stands in your copy of what is kept about you. To write without that, use another address.
membership-write-privacy = It is read by whoever holds the office, now and later. Neither side sees the other’s e-mail address. Half a year after the last word it is erased.
membership-write-nobody-title = Nobody answers here yet
membership-write-nobody = No place here has an organiser at the moment. Those who give offices can name one.
membership-write-sent-title = It is on its way
membership-write-sent = The organisers have been told. Their answer comes to your e-mail address.
membership-write-places = All places
membership-threads-title = What people wrote to us
membership-threads-waiting = Waiting for an answer
membership-threads-others = Answered or closed
membership-threads-none-title = Nothing waits
membership-threads-none = What people write to the organisers of your places stands here until it is answered or closed.
membership-thread-with = With { $name }
membership-thread-office = The office
membership-thread-office-of = The organisers of { $place }
membership-thread-answer = Your message
membership-thread-close = Close without an answer
membership-thread-closed = closed
membership-thread-gone = What was written here is gone: half a year after the last word it is erased.
membership-thread-full = This has become too long to go on here. Please meet, or begin anew.
membership-done-answered = Your answer is on its way.
membership-done-written = The organisers have been told.
membership-letter-thread-subject = Somebody wrote to the organisers of { $place }
membership-letter-thread =
    Hello,

    somebody wrote to the organisers of { $place }, of whom you are one. Read and answer it here:

    { $link }

    What it says is not in this letter, and nobody learns your address.
membership-letter-answer-subject = An answer from the organisers of { $place }
membership-letter-answer =
    { $text }

    The organisers of { $place }, { $organisation }

    To answer, open this page. An answer to this letter is not read.

    { $link }
membership-letter-answer-by-mail =
    { $text }

    The organisers of { $place }, { $organisation }

    To answer, write above the line at the top of this letter, or open this page:

    { $link }
membership-letter-above = Write your answer above this line
membership-thread-undelivered = A mail server said on { $day } that an answer could not be delivered. Whoever wrote still reads it by the link in an earlier letter, if there was one.

## Signing in: passkeys, one-time codes, recovery codes, sessions

membership-ways-title = How I sign in
membership-ways-lede = A link to your e-mail always works. A passkey or one-time codes make it safer.
membership-ways-must = You hold an office. To use it, add a passkey or set up one-time codes.
membership-ways-why-title = Why more than a link
membership-ways-why = Whoever gets into your mailbox could sign in as you. Who works with other members’ data or runs a ballot therefore shows that it is really them.
membership-ways-last = This is the last one, and you hold an office. Add another passkey or one-time codes first, then remove it.
membership-remove = Remove
membership-print = Print
membership-passkeys-title = Passkeys
membership-passkeys-what = Your phone or computer keeps a passkey for this site. You unlock it as you unlock the device; there is no password that somebody could steal.
membership-passkeys-name = Name
membership-passkeys-name-hint = So that you know it again: “My phone”, “Key on my key ring”.
membership-passkeys-add = Add a passkey
membership-passkeys-used = Added on { $added }, last used on { $used }
membership-passkeys-unused = Added on { $added }
membership-passkeys-rename = Rename “{ $name }”
membership-passkeys-rename-button = Rename
membership-passkeys-remove-of = Remove the passkey “{ $name }”
membership-passkey-over = That took more than five minutes, or was done already. Go back and try again.
membership-passkey-wrong = This passkey does not belong to anybody here. Use another one, or sign in with a link to your e-mail.
membership-passkey-name-wrong = A passkey’s name has between 1 and 60 characters.
membership-codes-title = One-time codes
membership-codes-what = A program on your phone shows six digits that change every thirty seconds. Any authenticator program does.
membership-codes-begin = Set up one-time codes
membership-codes-on = One-time codes are set up.
membership-codes-remove = Remove the one-time codes
membership-codes-already = One-time codes are set up already. Remove them first to set them up on another phone.
membership-codes-set-up = Set up one-time codes
membership-codes-pattern = Pattern for the camera of an authenticator program; the same stands below as letters
membership-codes-step-program = Open an authenticator program on your phone and choose to add an account.
membership-codes-step-scan = Point its camera at this pattern
membership-codes-step-type = Or type this into it:
membership-codes-step-confirm = Type the six digits that it shows
membership-codes-confirm = Confirm
membership-code = Six digits
membership-code-hint = From your authenticator program.
membership-code-button = Go on
membership-code-wrong = This is not the code of the moment. Wait for the next one; if it fails again, check that your phone’s clock is right.
membership-code-used = This code has been used. Wait for the next one.
membership-code-locked = Too many wrong codes. No code is accepted for an hour; a passkey or a recovery code still works.
membership-recovery-title = Recovery codes
membership-recovery-what = Ten codes on paper for the day when your phone is lost. Each works once.
membership-recovery-left = { $count ->
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
membership-recovery-make = Make recovery codes
membership-recovery-again = Make new ones; the old stop working
membership-recovery-keep = Print these codes or write them down, and keep them where you keep your passport.
membership-recovery-once = They are shown this once. Each works once, together with a link to your e-mail.
membership-recovery-made = { $organisation }, { $day }
membership-recovery-kept = I have kept them
membership-recovery-first = Add a passkey or one-time codes first; recovery codes are for when these are lost.
membership-recovery-shown = These codes were shown already. If you did not keep them, go back and make new ones.
membership-recovery-code = Recovery code
membership-recovery-code-hint = Four groups of four, such as 0a1b-2c3d-4e5f-6g7h.
membership-recovery-button = Use the recovery code
membership-recovery-wrong = This is none of your recovery codes, or it has been used.
membership-strong-title = Show that it is you
membership-strong-lede = You signed in with a link in a letter. What you want to open belongs to an office, and that takes more.
membership-strong-passkey-title = With your passkey
membership-strong-passkey = Use my passkey
membership-strong-code-title = With a one-time code
membership-strong-lost = I have lost it: use a recovery code
membership-strong-lost-none = Lost it? You have no recovery codes left; ask another administrator to give your office to somebody else until you are back.
membership-strong-none = You have neither a passkey nor one-time codes yet. Add one now; you go on from here at once.
membership-sign-in-passkey-title = Have you a passkey?
membership-sign-in-passkey = Sign in with my passkey
membership-identity-title = Your account at { $provider }
membership-identity-what = Whoever is signed in at { $provider } can then sign in here as you. { $provider } learns when you do, and nothing of what you do here. To use an office, show a passkey or a one-time code besides.
membership-identity-used = Linked on { $added }, last used on { $used }
membership-identity-unused = Linked on { $added }
membership-identity-link = Link my account
membership-identity-remove = Remove the link
membership-identity-button = Sign in with { $provider }
membership-identity-leaving = To { $provider }
membership-identity-leaving-lede = You are led on to { $provider }, to show who you are, and then back here. If nothing happens, press the button.
membership-identity-go = Go on
membership-identity-back = Welcome back
membership-identity-back-lede = { $provider } has answered. Press the button, and it is done.
membership-identity-go-on = Go on
membership-identity-away = The organisation’s sign-in does not answer as it should. Try again later, or sign in with a link to your e-mail.
membership-identity-wrong = The answer of the organisation’s sign-in does not fit. Nothing was done; begin again, or sign in with a link to your e-mail.
membership-identity-over = That took more than ten minutes, was done already, or began in another browser. Begin again.
membership-identity-refused = The organisation’s sign-in has not let you through. Begin again, or sign in with a link to your e-mail.
membership-identity-nobody = Nobody here has linked that account yet. Sign in with a link to your e-mail; then link the account under “How I sign in”.
membership-identity-taken = Another member has linked that account. Whoever it belongs to takes the link away under “How I sign in”.
membership-session-identity = By the organisation’s sign-in
membership-session-strong-identity = By the organisation’s sign-in, with more than a password
membership-done-identity-added = Your account is linked.
membership-done-identity-removed = The link to your account is taken away.
membership-sessions-title = Where I am signed in
membership-sessions-this = this one
membership-sessions-end = End
membership-sessions-end-of = End: { $browser }
membership-sessions-end-others = End all others
membership-session-seen = Began on { $began }, last used { $relative }
membership-session-link = With a link to your e-mail
membership-session-passkey = With a passkey
membership-session-code = With a one-time code
membership-session-recovery = With a recovery code
membership-session-made-up = With one click, in the demonstration
membership-done-strong = You have shown that it is you. If you were filling something in beside this page, send it again there.
membership-done-passkey-added = The passkey is added.
membership-done-passkey-named = The passkey has its new name.
membership-done-passkey-removed = The passkey is removed.
membership-done-codes-added = One-time codes are set up.
membership-done-codes-removed = One-time codes are removed.
membership-done-session-ended = That session has ended.
membership-done-sessions-ended = All other sessions have ended.
membership-letter-browser-subject = You signed in from a new browser
membership-letter-browser =
    { $when }: somebody signed in to { $organisation } as you, from a browser that you had not used before: { $browser }.

    If it was you, all is well.

    If it was not you, end that session here, and look after your mailbox:
    { $link }
membership-letter-ways-subject = How you sign in has changed
membership-letter-passkey-added =
    { $when }: a passkey was added to your entry at { $organisation }, from { $browser }.

    If it was not you, remove it here and end all other sessions:
    { $link }
membership-letter-passkey-removed =
    { $when }: a passkey was removed from your entry at { $organisation }, from { $browser }.

    If it was not you, end all other sessions here:
    { $link }
membership-letter-identity-added =
    { $when }: an account of the organisation’s sign-in was linked to your entry at { $organisation }, from { $browser }. Whoever is signed in there can sign in as you.

    If it was not you, take the link away here and end all other sessions:
    { $link }
membership-letter-identity-removed =
    { $when }: the link to an account of the organisation’s sign-in was taken from your entry at { $organisation }, from { $browser }.

    If it was not you, end all other sessions here:
    { $link }
membership-letter-codes-added =
    { $when }: one-time codes were set up for your entry at { $organisation }, from { $browser }.

    If it was not you, remove them here and end all other sessions:
    { $link }
membership-letter-codes-removed =
    { $when }: one-time codes were removed from your entry at { $organisation }, from { $browser }.

    If it was not you, end all other sessions here:
    { $link }
membership-letter-recovery-subject = A recovery code was used
membership-letter-recovery =
    { $when }: one of your recovery codes for { $organisation } was used, from { $browser }. It works no more.

    If it was not you, end that session here and make new codes:
    { $link }
membership-letter-locked-subject = Too many wrong codes
membership-letter-locked =
    { $when }: too many wrong one-time codes were typed for your entry at { $organisation }, from { $browser }. For an hour no code is accepted; a passkey or a recovery code still works.

    Whoever typed them had signed in with a link to your e-mail. If it was not you, end that session here, and look after your mailbox:
    { $link }

## Seeing and being seen

membership-can-reveal = Look at one contact field of one member, and write and read notes about her, which is written down and shown to her; define and give tags, set follow-ups
membership-can-oversee = See who looked at members’ contact fields
membership-field-name = Name
membership-field-email = E-mail address
membership-field-postcode = Postcode
membership-field-address = Postal address
membership-field-language = Language
membership-field-note = Notes
membership-field-letter = Letter
membership-look-membership = Her membership
membership-look-meeting = A meeting or an action
membership-look-ballot = A ballot
membership-look-welfare = Her welfare
membership-look-correction = Correcting her entry
membership-look-wrote = Wrote a note
membership-look-guest = Wrote to her as a guest
membership-reveal-title = Look at a contact field
membership-reveal-lede = One field of this one person. That you looked, when, in which office and why, is written down first and shown to her.
membership-reveal-field = Field
membership-reveal-purpose = What for
membership-reveal-note = In a few words
membership-reveal-note-hint = She reads it.
membership-reveal-button = Look
membership-reveal-needed = Choose a field and what you look for; a note has at most 200 characters.
membership-reveal-own = What is kept about yourself stands on your own page.
membership-reveal-too-many = You have looked as often as anybody does within an hour or a day. Nothing was shown, and those who look after this have been told. Try again later.
membership-revealed-title = { $field } of { $name }
membership-revealed-none-title = Nothing there
membership-revealed-none = Nothing is kept in this field.
membership-revealed-about = It is shown this once. To see it again, look again; that is written down as well.
membership-seen-title = Who looked at me
membership-seen-lede = Whenever an organiser looks at your address or postcode, or writes or reads notes about you, it is written down first, and stands here. So does each export that you are in, and each time that an officer looked along with you.
membership-seen-nobody-title = Nobody has looked
membership-seen-nobody = Nobody has looked at a contact field of yours, or at notes about you.
membership-seen-gone = Somebody who has been erased since
membership-seen-who = { $name }, { $role }, { $place }
membership-visible-title = Who can see me
membership-visible-lede = Those whose office reaches your place, with what it lets them see. Nobody else sees more of you than what you show yourself.
membership-visible-named = { $name }, { $role }
membership-visible-search = Finds you by name, and sees your name, place and standing
membership-visible-reveal = May look at one contact field, which you then see
membership-visible-notes = May write notes about you, give you tags and set follow-ups, and read them; you read them yourself
membership-visible-standing = Sees what happened to your membership
membership-visible-nobody-title = Nobody
membership-visible-nobody = No office reaches you at the moment.
membership-visible-never-title = What nobody sees
membership-visible-never = How you voted in a secret ballot once it has closed. Lists of addresses: there are none, but for exports that two officers stand for and that you then see. Whoever runs the server can open what it holds; they are bound by the law and by the rules.
membership-log-title = Who looked at whom
membership-log-count = { $count ->
    [0] Nobody has looked at a contact field yet.
    [one] One look so far. At most { $hour } in an hour and { $day } in a day by one person.
   *[other] { $count } looks so far. At most { $hour } in an hour and { $day } in a day by one person.
}
membership-log-head = The last row has this hash. Whoever noted it can tell later that no row before it was changed: flotilla access-log verify.
membership-log-nobody = Looks stand here as they are made, without the name of the one who was looked at.
membership-letter-stopped-subject = Somebody looked at very many contact fields
membership-letter-stopped =
    Hello,

    { $name } has looked at as many contact fields of members as anybody may within an hour or a day, and was stopped. Perhaps there is a good reason. Please ask.

    { $link }

## Undoing a mistake

membership-event-restored = The end that was entered before was a mistake and never counted
membership-ended-title = Memberships ended lately
membership-ended-lede = Removals and deaths that were entered in the last ninety days, in your places. What was entered by mistake is undone here, and then never counted.
membership-ended-removed = Removed on { $day }
membership-ended-died = Died, entered on { $day }
membership-ended-undo = It was a mistake
membership-ended-undo-of = It was a mistake: ending the membership of { $name }
membership-ended-none-title = None
membership-ended-none = Nobody in your places was removed or has died lately.
membership-restore-not-ended = This membership did not end by a removal or a death, so there is nothing to undo.

## Subscriptions

membership-standing-due = Member since { $day }; subscription to be paid by { $until }
membership-standing-lapsed = Membership lapsed on { $day }
membership-event-paid = Subscription paid up to { $until }
membership-event-returned = The payment up to { $until } came back
membership-can-subscriptions = Enter payments of subscriptions
membership-role-treasurer = Treasurer
membership-segment-standing-due = Subscription due
membership-join-again-owes = The time to pay your subscription was over when you left. Membership begins again when it is paid: see “Subscription”.
membership-subscription-title = Subscription
membership-subscription-no-member = No subscription is asked for.
membership-subscription-not-due = Membership asks for no subscription.
membership-subscription-begins = From { $day } on, membership asks for a subscription.
membership-subscription-paid = Paid up to { $day }.
membership-subscription-due = Your subscription is due. Please pay it before { $day }, when membership lapses.
membership-subscription-lapsed = Membership lapsed on { $day }, as the time to pay was over. When you pay, it begins anew from that day.
membership-subscription-tier = Kind of subscription
membership-subscription-tier-hint = You choose what fits you. Nobody asks for proof.
membership-subscription-choose = Choose
membership-subscription-how = How to pay
membership-subscription-reference = Reference: your membership number
membership-subscription-payments = Payments
membership-subscription-privacy-title = Who sees this
membership-subscription-privacy = You, and the treasurers of your places. What kind you chose is kept sealed. Organisers see whether it is due, not what you pay.
membership-tier = { $name }: { $amount } for { $months ->
    [one] a month
   *[other] { $months } months
}
membership-tier-concession = { $name }: { $amount } for { $months ->
    [one] a month
   *[other] { $months } months
}, if you cannot afford another
membership-tier-none = Choose one of the kinds that there are.
membership-tier-not-chosen = Not chosen yet
membership-tier-twice = Two kinds have the same name. Name them differently.
membership-tier-amount-wrong = Write an amount such as 24 or 24.50.
membership-currency-wrong = Write the three letters of a currency, such as GBP.
membership-day-wrong = Give a day, such as 2027-01-31.
membership-payments-title = Enter a payment
membership-payments-on = Paid on
membership-payments-on-hint = The day on which the money was paid, even if it is entered late.
membership-payments-until = Paid up to
membership-payments-until-hint = The first day that is not paid for.
membership-payments-button = Enter payment
membership-payments-returned-lede = If the bank took a payment back, it counts no more from now on, and there is time to pay anew.
membership-payments-returned = A payment came back
membership-payments-returned-button = It came back
membership-paid-own = Nobody enters their own payments.
membership-paid-none = No such payment can come back. Choose one of the list.
membership-paid-on-wrong = Give the day of the payment: today or within the last two years.
membership-paid-until-wrong = Give a day after that of the payment and within the next five years.
membership-rules-title = Rules of subscriptions
membership-rules-lede = From when on membership asks for a subscription, what it costs, and how long there is time to pay. What was under an earlier rule stays under it.
membership-rules-empty-title = None so far
membership-rules-empty = Membership asks for no subscription.
membership-rule-from = From { $day } on
membership-rule-asks = A subscription is due. Whoever does not pay within { $count ->
    [one] a day
   *[other] { $count } days
} lapses.
membership-rule-asks-nothing = No subscription is due.
membership-rule-next = The next rule
membership-rule-next-lede = It begins at least fourteen days from now, so that everybody can be told. It cannot be changed once it is entered; another one can follow it.
membership-rule-starts = Begins on
membership-rule-starts-hint = On its first day everybody who has not paid begins to have time to pay.
membership-rule-asks-what = What it asks for
membership-rule-due = A subscription
membership-rule-none = Nothing
membership-rule-grace = Days that there are to pay
membership-rule-grace-hint = 14 to 366. For so long whoever owes stays a member with all rights.
membership-rule-currency = Currency, three letters
membership-rule-how = How to pay
membership-rule-how-hint = For example the account, or where to hand over cash. Members give their number as the reference.
membership-rule-tier = Kind { $number }
membership-rule-tier-name = Name
membership-rule-tier-amount = Amount
membership-rule-tier-months = For how many months
membership-rule-tier-concession = For those who cannot afford another
membership-rule-button = Enter this rule
membership-rule-too-soon = Give a day at least { $days } days from now.
membership-rule-same-day = A rule begins on that day already. Give another day.
membership-done-tier = Your choice is kept.
membership-done-paid = The payment is entered.
membership-done-rule = The rule is entered. Everybody’s standing is being worked out anew.
membership-letter-due-soon-subject = Your subscription is due soon
membership-letter-due-soon =
    Hello { $name },

    your membership of { $organisation } is paid for up to { $due }. From then on there is time to pay until { $until }.

    How to pay, and what kinds of subscription there are: { $link }

    You get this letter because it concerns your membership.
membership-letter-due-subject = Your subscription is due
membership-letter-due =
    Hello { $name },

    your subscription to { $organisation } is due. Please pay it before { $until }, when membership lapses. Until then you keep all rights. If you have paid, it may not have been entered yet, and you need do nothing.

    How to pay, and what kinds of subscription there are: { $link }

    You get this letter because it concerns your membership.
membership-letter-last-subject = Your membership lapses on { $until }
membership-letter-last =
    Hello { $name },

    your subscription to { $organisation } has not been paid, as far as we know. On { $until } your membership lapses. You then can neither vote nor hold an office. If money is short, choose the kind of subscription that fits, or write to your organiser.

    How to pay: { $link }

    You get this letter because it concerns your membership.
membership-letter-lapsed-subject = Your membership has lapsed
membership-letter-lapsed =
    Hello { $name },

    the time to pay your subscription to { $organisation } was over on { $until }, and your membership has lapsed. When you pay, it begins anew. If you paid before that day, tell us: then it never lapsed.

    { $link }

    If you do not come back, what we keep about you is erased half a year from that day.

## Cases

membership-cases-title = Cases
membership-cases-lede = Complaints about members of your places, as far as you have no interest of your own in them. What is due first comes first.
membership-cases-open = Open
membership-cases-closed = Closed
membership-cases-none-title = None
membership-cases-none = There is no open case.
membership-own-cases-title = Complaints
membership-own-cases-lede = Cases that concern you: those about you that were put to you, and those in which you complained.
membership-own-case-about = About you, begun on { $day }
membership-own-case-yours = Your complaint of { $day }
membership-case-open = Begin a case
membership-case-open-lede = A case has a rule, deadlines, and a right to be heard. Nobody is suspended or removed in it without reasons that she reads and can contest.
membership-case-about = A case about { $name }
membership-case-back = Back to the member
membership-case-begin = Begin
membership-case-rule = Rule
membership-case-rule-hint = The clause that is said to be broken, such as 9.2.
membership-case-place = Place
membership-case-complainant = Complained
membership-case-nobody = Nobody: the movement itself
membership-case-erased = Not known any more
membership-case-complainant-number = Membership number of who complained
membership-case-complainant-hint = Leave it empty where the movement itself begins the case. Who complained does not decide.
membership-case-no-number = Nobody has that number. Check the twelve digits on the card.
membership-case-text = What happened
membership-case-text-hint = What, when, where, and who saw it. The member reads this when it is put to her.
membership-case-privacy = Texts of a case are sealed with a key of its own and read by the officers who may act in it, and by the member once it is put to her. She is not told who complained. Two years after its end the case is destroyed.
membership-case-own = Nobody complains about themselves.
membership-case-course = What was done
membership-case-next = What comes next
membership-case-what = What you do
membership-case-days = For how many days
membership-case-days-hint = To answer: 14 to 90. To suspend until it is looked at again: 1 to 90. To suspend by decision: 1 to 366.
membership-case-reasons = Reasons
membership-case-reasons-hint = The member reads them.
membership-case-words-hint = The officers who act in the case read them.
membership-case-no-interest = I have no interest of my own in this case
membership-case-no-interest-hint = No friendship, family, business, rivalry or part in what happened.
membership-case-interest-needed = Who has an interest of her own in a case does nothing in it. Tick this only if it is true.
membership-case-button = Enter
membership-case-stage-new = Waits to be taken on
membership-case-stage-taken-on = Somebody looks into it
membership-case-stage-put = Put to the member, who can answer
membership-case-stage-answered = The member has answered
membership-case-stage-decided = Decided; an appeal is possible
membership-case-stage-appealed = Under appeal
membership-case-stage-closed = Closed
membership-case-due-take-on = To be taken on by { $day }
membership-case-due-answer = The member can answer until { $day }
membership-case-due-decide = To be decided by { $day }
membership-case-due-appeal = An appeal is possible until { $day }
membership-case-due-decide-appeal = The appeal is to be decided by { $day }
membership-case-due-review = The suspension is looked at again by { $day }, or ends
membership-case-did-opened = A complaint was made
membership-case-did-taken-on = Somebody without an interest of their own took it on
membership-case-did-put = It was put to the member, who can answer until { $day }
membership-case-did-answered = The member answered
membership-case-did-suspended = Suspended until { $day }, unless it is looked at again
membership-case-did-goes-on = The suspension was looked at again and goes on until { $day }
membership-case-did-lifted = The suspension was lifted
membership-case-did-contested = The member contested the suspension
membership-case-did-confirmed = Somebody else looked at the suspension, and it stays
membership-case-did-decided = It was decided
membership-case-did-decided-nothing-in-it = Decided: there is nothing in it
membership-case-did-decided-warned = Decided: a warning
membership-case-did-decided-suspended = Decided: suspended until { $day }
membership-case-did-decided-removed = Decided: membership ends
membership-case-did-appealed = The member appealed
membership-case-did-upheld = The appeal failed; the decision stays
membership-case-did-overturned = The appeal succeeded; the decision counts no more
membership-case-did-withdrawn = The complaint was taken back
membership-case-do-taken-on = Take it on
membership-case-do-put = Put it to the member, with days to answer
membership-case-do-suspended = Suspend for now, for so many days
membership-case-do-goes-on = The suspension goes on, for so many days
membership-case-do-confirmed = The suspension stays
membership-case-do-lifted = Lift the suspension
membership-case-do-nothing-in-it = Decide: there is nothing in it
membership-case-do-warned = Decide: a warning
membership-case-do-decided-suspended = Decide: suspend for so many days
membership-case-do-removed = Decide: membership ends
membership-case-do-upheld = The decision stays
membership-case-do-overturned = The decision counts no more
membership-case-do-answered = Answer
membership-case-do-contested = Contest the suspension: somebody else looks at it
membership-case-do-appealed = Appeal: somebody else decides
membership-case-do-withdrawn = Take the complaint back
membership-case-interest = You have an interest of your own in this case.
membership-case-hers = Only the member herself does that.
membership-case-complainants = Only who complained takes it back.
membership-case-closed = This case is closed.
membership-case-not-now = That cannot be done where the case stands.
membership-case-not-taken-on = Who took the case on puts it to the member.
membership-case-unheard = The member has to be heard first: put it to her, and wait for her answer or the end of her time.
membership-case-answer-too-soon = Give the member at least 14 days to answer.
membership-case-too-long = A suspension is looked at again after 90 days at most.
membership-case-other-person = Somebody else has to do that: you looked into the case, or decided before.
membership-complain-title = Complain about a member
membership-complain-lede = If a member broke a rule of the movement, officers without an interest of their own look into it.
membership-complain-link = Write a complaint
membership-complain-number = Membership number
membership-complain-number-hint = Twelve digits. If you do not know it, write to an organiser of your place.
membership-complain-number-wrong = Give the twelve digits of the membership number.
membership-done-case = It is entered, and told to whom it concerns.
membership-done-complained = Your complaint has begun a case. You see here how it goes.
membership-letter-case-subject = There is news in a matter that concerns you
membership-letter-case =
    Hello,

    something was done in a case at { $organisation } that concerns you. What it is stands on your own pages, not in this letter.

    { $link }
membership-letter-suspended-subject = Your rights as a member are held back
membership-letter-suspended =
    Hello,

    your rights as a member of { $organisation } are held back until { $until }, by rule { $rule }. If nobody looks at it again before, that ends by itself. You stay a member.

    The reasons, and how to contest it so that somebody else looks at it: { $link }

## The card

membership-card-title = Membership card
membership-card-lede = Show it where somebody asks whether you are a member. Its pattern is signed and can be checked without a network. It counts for a month; then open this page again.
membership-card-none = There is a card for members whose rights are not held back.
membership-card-pattern = The card as a pattern for a phone’s camera
membership-card-name = Name
membership-card-organisation = Member of
membership-card-until = Counts until
membership-card-text = The text of the card
membership-card-text-hint = What a phone’s camera reads from the pattern. It begins with FLOTILLA-CARD-1.
membership-card-check = Check a card
membership-card-check-lede = Whether this organisation signed a membership card, and whether it still counts. Nothing is looked up or kept; once this page is open, new browsers need no network for it.
membership-card-check-button = Check
membership-card-good = { $name }, membership number { $number }, is a member. This card counts until { $day }.
membership-card-malformed = This is not the text of a card. Read the pattern again, whole.
membership-card-forged = This organisation did not sign this card, or it was changed.
membership-card-over = This card counted until { $day }. Its holder can open a new one.
membership-card-key = The key
membership-card-key-lede = With this key anybody checks cards with a program of their own: Ed25519, in hexadecimal.

## Kept out of lists

membership-out-title = Out of lists
membership-out-lede = If it is safer for you, you are kept out of every list, search and directory, and your name is not shown with an office. Your vote and all other rights stay. Those who decide on memberships still find you by your number.
membership-out-protected = An officer keeps you out of lists for your protection.
membership-out-button = Keep me out of lists
membership-out-end = Put me back into lists
membership-out-office = For who is under age or at risk: kept out of every list, search and directory, found by her number alone by those who decide on memberships.
membership-out-office-button = Keep out of lists
membership-out-office-end = Put back into lists

## Welcoming

membership-welcome-title = New members
membership-welcome-nobody = Nobody waits to be welcomed.
membership-welcome-few = Fewer than { $smallest } wait to be welcomed.
membership-welcome-count = { $count ->
    [one] One waits to be welcomed.
   *[other] { $count } wait to be welcomed.
}
membership-welcome-oldest = The first joined { $when }.
membership-welcome-none-title = Everybody is welcomed
membership-welcome-none = Whoever joins at home in your places stands here for sixty days, or until somebody welcomes them.
membership-welcome-shares = Where they are at home
membership-welcome-list = Who waits longest
membership-welcome-done = Welcomed
membership-welcome-done-of = Welcomed: { $name }
membership-done-welcomed = Noted that somebody welcomed them.
membership-join-surge = Very many are joining just now: { $count ->
    [one] one letter waits
   *[other] { $count } letters wait
}, the first since { $when }. Yours goes out in its turn; you need do nothing, and the link lasts three days from when you asked.
membership-case-accuser = You began this case, and nobody else complained: somebody else has to do that.
membership-standing-case = There is a case about this member: that is decided there, and suspending only in a case.
membership-case-not-reached = Nobody in your places has that number. Who lives elsewhere complains herself. Check the twelve digits on the card.
membership-out-name = Name not shown
membership-visible-subscription = Enters your payments, and sees them with the kind of subscription that you chose
membership-own-stage-put = Put to you: you can answer
membership-own-stage-answered = You have answered
membership-own-did-put = It was put to you; you can answer until { $day }
membership-own-did-answered = You answered
membership-own-did-contested = You contested the suspension
membership-own-did-appealed = You appealed

## How long what is kept

membership-kept-title = How long we keep what
membership-kept-lede = What has an end goes by itself: the program looks every hour, and destroys what is over.
membership-kept-member = What belongs to your membership itself, such as your name and your history, is kept while you are a member. What you voted in a secret ballot is kept nowhere in a way that leads to you.
membership-kept-report-title = What was let go
membership-kept-report = Beside each kind stands how much went, and when somebody last looked. These are numbers only; nothing of what went is kept.
membership-kept-days = { $count ->
    [one] one day
   *[other] { $count } days
}
membership-kept-own-end = until its own end
membership-kept-none-gone = Nothing has gone yet. Looked at { $looked }.
membership-kept-gone = { $count } gone in all, { $last } of them { $when }. Looked at { $looked }.
membership-kept-former-members = All that is kept of members who left, were removed or died, after that day
membership-kept-sessions = That you are signed in, after signing in
membership-kept-letters = Letters that could not be sent
membership-kept-outbox = Messages from one part of the program to another
membership-kept-sign-in-links = Links to sign in
membership-kept-email-changes = Links to confirm a new e-mail
membership-kept-threads = What was written to organisers and what they answered, after the last word
membership-kept-cases = Complaints and all that was done in them, after they are closed
membership-kept-welcomes = That a new member was welcomed
membership-kept-subscription-reminders = That a reminder was sent
membership-kept-ceremonies = Questions to a passkey or to the organisation’s sign-in
membership-kept-one-time-codes = One-time codes that were begun and never confirmed
membership-kept-known-browsers = From which browsers you signed in, after the last time
membership-kept-notes = What officers noted about a member, to the day that stands beside it
membership-kept-person-tags = Tags of members, to the day that stands beside them
membership-kept-follow-ups = That somebody is to come back to a member, some time after it was done
membership-kept-guests = That you were a guest of a place, after that ended
membership-kept-new-branch-backers = Who would join a branch, after it is founded or comes to nothing
membership-kept-new-branches = Branches that came to nothing, with their reasons
membership-kept-withdrawals = What was taken back, ended or objected to, so that a restored back-up hears of it
membership-kept-withheld = That somebody’s offices opened nobody to them while they stood in a ballot
membership-kept-applications = Applications that nobody confirmed
## Notes

membership-notes-title = Notes
membership-notes-open = Notes: read or write
membership-notes-about = Notes about { $name }
membership-notes-count = { $count ->
    [0] No notes stand at the moment.
    [one] One note stands at the moment.
   *[other] { $count } notes stand at the moment.
}
membership-notes-read-title = Read the notes
membership-notes-read-lede = That you read them, when, in which office and what for, is written down first and shown to her.
membership-notes-read-button = Read
membership-notes-none = No note that your office reaches stands any more.
membership-notes-once = They are shown this once. To see them again, read them again; that is written down as well.
membership-notes-back = Back to writing and reading
membership-notes-privacy = Notes belong to the place where the member was at home when they were written. Only officers who reach that place and her home of today read them; when she moves away, they are out of your sight.
membership-note-write-title = Write a note
membership-note-warn-read = She can read this at any time, with your name, your office and the time. Write what you would say to her face.
membership-note-warn-sensitive = Nothing about health, beliefs, origin, love life or trade unions, no opinions that she holds or that you have of her, and nothing about other people.
membership-note-warn-goes = It is destroyed on the day that you choose below, and nobody can bring it back.
membership-note-text = Note
membership-note-text-hint = What has to be known for the work, in at most { $most } characters: “Can lend us the van on Saturdays”.
membership-note-days = How long it stands
membership-note-period = { $count ->
    [one] For one day: destroyed on { $day }
   *[other] For { $count } days: destroyed on { $day }
}
membership-note-button = Write the note
membership-note-until = Destroyed on { $day }
membership-note-asked = Asked on { $asked } to remove it. Unless somebody else than the writer decides that it stays, it is destroyed on { $day }.
membership-note-kept = It was asked to remove it; { $name } decided on { $day } that it stays.
membership-note-remove = Destroy it now
membership-note-keep = Let it stay
membership-note-ask = Ask to remove it
membership-note-gone = That note is gone.
membership-note-decided = Somebody has decided already that this note stays until its day.
membership-note-not-asked = Nobody has asked to remove this note.
membership-note-own = You wrote this note yourself: somebody else has to decide that it stays.
membership-note-full = There are as many notes about this member as there can be. Destroy one first.
membership-note-party = You complained about this member, and the case is open. Until it is closed, others write and read notes here.
membership-done-note = The note is written. She can read it from now on.
membership-done-note-asked = Asked. Unless somebody else than the writer decides that it stays, it is destroyed on the day shown here.
membership-own-notes-title = What is noted about me
membership-own-notes-lede = Organisers of your place can write short notes. You read all of them here, with who wrote them; each is destroyed on its day.
membership-own-notes-none = No note about you stands at the moment.
membership-own-notes-decide-title = When you ask to remove a note
membership-own-notes-decide = It is destroyed within { $days } days. Only another officer whose office reaches you, never the one who wrote it, can decide that it stays until its day; you then see who decided that.

## Tags and follow-ups

membership-tags = Tags
membership-tags-title = Tags of my places
membership-tags-lede = Words to find members by: who can drive, who helps at stalls. A member at home in a place can have its tags and those of all that it lies in. She sees them, and takes off what she does not want.
membership-tags-none-title = No tags yet
membership-tags-none = An officer defines them for her place below.
membership-tags-new = Define a tag
membership-tags-warn = For what somebody does or can do. Nothing about health, beliefs, origin, love life or trade unions, and no opinions, neither theirs nor yours. Every member reads her own tags.
membership-tags-place = Place
membership-tags-word = Tag
membership-tags-word-hint = At most 40 characters; { $most } for one place.
membership-tags-button = Define
membership-tags-drop = take off
membership-tags-drop-what = Take off “{ $word }”
membership-tags-end-what = Delete “{ $word }”
membership-tags-end-about = Everybody who has it loses it, and it cannot be brought back.
membership-tags-end = Delete for everybody
membership-tags-already = The place has this tag already.
membership-tags-full = The place has as many tags as it can have. Delete one first.
membership-tags-of = Tags of { $name }
membership-tags-of-lede = What you tick, she has for a year, and she sees it.
membership-tags-save = Save
membership-tags-change = Change tags
membership-tags-objects = This member objects to being chosen by anything that is known about her. She has no tags.
membership-tag-of = { $word } ({ $place })
membership-tag-until = since { $since }, gone on { $day }
membership-own-tags-lede = Officers of your places find you by these. Take off what you do not want.
membership-own-follow-lede = When an officer means to come back to you, and what about.
membership-follow-title = Follow-ups
membership-follow-waiting = { $count ->
    [one] Follow-ups: one for you
   *[other] Follow-ups: { $count } for you
}
membership-follow-mine = For me
membership-follow-places = In my places
membership-follow-none-title = Nothing for you
membership-follow-none = Follow-ups are set on the page of a member. Those that are yours stand here, what is due first in front.
membership-follow-due = By { $day }
membership-follow-overdue = Was due by { $day }
membership-follow-was-done = Done on { $day }
membership-follow-done = Done
membership-follow-done-of = Done: { $name }
membership-follow-later = { $count ->
    [one] Put off for a day
   *[other] Put off for { $count } days
}
membership-follow-take = I do it
membership-follow-take-of = I do it: { $name }
membership-follow-nobody = for whoever takes it
membership-follow-privacy = A follow-up goes thirty days after its day, or after it was done; what it is about goes when it is done. When an office ends, what was assigned to it is again for all officers of the place.
membership-follow-of = Come back to { $name }
membership-follow-set = Set a follow-up
membership-follow-warn = She reads this at any time. Nothing about health, beliefs, origin, love life or trade unions, and no opinions. It goes thirty days after its day, or after it was done.
membership-follow-by = By
membership-follow-by-hint = From today to { $day }.
membership-follow-by-wrong = Choose a day from today on, within the time that stands above.
membership-follow-who = Who does it
membership-follow-words = What about
membership-follow-words-hint = In a few words: “Bring the key back”.
membership-follow-button = Set
membership-follow-full = As many follow-ups are open about this member as can be. Do one first.
membership-follow-gone = That follow-up is gone.
membership-done-follow = The follow-up is set.
## Requests about data
membership-can-status = Enter and confirm what the organisation is in law
membership-can-requests = Answer what people ask about the data that is kept of them
membership-role-data-protection = Data protection officer
membership-kept-requests = Requests about data, counted from their answer
membership-hold-requests = That there was a request about data, its dates and how it ended, without your name and your words
membership-hold-law-requests = UK GDPR, Articles 5(2) and 12(3): to show that requests are answered in time
membership-done-request = The request is entered, and its clock runs.
membership-done-request-step = Noted.
membership-rights-requests = Most of what the law gives you over your data you do yourself: read it, take it along, correct it, object, have it erased. For everything else, make a request; it is answered within 30 days.
membership-own-requests-title = Requests about my data
membership-own-requests-open = Make a request, or see what became of one
membership-own-requests-lede = For what you cannot do yourself. These you can do at once:
membership-own-requests-ask = Make a request
membership-own-requests-button = Send the request
membership-own-requests-clock-title = How long it takes
membership-own-requests-clock = A request is answered within 30 days, and never later than a month. It can be given up to two months more, once, and you are told why. If it is not, or not wholly, done as you asked, you can complain to the supervisory authority.
membership-request-kind = What it is about
membership-request-kind-access = A copy, or what is kept and why
membership-request-kind-correction = Correct something
membership-request-kind-erasure = Erase something
membership-request-kind-restriction = Use it for nothing for the time being
membership-request-kind-portability = In a form for another program
membership-request-kind-objection = Do not use it for something
membership-request-kind-other = A complaint, or something else
membership-request-words = What you ask for
membership-request-words-hint = It is encrypted, and read by those who answer requests for the movement as a whole.
membership-request-words-of = What was asked for, as it was said
membership-request-by-page = Asked on the page
membership-request-by-letter = Came by letter
membership-request-by-telephone = Came by telephone
membership-request-by-mouth = Came by word of mouth
membership-request-entered = Entered by an officer
membership-request-owned = Taken on by whoever answers it
membership-request-extended = Given more time, until { $day }
membership-request-done = Done as it was asked
membership-request-partly = Done in part
membership-request-refused = Refused
membership-request-erased = Closed, as everything was erased
membership-request-due =
    { $count ->
        [0] Due by { $day }, today
        [one] Due by { $day }, 1 day left
       *[other] Due by { $day }, { $count } days left
    }
membership-request-overdue =
    { $count ->
        [one] Was due by { $day }, 1 day late
       *[other] Was due by { $day }, { $count } days late
    }
membership-request-answered-in-time = Answered in time, on { $day }
membership-request-answered-late = Answered late, on { $day }
membership-request-is-late = overdue
membership-request-no-owner = Nobody has taken it on yet
membership-request-owner = { $name } answers it
membership-request-because = Why it takes longer
membership-request-answer = The answer
membership-request-complain = You have the right to complain to the supervisory authority for data protection, in the United Kingdom the Information Commissioner (ico.org.uk), and to go to court.
membership-requests-title = Requests about data
membership-requests-lede = What people ask about their data and cannot do themselves. Those that nobody has taken on come first. You do not see your own here.
membership-requests-open = Open
membership-requests-answered = Answered in the last twelve months
membership-requests-overdue = Overdue now
membership-requests-in-time = Answered in time, in the last twelve months
membership-requests-late = Answered late, in the last twelve months
membership-requests-none = None
membership-requests-few = Fewer than { $smallest }, but at least one
membership-requests-figures = Requests about data in figures
membership-requests-figures-lede = What people ask about their data, and whether it is answered in time.
membership-requests-enter = Enter a request that came by letter or otherwise
membership-requests-enter-lede = Its clock runs from the day on which it came.
membership-requests-enter-button = Enter the request
membership-request-number = Membership number of whoever asks
membership-request-channel = How it came
membership-request-received = The day on which it came
membership-request-received-hint = Within the last year, and not in the future.
membership-request-received-wrong = Choose a day within the last year that is not in the future.
membership-request-on-paper = There is no e-mail address. Tell this person by letter what happens with the request.
membership-request-take = I will answer it
membership-request-to-answer = Answer it
membership-request-outcome = How it ends
membership-request-answer-hint = Whoever asked reads it. If it is refused or done in part, say why.
membership-request-answer-button = Send the answer
membership-request-longer = Give it more time
membership-request-longer-lede = Once, only if the request is complex or there are many. Whoever asked reads the reason.
membership-request-longer-by = How much more
membership-request-longer-button = Give it more time
membership-request-months =
    { $count ->
        [one] One month
       *[other] { $count } months
    }
membership-request-gone = There is no such request or person.
membership-request-full = As many requests are open as can be. Wait until one of them is answered.
membership-request-own = Nobody handles their own request.
membership-request-answered = It is answered already.
membership-request-not-yours = Take it on first.
membership-request-extended-already = It was given more time already, which can be done once.
membership-request-late = It is late already, and cannot be given more time.
membership-letter-request-subject = Your request about your data
membership-letter-request-came =
    Hello,

    { $organisation } has your request about your data. It will be answered by { $day }.

    { $link }
membership-letter-request-longer =
    Hello,

    your request about your data at { $organisation } needs more time. It will be answered by { $day }. Why, you read here:

    { $link }
membership-letter-request-answered =
    Hello,

    your request about your data at { $organisation } is answered. Read the answer here:

    { $link }
membership-letter-request-waits-subject = A request about data waits
membership-letter-request-due =
    Hello,

    a request about data is due by { $day }.

    { $link }

    { $organisation }
membership-letter-request-late =
    Hello,

    a request about data was due by { $day } and is late. Everybody can see that there is one.

    { $link }

    { $organisation }

## Exports

membership-can-export = Ask for an export of members’ particulars, which somebody else must let go
membership-can-export-approve = Let go, or refuse, an export that somebody else asked for
membership-can-exports = See the exports that they asked for or can decide on
membership-can-import = Enter many members from a file
membership-field-export = Export
membership-visible-export = May ask for an export for a stated purpose; a second officer must let it go, and you then see it
membership-seen-export = Export: { $fields }
membership-exports-title = Exports
membership-exports-lede = Members’ particulars in a file, for one purpose that two people stand for. Nothing else leaves this site in bulk.
membership-exports-none-title = None
membership-exports-none = Nobody has asked for an export that you can see. To ask for one, choose people of your places first.
membership-export-new = Ask for an export of them
membership-export-ask = Ask a second person
membership-export-before = Is there another way? A mailing, and a letter on paper to those it could not reach, need no file. Where a file must leave, ask for the fewest people and fields.
membership-export-holds = At most { $count }. Whoever objects to the use of their data or is kept out of lists is not in it.
membership-export-purpose = What it is for
membership-export-purpose-post = Letters by post
membership-export-purpose-online-meeting = Invitations to an online meeting
membership-export-purpose-meeting = Attendance list of a meeting
membership-export-purpose-count-check = Checking the number of members
membership-export-purpose-with = { $purpose }: { $fields }
membership-export-field-number = membership number
membership-export-field-name = name
membership-export-field-email = e-mail address
membership-export-field-address = postal address
membership-export-field-postcode = postcode
membership-export-field-home = place
membership-export-field-standing = standing
membership-export-who = Who
membership-export-fields = Fields
membership-export-reason = Why
membership-export-reason-hint = Who will use the file, and for what? The second person reads it, and it is kept. Name no member. At most { $most } characters.
membership-export-why-not = Why not
membership-export-decide = Your decision
membership-export-decide-about = Does the purpose need these members and these fields? If you let it go, the person who asked can take the file for 24 hours. Each member in it sees that, and your decision is kept.
membership-export-let-go = Let it go
membership-export-refuse = Refuse
membership-export-withdraw = Take it back
membership-export-until = You can take the file until { $when }. It is for you alone; each line says so. Delete it when it has done what it was for.
membership-export-take = Take the file
membership-export-waits = Waits for you
membership-export-misused = Used for something else
membership-export-misused-about = A made-up member of this export got mail. Nobody should have written there. It may be a breach that must be reported within 72 hours; flotilla touched names whose particulars they are.
membership-export-heard = { $when }, from { $from }
membership-export-id = Export { $id }
membership-export-state-asked = Waits for a second person
membership-export-state-lapsed = Nobody decided in time
membership-export-state-withdrawn = Taken back
membership-export-state-refused = Refused
membership-export-state-listing = Being made
membership-export-state-ready = Can be taken
membership-export-state-void = Came to nothing
membership-export-state-over = Its time is over
membership-export-step-asked = { $when }: asked for by { $who }
membership-export-step-withdrawn = { $when }: taken back by { $who }
membership-export-step-let-go = { $when }: let go by { $who }
membership-export-step-refused = { $when }: refused by { $who }
membership-export-step-taken = { $when }: file taken by { $who }
membership-export-rules-title = How exports work
membership-export-rules = Somebody asks, with a purpose and a reason. A second person, in another role, decides within seven days; neither may have given the other an office. The file holds the fields of its purpose, can be taken for 24 hours by the one who asked, and has two made-up members in it, so that misuse is noticed.
membership-export-own = Nobody decides on an export that they asked for.
membership-export-not-yours = None of your offices lets you do that there.
membership-export-same-role = You hold the same role as the person who asked. Somebody in another role must decide.
membership-export-appointed = One of you two gave the other an office. Somebody else must decide.
membership-export-changed = This export is no longer as you read it, or no longer waits. Please look again.
membership-export-nobody = Nobody is in it.
membership-export-too-many = So many members do not leave at once. Choose fewer.
membership-export-taken = The file was taken as often as it can be.
membership-done-export-asked = Asked. Those who can decide have been written to.
membership-done-export-withdrawn = Taken back.
membership-done-export-decided = Decided.
membership-letter-export-asked-subject = An export of members waits for your decision
membership-letter-export-asked =
    Hello,

    { $name } asks for an export of members of { $place }. Please read what it is for, and let it go or refuse it.

    { $link }
membership-letter-export-refused-subject = Your export was refused
membership-letter-export-refused =
    Hello,

    the export of members of { $place } that you asked for was refused. The reason stands here:

    { $link }
membership-letter-export-ready-subject = Your export can be taken
membership-letter-export-ready =
    Hello,

    the export of members of { $place } that you asked for was let go. You can take it until { $until }, signed in with a passkey or code:

    { $link }
membership-letter-export-heard-subject = A made-up member of export { $export } got mail
membership-letter-export-heard =
    Hello,

    somebody wrote to a made-up member of export { $export }, which { $name } asked for. Nobody should have used that address. It may be a breach that must be reported within 72 hours.

    { $link }
membership-kept-export-members = Who was in an export
membership-kept-exports = That somebody asked for an export, and who decided

## Two entries of one person

membership-merge-title = Entered twice
membership-merge-about = When this person has another entry as well, the two can be made one.
membership-merge-open = Compare with another entry
membership-merge-lede = Look closely: two people can bear the same name. Both addresses are written to, and for fourteen days you, or whoever signs in to either entry, can undo it.
membership-merge-namesakes = Others of this name in your places
membership-merge-with = Compare with { $name }, { $place }
membership-merge-number = Number of the other entry
membership-merge-number-hint = The twelve digits of the membership number. Both must be members at home in your places.
membership-merge-look = Compare
membership-merge-name = Name
membership-merge-home = Home
membership-merge-standing = Standing
membership-merge-same-name = The names are the same.
membership-merge-other-name = The names are not the same.
membership-merge-same-postcode = The postcodes are the same.
membership-merge-other-postcode = The postcodes are not the same.
membership-merge-stays = Which entry stays?
membership-merge-stays-hint = Its name, address and home stay, and what it agreed to. The other is set aside at once; what happened to it, what it paid and its offices come to the one that stays.
membership-merge-stays-this = { $name }, number { $number }
membership-merge-sure = I have made sure that both are the same person
membership-merge-sure-needed = Say that you have made sure of it.
membership-merge-button = Make them one
membership-merge-own = You cannot do this with an entry of your own. Ask another officer.
membership-merge-same = This is the number of the same entry. Type that of the other.
membership-merge-not-both = No member of your places has this number.
membership-merge-already = One of the two is being made one with another entry already.
membership-merge-office = The entry that would go holds an office. End it first, or let that entry stay.
membership-merge-unreached = The entry that would go has no e-mail address, so nobody there could be told. That is possible only where names and postcodes are the same; or let that entry stay.
membership-merge-in-case = One of the two is in a case that is not closed, or stands in a ballot. Wait until that is over.
membership-merge-histories = What happened to the two does not go together: one of them ended while the other went on. Correct that first.
membership-mergers-title = Entries made one
membership-mergers-lede = Of the last ninety days. Until it is final, each can be undone, and both entries are then as they were.
membership-mergers-none-title = None
membership-mergers-none = Nobody of your places was found to be entered twice.
membership-merger-open = Can be undone until { $day }
membership-merger-undone = Undone on { $day }
membership-merger-done = Final since { $day }
membership-merger-by = Begun on { $day } by { $name }
membership-merger-undo-of = Undo it: the two entries of { $name } are two again
membership-merger-undo = Undo it
membership-merger-over = This is final, or was undone already.
membership-done-merged = The two are one. It can be undone for fourteen days.
membership-done-unmerged = Undone. Both entries are as they were.
membership-standing-set-aside = Set aside since { $day }, as another entry was taken to be the same person’s
membership-event-set-aside = Set aside, as another entry was taken to be the same person’s
membership-me-set-aside = This entry was taken to be another one of the member with number { $number }, and is set aside. On { $day } it is given up, and what happened to it goes to the other. Is that not you? Undo it.
membership-me-takes-over = Another entry, number { $number }, was taken to be yours as well. On { $day } what happened to it comes to this one. Is that not you? Undo it.
membership-me-not-mine = That is not me: undo it
membership-kept-mergers = That two entries of one person were made one: the ids, when, and by whom
membership-letter-merged-subject = { $organisation }: two entries are made one
membership-letter-merged =
    Hello,

    an officer of { $organisation } takes two entries of members for one person’s: you are written to at the address of one of them. If both are you, there is nothing to do. If not, sign in and undo it, until { $day }:

    { $link }
## Status of the organisation

membership-consent-party = I want to be a member of { $organisation }. It is a registered political party. Because I am a member, it keeps my name, my e-mail address, my postcode and the dates of my membership, as long as I am a member and half a year beyond, so that I can take part in its decisions. I know that this shows a political opinion, that the law lets a registered party keep it for its political activities, that I can object in writing, and that I can leave and have everything erased at any time. Wording of { $version }.
membership-consent-union = I want to be a member of { $organisation }. It is a trade union. Because I am a member, it keeps my name, my e-mail address, my postcode and the dates of my membership, as long as I am a member and half a year beyond, so that I can take part in its decisions, and because the law wants a register of a union’s members. I know that I can leave at any time and have everything erased that the law does not want kept. Wording of { $version }.
membership-consent-register = I want to be a member of { $organisation }. I agree that it keeps my name, my e-mail address, my postcode and the dates of my membership, as long as I am a member and half a year beyond, so that I can take part in its decisions. I know that the law also wants a register of its members, that being one may show what I think, and that I can leave at any time and have everything erased that the law does not want kept. Wording of { $version }.
membership-consent-changed = The organisation has become something else since you opened this page, and the text with it. Read the text that counts now, and agree to it if you want to.
membership-confirm-changed = Since you asked to join, { $organisation } has become something else in law. With the button you agree to the text below instead of the one before.
membership-organisation-title = About { $organisation }
membership-organisation-read = What the organisation is in law
membership-imprint-association = { $name }, an unincorporated association. Responsible: { $responsible }, { $address }.
membership-imprint-party = { $name }, a political party registered with the Electoral Commission, number { $number }, { $address }. Registered treasurer: { $treasurer }.
membership-imprint-union = { $name }, a trade union, { $address }.
membership-imprint-society = { $name }, a registered society, number { $number } in the Mutuals Public Register. Registered office: { $address }.
membership-imprint-company = { $name }, a company limited by guarantee, registered in { $part }, number { $number }. Registered office: { $address }.
membership-imprint-promoter = Promoted by { $promoter }, { $promoter-address }, on behalf of { $name }, { $address }.
membership-status-kind-as-set-up = Not entered here yet
membership-status-kind-association = Unincorporated association
membership-status-kind-party = Registered political party
membership-status-kind-union = Trade union
membership-status-kind-society = Co-operative or community benefit society
membership-status-kind-company = Company limited by guarantee
membership-status-is-as-set-up = What { $organisation } is in law has not been entered here.
membership-status-is-association = { $organisation } is an unincorporated association.
membership-status-is-party = { $organisation } is a registered political party.
membership-status-is-union = { $organisation } is a trade union.
membership-status-is-society = { $organisation } is a co-operative or community benefit society.
membership-status-is-company = { $organisation } is a company limited by guarantee.
membership-status-part-england-wales = England and Wales
membership-status-part-wales = Wales
membership-status-part-scotland = Scotland
membership-status-part-northern-ireland = Northern Ireland
membership-status-will = From { $day } on: { $kind }.
membership-status-was = { $kind }, until { $when }
membership-status-since = Since { $day }.
membership-status-counts = Pages and letters have gone by it since { $when }; what was recorded before keeps its own lawful basis.
membership-status-until = Until { $when }.
membership-status-now = Now
membership-status-next = What is announced
membership-status-announced = A change is announced.
membership-status-see-announced = What it changes
membership-status-keeps = Until then everything stays as it is. What was agreed to and recorded before keeps the lawful basis that it was recorded on.
membership-status-called-off = Called off
membership-status-was-called-off = { $kind }, announced for { $day }: called off on { $when }.
membership-status-earlier = Before
membership-status-earlier-lede = What was agreed to and recorded in each of these times keeps the lawful basis that it was recorded on.
membership-bases-title = On what lawful basis
membership-bases-lede = What is kept of people is kept on these bases in law.
membership-processing-membership = Who is a member
membership-processing-notices = Letters that every member must get
membership-processing-newsletters = Letters that a member asked for
membership-processing-opinions = What people think who are no members
membership-processing-electoral-register = The register of electors
membership-basis-agreed = explicit consent (UK GDPR, Articles 6(1)(a) and 9(2)(a))
membership-basis-aim = being a member of a body with a political, philosophical, religious or trade-union aim (UK GDPR, Articles 6(1)(b) and 9(2)(d))
membership-basis-registered = the political activities of a registered party (UK GDPR, Article 9(2)(g), with the Data Protection Act 2018, section 8(e) and Schedule 1, paragraph 22)
membership-basis-supplied = the copy that the law gives to a registered party (Representation of the People Regulations)
membership-basis-register = the law that wants a register of members (UK GDPR, Article 6(1)(c))
membership-basis-none = not kept
membership-status-rules = Rules that hold
membership-status-rule-material = Material about an election names who promotes it and on whose behalf, each with an address: in print (Political Parties, Elections and Referendums Act 2000, section 143) and on screens (Elections Act 2022, Part 6).
membership-status-rule-notice = Anybody may ask in writing that the party no longer keeps or uses what shows her political opinions; it stops within a reasonable time (Data Protection Act 2018, Schedule 1, paragraph 22(3)).
membership-status-rule-policy = The party keeps a policy document that says how it handles such data and for how long (Data Protection Act 2018, Schedule 1, Part 4).
membership-status-rule-donations = A donation of more than £500 is accepted from permissible donors alone, and large ones are reported (Political Parties, Elections and Referendums Act 2000, Part IV).
membership-status-rule-register-union = The union keeps a register of its members’ names and addresses (Trade Union and Labour Relations (Consolidation) Act 1992, section 24).
membership-status-rule-political-fund = Money for political objects comes from a political fund that its members approved in a ballot (Trade Union and Labour Relations (Consolidation) Act 1992, sections 71 to 73).
membership-status-rule-register-society = The society keeps a register of its members (Co-operative and Community Benefit Societies Act 2014, section 30).
membership-status-rule-register-company = The company keeps a register of its members (Companies Act 2006, section 113). Who supports it and is no member of the company does not stand in it.
membership-status-rule-disclosures = Letters and web pages name the company, its number, where it is registered and its registered office (Company, Limited Liability Partnership and Business (Names and Trading Disclosures) Regulations 2015, regulations 24 and 25).
membership-status-title = Status of the organisation
membership-status-change = Change what the organisation is
membership-status-lede = What the organisation is in law decides what stands under every page and letter, on what lawful basis members are kept, and what people agree to when they join.
membership-status-how-title = Two people
membership-status-how = One officer enters a change, another one confirms it within fourteen days, neither of whom gave the other an office. Then everybody can read it. Until its day it can be called off; from then on nothing of it changes any more.
membership-status-waits = Waits to be confirmed
membership-status-entered = Entered by { $name } on { $when }
membership-status-confirmed = Confirmed by { $name } on { $when }
membership-status-somebody = somebody who was erased since
membership-status-confirm-lede = Compare each word with the register or the rule book. Once it has begun, an error can only be put right by another change.
membership-status-confirm = It is right: announce it
membership-status-call-off = Call it off
membership-status-tell = Members must be told. No letter is sent by itself: write them a notice.
membership-status-tell-now = When a change has been confirmed, members must be told. No letter is sent by itself: write them a notice.
membership-status-tell-link = Write to members
membership-status-enter-title = Enter a change
membership-status-enter-lede = What is the organisation, or what will it be? A new address, number or promoter is a change as well: enter what it already is once more.
membership-status-new-lede = It begins on the day that you enter: today or later. The first entry may name the day long ago since when it has been so.
membership-status-public-title = For everybody to read
membership-status-public = What you enter stands under every page and letter once it counts, and stays readable afterwards. Name a person only with her knowledge, and give an address at which she wants to be reached, never her home without her wish.
membership-status-follows = What follows from it
membership-status-enter = Enter it, for somebody else to confirm
membership-status-field-since = From which day
membership-status-field-since-hint = The first day on which it is so.
membership-status-field-name = Name of the organisation, as it is registered
membership-status-field-number = Number in the register
membership-status-field-part = Registered in
membership-status-field-address = Address of the organisation
membership-status-field-responsible = Who is responsible
membership-status-field-treasurer = Registered treasurer
membership-status-field-promoter = Promoter of election material
membership-status-field-promoter-address = Address of the promoter
membership-status-form-address = Where letters arrive, on one line, with commas between its parts.
membership-status-form-party-number = As the Electoral Commission writes it: PP and digits.
membership-status-form-society-number = As the Mutuals Public Register writes it: letters and digits.
membership-status-form-company-number = As Companies House writes it: eight digits, or two letters and six digits.
membership-status-no-day = Give a day.
membership-status-missing = The law wants this to be named. Fill it in.
membership-status-long = At most { $most } characters.
membership-status-unprintable = It holds characters that cannot be shown. Type it anew.
membership-status-wrong-name = A name has letters in it.
membership-status-wrong-address = Give an address with at least two parts, a comma between them: 1 High Street, Leeds LS1 4AP.
membership-status-wrong-party-number = A number in the register of parties is PP and up to six digits: PP123.
membership-status-wrong-society-number = A number in the Mutuals Public Register has two to ten letters and digits.
membership-status-wrong-company-number = A company’s number has eight digits, or two letters and six digits.
membership-status-wrong-part = Choose the part of the United Kingdom in which it is registered.
membership-status-half-promoter = A promoter and the promoter’s address are named together.
membership-status-one-ahead = Another change waits or is announced. It has to begin or be called off first.
membership-status-past = The day lies in the past. Only the first entry may.
membership-status-too-far = The day lies more than three years ahead.
membership-status-over = This change waits no longer, or has begun.
membership-status-own = You entered this change yourself. Another officer confirms it.
membership-status-appointed = One of you two gave the other an office. Somebody else confirms this change.
membership-status-day-passed = Its day has passed. Call it off and enter it anew, with today or a later day.
membership-done-status-entered = Entered. Another officer has to confirm it.
membership-done-status-confirmed = Confirmed. Everybody can read it now. Tell the members.
membership-done-status-called-off = Called off.
membership-kept-status-periods = Changes of what the organisation is that came to nothing
membership-segment-skill = Offers to help with
membership-segment-any-skill = Anything or nothing
membership-skills-title = What I can help with
membership-skills-lede = Tick what you would like to be asked for, and say who may find you by it. Nothing is chosen for you, and you take each back with one click.
membership-skills-members = Members offer to help. You are none now, and nobody finds you.
membership-skills-objects = You object to being chosen by anything that is known about you. While you do, you offer nothing and nobody finds you.
membership-skills-kept-out = You are kept out of lists and searches. While that is so, nobody finds you by what you offer, and you are not asked.
membership-skills-offered = You offer
membership-skills-since = { $audience }, since { $day }
membership-skills-take-back = take back
membership-skills-take-back-what = Take back “{ $skill }”
membership-skills-offer = Offer to help
membership-skills-what = With what
membership-skills-what-hint = What you offer already and tick again goes to those whom you choose now.
membership-skills-none = Tick at least one.
membership-skills-to = Who may find me by it
membership-skills-to-branch = Organisers of my branch
membership-skills-to-region = Organisers of my branch and region
membership-skills-to-movement = Organisers of my branch, my region and the whole movement
membership-skills-to-hint = For you now: { $places }
membership-skills-text = Those organisers may find me by what I ticked, with my name and place, and ask me through { $organisation } to help. None of them sees my address. When I move, it is those of where I live then. I can take it back at any time, and it ends with my membership. Wording of { $version }.
membership-skills-button = Offer this
membership-skills-given = Offered: { $skill }. { $audience }. Wording of { $version }
membership-skills-withdrawn = Taken back: { $skill }. { $audience }
membership-consents-skills = Say what you can help with, and who may ask you
membership-consents-skills-end = Taking back volunteering takes back everything that you offer to help with.
membership-done-offered = Offered. Thank you.
membership-done-taken-back = Taken back. Nobody finds you by it any more.
membership-visible-skills = Finds you by what you offer to help with: { $skills }
membership-own-help-title = Calls for help
membership-own-help-lede = What organisers of your places need help with, among what you offer to them. Only a yes of yours is shown to them with your name.
membership-own-help-none-title = Nothing is asked now
membership-own-help-none = What you offer on “What I can help with” is asked for here and by letter, three times in a week at most.
membership-help-title = Calls for help
membership-help-lede = Ask those members of your places for help who offer it. Each gets a letter of her own; neither side sees the other’s address.
membership-help-new = Ask for help
membership-help-none-title = Nothing is asked now
membership-help-none = What you ask for stands here until its day is over.
membership-help-past = Over
membership-help-privacy = You find by a skill those who offer it to organisers like you. You see by name only who said yes, and write with her through the movement. Who was asked three times in a week is passed over.
membership-help-skill = What is needed
membership-help-how-many = How many can be asked?
membership-help-count = Can be asked: { $count }
membership-help-count-about = Those who were asked three times this week, and those who cannot be written to, are passed over.
membership-help-what = What is to be done
membership-help-what-hint = At most 1000 characters. Do not write about other people.
membership-help-meets = Where
membership-help-day = Day
membership-help-day-hint = From tomorrow to { $day }
membership-help-day-wrong = Choose a day from tomorrow on, at most 90 days ahead.
membership-help-needed = Helpers needed
membership-help-needed-count = { $count ->
    [one] One helper
   *[other] { $count } helpers
}
membership-help-send = Ask them
membership-help-nobody = Nobody there offers this to you.
membership-help-too-many = So many are not asked at once. Choose a smaller place.
membership-help-open = open
membership-help-ended = over
membership-help-asked = Asked
membership-help-asked-by-another = Told to the officer who asked
membership-help-asking = They are being written to.
membership-help-yes = Said yes
membership-help-yes-none = Nobody yet.
membership-help-no-count = { $count ->
    [one] One said not this time.
   *[other] { $count } said not this time.
}
membership-help-close = Close it now
membership-help-over = This call for help is over, or it is not for you.
membership-help-can-you = Can you help? { $skill }
membership-help-you-yes = You said yes
membership-help-you-no = You said not this time
membership-help-say-yes = Yes, I help
membership-help-say-no = Not this time
membership-help-go-on = Write with the organisers
membership-help-who-sees = Say yes, and the organisers of the place, and of those it lies in, see your name and can write with you here; nobody sees your address. Say not this time, and they do not learn that it was you.
membership-help-stop-title = No more calls for help
membership-help-stop-about = You take back everything that you offer to help with, and no such letter comes to this address any more.
membership-help-stop-button = No more of these
membership-help-stopped = Done. You offer nothing any more, and no such letter comes to you.
membership-help-thread =
    I can help: { $skill }, on { $day }.

    { $what }
membership-done-help-asked = They are being asked, each by a letter of her own.
membership-done-help-closed = Closed. Nobody is asked any more.
membership-done-help-yes = Thank you. The organisers know, and can write with you.
membership-done-help-no = Noted. Thank you for saying so.
membership-letter-help-subject = Can you help? { $skill }, { $day }
membership-letter-help =
    Hello,

    the organisers of { $place } ask you for help: { $skill }.

    { $what }

    Day: { $day }
    Where: { $meets }
    Helpers needed: { $needed }

    Say here whether you help, or not this time:
    { $link }

    Only who says yes is shown to the organisers, with her name and without her address.

    You get this from { $organisation } as you offer to help with this. Change what you offer: { $skills }
    No more of these letters: { $stop }
membership-kept-skill-offers = What members offered to help with, after they took it back
membership-kept-help-calls = Calls for help and who answered, after they are over
membership-skill-first-aid = First aid
membership-skill-stewarding = Stewarding
membership-skill-driving = Driving
membership-skill-canvassing = Canvassing from door to door
membership-skill-telephoning = Telephoning
membership-skill-leafleting = Delivering leaflets
membership-skill-stalls = Running a stall
membership-skill-speaking = Speaking in public
membership-skill-teaching = Teaching and facilitating
membership-skill-writing = Writing and press
membership-skill-welsh = Translating into Welsh
membership-skill-languages = Interpreting other languages
membership-skill-sign-language = Sign language
membership-skill-design = Design
membership-skill-photography = Photography and video
membership-skill-streaming = Sound and streaming
membership-skill-web = Web and data
membership-skill-bookkeeping = Bookkeeping
membership-skill-law = Law
membership-skill-music = Music
membership-skill-cooking = Cooking and catering
membership-skill-childcare = Childcare
membership-skill-building = Building and repairs
membership-kept-old-addresses = Fingerprints of addresses of people who were erased, so that no old file brings them back

## Letters that did not arrive

membership-unreached-title = To be written on paper
membership-unreached-lede = Letters that members must get and that did not reach them by e-mail. Look at each address by itself, write, and say so here.
membership-unreached-deaf = This installation does not hear what mail servers send back, so only letters that could not be sent at all are listed. Whoever runs it can change that: docs/operators/inbound-mail.md.
membership-unreached-look = Look at the address
membership-unreached-look-of = Look at the address of { $name }
membership-unreached-none-title = None
membership-unreached-none = Every such letter to members of your places arrived, as far as mail servers say.
membership-unreached-subscription = About the subscription, of { $day }
membership-unreached-case = About a case, of { $day }
membership-unreached-ballot = About a ballot, of { $day }
membership-unreached-branch = About the new branch, of { $day }
membership-unreached-done = Written
membership-unreached-done-of = The letter to { $name } was written on paper
membership-unreached-posted = Written on { $day }
membership-done-posted = Noted.
membership-kept-service-letters = Single letters about subscription, case, ballot or branch that did not arrive: about what, when, and when written on paper; those that arrived for 60 days
## Tokens of programs

membership-can-tokens = let programs read the figures of a place and hand in applications
membership-tokens-title = Programs
membership-tokens-panel = Tokens of programs
membership-tokens-of = Tokens of { $place }
membership-tokens-lede = With a token a program of yours, such as your website, asks for what you choose, for this place alone. It never reads anything of a person.
membership-tokens-none-title = No program has a token
membership-tokens-none = An officer of the place makes one below.
membership-tokens-new = Make a token
membership-tokens-name = What is it for?
membership-tokens-name-hint = Such as “our website”, so that others know it. At most 80 characters.
membership-tokens-scopes = What may the program do?
membership-tokens-figures = Read figures
membership-tokens-figures-about = How many members there are, in steps of five, as of the beginning of the day.
membership-tokens-applications = Hand in applications
membership-tokens-applications-about = Your own form to join. Who fills it in gets the same letter to confirm as from the page here.
membership-tokens-scope-needed = Tick at least one.
membership-tokens-days = For how many days?
membership-tokens-days-hint = { $most } at most. It never outlasts the office in which you make it.
membership-tokens-button = Make the token
membership-tokens-made-by = Made on { $day } by { $who }, { $role }.
membership-tokens-somebody = somebody who was erased
membership-tokens-office-gone = an office that is gone
membership-tokens-until = Good until { $day }.
membership-tokens-expired = Good until { $day }, and over.
membership-tokens-ended = Ended on { $day } with the office that it rested on.
membership-tokens-ended-by = Ended on { $day } by { $who }.
membership-tokens-rests = It opens nothing, as the rights of who made it are held back.
membership-tokens-used = Last used on { $day }.
membership-tokens-unused = Not used yet.
membership-tokens-end = End
membership-tokens-end-what = End “{ $name }”
membership-tokens-over = Over
membership-tokens-rules-title = How it is kept safe
membership-tokens-rules = A token is shown once; nothing of it is kept but a fingerprint. It opens nothing once its office has ended or its maker is suspended, and rests while she has lapsed. Every officer who may make one here sees them all, and ends any.
membership-tokens-openapi = What programs can ask for
membership-tokens-made = The token “{ $name }”
membership-tokens-keep = Copy it now to where your program keeps its secrets.
membership-tokens-once = It is shown this once. If you lose it, end it and make another. Who has it can do what it is made for: never put it on a page or send it by mail.
membership-tokens-made-about = For: { $scopes }. Good until { $day }.
membership-tokens-example = A program sends it like this:
membership-tokens-kept = I have copied it
membership-tokens-shown = This token was shown already. If you did not keep it, go back, end it and make another.
membership-tokens-full = The place has as many tokens as it can have. End one first.
membership-tokens-not-yours = None of your offices allows all of that here.
membership-done-token-ended = The token is ended. Nothing opens to it any more.
membership-api-key-long = Keep this to 255 characters.
membership-kept-api-tokens = Tokens of programs, after they were over: the name, who made and ended them, and on which day they were last used
membership-support-own-title = Let somebody look along
membership-support-own-lede = Stuck on a page? An officer can look along: she sees some of your pages as you see them, and cannot change anything. It takes a code that you read out to her.
membership-support-your-code = Your code
membership-support-once = It is shown this once. Read it out to the officer with your membership number, and to nobody else. No officer asks for it by mail.
membership-support-code-rule = A code works once, within { $code } minutes. From then on she looks along for at most { $along } minutes, and you can end it at any moment. A new code replaces the one before.
membership-support-make = Make a code
membership-support-take-back = Take the code back
membership-support-waits = A code waits, until { $until }. It is not shown again; if you no longer have it, make a new one.
membership-support-over = Nobody used your last code in time.
membership-support-guessed = Your last code was typed wrongly too often, and no longer works. If you gave it to an officer, make a new one; if you gave it to nobody, tell your organisers.
membership-support-office = Whoever holds an office, or is about to, has nobody look along: her pages lead to other people’s data.
membership-support-sees-title = What she sees
membership-support-sees = Your home page, your membership with its standing, place, subscription and consents, the pages of places, and which ballots there are and whether you are on their rolls.
membership-support-sees-not = Not your addresses, your card, your letters, notes, cases or requests, how you sign in, nor any ballot paper, whether you have voted, or how.
membership-support-written = Who looks, in which office, why and for how long is written down before she sees anything, and you are told by mail.
membership-visible-support = Looks along with some of your pages, when you give a code for it
membership-support-title = Look along with a member
membership-support-lede = A member who is stuck can show you her pages. She makes a code under “Let somebody look along” on her own page and reads it out to you with her membership number.
membership-support-rule = You look along for at most { $along } minutes, in this session alone, and see a few of her pages as she sees them. You change nothing, and your own office rests meanwhile. Her code works once, within { $code } minutes of being made.
membership-support-about-title = Before you begin
membership-support-about = She is told by mail, sees your name, office and reason, and can end it at once. Never ask for a code that nobody needs you to have.
membership-support-number = Membership number
membership-support-number-hint = Twelve digits, on her card and on her own page.
membership-support-number-wrong = A membership number has twelve digits.
membership-support-code = Code
membership-support-code-hint = Eight digits that she reads out to you.
membership-support-code-shape = A code has eight digits.
membership-support-reason = Why you look along
membership-support-reason-hint = She reads it. One sentence is enough: “Cannot find how to change her place.”
membership-support-begin = Look along
membership-support-wrong = No code like this waits for that member in your places. Ask her to look at both numbers, or to make a new code; after a few wrong tries hers no longer works.
membership-support-own = That is your own number. Your own pages are yours already.
membership-support-party = You complained about her in a case that is open. Somebody else must look along.
membership-done-support-ended = Ended. Nobody looks along, and no code works.
membership-done-along-ended = Ended. You are in your own pages again.
membership-can-support = look along with a member who gives them a code for it, without changing anything
membership-field-along = Your pages
membership-look-along-begun = Began to look along, with your code
membership-look-along-ended = Looks along no more
membership-kept-support-codes = A code that lets somebody look along, until its time is over
membership-kept-support-looks = Who looks along now; afterwards it stands in the log of who looked
membership-letter-along-subject = Somebody looks along with your pages
membership-letter-along =
    { $when }: with a code that you made, somebody began to look along with your pages at { $organisation }, in this office: { $role }. She sees some of them for at most half an hour, and cannot change anything.

    If you gave her the code, all is well. Who it is, and a button that ends it at once:
    { $link }

    If you gave a code to nobody, end it there, and tell your organisers.
membership-gatherings-title = Gatherings
membership-gatherings-lede = Meetings, stalls and whatever else members came to. Note who came, so that you can find them again.
membership-gatherings-none-title = No gatherings yet
membership-gatherings-none = Note one after it was, or while it goes on.
membership-gathering-new = Note a gathering
membership-gathering-title = What it is called
membership-gathering-title-hint = At most 80 characters. No names of people.
membership-gathering-kind = Kind
membership-gathering-kind-meeting = Meeting
membership-gathering-kind-stall = Stall
membership-gathering-kind-canvass = Canvass
membership-gathering-kind-rally = Rally
membership-gathering-kind-training = Training
membership-gathering-kind-social = Social
membership-gathering-kind-other = Something else
membership-gathering-place = Place
membership-gathering-day = Day
membership-gathering-day-hint = Today, or a day of the last thirteen months.
membership-gathering-day-wrong = Choose today, or a day of the last thirteen months.
membership-gathering-hold = Note it
membership-gathering-about = { $kind }, { $day }
membership-gathering-said = { $title }, { $place }, { $day }
membership-gathering-until = Who came is forgotten on { $day }.
membership-gathering-forgotten = Who came is forgotten. It was more than thirteen months ago.
membership-gathering-privacy = That somebody came tells what they do politically. They see it on their own page and take it away if they want. You see those who are at home in your places. Who objects, or is kept out of lists, is not noted. After thirteen months only how many came is left.
membership-gathering-change = Change it
membership-gathering-rename = Correct what it is called
membership-gathering-save = Save
membership-gathering-drop = Take the gathering away
membership-gathering-drop-about = It goes with all that is noted about who came, and cannot be brought back.
membership-gathering-drop-button = Take it away for good
membership-gathering-over = It was too long ago to note who came.
membership-gathering-full = As many are noted for this gathering as can be.
membership-gathering-objects = This member objects to being chosen by anything that is known about them. What they come to is not noted.
membership-came-title = Who came
membership-came-add = Note who came
membership-came-none-found = Nobody of your places who can be noted here is found by this.
membership-came-noted = noted
membership-came-note = Came
membership-came-note-who = Note that { $name } came
membership-came-take = take off
membership-came-take-what = Take off “{ $what }”
membership-came-numbers-title = Paste membership numbers
membership-came-numbers = Membership numbers
membership-came-numbers-hint = One in each line, { $most } at most. Who is noted already stays so.
membership-came-numbers-button = Note them all
membership-came-too-many = At most { $most } at once.
membership-came-line-no-number = Line { $line } is no membership number.
membership-came-line-not-found = Line { $line }: no member of your places has this number.
membership-came-line-objects = Line { $line }: this member objects, and is not noted.
membership-came-line-full = Line { $line }: as many are noted as can be.
membership-came-line-over = Line { $line }: it was too long ago.
membership-came-more-lines = { $count ->
    [one] And one line more.
   *[other] And { $count } lines more.
}
membership-came-nobody-title = Nobody yet
membership-came-nobody = Search for them above, by name or number.
membership-came-choose = Show them among the people of my places
membership-came-until = forgotten on { $day }
membership-own-came-lede = Gatherings that organisers noted you came to. They find you by these. Take off what you do not want.
membership-own-came-object = Want none noted at all? Object.
membership-timeline-came = Came to { $title }, { $place }
membership-segment-came = Came to
membership-segment-any-came = Anything or nothing
membership-segment-came-within = { $count ->
    [one] Came to something on the last day
   *[other] Came to something in the last { $count } days
}
membership-segment-came-not = { $count ->
    [one] Came to nothing on the last day
   *[other] Came to nothing in the last { $count } days
}
membership-segment-came-to = Came to: { $title }, { $place }, { $day }
membership-done-gathering = Noted. Now note who came.
membership-done-gathering-gone = The gathering is taken away, with all that was noted about it.
membership-done-came = Noted that they came.
membership-done-came-numbers = Noted that all of them came.
membership-done-came-taken = Taken off.
membership-kept-attendances = Who came to which gathering, after it was
membership-kept-gatherings = That a gathering was, and how many came
membership-visible-came = May note which gatherings you came to, and find you by that; you see it, and take it away
