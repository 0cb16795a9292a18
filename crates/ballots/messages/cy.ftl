# Brawddegau tudalennau’r pleidleisiau.

## Y rhestr, a’r hyn y mae llawer o dudalennau’n ei ddweud

ballots-title = Pleidleisiau
ballots-lede = Pob penderfyniad sy’n mynd i bleidlais: ar agor, i ddod ac wedi’i wneud.
ballots-call = Galw pleidlais
ballots-none-title = Dim pleidleisiau eto
ballots-none = Caiff pleidleisiau eu rhestru yma o’r diwrnod y cânt eu galw. Swyddog canlyniadau sy’n eu galw.
ballots-coming = I ddod
ballots-decided = Wedi’u penderfynu
ballots-decision = Penderfyniad
ballots-outcome = Canlyniad
ballots-votes-head = Pleidleisiau
ballots-rules = Y rheolau
ballots-rule-majority = Sut y penderfynir ar gwestiwn
ballots-rule-scottish = Sut y cyfrifir dewisiadau
ballots-back = Pob pleidlais
ballots-back-to = I’r bleidlais: { $title }
ballots-and = { $vowel ->
    [yes] { $first } ac { $last }
   *[no] { $first } a { $last }
}
ballots-kicker = { $place } · { $kind } · { $who }
ballots-kicker-declared = { $place } · { $kind } · datganwyd ar { $day }
ballots-who-all = pob aelod
ballots-who-of = aelodau { $place }
ballots-kind-named = pleidlais wrth enw
ballots-kind-secret = pleidlais gyfrinachol
ballots-more = Rhagor am y bleidlais hon
ballots-not-now = Nid nawr
ballots-nobody-known = Rhywun y dilëwyd ei enw
ballots-done-vote = Mae eich pleidlais wedi cyrraedd.
ballots-done-claim = Daeth eich hawliad i law. Dau berson sy’n penderfynu arno.
ballots-done-nominated = Daeth yr enwebiad i law.
ballots-done-consent = Rydych yn sefyll yn y bleidlais hon.
ballots-done-withdrawn = Tynnwyd yr enwebiad yn ôl.
ballots-done-draft = Gwnaed y drafft. Gellir galw’r bleidlais ar ôl i rywun arall enwi ail berson.
ballots-done-step = Wedi’i wneud. Mae wedi’i gofnodi ymhlith y gweithredoedd.
ballots-done-proposed = Cofnodwyd eich llofnod. Mae’n aros nawr am y person arall.
ballots-done-duty = Cofnodwyd y ddyletswydd.
ballots-done-paper = Cofnodwyd y papur.
ballots-done-batch = Cofnodwyd y swp.
ballots-done-seed = Cofnodwyd eich rhan chi o’r coelbren.

## Tudalen pleidlais

ballots-about = Beth sydd dan sylw
ballots-who-may = Pwy gaiff gymryd rhan
ballots-met = Wedi’i fodloni:
ballots-not-met = Heb ei fodloni:
ballots-roll-link = Y gofrestr: ydw i arni, a pham?
ballots-how-decided = Sut y penderfynir
ballots-secret-title = Beth sy’n gyfrinachol, beth a gyhoeddir
ballots-secrecy-link = Beth sy’n gyfrinachol, a rhag pwy
ballots-times = Pryd
ballots-time-nominations-open = Enwebiadau’n agor
ballots-time-nominations-close = Enwebiadau’n cau
ballots-time-roll = Cofrestr dros dro
ballots-time-opens = Pleidleisio’n agor
ballots-time-closes = Pleidleisio’n cau
ballots-time-challenge = Gellir herio’r canlyniad tan
ballots-time-destroyed = Dinistrio’r pleidleisiau
ballots-acts = Pwy wnaeth beth
ballots-acts-none = Does dim wedi’i wneud eto.
ballots-acts-link = Gweld pob gweithred
ballots-act-by = { $name }, { $duty }
ballots-act-why = { $when }. Rheswm: { $why }
ballots-act-drafted = Drafftiwyd
ballots-act-second-named = Enwyd yr ail berson
ballots-act-scrutineer-named = Enwyd craffwr
ballots-act-called = Galwyd
ballots-act-roll-published = Cyhoeddwyd y gofrestr dros dro
ballots-act-claim-decided = Penderfynwyd ar hawliad am y gofrestr
ballots-act-opened = Rhewyd y gofrestr, agorwyd y pleidleisio
ballots-act-roll-corrected = Cywirwyd y gofrestr
ballots-act-death-entered = Cofnodwyd marwolaeth ymgeisydd
ballots-act-closed = Caewyd y pleidleisio
ballots-act-papers-entered = Cofnodwyd swp o bapurau
ballots-act-papers-checked = Gwiriwyd swp o bapurau
ballots-act-papers-taken-back = Tynnwyd swp o bapurau yn ôl
ballots-act-lot-drawn = Tynnwyd coelbren â llaw
ballots-act-counted = Cyfrifwyd
ballots-act-checked = Gwiriwyd y cyfrif
ballots-act-proposed = Llofnodwyd gan y cyntaf o ddau berson
ballots-act-declared = Datganwyd
ballots-act-recounted = Anfonwyd yn ôl i’w chyfrif eto
ballots-act-extended = Symudwyd yr amser cau yn hwyrach
ballots-act-voided = Daeth i ben heb ganlyniad
ballots-act-finished = Daeth y canlyniad yn derfynol
ballots-act-assigned = Rhoddwyd i rywun i’w gyflawni
ballots-act-destroyed = Dinistriwyd y pleidleisiau
ballots-office = yn rhinwedd swydd
ballots-timetable = yn ôl yr amserlen
ballots-duties = Pwy sy’n gyfrifol
ballots-duties-rule = Nid oes gan yr un ymgeisydd unrhyw un o’r dyletswyddau hyn, ac nid y swyddog canlyniadau sy’n dewis yr ail berson.
ballots-duty-returning-officer = swyddog canlyniadau
ballots-duty-second = ail berson
ballots-duty-scrutineer = craffwr
ballots-duty-vacant = heb ei enwi eto
ballots-second-elected = etholwyd gan y cyfarfod
ballots-second-lent = ar fenthyg gan { $place }
ballots-subject-question = Ie neu na.
ballots-subject-question-abstain = Ie, na, neu ymatal.
ballots-subject-names = Rhowch rif i gynifer o enwau ag y mynnwch, 1 i’ch dewis cyntaf. Dewisir un ohonynt.
ballots-subject-people = { $seats ->
    [one] Un lle. Rhowch rif i gynifer o ymgeiswyr ag y mynnwch, 1 i’ch dewis cyntaf.
    [two] Dau le. Rhowch rif i gynifer o ymgeiswyr ag y mynnwch, 1 i’ch dewis cyntaf. Mae’r cyfrif yn gyfrannol, fel bod pob barn sydd â digon o gefnogaeth yn cael ei chynrychioli.
    [few] Tri lle. Rhowch rif i gynifer o ymgeiswyr ag y mynnwch, 1 i’ch dewis cyntaf. Mae’r cyfrif yn gyfrannol, fel bod pob barn sydd â digon o gefnogaeth yn cael ei chynrychioli.
    [many] Chwe lle. Rhowch rif i gynifer o ymgeiswyr ag y mynnwch, 1 i’ch dewis cyntaf. Mae’r cyfrif yn gyfrannol, fel bod pob barn sydd â digon o gefnogaeth yn cael ei chynrychioli.
   *[other] { $seats } lle. Rhowch rif i gynifer o ymgeiswyr ag y mynnwch, 1 i’ch dewis cyntaf. Mae’r cyfrif yn gyfrannol, fel bod pob barn sydd â digon o gefnogaeth yn cael ei chynrychioli.
}
ballots-counted-scottish = Cyfrifir yn ôl rheolau’r Alban ar gyfer y bleidlais sengl drosglwyddadwy. Nid yw dewis is byth yn niweidio dewis uwch.
ballots-counted-after = Cyfrifir { $titles } yn gyntaf: eir heibio yma i bwy bynnag a etholir yno.
ballots-options-people = Ymgeiswyr
ballots-options-names = Enwau a gynigiwyd
ballots-statement-link = datganiad
ballots-reopen = Ailagor enwebiadau
ballots-reopen-about = os yw hyn yn ennill lle, mae’r lle’n aros yn wag
ballots-proposed-by = cynigiwyd gan { $name }
ballots-standing-proposed = cynigiwyd, heb gydsynio eto
ballots-standing-stands = yn sefyll
ballots-standing-withdrawn = tynnwyd yn ôl
ballots-standing-died = wedi marw
ballots-now-draft = Drafft
ballots-now-called = Wedi’i galw
ballots-now-roll = Cofrestr wedi’i chyhoeddi
ballots-now-open = Ar agor
ballots-now-closed = Yn aros am y cyfrif
ballots-now-counted = Yn aros am y gwiriad
ballots-now-checked = Yn aros am y datganiad
ballots-now-uncontested = Yn aros am y datganiad
ballots-now-provisional = Wedi’i datgan, gellir ei herio
ballots-now-final = Terfynol
ballots-now-void = Daeth i ben heb ganlyniad
ballots-next-draft = Dim ond y rhai sydd â dyletswydd sy’n gweld y drafft hwn. Caiff y bleidlais ei galw ar ôl enwi ail berson.
ballots-next-nominations = Mae’r enwebiadau ar agor.
ballots-next-called = Nid yw’r pleidleisio wedi agor eto.
ballots-next-roll = Mae’r gofrestr dros dro wedi’i chyhoeddi. Os dylech fod arni ond nad ydych, dywedwch hynny cyn i’r pleidleisio agor.
ballots-next-vote = Gallwch bleidleisio nawr.
ballots-next-sign-in = Mae aelodau’n mewngofnodi er mwyn pleidleisio.
ballots-next-not-on-roll = Mae’r pleidleisio ar agor, ond nid ydych ar y gofrestr.
ballots-next-voted = Mae eich pleidlais wedi cyrraedd. Diolch.
ballots-next-paper = Rhoddwyd papur i chi, felly ar bapur yr ydych yn pleidleisio.
ballots-next-duty = Mae gennych ddyletswydd yn y bleidlais hon.
ballots-next-closed = Mae’r pleidleisio wedi cau. Ni ddangosir dim cyn i ddau berson ddatgan y canlyniad.
ballots-next-declared = Mae’r canlyniad wedi’i ddatgan.
ballots-next-void = Daeth y bleidlais hon i ben heb ganlyniad. Mae’r rheswm ymhlith y gweithredoedd.
ballots-do-vote = Pleidleisio
ballots-do-result = Gweld y canlyniad
ballots-do-desk = Mynd at y ddesg
ballots-do-nominate = Sefyll neu gynnig
ballots-do-roll = Edrych ar y gofrestr
ballots-do-look = Gweld y bleidlais
ballots-do-decide = Gweld beth arall y gallwch ei benderfynu
ballots-do-sign-in = Mewngofnodi
ballots-when-opens = Yn agor { $when }
ballots-when-closes = Yn cau { $when }
ballots-when-closed = Caeodd { $when }
ballots-when-declared = Datganwyd { $when }
ballots-when-nominations = Enwebiadau’n cau { $when }
ballots-when-void = Daeth i ben { $when }
ballots-may-anyone = Gall y bobl hyn bleidleisio:
ballots-may-yes = Gallwch bleidleisio yn y bleidlais hon.
ballots-may-yes-so-far = Fel y mae pethau nawr, gallwch bleidleisio yn y bleidlais hon.
ballots-may-no = Ni allwch bleidleisio yn y bleidlais hon.
ballots-may-no-so-far = Fel y mae pethau nawr, ni allwch bleidleisio yn y bleidlais hon.
ballots-as-of = Fel yr oedd pethau pan rewyd y gofrestr, { $when }:
ballots-asks-member = Aelod o’r mudiad.
ballots-asks-member-by = Aelod erbyn diwedd { $day }, a byth oddi ar hynny.
ballots-asks-member-for = { $days ->
    [one] Aelod ers o leiaf un diwrnod erbyn { $day }.
    [two] Aelod ers o leiaf ddau ddiwrnod erbyn { $day }.
    [few] Aelod ers o leiaf dri diwrnod erbyn { $day }.
    [many] Aelod ers o leiaf chwe diwrnod erbyn { $day }.
   *[other] Aelod ers o leiaf { $days } diwrnod erbyn { $day }.
}
ballots-asks-within = Â’i gartref o fewn { $place }.
ballots-asks-not-suspended = Heb ei atal.

## Pleidleisio

ballots-step-choose = Dewis
ballots-step-review = Adolygu a bwrw
ballots-review-do = Adolygu fy mhleidlais
ballots-review-title = Dyma eich pleidlais
ballots-review-answer = Eich ateb yw: { $answer }.
ballots-review-ranking = Rydych yn eu rhoi yn y drefn hon:
ballots-review-blank = Rydych yn cyflwyno papur gwag: mae’n cyfrif fel cymryd rhan, ond nid dros neb.
ballots-review-rest = { $count ->
    [zero] Rydych wedi rhoi rhif i bawb.
    [one] Rydych wedi gadael un heb rif. Caniateir hynny.
    [two] Rydych wedi gadael dau heb rif. Caniateir hynny.
    [few] Rydych wedi gadael tri heb rif. Caniateir hynny.
    [many] Rydych wedi gadael chwech heb rif. Caniateir hynny.
   *[other] Rydych wedi gadael { $count } heb rif. Caniateir hynny.
}
ballots-cast = Bwrw fy mhleidlais
ballots-change = Ei newid
ballots-no-revoting = Ni ellir newid pleidlais sydd wedi’i bwrw.
ballots-how-counted = Sut y cyfrifir
ballots-closes = Yn cau
ballots-yes = Ie
ballots-no = Na
ballots-abstain = Ymatal
ballots-abstain-hint = Rydych yn cymryd rhan, heb ochri â’r naill na’r llall.
ballots-blank = Cyflwyno papur gwag
ballots-secrecy-secret = Mae eich pleidlais yn gyfrinachol rhag aelodau a swyddogion, ac ar ôl i’r pleidleisio gau ni all neb ddweud pleidlais pwy oedd hi; gallai pwy bynnag sy’n rhedeg y gweinydd hwn edrych o hyd tra bo’r pleidleisio ar agor.
ballots-secrecy-named = Nid pleidlais gyfrinachol yw hon: ar ôl datgan y canlyniad, bydd pawb ar y gofrestr yn gweld sut y pleidleisiodd pob un, a gallai pwy bynnag sy’n rhedeg y gweinydd hwn edrych yn gynt.
ballots-vote-in-title = Mae eich pleidlais wedi cyrraedd
ballots-vote-in = Mae wedi’i chadw, ac rydych wedi’ch marcio fel un sydd wedi pleidleisio. Ni ellir ei newid mwyach.
ballots-vote-in-no-receipt = Nid oes derbynneb sy’n dangos sut y pleidleisioch, felly ni all neb eich gorfodi i brofi hynny.
ballots-vote-in-named = Pan ddatgenir y canlyniad, bydd y rhai ar y gofrestr yn gweld sut y pleidleisioch.
ballots-vote-in-then = Ar ôl i’r pleidleisio gau, caiff y pleidleisiau eu cyfrif, eu gwirio gan rywun arall, a’u datgan gan ddau berson.
ballots-voted-title = Rydych wedi pleidleisio’n barod
ballots-voted = Mae eich pleidlais wedi cyrraedd. Ni ellir ei newid ac ni chaiff ei bwrw ddwywaith.
ballots-paper-title = Ar bapur yr ydych yn pleidleisio
ballots-not-open-title = Nid yw’r pleidleisio ar agor
ballots-not-open-yet = Mae’r pleidleisio’n agor { $when }, { $relative }.
ballots-closed-title = Mae’r pleidleisio wedi cau
ballots-closed-at = Caeodd y pleidleisio { $when }. Yr amser y cyrhaeddodd pleidlais yma sy’n penderfynu.
ballots-cast-not-open = Nid yw’r pleidleisio wedi dechrau, felly ni dderbynnir pleidlais.
ballots-cast-closed = Mae’r pleidleisio ar ben, felly ni dderbynnir pleidlais mwyach.
ballots-cast-not-on-roll = Ni allwch bleidleisio yn y bleidlais hon, gan nad ydych ar ei chofrestr. Mae tudalen y gofrestr yn dweud pam, a sut i wrthwynebu.
ballots-cast-has-paper = Rhoddwyd papur i chi, felly ni allwch bleidleisio ar-lein hefyd. Os yw ar goll neu wedi’i ddifetha, gofynnwch am un arall.
ballots-cast-no-code = Nid oes cod o’r fath ar gyfer y bleidlais hon. Cymharwch ef â’ch llythyr. Os ydych wedi pleidleisio’n barod, mae eich pleidlais wedi cyrraedd.
ballots-vote-late = Cyrhaeddodd y bleidlais hon wedi hynny ac ni chafodd ei chyfrif.
ballots-not-on-roll-title = Nid ydych ar y gofrestr
ballots-vote-empty = Dewiswch rywbeth cyn mynd ymlaen.
ballots-vote-unknown = Nid yw hwn ar y papur. Dewiswch o’r hyn sydd yno.
ballots-vote-not-a-rank = Ysgrifennwch rif cyfan o 1 ymlaen, neu gadewch y blwch yn wag.
ballots-vote-rank-twice = Rhoddwyd y rhif hwn ddwywaith. Rhowch bob rhif unwaith.
ballots-vote-rank-gap = Mae rhif cyn hwn ar goll. Rhifwch 1, 2, 3 heb fwlch.
ballots-letter-title = Pleidleisio â chod eich llythyr
ballots-letter-lede = I aelodau a gafodd lythyr â chod. Nid oes angen cyfeiriad e-bost arnoch ac nid ydych yn mewngofnodi.
ballots-letter-once = Mae cod yn gweithio unwaith. Cadwch eich llythyr nes eich bod wedi pleidleisio.
ballots-letter-go = Ymlaen at y papur
ballots-letter-link = Pleidleisio â chod llythyr
ballots-code = Cod
ballots-code-hint = Ugain o lythrennau a digidau. Nid oes ots am fylchau na phriflythrennau.

## Beth sy’n gyfrinachol, a rhag pwy

ballots-secrecy-title = Beth sy’n gyfrinachol, a rhag pwy
ballots-secrecy-lede = Nid yw pleidlais gyfrinachol ond mor gyfrinachol â’r hyn a gofnodir amdani. Dyma’r hyn a gofnodir yma, pwy allai ei ddarllen, a than pryd.
ballots-secrecy-members-title = Rhag aelodau a swyddogion: cyfrinachol
ballots-secrecy-members = Nid oes tudalen, ffeil na ffigur sy’n dweud wrth neb sut y pleidleisioch: nid wrth aelodau eraill, nid wrth y swyddog canlyniadau, nid wrth y craffwyr.
ballots-secrecy-mark = Caiff y ffaith eich bod wedi pleidleisio ei marcio, fel na all neb bleidleisio ddwywaith. Rydych yn gweld eich marc eich hun. Ar ôl i’r pleidleisio gau, mae craffwyr yn gweld enwau’r rhai a bleidleisiodd, yn nhrefn yr wyddor.
ballots-secrecy-server-title = Rhag pwy bynnag sy’n rhedeg y gweinydd: nid tra bo’r pleidleisio ar agor
ballots-secrecy-server = Tra bo’r pleidleisio ar agor, gallai rhywun â mynediad llawn i’r gweinydd hwn ganfod sut y mae rhywun yn pleidleisio, drwy wylio’r pleidleisiau’n cyrraedd. Os yw hynny o bwys yn eich mudiad chi, pleidleisiwch ar bapur.
ballots-secrecy-server-how = Cedwir eich pleidlais o dan allwedd a wnaed ar hap, heb amser, heb drefn a heb ddim sy’n gyffredin rhyngddi a’ch marc. Ond ysgrifennir y ddau ar yr un eiliad, felly gallai rhywun sy’n copïo’r ddisg dro ar ôl tro, neu’n darllen ei log, eu rhoi ochr yn ochr.
ballots-secrecy-backups = Mae’r un peth yn wir am gopïau wrth gefn a wneir y naill ar ôl y llall tra bo’r pleidleisio ar agor.
ballots-secrecy-after-title = Ar ôl i’r pleidleisio gau: cyfrinachol rhag pawb
ballots-secrecy-after = Wrth gau, ysgrifennir y marciau a’r pleidleisiau o’r newydd, y naill a’r llall wedi’u trefnu yn ôl eu cynnwys, a throsysgrifir yr hen storfa. O hynny ymlaen ni all dim ar y gweinydd gysylltu pleidlais ag aelod.
ballots-secrecy-destroyed = Dinistrir y pleidleisiau eu hunain ar ddyddiad a nodir. Mae’r ffigurau, y daflen gyfrif a’r gweithredoedd yn aros.
ballots-secrecy-published-title = Beth a gyhoeddir
ballots-secrecy-published = Pennir yr hyn a gyhoeddir pan elwir pleidlais: pob dewis, dim ond y dewisiadau y cyrhaeddodd y cyfrif atynt (y drefn arferol), neu’r daflen gyfrif yn unig. Caiff pleidleisiau cyfartal eu hadio at ei gilydd a’u trefnu.
ballots-secrecy-small = Gyda llai nag 20 papur, dim ond y daflen gyfrif a gyhoeddir. Cuddir y nifer a bleidleisiodd fesul rhanbarth lle gallai ddweud rhywbeth am unigolion.
ballots-secrecy-named-title = Pleidleisiau wrth enw
ballots-secrecy-named-about = Nid yw pleidlais wrth enw yn gyfrinachol, ac mae ei phapur yn dweud hynny. Pan ddatgenir y canlyniad, mae’r rhai ar y gofrestr yn gweld pwy a bleidleisiodd sut.
ballots-secrecy-paper-title = Pleidleisio ar bapur
ballots-secrecy-paper = Yn gyntaf nodir bod eich amlen wedi dod yn ôl. Yna caiff ei gwahanu oddi wrth y papur sydd ynddi. Nid oes enw ar bapur.

## Y gofrestr

ballots-roll-title = Y gofrestr
ballots-roll-none = Nid oes cofrestr eto. Fe’i cyhoeddir { $when }, { $relative }.
ballots-roll-provisional = { $size ->
    [zero] Nid oes enw ar y gofrestr dros dro. Caiff ei rhewi pan fydd y pleidleisio’n agor.
    [one] Mae un enw ar y gofrestr dros dro. Caiff ei rhewi pan fydd y pleidleisio’n agor.
    [two] Mae dau enw ar y gofrestr dros dro. Caiff ei rhewi pan fydd y pleidleisio’n agor.
    [few] Mae tri enw ar y gofrestr dros dro. Caiff ei rhewi pan fydd y pleidleisio’n agor.
   *[other] Mae { $size } enw ar y gofrestr dros dro. Caiff ei rhewi pan fydd y pleidleisio’n agor.
}
ballots-roll-in-force = { $size ->
    [zero] Mae’r gofrestr wedi’i rhewi. Nid oes neb arni.
    [one] Mae’r gofrestr wedi’i rhewi. Mae un person arni.
    [two] Mae’r gofrestr wedi’i rhewi. Mae dau berson arni.
    [few] Mae’r gofrestr wedi’i rhewi. Mae tri pherson arni.
   *[other] Mae’r gofrestr wedi’i rhewi. Mae { $size } o bobl arni.
}
ballots-roll-me = Ydw i arni?
ballots-roll-me-visitor = Mewngofnodwch i weld a ydych ar y gofrestr.
ballots-roll-me-yes = Rydych ar y gofrestr.
ballots-roll-me-no = Nid ydych ar y gofrestr.
ballots-roll-mark-online = Rydych wedi’ch marcio fel un sydd wedi pleidleisio ar-lein.
ballots-roll-mark-letter = Rydych wedi’ch marcio fel un sydd wedi pleidleisio â chod llythyr.
ballots-roll-mark-paper = Rydych wedi’ch marcio fel un sy’n pleidleisio ar bapur.
ballots-roll-mark-none = Nid ydych wedi’ch marcio fel un sydd wedi pleidleisio.
ballots-roll-frozen = Y gofrestr a rewyd
ballots-roll-size = Pobl arni
ballots-roll-as-of = Rhewyd fel yr oedd ar
ballots-roll-hash = Hash
ballots-roll-hash-about = Mae’r hash yn rhwymo pawb wrth y gofrestr hon: ni ellir ychwanegu na thynnu’r un enw heb newid yr hash. Mae’n dal i sefyll os caiff rhywun ar y gofrestr ei ddileu’n ddiweddarach.
ballots-corrections = Cywiriadau
ballots-corrections-none = Dim hyd yma.
ballots-correction-when = Pryd
ballots-correction-why = Pam
ballots-roll-rules = Sut y gwneir y gofrestr
ballots-roll-rules-about = Dros dro yw’r gofrestr i ddechrau, fel bod pob aelod yn gweld a yw ei enw arni ac yn gallu gwrthwynebu; dau berson sy’n penderfynu. Pan fydd y pleidleisio’n agor caiff ei rhewi: ni roddir arni neb sy’n ymuno wedyn, ac mae pwy bynnag sy’n gadael neu’n symud yn aros arni. Dim ond o dan reol y mae ataliad yn tynnu rhywun oddi arni, ac mewn da bryd i apelio. Cyhoeddir pob cywiriad gyda maint, hash a rheswm.
ballots-claims = Hawliadau ynghylch y gofrestr
ballots-claims-mine = Eich hawliadau
ballots-claim-title = Dylwn i fod ar y gofrestr
ballots-claim-about = Dywedwch pam. Mae’r swyddog canlyniadau a’r ail berson ill dau’n penderfynu; ni all y naill wneud hynny heb y llall.
ballots-claim-reason = Pam y mae’r gofrestr yn anghywir
ballots-claim-reason-hint = Er enghraifft: ymunais ym mis Mawrth ac nid wyf erioed wedi gadael. Hyd at 500 nod.
ballots-claim-do = Anfon yr hawliad
ballots-claim-asks-add = Ychwanegu at y gofrestr
ballots-claim-asks-remove = Tynnu oddi ar y gofrestr
ballots-claim-asks-suspend = Tynnu oddi ar y gofrestr drwy ataliad
ballots-claim-undecided = Yn aros am y ddau berson.
ballots-claim-waits = Gwnaed yr hawliad hwn yn barod ac mae’n aros am benderfyniad.
ballots-claim-voted = Mae’r person hwn wedi pleidleisio neu wedi cael papur. Ni ellir tynnu’n ôl yr hyn a fwriwyd.
ballots-claim-half-uphold = Byddai { $name } yn ei ganiatáu. Nid yw’r person arall wedi penderfynu eto.
ballots-claim-half-refuse = Byddai { $name } yn ei wrthod. Nid yw’r person arall wedi penderfynu eto.
ballots-claim-half = Mae un o’r ddau berson wedi penderfynu.
ballots-claim-upheld = Caniatawyd gan y ddau berson ar { $day }.
ballots-claim-refused = Gwrthodwyd gan y ddau berson ar { $day }.
ballots-claim-uphold = Caniatáu
ballots-claim-refuse = Gwrthod
ballots-claim-hours = Derbynnir hawliadau o’r adeg y cyhoeddir y gofrestr nes bod y pleidleisio’n cau.
ballots-claim-not-yours = Drostynt eu hunain y mae aelodau’n gwneud hawliad. Dim ond y rhai sydd â dyletswydd sy’n gwneud hawliad ynghylch eraill.
ballots-claim-frozen = Mae’r gofrestr wedi’i rhewi: ni thynnir neb oddi arni mwyach ond drwy ataliad.
ballots-claim-no-appeal = Mae’n rhy hwyr: ni fyddai amser ar ôl i apelio cyn i’r pleidleisio gau.
ballots-claim-decided = Penderfynwyd ar yr hawliad hwn.
ballots-claim-own = Nid oes neb yn penderfynu ar hawliad amdano’i hun.

## Enwebiadau

ballots-nominations-title-people = Ymgeiswyr
ballots-nominations-title-names = Enwau a gynigiwyd
ballots-nominations-not-yet = Mae’r enwebiadau’n agor { $when }, { $relative }.
ballots-nominations-until = Mae’r enwebiadau’n cau { $when }, { $relative }.
ballots-nominations-over = Caeodd yr enwebiadau { $when }.
ballots-nominations-empty-title = Neb eto
ballots-nominations-empty = Rhestrir enwebiadau yma. Tra byddant ar agor, mae aelodau’n eu cynnig ar y dudalen hon.
ballots-nominations-sign-in = Mewngofnodwch i sefyll neu i gynnig rhywun.
ballots-nominations-rules = Rheolau’r enwebiadau
ballots-nominations-rules-about = Nid oes neb yn sefyll heb gydsynio. Caiff ymgeisydd dynnu’n ôl nes bod y pleidleisio’n cau; wedyn mae’r dewisiadau ar ei gyfer yn cyfrif i’r dewis nesaf. Nid yw pwy bynnag sydd â dyletswydd yn y bleidlais hon yn sefyll. Lle nad oes mwy o ymgeiswyr nag o leoedd ac na ellir ailagor enwebiadau, fe’u hetholir heb bleidlais.
ballots-stand-title = Sefyll eich hun
ballots-stand-about = Dangosir eich enw, eich rhanbarth a’ch datganiad i bawb. Os oes gennych swydd, nid yw’n agor aelodau’r lle sy’n pleidleisio ichi o hynny ymlaen hyd nes y cyhoeddir y canlyniad.
ballots-stand-do = Sefyll
ballots-statement = Datganiad
ballots-statement-hint = Pam rydych yn sefyll, yn eich geiriau eich hun. Hyd at 1,000 nod.
ballots-statement-none = Nid oes datganiad.
ballots-consent = Rwy’n cydsynio i sefyll, ac i’m henw a’m datganiad gael eu cyhoeddi
ballots-consent-hint = Cewch dynnu’n ôl nes bod y pleidleisio’n cau.
ballots-consent-needed = Ticiwch y blwch: nid oes neb yn sefyll heb gydsynio.
ballots-consent-title = Cawsoch eich cynnig
ballots-consent-about = Ydych chi am sefyll? Os na wnewch ddim, ni fyddwch yn sefyll.
ballots-propose-title = Cynnig aelod arall
ballots-propose-about = Dim ond os bydd yn cydsynio cyn i’r enwebiadau gau y bydd yr aelod yn sefyll. Gofynnwch yn gyntaf.
ballots-propose-do = Cynnig yr aelod hwn
ballots-propose-name-title = Cynnig enw
ballots-propose-name-do = Cynnig yr enw hwn
ballots-name = Enw
ballots-name-hint = Hyd at 80 nod.
ballots-name-why = Pam yr enw hwn
ballots-member-number = Rhif aelodaeth
ballots-member-number-hint = Deuddeg digid, fel ar y cerdyn aelodaeth.
ballots-member-unknown = Nid oes aelod â’r rhif hwn.
ballots-withdraw-title = Tynnu’n ôl
ballots-withdraw-about = Ar ôl i’r pleidleisio agor mae’r enw’n aros ar y papur, ond mae’r cyfrif yn mynd heibio iddo.
ballots-withdraw-sure = Rwy’n siŵr: ni ellir dadwneud hyn
ballots-withdraw-sure-needed = Ticiwch y blwch i ddangos eich bod yn siŵr.
ballots-withdraw-do = Tynnu’n ôl
ballots-nominations-closed = Nid yw’r enwebiadau ar agor.
ballots-nominations-other-kind = Nid yw’r bleidlais hon yn derbyn y math hwnnw o enwebiad.
ballots-nominations-already = Cynigiwyd hwn yn barod.
ballots-nominations-full = Ni all mwy na 100 fod ar un papur.
ballots-nominations-not-yours = Dim ond yr ymgeisydd gaiff wneud hyn.
ballots-nominations-gone = Tynnwyd yr enwebiad hwn yn ôl.

## Y ddesg

ballots-desk = Desg
ballots-desk-duty = Yma rydych yn gweithredu fel { $duty }. Dim ond yr hyn y gellir ei wneud nawr a ddangosir.
ballots-desk-nothing = Dim i’w wneud nawr
ballots-grave = Y tu hwnt i’r cyffredin
ballots-waits-second = Mae’n aros am ail berson, a etholir gan y cyfarfod neu a roddir ar fenthyg gan le uwchlaw. Nid chi sy’n dewis y person hwnnw.
ballots-waits-roll = Cyhoeddir y gofrestr dros dro o { $when }, { $relative }.
ballots-waits-opens = Mae’r pleidleisio’n agor { $when }, { $relative }.
ballots-waits-closes = Mae’r pleidleisio’n cau { $when }, { $relative }.
ballots-waits-other = I rywun arall y mae’r weithred nesaf.
ballots-waits-challenge = Gellir herio’r canlyniad tan { $when }, { $relative }. Yna daw’n derfynol.
ballots-waits-nothing = Mae’r bleidlais hon ar ben.
ballots-reason = Rheswm
ballots-reason-hint = Fe’i cyhoeddir gyda’r weithred a’i anfon at y rhai ar y gofrestr.
ballots-zone-hint = Yng nghylchfa amser y mudiad.
ballots-go-call = Galw’r bleidlais
ballots-go-call-about = O hynny ymlaen mae pawb yn ei gweld, ac ni ellir newid ei gosodiadau.
ballots-go-roll = Cyhoeddi’r gofrestr dros dro
ballots-go-roll-about = Pennir y papur gyda’r ymgeiswyr sy’n sefyll, ac mae pob aelod yn gweld a yw ei enw ar y gofrestr.
ballots-go-open = Rhewi’r gofrestr ac agor y pleidleisio
ballots-go-open-about = Rhewir y gofrestr fel y mae ar yr eiliad hon; cyhoeddir ei maint a’i hash. Yna mae aelodau’n pleidleisio.
ballots-go-close = Cau’r pleidleisio
ballots-go-close-about = Ni dderbynnir rhagor o bleidleisiau. Ysgrifennir y marciau a’r pleidleisiau o’r newydd, fel na all neb eu cysylltu.
ballots-go-count = Cyfrif
ballots-go-count-about = Cyfrifir y pleidleisiau a chedwir pob cam. Nid oes neb yn gweld ffigurau cyn y datganiad.
ballots-go-check = Gwirio’r cyfrif
ballots-go-check-about = Rydych yn cyfrif eto, yn annibynnol ar { $name }. Rhaid i’r ddau gyfrif fod yr un fath, beit am feit.
ballots-go-declare = Datgan y canlyniad
ballots-go-declare-about = Chi sy’n llofnodi gyntaf; mae’r person arall yn cydlofnodi. Mae’r canlyniad yn gyhoeddus o hynny ymlaen a gellir ei herio.
ballots-go-countersign = Cydlofnodi: { $what }
ballots-go-countersign-about = Llofnododd { $name } hwn { $relative }. Caiff ei wneud pan fyddwch chi’n llofnodi hefyd.
ballots-go-extend = Symud yr amser cau yn hwyrach
ballots-go-extend-about = Ar ôl toriad yn y gwasanaeth. Mae angen dau berson a rheswm; dywedir wrth bawb ar y gofrestr.
ballots-go-void = Dod â hi i ben heb ganlyniad
ballots-go-void-about = Mae angen dau berson a rheswm; dywedir wrth bawb ar y gofrestr. Ni ellir ei ddadwneud.
ballots-go-recount = Cyfrif eto
ballots-go-recount-about = Am fod y canlyniad wedi’i herio. Mae angen dau berson a rheswm; tynnir y canlyniad yn ôl nes ei ddatgan o’r newydd.
ballots-go-finish = Gwneud y canlyniad yn derfynol
ballots-go-finish-about = Mae’r amser i herio ar ben.
ballots-go-draw = Tynnu’r coelbren â llaw
ballots-go-draw-about = Am na ddangoswyd pob hedyn. Mae dau dyst yn gweld y tynnu.
ballots-go-assign = Dweud pwy fydd yn ei roi ar waith
ballots-go-assign-about = Pwy sy’n atebol am yr hyn a benderfynwyd, ac erbyn pryd.
ballots-go-papers = Papurau ac amlenni
ballots-go-claim = Cais ynghylch aelod
ballots-claim-asks = Beth y mae’r cais yn ei geisio
ballots-claim-other-about = I’r rhai sydd â dyletswydd. Y swyddog canlyniadau a’r ail berson sy’n penderfynu arno gyda’i gilydd; nid yw neb yn penderfynu ynghylch ei hun.
ballots-claim-other-hint = Ar gyfer ataliad, y rheol y’i gwnaed oddi tani. Fe’i cyhoeddir gyda’r cywiriad, felly peidiwch ag enwi neb ynddo.
ballots-go-change = Newid y drafft
ballots-change-do = Cadw’r newidiadau
ballots-died-title = Bu farw’r ymgeisydd hwn
ballots-died-about = Mae’r enw’n aros ar bapur sydd eisoes wedi’i bennu, ac mae’r cyfrif yn mynd heibio iddo.
ballots-died-do = Cofnodi’r farwolaeth
ballots-go-duties = Enwi craffwyr
ballots-go-second = Enwi’r ail berson
ballots-warning-public = Gall pawb weld y weithred hon, gyda’ch enw a’r amser.
ballots-warning-two = Dyma’r cyntaf o ddau lofnod. Mae’n aros ddeuddydd am y person arall.
ballots-extend-until = Amser cau newydd
ballots-extend-proposed = Yr amser cau newydd yw { $when }.
ballots-reason-given = Rheswm: { $why }
ballots-owner = Pwy fydd yn ei roi ar waith
ballots-owner-hint = Person, pwyllgor neu swydd.
ballots-due = Erbyn pryd
ballots-second-title = Ail berson
ballots-second-about = Heb ail berson ni ellir datgan dim, symud dim na dod â dim i ben. Nid y swyddog canlyniadau sy’n dewis y person hwnnw: mae pwy bynnag sy’n cofnodi hyn yn enwi rhywun a etholodd y cyfarfod neu y mae lle uwchlaw yn ei roi ar fenthyg.
ballots-second-do = Enwi’r ail berson
ballots-duty-person = Pwy
ballots-duty-nobody-title = Neb i ddewis ohonynt
ballots-duty-nobody = Rhaid rhoi swydd yn gyntaf, dros y lle sy’n pleidleisio neu un uwchlaw iddo. Gweinyddwr sy’n gwneud hynny.
ballots-scrutineer-title = Craffwyr
ballots-scrutineer-about = Cânt wylio pob cam, cyfrif a gwirio.
ballots-scrutineer-do = Ychwanegu craffwr
ballots-step-earlier-contest = Mae rhywun yn sefyll yma ac mewn gornest a gyfrifir yn gyntaf. Datganwch honno’n gyntaf.
ballots-changed-meanwhile = Newidiodd rhywbeth yn y cyfamser. Edrychwch arno eto a rhowch gynnig arall arni.
ballots-not-eligible = Dim ond y rhai a gaiff bleidleisio yn y bleidlais hon a gaiff sefyll ynddi neu gynnig rhywun.
ballots-not-found = Nid oes dim o’r fath yn y bleidlais hon.
ballots-declare-why = Cyfrifwyd a gwiriwyd gan ddau berson, gyda’r un canlyniad.
ballots-step-stage = Nid yw’r bleidlais ar y cam iawn ar gyfer hyn. Efallai bod rhywun wedi’i wneud yn barod.
ballots-step-early = Mae’n rhy gynnar ar gyfer hyn.
ballots-step-late = Mae’n rhy hwyr ar gyfer hyn.
ballots-step-nobody-stands = Nid oes neb yn sefyll. Dewch â’r bleidlais hon i ben a’i galw eto.
ballots-step-counts-differ = Mae’r ail gyfrif yn wahanol i’r cyntaf. Nid eir ymlaen nes gwybod pam.
ballots-step-destroyed = Dinistriwyd y pleidleisiau; nid oes dim ar ôl i’w gyfrif.
ballots-countersign-stale = Mae’r llofnod cyntaf yn hŷn na deuddydd. Rhaid ei roi eto.
ballots-count-no-papers = Ni phleidleisiodd neb dros neb sy’n sefyll. Dewch â’r bleidlais hon i ben a’i galw eto.
ballots-duty-own-second = Nid y swyddog canlyniadau na’r ail berson sy’n enwi’r ail berson.
ballots-duty-not-above = Dim ond lle uwchlaw’r un sy’n pleidleisio sy’n rhoi ail berson ar fenthyg.
ballots-duty-twice = Dim ond un ddyletswydd a gaiff un person.
ballots-duty-candidate = Nid oes dyletswydd gan ymgeiswyr, ac nid yw’r rhai sydd â dyletswydd yn sefyll.
ballots-duty-no-second = Mae hyn yn aros nes bod ail berson wedi’i enwi.
ballots-duty-none = Mae angen dyletswydd yn y bleidlais hon ar gyfer hyn, ac nid yw gennych chi.
ballots-duty-same-person = Rhaid i’r llall o’r ddau berson wneud hyn.

## Papurau

ballots-papers = Papurau
ballots-papers-lede = Ni all pwy bynnag a gafodd bapur bleidleisio ar-lein, ac ni roddir papur i bwy bynnag sydd wedi pleidleisio ar-lein.
ballots-papers-member = Papur aelod
ballots-papers-find = Chwilio
ballots-papers-act = Beth ddigwyddodd
ballots-papers-do = Ei gofnodi
ballots-paper-act-issue = Rhoi papur
ballots-paper-act-letter = Anfon llythyr â chod
ballots-paper-act-replace = Rhoi papur arall yn lle un a ddifethwyd
ballots-paper-act-return = Daeth yr amlen yn ôl
ballots-paper-act-reject = Nid agorir yr amlen
ballots-paper-state-none = Ar y gofrestr. Heb bleidleisio a heb gael papur.
ballots-paper-state-issued = Wedi cael papur. Nid yw’r amlen yn ôl eto.
ballots-paper-state-returned = Mae’r amlen yn ôl ac wedi’i gwahanu oddi wrth ei phapur.
ballots-paper-state-rejected = Mae’r amlen yn ôl ac ni chafodd ei hagor.
ballots-paper-state-voted = Wedi pleidleisio ar-lein.
ballots-paper-state-off = Ddim ar y gofrestr.
ballots-code-issued = Y cod ar gyfer y llythyr
ballots-code-issued-about = Ysgrifennwch ef yn y llythyr nawr: unwaith y caiff ei ddangos, a dim ond ei hash a gedwir.
ballots-reconciliation = Ble mae’r papurau i gyd
ballots-reconciliation-about = Cyhoeddir y ffigurau hyn gyda’r canlyniad.
ballots-sum-issued = Rhoddwyd
ballots-sum-replaced = Difethwyd a rhoddwyd un newydd
ballots-sum-returned = Amlenni a ddaeth yn ôl
ballots-sum-rejected = Amlenni nas agorwyd
ballots-sum-outstanding = Heb ddod yn ôl
ballots-sum-found = Papurau a gafwyd mewn amlenni
ballots-sum-unreadable = Papurau na ellid eu darllen
ballots-batches = Sypiau o bapurau
ballots-batches-none = Ni chofnodwyd yr un. Cofnodir papurau ar ôl cau a chyn cyfrif.
ballots-batch-title = Cofnodi swp
ballots-batch-about = Yr hyn a gafwyd yn amlenni un blwch. Mae rhywun arall yn ei gymharu â’r papurau.
ballots-batch-label = Blwch
ballots-batch-label-hint = Yr hyn sydd arno, er enghraifft: neuadd Leeds, blwch 2.
ballots-batch-papers = Papurau
ballots-batch-entered = Cofnodwyd gan
ballots-batch-checked = Gwiriwyd gan
ballots-batch-check-do = Rwyf wedi’i gymharu: mae’n gywir
ballots-batch-compare = Cymharu â’r papurau: { $label }
ballots-batch-wrong-do = Ei dynnu’n ôl
ballots-batch-wrong-why = Os yw’n anghywir: pam
ballots-batch-why = Dywedwch pam y tynnir y swp yn ôl.
ballots-batch-waits = yn aros am rywun arall
ballots-batch-file = Ffeil, BLT neu CSV
ballots-batch-text = Neu gludwch ef yma
ballots-batch-text-hint = BLT, neu CSV â’r colofnau count,rank1,rank2 … neu count,answer.
ballots-batch-do = Cofnodi’r swp hwn
ballots-batch-hours = Cofnodir papurau ar ôl cau a chyn cyfrif.
ballots-batch-too-many = Nifer y papurau yw { $papers }, ond dim ond { $returned } o amlenni a ddaeth yn ôl.
ballots-batch-again = Mae’r union ffeil hon wedi’i chofnodi eisoes.
ballots-batch-unchecked = Mae swp yn aros i gael ei wirio. Mae’r cyfrif yn aros gydag ef.
ballots-batch-large = Mae’r ffeil yn rhy fawr.
ballots-batch-empty = Nid oes papurau ynddi.
ballots-batch-line = Llinell { $line }: { $reason }
ballots-batch-candidates = Mae’r ffeil yn enwi ymgeiswyr eraill, neu mewn trefn wahanol i’r papur.
ballots-paper-hours = Dim ond tra bo’r pleidleisio ar agor y gellir gwneud hyn; derbynnir amlenni hyd at y cyfrif.
ballots-paper-not-on-roll = Nid yw’r person hwn ar y gofrestr.
ballots-paper-voted = Mae’r person hwn wedi pleidleisio ar-lein.
ballots-paper-has-one = Mae gan y person hwn bapur eisoes.
ballots-paper-none = Ni chafodd y person hwn bapur erioed.
ballots-paper-back = Mae’r amlen yn ôl eisoes.

## Y coelbren

ballots-lot = Y coelbren
ballots-lot-lede = Pan fydd ymgeiswyr yn gyfartal ac nad oes cam cynharach yn eu gwahanu, y coelbren sy’n penderfynu. Fe’i gwneir o hadau sawl person, fel na all yr un ohonynt ddewis y canlyniad.
ballots-lot-link = Sut y gwnaed y coelbren
ballots-lot-empty-title = Dim hadau eto
ballots-lot-empty = Cyn i’r pleidleisio agor, mae dau neu fwy o bobl sydd â dyletswydd yn ymrwymo i hedyn bob un. Ar ôl cau maent yn ei ddangos.
ballots-seeds = Ymrwymiadau a hadau
ballots-seeds-check = Gall unrhyw un wirio mai’r hedyn a ddangoswyd yw’r un yr ymrwymwyd iddo:
ballots-seed-example = yr hedyn, yn union fel y mae yma
ballots-seed = Hedyn
ballots-seed-hint = Yn union fel yr ysgrifennoch ef, rhwng 20 a 200 nod.
ballots-seed-hidden = heb ei ddangos eto
ballots-commit-title = Ymrwymo i hedyn
ballots-commit-about = Taflwch ddisiau neu agorwch lyfr, ysgrifennwch o leiaf 20 nod a’u cadw i chi’ch hun. Rhowch eu hash yn unig.
ballots-commitment = SHA-256 eich hedyn
ballots-commitment-hint = 64 digid o 0 i 9 ac a i f, fel y mae sha256sum yn eu hargraffu.
ballots-commitment-form = Rhowch y 64 digid y mae sha256sum yn eu hargraffu.
ballots-commit-do = Ymrwymo
ballots-reveal-title = Dangos eich hedyn
ballots-reveal-about = Mae’r pleidleisio wedi cau, felly ni ellir ei ddefnyddio mwyach i ddewis canlyniad.
ballots-reveal-do = Ei ddangos
ballots-draw-link = Mae hedyn ar goll: tynnu’r coelbren â llaw
ballots-lot-settled-seeds = Mae pob hedyn wedi’i ddangos. Mae’r coelbren yn dilyn ohonynt.
ballots-lot-settled-hand = Tynnwyd y coelbren â llaw. Y tystion oedd { $names }.
ballots-lot-order-label = Y drefn a dynnwyd
ballots-lot-order-hint = Rhifau’r papur, y cyntaf a dynnwyd yn gyntaf, er enghraifft: 3 1 2.
ballots-lot-witnesses-label = Tystion
ballots-lot-witnesses-hint = O leiaf ddau enw, un ar bob llinell.
ballots-lot-short = Rhaid i hedyn fod ag o leiaf 20 nod.
ballots-lot-again = Rydych wedi ymrwymo i hedyn eisoes.
ballots-lot-copied = Mae rhywun arall wedi rhoi’r un ymrwymiad.
ballots-lot-no-commitment = Nid ydych wedi ymrwymo i hedyn.
ballots-lot-other-seed = Nid hwn yw’r hedyn yr ymrwymoch iddo. Ysgrifennwch ef yn union fel y gwnaethoch bryd hynny.
ballots-lot-not-needed = Mae pob hedyn wedi’i ddangos, felly nhw sy’n penderfynu.
ballots-lot-order = Rhowch bob rhif ar y papur unwaith.
ballots-lot-witnesses = Enwch o leiaf ddau dyst gwahanol.
ballots-lot-missing = Mae’r coelbren ar goll: dangoswch yr hadau, neu tynnwch ef â llaw.

## Y canlyniad

ballots-carried = Derbyniwyd
ballots-lost = Gwrthodwyd
ballots-elected = Etholwyd
ballots-chosen = Dewiswyd
ballots-nobody = Neb
ballots-uncontested = heb bleidlais
ballots-headline-carried = Derbyniwyd: { $title }
ballots-headline-lost = Gwrthodwyd: { $title }
ballots-headline-elected = { $count ->
    [one] Etholwyd { $names }
   *[other] Etholwyd { $names }
}
ballots-headline-chosen = Dewiswyd { $names }
ballots-headline-nobody = Ni etholwyd neb
ballots-seats-empty = { $count ->
    [one] mae un lle’n aros yn wag
    [two] mae dau le’n aros yn wag
    [few] mae tri lle’n aros yn wag
    [many] mae chwe lle’n aros yn wag
   *[other] mae { $count } lle’n aros yn wag
}
ballots-figures = { $for } i { $against }
ballots-for = O blaid
ballots-against = Yn erbyn
ballots-abstained = Ymatal
ballots-votes = { $votes }
ballots-votes-share = { $votes } · { $share } %
ballots-bars-title = Pleidleisiau o blaid, yn erbyn ac yn ymatal
ballots-bars-description = { $for } o blaid, { $against } yn erbyn, { $abstained } yn ymatal; roedd angen { $needed } o blaid.
ballots-bars-caption = Mae’r llinell doredig yn dangos faint oedd ei angen. Mae’r ffigurau yn y tabl isod.
ballots-needed-for-and-against = angen: { $needed } o { $base } o blaid ac yn erbyn
ballots-needed-cast = angen: { $needed } o { $base } a fwriwyd
ballots-needed-entitled = angen: { $needed } o { $base } ar y gofrestr
ballots-why-carried = Cyrhaeddodd y pleidleisiau o blaid y trothwy.
ballots-why-no-quorum = Ni chymerodd digon o bobl ran, felly gwrthodwyd y cwestiwn, beth bynnag oedd eu hateb.
ballots-why-nobody-for = Nid oedd neb o blaid.
ballots-why-tie = Roedd cynifer yn erbyn ag o blaid. Os yw’n gyfartal, gwrthodir y cwestiwn.
ballots-why-below = Ni chyrhaeddodd y pleidleisiau o blaid y trothwy.
ballots-quorum-reached = Cworwm: cymerodd { $took } o { $eligible } ran; roedd angen { $needed }.
ballots-quorum-missed = Ni chafwyd cworwm: cymerodd { $took } o { $eligible } ran; roedd angen { $needed }.
ballots-figures-title = Y ffigurau
ballots-answer = Ateb
ballots-sum = Y sym:
ballots-how-was-this-counted = Sut y cyfrifwyd hyn?
ballots-challenge = Gellir herio’r canlyniad hwn tan { $when }, { $relative }. Wedi hynny mae’n derfynol.
ballots-flow-title = Sut y symudodd pleidleisiau, fesul cam
ballots-flow-caption = Uchder bar yw ei bleidleisiau; y llinell doredig yw’r cwota; pleidleisiau ar eu ffordd yw’r bandiau tenau. Mae’r ffigurau yn y daflen gyfrif isod.
ballots-flow-quota = cwota { $quota }
ballots-stage-first = Dewisiadau cyntaf
ballots-stage-round = Rownd { $number }
ballots-stage-surplus = Gwarged { $name }
ballots-stage-exclusion = Eithrio { $name }
ballots-story-quota = { $papers } o bleidleisiau dilys; mae angen { $quota } i ethol ymgeisydd.
ballots-story-first = { $count ->
    [one] Cafodd { $names } ddigon o ddewisiadau cyntaf.
   *[other] Cafodd { $names } ddigon o ddewisiadau cyntaf.
}
ballots-story-surplus = Cyrhaeddodd { $names } y cwota drwy warged { $giver }.
ballots-story-elected = Cyrhaeddodd { $names } y cwota.
ballots-story-exclusion = Cyrhaeddodd { $names } y cwota pan eithriwyd { $giver }.
ballots-story-last = { $count ->
    [one] Cymerodd { $names } y lle olaf, gan nad oedd neb arall ar ôl.
   *[other] Cymerodd { $names } y lleoedd olaf, gan nad oedd neb arall ar ôl.
}
ballots-story-uncontested = Nid oedd mwy o ymgeiswyr nag o leoedd, ac ni ellid ailagor enwebiadau.
ballots-sheet = Taflen gyfrif
ballots-sheet-link = Y daflen gyfan, i’w hargraffu
ballots-sheet-short = Dau le degol, heb dalgrynnu; mae’r pump i gyd a phob trosglwyddiad ar y daflen gyfan.
ballots-sheet-counted = Beth a gyfrifwyd
ballots-sheet-stages = Fesul cam
ballots-sheet-story = Beth ddigwyddodd
ballots-sheet-moved = Symudwyd
ballots-sheet-elected = wedi’i ethol
ballots-sheet-excluded = wedi’i eithrio
ballots-sheet-withdrawn = wedi tynnu’n ôl
ballots-sheet-non-transferable = Na ellir eu trosglwyddo
ballots-sheet-loss = Colled drwy ffracsiynau
ballots-sheet-total = Cyfanswm
ballots-sheet-rule = Rheol
ballots-sheet-rule-of = { $id }, fersiwn { $version }: { $source }
ballots-sheet-seats = Lleoedd
ballots-sheet-papers = Papurau
ballots-sheet-valid = Dilys
ballots-sheet-blank = Gwag
ballots-sheet-quota = Cwota
ballots-sheet-quota-how = { $quota }: { $valid } o bapurau dilys ÷ ({ $seats } + 1), gan ollwng y gweddill, + 1
ballots-sheet-on-roll = Ar y gofrestr
ballots-sheet-lot = Coelbren
ballots-sheet-transcript-hash = SHA-256 y trawsgrifiad, gyda rhifau adnabod yn lle enwau
ballots-sheet-input-hash = SHA-256 yr holl bapurau
ballots-print = Argraffu’r daflen hon
ballots-candidate = Ymgeisydd
ballots-check-title = Gwiriwch ef eich hun
ballots-check-file = Lawrlwythwch
ballots-file-link = y papurau pleidleisio
ballots-check-run = Yna rhedwch:
ballots-copy = Copïo
ballots-copied = Wedi’i gopïo
ballots-transcript-link = Y trawsgrifiad: pob cam o’r cyfrif fel data
ballots-file-question-link = y ffigurau gyda’u rheol
ballots-no-file-sheet = Dim ond taflen gyfrif y bleidlais hon a gyhoeddir, fel y pennwyd pan gafodd ei galw, neu am fod llai nag 20 papur.
ballots-no-file-uncontested = Ni chyfrifwyd dim.
ballots-ties = Achosion cyfartal
ballots-tie-surplus-history = Cam { $stage }: roedd gan { $names } wargedion cyfartal. Yng ngham { $earlier } roeddent yn wahanol, felly { $chosen } aeth gyntaf.
ballots-tie-surplus-lot = Cam { $stage }: roedd gan { $names } wargedion cyfartal, ac roeddent yn gyfartal ym mhob cam cynharach. Dewisodd y coelbren { $chosen }.
ballots-tie-election-history = Cam { $stage }: roedd gan { $names } yr un nifer o bleidleisiau. Yng ngham { $earlier } roeddent yn wahanol, felly etholwyd { $chosen }.
ballots-tie-election-lot = Cam { $stage }: roedd gan { $names } yr un nifer o bleidleisiau, ac roeddent yn gyfartal ym mhob cam cynharach. Dewisodd y coelbren { $chosen }.
ballots-tie-exclusion-history = Cam { $stage }: gan { $names } yr oedd y nifer lleiaf o bleidleisiau, yn gyfartal. Yng ngham { $earlier } roeddent yn wahanol, felly eithriwyd { $chosen }.
ballots-tie-exclusion-lot = Cam { $stage }: gan { $names } yr oedd y nifer lleiaf o bleidleisiau, yn gyfartal, ac roeddent yn gyfartal ym mhob cam cynharach. Dewisodd y coelbren { $chosen }.
ballots-turnout = Pleidleisiodd { $voted } o’r { $roll } ar y gofrestr ({ $share } %).
ballots-turnout-live = Mae { $voted } o { $roll } wedi pleidleisio
ballots-turnout-title = Y nifer a bleidleisiodd
ballots-turnout-regions = Y nifer a bleidleisiodd fesul rhanbarth
ballots-region = Rhanbarth
ballots-voted-head = Wedi pleidleisio
ballots-on-roll = Ar y gofrestr
ballots-hidden = ni ddangosir
ballots-hidden-about = Ni ddangosir rhanbarth lle gallai ei ffigurau ddatgelu rhywbeth am unigolion, neu adael i rywun gyfrifo ffigurau rhanbarth o’r fath.
ballots-channel = { $papers } { $channels }
ballots-channel-online = ar-lein
ballots-channel-letter = â chod llythyr
ballots-channel-paper = ar bapur
ballots-owner-title = Beth sy’n digwydd nawr
ballots-owner-due = { $owner } fydd yn ei roi ar waith, erbyn { $day }.
ballots-rule = Rheol
ballots-names-none = Nid oes neb i’w restru.
ballots-name-head = Enw
ballots-names-count = { $count ->
    [zero] Neb
    [one] Un person
    [two] Dau berson
    [few] Tri pherson
    [many] Chwe pherson
   *[other] { $count } o bobl
}
ballots-marks-title = Pwy gymerodd ran
ballots-marks-few = Pleidleisiodd llai na thri pherson, felly ni enwir neb.
ballots-marks-about = I graffwyr, ar ôl cau. Wedi’u trefnu yn ôl enw; ni ellir dweud sut y pleidleisiodd neb.
ballots-marks-how = Sut
ballots-named-title = Sut y pleidleisiodd pawb
ballots-named-about = Pleidlais wrth enw oedd hon. Caiff y rhai ar y gofrestr weld y rhestr hon.
ballots-named-vote = Pleidlais
ballots-result-not-yet-title = Dim canlyniad eto
ballots-result-not-yet = Ni ddangosir dim cyn i ddau berson ddatgan y canlyniad, ddim hyd yn oed i’r rhai sy’n cyfrif.
ballots-panel = Penderfyniadau yma

## Beth sy’n peri derbyn cwestiwn

ballots-threshold-for-and-against-at-least = { $fraction ->
    [half] Derbynnir os yw o leiaf hanner y pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [two-thirds] Derbynnir os yw o leiaf ddwy ran o dair o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [three-quarters] Derbynnir os yw o leiaf dri chwarter y pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [three-fifths] Derbynnir os yw o leiaf dair rhan o bump o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [all] Derbynnir dim ond os yw pob pleidlais o blaid ac yn erbyn yn un o blaid. Ni chyfrifir ymataliadau.
   *[other] Derbynnir os yw o leiaf { $numerator }/{ $denominator } o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
}
ballots-threshold-for-and-against-more-than = { $fraction ->
    [half] Derbynnir os oes mwy o bleidleisiau o blaid nag yn erbyn. Ni chyfrifir ymataliadau.
    [two-thirds] Derbynnir os yw mwy na dwy ran o dair o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [three-quarters] Derbynnir os yw mwy na thri chwarter y pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
    [three-fifths] Derbynnir os yw mwy na thair rhan o bump o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
   *[other] Derbynnir os yw mwy na { $numerator }/{ $denominator } o’r pleidleisiau o blaid ac yn erbyn yn rhai o blaid. Ni chyfrifir ymataliadau.
}
ballots-threshold-cast-at-least = { $fraction ->
    [half] Derbynnir os yw o leiaf hanner yr holl bleidleisiau a fwriwyd o blaid. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [two-thirds] Derbynnir os yw o leiaf ddwy ran o dair o’r holl bleidleisiau a fwriwyd o blaid. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [three-quarters] Derbynnir os yw o leiaf dri chwarter yr holl bleidleisiau a fwriwyd o blaid. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [three-fifths] Derbynnir os yw o leiaf dair rhan o bump o’r holl bleidleisiau a fwriwyd o blaid. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [all] Derbynnir dim ond os yw pob pleidlais a fwriwyd o blaid.
   *[other] Derbynnir os yw o leiaf { $numerator }/{ $denominator } o’r holl bleidleisiau a fwriwyd o blaid. Mae ymatal yn gweithio fel pleidlais yn erbyn.
}
ballots-threshold-cast-more-than = { $fraction ->
    [half] Derbynnir gan fwy na hanner yr holl bleidleisiau a fwriwyd. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [two-thirds] Derbynnir gan fwy na dwy ran o dair o’r holl bleidleisiau a fwriwyd. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [three-quarters] Derbynnir gan fwy na thri chwarter yr holl bleidleisiau a fwriwyd. Mae ymatal yn gweithio fel pleidlais yn erbyn.
    [three-fifths] Derbynnir gan fwy na thair rhan o bump o’r holl bleidleisiau a fwriwyd. Mae ymatal yn gweithio fel pleidlais yn erbyn.
   *[other] Derbynnir gan fwy na { $numerator }/{ $denominator } o’r holl bleidleisiau a fwriwyd. Mae ymatal yn gweithio fel pleidlais yn erbyn.
}
ballots-threshold-entitled-at-least = { $fraction ->
    [half] Derbynnir os yw o leiaf hanner y rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [two-thirds] Derbynnir os yw o leiaf ddwy ran o dair o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [three-quarters] Derbynnir os yw o leiaf dri chwarter y rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [three-fifths] Derbynnir os yw o leiaf dair rhan o bump o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [all] Ni dderbynnir oni bai bod pawb ar y gofrestr o blaid.
   *[other] Derbynnir os yw o leiaf { $numerator }/{ $denominator } o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
}
ballots-threshold-entitled-more-than = { $fraction ->
    [half] Derbynnir os yw mwy na hanner y rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [two-thirds] Derbynnir os yw mwy na dwy ran o dair o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [three-quarters] Derbynnir os yw mwy na thri chwarter y rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
    [three-fifths] Derbynnir os yw mwy na thair rhan o bump o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
   *[other] Derbynnir os yw mwy na { $numerator }/{ $denominator } o’r rhai ar y gofrestr o blaid. Mae peidio â phleidleisio yn cyfrif fel pleidlais yn erbyn.
}
ballots-quorum = { $fraction ->
    [half] Rhaid i o leiaf hanner y rhai ar y gofrestr gymryd rhan.
    [third] Rhaid i o leiaf draean y rhai ar y gofrestr gymryd rhan.
    [quarter] Rhaid i o leiaf chwarter y rhai ar y gofrestr gymryd rhan.
    [fifth] Rhaid i o leiaf bumed ran o’r rhai ar y gofrestr gymryd rhan.
    [tenth] Rhaid i o leiaf ddegfed ran o’r rhai ar y gofrestr gymryd rhan.
    [two-fifths] Rhaid i o leiaf ddwy ran o bump o’r rhai ar y gofrestr gymryd rhan.
    [two-thirds] Rhaid i o leiaf ddwy ran o dair o’r rhai ar y gofrestr gymryd rhan.
    [three-quarters] Rhaid i o leiaf dri chwarter y rhai ar y gofrestr gymryd rhan.
    [three-fifths] Rhaid i o leiaf dair rhan o bump o’r rhai ar y gofrestr gymryd rhan.
    [all] Rhaid i bawb ar y gofrestr gymryd rhan.
   *[other] Rhaid i o leiaf { $numerator }/{ $denominator } o’r rhai ar y gofrestr gymryd rhan.
}
ballots-quorum-none = Nid oes cworwm.

## Beth a gyhoeddir o’r papurau

ballots-disclosure-named = Ar ôl datgan, mae’r rhai ar y gofrestr yn gweld sut y pleidleisiodd pawb.
ballots-disclosure-full = Ar ôl datgan, cyhoeddir pob dewis, gyda phapurau unfath wedi’u hadio at ei gilydd a’u trefnu; gyda llai nag 20 papur, y daflen gyfrif yn unig.
ballots-disclosure-trimmed = Ar ôl datgan, cyhoeddir y dewisiadau y daeth y cyfrif atynt, gyda phapurau unfath wedi’u hadio at ei gilydd a’u trefnu; gyda llai nag 20 papur, y daflen gyfrif yn unig.
ballots-disclosure-sheet = Ar ôl datgan, cyhoeddir y daflen gyfrif yn unig.

## Sut y cyfrifir dewisiadau

ballots-scottish-lede = Y bleidlais sengl drosglwyddadwy, fel yn etholiadau cynghorau’r Alban: mae pob pleidlais yn helpu i ethol rhywun, a chyn lleied â phosibl ohoni’n cael ei wastraffu.
ballots-scottish-vote-title = Sut yr ydych yn pleidleisio
ballots-scottish-vote = Rhifwch gynifer ag y mynnwch: 1 ar gyfer eich dewis cyntaf, 2 ar gyfer eich ail. Dim ond pan fydd dewis uwch wedi’i ethol neu wedi’i eithrio yr edrychir ar ddewis is, felly nid yw byth yn niweidio un uwch.
ballots-scottish-steps = Sut y cyfrifir
ballots-scottish-step-1 = Pennir y cwota: rhennir nifer y papurau dilys â nifer y lleoedd ac un, anwybyddir y gweddill, ac ychwanegir un. Nid oes angen mwy na hynny ar neb.
ballots-scottish-step-2 = Mae pob papur yn mynd i’w ddewis cyntaf. Etholir pwy bynnag sydd wedi cyrraedd y cwota.
ballots-scottish-step-3 = Os oes gan rywun fwy na’r cwota, mae’r gwarged yn symud ymlaen: mae pob un o bapurau’r ymgeisydd yn mynd i’w ddewis nesaf ar ran o’i werth, sef gwarged ÷ pleidleisiau a ddelir, i bum lle degol.
ballots-scottish-step-4 = Os nad oes gan neb warged, a bod lleoedd yn dal yn wag, caiff yr ymgeisydd â’r nifer lleiaf o bleidleisiau ei eithrio. Mae pob un o bapurau’r ymgeisydd hwnnw’n symud ar y gwerth sydd iddo.
ballots-scottish-step-5 = Ni ellir trosglwyddo papur nad yw’n enwi neb sy’n dal yn y cyfrif.
ballots-scottish-step-6 = Pan nad oes mwy o ymgeiswyr ar ôl nag o leoedd, fe’u hetholir.
ballots-scottish-ties-title = Pan fo dau’n gyfartal
ballots-scottish-ties = Yna’r cam diweddaraf cyn hynny lle nad oeddent yn gyfartal sy’n penderfynu. Os buont yn gyfartal o’r dechrau, y coelbren sy’n penderfynu: fe’i gwneir o hadau yr ymrwymodd sawl person iddynt cyn i’r pleidleisio agor.
ballots-example = Enghraifft
ballots-scottish-example = 118 o bapurau, tri lle, chwe ymgeisydd.
ballots-law = Y gyfraith
ballots-scottish-law = Scottish Local Government Elections Order 2007 (SSI 2007/42), Atodlen 1, rheolau 45 i 52.
ballots-exact = Mae pob ffigur yn rhif cyfan o’r rhan leiaf. Ni chaiff dim ei dalgrynnu ond lle mae’r rheol yn dweud hynny, a chedwir pob cam.

## Sut y penderfynir ar gwestiwn

ballots-majority-lede = Derbynnir cwestiwn pan fydd y pleidleisiau o blaid yn cyrraedd y trothwy a bennwyd pan alwyd y bleidlais.
ballots-majority-of-title = Cyfran o beth?
ballots-majority-of = Nid yw “dwy ran o dair” yn golygu dim nes dweud o beth. Mae pob pleidlais yn dweud pa un o’r rhain sydd dan sylw:
ballots-majority-of-for-and-against = O’r pleidleisiau o blaid ac yn erbyn: ni chyfrifir y rhai sy’n ymatal.
ballots-majority-of-cast = O’r holl bleidleisiau a fwriwyd: mae ymatal yn gweithio fel pleidlais yn erbyn.
ballots-majority-of-entitled = O bawb ar y gofrestr: mae peidio â phleidleisio yn gweithio fel pleidlais yn erbyn.
ballots-majority-exact-title = Yr union gyfran
ballots-majority-exact = Gydag “o leiaf”, mae’r union gyfran yn ddigon i dderbyn; gyda “mwy na”, nid yw’n ddigon.
ballots-majority-tie = Os oes cynifer yn erbyn ag sydd o blaid, gwrthodir y cwestiwn, beth bynnag yw’r trothwy. Gwrthodir hefyd gwestiwn nad oes neb o’i blaid.
ballots-majority-quorum-title = Cworwm
ballots-majority-quorum = Cyfran o’r rhai ar y gofrestr yw cworwm, wedi’i thalgrynnu i fyny. Mae pawb sy’n cyflwyno papur yn cymryd rhan, gan gynnwys y rhai sy’n ymatal. Os na chyrhaeddir y cworwm, gwrthodir y cwestiwn.
ballots-majority-example = Mae angen dwy ran o dair o’r pleidleisiau o blaid ac yn erbyn. Mae 17 o blaid, 8 yn erbyn, a 5 yn ymatal.
ballots-majority-law = Rheolau sefydlog y mudiad ei hun, fel y mae pob pleidlais yn eu dyfynnu.

## Galw pleidlais

ballots-new-lede = Mae popeth yma’n sefydlog o’r eiliad y gelwir y bleidlais. Tan hynny, drafft yw hi.
ballots-new-what = Beth a benderfynir
ballots-new-title = Teitl
ballots-new-title-hint = Ar gyfer cwestiwn, y cwestiwn ei hun: A ddylem gofrestru fel plaid?
ballots-new-text-hint = Mewn ychydig frawddegau. Hyd at 2,000 nod.
ballots-new-subject = Math o benderfyniad
ballots-new-subject-question = Cwestiwn
ballots-new-subject-question-hint = Ie neu na.
ballots-new-subject-people = Pobl ar gyfer lleoedd
ballots-new-subject-people-hint = Rhoddir ymgeiswyr mewn trefn; un lle neu sawl lle.
ballots-new-subject-names = Un o sawl enw
ballots-new-subject-names-hint = Mae aelodau’n cynnig enwau ac yn eu rhoi mewn trefn.
ballots-new-question = Os cwestiwn ydyw
ballots-new-question-about = Beth sydd ei angen i’w dderbyn. Gadewch hyn fel y mae ar gyfer pobl ac enwau.
ballots-new-fraction = Y gyfran sydd ei hangen
ballots-new-comparison = Mae’r union gyfran
ballots-new-at-least = yn ddigon
ballots-new-more-than = heb fod yn ddigon
ballots-new-base = Cyfran o beth
ballots-new-base-for-and-against = O’r pleidleisiau o blaid ac yn erbyn
ballots-new-base-for-and-against-hint = Ni chyfrifir y rhai sy’n ymatal.
ballots-new-base-cast = O’r holl bleidleisiau a fwriwyd
ballots-new-base-cast-hint = Mae ymatal yn gweithio fel pleidlais yn erbyn.
ballots-new-base-entitled = O bawb ar y gofrestr
ballots-new-base-entitled-hint = Mae peidio â phleidleisio yn gweithio fel pleidlais yn erbyn.
ballots-new-quorum = Cworwm
ballots-new-quorum-hint = Cyfran o’r rhai ar y gofrestr, wedi’i thalgrynnu i fyny.
ballots-new-quorum-none = Dim cworwm
ballots-new-abstain = Rhoi’r dewis o ymatal
ballots-new-abstain-hint = Mae pwy bynnag sy’n ymatal yn cymryd rhan heb ochri â neb.
ballots-new-places = Os pobl neu enwau ydyw
ballots-new-places-about = Gadewch hyn fel y mae ar gyfer cwestiwn. Un enw a ddewisir, felly un lle sydd ar gyfer enwau.
ballots-new-reopen = Rhoi “ailagor enwebiadau” ar y papur
ballots-new-reopen-hint = Yna gall pleidleiswyr ddewis lle gwag o flaen ymgeisydd.
ballots-seats = Lleoedd
ballots-new-place = Y lle sy’n pleidleisio
ballots-new-place-hint = Gyda phopeth oddi mewn iddo.
ballots-new-member-by = Aelod erbyn
ballots-new-member-by-hint = Dim ond y rhai a oedd yn aelodau erbyn diwedd y diwrnod hwn.
ballots-new-member-days = Aelod am y nifer hwn o ddiwrnodau
ballots-new-member-days-hint = Erbyn y diwrnod uchod; hebddo, erbyn y diwrnod y mae’r pleidleisio’n agor.
ballots-new-kind = Pwy sy’n cael gwybod sut y pleidleisiodd rhywun
ballots-new-kind-secret = Neb: pleidlais gudd
ballots-new-kind-secret-hint = Gallai pwy bynnag sy’n rhedeg y gweinydd edrych er hynny tra bo’r pleidleisio ar agor.
ballots-new-kind-named = Pawb ar y gofrestr: pleidlais wrth enw
ballots-new-kind-named-hint = Unwaith y datgenir y canlyniad.
ballots-new-disclosure = Beth a gyhoeddir o’r papurau
ballots-new-disclosure-hint = Mewn pleidlais wrth enw, cyhoeddir popeth i’r rhai ar y gofrestr. Gyda llai nag 20 papur, y daflen gyfrif yn unig.
ballots-new-disclosure-trimmed = Y dewisiadau y daeth y cyfrif atynt
ballots-new-disclosure-full = Pob dewis
ballots-new-disclosure-sheet = Y daflen gyfrif yn unig
ballots-new-blank = Gellir cyflwyno papur gwag
ballots-new-blank-hint = Mae pwy bynnag sy’n gwneud hynny’n cymryd rhan, heb bleidleisio dros neb.
ballots-new-roll-hint = O hynny nes i’r pleidleisio agor, gall aelodau wrthwynebu.
ballots-new-challenge = Nifer y diwrnodau pan ellir herio’r canlyniad
ballots-new-challenge-hint = 1 i 60.
ballots-new-destroyed = Nifer y diwrnodau ar ôl cau nes dinistrio’r papurau pleidleisio
ballots-new-destroyed-hint = 2 i 730. Mae’r ffigurau a’r daflen gyfrif yn aros.
ballots-new-after = I’w chyfrif ar ôl
ballots-new-after-hint = Eir heibio yma i bwy bynnag a etholir yn un o’r rhain.
ballots-new-draft = Mae hyn yn gwneud drafft. Dim ond y rhai sydd â dyletswydd sy’n ei weld. Chi yw swyddog canlyniadau’r bleidlais. Gellir ei galw unwaith y bydd rhywun arall wedi enwi ail berson.
ballots-new-do = Gwneud y drafft
ballots-new-more-than-all = Ni ellir byth gyrraedd mwy na’r cyfan.
ballots-new-time = Rhowch ddiwrnod ac amser.
ballots-new-day = Rhowch ddiwrnod.
ballots-times-past = Byddai’r pleidleisio’n agor yn y gorffennol.
ballots-times-nominations-order = Rhaid i’r enwebiadau gau ar ôl iddynt agor, ac nid yn y gorffennol.
ballots-times-nominations-late = Rhaid i’r enwebiadau gau cyn cyhoeddi’r gofrestr dros dro.
ballots-times-roll = Rhaid cyhoeddi’r gofrestr dros dro cyn i’r pleidleisio agor.
ballots-times-voting-order = Rhaid i’r pleidleisio gau ar ôl iddo agor.
ballots-times-challenge = Gadewch amser i herio’r canlyniad.
ballots-times-destroyed = Cedwir y papurau pleidleisio nes na ellir herio’r canlyniad mwyach.
ballots-settings-seats = Rhowch rhwng 1 a 50 o leoedd.
ballots-settings-nominations = Mae angen amserau enwebu ar gyfer pobl ac enwau; nid oes rhai ar gyfer cwestiwn.
ballots-settings-presence = Nid oes neb yn cofnodi presenoldeb mewn pleidlais sy’n para am ddyddiau.
ballots-settings-named = Mewn pleidlais wrth enw, cyhoeddir pob dewis.
ballots-settings-order = Ni ellir cyfrif pleidlais ar ei hôl ei hun.

## Llythyrau at bawb sydd â wnelo â’r bleidlais

ballots-letter-extended-subject = Rhagor o amser i bleidleisio: { $title }
ballots-letter-extended = Mae’r pleidleisio yn “{ $title }” yn cau’n hwyrach nag a gyhoeddwyd. Yr amser cau newydd: { $when }.

    Y rheswm: { $why }

    Y swyddog canlyniadau a’r ail berson a benderfynodd hyn gyda’i gilydd. Os ydych wedi pleidleisio, nid oes angen i chi wneud dim: mae eich pleidlais i mewn.

    { $link }

    { $organisation }
ballots-letter-voided-subject = Daeth y bleidlais hon i ben heb ganlyniad: { $title }
ballots-letter-voided = Daethpwyd â’r bleidlais “{ $title }” i ben heb ganlyniad. Nid yw’n penderfynu dim, ac ni chyhoeddir unrhyw bleidleisiau.

    Y rheswm: { $why }

    Y swyddog canlyniadau a’r ail berson a benderfynodd hyn gyda’i gilydd.

    { $link }

    { $organisation }
ballots-hold-votes = Pleidleisiau a gyfrifwyd, na all neb eu cysylltu â chi, a chofrestrau dan sêl pleidleisiau’r gorffennol
ballots-hold-votes-law = GDPR y DU, Erthygl 17(3)(e): fel y gellir gwirio cyfrif a’i herio
ballots-hold-candidate = Eich enw ar bapurau ac yng nghanlyniadau pleidleisiau y buoch yn sefyll ynddynt
ballots-hold-candidate-law = GDPR y DU, Erthygl 17(3)(a) ac (e): mae pwy a safodd a phwy a etholwyd yn gyhoeddus

## Yr hyn y mae ymgeiswyr yn ei ysgrifennu

ballots-candidate-letter = Llythyr at yr etholwyr
ballots-candidate-letter-about = Pan fydd y pleidleisio’n agor, mae un llythyr yn mynd at bob aelod, gyda’r hyn a ysgrifennodd pob ymgeisydd dan ei henw, yn nhrefn y papur. Tan hynny gallwch newid eich un chi, ac nid oes neb arall yn ei ddarllen.
ballots-candidate-letter-text = Eich llythyr
ballots-candidate-letter-hint = Testun plaen o hyd at 4,000 nod; mae llinell wag yn dechrau paragraff. Os gadewch ef yn wag, bydd yn dweud na wnaethoch ysgrifennu dim.
ballots-candidate-letter-do = Cadw’r llythyr
ballots-done-letter = Wedi’i gadw. Bydd yn mynd allan pan fydd y pleidleisio’n agor.
ballots-candidates-subject = Beth mae’r ymgeiswyr yn ei ddweud: { $title }
ballots-candidates-lead = Mae’r pleidleisio ar agor yn “{ $title }” { $organisation }, tan { $when }. Dyma beth mae’r ymgeiswyr yn ei ddweud, pob un yn ei geiriau ei hun ac o fewn yr un hyd, yn nhrefn y papur.
ballots-candidates-vote = I’r bleidlais
ballots-candidates-silent = Ni ysgrifennodd lythyr.
