web-skip = Neidio i'r dudalen ei hun
web-about = Am { $organisation }
web-demo-name = Arddangosiad
web-demo-banner = Arddangosiad yw hwn: mae pawb sydd ynddo yn ddychmygol, ac nid oes dim yma'n cyfrif.
web-demo-sign-in = Mewngofnodi fel…
web-along-title = Rydych yn edrych gyda rhywun
web-along = Rydych yn edrych gyda rhywun: dyma dudalennau { $name } fel y mae hi’n eu gweld, tan { $until } fan bellaf. Ni ellir newid dim.
web-along-end = Dod â hyn i ben
web-watched-title = Mae rhywun yn edrych gyda chi
web-watched = Mae { $name } ({ $role }) yn edrych ar eich tudalennau gyda chi ers { $since }, tan { $until } fan bellaf. Ni all hi newid dim.
web-watched-end = Dod â hyn i ben nawr
web-watched-more = Yr hyn y mae’n ei weld
web-menu = Prif ddewislen
web-menu-more = Rhagor o dudalennau
web-language = Iaith
web-sign-in = Mewngofnodi
web-sign-out = Allgofnodi
web-optional = (cewch adael hwn yn wag)
web-errors-title = Cywirwch y canlynol
web-pager = Rhagor o'r rhestr hon
web-pager-newer = Mwy diweddar
web-pager-older = Hŷn
web-error-reference = Rhowch y cyfeirnod hwn i bwy bynnag sy'n rhedeg y wefan hon:
web-error-home = Gweld beth y gallwch ei benderfynu
web-rank-up = Symud { $name } i fyny
web-rank-down = Symud { $name } i lawr
web-parts-title = Darnau'r tudalennau

# Y ddewislen a'r dudalen gartref.
web-menu-decide = Penderfynu
web-home-title = Beth alla i ei benderfynu nawr?
web-home-waiting = { $count ->
    [one] Mae un penderfyniad yn aros amdanoch. Mae'n cau { $relative }.
    [two] Mae dau benderfyniad yn aros amdanoch. Mae'r nesaf yn cau { $relative }.
    [few] Mae tri phenderfyniad yn aros amdanoch. Mae'r nesaf yn cau { $relative }.
   *[other] Mae { $count } penderfyniad yn aros amdanoch. Mae'r nesaf yn cau { $relative }.
}
web-home-waiting-closed = { $count ->
    [one] Mae un penderfyniad yn aros amdanoch.
    [two] Mae dau benderfyniad yn aros amdanoch.
    [few] Mae tri phenderfyniad yn aros amdanoch.
   *[other] Mae { $count } penderfyniad yn aros amdanoch.
}
web-home-none-waiting = { $count ->
    [one] Mae un penderfyniad ar agor i eraill; does dim yn aros amdanoch chi.
    [two] Mae dau benderfyniad ar agor i eraill; does dim yn aros amdanoch chi.
    [few] Mae tri phenderfyniad ar agor i eraill; does dim yn aros amdanoch chi.
   *[other] Mae { $count } penderfyniad ar agor i eraill; does dim yn aros amdanoch chi.
}
web-home-visitor = { $count ->
    [one] Mae'r aelodau'n penderfynu ar un cwestiwn nawr.
    [two] Mae'r aelodau'n penderfynu ar ddau gwestiwn nawr.
    [few] Mae'r aelodau'n penderfynu ar dri chwestiwn nawr.
   *[other] Mae'r aelodau'n penderfynu ar { $count } cwestiwn nawr.
}
web-home-nothing-open = Does dim byd ar agor ar hyn o bryd.
web-home-empty-title = Dim penderfyniadau ar agor
web-home-empty = Mae penderfyniadau i'w gweld yma o'u hagor hyd eu cau. Swyddog canlyniadau sy'n eu hagor.
web-home-coming = I ddod
web-home-decided = Wedi'u penderfynu
web-home-decision = Penderfyniad
web-home-outcome = Canlyniad
web-home-votes = Pleidleisiau
web-home-responsible = Pwy sy'n gyfrifol
web-home-responsible-who = Swyddog canlyniadau sy'n rhedeg pob pleidlais, gydag ail berson a chraffwyr. Ni chaiff yr un ohonynt sefyll ynddi. Mae tudalen pob pleidlais yn eu henwi.
web-home-join = Cael llais
web-home-join-why = Aelodau sy'n pleidleisio. Mae ymuno'n cymryd dwy funud.
web-home-join-do = Ymuno

# Dyddiadau ac amserau.
web-when = { $weekday } { $date }, { $time } amser { $zone }
web-date = { $day } { $month } { $year }
web-weekday-1 = Dydd Llun
web-weekday-2 = Dydd Mawrth
web-weekday-3 = Dydd Mercher
web-weekday-4 = Dydd Iau
web-weekday-5 = Dydd Gwener
web-weekday-6 = Dydd Sadwrn
web-weekday-7 = Dydd Sul
web-month-1 = Ionawr
web-month-2 = Chwefror
web-month-3 = Mawrth
web-month-4 = Ebrill
web-month-5 = Mai
web-month-6 = Mehefin
web-month-7 = Gorffennaf
web-month-8 = Awst
web-month-9 = Medi
web-month-10 = Hydref
web-month-11 = Tachwedd
web-month-12 = Rhagfyr
web-in-minutes = { $count ->
    [zero] ymhen llai na munud
    [one] ymhen un funud
    [two] ymhen dwy funud
    [few] ymhen tair munud
   *[other] ymhen { $count } munud
}
web-in-hours = { $count ->
    [two] ymhen dwy awr
    [few] ymhen tair awr
   *[other] ymhen { $count } awr
}
web-in-days = { $count ->
    [two] ymhen dau ddiwrnod
    [few] ymhen tri diwrnod
   *[other] ymhen { $count } diwrnod
}
web-ago-minutes = { $count ->
    [zero] nawr
    [one] un funud yn ôl
    [two] dwy funud yn ôl
    [few] tair munud yn ôl
   *[other] { $count } munud yn ôl
}
web-ago-hours = { $count ->
    [two] dwy awr yn ôl
    [few] tair awr yn ôl
   *[other] { $count } awr yn ôl
}
web-ago-days = { $count ->
    [two] dau ddiwrnod yn ôl
    [few] tri diwrnod yn ôl
   *[other] { $count } diwrnod yn ôl
}

# Beth sydd o'i le ar faes.
web-error-empty = Llenwch hwn.
web-error-long = Cadwch hwn o fewn { $most } nod.
web-error-unprintable = Tynnwch y nodau na ellir eu dangos, fel y rhai sy'n troi cyfeiriad y testun.
web-error-number = Rhowch rif cyfan o { $least } i { $most }.
web-error-choose = Dewiswch un o'r rhain.
web-error-form = Nid yw hwn ar y ffurf sydd ei hangen yma.
web-error-form-email = Ysgrifennwch y cyfeiriad yn llawn, fel ann@example.org.
web-error-form-postcode = Ysgrifennwch y cod post yn llawn, fel CF10 1AA.

# Pan na ellir dangos tudalen.
web-error-not-found = Does dim tudalen o'r fath
web-error-not-found-means = Efallai bod y cyfeiriad wedi'i gamdeipio, neu fod yr hyn oedd yma wedi mynd.
web-error-sign-in-means = Mae'r dudalen hon i'r rhai sydd wedi mewngofnodi.
web-error-forbidden = Mae angen swydd nad ydych yn ei dal ar gyfer hyn
web-error-forbidden-means = Rydych wedi mewngofnodi, ond mae hyn i bobl sydd â swydd neu ddyletswydd benodol, dros le penodol. Ni newidiwyd dim.
web-error-rights = Gweld beth allwch chi ei wneud, a pham
web-error-only-looking = Rydych yn edrych gyda rhywun; ni ellir newid dim
web-error-only-looking-means = Tudalennau rhywun arall yw’r rhain, a ddangosir ichi am iddi adael ichi edrych. Ni newidiwyd dim. Dywedwch wrthi beth i’w bwyso, neu dewch â hyn i ben â’r botwm ar y brig.
web-error-shut-along = Mae’r dudalen hon ar gau tra byddwch yn edrych gyda rhywun
web-error-shut-along-means = Gwelwch ychydig o’i thudalennau a dim mwy: dim am ei phleidleisiau, ei llythyrau, ei chyfeiriad na sut y mae’n mewngofnodi. I fynd i’ch tudalennau eich hun, dewch â hyn i ben â’r botwm ar y brig.
web-error-refused = Ni ellir gwneud hyn
web-error-too-large = Mae hynny'n ormod ar unwaith
web-error-too-large-means = Mae'r hyn a anfonoch yn hirach nag a dderbynnir yma. Ni chadwyd dim.
web-error-malformed = Ni ddeallodd y gweinydd hynny
web-error-malformed-means = Nid yr hyn a anfonwyd yw'r hyn y mae'r cyfeiriad hwn yn ei dderbyn. Ewch yn ôl a defnyddio'r ffurflen yno. Ni chadwyd dim.
web-error-too-many = Yn rhy aml mewn amser byr
web-error-too-many-means = { $minutes ->
    [one] Rhowch gynnig arall arni ymhen rhyw funud.
   *[other] Rhowch gynnig arall arni ymhen rhyw { $minutes } munud.
}
web-error-other-host = Mae gan y wefan hon gyfeiriad arall
web-error-other-host-means = Daethoch at y gweinydd dan enw nad yw'n eiddo iddo. Defnyddiwch y cyfeiriad a roddodd eich mudiad i chi.
web-error-other-site = Nid oedd y ffurflen honno ar ein tudalen ni
web-error-other-site-means = Daeth y cais o wefan arall, felly ni wnaed dim. Os oeddech am ei wneud, dechreuwch o'r fan hon.
web-error-text = Anfonwch hwn fel testun.
web-error-unknown = Does dim maes o’r fath.
web-error-token = Mae angen tocyn
web-error-token-means = Anfonwch docyn sy’n dal yn ddilys fel “Authorization: Bearer …”. Mae swyddog y lle yn gwneud un ar dudalen ei docynnau.
web-error-scope = Ni wnaed y tocyn ar gyfer hyn
web-error-scope-means = Mae angen tocyn ar gyfer “{ $scope }” y lle hwn.
web-error-fields = Mae rhywbeth o’i le ar y meysydd
web-error-fields-means = Mae “errors” yn enwi pob maes a’r hyn sydd o’i le. Ni chadwyd dim.
web-error-media-type = Nid JSON yw hwn
web-error-media-type-means = Anfonwch un gwrthrych JSON, fel application/json. Ni chadwyd dim.
web-error-method = Nid yw’r cyfeiriad yn derbyn y dull hwn
web-error-method-means = Mae’r rhai y mae’n eu derbyn yn y pennawd “Allow”.
web-error-broken = Mae rhywbeth wedi torri ar y gweinydd
web-error-broken-means = Nid eich bai chi ydyw, ac mae wedi'i nodi. Mae'r hyn a gadwoch o'r blaen yn ddiogel.

# Pan ddaw'r sesiwn i ben wrth lenwi ffurflen.
web-again-title = Mewngofnodwch eto; does dim wedi'i golli
web-again-lede = Cawsoch eich allgofnodi cyn anfon hwn. Mae'r hyn a lenwoch yn aros ar y dudalen hon.
web-again-sign-in = 1. Mewngofnodi (yn agor wrth ochr y dudalen hon)
web-again-send = 2. Yna ei anfon eto
web-again-kept = Ar y dudalen hon yn unig y cedwir yr hyn a lenwoch, nid ar y gweinydd. Cadwch y dudalen ar agor nes ei anfon.

# Mathau o borwyr.
web-agent = { $browser } ar { $system }
web-agent-system = Porwr ar { $system }
web-agent-unknown = Porwr nad ydym yn ei adnabod

# Pan ddefnyddir swydd neu ddyletswydd mewn sesiwn a ddechreuodd gyda dolen mewn llythyr a dim arall.
web-again-strong-title = Dangoswch mai chi sydd yno; nid oes dim wedi’i golli
web-again-strong-lede = Fe wnaethoch fewngofnodi gyda dolen mewn llythyr. Mae angen mwy ar gyfer gwaith swydd. Mae’r hyn a lenwyd gennych yn aros ar y dudalen hon.
web-again-strong = 1. Dangoswch mai chi sydd yno (yn agor wrth ymyl y dudalen hon)

# Allweddi mynediad.
web-passkey-failed = Ni ddefnyddiwyd allwedd mynediad. Rhowch gynnig arall arni, neu ewch ffordd arall.
web-passkey-scripts = Mae angen sgriptiau ar allweddi mynediad, ac maent wedi’u diffodd yma. Mae pob ffordd arall yn gweithio hebddynt.
