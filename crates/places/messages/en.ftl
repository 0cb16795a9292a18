# Sentences of the pages of places.

## The map and the list

places-title = Places
places-lede = Every member belongs to the place where they live. Some also belong to a workplace group or a network.
places-map = Regions; each leads to its page
places-count = { $count ->
    [0] nothing within it yet
    [one] { $count } place within it
   *[other] { $count } places within it
}
places-basis-territorial = Regions
places-basis-international = Abroad
places-basis-workplace = At work
places-basis-thematic = By subject
places-branches = Branches
places-empty-title = There are no places yet
places-empty = Regions and branches will be here once the movement is set up. Whoever runs the server does that with “flotilla setup”.
places-credit-map = Map made with Natural Earth.
places-credit-postcodes = Postcode areas derived from mySociety, “UK Parliament 2024 postcode lookup”, CC BY 4.0, changed: reduced to regions per postcode area. Based on OS Code-Point Open, Open Government Licence v3.0: contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; contains National Statistics data © Crown copyright and database right.
places-credit-title = Where the map and the postcodes come from

## Finding a region by postcode

places-find-title = Find your region
places-find-postcode = Postcode
places-find-hint = For example S1 2AB. It is looked up here and not kept.
places-find-button = Find my region
places-find-malformed = This is not a postcode of the United Kingdom. Write it like S1 2AB.
places-find-one = Postcodes that begin with { $area } lie in one region.
places-find-several = Postcodes that begin with { $area } lie in more than one region. Which one do you live in?
places-find-none = The region cannot be told from this postcode. Choose the place where you live, or the international group.
places-find-again = Another postcode

## The page of a place

places-all = All places
places-part-of = What this is part of
places-within = Places within it
places-within-none = Branches and groups will be listed here. An organiser of this place can add the first one.
places-open = What is decided here
places-coming = Coming
places-decided = Decided
places-add = Add a place within it
places-rename = Rename
places-manage = For organisers

## Adding and renaming

places-add-title = Add a place within { $place }
places-add-button = Add this place
places-rename-title = Rename { $place }
places-rename-button = Save the name
places-back = Back to { $place }
places-name = Name in English
places-name-welsh = Name in Welsh
places-name-welsh-hint = Only if it has a name of its own in Welsh.
places-kind = Kind
places-slug = Address
places-slug-hint = The last part of the page’s address, such as east-derby. Left empty, it is made from the name. It can never change, so that links last.
places-slug-kept = The address of the page stays as it is.
places-slug-taken = Another place has this address. Choose a different one.
places-slug-empty = No address can be made from this name. Write one here.
places-slug-long = The address is longer than 60 characters. Shorten it.
places-slug-form = Use only small letters from a to z, digits, and single hyphens between them.
places-slug-reserved = This address belongs to another page. Choose a different one.
places-done-added = The place was added.
places-done-renamed = The new name is saved.
