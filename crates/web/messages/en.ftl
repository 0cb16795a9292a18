web-skip = Skip to the page itself
web-about = About { $organisation }
web-demo-name = Demonstration
web-demo-banner = This is a demonstration: every person in it is made up, and nothing here counts.
web-demo-sign-in = Sign in as…
web-along-title = You are looking along
web-along = You are looking along: these are the pages of { $name } as she sees them, until { $until } at most. Nothing can be changed.
web-along-end = End it
web-watched-title = Somebody is looking along
web-watched = { $name } ({ $role }) is looking along with your pages since { $since }, until { $until } at most. She cannot change anything.
web-watched-end = End it now
web-watched-more = What she sees
web-menu = Main menu
web-menu-more = More pages
web-language = Language
web-sign-in = Sign in
web-sign-out = Sign out
web-optional = (you may leave this empty)
web-errors-title = Please put this right
web-pager = More of this list
web-pager-newer = Newer
web-pager-older = Older
web-error-reference = Give this reference to whoever runs this site:
web-error-home = See what you can decide
web-rank-up = Move { $name } up
web-rank-down = Move { $name } down
web-parts-title = Parts of the pages

# The menu and the home page.
web-menu-decide = Decide
web-home-title = What can I decide now?
web-home-waiting = { $count ->
    [one] One decision waits for you. It closes { $relative }.
   *[other] { $count } decisions wait for you. The next one closes { $relative }.
}
web-home-waiting-closed = { $count ->
    [one] One decision waits for you.
   *[other] { $count } decisions wait for you.
}
web-home-none-waiting = { $count ->
    [one] One decision is open to others; nothing waits for you.
   *[other] { $count } decisions are open to others; nothing waits for you.
}
web-home-visitor = { $count ->
    [one] Members are deciding one question now.
   *[other] Members are deciding { $count } questions now.
}
web-home-nothing-open = Nothing is open at the moment.
web-home-empty-title = No open decisions
web-home-empty = Decisions stand here from their opening to their closing. A returning officer opens them.
web-home-coming = Coming
web-home-decided = Decided
web-home-decision = Decision
web-home-outcome = Outcome
web-home-votes = Votes
web-home-responsible = Who is responsible
web-home-responsible-who = A returning officer runs each ballot, with a second person and scrutineers. None of them may stand in it. Each ballot’s page names them.
web-home-join = Have a say
web-home-join-why = Members vote. Joining takes two minutes.
web-home-join-do = Join

# Dates and times.
web-when = { $weekday } { $date }, { $time } { $zone } time
web-date = { $day } { $month } { $year }
web-weekday-1 = Monday
web-weekday-2 = Tuesday
web-weekday-3 = Wednesday
web-weekday-4 = Thursday
web-weekday-5 = Friday
web-weekday-6 = Saturday
web-weekday-7 = Sunday
web-month-1 = January
web-month-2 = February
web-month-3 = March
web-month-4 = April
web-month-5 = May
web-month-6 = June
web-month-7 = July
web-month-8 = August
web-month-9 = September
web-month-10 = October
web-month-11 = November
web-month-12 = December
web-in-minutes = { $count ->
    [0] in less than a minute
    [one] in one minute
   *[other] in { $count } minutes
}
web-in-hours = in { $count } hours
web-in-days = in { $count } days
web-ago-minutes = { $count ->
    [0] just now
    [one] one minute ago
   *[other] { $count } minutes ago
}
web-ago-hours = { $count } hours ago
web-ago-days = { $count } days ago

# What is wrong with a field.
web-error-empty = Fill this in.
web-error-long = Keep this to { $most } characters.
web-error-unprintable = Take out the characters that cannot be shown, such as those that turn the direction of text.
web-error-number = Give a whole number from { $least } to { $most }.
web-error-choose = Choose one of these.
web-error-form = This does not have the form that is needed here.
web-error-form-email = Write the address in full, such as ann@example.org.
web-error-form-postcode = Write the postcode in full, such as SW1A 1AA.

# When a page cannot be shown.
web-error-not-found = There is no such page
web-error-not-found-means = The address may be mistyped, or what stood here has gone.
web-error-sign-in-means = This page is for those who are signed in.
web-error-forbidden = This needs an office that you do not hold
web-error-forbidden-means = You are signed in, but this is for people with a certain office or duty, over a certain place. Nothing was changed.
web-error-rights = See what you can do, and why
web-error-only-looking = You are looking along; nothing can be changed
web-error-only-looking-means = These are somebody else’s pages, shown to you because she let you look. Nothing was changed. Tell her what to press, or end it with the button at the top.
web-error-shut-along = This page stays shut while you look along
web-error-shut-along-means = You see a few pages of hers and no others: nothing about her votes, her letters, her address or how she signs in. To go to your own pages, end it with the button at the top.
web-error-refused = This cannot be done
web-error-too-large = That is too much at once
web-error-too-large-means = What you sent is longer than is taken here. Nothing was saved.
web-error-malformed = The server did not understand that
web-error-malformed-means = What was sent is not what this address takes. Go back and use the form there. Nothing was saved.
web-error-too-many = Too often in a short time
web-error-too-many-means = { $minutes ->
    [one] Please try again in about a minute.
   *[other] Please try again in about { $minutes } minutes.
}
web-error-other-host = This site has another address
web-error-other-host-means = You reached the server under a name that is not its own. Use the address that your organisation gave you.
web-error-other-site = That form was not on our page
web-error-other-site-means = The request came from another website, so nothing was done. If you meant to do it, start from here.
web-error-text = Send this as a text.
web-error-unknown = There is no such field.
web-error-token = A token is needed
web-error-token-means = Send a token that is still good as “Authorization: Bearer …”. An officer of the place makes one on the page of its tokens.
web-error-scope = The token is not made for this
web-error-scope-means = It needs a token for “{ $scope }” of this place.
web-error-fields = Something is wrong with the fields
web-error-fields-means = “errors” names each field with what is wrong. Nothing was saved.
web-error-media-type = This is not JSON
web-error-media-type-means = Send one JSON object, as application/json. Nothing was saved.
web-error-method = The address does not take this method
web-error-method-means = Which it takes stands in the header “Allow”.
web-error-broken = Something is broken on the server
web-error-broken-means = It is not your doing, and it has been noted. What you had saved before is safe.

# When the session has ended while a form was being filled in.
web-again-title = Sign in again; nothing is lost
web-again-lede = You were signed out before this was sent. What you filled in waits on this page.
web-again-sign-in = 1. Sign in (opens beside this page)
web-again-send = 2. Then send it again
web-again-kept = What you filled in is kept on this page only, not on the server. Keep this page open until it is sent.

# Kinds of browsers.
web-agent = { $browser } on { $system }
web-agent-system = A browser on { $system }
web-agent-unknown = A browser that we do not know

# When an office or a duty is used in a session that began with a link in a letter and nothing else.
web-again-strong-title = Show that it is you; nothing is lost
web-again-strong-lede = You signed in with a link in a letter. What is done in an office takes more. What you filled in waits on this page.
web-again-strong = 1. Show that it is you (opens beside this page)

# Passkeys.
web-passkey-failed = No passkey was used. Try again, or take another way.
web-passkey-scripts = Passkeys need scripts, which are switched off here. Every other way works without them.
