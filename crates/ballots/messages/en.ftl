# Sentences of the pages of ballots.

## The list, and what many pages say

ballots-title = Ballots
ballots-lede = Every decision that is put to the vote: open, coming and decided.
ballots-call = Call a ballot
ballots-none-title = No ballots yet
ballots-none = Ballots will be listed here from the day they are called. A returning officer calls them.
ballots-coming = Coming
ballots-decided = Decided
ballots-decision = Decision
ballots-outcome = Outcome
ballots-votes-head = Votes
ballots-rules = The rules
ballots-rule-majority = How a question is decided
ballots-rule-scottish = How preferences are counted
ballots-back = All ballots
ballots-back-to = To the ballot: { $title }
ballots-and = { $first } and { $last }
ballots-kicker = { $place } · { $kind } · { $who }
ballots-kicker-declared = { $place } · { $kind } · declared on { $day }
ballots-who-all = all members
ballots-who-of = members of { $place }
ballots-kind-named = named vote
ballots-kind-secret = secret ballot
ballots-more = More about this ballot
ballots-not-now = Not now
ballots-nobody-known = Somebody whose name was erased
ballots-done-vote = Your vote is in.
ballots-done-claim = Your claim was received. Two people decide on it.
ballots-done-nominated = The nomination was received.
ballots-done-consent = You stand in this ballot.
ballots-done-withdrawn = The nomination was withdrawn.
ballots-done-draft = The draft was made. It can be called once somebody else has named a second person.
ballots-done-step = Done. It is written down among the acts.
ballots-done-proposed = Your signature was recorded. It now waits for the other person.
ballots-done-duty = The duty was recorded.
ballots-done-paper = The paper was recorded.
ballots-done-batch = The batch was recorded.
ballots-done-seed = Your part of the lot was recorded.

## The page of a ballot

ballots-about = What it is about
ballots-who-may = Who may take part
ballots-met = Yes:
ballots-not-met = No:
ballots-roll-link = The roll: am I on it, and why?
ballots-how-decided = How it is decided
ballots-secret-title = What is secret, what is published
ballots-secrecy-link = What is secret, and from whom
ballots-times = When
ballots-time-nominations-open = Nominations open
ballots-time-nominations-close = Nominations close
ballots-time-roll = Provisional roll
ballots-time-opens = Voting opens
ballots-time-closes = Voting closes
ballots-time-challenge = The result may be challenged until
ballots-time-destroyed = Ballots are destroyed
ballots-acts = Who did what
ballots-acts-none = Nothing has been done yet.
ballots-acts-link = See each act
ballots-act-by = { $name }, { $duty }
ballots-act-why = { $when }. Reason: { $why }
ballots-act-drafted = Drafted
ballots-act-second-named = Second person named
ballots-act-scrutineer-named = Scrutineer named
ballots-act-called = Called
ballots-act-roll-published = Provisional roll published
ballots-act-claim-decided = Claim about the roll decided
ballots-act-opened = Roll frozen, voting opened
ballots-act-roll-corrected = Roll corrected
ballots-act-death-entered = Death of a candidate entered
ballots-act-closed = Voting closed
ballots-act-papers-entered = Batch of papers entered
ballots-act-papers-checked = Batch of papers checked
ballots-act-papers-taken-back = Batch of papers taken back
ballots-act-lot-drawn = Lot drawn by hand
ballots-act-counted = Counted
ballots-act-checked = Count checked
ballots-act-proposed = Signed by the first of two people
ballots-act-declared = Declared
ballots-act-recounted = Sent back to be counted again
ballots-act-extended = Closing moved later
ballots-act-voided = Ended without a result
ballots-act-finished = Result became final
ballots-act-assigned = Given to somebody to carry out
ballots-act-destroyed = Ballots destroyed
ballots-office = in office
ballots-timetable = by the timetable
ballots-duties = Who is responsible
ballots-duties-rule = No candidate holds any of these duties, and the returning officer does not choose the second person.
ballots-duty-returning-officer = returning officer
ballots-duty-second = second person
ballots-duty-scrutineer = scrutineer
ballots-duty-vacant = not named yet
ballots-second-elected = elected by the meeting
ballots-second-lent = lent by { $place }
ballots-subject-question = Yes or no.
ballots-subject-question-abstain = Yes, no, or abstain.
ballots-subject-names = Number as many names as you like, 1 for your first choice. One of them is chosen.
ballots-subject-people = { $seats ->
    [one] One place. Number as many candidates as you like, 1 for your first choice.
   *[other] { $seats } places. Number as many candidates as you like, 1 for your first choice. The count is proportional, so that every view with enough support is represented.
}
ballots-counted-scottish = Counted by the Scottish rules of the single transferable vote. A lower choice never harms a higher one.
ballots-counted-after = Whoever is elected in { $titles } is passed over here: that is counted first.
ballots-options-people = Candidates
ballots-options-names = Proposed names
ballots-statement-link = statement
ballots-reopen = Re-open nominations
ballots-reopen-about = a place that this wins stays empty
ballots-proposed-by = proposed by { $name }
ballots-standing-proposed = proposed, has not consented yet
ballots-standing-stands = stands
ballots-standing-withdrawn = withdrawn
ballots-standing-died = has died
ballots-now-draft = Draft
ballots-now-called = Called
ballots-now-roll = Roll published
ballots-now-open = Open
ballots-now-closed = Waiting for the count
ballots-now-counted = Waiting for the check
ballots-now-checked = Waiting for the declaration
ballots-now-uncontested = Waiting for the declaration
ballots-now-provisional = Declared, may be challenged
ballots-now-final = Final
ballots-now-void = Ended without a result
ballots-next-draft = Only those with a duty see this draft. It is called once a second person has been named.
ballots-next-nominations = Nominations are open.
ballots-next-called = Voting has not opened yet.
ballots-next-roll = The provisional roll is out. If you should be on it and are not, say so before voting opens.
ballots-next-vote = You may vote now.
ballots-next-sign-in = Members sign in to vote.
ballots-next-not-on-roll = Voting is open, but you are not on the roll.
ballots-next-voted = Your vote is in. Thank you.
ballots-next-paper = A paper was issued to you, so you vote on paper.
ballots-next-duty = You hold a duty in this ballot.
ballots-next-closed = Voting has closed. Nothing is shown before the result is declared by two people.
ballots-next-declared = The result has been declared.
ballots-next-void = This ballot was ended without a result. The reason is among the acts.
ballots-do-vote = Vote
ballots-do-result = See the result
ballots-do-desk = Go to the desk
ballots-do-nominate = Stand or propose
ballots-do-roll = Look at the roll
ballots-do-look = See the ballot
ballots-do-decide = See what else you can decide
ballots-do-sign-in = Sign in
ballots-when-opens = Opens { $when }
ballots-when-closes = Closes { $when }
ballots-when-closed = Closed { $when }
ballots-when-declared = Declared { $when }
ballots-when-nominations = Nominations until { $when }
ballots-when-void = Ended { $when }
ballots-may-anyone = These people may vote:
ballots-may-yes = You may vote in this ballot.
ballots-may-yes-so-far = As things stand you may vote in this ballot.
ballots-may-no = You cannot vote in this ballot.
ballots-may-no-so-far = As things stand you cannot vote in this ballot.
ballots-as-of = How things stood when the roll was frozen, { $when }:
ballots-asks-member = A member of the movement.
ballots-asks-member-by = A member by the end of { $day }, and ever since.
ballots-asks-member-for = { $days ->
    [one] A member for at least one day by { $day }.
   *[other] A member for at least { $days } days by { $day }.
}
ballots-asks-within = At home in { $place }.
ballots-asks-not-suspended = Not suspended.

## Voting

ballots-step-choose = Choose
ballots-step-review = Review and cast
ballots-review-do = Review my vote
ballots-review-title = This is your vote
ballots-review-answer = You answer: { $answer }.
ballots-review-ranking = You put them in this order:
ballots-review-blank = You hand in a blank paper: it is counted as taking part, and for nobody.
ballots-review-rest = { $count ->
    [0] You have given everyone a number.
    [one] You have left one without a number. That is allowed.
   *[other] You have left { $count } without a number. That is allowed.
}
ballots-cast = Cast my vote
ballots-change = Change it
ballots-no-revoting = A vote that has been cast cannot be changed.
ballots-how-counted = How it is counted
ballots-closes = Closes
ballots-yes = Yes
ballots-no = No
ballots-abstain = Abstain
ballots-abstain-hint = You take part, and side with neither.
ballots-blank = Hand in a blank paper
ballots-secrecy-secret = Your vote is secret from members and officers, and once voting has closed nobody can tell whose it was; whoever runs this server could still look while voting is open.
ballots-secrecy-named = This is not a secret vote: once the result is declared, everybody on the roll sees who voted how, and whoever runs this server could look earlier.
ballots-vote-in-title = Your vote is in
ballots-vote-in = It has been saved, and you are marked as having voted. It cannot be changed any more.
ballots-vote-in-no-receipt = No receipt shows how you voted, so nobody can make you prove it.
ballots-vote-in-named = When the result is declared, those on the roll will see how you voted.
ballots-vote-in-then = After voting closes the ballots are counted, checked by somebody else, and declared by two people.
ballots-voted-title = You have voted already
ballots-voted = Your vote is in. It cannot be changed and is not cast twice.
ballots-paper-title = You vote on paper
ballots-not-open-title = Voting is not open
ballots-not-open-yet = Voting opens { $when }, { $relative }.
ballots-closed-title = Voting has closed
ballots-closed-at = Voting closed { $when }. The time at which a vote arrived here decides.
ballots-cast-not-open = Voting has not begun, so no vote is taken.
ballots-cast-closed = Voting is over, so no vote is taken any more.
ballots-cast-not-on-roll = You cannot vote in this ballot, because you are not on its roll. The page of the roll says why, and how to object.
ballots-cast-has-paper = A paper was issued to you, so that you cannot vote online as well. If it is lost or spoilt, ask for another one.
ballots-cast-no-code = There is no such code for this ballot. Compare it with your letter. If you have voted already, your vote is in.
ballots-vote-late = This vote arrived after that and was not counted.
ballots-not-on-roll-title = You are not on the roll
ballots-vote-empty = Choose something before you go on.
ballots-vote-unknown = This is not on the paper. Choose from what is there.
ballots-vote-not-a-rank = Write a whole number from 1 on, or leave it empty.
ballots-vote-rank-twice = This number is given twice. Give each number once.
ballots-vote-rank-gap = A number before this one is missing. Number 1, 2, 3 without a gap.
ballots-letter-title = Vote with the code of your letter
ballots-letter-lede = For members who got a letter with a code. You need no e-mail address and do not sign in.
ballots-letter-once = A code works once. Keep your letter until you have voted.
ballots-letter-go = Go on to the paper
ballots-letter-link = Vote with the code of a letter
ballots-code = Code
ballots-code-hint = Twenty letters and digits. Spaces and capitals do not matter.

## What is secret, and from whom

ballots-secrecy-title = What is secret, and from whom
ballots-secrecy-lede = A secret ballot is only as secret as what is written down about it. This is what is written down here, who could read it, and until when.
ballots-secrecy-members-title = From members and officers: secret
ballots-secrecy-members = No page, file or figure tells anybody how you voted: not other members, not the returning officer, not the scrutineers.
ballots-secrecy-mark = That you have voted is marked, so that nobody votes twice. You see your own mark. After voting has closed, scrutineers see the names of those who voted, in the order of the alphabet.
ballots-secrecy-server-title = From whoever runs the server: not while voting is open
ballots-secrecy-server = While voting is open, a person with full access to this server could find out how somebody votes, by watching the votes arrive. If that matters in your movement, vote on paper.
ballots-secrecy-server-how = Your ballot is stored under a key made by chance, without a time, an order or anything that it shares with your mark. But both are written in the same moment, so somebody who copies the disk again and again, or reads its log, could put them side by side.
ballots-secrecy-backups = The same holds for back-ups made one after the other while voting is open.
ballots-secrecy-after-title = After voting has closed: secret from everybody
ballots-secrecy-after = At closing, marks and ballots are written anew, each sorted by what it contains, and the old storage is overwritten. From then on nothing on the server can join a ballot to a member.
ballots-secrecy-destroyed = The ballots themselves are destroyed on a stated date. The figures, the count sheet and the acts stay.
ballots-secrecy-published-title = What is published
ballots-secrecy-published = What will be published is fixed when a ballot is called: all preferences, only those that the count reached (the usual choice), or the count sheet alone. Equal ballots are added up and sorted.
ballots-secrecy-small = With fewer than 20 papers only the count sheet is published. Turnout per region is hidden where it could tell of single people.
ballots-secrecy-named-title = Named votes
ballots-secrecy-named-about = A named vote is not secret, and its paper says so. When the result is declared, those on the roll see who voted how.
ballots-secrecy-paper-title = Voting on paper
ballots-secrecy-paper = Your envelope is marked as returned first, then separated from the paper in it. A paper bears no name.

## The roll

ballots-roll-title = The roll
ballots-roll-none = There is no roll yet. It is published { $when }, { $relative }.
ballots-roll-provisional = { $size ->
    [one] The provisional roll has one name. It is frozen when voting opens.
   *[other] The provisional roll has { $size } names. It is frozen when voting opens.
}
ballots-roll-in-force = { $size ->
    [one] The roll is frozen. One person is on it.
   *[other] The roll is frozen. { $size } people are on it.
}
ballots-roll-me = Am I on it?
ballots-roll-me-visitor = Sign in to see whether you are on the roll.
ballots-roll-me-yes = You are on the roll.
ballots-roll-me-no = You are not on the roll.
ballots-roll-mark-online = You are marked as having voted online.
ballots-roll-mark-letter = You are marked as having voted with the code of a letter.
ballots-roll-mark-paper = You are marked as voting on paper.
ballots-roll-mark-none = You are not marked as having voted.
ballots-roll-frozen = The frozen roll
ballots-roll-size = People on it
ballots-roll-as-of = Frozen as of
ballots-roll-hash = Hash
ballots-roll-hash-about = The hash binds everybody to this roll: not one name can be added or taken off without changing it. It still holds when somebody on the roll is erased later.
ballots-corrections = Corrections
ballots-corrections-none = None so far.
ballots-correction-when = When
ballots-correction-why = Why
ballots-roll-rules = How the roll is made
ballots-roll-rules-about = The roll is provisional first, so that every member sees whether they are on it and can object; two people decide. When voting opens it is frozen: who joins later stays off, who leaves or moves stays on. A suspension takes somebody off only under a rule, and in time for an appeal. Every correction is published with size, hash and reason.
ballots-claims = Claims about the roll
ballots-claims-mine = Your claims
ballots-claim-title = I should be on the roll
ballots-claim-about = Say why. The returning officer and the second person both decide; neither can do it alone.
ballots-claim-reason = Why the roll is wrong
ballots-claim-reason-hint = Such as: I joined in March and never left. At most 500 characters.
ballots-claim-do = Send the claim
ballots-claim-asks-add = To be added
ballots-claim-asks-remove = To be taken off
ballots-claim-asks-suspend = To be taken off by suspension
ballots-claim-undecided = Waits for both people.
ballots-claim-waits = This claim has been made already and waits for its decision.
ballots-claim-voted = This person has voted or was given a paper. What was cast cannot be taken back.
ballots-claim-half-uphold = { $name } would uphold it. The other person has yet to decide.
ballots-claim-half-refuse = { $name } would refuse it. The other person has yet to decide.
ballots-claim-half = One of two people has decided.
ballots-claim-upheld = Upheld by both people on { $day }.
ballots-claim-refused = Refused by both people on { $day }.
ballots-claim-uphold = Uphold
ballots-claim-refuse = Refuse
ballots-claim-hours = Claims are taken from the publication of the roll until voting closes.
ballots-claim-not-yours = Members claim for themselves. Only those with a duty claim about others.
ballots-claim-frozen = The roll is frozen: nobody is taken off it any more but by suspension.
ballots-claim-no-appeal = It is too late: there would be no time left for an appeal before voting closes.
ballots-claim-decided = This claim has been decided.
ballots-claim-own = Nobody decides on a claim about themselves.

## Nominations

ballots-nominations-title-people = Candidates
ballots-nominations-title-names = Proposed names
ballots-nominations-not-yet = Nominations open { $when }, { $relative }.
ballots-nominations-until = Nominations close { $when }, { $relative }.
ballots-nominations-over = Nominations closed { $when }.
ballots-nominations-empty-title = Nobody yet
ballots-nominations-empty = Nominations are listed here. While they are open, members put them forward on this page.
ballots-nominations-sign-in = Sign in to stand or to propose somebody.
ballots-nominations-rules = The rules of nominations
ballots-nominations-rules-about = Nobody stands without having consented. A candidate may withdraw until voting closes; preferences for them then count for the next choice. Whoever holds a duty in this ballot does not stand. Where there are no more candidates than places and nominations cannot be re-opened, they are elected without a vote.
ballots-stand-title = Stand yourself
ballots-stand-about = Your name, your region and your statement are shown to everybody. If you hold an office, it opens no members of the place that votes to you from then on until the result is declared.
ballots-stand-do = Stand
ballots-statement = Statement
ballots-statement-hint = Why you stand, in your own words. At most 1,000 characters.
ballots-statement-none = There is no statement.
ballots-consent = I consent to stand, and to my name and statement being published
ballots-consent-hint = You can withdraw until voting closes.
ballots-consent-needed = Tick the box: nobody stands without consent.
ballots-consent-title = You have been proposed
ballots-consent-about = Do you want to stand? If you do nothing, you do not.
ballots-propose-title = Propose another member
ballots-propose-about = They stand only if they consent before nominations close. Ask them first.
ballots-propose-do = Propose this member
ballots-propose-name-title = Propose a name
ballots-propose-name-do = Propose this name
ballots-name = Name
ballots-name-hint = At most 80 characters.
ballots-name-why = Why this name
ballots-member-number = Membership number
ballots-member-number-hint = Twelve digits, as on the membership card.
ballots-member-unknown = There is no member with this number.
ballots-withdraw-title = Withdraw
ballots-withdraw-about = Once voting has opened the name stays on the paper, but the count passes over it.
ballots-withdraw-sure = I am sure: this cannot be undone
ballots-withdraw-sure-needed = Tick the box to show that you are sure.
ballots-withdraw-do = Withdraw
ballots-nominations-closed = Nominations are not open.
ballots-nominations-other-kind = This ballot does not take that kind of nomination.
ballots-nominations-already = This has been put forward already.
ballots-nominations-full = No more than 100 can be on one paper.
ballots-nominations-not-yours = Only the candidate may do this.
ballots-nominations-gone = This nomination was withdrawn.

## The desk

ballots-desk = Desk
ballots-desk-duty = You act here as { $duty }. Only what can be done now is shown.
ballots-desk-nothing = Nothing to do now
ballots-grave = Out of the ordinary
ballots-waits-second = It waits for a second person, elected by the meeting or lent by a place above. You do not choose that person.
ballots-waits-roll = The provisional roll is published from { $when }, { $relative }.
ballots-waits-opens = Voting opens { $when }, { $relative }.
ballots-waits-closes = Voting closes { $when }, { $relative }.
ballots-waits-other = The next act is for somebody else.
ballots-waits-challenge = The result may be challenged until { $when }, { $relative }. Then it becomes final.
ballots-waits-nothing = This ballot is finished.
ballots-reason = Reason
ballots-reason-hint = It is published with the act and sent to those on the roll.
ballots-zone-hint = In the organisation’s time zone.
ballots-go-call = Call the ballot
ballots-go-call-about = From then on everybody sees it, and its settings cannot be changed.
ballots-go-roll = Publish the provisional roll
ballots-go-roll-about = The paper is settled with the candidates who stand, and every member sees whether they are on the roll.
ballots-go-open = Freeze the roll and open voting
ballots-go-open-about = The roll is frozen as of this moment; its size and hash are published. Then members vote.
ballots-go-close = Close voting
ballots-go-close-about = No more votes are taken. Marks and ballots are written anew, so that nobody can join them.
ballots-go-count = Count
ballots-go-count-about = The ballots are counted and every step is kept. Nobody sees figures before the declaration.
ballots-go-check = Check the count
ballots-go-check-about = You count again, independently of { $name }. Both counts have to be the same, byte for byte.
ballots-go-declare = Declare the result
ballots-go-declare-about = You sign first; the other person countersigns. The result is public from then on and may be challenged.
ballots-go-countersign = Countersign: { $what }
ballots-go-countersign-about = { $name } signed this { $relative }. It is done when you sign too.
ballots-go-extend = Move the closing later
ballots-go-extend-about = After an outage. Takes two people and a reason; everybody on the roll is told.
ballots-go-void = End without a result
ballots-go-void-about = Takes two people and a reason; everybody on the roll is told. It cannot be undone.
ballots-go-recount = Count again
ballots-go-recount-about = Because the result was challenged. Takes two people and a reason; the result is withdrawn until it is declared anew.
ballots-go-finish = Make the result final
ballots-go-finish-about = The time for challenges is over.
ballots-go-draw = Draw the lot by hand
ballots-go-draw-about = Because not all seeds were shown. Two witnesses see the draw.
ballots-go-assign = Say who carries it out
ballots-go-assign-about = Who answers for what was decided, and by when.
ballots-go-papers = Papers and envelopes
ballots-go-claim = Claim about a member
ballots-claim-asks = What the claim asks for
ballots-claim-other-about = For those with a duty. Returning officer and second person decide on it together; nobody decides about themselves.
ballots-claim-other-hint = For a suspension, the rule under which it was made. It is published with the correction, so name nobody in it.
ballots-go-change = Change the draft
ballots-change-do = Keep the changes
ballots-died-title = This candidate has died
ballots-died-about = The name stays on a paper that is already settled, and the count passes over it.
ballots-died-do = Enter the death
ballots-go-duties = Name scrutineers
ballots-go-second = Name the second person
ballots-warning-public = Everybody can see this act, with your name and the time.
ballots-warning-two = This is the first of two signatures. It waits two days for the other person.
ballots-extend-until = New closing
ballots-extend-proposed = The new closing is { $when }.
ballots-reason-given = Reason: { $why }
ballots-owner = Who carries it out
ballots-owner-hint = A person, a committee or an office.
ballots-due = By when
ballots-second-title = Second person
ballots-second-about = Without a second person nothing can be declared, moved or ended. The returning officer does not choose that person: whoever enters this names somebody whom the meeting elected or a place above lends.
ballots-second-do = Name the second person
ballots-duty-person = Who
ballots-duty-nobody-title = Nobody to choose from
ballots-duty-nobody = An office has to be given first, over the place that votes or one above it. An administrator does that.
ballots-scrutineer-title = Scrutineers
ballots-scrutineer-about = They may watch each step, count and check.
ballots-scrutineer-do = Add a scrutineer
ballots-step-earlier-contest = Somebody stands here and in a contest that is counted first. Declare that one first.
ballots-changed-meanwhile = Something changed in the meantime. Look at it again and try once more.
ballots-not-eligible = Only those who may vote in this ballot may stand in it or put somebody forward.
ballots-not-found = There is no such thing in this ballot.
ballots-declare-why = Counted and checked by two people with the same outcome.
ballots-step-stage = The ballot is not at the stage for this. Somebody may have done it already.
ballots-step-early = It is too early for this.
ballots-step-late = It is too late for this.
ballots-step-nobody-stands = Nobody stands. End this ballot and call it again.
ballots-step-counts-differ = The second count differs from the first. Nothing goes on until it is known why.
ballots-step-destroyed = The ballots have been destroyed; there is nothing left to count.
ballots-countersign-stale = The first signature is more than two days old. It has to be given again.
ballots-count-no-papers = Nobody voted for anybody who stands. End this ballot and call it again.
ballots-duty-own-second = Neither the returning officer nor the second person names the second person.
ballots-duty-not-above = Only a place above the one that votes lends a second person.
ballots-duty-twice = One person holds one duty.
ballots-duty-candidate = Candidates hold no duty, and holders of a duty do not stand.
ballots-duty-no-second = This waits until a second person has been named.
ballots-duty-none = This needs a duty in this ballot that you do not hold.
ballots-duty-same-person = The other of the two people has to do this.

## Papers

ballots-papers = Papers
ballots-papers-lede = Who was given a paper cannot vote online, and who has voted online is given none.
ballots-papers-member = A member’s paper
ballots-papers-find = Find
ballots-papers-act = What happened
ballots-papers-do = Record it
ballots-paper-act-issue = Issue a paper
ballots-paper-act-letter = Send a letter with a code
ballots-paper-act-replace = Replace a spoilt paper
ballots-paper-act-return = The envelope came back
ballots-paper-act-reject = The envelope is not opened
ballots-paper-state-none = On the roll. Has neither voted nor a paper.
ballots-paper-state-issued = Has a paper. The envelope is not back yet.
ballots-paper-state-returned = The envelope is back and was separated from its paper.
ballots-paper-state-rejected = The envelope is back and was not opened.
ballots-paper-state-voted = Has voted online.
ballots-paper-state-off = Is not on the roll.
ballots-code-issued = The code for the letter
ballots-code-issued-about = Write it into the letter now: it is shown once and kept only as a hash.
ballots-reconciliation = Where all papers are
ballots-reconciliation-about = These figures are published with the result.
ballots-sum-issued = Issued
ballots-sum-replaced = Spoilt and replaced
ballots-sum-returned = Envelopes that came back
ballots-sum-rejected = Envelopes not opened
ballots-sum-outstanding = Not back
ballots-sum-found = Papers found in envelopes
ballots-sum-unreadable = Papers that could not be read
ballots-batches = Batches of papers
ballots-batches-none = None has been entered. Papers are entered after closing and before counting.
ballots-batch-title = Enter a batch
ballots-batch-about = What was found in the envelopes of one box. Another person compares it with the papers.
ballots-batch-label = Box
ballots-batch-label-hint = What stands on it, such as: Leeds hall, box 2.
ballots-batch-papers = Papers
ballots-batch-entered = Entered by
ballots-batch-checked = Checked by
ballots-batch-check-do = I have compared it: it is right
ballots-batch-compare = Compare with the papers: { $label }
ballots-batch-wrong-do = Take it back
ballots-batch-wrong-why = If it is wrong: why
ballots-batch-why = Say why the batch is taken back.
ballots-batch-waits = waits for another person
ballots-batch-file = File, BLT or CSV
ballots-batch-text = Or paste it here
ballots-batch-text-hint = BLT, or CSV with the columns count,rank1,rank2 … or count,answer.
ballots-batch-do = Enter this batch
ballots-batch-hours = Papers are entered after closing and before counting.
ballots-batch-too-many = That is { $papers } papers, but only { $returned } envelopes came back.
ballots-batch-again = This very file has been entered already.
ballots-batch-unchecked = A batch waits for its check. The count waits with it.
ballots-batch-large = The file is too large.
ballots-batch-empty = There are no papers in it.
ballots-batch-line = Line { $line }: { $reason }
ballots-batch-candidates = The file names other candidates, or in another order than the paper.
ballots-paper-hours = This can only be done while voting is open; envelopes are taken in until the count.
ballots-paper-not-on-roll = This person is not on the roll.
ballots-paper-voted = This person has voted online.
ballots-paper-has-one = This person has a paper already.
ballots-paper-none = This person was never given a paper.
ballots-paper-back = The envelope is back already.

## The lot

ballots-lot = The lot
ballots-lot-lede = When candidates are equal and no earlier stage parts them, the lot decides. It is made from seeds of several people, so that none of them can choose the outcome.
ballots-lot-link = How the lot was made
ballots-lot-empty-title = No seeds yet
ballots-lot-empty = Before voting opens, two or more people who hold a duty each commit to a seed. After closing they show it.
ballots-seeds = Commitments and seeds
ballots-seeds-check = Anybody can check that a seed is the one that was committed to:
ballots-seed-example = the seed, exactly as it stands here
ballots-seed = Seed
ballots-seed-hint = Exactly as you wrote it down, 20 to 200 characters.
ballots-seed-hidden = not shown yet
ballots-commit-title = Commit to a seed
ballots-commit-about = Throw dice or open a book, write down at least 20 characters and keep them to yourself. Enter only their hash.
ballots-commitment = SHA-256 of your seed
ballots-commitment-hint = 64 digits from 0 to 9 and a to f, as sha256sum prints them.
ballots-commitment-form = Give the 64 digits that sha256sum prints.
ballots-commit-do = Commit
ballots-reveal-title = Show your seed
ballots-reveal-about = Voting has closed, so it can no longer be used to choose an outcome.
ballots-reveal-do = Show it
ballots-draw-link = A seed is missing: draw the lot by hand
ballots-lot-settled-seeds = All seeds are shown. The lot follows from them.
ballots-lot-settled-hand = The lot was drawn by hand, seen by { $names }.
ballots-lot-order-label = Order drawn
ballots-lot-order-hint = Numbers of the paper, the first drawn first, such as: 3 1 2.
ballots-lot-witnesses-label = Witnesses
ballots-lot-witnesses-hint = At least two names, one on each line.
ballots-lot-short = A seed has at least 20 characters.
ballots-lot-again = You have committed to a seed already.
ballots-lot-copied = Somebody else has given the same commitment.
ballots-lot-no-commitment = You have not committed to a seed.
ballots-lot-other-seed = This is not the seed that you committed to. Write it exactly as you did then.
ballots-lot-not-needed = All seeds are shown, so they decide.
ballots-lot-order = Name each number of the paper once.
ballots-lot-witnesses = Name at least two different witnesses.
ballots-lot-missing = The lot is missing: show the seeds, or draw it by hand.

## The result

ballots-carried = Carried
ballots-lost = Lost
ballots-elected = Elected
ballots-chosen = Chosen
ballots-nobody = Nobody
ballots-uncontested = without a vote
ballots-headline-carried = Carried: { $title }
ballots-headline-lost = Lost: { $title }
ballots-headline-elected = { $count ->
    [one] { $names } is elected
   *[other] { $names } are elected
}
ballots-headline-chosen = { $names } is chosen
ballots-headline-nobody = Nobody is elected
ballots-seats-empty = { $count ->
    [one] one place stays empty
   *[other] { $count } places stay empty
}
ballots-figures = { $for } to { $against }
ballots-for = For
ballots-against = Against
ballots-abstained = Abstained
ballots-votes = { $votes }
ballots-votes-share = { $votes } · { $share } %
ballots-bars-title = Votes for, against and abstaining
ballots-bars-description = { $for } for, { $against } against, { $abstained } abstained; { $needed } in favour were needed.
ballots-bars-caption = The dashed line is what was needed. The table below has the figures.
ballots-needed-for-and-against = needed: { $needed } of { $base } for and against
ballots-needed-cast = needed: { $needed } of { $base } cast
ballots-needed-entitled = needed: { $needed } of { $base } on the roll
ballots-why-carried = The votes in favour reached the threshold.
ballots-why-no-quorum = Too few took part, so the question is lost whatever they said.
ballots-why-nobody-for = Nobody was in favour.
ballots-why-tie = As many were against as in favour. A tie is lost.
ballots-why-below = The votes in favour did not reach the threshold.
ballots-quorum-reached = Quorum: { $took } of { $eligible } took part; { $needed } were needed.
ballots-quorum-missed = Quorum missed: { $took } of { $eligible } took part; { $needed } were needed.
ballots-figures-title = The figures
ballots-answer = Answer
ballots-sum = The sum:
ballots-how-was-this-counted = How was this counted?
ballots-challenge = This result may be challenged until { $when }, { $relative }. After that it is final.
ballots-flow-title = How votes moved, stage by stage
ballots-flow-caption = The height of a bar is its votes; the dashed line is the quota; thin bands are votes on their way. The count sheet below has the figures.
ballots-flow-quota = quota { $quota }
ballots-stage-first = First preferences
ballots-stage-round = Round { $number }
ballots-stage-surplus = { $name }’s surplus
ballots-stage-exclusion = { $name } is excluded
ballots-story-quota = { $papers } valid votes; { $quota } elect.
ballots-story-first = { $count ->
    [one] { $names } had enough first preferences.
   *[other] { $names } had enough first preferences.
}
ballots-story-surplus = { $names } got there on { $giver }’s surplus.
ballots-story-elected = { $names } reached the quota.
ballots-story-exclusion = { $names } got there when { $giver } was excluded.
ballots-story-last = { $count ->
    [one] { $names } took the last place, because nobody else was left.
   *[other] { $names } took the last places, because nobody else was left.
}
ballots-story-uncontested = There were no more candidates than places, and nominations could not be re-opened.
ballots-sheet = Count sheet
ballots-sheet-link = The whole sheet, to print
ballots-sheet-short = Two decimals, cut off; the whole sheet has all five and every transfer.
ballots-sheet-counted = What was counted
ballots-sheet-stages = Stage by stage
ballots-sheet-story = What happened
ballots-sheet-moved = Moved
ballots-sheet-elected = elected
ballots-sheet-excluded = excluded
ballots-sheet-withdrawn = withdrawn
ballots-sheet-non-transferable = Non-transferable
ballots-sheet-loss = Loss by fractions
ballots-sheet-total = Total
ballots-sheet-rule = Rule
ballots-sheet-rule-of = { $id }, version { $version }: { $source }
ballots-sheet-seats = Places
ballots-sheet-papers = Papers
ballots-sheet-valid = Valid
ballots-sheet-blank = Blank
ballots-sheet-quota = Quota
ballots-sheet-quota-how = { $quota }: { $valid } valid papers ÷ ({ $seats } + 1), the remainder dropped, + 1
ballots-sheet-on-roll = On the roll
ballots-sheet-lot = Lot
ballots-sheet-transcript-hash = SHA-256 of the transcript, with ids in place of names
ballots-sheet-input-hash = SHA-256 of all papers
ballots-print = Print this sheet
ballots-candidate = Candidate
ballots-check-title = Check it yourself
ballots-check-file = Download
ballots-file-link = the ballots
ballots-check-run = Then run:
ballots-copy = Copy
ballots-copied = Copied
ballots-transcript-link = The transcript: every step of the count as data
ballots-file-question-link = the figures with their rule
ballots-no-file-sheet = Only the count sheet of this ballot is published, as was fixed when it was called, or because there were fewer than 20 papers.
ballots-no-file-uncontested = Nothing was counted.
ballots-ties = Ties
ballots-tie-surplus-history = Stage { $stage }: { $names } had equal surpluses. At stage { $earlier } they differed, so { $chosen } went first.
ballots-tie-surplus-lot = Stage { $stage }: { $names } had equal surpluses and were equal at every earlier stage. The lot took { $chosen }.
ballots-tie-election-history = Stage { $stage }: { $names } had equally many votes. At stage { $earlier } they differed, so { $chosen } was elected.
ballots-tie-election-lot = Stage { $stage }: { $names } had equally many votes and were equal at every earlier stage. The lot took { $chosen }.
ballots-tie-exclusion-history = Stage { $stage }: { $names } had equally few votes. At stage { $earlier } they differed, so { $chosen } was excluded.
ballots-tie-exclusion-lot = Stage { $stage }: { $names } had equally few votes and were equal at every earlier stage. The lot took { $chosen }.
ballots-turnout = { $voted } of { $roll } on the roll voted ({ $share } %).
ballots-turnout-live = { $voted } of { $roll } have voted
ballots-turnout-title = Turnout
ballots-turnout-regions = Turnout per region
ballots-region = Region
ballots-voted-head = Voted
ballots-on-roll = On the roll
ballots-hidden = not shown
ballots-hidden-about = A region is not shown where its figures could tell of single people, or would let those of such a region be worked out.
ballots-channel = { $papers } { $channels }
ballots-channel-online = online
ballots-channel-letter = with the code of a letter
ballots-channel-paper = on paper
ballots-owner-title = What happens now
ballots-owner-due = { $owner } carries it out by { $day }.
ballots-rule = Rule
ballots-names-none = There is nobody to list.
ballots-name-head = Name
ballots-names-count = { $count ->
    [one] One person
   *[other] { $count } people
}
ballots-marks-title = Who took part
ballots-marks-few = Fewer than three people voted, so nobody is named.
ballots-marks-about = For scrutineers, after closing. Sorted by name; how anybody voted cannot be told.
ballots-marks-how = How
ballots-named-title = Who voted how
ballots-named-about = This was a named vote. Those on the roll may see this list.
ballots-named-vote = Vote
ballots-result-not-yet-title = No result yet
ballots-result-not-yet = Nothing is shown before two people have declared the result, not even to those who count.
ballots-panel = Decisions here

## What carries a question

ballots-threshold-for-and-against-at-least = { $fraction ->
    [half] Carried by at least half of the votes for and against. Abstentions are left out.
    [two-thirds] Carried by at least two thirds of the votes for and against. Abstentions are left out.
    [three-quarters] Carried by at least three quarters of the votes for and against. Abstentions are left out.
    [three-fifths] Carried by at least three fifths of the votes for and against. Abstentions are left out.
    [all] Carried only if all votes for and against are in favour. Abstentions are left out.
   *[other] Carried by at least { $numerator }/{ $denominator } of the votes for and against. Abstentions are left out.
}
ballots-threshold-for-and-against-more-than = { $fraction ->
    [half] Carried by more votes for than against. Abstentions are left out.
    [two-thirds] Carried by more than two thirds of the votes for and against. Abstentions are left out.
    [three-quarters] Carried by more than three quarters of the votes for and against. Abstentions are left out.
    [three-fifths] Carried by more than three fifths of the votes for and against. Abstentions are left out.
   *[other] Carried by more than { $numerator }/{ $denominator } of the votes for and against. Abstentions are left out.
}
ballots-threshold-cast-at-least = { $fraction ->
    [half] Carried by at least half of all votes cast. An abstention works like a vote against.
    [two-thirds] Carried by at least two thirds of all votes cast. An abstention works like a vote against.
    [three-quarters] Carried by at least three quarters of all votes cast. An abstention works like a vote against.
    [three-fifths] Carried by at least three fifths of all votes cast. An abstention works like a vote against.
    [all] Carried only if all votes cast are in favour.
   *[other] Carried by at least { $numerator }/{ $denominator } of all votes cast. An abstention works like a vote against.
}
ballots-threshold-cast-more-than = { $fraction ->
    [half] Carried by more than half of all votes cast. An abstention works like a vote against.
    [two-thirds] Carried by more than two thirds of all votes cast. An abstention works like a vote against.
    [three-quarters] Carried by more than three quarters of all votes cast. An abstention works like a vote against.
    [three-fifths] Carried by more than three fifths of all votes cast. An abstention works like a vote against.
   *[other] Carried by more than { $numerator }/{ $denominator } of all votes cast. An abstention works like a vote against.
}
ballots-threshold-entitled-at-least = { $fraction ->
    [half] Carried if at least half of all on the roll are in favour. Who does not vote counts like a vote against.
    [two-thirds] Carried if at least two thirds of all on the roll are in favour. Who does not vote counts like a vote against.
    [three-quarters] Carried if at least three quarters of all on the roll are in favour. Who does not vote counts like a vote against.
    [three-fifths] Carried if at least three fifths of all on the roll are in favour. Who does not vote counts like a vote against.
    [all] Carried only if all on the roll are in favour.
   *[other] Carried if at least { $numerator }/{ $denominator } of all on the roll are in favour. Who does not vote counts like a vote against.
}
ballots-threshold-entitled-more-than = { $fraction ->
    [half] Carried if more than half of all on the roll are in favour. Who does not vote counts like a vote against.
    [two-thirds] Carried if more than two thirds of all on the roll are in favour. Who does not vote counts like a vote against.
    [three-quarters] Carried if more than three quarters of all on the roll are in favour. Who does not vote counts like a vote against.
    [three-fifths] Carried if more than three fifths of all on the roll are in favour. Who does not vote counts like a vote against.
   *[other] Carried if more than { $numerator }/{ $denominator } of all on the roll are in favour. Who does not vote counts like a vote against.
}
ballots-quorum = { $fraction ->
    [half] At least half of those on the roll must take part.
    [third] At least a third of those on the roll must take part.
    [quarter] At least a quarter of those on the roll must take part.
    [fifth] At least a fifth of those on the roll must take part.
    [tenth] At least a tenth of those on the roll must take part.
    [two-fifths] At least two fifths of those on the roll must take part.
    [two-thirds] At least two thirds of those on the roll must take part.
    [three-quarters] At least three quarters of those on the roll must take part.
    [three-fifths] At least three fifths of those on the roll must take part.
    [all] Everybody on the roll must take part.
   *[other] At least { $numerator }/{ $denominator } of those on the roll must take part.
}
ballots-quorum-none = There is no quorum.

## What is published of the papers

ballots-disclosure-named = Once declared, those on the roll see who voted how.
ballots-disclosure-full = Once declared, every preference is published, equal ballots added up and sorted; with fewer than 20 papers, only the count sheet.
ballots-disclosure-trimmed = Once declared, the preferences that the count reached are published, equal ballots added up and sorted; with fewer than 20 papers, only the count sheet.
ballots-disclosure-sheet = Once declared, the count sheet alone is published.

## How preferences are counted

ballots-scottish-lede = The single transferable vote as in Scottish council elections: each vote helps to elect somebody, and as little of it as possible is wasted.
ballots-scottish-vote-title = How you vote
ballots-scottish-vote = Number as many as you like: 1 for your first choice, 2 for your second. A lower choice is only looked at when a higher one has been elected or excluded, so it never harms a higher one.
ballots-scottish-steps = How it is counted
ballots-scottish-step-1 = The quota is worked out: valid papers divided by places plus one, the remainder dropped, plus one. Nobody needs more than that.
ballots-scottish-step-2 = Every paper goes to its first choice. Who has reached the quota is elected.
ballots-scottish-step-3 = If somebody has more than the quota, the surplus moves on: each of their papers goes to its next choice at a part of its value, surplus ÷ votes held, to five decimals.
ballots-scottish-step-4 = If nobody has a surplus and places are still empty, whoever has fewest votes is excluded, and each of their papers moves at the value it has.
ballots-scottish-step-5 = A paper that names nobody who is still in the count is non-transferable.
ballots-scottish-step-6 = When no more candidates are left than places, they are elected.
ballots-scottish-ties-title = When two are equal
ballots-scottish-ties = Then the latest earlier stage at which they differed decides. If they were always equal, the lot decides: it is made from seeds that several people committed to before voting opened.
ballots-example = An example
ballots-scottish-example = 118 papers, three places, six candidates.
ballots-law = The law
ballots-scottish-law = Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52.
ballots-exact = Every figure is a whole number of the smallest part. Nothing is rounded but where the rule says so, and every step is kept.

## How a question is decided

ballots-majority-lede = A question is carried when the votes in favour reach the threshold that was fixed when the ballot was called.
ballots-majority-of-title = A share of what?
ballots-majority-of = “Two thirds” says nothing until it is said of what. Each ballot says which of these it means:
ballots-majority-of-for-and-against = Of the votes for and against: abstentions are left out.
ballots-majority-of-cast = Of all votes cast: an abstention works like a vote against.
ballots-majority-of-entitled = Of all on the roll: who does not vote works like a vote against.
ballots-majority-exact-title = Exactly the share
ballots-majority-exact = “At least” is carried by exactly the share; “more than” is not.
ballots-majority-tie = As many against as in favour is lost, whatever the threshold, and so is a question that nobody is in favour of.
ballots-majority-quorum-title = Quorum
ballots-majority-quorum = A quorum is a share of those on the roll, rounded up. Everybody who hands in a paper takes part, also who abstains. If it is missed, the question is lost.
ballots-majority-example = Two thirds of the votes for and against are needed. 17 are in favour, 8 against, 5 abstain.
ballots-majority-law = The organisation’s own standing orders, as each ballot quotes them.

## Calling a ballot

ballots-new-lede = Everything here is fixed from the moment the ballot is called. Until then it is a draft.
ballots-new-what = What is decided
ballots-new-title = Title
ballots-new-title-hint = For a question, the question itself: Shall we register as a party?
ballots-new-text-hint = In a few sentences. At most 2,000 characters.
ballots-new-subject = Kind of decision
ballots-new-subject-question = A question
ballots-new-subject-question-hint = Yes or no.
ballots-new-subject-people = People for places
ballots-new-subject-people-hint = Candidates are put in order; one place or several.
ballots-new-subject-names = One of several names
ballots-new-subject-names-hint = Members propose names and put them in order.
ballots-new-question = If it is a question
ballots-new-question-about = What carries it. Leave this as it is for people and names.
ballots-new-fraction = Share needed
ballots-new-comparison = Exactly the share
ballots-new-at-least = is enough
ballots-new-more-than = is not enough
ballots-new-base = Share of what
ballots-new-base-for-and-against = Of the votes for and against
ballots-new-base-for-and-against-hint = Abstentions are left out.
ballots-new-base-cast = Of all votes cast
ballots-new-base-cast-hint = An abstention works like a vote against.
ballots-new-base-entitled = Of all on the roll
ballots-new-base-entitled-hint = Who does not vote works like a vote against.
ballots-new-quorum = Quorum
ballots-new-quorum-hint = A share of those on the roll, rounded up.
ballots-new-quorum-none = No quorum
ballots-new-abstain = Offer to abstain
ballots-new-abstain-hint = Whoever abstains takes part, and sides with neither.
ballots-new-places = If it is people or names
ballots-new-places-about = Leave this as it is for a question. One name is chosen, so names have one place.
ballots-new-reopen = Put “re-open nominations” on the paper
ballots-new-reopen-hint = Voters can then prefer an empty place to a candidate.
ballots-seats = Places
ballots-new-place = Place that votes
ballots-new-place-hint = With everything within it.
ballots-new-member-by = Member by
ballots-new-member-by-hint = Only who was a member by the end of this day.
ballots-new-member-days = Member for so many days
ballots-new-member-days-hint = By the day above; without it, by the day on which voting opens.
ballots-new-kind = Who learns how somebody voted
ballots-new-kind-secret = Nobody: secret ballot
ballots-new-kind-secret-hint = Whoever runs the server could still look while voting is open.
ballots-new-kind-named = Everybody on the roll: named vote
ballots-new-kind-named-hint = Once the result is declared.
ballots-new-disclosure = What is published of the papers
ballots-new-disclosure-hint = Of a named vote everything is published to those on the roll. With fewer than 20 papers, only the count sheet.
ballots-new-disclosure-trimmed = The preferences that the count reached
ballots-new-disclosure-full = Every preference
ballots-new-disclosure-sheet = The count sheet alone
ballots-new-blank = A blank paper may be handed in
ballots-new-blank-hint = Who does so takes part, and votes for nobody.
ballots-new-roll-hint = From then until voting opens, members can object.
ballots-new-challenge = Days in which the result may be challenged
ballots-new-challenge-hint = 1 to 60.
ballots-new-destroyed = Days after closing until the ballots are destroyed
ballots-new-destroyed-hint = 2 to 730. Figures and count sheet stay.
ballots-new-after = Counted after
ballots-new-after-hint = Whoever is elected in one of these is passed over here.
ballots-new-draft = This makes a draft that only those with a duty see. You are its returning officer. It can be called once somebody else has named a second person.
ballots-new-do = Make the draft
ballots-new-more-than-all = More than all can never be reached.
ballots-new-time = Give day and time.
ballots-new-day = Give a day.
ballots-times-past = Voting would open in the past.
ballots-times-nominations-order = Nominations have to close after they open, and not in the past.
ballots-times-nominations-late = Nominations have to close before the provisional roll is published.
ballots-times-roll = The provisional roll has to be published before voting opens.
ballots-times-voting-order = Voting has to close after it opens.
ballots-times-challenge = Leave time to challenge the result.
ballots-times-destroyed = Ballots are kept until the result can no longer be challenged.
ballots-settings-seats = Give 1 to 50 places.
ballots-settings-nominations = People and names need times for nominations; a question has none.
ballots-settings-presence = Nobody takes presence in a ballot over days.
ballots-settings-named = Of a named vote, every preference is published.
ballots-settings-order = A ballot cannot be counted after itself.

## Letters to everybody concerned

ballots-letter-extended-subject = More time to vote: { $title }
ballots-letter-extended = Voting in “{ $title }” closes later than it was announced: on { $when }.

    The reason: { $why }

    The returning officer and the second person decided this together. If you have voted, you need do nothing: your vote is in.

    { $link }

    { $organisation }
ballots-letter-voided-subject = This ballot has ended without a result: { $title }
ballots-letter-voided = The ballot “{ $title }” was ended without a result. Nothing is decided by it, and no votes are published.

    The reason: { $why }

    The returning officer and the second person decided this together.

    { $link }

    { $organisation }
ballots-hold-votes = Votes that were counted, which nobody can join to you, and the sealed rolls of past ballots
ballots-hold-votes-law = UK GDPR, Article 17(3)(e): so that a count can be checked and contested
ballots-hold-candidate = Your name on the papers and in the results of ballots in which you stood
ballots-hold-candidate-law = UK GDPR, Article 17(3)(a) and (e): who stood and who was elected is public

## What candidates write

ballots-candidate-letter = Letter to the electorate
ballots-candidate-letter-about = When voting opens, one letter goes to every member, with what each candidate wrote under her name, in the order of the paper. Until then you can change yours, and nobody else reads it.
ballots-candidate-letter-text = Your letter
ballots-candidate-letter-hint = Plain text of at most 4,000 characters; an empty line begins a paragraph. Left empty, it says that you wrote nothing.
ballots-candidate-letter-do = Save the letter
ballots-done-letter = Saved. It goes out when voting opens.
ballots-candidates-subject = What the candidates say: { $title }
ballots-candidates-lead = Voting is open in “{ $title }” of { $organisation }, until { $when }. This is what the candidates say, each in her own words and within the same length, in the order of the paper.
ballots-candidates-vote = To the ballot
ballots-candidates-silent = She wrote no letter.
