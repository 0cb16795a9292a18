# Members entered from a file.

imports-title = Import members
imports-lede = Bring members from another program. You choose what each column holds, see what would happen, and only then let it run.
imports-file = A CSV file or an Excel workbook (XLSX)
imports-file-hint = { $megabytes } MB and { $rows } rows at most. It is kept sealed for thirty days at most, and only you can look into it.
imports-file-none = Choose a file first.
imports-file-do = Look at the file
imports-one = Import
imports-all = Imports so far
imports-none-title = Nothing has been imported yet
imports-none = Whoever may import members brings a file above. Nothing is entered before you have read what would come of it.
imports-of = { $when }, by { $who }
imports-somebody = somebody who is no longer known
imports-rules-title = What an import does not do
imports-rules = It overwrites nothing, changes no e-mail address, brings back nobody who left or was removed, and writes to nobody who asked not to be written to. Telephone numbers, notes and the numbers of other programs are not kept.
imports-from-title = Where files come from
imports-from = Exports of CiviCRM, NationBuilder and Action Network are recognised by their headings. From anything else, a first row of headings is enough.

imports-state-mapping = Say what each column holds.
imports-state-trying = It is being tried. Nothing is entered.
imports-state-tried = It was tried. Read what would happen, then let it run.
imports-state-running = Members are being entered.
imports-state-ended = Everybody is entered.
imports-state-undoing = It is being undone.
imports-state-undone = It is undone.
imports-state-discarded = It was given up; the file is destroyed.
imports-step-file = File
imports-step-columns = Columns
imports-step-trial = Dry run
imports-step-run = Run
imports-progress = { $percent } % is done.
imports-progress-reading = The file is being read.
imports-progress-undoing = People and fields are being looked at one by one.
imports-look-again = Look again

imports-profile-civicrm = This looks like an export of CiviCRM. Check what is proposed for each column.
imports-profile-nationbuilder = This looks like an export of NationBuilder. Check what is proposed for each column.
imports-profile-action-network = This looks like an export of Action Network. Check what is proposed for each column.
imports-profile-plain = Check what is proposed for each column. What is not needed is not read.
imports-charset = Which of these is spelt right?
imports-charset-hint = The file does not say in which encoding it was written. Look at the letters with accents.
imports-column-nameless = Column { $number }, without a heading
imports-dates = Days are written as
imports-dates-day-first = 31/12/2026, the day first
imports-dates-month-first = 12/31/2026, the month first
imports-home = Home of whoever has none in the file
imports-home-hint = A place in the file comes first, then the region of the postcode, then this.
imports-home-none = None: such rows are refused
imports-try = Try it, entering nobody
imports-again = Choose the columns anew

imports-field-ignore = Not read
imports-field-name = Whole name
imports-field-first = First name
imports-field-middle = Middle name
imports-field-last = Last name
imports-field-email = E-mail
imports-field-postcode = Postcode
imports-field-address = Postal address, or a part of it
imports-field-place = Branch or region
imports-field-since = Member since
imports-field-paid-until = Paid until
imports-field-standing = Whether she is a member there
imports-field-opt-out = Yes or a date: does not want e-mail
imports-field-opt-in = No: does not want e-mail
imports-field-email-status = Status of her e-mail
imports-field-agreed = Yes: agreed to the newsletter
imports-field-agreed-on = Day of agreeing to it
imports-field-agreed-proof = What proves that
imports-mapping-twice = Two columns hold the same thing. Only parts of an address, and columns about not wanting e-mail, may stand more than once.
imports-mapping-no-name = No column holds the name: choose the whole name, or first name and last name.
imports-mapping-no-way = No column holds an e-mail or a postal address.
imports-mapping-no-proof = Agreeing to the newsletter counts only with the day and what proves it. Choose columns for both, or do not read that column.

imports-unreadable-large = The file is larger than { $most } MB. Split it into several.
imports-unreadable-rows = The file has more than { $most } rows. Split it into several.
imports-unreadable-columns = Row { $row } has something beyond column { $most }. Take out what is not needed.
imports-unreadable-bytes = Row { $row }, column { $column } holds bytes that cannot be read. Save the file anew as “CSV UTF-8”.
imports-unreadable-unpacked = Unpacked, the workbook is larger than { $most } MB. Save the sheet alone, as CSV.
imports-unreadable-workbook = The workbook is cut short, locked or broken. Open it, save it anew without a password, and bring that.
imports-unreadable-kind = This is neither CSV nor XLSX. Save it as one of the two.
imports-unreadable-empty = There are no rows below the headings.

imports-trial = What would happen
imports-outcome = What happened
imports-in-file = What the file says
imports-figure-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
imports-figure-refused = { $count } refused
imports-figure-opted-out = { $count } not to be written to: nothing is sent there that somebody would have to agree to
imports-figure-agreed = { $count } agreed to the newsletter, with day and proof
imports-figure-unproven = { $count } said to agree to it without day or proof: not taken
imports-figure-nobody = Nobody would be entered.
imports-figure-handful = In fewer than { $smallest } rows it is not told who is new and who is known, so that nobody finds out by a file who is a member.
imports-few = fewer than { $smallest }
imports-at-least = at least { $count }
imports-would-entered = To be entered as members: { $count }
imports-would-filled = Members already, with something empty to fill in: { $count }
imports-would-postcodes = Postcodes to be filled in: { $count }
imports-would-addresses = Postal addresses to be filled in: { $count }
imports-would-same = Members already, who stay as they are: { $count }
imports-would-gone = Left or were removed, and join again themselves: { $count }
imports-would-homeless = At a place that is no home any more: { $count }
imports-would-consents = Agreements to the newsletter to be taken: { $count }
imports-done-entered = Entered as members: { $count }
imports-done-filled = Members already, with something empty filled in: { $count }
imports-done-postcodes = Postcodes filled in: { $count }
imports-done-addresses = Postal addresses filled in: { $count }
imports-done-same = Members already, who stayed as they were: { $count }
imports-done-gone = Left or were removed, and join again themselves: { $count }
imports-done-homeless = At a place that is no home any more: { $count }
imports-done-consents = Agreements to the newsletter taken: { $count }
imports-places = By place
imports-refused = Refused rows
imports-refused-why = Why
imports-refused-row = Row
imports-refused-rows = Rows
imports-in-rows = First in row { $rows }
imports-refused-file = Take the refused rows as a file
imports-refused-formula = A cell is a formula; formulas are not worked out.
imports-refused-cells = The row has more cells than there are headings.
imports-refused-long = A cell is longer than a spreadsheet holds.
imports-refused-name = The name is missing, or it is no name.
imports-refused-no-way = There is neither an e-mail nor a postal address.
imports-refused-email = What stands for the e-mail address is no address.
imports-refused-postcode = What stands for the postcode is no postcode.
imports-refused-address = The postal address is too long or cannot be shown.
imports-refused-place = There is no such place, or there are two of that name.
imports-refused-no-place = There is no home: neither in the file nor by the postcode.
imports-refused-since = “Member since” is no day, or lies ahead.
imports-refused-paid-until = “Paid until” is no day, or lies too far ahead.
imports-refused-no-member = She is no member in the other program.
imports-refused-twice = The same person stands in a row above.
imports-refused-gone = She left or was removed: she joins again herself.

imports-run = Let it run
imports-run-about = Every row is looked at anew. Whoever is entered is a member from the day in the file on, or from today. For thirty days it can be undone.
imports-proof = Where is it kept that these people agreed to be members?
imports-proof-hint = It is kept with each of them and she can read it: “membership forms 2019 to 2026, office in Cardiff”. No names.
imports-tells = Write to everybody who is entered
imports-tells-hint = A letter that says that she is on the roll, what is kept of her, and how she sees it, corrects it or objects. If you do not, tell them yourself within a month.
imports-run-do = Enter these members
imports-discard-what = Give it up
imports-discard-about = The file is destroyed. Nobody is entered.
imports-discard = Destroy the file
imports-undo-what = Undo it
imports-undo-about = Until { $until }. Whoever was entered by it and has done nothing since is erased; what it filled in is emptied if it is as it was left. Whoever asked not to be written to is not written to all the same.
imports-undo = Undo this import
imports-undone = What undoing came to
imports-undone-erased = Erased: { $count }
imports-undone-emptied = Fields that are empty again: { $count }
imports-undone-stepped = Kept, as she has signed in, paid or done something else since, or an officer has: { $count }
imports-undone-held = Kept, as she is on the roll of a ballot, or stands in one: { $count }
imports-undone-changed = Fields kept, as they were changed since: { $count }
imports-happened = Step by step
imports-happened-brought = { $when }: { $who } brought the file.
imports-happened-run = { $when }: { $who } let it run.
imports-happened-proof = Their agreement is kept: { $proof }
imports-happened-ended = { $when }: everybody was entered.
imports-happened-undone = { $when }: { $who } began to undo it.
imports-happened-destroyed = { $when }: the file was destroyed.

imports-gone = There is no such import, or its file is destroyed.
imports-not-yours = Only whoever brought the file decides on it.
imports-not-now = That cannot be done at this point. Look at the import again.
imports-changed-meanwhile = It was tried anew since you read it. Read it again, then let it run.
imports-too-late = Thirty days have passed; it can no longer be undone.
imports-done-run = It runs. You can close this page.
imports-done-again = Choose the columns anew.
imports-done-discarded = The file is destroyed.
imports-done-undo = It is being undone.
imports-kept-files = Files that members were imported from

imports-letter-subject = You are on the roll of { $organisation }
imports-letter =
    Hello,

    { $organisation } now keeps its roll of members here: { $url }
    You are on it, as you were in the list that was kept before. Your name, this address, your postcode or postal address if we had them, your home branch or region and the day on which you became a member were taken over from that list. They are kept because you are a member, and for nothing else.

    Ask for a link at { $url }/sign-in with this address. Then you see everything that is kept about you, correct it, take it along, object to being written to, leave, or have it all erased.

    How long what is kept: { $url }/kept
    If you think that we handle your data wrongly, you can complain to the supervisory authority, in the United Kingdom the Information Commissioner.
