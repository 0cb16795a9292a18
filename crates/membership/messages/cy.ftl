# Brawddegau tudalennau’r aelodaeth.

membership-menu = Fi

## Ymuno

membership-join-title = Ymuno
membership-join-heading = Ymuno â { $organisation }
membership-join-lede = Mae’n cymryd dau funud. Cewch lythyr drwy e-bost a’i gadarnhau ag un botwm.
membership-name = Eich enw
membership-name-hint = Fel yr hoffech gael eich galw yma, yn llawn.
membership-email = Cyfeiriad e-bost
membership-postcode = Cod post
membership-postcode-hint = Mae’n dangos i ba ranbarth yr ydych yn perthyn. Gadewch ef yn wag os ydych yn byw y tu allan i’r Deyrnas Unedig.
membership-consent = Rwyf am fod yn aelod o { $organisation }. Rwy’n cytuno ei fod yn cadw fy enw, fy nghyfeiriad e-bost, fy nghod post a dyddiadau fy aelodaeth, tra byddaf yn aelod ac am hanner blwyddyn wedyn, er mwyn imi allu cymryd rhan yn ei benderfyniadau. Gwn fod hyn yn dangos barn wleidyddol, ac y gallaf adael a chael dileu popeth unrhyw bryd. Geiriad { $version }.
membership-consent-agree = Rwyf am fod yn aelod, ac yn cytuno i hyn
membership-consent-needed = Ni all neb fod yn aelod heb gytuno i hyn.
membership-join-next = Nesaf: eich lle
membership-join-kept-title = Beth a gedwir
membership-join-kept = Caiff eich enw a’ch cyfeiriadau eu hamgryptio ag allwedd sy’n eiddo i chi’n unig. Mae trefnwyr eich lle yn gweld eich enw, ond byth eich cyfeiriad e-bost mewn rhestr.
membership-join-news-title = Ddim eto?
membership-join-news = Cael y cylchlythyr heb fod yn aelod
membership-join-paper-title = Heb e-bost
membership-join-paper = Mae pobl heb e-bost, neu sy’n rhannu cyfeiriad, yn ymuno ar bapur. Gan drefnydd eich lle y mae’r ffurflen.
membership-join-place-title = Ble rydych chi’n perthyn?
membership-join-place-branch = Dyma eich rhanbarth. Dewiswch eich cangen, neu’r rhanbarth yn unig. Gallwch ei newid wedyn.
membership-join-place-region = Dewiswch y rhanbarth lle rydych yn byw, neu’r grŵp rhyngwladol. Cewch ddewis cangen wedyn.
membership-join-place = Eich lle
membership-join-no-branch = { $region }, heb gangen
membership-join-place-wrong = Dewiswch un o’r lleoedd a gynigir.
membership-join-not-yet = Nid yw’r mudiad wedi’i sefydlu eto, felly ni all neb ymuno. Pwy bynnag sy’n rhedeg y gweinydd sy’n gwneud hynny, gyda “flotilla setup”.
membership-join-button = Gofyn am gael ymuno
membership-sent-title = Edrychwch ar eich e-bost
membership-join-sent = Rydym wedi anfon llythyr atoch. Agorwch y ddolen sydd ynddo a phwyswch y botwm: dim ond wedyn y byddwch yn aelod. Mae’r ddolen yn gweithio am dridiau.
membership-sent-nothing = Dim byd wedi cyrraedd? Edrychwch ymysg y post digroeso, gwiriwch y cyfeiriad, a rhowch gynnig arall arni ymhen ychydig funudau.
membership-confirm-title = Cadarnhewch eich bod am ymuno
membership-confirm-lede = Gyda’r botwm hwn fe ddewch yn aelod o { $organisation }.
membership-confirm-button = Dod yn aelod
membership-join-known = Mae aelod â’r cyfeiriad e-bost hwnnw eisoes. Mewngofnodwch yn lle hynny.
membership-link-over = Mae’r ddolen hon wedi’i defnyddio, neu mae’n rhy hen. Os gwnaethoch bwyso ei botwm o’r blaen, mae wedi gwneud ei gwaith. Fel arall gofynnwch am un newydd.

## Llythyrau

membership-letter-confirm-subject = Cadarnhewch eich bod am ymuno â { $organisation }
membership-letter-confirm =
    Helo { $name },

    gofynnodd rhywun, chi mae’n debyg, am gael ymuno â { $organisation } gyda’r cyfeiriad e-bost hwn.

    Os mai chi oedd, agorwch y dudalen hon a phwyswch y botwm:

    { $link }

    Mae’r ddolen yn gweithio am dridiau. Os nad chi oedd, peidiwch â gwneud dim: heb y botwm does dim yn digwydd, a chaiff yr hyn a nodwyd ei ddileu.
membership-letter-known-subject = Rydych eisoes yn hysbys i { $organisation }
membership-letter-known =
    Helo,

    gofynnodd rhywun, chi mae’n debyg, am gael ymuno â { $organisation } gyda’r cyfeiriad e-bost hwn. Mae’n perthyn i rywun sy’n hysbys yma eisoes, felly ni newidiwyd dim.

    I weld eich aelodaeth, mewngofnodwch:

    { $link }

    Os nad chi oedd, peidiwch â gwneud dim.
membership-letter-sign-in-subject = Mewngofnodi i { $organisation }
membership-letter-sign-in =
    Helo,

    mae rhywun, chi mae’n debyg, am fewngofnodi i { $organisation } gyda’r cyfeiriad e-bost hwn.

    Os mai chi oedd, agorwch y dudalen hon yn yr un porwr a phwyswch y botwm:

    { $link }

    Mae’r ddolen yn gweithio unwaith, am 15 munud. Os nad chi oedd, peidiwch â gwneud dim: heb y botwm does dim yn digwydd.

## Ymuno ar bapur

membership-paper-title = Cofnodi rhywun a lofnododd ar bapur
membership-paper-lede = I bobl heb e-bost, neu sy’n rhannu cyfeiriad. Cadwch y ddalen a lofnodwyd: hi yw’r prawf eu bod wedi cytuno.
membership-paper-name = Eu henw
membership-paper-address = Cyfeiriad post
membership-paper-address-hint = Ar un llinell. Yno yr aiff llythyrau â chodau pleidleisio.
membership-paper-place = Eu lle
membership-paper-sheet = Rhif y ddalen
membership-paper-sheet-hint = Fel y mae arni, er mwyn gallu dod o hyd iddi eto.
membership-paper-signed = Maent wedi llofnodi testun { $version } sydd wrth ymyl y ffurflen hon.
membership-paper-signed-needed = Ni ellir cofnodi neb nad yw wedi llofnodi.
membership-paper-text-title = Yr hyn a lofnodir
membership-paper-button = Cofnodi fel aelod
membership-paper-email-known = Mae aelod â’r cyfeiriad e-bost hwnnw eisoes.
membership-paper-not-yours = Nid yw eich swydd yn cyrraedd y lle hwnnw.

## Mewngofnodi

membership-sign-in-lede = Cewch ddolen drwy e-bost. Nid oes cyfrinair.
membership-sign-in-letter = Gyda chyfeiriad e-bost
membership-sign-in-button = Anfon dolen ataf
membership-sign-in-not-yet = Ddim yn aelod eto?
membership-sign-in-sent = Os yw’r cyfeiriad yn perthyn i rywun sy’n hysbys yma, mae llythyr ar ei ffordd. Agorwch ei ddolen yn y porwr hwn o fewn 15 munud.
membership-sign-in-press = Pwyswch y botwm i fewngofnodi.
membership-sign-in-other-browser = Gofynnwyd am y ddolen hon mewn porwr arall, felly ni all fewngofnodi yma. Mae hynny’n eich diogelu pan fydd llythyr yn syrthio i’r dwylo anghywir.
membership-sign-in-ask-here = Gofyn am ddolen yma
membership-cast-title = Mewngofnodi fel…
membership-cast-as = Mewngofnodi fel { $name }, { $part }
membership-cast-member = Aelod
membership-cast-new = Aelod ers tridiau
membership-cast-suspended = Aelod wedi’i atal

## Hysbysiadau

membership-done-joined = Rydych yn aelod bellach.
membership-done-paper = Wedi’i gofnodi. Mae’n aelod bellach.
membership-done-moved = Mae eich lle wedi’i newid.
membership-done-shown = Wedi’i gadw.
membership-done-left = Rydych wedi gadael. Mae eich swyddi wedi dod i ben.
membership-done-erased = Rydych wedi gadael, ac mae’r hyn a gadwyd amdanoch wedi’i ddileu.
membership-done-decided = Wedi’i gofnodi.
membership-done-given = Mae’r swydd wedi’i rhoi.
membership-done-ended = Mae’r swydd wedi dod i ben.

## Fy aelodaeth

membership-me-tools = Diben fy swyddi

membership-me-title = Fy aelodaeth
membership-me-number = Rhif aelodaeth
membership-me-home = Fy lle
membership-me-change = newid
membership-me-offices = Fy swyddi
membership-me-office-until = tan { $day }
membership-me-show = Dangos fy enw ar dudalen y lle
membership-me-hide = Peidio â dangos fy enw ar dudalen y lle mwyach
membership-me-history = Beth ddigwyddodd
membership-me-join-again = Ymuno eto
membership-me-data-title = Fy nata
membership-me-data-lede = Popeth a gedwir amdanoch, mewn un ffeil.
membership-me-data = Lawrlwytho fy nata
membership-move-title = Newid fy lle
membership-move-lede = O hyn ymlaen rydych yn perthyn i’r lle a ddewiswch. Mae pleidleisiau y mae eu cofrestr wedi cau yn aros fel y maent.
membership-move-elsewhere = Gall eich cod post berthyn i: { $regions }. Nid yno y mae eich lle. Mae’r lleoedd yno yn gyntaf ar y rhestr; arhoswch lle’r ydych os dymunwch.
membership-move-place = Fy lle
membership-move-button = Newid fy lle

membership-standing-stranger = Ddim yn aelod
membership-standing-applied = Wedi gofyn am gael ymuno ar { $day }
membership-standing-member = Aelod ers { $day }
membership-standing-suspended = Aelod ers { $day }, wedi’i atal tan { $until }
membership-standing-left = Wedi gadael ar { $day }
membership-standing-removed = Daeth y mudiad â’r aelodaeth i ben ar { $day }
membership-standing-died = Bu farw ar { $day }
membership-standing-not-a-member = I aelodau yn unig y mae hyn.
membership-standing-no-home = Dewiswch ranbarth, cangen neu grŵp arall.
membership-standing-own = Nid oes neb yn penderfynu ar ei aelodaeth ei hun.
membership-standing-not-yours = Nid yw eich swydd yn cyrraedd lle’r aelod hwn.

membership-event-applied = Gofyn am gael ymuno
membership-event-admitted = Dod yn aelod: { $place }
membership-event-left = Gadael
membership-event-suspended = Atal tan { $until }, yn ôl rheol { $rule }
membership-event-reinstated = Codi’r ataliad
membership-event-moved = Symud i { $place }
membership-event-removed = Dod â’r aelodaeth i ben, yn ôl rheol { $rule }
membership-event-died = Marw

## Beth alla i ei wneud, a pham

membership-rights-title = Beth alla i ei wneud, a pham?
membership-rights-vote = Gallwch bleidleisio
membership-rights-no-vote = Ni allwch bleidleisio
membership-rights-met = wedi’i fodloni
membership-rights-not-met = heb ei fodloni
membership-rights-each-ballot = Dyma beth y mae pob pleidlais o’r mudiad cyfan yn ei ofyn. Gall pleidlais ofyn am fwy, megis diwrnod cymhwyso; mae ei thudalen ei hun yn dweud hynny, ac a ydych ar ei chofrestr.
membership-rights-offices = Drwy swyddi
membership-rights-offices-lede = Mae angen swydd ar gyfer popeth y tu hwnt i hawliau aelod. Mae pob swydd yn cyrraedd un lle a’r hyn sydd oddi mewn iddo, ac yn dod i ben ar ddiwrnod penodol. Dyletswyddau y mae pob pleidlais yn eu henwi ei hun yw agor, cyfrif, gwirio a goruchwylio pleidlais.
membership-rights-rest = Mae gennych swyddi, ond maent yn segur tra byddwch wedi’ch atal.
membership-rights-because = { $role }, { $place }, tan { $until }
membership-rights-yes = gallwch
membership-rights-no = dim swydd gennych

membership-clause-member = Rydych yn aelod, ers { $since }.
membership-clause-not-a-member = Nid ydych yn aelod.
membership-clause-by = Roedd rhaid bod yn aelod erbyn { $day }. Rydych yn aelod ers { $since }.
membership-clause-not-by = Roedd rhaid bod yn aelod erbyn { $day }. Dim ond ers { $since } yr ydych yn aelod.
membership-clause-by-nobody = Rhaid bod yn aelod erbyn { $day }.
membership-clause-for = { $needed ->
    [one] Roedd rhaid bod yn aelod ers diwrnod erbyn { $day }; nifer eich diwrnodau chi oedd { $had }.
    [two] Roedd rhaid bod yn aelod ers deuddydd erbyn { $day }; nifer eich diwrnodau chi oedd { $had }.
   *[other] Roedd rhaid bod yn aelod ers { $needed } diwrnod erbyn { $day }; nifer eich diwrnodau chi oedd { $had }.
}
membership-clause-not-for = { $needed ->
    [one] Roedd rhaid bod yn aelod ers diwrnod erbyn { $day }; dim ond { $had } oedd nifer eich diwrnodau chi.
    [two] Roedd rhaid bod yn aelod ers deuddydd erbyn { $day }; dim ond { $had } oedd nifer eich diwrnodau chi.
   *[other] Roedd rhaid bod yn aelod ers { $needed } diwrnod erbyn { $day }; dim ond { $had } oedd nifer eich diwrnodau chi.
}
membership-clause-for-nobody = { $needed ->
    [one] Rhaid bod yn aelod ers diwrnod erbyn { $day }.
    [two] Rhaid bod yn aelod ers deuddydd erbyn { $day }.
   *[other] Rhaid bod yn aelod ers { $needed } diwrnod erbyn { $day }.
}
membership-clause-within = Mae eich lle, { $home }, yn perthyn i { $place }.
membership-clause-not-within = Nid yw eich lle, { $home }, yn perthyn i { $place }.
membership-clause-within-nobody = Rhaid perthyn i { $place }.
membership-clause-free = Nid ydych wedi’ch atal.
membership-clause-free-nobody = Rhaid peidio â bod wedi’ch atal.
membership-clause-suspended = Rydych wedi’ch atal tan { $until }.

membership-can-register = Cofnodi pobl a lofnododd ar bapur
membership-can-search = Dod o hyd i aelodau yn ôl enw
membership-can-standing = Atal aelod, neu ddod ag aelodaeth i ben, yn ôl rheol
membership-can-places = Ychwanegu ac ailenwi lleoedd
membership-can-appoint = Rhoi swyddi a dod â nhw i ben
membership-can-appoint-administrator = Gwneud rhywun yn weinyddwr
membership-can-appoint-conduct = Enwi’r rhai sy’n cynnal pleidleisiau
membership-can-call = Galw pleidlais
membership-can-papers = Rhoi papurau pleidleisio a’u derbyn yn ôl

membership-role-administrator = Gweinyddwr
membership-role-organiser = Trefnydd
membership-role-registrar = Cofrestrydd
membership-role-returning-officer = Swyddog canlyniadau
membership-role-second-person = Ail berson
membership-role-scrutineer = Craffwr
membership-role-other = Deiliad swydd

## Gadael a dileu

membership-erase-title = Gadael, neu gael dileu popeth
membership-leave-title = Gadael
membership-leave-lede = Daw eich aelodaeth a’ch swyddi i ben yn awr. Cedwir eich manylion am hanner blwyddyn, er mwyn ichi allu dod yn ôl, ac yna cânt eu dileu.
membership-leave-button = Gadael
membership-erase-heading = Gadael a dileu
membership-erase-goes = Caiff eich enw, eich cyfeiriadau, eich dyddiadau, eich swyddi a’ch cytundebau eu dileu, a dinistrir yr allwedd y maent wedi’u hamgryptio â hi, fel na ellir eu darllen mewn copïau wrth gefn ychwaith. Ni ellir dadwneud hyn.
membership-erase-stays = Yr hyn sy’n aros, pam, a than ba bryd:
membership-erase-understood = Rwy’n deall na ellir dod â dim o hyn yn ôl.
membership-erase-understood-needed = Ticiwch hwn yn gyntaf, rhag iddo ddigwydd drwy gamgymeriad.
membership-erase-button = Gadael a dileu popeth
membership-erased-title = Wedi’i ddileu
membership-erased-stays = Yr hyn sy’n aros, pam, a than ba bryd. Aiff llythyr gyda’r un rhestr i’r cyfeiriad a oedd gennych.
membership-hold-law = Yn ôl { $law }
membership-hold-until = Tan { $day }
membership-hold-no-end = Heb ddiwedd
membership-hold-named = yn dweud pwy ydych
membership-hold-nameless = heb eich enw
membership-hold-back-ups = Copïau wrth gefn o’r allweddi, y gellid darllen copïau hŷn o’r hyn a ddilëwyd â hwy nes y cânt eu dileu
membership-hold-letters = Llythyrau a anfonwyd atoch, wedi’u hamgryptio
membership-hold-tombstone = Rhif ar hap a safai drosoch, a’r awr, rhag i gopi wrth gefn a adferir ddod â chi yn ôl
membership-hold-log = Cofnodion o bwy a edrychodd ar ddata pwy, fel seliau nad ydynt yn dweud dim amdanoch
membership-hold-address = Ôl bys eich cyfeiriad e-bost, na ellir ei ddarllen ohono, fel na anfonir yno yr hyn nad oeddech am ei gael
membership-hold-gone = Ôl bys eich cyfeiriad e-bost, na ellir ei ddarllen ohono, fel na ddaw unrhyw hen ffeil â chi yn ôl
membership-hold-law-security = GDPR y DU, Erthygl 32(1)(c): adfer ar ôl colled
membership-hold-law-erasure = GDPR y DU, Erthyglau 17(1) a 5(2): i’ch cadw wedi’ch dileu
membership-hold-law-accountability = GDPR y DU, Erthyglau 5(2) a 32: i ddangos pwy a edrychodd ar ddata
membership-hold-law-marketing = GDPR y DU, Erthygl 21(3), a PECR 2003, rheoliad 22
membership-letter-erased-subject = Dilëwyd popeth amdanoch gyda { $organisation }
membership-letter-erased =
    Helo,

    mae’r hyn a gadwai { $organisation } amdanoch wedi’i ddileu, a’r allwedd yr oedd wedi’i amgryptio â hi wedi’i dinistrio. Dyma’r llythyr olaf. Yr hyn sy’n aros:

    { $stays }

    Mae gennych hawl i gwyno i’r awdurdod goruchwylio ar gyfer diogelu data: yn y Deyrnas Unedig y Comisiynydd Gwybodaeth, https://ico.org.uk.
membership-letter-erased-line = - { $what } ({ $law }; { $until })
membership-letter-erased-named = - { $what }; mae’n dweud pwy ydych ({ $law }; { $until })

## Dod o hyd i aelodau

membership-people-title = Dod o hyd i aelodau
membership-people-lede = Aelodau sy’n perthyn i’ch lleoedd chi, yn ôl enw.
membership-people-name = Enw
membership-people-hint = Llythrennau cyntaf un enw neu fwy, o leiaf ddwy lythyren: mae “mar lew” yn dod o hyd i Mary Lewis.
membership-people-button = Chwilio
membership-people-too-short = Teipiwch o leiaf ddwy lythyren o enw.
membership-people-none-title = Ni chafwyd hyd i neb
membership-people-none = Nid oes gan neb yn eich lleoedd enw sy’n dechrau fel hyn. Rhowch gynnig ar lai o lythrennau.
membership-people-more = Mae rhagor. Teipiwch fwy o lythrennau’r enw.
membership-people-privacy-title = Beth a welwch yma
membership-people-privacy = Enwau, lleoedd a statws, byth gyfeiriadau. Nid yw’r sawl sy’n perthyn i rywle arall yn ymddangos.
membership-person-offices = Swyddi
membership-person-no-offices = Dim un.
membership-person-history = Beth ddigwyddodd
membership-elsewhere = lle arall
membership-withheld = Rydych yn sefyll mewn pleidlais yno. Hyd nes y cyhoeddir ei chanlyniad, ni all eich swyddi ddod o hyd i aelodau’r lle hwnnw nac edrych arnynt, er mwyn i bob ymgeisydd gael yr un modd.
membership-withheld-while = Rydych yn sefyll mewn pleidlais yn { $place }. Hyd nes y cyhoeddir ei chanlyniad, nid yw eich swyddi’n agor aelodau’r lle hwnnw ichi, er mwyn i bob ymgeisydd gael yr un modd.
membership-timeline-office = Dechreuodd swydd: { $role }, { $place }
membership-timeline-office-ended = Daeth swydd i ben: { $role }, { $place }
membership-timeline-welcomed = Cafodd groeso
membership-timeline-note = Ysgrifennwyd nodyn; fe’i dinistrir ar { $day }
membership-timeline-follow = Roedd rhywun i ddod yn ôl atynt erbyn { $day }
membership-timeline-followed = Daeth rhywun yn ôl atynt
membership-timeline-wrote = Ysgrifennodd at drefnwyr { $place }

membership-decide-title = Cofnodi penderfyniad
membership-decide-lede = Ar gyfer penderfyniadau y mae rheolau’r mudiad yn eu caniatáu. Gall yr aelod weld beth a gofnodwyd, ac yn ôl pa reol.
membership-decide-what = Penderfyniad
membership-decide-reinstate = Codi’r ataliad
membership-decide-remove = Dod â’r aelodaeth i ben
membership-decide-died = Mae’r aelod wedi marw
membership-decide-rule = Rheol
membership-decide-rule-hint = Ar gyfer ataliad neu ddod ag aelodaeth i ben: y cymal y mae’n gorffwys arno, megis 9.2.
membership-decide-button = Cofnodi’r penderfyniad

## Swyddi

membership-offices-title = Swyddi
membership-offices-lede = Pwy sydd â pha swydd yn eich lleoedd, a than pryd.
membership-offices-none-title = Dim swyddi eto
membership-offices-none = Yma y rhestrir swyddi yn eich lleoedd. Dewch o hyd i aelod i roi’r un gyntaf.
membership-offices-how = Dewch o hyd i’r aelod yn gyntaf; ar dudalen yr aelod y mae’r botwm.
membership-offices-end = Dod i ben yn awr
membership-offices-end-of = Dod i ben yn awr: { $name }, { $role }
membership-offices-own = Nid oes neb yn newid ei hawliau ei hun. Gofynnwch i weinyddwr arall.
membership-offices-not-yours = Nid yw eich swyddi chi’n caniatáu rhoi’r swydd hon yn y lle hwn na dod â hi i ben.
membership-offices-not-a-member = Rhaid i ddeiliad swydd fod yn aelod nad yw wedi’i atal.
membership-offices-past = Rhaid i’w diwrnod olaf fod yn y dyfodol.
membership-offices-too-long = Mae swydd yn para tri mis ar ddeg ar y mwyaf; wedyn fe’i rhoddir o’r newydd.
membership-offices-limit = Byddai’r swydd hon wedyn yn cael ei dal yma am fwy o amser yn olynol nag y mae ei rôl yn ei ganiatáu. Dewiswch ddiwrnod olaf cynharach, neu aelod arall.
membership-offices-soon-title = Yn dod i ben o fewn chwe deg diwrnod
membership-offices-others = Yn dod i ben yn ddiweddarach
membership-offices-again = Rhoi o’r newydd
membership-offices-again-of = Rhoi o’r newydd: { $name }, { $role }
membership-offices-vacant-title = Lleoedd heb drefnydd
membership-offices-vacant = Mae’r hyn a ysgrifennir at drefnwyr y lleoedd hyn yn mynd i’r lle agosaf uwchlaw sydd ag un.
membership-offices-vacant-in = { $place } ({ $count })
membership-offices-too-early = Mae swydd yn dechrau o fewn chwe deg diwrnod. Rhowch hon yn ddiweddarach.
membership-office-from-until = o { $from } tan { $day }
membership-offices-until-wrong = Ysgrifennwch y diwrnod olaf fel blwyddyn, mis a diwrnod, megis 2027-06-30.
membership-give-title = Rhoi swydd
membership-give-heading = Rhoi swydd i { $name }
membership-give-role = Swydd
membership-give-place = Dros y lle hwn, a’r hyn sydd oddi mewn iddo
membership-give-until = Diwrnod olaf
membership-give-until-hint = Tri mis ar ddeg o heddiw ar y mwyaf.
membership-give-follows = Ar gyfer y swydd hon yn y lle hwn mae’n dechrau ar { $day }, pan ddaw’r un bresennol i ben. Mae unrhyw swydd arall yn dechrau ar unwaith.
membership-give-button = Rhoi’r swydd
membership-letter-office-subject = Daw eich swydd i ben ar { $day }
membership-letter-office =
    Helo,

    daw eich swydd gyda { $organisation } i ben ohoni ei hun: { $role }, { $place }. Ei diwrnod olaf yw { $day }.

    Cafodd y rhai a gaiff ei rhoi wybod hefyd. Os ydych am barhau, dywedwch wrthynt; os nad ydych, trosglwyddwch y gwaith mewn pryd. Mae eich swyddi i’w gweld yma:

    { $link }
membership-letter-office-gives-subject = Daw swydd i ben ar { $day }: { $role }, { $place }
membership-letter-office-gives =
    Helo,

    daw swydd gyda { $organisation } i ben ohoni ei hun: { $role }, { $place }, yn nwylo { $name }. Ei diwrnod olaf yw { $day }.

    Cewch chi ei rhoi. Rhowch hi o’r newydd, neu i rywun arall, rhag i’r lle fod hebddi:

    { $link }
membership-panel-title = Pwy sy’n gyfrifol

## Canghennau sy’n cael eu sefydlu

membership-done-branch-asked = Mae eich cais gyda swyddogion y lle.
membership-done-branch-join = Wedi’i nodi: byddech yn ymuno.
membership-done-branch-no-join = Wedi’i nodi: ni fyddech yn ymuno.
membership-done-branch-withdrawn = Tynnwyd eich cais yn ôl.
membership-done-branch-meeting = Galwyd y cyfarfod sefydlu.
membership-done-branch-office = Wedi’i gofnodi.
membership-branches-title = Canghennau sy’n cael eu sefydlu
membership-branches-lede = Yr aelodau sy’n sefydlu’r canghennau. Mae dyddiad i bob cam, a gellir ei ddarllen yma.
membership-branches-own = Yr hyn y gofynnais amdano
membership-branches-here = Lle rwy’n perthyn
membership-branches-elsewhere = Mewn mannau eraill
membership-branches-none-title = Dim un ar hyn o bryd
membership-branches-none = Yma y rhestrir canghennau y mae aelodau eich rhanbarth am eu sefydlu. Caiff unrhyw un ohonynt ofyn am un.
membership-branches-office-title = Canghennau i’w sefydlu
membership-branches-office-lede = Yr hyn y gofynnodd aelodau eich lleoedd amdano, a pha mor bell yr aeth.
membership-branches-waiting = Yn aros am swyddog
membership-branches-waiting-none-title = Nid oes dim yn aros
membership-branches-waiting-none = Yma y rhestrir ceisiadau heb ateb, canghennau â digon o aelodau a chyfarfodydd heb gofnod.
membership-branches-others = Ar y gweill
membership-branch-rule-title = Sut y sefydlir cangen
membership-branch-rule = Mae aelod yn gofyn. Rhaid i hyn o aelodau sy’n perthyn yno ddweud y byddent yn ymuno: { $count }. Nifer y diwrnodau sydd ganddynt: { $days }. Yna gelwir cyfarfod sefydlu, gyda rhybudd o hyn o ddiwrnodau o leiaf: { $notice }. Rhaid i gynifer o leiaf fod yn bresennol, a phenderfynu.
membership-branch-ask-title = Gofyn am gangen newydd
membership-branch-ask-lede = Ar gyfer man yn eich rhanbarth sydd heb gangen. Byddai pwy bynnag sy’n gofyn yn ymuno â hi.
membership-branch-no-place-title = Nid lle rydych yn perthyn
membership-branch-no-place = Mae cangen yn rhan o ranbarth, neu o le arall y mae pobl yn byw ynddo. Newidiwch eich lle i un felly yn gyntaf.
membership-branch-parent = Rhan o
membership-branch-name = Enw
membership-branch-name-hint = Y dref neu’r ardal, megis Casnewydd.
membership-branch-name-cy = Enw yn Gymraeg
membership-branch-covers = Beth mae’n ei gynnwys
membership-branch-covers-hint = Trefi, wardiau neu godau post, ar un llinell.
membership-branch-why = Pam y mae ei heisiau
membership-branch-why-hint = Gall pob aelod ddarllen hwn. Peidiwch ag enwi neb.
membership-branch-ask-button = Gofyn am y gangen
membership-branch-privacy = Mae aelodau’n gweld yr hyn a ysgrifennwch yma, byth eich enw. Mae swyddogion y lle’n gweld pwy a ofynnodd. Dywedir wrth bawb faint fyddai’n ymuno, ond nid o dan bump; ni ddywedir wrth neb pwy ydynt.
membership-branch-asked-already = Rydych wedi gofyn am gangen eisoes. Un ar y tro.
membership-branch-name-taken = Mae’r enw hwnnw gan le, neu mae un yn cael ei sefydlu o dano. Dewiswch un arall, neu ymunwch â honno.
membership-branch-not-at-home = Mae hwn ar gyfer aelodau heb eu hatal sy’n perthyn yno.
membership-branch-not-yours = Nid yw eich swydd yn cyrraedd y lle hwnnw.
membership-branch-own = Chi a ofynnodd am y gangen hon, felly swyddog arall sy’n ateb ac yn ei chofnodi.
membership-branch-not-now = Ni ellir gwneud hynny lle mae’n sefyll yn awr.
membership-branch-notice = Galwch ef o leiaf hyn o ddiwrnodau ymlaen llaw: { $notice }.
membership-branch-too-far = Galwch ef o fewn hyn o ddiwrnodau: { $furthest }.
membership-branch-not-held-yet = Mae’r cyfarfod eto i ddod.
membership-branch-too-few = Rhaid i hyn o aelodau o leiaf fod yn bresennol: { $count }. Galwch gyfarfod arall.
membership-branch-stage-asked = Yn aros am ateb tan { $day }. Heb un, mae’n casglu aelodau ohoni ei hun o hynny ymlaen.
membership-branch-stage-gathering = Yn casglu aelodau tan { $day }
membership-branch-stage-ready = Byddai digon o aelodau’n ymuno. Rhaid galw’r cyfarfod sefydlu erbyn { $day }.
membership-branch-stage-convened = Cyfarfod sefydlu: { $when }
membership-branch-stage-held = Cynhaliwyd y cyfarfod sefydlu. Rhaid cofnodi ei benderfyniad erbyn { $day }.
membership-branch-stage-founded = Wedi’i sefydlu
membership-branch-stage-not-founded = Penderfynodd y cyfarfod sefydlu yn ei herbyn
membership-branch-stage-refused = Wedi’i gwrthod
membership-branch-stage-withdrawn = Wedi’i thynnu yn ôl
membership-branch-stage-lapsed = Wedi darfod, gan fod ei hamser ar ben
membership-branch-did-asked = Gofynnodd aelod amdani.
membership-branch-did-unanswered = Ni atebodd neb mewn pryd, felly mae’n casglu aelodau.
membership-branch-did-let = Caiff gasglu aelodau.
membership-branch-did-refused = Gwrthododd swyddog hi.
membership-branch-did-withdrawn = Tynnodd pwy bynnag a ofynnodd hi yn ôl.
membership-branch-did-reached = Byddai digon o aelodau’n ymuno.
membership-branch-did-announced = Galwyd y cyfarfod sefydlu ar gyfer { $when }.
membership-branch-did-founded = Sefydlodd y cyfarfod sefydlu hi. Aelodau’n bresennol: { $count }.
membership-branch-did-not-founded = Penderfynodd y cyfarfod sefydlu yn ei herbyn. Aelodau’n bresennol: { $count }.
membership-branch-did-lapsed = Roedd ei hamser ar ben.
membership-branch-count = Byddai’n ymuno
membership-branch-count-none = Neb eto
membership-branch-count-few = Llai na { $smallest } o aelodau
membership-branch-count-many = { $count } o aelodau
membership-branch-join = Byddwn i’n ymuno
membership-branch-no-join = Ni fyddwn yn ymuno mwyach
membership-branch-join-privacy = Ni ddywedir wrth neb mai chi ydyw, a gallwch ei dynnu yn ôl. Arhoswch lle rydych yn perthyn nes ichi symud eich hun.
membership-branch-elsewhere = Caiff aelodau sy’n perthyn i { $place } ddweud y byddent yn ymuno.
membership-branch-withdraw = Tynnu’r cais yn ôl
membership-branch-course = Beth ddigwyddodd
membership-branch-reason = Pam y’i gwrthodir
membership-branch-reason-hint = Bydd pwy bynnag a ofynnodd, a phwy bynnag fyddai’n ymuno, yn darllen hwn.
membership-branch-to-place = Mynd i { $place }
membership-branch-announce-title = Galw’r cyfarfod sefydlu
membership-branch-meeting = Cyfarfod sefydlu
membership-branch-meeting-hint = Diwrnod ac amser, fel y mae clociau’n ei ddangos yno. Caiff pawb fyddai’n ymuno lythyr.
membership-branch-meeting-wrong = Ysgrifennwch ddiwrnod ac amser, megis 2027-01-20T19:00.
membership-branch-venue = Ble
membership-branch-venue-hint = Ystafell sy’n agored i bawb, neu gyfeiriad cyfarfod ar-lein. Nid cartref rhywun.
membership-branch-announce-button = Galw’r cyfarfod
membership-branch-requester = Gofynnwyd amdani gan
membership-branch-place = Wedi dod yn
membership-branch-convener = Etholwyd i’w chynnull
membership-branch-let-about = Caiff wedyn gasglu aelodau, ac mae pob aelod yn ei gweld.
membership-branch-let = Gadael iddi gasglu aelodau
membership-branch-refuse-title = Ei gwrthod
membership-branch-refuse = Gwrthod
membership-branch-record-title = Cofnodi’r cyfarfod sefydlu
membership-branch-present = Aelodau’n bresennol
membership-branch-present-hint = Wedi’u cyfrif adeg y penderfyniad.
membership-branch-decided = Beth a benderfynodd
membership-branch-decided-founded = Sefydlu’r gangen
membership-branch-decided-not-founded = Peidio â’i sefydlu
membership-branch-chosen = Yr enw a ddewisodd
membership-branch-slug = Cyfeiriad
membership-branch-slug-hint = Rhan olaf cyfeiriad ei thudalen. O’i adael yn wag, fe’i gwneir o’r enw.
membership-branch-slug-wrong = Llythrennau bach, digidau a chysylltnodau, 60 ar y mwyaf.
membership-branch-convener-number = Rhif aelodaeth pwy bynnag a etholodd i gynnull y gangen
membership-branch-convener-hint = Cam arall yw rhoi swydd iddi.
membership-branch-convener-wrong = Nid oes gan unrhyw aelod o’ch lleoedd y gellir ei enwi yma y rhif hwnnw.
membership-branch-record = Ei gofnodi
membership-branch-move = Sefydlwyd { $place }, a dywedasoch y byddech yn ymuno. Dim ond chi sy’n eich symud.
membership-branch-move-button = Symud i { $place }
membership-branch-stay = Rwy’n aros lle rydw i
membership-branch-panel-founded = Sut y’i sefydlwyd
membership-branch-panel-founded-on = { $day }: { $what }
membership-branch-panel-course = Pob cam, gyda’i ddiwrnod
membership-letter-branch-subject = Newyddion am gangen { $name }
membership-letter-branch =
    Helo,

    mae newyddion am gangen { $name } gan { $organisation }, y dywedasoch y byddech yn ymuno â hi:

    { $what }

    Mae popeth amdani, a’r hyn y gallwch ei wneud, yma:

    { $link }

    Ar ôl iddi gael ei sefydlu, chi sy’n newid eich lle eich hun, ar dudalen eich aelodaeth.
membership-letter-branch-office-subject = Mae cangen newydd yn aros: { $name }
membership-letter-branch-office =
    Helo,

    mae cangen y mae aelodau { $organisation } am ei sefydlu yn aros am swyddog o’ch lle: { $name }.

    { $what }

    { $link }

## Gwesteion

membership-done-guest = Rydych yn westai yno o hyn ymlaen.
membership-done-guest-ended = Nid ydych yn westai yno mwyach.
membership-done-guest-written = Mae eich llythyr ar ei ffordd.
membership-me-guest = Gwestai i
membership-guest-title = Fel gwestai mewn man arall
membership-guest-lede = Lle rydych yn gweithio neu’n astudio, er enghraifft. Cadwch eich cartref: fel gwestai nid oes gennych bleidlais yno, ac nid ydych ar yr un o’i gofrestrau.
membership-guest-place = Lle
membership-guest-shown = Caiff y trefnwyr yno ddod o hyd imi wrth fy enw ac ysgrifennu ataf
membership-guest-shown-hint = Nid ydynt byth yn gweld eich cyfeiriad. Heb hyn dim ond nifer y gwesteion a gânt, ac nid o dan bump.
membership-guest-button = Dod yn westai
membership-guest-choose = Dewiswch le
membership-guest-end = Dod â hyn i ben
membership-guest-end-of = Peidio â bod yn westai: { $place }
membership-guest-since = ers { $since }
membership-guest-since-shown = ers { $since }; caiff y trefnwyr yno ddod o hyd ichi ac ysgrifennu atoch
membership-guest-past = { $place }, o { $since } tan { $until }
membership-guest-home = Rydych yn perthyn yno eisoes.
membership-guest-too-many = Rydych yn westai mewn pum lle. Dewch ag un ohonynt i ben yn gyntaf.
membership-guests-title = Gwesteion fy lleoedd
membership-guests-lede = Aelodau sy’n perthyn i fannau eraill ac a’u cysylltodd eu hunain ag un o’ch lleoedd. Enwir y rhai a gytunodd i hynny.
membership-guests-none-title = Dim gwesteion eto
membership-guests-none = Mae aelodau’n dod yn westeion eu hunain, ar y dudalen lle maent yn newid eu lle.
membership-guests-few = Llai na { $smallest } o westeion
membership-guests-count = { $count } o westeion
membership-guest-write = Ysgrifennu
membership-guest-write-to = Ysgrifennu at { $name }
membership-guest-write-lede = Daw’r llythyr gan drefnwyr { $place }. Nid yw’r naill ochr yn gweld cyfeiriad y llall; daw atebion atoch fel yr hyn y mae pobl yn ei ysgrifennu at y trefnwyr.
membership-guest-text = Eich llythyr
membership-guest-send = Anfon
membership-visible-guest = Dod o hyd ichi fel gwestai, wrth eich enw, ac ysgrifennu atoch drwy’r safle hwn
membership-letter-guest-subject = Mae trefnwyr { $place } yn ysgrifennu atoch
membership-letter-guest =
    Helo,

    rydych yn westai i { $place } gyda { $organisation }, a chytunasoch y caiff y trefnwyr yno ysgrifennu atoch:

    { $text }

    I’w hateb:

    { $link }

    I beidio â bod yn westai, neu i beidio â chael llythyrau:

    { $end }

## My particulars, my consents, my copy

membership-done-corrected = Wedi’i gadw.
membership-done-email-asked = Mae llythyr ar ei ffordd i’r cyfeiriad hwnnw. Bydd yn cyfrif unwaith y byddwch wedi pwyso’r botwm y tu ôl i’w ddolen.
membership-done-email = O hyn ymlaen anfonir llythyrau i’ch cyfeiriad newydd.
membership-particulars-title = Beth a gedwir amdanaf
membership-particulars-lede = Cywirwch ef yma. Mae’n cyfrif ar unwaith; nid yw pwy gaiff ei weld yn newid.
membership-particulars-postcode-hint = Nid yw cod post arall yn eich symud: chi sy’n newid eich lle.
membership-particulars-button = Cadw
membership-email-title = Fy nghyfeiriad e-bost
membership-email-now = Anfonir llythyrau at { $email }.
membership-email-new = Cyfeiriad e-bost newydd
membership-email-hint = Cewch lythyr yno gyda dolen. Nid oes dim yn newid nes i’w fotwm gael ei bwyso.
membership-email-button = Anfon y llythyr
membership-email-taken = Mae’r cyfeiriad hwnnw gan rywun arall yma. I un person y perthyn cyfeiriad.
membership-email-confirm-title = Ai dyma’ch cyfeiriad newydd?
membership-email-confirm-lede = Agoroch y ddolen o’r llythyr. Pwyswch y botwm, ac yno yr anfonir llythyrau o hyn ymlaen. Bydd eich hen gyfeiriad yn cael un olaf.
membership-email-confirm-button = Ie, defnyddiwch y cyfeiriad hwn
membership-letter-email-subject = Eich cyfeiriad e-bost newydd gyda { $organisation }
membership-letter-email =
    Helo,

    mae rhywun, chi yn ôl pob tebyg, am i lythyrau gan { $organisation } ddod i’r cyfeiriad hwn.

    Os mai chi oedd, agorwch y dudalen hon lle rydych wedi mewngofnodi, a phwyswch y botwm:

    { $link }

    Mae’r ddolen yn gweithio unwaith, am ddiwrnod. Os nad chi oedd, peidiwch â gwneud dim: heb y botwm nid oes dim yn newid.
membership-letter-email-gone-subject = Newidiwyd eich cyfeiriad e-bost gyda { $organisation }
membership-letter-email-gone =
    Helo,

    mae llythyrau gan { $organisation } yn mynd i gyfeiriad arall o hyn ymlaen. Gofynnodd rhywun a oedd wedi mewngofnodi fel chi am hyn, a’i gadarnhau yno.

    Os nad chi oedd, dywedwch wrth drefnydd eich cangen neu’ch rhanbarth ar unwaith.
membership-consents-title = Yr hyn rwy’n cytuno iddo
membership-consents-lede = Nid yw bod yn aelod yn dibynnu ar yr un o’r rhain. Gallwch dynnu pob un yn ôl unrhyw bryd, ac mae’n cyfrif cyn anfon y llythyr nesaf.
membership-consents-yes = rydych yn cytuno
membership-consents-no = nid ydych yn cytuno
membership-consents-how-often = Dewis pa mor aml
membership-consents-give = Rwy’n cytuno: { $purpose }
membership-consents-withdraw = Nid wyf yn cytuno mwyach: { $purpose }
membership-consents-history = Yr hyn y cytunais iddo, a phryd
membership-consent-given = Cytunwyd: { $purpose }, geiriad { $version }
membership-consent-withdrawn = Tynnwyd yn ôl: { $purpose }, geiriad { $version }
membership-purpose-membership = Aelodaeth
membership-purpose-name-newsletter = Cylchlythyr
membership-purpose-text-newsletter = Caiff { $organisation } anfon newyddion ac apeliadau ataf drwy e-bost. Geiriad { $version }.
membership-purpose-name-digest = Yr hyn a benderfynir
membership-purpose-text-digest = Caiff { $organisation } ysgrifennu ataf bob wythnos, neu mor anaml ag y dywedaf, am yr hyn y gellir ei benderfynu yn fy lleoedd, yr hyn sydd i ddod a’r hyn a benderfynwyd. Geiriad { $version }.
membership-purpose-name-volunteering = Gwirfoddoli
membership-purpose-text-volunteering = Caiff trefnwyr fy nghangen a’m rhanbarth ofyn i mi, drwy { $organisation }, helpu gyda’r hyn y dywedais y gallaf ei wneud. Geiriad { $version }.
membership-objection-title = Dim y tu hwnt i aelodaeth
membership-objection-lede = Gallwch wrthwynebu popeth nad oes ei angen ar yr aelodaeth ei hun: dim hyrwyddo, dim dethol yn ôl yr hyn a wyddys amdanoch. Mae’n tynnu popeth uchod yn ôl. Bydd yr hyn y mae’n rhaid ei ddweud wrthych fel aelod, megis pleidleisiau a chyfarfodydd, yn dal i’ch cyrraedd.
membership-objection-button = Rwy’n gwrthwynebu
membership-objection-end = Nid wyf yn gwrthwynebu mwyach
membership-objection-since = Rydych wedi gwrthwynebu ers { $day }: nid ysgrifennir atoch ond am yr hyn y mae’n rhaid ei ddweud wrthych fel aelod.
membership-copy-title = Darllen yr hyn a gedwir amdanaf
membership-copy-lede = Popeth y mae’r rhaglen hon yn ei gadw amdanoch, ar { $when }. Nid enwir neb arall ynddo.
membership-copy-field = Beth
membership-copy-value = Gwerth
membership-copy-stays-title = Beth sy’n aros pan fyddwch yn ei ddileu

## People of my places

membership-segment-title = Pobl fy lleoedd
membership-segment-place = Lle, gyda phopeth ynddo
membership-segment-standing = Statws
membership-segment-standing-all = Pob aelod
membership-segment-standing-good = Heb ei atal
membership-segment-standing-suspended = Wedi’i atal
membership-segment-joined = Ymunodd
membership-segment-ever = Unrhyw bryd
membership-segment-days = { $count ->
    [zero] Yn y { $count } diwrnod diwethaf
    [one] Yn y diwrnod diwethaf
    [two] Yn y ddau ddiwrnod diwethaf
    [few] Yn y { $count } diwrnod diwethaf
    [many] Yn y { $count } diwrnod diwethaf
   *[other] Yn y { $count } diwrnod diwethaf
}
membership-segment-consent = Yn cytuno i
membership-segment-any = Unrhyw beth neu ddim
membership-segment-agrees = Yn cytuno i: { $purpose }
membership-segment-tag = Â’r tag
membership-segment-write = Ysgrifennu atynt
membership-people-mailings = Cylchlythyrau
membership-people-imports = Mewnforio
membership-segment-any-tag = Unrhyw un neu ddim
membership-segment-button = Dangos
membership-segment-nobody = Neb
membership-segment-few = Llai na { $smallest } o bobl
membership-segment-count = { $count ->
    [zero] { $count } o bobl
    [one] Un person
    [two] Dau berson
    [few] { $count } pherson
    [many] { $count } o bobl
   *[other] { $count } o bobl
}
membership-segment-none = Nid oes aelod o’r lleoedd hyn yn cael ei ddewis gan hyn i gyd. Dewiswch yn llai cyfyng.
membership-segment-next = Tudalen nesaf
membership-segment-saved = Wedi’u cadw at eto
membership-segment-name = Cadw’r dewis hwn fel
membership-segment-name-needed = Rhowch enw o 60 nod ar y mwyaf i’r dewis.
membership-segment-save = Cadw
membership-segment-drop = gollwng
membership-segment-drop-what = Gollwng “{ $name }”
membership-segment-too-many = Rydych yn cadw hanner cant o ddewisiadau eisoes. Gollyngwch un yn gyntaf.
membership-segment-privacy = Rydych yn gweld aelodau eich lleoedd eich hun, gydag enw, lle a statws, a dim ffordd o’u cyrraedd. Y dewis a gedwir at eto, byth pwy a gafwyd. Nid yw’r sawl sy’n gwrthwynebu yn cael ei ddewis gan unrhyw gytundeb.

## Writing to organisers

membership-can-mail = ysgrifennu at holl aelodau’r lleoedd hyn ar unwaith, a gofyn am help i’r rhai sy’n ei gynnig i chi
membership-can-answer = Darllen ac ateb yr hyn y mae pobl yn ei ysgrifennu at y trefnwyr
membership-panel-write = Ysgrifennu at y trefnwyr
membership-write-title = Ysgrifennu at drefnwyr { $place }
membership-write-lede = Nid oes rhaid bod yn aelod. Cewch yr ateb drwy e-bost, gyda dolen i barhau.
membership-write-email-hint = Ar gyfer yr ateb. Nid yw’r trefnwyr yn ei weld.
membership-write-text = Yr hyn yr hoffech ei ddweud
membership-write-button = Anfon
membership-write-readers = Pwy sy’n ei ddarllen
membership-write-reader = { $role }, { $place }
membership-write-reader-named = { $name }, { $role }, { $place }
membership-write-as-yourself = Rydych wedi mewngofnodi. Os gadewch eich cyfeiriad e-bost eich hun yma, mae’r trefnwyr yn gweld ar eich tudalen eich bod wedi ysgrifennu, ac mae yn eich copi o’r hyn a gedwir amdanoch. I ysgrifennu heb hynny, defnyddiwch gyfeiriad arall.
membership-write-privacy = Fe’i darllenir gan bwy bynnag sydd yn y swydd, nawr ac wedyn. Nid yw’r naill ochr yn gweld cyfeiriad e-bost y llall. Hanner blwyddyn ar ôl y gair olaf fe’i dilëir.
membership-write-nobody-title = Nid oes neb yn ateb yma eto
membership-write-nobody = Nid oes trefnydd gan unrhyw le yma ar hyn o bryd. Gall y rhai sy’n rhoi swyddi enwi un.
membership-write-sent-title = Mae ar ei ffordd
membership-write-sent = Mae’r trefnwyr wedi cael gwybod. Daw eu hateb i’ch cyfeiriad e-bost.
membership-write-places = Pob lle
membership-threads-title = Yr hyn a ysgrifennodd pobl atom
membership-threads-waiting = Yn aros am ateb
membership-threads-others = Wedi’u hateb neu eu cau
membership-threads-none-title = Nid oes dim yn aros
membership-threads-none = Mae’r hyn y mae pobl yn ei ysgrifennu at drefnwyr eich lleoedd yn sefyll yma nes iddo gael ei ateb neu ei gau.
membership-thread-with = Gyda { $name }
membership-thread-office = Y swydd
membership-thread-office-of = Trefnwyr { $place }
membership-thread-answer = Eich neges
membership-thread-close = Cau heb ateb
membership-thread-closed = wedi cau
membership-thread-gone = Mae’r hyn a ysgrifennwyd yma wedi mynd: hanner blwyddyn ar ôl y gair olaf fe’i dilëir.
membership-thread-full = Mae hyn wedi mynd yn rhy hir i barhau yma. Cwrddwch, neu dechreuwch o’r newydd.
membership-done-answered = Mae eich ateb ar ei ffordd.
membership-done-written = Mae’r trefnwyr wedi cael gwybod.
membership-letter-thread-subject = Ysgrifennodd rhywun at drefnwyr { $place }
membership-letter-thread =
    Helo,

    ysgrifennodd rhywun at drefnwyr { $place }, ac rydych chi’n un ohonynt. Darllenwch ac atebwch yma:

    { $link }

    Nid yw’r hyn y mae’n ei ddweud yn y llythyr hwn, ac nid oes neb yn dysgu eich cyfeiriad.
membership-letter-answer-subject = Ateb gan drefnwyr { $place }
membership-letter-answer =
    { $text }

    Trefnwyr { $place }, { $organisation }

    I ateb, agorwch y dudalen hon. Ni ddarllenir ateb i’r llythyr hwn.

    { $link }
membership-letter-answer-by-mail =
    { $text }

    Trefnwyr { $place }, { $organisation }

    I ateb, ysgrifennwch uwchben y llinell ar ben y llythyr hwn, neu agorwch y dudalen hon:

    { $link }
membership-letter-above = Ysgrifennwch eich ateb uwchben y llinell hon
membership-thread-undelivered = Dywedodd gweinydd post ar { $day } nad oedd modd danfon ateb. Gall y sawl a ysgrifennodd ei ddarllen o hyd drwy’r ddolen mewn llythyr cynharach, os oedd un.

## Mewngofnodi: allweddi mynediad, codau un-tro, codau adfer, sesiynau

membership-ways-title = Sut rwy’n mewngofnodi
membership-ways-lede = Mae dolen i’ch e-bost bob amser yn gweithio. Mae allwedd mynediad neu godau un-tro yn ei gwneud yn ddiogelach.
membership-ways-must = Mae gennych swydd. I’w defnyddio, ychwanegwch allwedd mynediad neu gosodwch godau un-tro.
membership-ways-why-title = Pam mwy na dolen
membership-ways-why = Gallai pwy bynnag sy’n cael at eich blwch post fewngofnodi fel chi. Felly mae’r sawl sy’n gweithio gyda data aelodau eraill neu’n rhedeg pleidlais yn dangos mai nhw ydynt mewn gwirionedd.
membership-ways-last = Dyma’r un olaf, ac mae gennych swydd. Ychwanegwch allwedd mynediad arall neu godau un-tro yn gyntaf, yna tynnwch hon.
membership-remove = Tynnu
membership-print = Argraffu
membership-passkeys-title = Allweddi mynediad
membership-passkeys-what = Mae eich ffôn neu’ch cyfrifiadur yn cadw allwedd mynediad ar gyfer y wefan hon. Rydych yn ei datgloi fel yr ydych yn datgloi’r ddyfais; nid oes cyfrinair y gallai neb ei ddwyn.
membership-passkeys-name = Enw
membership-passkeys-name-hint = Er mwyn ichi ei hadnabod eto: “Fy ffôn”, “Yr un ar fy nghylch allweddi”.
membership-passkeys-add = Ychwanegu allwedd mynediad
membership-passkeys-used = Ychwanegwyd ar { $added }, defnyddiwyd ddiwethaf ar { $used }
membership-passkeys-unused = Ychwanegwyd ar { $added }
membership-passkeys-rename = Ailenwi “{ $name }”
membership-passkeys-rename-button = Ailenwi
membership-passkeys-remove-of = Tynnu’r allwedd mynediad “{ $name }”
membership-passkey-over = Cymerodd hynny fwy na phum munud, neu fe’i gwnaed eisoes. Ewch yn ôl a rhowch gynnig arall arni.
membership-passkey-wrong = Nid yw’r allwedd mynediad hon yn perthyn i neb yma. Defnyddiwch un arall, neu mewngofnodwch gyda dolen i’ch e-bost.
membership-passkey-name-wrong = Mae gan enw allwedd mynediad rhwng 1 a 60 o nodau.
membership-codes-title = Codau un-tro
membership-codes-what = Mae rhaglen ar eich ffôn yn dangos chwe digid sy’n newid bob hanner munud. Bydd unrhyw raglen ddilysu yn gwneud y tro.
membership-codes-begin = Gosod codau un-tro
membership-codes-on = Mae codau un-tro wedi’u gosod.
membership-codes-remove = Tynnu’r codau un-tro
membership-codes-already = Mae codau un-tro wedi’u gosod eisoes. Tynnwch nhw yn gyntaf i’w gosod ar ffôn arall.
membership-codes-set-up = Gosod codau un-tro
membership-codes-pattern = Patrwm i gamera rhaglen ddilysu; ceir yr un peth isod mewn llythrennau
membership-codes-step-program = Agorwch raglen ddilysu ar eich ffôn a dewis ychwanegu cyfrif.
membership-codes-step-scan = Anelwch ei chamera at y patrwm hwn
membership-codes-step-type = Neu teipiwch hyn ynddi:
membership-codes-step-confirm = Teipiwch y chwe digid y mae’n eu dangos
membership-codes-confirm = Cadarnhau
membership-code = Chwe digid
membership-code-hint = O’ch rhaglen ddilysu.
membership-code-button = Ymlaen
membership-code-wrong = Nid hwn yw cod y funud. Arhoswch am yr un nesaf; os bydd yn methu eto, gwiriwch fod cloc eich ffôn yn iawn.
membership-code-used = Mae’r cod hwn wedi’i ddefnyddio. Arhoswch am yr un nesaf.
membership-code-locked = Gormod o godau anghywir. Ni dderbynnir cod am awr; mae allwedd mynediad neu god adfer yn dal i weithio.
membership-recovery-title = Codau adfer
membership-recovery-what = Deg cod ar bapur at y diwrnod pan gollwch eich ffôn. Mae pob un yn gweithio unwaith.
membership-recovery-left = { $count ->
    [one] Mae un cod adfer ar ôl.
    [two] Mae dau god adfer ar ôl.
   *[other] Mae { $count } o godau adfer ar ôl.
}
membership-recovery-make = Gwneud codau adfer
membership-recovery-again = Gwneud rhai newydd; bydd yr hen rai’n peidio â gweithio
membership-recovery-keep = Argraffwch y codau hyn neu ysgrifennwch nhw, a’u cadw lle rydych yn cadw eich pasbort.
membership-recovery-once = Dim ond y tro hwn y dangosir nhw. Mae pob un yn gweithio unwaith, ynghyd â dolen i’ch e-bost.
membership-recovery-made = { $organisation }, { $day }
membership-recovery-kept = Rwyf wedi’u cadw
membership-recovery-first = Ychwanegwch allwedd mynediad neu godau un-tro yn gyntaf; pan gollir y rheini y mae angen codau adfer.
membership-recovery-shown = Dangoswyd y codau hyn eisoes. Os na wnaethoch eu cadw, ewch yn ôl a gwneud rhai newydd.
membership-recovery-code = Cod adfer
membership-recovery-code-hint = Pedwar grŵp o bedwar, megis 0a1b-2c3d-4e5f-6g7h.
membership-recovery-button = Defnyddio’r cod adfer
membership-recovery-wrong = Nid yw hwn yn un o’ch codau adfer, neu mae wedi’i ddefnyddio.
membership-strong-title = Dangoswch mai chi sydd yno
membership-strong-lede = Fe wnaethoch fewngofnodi gyda dolen mewn llythyr. Mae’r hyn yr ydych am ei agor yn perthyn i swydd, ac mae angen mwy at hynny.
membership-strong-passkey-title = Gyda’ch allwedd mynediad
membership-strong-passkey = Defnyddio fy allwedd mynediad
membership-strong-code-title = Gyda chod un-tro
membership-strong-lost = Rwyf wedi’i cholli: defnyddio cod adfer
membership-strong-lost-none = Wedi’i cholli? Nid oes gennych god adfer ar ôl; gofynnwch i weinyddwr arall roi eich swydd i rywun arall nes y byddwch yn ôl.
membership-strong-none = Nid oes gennych allwedd mynediad na chodau un-tro eto. Ychwanegwch un yn awr; cewch fynd ymlaen oddi yma ar unwaith.
membership-sign-in-passkey-title = Oes gennych allwedd mynediad?
membership-sign-in-passkey = Mewngofnodi gyda fy allwedd mynediad
membership-identity-title = Eich cyfrif gyda { $provider }
membership-identity-what = Gall pwy bynnag sydd wedi mewngofnodi gyda { $provider } wedyn fewngofnodi yma fel chi. Mae { $provider } yn dysgu pryd y gwnewch hynny, a dim am yr hyn a wnewch yma. I ddefnyddio swydd, dangoswch hefyd allwedd bas neu god untro.
membership-identity-used = Cysylltwyd ar { $added }, defnyddiwyd ddiwethaf ar { $used }
membership-identity-unused = Cysylltwyd ar { $added }
membership-identity-link = Cysylltu fy nghyfrif
membership-identity-remove = Tynnu’r cyswllt
membership-identity-button = Mewngofnodi gyda { $provider }
membership-identity-leaving = I { $provider }
membership-identity-leaving-lede = Cewch eich arwain at { $provider }, i ddangos pwy ydych, ac yna yn ôl yma. Os na fydd dim yn digwydd, pwyswch y botwm.
membership-identity-go = Ymlaen
membership-identity-back = Croeso yn ôl
membership-identity-back-lede = Mae { $provider } wedi ateb. Pwyswch y botwm, a dyna ni.
membership-identity-go-on = Ymlaen
membership-identity-away = Nid yw mewngofnodi’r sefydliad yn ateb fel y dylai. Rhowch gynnig arall arni wedyn, neu fewngofnodi â dolen i’ch e-bost.
membership-identity-wrong = Nid yw ateb mewngofnodi’r sefydliad yn ffitio. Ni wnaed dim; dechreuwch eto, neu fewngofnodi â dolen i’ch e-bost.
membership-identity-over = Cymerodd hynny fwy na deng munud, fe’i gwnaed eisoes, neu dechreuodd mewn porwr arall. Dechreuwch eto.
membership-identity-refused = Nid yw mewngofnodi’r sefydliad wedi’ch gadael drwodd. Dechreuwch eto, neu fewngofnodi â dolen i’ch e-bost.
membership-identity-nobody = Nid oes neb yma wedi cysylltu’r cyfrif hwnnw eto. Mewngofnodwch â dolen i’ch e-bost; yna cysylltwch y cyfrif dan “Sut rwy’n mewngofnodi”.
membership-identity-taken = Mae aelod arall wedi cysylltu’r cyfrif hwnnw. Mae’r sawl sy’n berchen arno yn tynnu’r cyswllt dan “Sut rwy’n mewngofnodi”.
membership-session-identity = Drwy fewngofnodi’r sefydliad
membership-session-strong-identity = Drwy fewngofnodi’r sefydliad, â mwy na chyfrinair
membership-done-identity-added = Mae’ch cyfrif wedi’i gysylltu.
membership-done-identity-removed = Mae’r cyswllt â’ch cyfrif wedi’i dynnu.
membership-sessions-title = Lle rwyf wedi mewngofnodi
membership-sessions-this = yr un hon
membership-sessions-end = Dod i ben
membership-sessions-end-of = Dod â’r sesiwn i ben: { $browser }
membership-sessions-end-others = Dod â’r lleill i gyd i ben
membership-session-seen = Dechreuodd ar { $began }, defnyddiwyd ddiwethaf { $relative }
membership-session-link = Gyda dolen i’ch e-bost
membership-session-passkey = Gydag allwedd mynediad
membership-session-code = Gyda chod un-tro
membership-session-recovery = Gyda chod adfer
membership-session-made-up = Gydag un clic, yn yr arddangosiad
membership-done-strong = Rydych wedi dangos mai chi sydd yno. Os oeddech yn llenwi rhywbeth wrth ymyl y dudalen hon, anfonwch ef eto yno.
membership-done-passkey-added = Mae’r allwedd mynediad wedi’i hychwanegu.
membership-done-passkey-named = Mae gan yr allwedd mynediad ei henw newydd.
membership-done-passkey-removed = Mae’r allwedd mynediad wedi’i thynnu.
membership-done-codes-added = Mae codau un-tro wedi’u gosod.
membership-done-codes-removed = Mae’r codau un-tro wedi’u tynnu.
membership-done-session-ended = Mae’r sesiwn honno wedi dod i ben.
membership-done-sessions-ended = Mae’r sesiynau eraill i gyd wedi dod i ben.
membership-letter-browser-subject = Rydych wedi mewngofnodi o borwr newydd
membership-letter-browser =
    { $when }: mewngofnododd rhywun i { $organisation } fel chi, o borwr nad oeddech wedi’i ddefnyddio o’r blaen: { $browser }.

    Os mai chi oedd, mae popeth yn iawn.

    Os nad chi oedd, dewch â’r sesiwn honno i ben yma, a gofalwch am eich blwch post:
    { $link }
membership-letter-ways-subject = Mae’r ffordd yr ydych yn mewngofnodi wedi newid
membership-letter-passkey-added =
    { $when }: ychwanegwyd allwedd mynediad at eich cofnod yn { $organisation }, gan ddefnyddio { $browser }.

    Os nad chi oedd, tynnwch hi yma a dewch â phob sesiwn arall i ben:
    { $link }
membership-letter-passkey-removed =
    { $when }: tynnwyd allwedd mynediad o’ch cofnod yn { $organisation }, gan ddefnyddio { $browser }.

    Os nad chi oedd, dewch â phob sesiwn arall i ben yma:
    { $link }
membership-letter-identity-added =
    { $when }: cysylltwyd cyfrif mewngofnodi’r sefydliad â’ch cofnod yn { $organisation }, gan ddefnyddio { $browser }. Gall pwy bynnag sydd wedi mewngofnodi yno fewngofnodi fel chi.

    Os nad chi oedd, tynnwch y cyswllt yma a dewch â phob sesiwn arall i ben:
    { $link }
membership-letter-identity-removed =
    { $when }: tynnwyd y cyswllt â chyfrif mewngofnodi’r sefydliad oddi ar eich cofnod yn { $organisation }, gan ddefnyddio { $browser }.

    Os nad chi oedd, dewch â phob sesiwn arall i ben yma:
    { $link }
membership-letter-codes-added =
    { $when }: gosodwyd codau un-tro ar gyfer eich cofnod yn { $organisation }, gan ddefnyddio { $browser }.

    Os nad chi oedd, tynnwch nhw yma a dewch â phob sesiwn arall i ben:
    { $link }
membership-letter-codes-removed =
    { $when }: tynnwyd codau un-tro o’ch cofnod yn { $organisation }, gan ddefnyddio { $browser }.

    Os nad chi oedd, dewch â phob sesiwn arall i ben yma:
    { $link }
membership-letter-recovery-subject = Defnyddiwyd cod adfer
membership-letter-recovery =
    { $when }: defnyddiwyd un o’ch codau adfer ar gyfer { $organisation }, gan ddefnyddio { $browser }. Nid yw’n gweithio mwyach.

    Os nad chi oedd, dewch â’r sesiwn honno i ben yma a gwnewch godau newydd:
    { $link }
membership-letter-locked-subject = Gormod o godau anghywir
membership-letter-locked =
    { $when }: teipiwyd gormod o godau un-tro anghywir ar gyfer eich cofnod yn { $organisation }, gan ddefnyddio { $browser }. Am awr ni dderbynnir cod; mae allwedd mynediad neu god adfer yn dal i weithio.

    Roedd pwy bynnag a’u teipiodd wedi mewngofnodi gyda dolen i’ch e-bost. Os nad chi oedd, dewch â’r sesiwn honno i ben yma, a gofalwch am eich blwch post:
    { $link }

## Seeing and being seen

membership-can-reveal = Edrych ar un maes cyswllt un aelod, ac ysgrifennu a darllen nodiadau amdani, a nodir hynny a’i ddangos iddi; diffinio a rhoi tagiau, pennu dilyniannau
membership-can-oversee = Gweld pwy edrychodd ar feysydd cyswllt aelodau
membership-field-name = Enw
membership-field-email = Cyfeiriad e-bost
membership-field-postcode = Cod post
membership-field-address = Cyfeiriad post
membership-field-language = Iaith
membership-field-note = Nodiadau
membership-field-letter = Llythyr
membership-look-membership = Ei haelodaeth
membership-look-meeting = Cyfarfod neu weithred
membership-look-ballot = Pleidlais
membership-look-welfare = Ei lles
membership-look-correction = Cywiro ei chofnod
membership-look-wrote = Ysgrifennodd nodyn
membership-look-guest = Ysgrifennodd ati fel gwestai
membership-reveal-title = Edrych ar faes cyswllt
membership-reveal-lede = Un maes yr un person hwn. Nodir yn gyntaf eich bod wedi edrych, pryd, ym mha swydd a pham, a dangosir hynny iddi.
membership-reveal-field = Maes
membership-reveal-purpose = I beth
membership-reveal-note = Mewn ychydig eiriau
membership-reveal-note-hint = Bydd hi’n ei ddarllen.
membership-reveal-button = Edrych
membership-reveal-needed = Dewiswch faes a’r hyn yr edrychwch amdano; mae gan nodyn 200 nod ar y mwyaf.
membership-reveal-own = Mae’r hyn a gedwir amdanoch chi ar eich tudalen eich hun.
membership-reveal-too-many = Rydych wedi edrych mor aml ag y gwna neb o fewn awr neu ddiwrnod. Ni ddangoswyd dim, ac mae’r rhai sy’n gofalu am hyn wedi cael gwybod. Rhowch gynnig arall arni wedyn.
membership-revealed-title = { $field } { $name }
membership-revealed-none-title = Dim yno
membership-revealed-none = Ni chedwir dim yn y maes hwn.
membership-revealed-about = Fe’i dangosir y tro hwn yn unig. I’w weld eto, edrychwch eto; nodir hynny hefyd.
membership-seen-title = Pwy edrychodd arnaf
membership-seen-lede = Pryd bynnag y bydd trefnydd yn edrych ar eich cyfeiriad neu’ch cod post, neu’n ysgrifennu neu’n darllen nodiadau amdanoch, nodir hynny yn gyntaf, ac mae’n sefyll yma. Felly hefyd bob allforyn yr ydych ynddo, a phob tro yr edrychodd swyddog gyda chi.
membership-seen-nobody-title = Nid oes neb wedi edrych
membership-seen-nobody = Nid oes neb wedi edrych ar faes cyswllt o’ch eiddo, nac ar nodiadau amdanoch.
membership-seen-gone = Rhywun a ddilëwyd ers hynny
membership-seen-who = { $name }, { $role }, { $place }
membership-visible-title = Pwy all fy ngweld
membership-visible-lede = Y rhai y mae eu swydd yn cyrraedd eich lle, gyda’r hyn y mae’n gadael iddynt ei weld. Nid oes neb arall yn gweld mwy ohonoch na’r hyn a ddangoswch eich hun.
membership-visible-named = { $name }, { $role }
membership-visible-search = Yn dod o hyd ichi yn ôl enw, ac yn gweld eich enw, lle a statws
membership-visible-reveal = Caiff edrych ar un maes cyswllt, a byddwch yn gweld hynny
membership-visible-notes = Caiff ysgrifennu nodiadau amdanoch, rhoi tagiau ichi a phennu dilyniannau, a’u darllen; rydych yn eu darllen eich hun
membership-visible-standing = Yn gweld beth ddigwyddodd i’ch aelodaeth
membership-visible-nobody-title = Neb
membership-visible-nobody = Nid oes swydd yn eich cyrraedd ar hyn o bryd.
membership-visible-never-title = Yr hyn nad oes neb yn ei weld
membership-visible-never = Sut y pleidleisioch mewn pleidlais gyfrinachol unwaith y mae wedi cau. Rhestrau o gyfeiriadau: nid oes rhai, heblaw allforion y mae dau swyddog yn sefyll drostynt ac a welwch wedyn. Gall pwy bynnag sy’n rhedeg y gweinydd agor yr hyn sydd ynddo; maent wedi’u rhwymo gan y gyfraith a chan y rheolau.
membership-log-title = Pwy edrychodd ar bwy
membership-log-count = { $count ->
    [0] Nid oes neb wedi edrych ar faes cyswllt eto.
    [one] Un edrychiad hyd yma. Dim mwy na { $hour } mewn awr a { $day } mewn diwrnod gan un person.
    [two] Dau edrychiad hyd yma. Dim mwy na { $hour } mewn awr a { $day } mewn diwrnod gan un person.
   *[other] { $count } edrychiad hyd yma. Dim mwy na { $hour } mewn awr a { $day } mewn diwrnod gan un person.
}
membership-log-head = Mae gan y rhes olaf y stwnsh hwn. Gall pwy bynnag a’i nododd ddweud wedyn na newidiwyd yr un rhes o’i blaen: flotilla access-log verify.
membership-log-nobody = Mae edrychiadau’n sefyll yma wrth iddynt gael eu gwneud, heb enw’r un yr edrychwyd arni.
membership-letter-stopped-subject = Edrychodd rhywun ar lawer iawn o feysydd cyswllt
membership-letter-stopped =
    Helo,

    mae { $name } wedi edrych ar gynifer o feysydd cyswllt aelodau ag y caiff neb o fewn awr neu ddiwrnod, ac fe’i hataliwyd. Efallai fod rheswm da. Gofynnwch.

    { $link }

## Undoing a mistake

membership-event-restored = Camgymeriad oedd y diwedd a gofnodwyd o’r blaen, ac ni chyfrifodd erioed
membership-ended-title = Aelodaethau a ddaeth i ben yn ddiweddar
membership-ended-lede = Diarddeliadau a marwolaethau a gofnodwyd yn ystod y naw deg diwrnod diwethaf, yn eich lleoedd. Caiff yr hyn a gofnodwyd drwy gamgymeriad ei ddadwneud yma, ac yna ni chyfrifodd erioed.
membership-ended-removed = Diarddelwyd ar { $day }
membership-ended-died = Bu farw, cofnodwyd ar { $day }
membership-ended-undo = Camgymeriad oedd
membership-ended-undo-of = Camgymeriad oedd: dod ag aelodaeth { $name } i ben
membership-ended-none-title = Dim un
membership-ended-none = Nid oes neb yn eich lleoedd wedi’i ddiarddel nac wedi marw’n ddiweddar.
membership-restore-not-ended = Ni ddaeth yr aelodaeth hon i ben drwy ddiarddel na marwolaeth, felly nid oes dim i’w ddadwneud.

## Tanysgrifiadau

membership-standing-due = Aelod ers { $day }; tanysgrifiad i’w dalu erbyn { $until }
membership-standing-lapsed = Daeth yr aelodaeth i ben heb ei thalu ar { $day }
membership-event-paid = Talu’r tanysgrifiad hyd { $until }
membership-event-returned = Daeth y taliad hyd { $until } yn ôl
membership-can-subscriptions = Cofnodi taliadau tanysgrifio
membership-role-treasurer = Trysorydd
membership-segment-standing-due = Tanysgrifiad yn ddyledus
membership-join-again-owes = Roedd yr amser i dalu eich tanysgrifiad ar ben pan adawsoch. Bydd aelodaeth yn dechrau eto pan gaiff ei dalu: gweler “Tanysgrifiad”.
membership-subscription-title = Tanysgrifiad
membership-subscription-no-member = Ni ofynnir am danysgrifiad.
membership-subscription-not-due = Nid yw aelodaeth yn gofyn am danysgrifiad.
membership-subscription-begins = O { $day } ymlaen, mae aelodaeth yn gofyn am danysgrifiad.
membership-subscription-paid = Wedi’i dalu hyd { $day }.
membership-subscription-due = Mae eich tanysgrifiad yn ddyledus. Talwch ef cyn { $day }, pan ddaw’r aelodaeth i ben.
membership-subscription-lapsed = Daeth yr aelodaeth i ben ar { $day }, gan fod yr amser i dalu ar ben. Pan dalwch, bydd yn dechrau o’r newydd o’r diwrnod hwnnw.
membership-subscription-tier = Math o danysgrifiad
membership-subscription-tier-hint = Chi sy’n dewis beth sy’n addas. Nid oes neb yn gofyn am brawf.
membership-subscription-choose = Dewis
membership-subscription-how = Sut i dalu
membership-subscription-reference = Cyfeirnod: eich rhif aelodaeth
membership-subscription-payments = Taliadau
membership-subscription-privacy-title = Pwy sy’n gweld hyn
membership-subscription-privacy = Chi, a thrysoryddion eich lleoedd. Cedwir y math a ddewisoch dan sêl. Mae trefnwyr yn gweld a yw’n ddyledus, nid faint a dalwch.
membership-tier = { $name }: { $amount } am { $months ->
    [zero] { $months } mis
    [one] fis
    [two] ddau fis
    [few] { $months } mis
    [many] { $months } mis
   *[other] { $months } mis
}
membership-tier-concession = { $name }: { $amount } am { $months ->
    [zero] { $months } mis
    [one] fis
    [two] ddau fis
    [few] { $months } mis
    [many] { $months } mis
   *[other] { $months } mis
}, os na allwch fforddio un arall
membership-tier-none = Dewiswch un o’r mathau sydd ar gael.
membership-tier-not-chosen = Heb ei ddewis eto
membership-tier-twice = Mae gan ddau fath yr un enw. Rhowch enwau gwahanol iddynt.
membership-tier-amount-wrong = Ysgrifennwch swm megis 24 neu 24.50.
membership-currency-wrong = Ysgrifennwch dair llythyren arian cyfred, megis GBP.
membership-day-wrong = Rhowch ddiwrnod, megis 2027-01-31.
membership-payments-title = Cofnodi taliad
membership-payments-on = Talwyd ar
membership-payments-on-hint = Y diwrnod y talwyd yr arian, hyd yn oed os caiff ei gofnodi’n hwyr.
membership-payments-until = Wedi’i dalu hyd
membership-payments-until-hint = Y diwrnod cyntaf nad yw wedi’i dalu.
membership-payments-button = Cofnodi’r taliad
membership-payments-returned-lede = Os cymerodd y banc daliad yn ôl, nid yw’n cyfrif mwyach o hyn ymlaen, ac mae amser i dalu o’r newydd.
membership-payments-returned = Daeth taliad yn ôl
membership-payments-returned-button = Daeth yn ôl
membership-paid-own = Nid oes neb yn cofnodi ei daliadau ei hun.
membership-paid-none = Ni all taliad o’r fath ddod yn ôl. Dewiswch un o’r rhestr.
membership-paid-on-wrong = Rhowch ddiwrnod y taliad: heddiw neu o fewn y ddwy flynedd ddiwethaf.
membership-paid-until-wrong = Rhowch ddiwrnod ar ôl y taliad ac o fewn y pum mlynedd nesaf.
membership-rules-title = Rheolau tanysgrifio
membership-rules-lede = O ba bryd mae aelodaeth yn gofyn am danysgrifiad, beth mae’n ei gostio, a pha mor hir sydd i dalu. Mae’r hyn a oedd dan reol gynharach yn aros dani.
membership-rules-empty-title = Dim hyd yma
membership-rules-empty = Nid yw aelodaeth yn gofyn am danysgrifiad.
membership-rule-from = O { $day } ymlaen
membership-rule-asks = Mae tanysgrifiad yn ddyledus. Daw aelodaeth i ben os na thelir o fewn { $count ->
    [zero] { $count } diwrnod
    [one] diwrnod
    [two] deuddydd
    [few] { $count } diwrnod
    [many] { $count } diwrnod
   *[other] { $count } diwrnod
}.
membership-rule-asks-nothing = Nid oes tanysgrifiad yn ddyledus.
membership-rule-next = Y rheol nesaf
membership-rule-next-lede = Mae’n dechrau o leiaf bedwar diwrnod ar ddeg o nawr, fel y gellir dweud wrth bawb. Ni ellir ei newid ar ôl ei chofnodi; gall un arall ei dilyn.
membership-rule-starts = Yn dechrau ar
membership-rule-starts-hint = Ar ei diwrnod cyntaf mae pawb nad yw wedi talu yn dechrau cael amser i dalu.
membership-rule-asks-what = Beth mae’n gofyn amdano
membership-rule-due = Tanysgrifiad
membership-rule-none = Dim byd
membership-rule-grace = Diwrnodau i dalu
membership-rule-grace-hint = 14 i 366. Am gyhyd mae’r sawl sydd mewn dyled yn aros yn aelod â phob hawl.
membership-rule-currency = Arian cyfred, tair llythyren
membership-rule-how = Sut i dalu
membership-rule-how-hint = Er enghraifft y cyfrif, neu ble i roi arian parod. Mae aelodau yn rhoi eu rhif fel cyfeirnod.
membership-rule-tier = Math { $number }
membership-rule-tier-name = Enw
membership-rule-tier-amount = Swm
membership-rule-tier-months = Am faint o fisoedd
membership-rule-tier-concession = I’r rhai na allant fforddio un arall
membership-rule-button = Cofnodi’r rheol hon
membership-rule-too-soon = Rhowch ddiwrnod o leiaf { $days } diwrnod o nawr.
membership-rule-same-day = Mae rheol yn dechrau ar y diwrnod hwnnw eisoes. Rhowch ddiwrnod arall.
membership-done-tier = Cadwyd eich dewis.
membership-done-paid = Cofnodwyd y taliad.
membership-done-rule = Cofnodwyd y rheol. Mae statws pawb yn cael ei gyfrifo o’r newydd.
membership-letter-due-soon-subject = Bydd eich tanysgrifiad yn ddyledus cyn bo hir
membership-letter-due-soon =
    Helo { $name },

    mae eich aelodaeth o { $organisation } wedi’i thalu hyd { $due }. O hynny ymlaen mae amser i dalu tan { $until }.

    Sut i dalu, a pha fathau o danysgrifiad sydd: { $link }

    Rydych yn cael y llythyr hwn am ei fod yn ymwneud â’ch aelodaeth.
membership-letter-due-subject = Mae eich tanysgrifiad yn ddyledus
membership-letter-due =
    Helo { $name },

    mae eich tanysgrifiad i { $organisation } yn ddyledus. Talwch ef cyn { $until }, pan ddaw’r aelodaeth i ben. Tan hynny rydych yn cadw pob hawl. Os ydych wedi talu, efallai nad yw wedi’i gofnodi eto, ac nid oes angen i chi wneud dim.

    Sut i dalu, a pha fathau o danysgrifiad sydd: { $link }

    Rydych yn cael y llythyr hwn am ei fod yn ymwneud â’ch aelodaeth.
membership-letter-last-subject = Daw eich aelodaeth i ben ar { $until }
membership-letter-last =
    Helo { $name },

    ni thalwyd eich tanysgrifiad i { $organisation }, hyd y gwyddom. Ar { $until } daw eich aelodaeth i ben. Wedyn ni allwch bleidleisio na dal swydd. Os yw arian yn brin, dewiswch y math o danysgrifiad sy’n addas, neu ysgrifennwch at eich trefnydd.

    Sut i dalu: { $link }

    Rydych yn cael y llythyr hwn am ei fod yn ymwneud â’ch aelodaeth.
membership-letter-lapsed-subject = Daeth eich aelodaeth i ben
membership-letter-lapsed =
    Helo { $name },

    daeth yr amser i dalu eich tanysgrifiad i { $organisation } i ben ar { $until }, ac felly eich aelodaeth. Pan dalwch, bydd yn dechrau o’r newydd. Os taloch cyn y diwrnod hwnnw, dywedwch wrthym: yna ni ddaeth i ben erioed.

    { $link }

    Os na ddewch yn ôl, caiff yr hyn a gadwn amdanoch ei ddileu hanner blwyddyn o’r diwrnod hwnnw.

## Achosion

membership-cases-title = Achosion
membership-cases-lede = Cwynion am aelodau eich lleoedd, cyn belled ag nad oes gennych fuddiant eich hun ynddynt. Yr hyn sy’n ddyledus gyntaf sy’n dod gyntaf.
membership-cases-open = Agored
membership-cases-closed = Wedi’u cau
membership-cases-none-title = Dim un
membership-cases-none = Nid oes achos agored.
membership-own-cases-title = Cwynion
membership-own-cases-lede = Achosion sy’n ymwneud â chi: y rhai amdanoch chi a roddwyd gerbron, a’r rhai lle y cwynoch chi.
membership-own-case-about = Amdanoch chi, dechreuwyd ar { $day }
membership-own-case-yours = Eich cwyn ar { $day }
membership-case-open = Dechrau achos
membership-case-open-lede = Mae gan achos reol, terfynau amser, a hawl i gael gwrandawiad. Nid oes neb yn cael ei atal na’i ddiarddel ynddo heb resymau y gall eu darllen a’u herio.
membership-case-about = Achos am { $name }
membership-case-back = Yn ôl at yr aelod
membership-case-begin = Dechrau
membership-case-rule = Rheol
membership-case-rule-hint = Y cymal y dywedir iddo gael ei dorri, megis 9.2.
membership-case-place = Lle
membership-case-complainant = Cwynodd
membership-case-nobody = Neb: y mudiad ei hun
membership-case-erased = Ddim yn hysbys mwyach
membership-case-complainant-number = Rhif aelodaeth y sawl a gwynodd
membership-case-complainant-hint = Gadewch yn wag lle mae’r mudiad ei hun yn dechrau’r achos. Nid yw’r sawl a gwynodd yn penderfynu.
membership-case-no-number = Nid oes gan neb y rhif hwnnw. Gwiriwch y deuddeg digid ar y cerdyn.
membership-case-text = Beth ddigwyddodd
membership-case-text-hint = Beth, pryd, ble, a phwy a’i gwelodd. Mae’r aelod yn darllen hyn pan gaiff ei roi gerbron.
membership-case-privacy = Mae testunau achos wedi’u selio ag allwedd ei hun ac yn cael eu darllen gan y swyddogion a gaiff weithredu ynddo, a chan yr aelod unwaith y caiff ei roi gerbron. Ni ddywedir pwy a gwynodd. Dwy flynedd ar ôl ei ddiwedd caiff yr achos ei ddinistrio.
membership-case-own = Nid oes neb yn cwyno amdano’i hun.
membership-case-course = Beth a wnaed
membership-case-next = Beth sy’n dod nesaf
membership-case-what = Beth rydych yn ei wneud
membership-case-days = Am faint o ddiwrnodau
membership-case-days-hint = I ateb: 14 i 90. I atal nes edrych arno eto: 1 i 90. I atal drwy benderfyniad: 1 i 366.
membership-case-reasons = Rhesymau
membership-case-reasons-hint = Mae’r aelod yn eu darllen.
membership-case-words-hint = Mae’r swyddogion sy’n gweithredu yn yr achos yn eu darllen.
membership-case-no-interest = Nid oes gennyf fuddiant fy hun yn yr achos hwn
membership-case-no-interest-hint = Dim cyfeillgarwch, teulu, busnes, cystadleuaeth na rhan yn yr hyn a ddigwyddodd.
membership-case-interest-needed = Nid yw’r sawl sydd â buddiant ei hun mewn achos yn gwneud dim ynddo. Ticiwch hyn dim ond os yw’n wir.
membership-case-button = Cofnodi
membership-case-stage-new = Yn aros i gael ei gymryd
membership-case-stage-taken-on = Mae rhywun yn edrych i mewn iddo
membership-case-stage-put = Wedi’i roi gerbron yr aelod, a all ateb
membership-case-stage-answered = Mae’r aelod wedi ateb
membership-case-stage-decided = Wedi’i benderfynu; mae apêl yn bosibl
membership-case-stage-appealed = Dan apêl
membership-case-stage-closed = Wedi’i gau
membership-case-due-take-on = I’w gymryd erbyn { $day }
membership-case-due-answer = Gall yr aelod ateb tan { $day }
membership-case-due-decide = I’w benderfynu erbyn { $day }
membership-case-due-appeal = Mae apêl yn bosibl tan { $day }
membership-case-due-decide-appeal = I’w phenderfynu erbyn { $day }: yr apêl
membership-case-due-review = Edrychir eto ar yr ataliad erbyn { $day }, neu daw i ben
membership-case-did-opened = Gwnaed cwyn
membership-case-did-taken-on = Cymerodd rhywun heb fuddiant ei hun yr achos
membership-case-did-put = Rhoddwyd gerbron yr aelod, a all ateb tan { $day }
membership-case-did-answered = Atebodd yr aelod
membership-case-did-suspended = Wedi’i atal tan { $day }, oni bai yr edrychir arno eto
membership-case-did-goes-on = Edrychwyd eto ar yr ataliad ac mae’n parhau tan { $day }
membership-case-did-lifted = Codwyd yr ataliad
membership-case-did-contested = Heriodd yr aelod yr ataliad
membership-case-did-confirmed = Edrychodd rhywun arall ar yr ataliad, ac mae’n aros
membership-case-did-decided = Fe’i penderfynwyd
membership-case-did-decided-nothing-in-it = Penderfyniad: nid oes dim ynddo
membership-case-did-decided-warned = Penderfyniad: rhybudd
membership-case-did-decided-suspended = Penderfyniad: atal tan { $day }
membership-case-did-decided-removed = Penderfyniad: daw’r aelodaeth i ben
membership-case-did-appealed = Apeliodd yr aelod
membership-case-did-upheld = Methodd yr apêl; mae’r penderfyniad yn aros
membership-case-did-overturned = Llwyddodd yr apêl; nid yw’r penderfyniad yn cyfrif mwyach
membership-case-did-withdrawn = Tynnwyd y gŵyn yn ôl
membership-case-do-taken-on = Ei gymryd
membership-case-do-put = Ei roi gerbron yr aelod, gyda diwrnodau i ateb
membership-case-do-suspended = Atal am y tro, am hynny o ddiwrnodau
membership-case-do-goes-on = Mae’r ataliad yn parhau, am hynny o ddiwrnodau
membership-case-do-confirmed = Mae’r ataliad yn aros
membership-case-do-lifted = Codi’r ataliad
membership-case-do-nothing-in-it = Penderfynu: nid oes dim ynddo
membership-case-do-warned = Penderfynu: rhybudd
membership-case-do-decided-suspended = Penderfynu: atal am hynny o ddiwrnodau
membership-case-do-removed = Penderfynu: daw’r aelodaeth i ben
membership-case-do-upheld = Mae’r penderfyniad yn aros
membership-case-do-overturned = Nid yw’r penderfyniad yn cyfrif mwyach
membership-case-do-answered = Ateb
membership-case-do-contested = Herio’r ataliad: mae rhywun arall yn edrych arno
membership-case-do-appealed = Apelio: mae rhywun arall yn penderfynu
membership-case-do-withdrawn = Tynnu’r gŵyn yn ôl
membership-case-interest = Mae gennych fuddiant eich hun yn yr achos hwn.
membership-case-hers = Dim ond yr aelod ei hun sy’n gwneud hynny.
membership-case-complainants = Dim ond y sawl a gwynodd sy’n ei thynnu’n ôl.
membership-case-closed = Mae’r achos hwn wedi’i gau.
membership-case-not-now = Ni ellir gwneud hynny lle mae’r achos yn sefyll.
membership-case-not-taken-on = Y sawl a gymerodd yr achos sy’n ei roi gerbron yr aelod.
membership-case-unheard = Rhaid gwrando ar yr aelod yn gyntaf: rhowch ef gerbron, ac arhoswch am yr ateb neu ddiwedd yr amser.
membership-case-answer-too-soon = Rhowch o leiaf 14 diwrnod i’r aelod ateb.
membership-case-too-long = Edrychir ar ataliad eto ar ôl 90 diwrnod ar y mwyaf.
membership-case-other-person = Rhaid i rywun arall wneud hynny: chi a edrychodd i mewn i’r achos, neu a benderfynodd o’r blaen.
membership-complain-title = Cwyno am aelod
membership-complain-lede = Os torrodd aelod reol o’r mudiad, mae swyddogion heb fuddiant eu hunain yn edrych i mewn i’r peth.
membership-complain-link = Ysgrifennu cwyn
membership-complain-number = Rhif aelodaeth
membership-complain-number-hint = Deuddeg digid. Os nad ydych yn ei wybod, ysgrifennwch at drefnydd eich lle.
membership-complain-number-wrong = Rhowch ddeuddeg digid y rhif aelodaeth.
membership-done-case = Fe’i cofnodwyd, a dywedwyd wrth y rhai y mae’n ymwneud â nhw.
membership-done-complained = Mae eich cwyn wedi dechrau achos. Gwelwch yma sut mae’n mynd.
membership-letter-case-subject = Mae newyddion mewn mater sy’n ymwneud â chi
membership-letter-case =
    Helo,

    gwnaed rhywbeth mewn achos yn { $organisation } sy’n ymwneud â chi. Mae’r hyn ydyw ar eich tudalennau eich hun, nid yn y llythyr hwn.

    { $link }
membership-letter-suspended-subject = Mae eich hawliau fel aelod wedi’u dal yn ôl
membership-letter-suspended =
    Helo,

    mae eich hawliau fel aelod o { $organisation } wedi’u dal yn ôl tan { $until }, yn ôl rheol { $rule }. Os nad oes neb yn edrych arno eto cyn hynny, daw i ben ar ei ben ei hun. Rydych yn aros yn aelod.

    Y rhesymau, a sut i’w herio fel bod rhywun arall yn edrych arno: { $link }

## Y cerdyn

membership-card-title = Cerdyn aelodaeth
membership-card-lede = Dangoswch ef lle mae rhywun yn gofyn a ydych yn aelod. Mae ei batrwm wedi’i lofnodi a gellir ei wirio heb rwydwaith. Mae’n cyfrif am fis; yna agorwch y dudalen hon eto.
membership-card-none = Mae cerdyn i aelodau nad yw eu hawliau wedi’u dal yn ôl.
membership-card-pattern = Y cerdyn fel patrwm i gamera ffôn
membership-card-name = Enw
membership-card-organisation = Aelod o
membership-card-until = Yn cyfrif tan
membership-card-text = Testun y cerdyn
membership-card-text-hint = Yr hyn y mae camera ffôn yn ei ddarllen o’r patrwm. Mae’n dechrau â FLOTILLA-CARD-1.
membership-card-check = Gwirio cerdyn
membership-card-check-lede = A lofnododd y sefydliad hwn gerdyn aelodaeth, ac a yw’n cyfrif o hyd. Ni chwilir am ddim ac ni chedwir dim; unwaith y mae’r dudalen hon ar agor, nid oes angen rwydwaith ar borwyr newydd ar ei chyfer.
membership-card-check-button = Gwirio
membership-card-good = Mae { $name }, rhif aelodaeth { $number }, yn aelod. Mae’r cerdyn hwn yn cyfrif tan { $day }.
membership-card-malformed = Nid testun cerdyn yw hwn. Darllenwch y patrwm eto, yn gyfan.
membership-card-forged = Ni lofnododd y sefydliad hwn y cerdyn hwn, neu fe’i newidiwyd.
membership-card-over = Cyfrifodd y cerdyn hwn tan { $day }. Gall ei ddeiliad agor un newydd.
membership-card-key = Yr allwedd
membership-card-key-lede = Â’r allwedd hon mae unrhyw un yn gwirio cardiau â’i raglen ei hun: Ed25519, mewn hecsadegol.

## Wedi’u cadw allan o restrau

membership-out-title = Allan o restrau
membership-out-lede = Os yw’n fwy diogel i chi, cewch eich cadw allan o bob rhestr, chwiliad a chyfeiriadur, ac ni ddangosir eich enw gyda swydd. Mae eich pleidlais a phob hawl arall yn aros. Mae’r rhai sy’n penderfynu ar aelodaethau yn dal i ddod o hyd i chi yn ôl eich rhif.
membership-out-protected = Mae swyddog yn eich cadw allan o restrau er mwyn eich diogelu.
membership-out-button = Cadwch fi allan o restrau
membership-out-end = Rhowch fi yn ôl mewn rhestrau
membership-out-office = I’r rhai sydd dan oed neu mewn perygl: eu cadw allan o bob rhestr, chwiliad a chyfeiriadur, a’r rhai sy’n penderfynu ar aelodaethau yn unig yn dod o hyd iddynt yn ôl eu rhif.
membership-out-office-button = Cadw allan o restrau
membership-out-office-end = Rhoi yn ôl mewn rhestrau

## Croesawu

membership-welcome-title = Aelodau newydd
membership-welcome-nobody = Nid oes neb yn aros am groeso.
membership-welcome-few = Mae llai na { $smallest } yn aros am groeso.
membership-welcome-count = { $count ->
    [zero] Nid oes neb yn aros am groeso.
    [one] Mae un yn aros am groeso.
    [two] Mae dau yn aros am groeso.
    [few] Mae { $count } yn aros am groeso.
    [many] Mae { $count } yn aros am groeso.
   *[other] Mae { $count } yn aros am groeso.
}
membership-welcome-oldest = Ymunodd y cyntaf { $when }.
membership-welcome-none-title = Cafodd pawb groeso
membership-welcome-none = Mae pwy bynnag sy’n ymuno ac sydd gartref yn eich lleoedd yn sefyll yma am drigain diwrnod, neu nes bod rhywun yn ei groesawu.
membership-welcome-shares = Ble maent gartref
membership-welcome-list = Pwy sy’n aros hiraf
membership-welcome-done = Wedi’i groesawu
membership-welcome-done-of = Wedi’i groesawu: { $name }
membership-done-welcomed = Nodwyd bod rhywun wedi’i groesawu.
membership-join-surge = Mae llawer iawn yn ymuno ar hyn o bryd: { $count ->
    [zero] nid oes llythyr yn aros
    [one] mae un llythyr yn aros
    [two] mae dau lythyr yn aros
    [few] mae { $count } llythyr yn aros
    [many] mae { $count } llythyr yn aros
   *[other] mae { $count } llythyr yn aros
}, y cyntaf ers { $when }. Bydd eich un chi yn mynd yn ei dro; nid oes angen i chi wneud dim, ac mae’r ddolen yn para tri diwrnod o’r adeg y gofynnoch.
membership-case-accuser = Chi a ddechreuodd yr achos hwn, ac ni chwynodd neb arall: rhaid i rywun arall wneud hynny.
membership-standing-case = Mae achos am yr aelod hwn: penderfynir ar hynny yno, ac mewn achos yn unig y caiff neb ei atal.
membership-case-not-reached = Nid oes gan neb yn eich lleoedd y rhif hwnnw. Mae pwy sy’n byw mewn man arall yn cwyno ei hun. Gwiriwch y deuddeg digid ar y cerdyn.
membership-out-name = Ni ddangosir yr enw
membership-visible-subscription = Yn cofnodi eich taliadau, ac yn eu gweld gyda’r math o danysgrifiad a ddewisoch
membership-own-stage-put = Wedi’i roi ger eich bron: gallwch ateb
membership-own-stage-answered = Rydych wedi ateb
membership-own-did-put = Fe’i rhoddwyd ger eich bron; gallwch ateb tan { $day }
membership-own-did-answered = Ateboch chi
membership-own-did-contested = Herioch chi’r ataliad
membership-own-did-appealed = Apelioch chi

## How long what is kept

membership-kept-title = Am ba hyd rydym yn cadw beth
membership-kept-lede = Mae’r hyn sydd â diwedd yn mynd ohono’i hun: mae’r rhaglen yn edrych bob awr, ac yn dinistrio’r hyn sydd ar ben.
membership-kept-member = Cedwir yr hyn sy’n perthyn i’ch aelodaeth ei hun, fel eich enw a’ch hanes, tra byddwch yn aelod. Ni chedwir yn unman yr hyn a bleidleisioch mewn pleidlais gudd mewn ffordd sy’n arwain atoch.
membership-kept-report-title = Yr hyn a ollyngwyd
membership-kept-report = Wrth ymyl pob math saif faint a aeth, a phryd yr edrychwyd ddiwethaf. Rhifau’n unig yw’r rhain; ni chedwir dim o’r hyn a aeth.
membership-kept-days = { $count ->
    [one] un diwrnod
    [two] { $count } ddiwrnod
   *[other] { $count } diwrnod
}
membership-kept-own-end = hyd at ei ddiwedd ei hun
membership-kept-none-gone = Nid oes dim wedi mynd eto. Edrychwyd { $looked }.
membership-kept-gone = { $count } wedi mynd i gyd, { $last } ohonynt { $when }. Edrychwyd { $looked }.
membership-kept-former-members = Y cyfan a gedwir am aelodau a adawodd, a dynnwyd neu a fu farw, ar ôl y diwrnod hwnnw
membership-kept-sessions = Eich bod wedi mewngofnodi, ar ôl mewngofnodi
membership-kept-letters = Llythyrau na ellid eu hanfon
membership-kept-outbox = Negeseuon o un rhan o’r rhaglen i un arall
membership-kept-sign-in-links = Dolenni i fewngofnodi
membership-kept-email-changes = Dolenni i gadarnhau e-bost newydd
membership-kept-threads = Yr hyn a ysgrifennwyd at drefnwyr a’r hyn a atebasant, ar ôl y gair olaf
membership-kept-cases = Cwynion a phopeth a wnaed ynddynt, ar ôl eu cau
membership-kept-welcomes = Bod aelod newydd wedi’i groesawu
membership-kept-subscription-reminders = Bod nodyn atgoffa wedi’i anfon
membership-kept-ceremonies = Cwestiynau i allwedd mynediad neu i fewngofnodi’r sefydliad
membership-kept-one-time-codes = Codau untro a ddechreuwyd a byth wedi’u cadarnhau
membership-kept-known-browsers = O ba borwyr y mewngofnodoch, ar ôl y tro diwethaf
membership-kept-notes = Yr hyn a nododd swyddogion am aelod, hyd at y diwrnod wrth ei ymyl
membership-kept-person-tags = Tagiau aelodau, hyd at y diwrnod wrth eu hymyl
membership-kept-follow-ups = Bod rhywun i ddod yn ôl at aelod, am beth amser ar ôl ei wneud
membership-kept-guests = Eich bod yn westai i le, ar ôl i hynny ddod i ben
membership-kept-new-branch-backers = Pwy fyddai’n ymuno â changen, ar ôl ei sefydlu neu iddi fethu
membership-kept-new-branches = Canghennau na ddaeth dim ohonynt, gyda’r rhesymau
membership-kept-withdrawals = Yr hyn a dynnwyd yn ôl, a ddaeth i ben neu a wrthwynebwyd, fel bod copi wrth gefn a adferir yn clywed amdano
membership-kept-withheld = Nad oedd swyddi rhywun yn agor neb iddo tra oedd yn sefyll mewn pleidlais
membership-kept-applications = Ceisiadau na chadarnhaodd neb
## Nodiadau

membership-notes-title = Nodiadau
membership-notes-open = Nodiadau: darllen neu ysgrifennu
membership-notes-about = Nodiadau am { $name }
membership-notes-count = { $count ->
    [zero] Nid oes nodyn yn sefyll ar hyn o bryd.
    [one] Mae un nodyn yn sefyll ar hyn o bryd.
    [two] Mae dau nodyn yn sefyll ar hyn o bryd.
    [few] Mae { $count } nodyn yn sefyll ar hyn o bryd.
    [many] Mae { $count } nodyn yn sefyll ar hyn o bryd.
   *[other] Mae { $count } nodyn yn sefyll ar hyn o bryd.
}
membership-notes-read-title = Darllen y nodiadau
membership-notes-read-lede = Nodir yn gyntaf eich bod yn eu darllen, pryd, ym mha swydd ac i beth, a dangosir hynny iddi.
membership-notes-read-button = Darllen
membership-notes-none = Nid oes nodyn y mae eich swydd yn ei gyrraedd yn sefyll mwyach.
membership-notes-once = Fe’u dangosir y tro hwn yn unig. I’w gweld eto, darllenwch hwy eto; nodir hynny hefyd.
membership-notes-back = Yn ôl i ysgrifennu a darllen
membership-notes-privacy = Mae nodiadau’n perthyn i’r lle yr oedd yr aelod gartref ynddo pan ysgrifennwyd hwy. Dim ond swyddogion sy’n cyrraedd y lle hwnnw a’i chartref heddiw sy’n eu darllen; pan fydd yn symud i ffwrdd, maent allan o’ch golwg.
membership-note-write-title = Ysgrifennu nodyn
membership-note-warn-read = Gall hi ddarllen hwn unrhyw bryd, gyda’ch enw, eich swydd a’r amser. Ysgrifennwch yr hyn y byddech yn ei ddweud wrthi wyneb yn wyneb.
membership-note-warn-sensitive = Dim am iechyd, credoau, tarddiad, bywyd carwriaethol nac undebau llafur, dim barn sydd ganddi nac sydd gennych chi amdani, a dim am bobl eraill.
membership-note-warn-goes = Fe’i dinistrir ar y diwrnod a ddewiswch isod, ac ni all neb ddod ag ef yn ôl.
membership-note-text = Nodyn
membership-note-text-hint = Yr hyn y mae angen ei wybod ar gyfer y gwaith, mewn { $most } nod ar y mwyaf: “Gall roi benthyg y fan inni ar ddydd Sadwrn”.
membership-note-days = Am ba hyd y mae’n sefyll
membership-note-period = { $count ->
    [zero] Am { $count } diwrnod: dinistrir ar { $day }
    [one] Am un diwrnod: dinistrir ar { $day }
    [two] Am ddau ddiwrnod: dinistrir ar { $day }
    [few] Am { $count } diwrnod: dinistrir ar { $day }
    [many] Am { $count } diwrnod: dinistrir ar { $day }
   *[other] Am { $count } diwrnod: dinistrir ar { $day }
}
membership-note-button = Ysgrifennu’r nodyn
membership-note-until = Dinistrir ar { $day }
membership-note-asked = Gofynnwyd ar { $asked } am ei dynnu. Oni bai bod rhywun heblaw’r un a’i hysgrifennodd yn penderfynu ei fod yn aros, fe’i dinistrir ar { $day }.
membership-note-kept = Gofynnwyd am ei dynnu; penderfynodd { $name } ar { $day } ei fod yn aros.
membership-note-remove = Ei ddinistrio nawr
membership-note-keep = Gadael iddo aros
membership-note-ask = Gofyn am ei dynnu
membership-note-gone = Mae’r nodyn hwnnw wedi mynd.
membership-note-decided = Mae rhywun wedi penderfynu eisoes bod y nodyn hwn yn aros tan ei ddiwrnod.
membership-note-not-asked = Nid oes neb wedi gofyn am dynnu’r nodyn hwn.
membership-note-own = Chi ysgrifennodd y nodyn hwn: rhaid i rywun arall benderfynu ei fod yn aros.
membership-note-full = Mae cynifer o nodiadau am yr aelod hwn ag y gall fod. Dinistriwch un yn gyntaf.
membership-note-party = Cwynasoch am yr aelod hwn, ac mae’r achos ar agor. Nes iddo gau, eraill sy’n ysgrifennu ac yn darllen nodiadau yma.
membership-done-note = Mae’r nodyn wedi’i ysgrifennu. Gall hi ei ddarllen o hyn ymlaen.
membership-done-note-asked = Gofynnwyd. Oni bai bod rhywun heblaw’r un a’i hysgrifennodd yn penderfynu ei fod yn aros, fe’i dinistrir ar y diwrnod a ddangosir yma.
membership-own-notes-title = Yr hyn a nodir amdanaf
membership-own-notes-lede = Gall trefnwyr eich lle ysgrifennu nodiadau byr. Rydych yn darllen pob un yma, gyda phwy a’i hysgrifennodd; dinistrir pob un ar ei ddiwrnod.
membership-own-notes-none = Nid oes nodyn amdanoch yn sefyll ar hyn o bryd.
membership-own-notes-decide-title = Pan ofynnwch am dynnu nodyn
membership-own-notes-decide = Fe’i dinistrir o fewn { $days } diwrnod. Dim ond swyddog arall y mae ei swydd yn eich cyrraedd, byth yr un a’i hysgrifennodd, all benderfynu ei fod yn aros tan ei ddiwrnod; yna gwelwch pwy a benderfynodd hynny.

## Tagiau a dilyniannau

membership-tags = Tagiau
membership-tags-title = Tagiau fy lleoedd
membership-tags-lede = Geiriau i ddod o hyd i aelodau wrthynt: pwy all yrru, pwy sy’n helpu ar stondinau. Gall aelod sydd gartref mewn lle gael ei dagiau a rhai popeth y mae’n rhan ohono. Mae hi’n eu gweld, ac yn tynnu’r hyn nad yw am ei gael.
membership-tags-none-title = Dim tagiau eto
membership-tags-none = Mae swyddog yn eu diffinio ar gyfer ei lle isod.
membership-tags-new = Diffinio tag
membership-tags-warn = Ar gyfer yr hyn y mae rhywun yn ei wneud neu’n gallu ei wneud. Dim am iechyd, credoau, tarddiad, bywyd carwriaethol nac undebau llafur, a dim barn, na’u barn nhw na’ch un chi. Mae pob aelod yn darllen ei thagiau ei hun.
membership-tags-place = Lle
membership-tags-word = Tag
membership-tags-word-hint = 40 nod ar y mwyaf; { $most } ar gyfer un lle.
membership-tags-button = Diffinio
membership-tags-drop = tynnu
membership-tags-drop-what = Tynnu “{ $word }”
membership-tags-end-what = Dileu “{ $word }”
membership-tags-end-about = Mae pawb sydd ag ef yn ei golli, ac ni ellir ei gael yn ôl.
membership-tags-end = Dileu i bawb
membership-tags-already = Mae gan y lle’r tag hwn eisoes.
membership-tags-full = Mae gan y lle gynifer o dagiau ag y gall eu cael. Dilëwch un yn gyntaf.
membership-tags-of = Tagiau { $name }
membership-tags-of-lede = Mae’r hyn a diciwch ganddi am flwyddyn, ac mae hi’n ei weld.
membership-tags-save = Cadw
membership-tags-change = Newid tagiau
membership-tags-objects = Mae’r aelod hwn yn gwrthwynebu cael ei ddewis gan unrhyw beth sy’n hysbys amdano. Nid oes ganddo dagiau.
membership-tag-of = { $word } ({ $place })
membership-tag-until = ers { $since }, yn mynd ar { $day }
membership-own-tags-lede = Mae swyddogion eich lleoedd yn dod o hyd ichi wrth y rhain. Tynnwch yr hyn nad ydych am ei gael.
membership-own-follow-lede = Pryd y mae swyddog yn bwriadu dod yn ôl atoch, ac am beth.
membership-follow-title = Dilyniannau
membership-follow-waiting = { $count ->
    [zero] Dilyniannau
    [one] Dilyniannau: un i chi
    [two] Dilyniannau: dau i chi
    [few] Dilyniannau: { $count } i chi
    [many] Dilyniannau: { $count } i chi
   *[other] Dilyniannau: { $count } i chi
}
membership-follow-mine = I mi
membership-follow-places = Yn fy lleoedd
membership-follow-none-title = Dim i chi
membership-follow-none = Pennir dilyniannau ar dudalen aelod. Mae’r rhai sy’n eiddo i chi yn sefyll yma, yr hyn sy’n ddyledus gyntaf ar y blaen.
membership-follow-due = Erbyn { $day }
membership-follow-overdue = Roedd yn ddyledus erbyn { $day }
membership-follow-was-done = Gwnaed ar { $day }
membership-follow-done = Gwnaed
membership-follow-done-of = Gwnaed: { $name }
membership-follow-later = { $count ->
    [one] Gohirio am ddiwrnod
    [two] Gohirio am { $count } ddiwrnod
   *[other] Gohirio am { $count } diwrnod
}
membership-follow-take = Fi sy’n ei wneud
membership-follow-take-of = Fi sy’n ei wneud: { $name }
membership-follow-nobody = i bwy bynnag sy’n ei gymryd
membership-follow-privacy = Mae dilyniant yn mynd ddeg diwrnod ar hugain ar ôl ei ddiwrnod, neu ar ôl ei wneud; mae’r hyn y mae amdano yn mynd pan wneir ef. Pan ddaw swydd i ben, mae’r hyn a roddwyd iddi eto i holl swyddogion y lle.
membership-follow-of = Dod yn ôl at { $name }
membership-follow-set = Pennu dilyniant
membership-follow-warn = Mae hi’n darllen hwn unrhyw bryd. Dim am iechyd, credoau, tarddiad, bywyd carwriaethol nac undebau llafur, a dim barn. Mae’n mynd ddeg diwrnod ar hugain ar ôl ei ddiwrnod, neu ar ôl ei wneud.
membership-follow-by = Erbyn
membership-follow-by-hint = O heddiw hyd { $day }.
membership-follow-by-wrong = Dewiswch ddiwrnod o heddiw ymlaen, o fewn yr amser sydd uchod.
membership-follow-who = Pwy sy’n ei wneud
membership-follow-words = Am beth
membership-follow-words-hint = Mewn ychydig eiriau: “Dod â’r allwedd yn ôl”.
membership-follow-button = Pennu
membership-follow-full = Mae cynifer o ddilyniannau ar agor am yr aelod hwn ag y gall fod. Gwnewch un yn gyntaf.
membership-follow-gone = Mae’r dilyniant hwnnw wedi mynd.
membership-done-follow = Mae’r dilyniant wedi’i bennu.
## Ceisiadau am ddata
membership-can-status = Nodi a chadarnhau beth yw’r sefydliad yn ôl y gyfraith
membership-can-requests = Ateb yr hyn y mae pobl yn ei ofyn am y data a gedwir amdanynt
membership-role-data-protection = Swyddog diogelu data
membership-kept-requests = Ceisiadau am ddata, o’u hateb ymlaen
membership-hold-requests = Bod cais am ddata, ei ddyddiadau a sut y daeth i ben, heb eich enw a’ch geiriau
membership-hold-law-requests = GDPR y DU, Erthyglau 5(2) a 12(3): i ddangos yr atebir ceisiadau mewn pryd
membership-done-request = Cofnodwyd y cais, ac mae ei gloc yn rhedeg.
membership-done-request-step = Nodwyd.
membership-rights-requests = Rydych yn gwneud eich hun y rhan fwyaf o’r hyn y mae’r gyfraith yn ei roi i chi dros eich data: ei ddarllen, mynd ag ef gyda chi, ei gywiro, gwrthwynebu, cael ei ddileu. Am bopeth arall, gwnewch gais; fe’i hatebir o fewn 30 diwrnod.
membership-own-requests-title = Ceisiadau am fy nata
membership-own-requests-open = Gwneud cais, neu weld beth a ddaeth o un
membership-own-requests-lede = Ar gyfer yr hyn na allwch ei wneud eich hun. Gallwch wneud y rhain ar unwaith:
membership-own-requests-ask = Gwneud cais
membership-own-requests-button = Anfon y cais
membership-own-requests-clock-title = Faint o amser y mae’n ei gymryd
membership-own-requests-clock = Atebir cais o fewn 30 diwrnod, a byth yn hwyrach na mis. Gellir rhoi hyd at ddau fis arall iddo, unwaith, a dywedir wrthych pam. Os na wneir, neu na wneir yn llwyr, yr hyn a ofynnoch, gallwch gwyno i’r awdurdod goruchwylio.
membership-request-kind = Am beth y mae
membership-request-kind-access = Copi, neu beth a gedwir a pham
membership-request-kind-correction = Cywiro rhywbeth
membership-request-kind-erasure = Dileu rhywbeth
membership-request-kind-restriction = Peidio â’i ddefnyddio at ddim am y tro
membership-request-kind-portability = Ar ffurf i raglen arall
membership-request-kind-objection = Peidio â’i ddefnyddio at rywbeth
membership-request-kind-other = Cwyn, neu rywbeth arall
membership-request-words = Beth rydych yn ei ofyn
membership-request-words-hint = Mae wedi’i amgryptio, ac fe’i darllenir gan y rhai sy’n ateb ceisiadau dros y mudiad cyfan.
membership-request-words-of = Beth a ofynnwyd, fel y’i dywedwyd
membership-request-by-page = Gofynnwyd ar y dudalen
membership-request-by-letter = Daeth drwy lythyr
membership-request-by-telephone = Daeth dros y ffôn
membership-request-by-mouth = Daeth ar lafar
membership-request-entered = Cofnodwyd gan swyddog
membership-request-owned = Cymerwyd ymlaen gan y sawl sy’n ei ateb
membership-request-extended = Rhoddwyd rhagor o amser iddo, tan { $day }
membership-request-done = Gwnaed fel y gofynnwyd
membership-request-partly = Gwnaed yn rhannol
membership-request-refused = Gwrthodwyd
membership-request-erased = Caewyd, gan fod popeth wedi’i ddileu
membership-request-due =
    { $count ->
        [0] I’w ateb erbyn { $day }, heddiw
       *[other] I’w ateb erbyn { $day }, diwrnodau ar ôl: { $count }
    }
membership-request-overdue = Roedd i’w ateb erbyn { $day }, diwrnodau’n hwyr: { $count }
membership-request-answered-in-time = Atebwyd mewn pryd, ar { $day }
membership-request-answered-late = Atebwyd yn hwyr, ar { $day }
membership-request-is-late = hwyr
membership-request-no-owner = Nid oes neb wedi’i gymryd ymlaen eto
membership-request-owner = { $name } sy’n ei ateb
membership-request-because = Pam y mae’n cymryd mwy o amser
membership-request-answer = Yr ateb
membership-request-complain = Mae gennych hawl i gwyno i’r awdurdod goruchwylio ar gyfer diogelu data, yn y Deyrnas Unedig y Comisiynydd Gwybodaeth (ico.org.uk), ac i fynd i’r llys.
membership-requests-title = Ceisiadau am ddata
membership-requests-lede = Yr hyn y mae pobl yn ei ofyn am eu data ac na allant ei wneud eu hunain. Daw’r rhai nad oes neb wedi’u cymryd ymlaen yn gyntaf. Nid ydych yn gweld eich rhai eich hun yma.
membership-requests-open = Agored
membership-requests-answered = Atebwyd yn y deuddeg mis diwethaf
membership-requests-overdue = Hwyr nawr
membership-requests-in-time = Atebwyd mewn pryd, yn y deuddeg mis diwethaf
membership-requests-late = Atebwyd yn hwyr, yn y deuddeg mis diwethaf
membership-requests-none = Dim
membership-requests-few = Llai na { $smallest }, ond o leiaf un
membership-requests-figures = Ceisiadau am ddata mewn ffigurau
membership-requests-figures-lede = Yr hyn y mae pobl yn ei ofyn am eu data, ac a atebir ef mewn pryd.
membership-requests-enter = Cofnodi cais a ddaeth drwy lythyr neu fel arall
membership-requests-enter-lede = Mae ei gloc yn rhedeg o’r diwrnod y daeth.
membership-requests-enter-button = Cofnodi’r cais
membership-request-number = Rhif aelodaeth y sawl sy’n gofyn
membership-request-channel = Sut y daeth
membership-request-received = Y diwrnod y daeth
membership-request-received-hint = O fewn y flwyddyn ddiwethaf, ac nid yn y dyfodol.
membership-request-received-wrong = Dewiswch ddiwrnod o fewn y flwyddyn ddiwethaf nad yw yn y dyfodol.
membership-request-on-paper = Nid oes cyfeiriad e-bost. Dywedwch wrth y person hwn drwy lythyr beth sy’n digwydd gyda’r cais.
membership-request-take = Fi fydd yn ei ateb
membership-request-to-answer = Ei ateb
membership-request-outcome = Sut y daw i ben
membership-request-answer-hint = Bydd y sawl a ofynnodd yn ei ddarllen. Os gwrthodir ef neu os gwneir ef yn rhannol, dywedwch pam.
membership-request-answer-button = Anfon yr ateb
membership-request-longer = Rhoi rhagor o amser iddo
membership-request-longer-lede = Unwaith, dim ond os yw’r cais yn gymhleth neu os oes llawer. Bydd y sawl a ofynnodd yn darllen y rheswm.
membership-request-longer-by = Faint yn rhagor
membership-request-longer-button = Rhoi rhagor o amser iddo
membership-request-months =
    { $count ->
        [one] Un mis
        [two] Dau fis
       *[other] { $count } mis
    }
membership-request-gone = Nid oes cais na pherson o’r fath.
membership-request-full = Mae cynifer o geisiadau ar agor ag a all fod. Arhoswch nes atebir un ohonynt.
membership-request-own = Nid oes neb yn trin ei gais ei hun.
membership-request-answered = Mae wedi’i ateb eisoes.
membership-request-not-yours = Cymerwch ef ymlaen yn gyntaf.
membership-request-extended-already = Rhoddwyd rhagor o amser iddo eisoes, a gellir gwneud hynny unwaith.
membership-request-late = Mae’n hwyr eisoes, ac ni ellir rhoi rhagor o amser iddo.
membership-letter-request-subject = Eich cais am eich data
membership-letter-request-came =
    Helo,

    mae eich cais am eich data gyda { $organisation }. Fe’i hatebir erbyn { $day }.

    { $link }
membership-letter-request-longer =
    Helo,

    mae angen rhagor o amser ar eich cais am eich data gyda { $organisation }. Fe’i hatebir erbyn { $day }. Cewch ddarllen pam yma:

    { $link }
membership-letter-request-answered =
    Helo,

    mae eich cais am eich data gyda { $organisation } wedi’i ateb. Darllenwch yr ateb yma:

    { $link }
membership-letter-request-waits-subject = Mae cais am ddata yn aros
membership-letter-request-due =
    Helo,

    mae cais am ddata i’w ateb erbyn { $day }.

    { $link }

    { $organisation }
membership-letter-request-late =
    Helo,

    roedd cais am ddata i’w ateb erbyn { $day } ac mae’n hwyr. Gall pawb weld bod un.

    { $link }

    { $organisation }

## Allforion

membership-can-export = Gofyn am allforio manylion aelodau, y mae’n rhaid i rywun arall ei ganiatáu
membership-can-export-approve = Caniatáu, neu wrthod, allforyn y gofynnodd rhywun arall amdano
membership-can-exports = Gweld yr allforion y gofynnwyd amdanynt neu y gellir penderfynu arnynt
membership-can-import = Cofnodi llawer o aelodau o ffeil
membership-field-export = Allforyn
membership-visible-export = Caiff ofyn am allforyn at ddiben penodol; rhaid i ail swyddog ei ganiatáu, a byddwch yn ei weld wedyn
membership-seen-export = Allforyn: { $fields }
membership-exports-title = Allforion
membership-exports-lede = Manylion aelodau mewn ffeil, at un diben y mae dau berson yn sefyll drosto. Nid oes dim arall yn gadael y safle hwn yn ei grynswth.
membership-exports-none-title = Dim
membership-exports-none = Nid oes neb wedi gofyn am allforyn y gallwch ei weld. I ofyn am un, dewiswch bobl o’ch lleoedd yn gyntaf.
membership-export-new = Gofyn am allforyn ohonynt
membership-export-ask = Gofyn i ail berson
membership-export-before = A oes ffordd arall? Nid oes angen ffeil ar gylchlythyr, nac ar lythyr papur at y rhai na allai eu cyrraedd. Lle mae’n rhaid i ffeil adael, gofynnwch am y nifer lleiaf o bobl a meysydd.
membership-export-holds = Ar y mwyaf: { $count }. Nid yw’r rhai sy’n gwrthwynebu defnyddio eu data, neu a gedwir allan o restrau, ynddo.
membership-export-purpose = At ba ddiben
membership-export-purpose-post = Llythyrau drwy’r post
membership-export-purpose-online-meeting = Gwahoddiadau i gyfarfod ar-lein
membership-export-purpose-meeting = Rhestr bresenoldeb cyfarfod
membership-export-purpose-count-check = Gwirio nifer yr aelodau
membership-export-purpose-with = { $purpose }: { $fields }
membership-export-field-number = rhif aelodaeth
membership-export-field-name = enw
membership-export-field-email = cyfeiriad e-bost
membership-export-field-address = cyfeiriad post
membership-export-field-postcode = cod post
membership-export-field-home = lle
membership-export-field-standing = statws
membership-export-who = Pwy
membership-export-fields = Meysydd
membership-export-reason = Pam
membership-export-reason-hint = Pwy fydd yn defnyddio’r ffeil, ac i beth? Bydd yr ail berson yn ei ddarllen, ac fe’i cedwir. Peidiwch ag enwi aelod. Dim mwy na { $most } nod.
membership-export-why-not = Pam ddim
membership-export-decide = Eich penderfyniad
membership-export-decide-about = A oes angen yr aelodau hyn a’r meysydd hyn at y diben? Os caniatewch ef, gall y sawl a ofynnodd gymryd y ffeil am 24 awr. Bydd pob aelod ynddi yn gweld hynny, a chedwir eich penderfyniad.
membership-export-let-go = Caniatáu
membership-export-refuse = Gwrthod
membership-export-withdraw = Tynnu’n ôl
membership-export-until = Gallwch gymryd y ffeil tan { $when }. I chi yn unig y mae; dywed pob llinell hynny. Dilëwch hi pan fydd wedi gwneud ei gwaith.
membership-export-take = Cymryd y ffeil
membership-export-waits = Yn aros amdanoch
membership-export-misused = Defnyddiwyd at ddiben arall
membership-export-misused-about = Cafodd aelod dychmygol o’r allforyn hwn bost. Ni ddylai neb fod wedi ysgrifennu yno. Gall fod yn doriad y mae’n rhaid ei adrodd o fewn 72 awr; mae flotilla touched yn enwi manylion pwy ydynt.
membership-export-heard = { $when }, oddi wrth { $from }
membership-export-id = Allforyn { $id }
membership-export-state-asked = Yn aros am ail berson
membership-export-state-lapsed = Ni phenderfynodd neb mewn pryd
membership-export-state-withdrawn = Tynnwyd yn ôl
membership-export-state-refused = Gwrthodwyd
membership-export-state-listing = Yn cael ei wneud
membership-export-state-ready = Gellir ei gymryd
membership-export-state-void = Ni ddaeth dim ohono
membership-export-state-over = Mae ei amser ar ben
membership-export-step-asked = { $when }: gofynnwyd amdano gan { $who }
membership-export-step-withdrawn = { $when }: tynnwyd yn ôl gan { $who }
membership-export-step-let-go = { $when }: caniatawyd gan { $who }
membership-export-step-refused = { $when }: gwrthodwyd gan { $who }
membership-export-step-taken = { $when }: cymerwyd y ffeil gan { $who }
membership-export-rules-title = Sut mae allforion yn gweithio
membership-export-rules = Mae rhywun yn gofyn, gyda diben a rheswm. Mae ail berson, mewn rôl arall, yn penderfynu o fewn saith diwrnod; ni chaiff y naill fod wedi rhoi swydd i’r llall. Mae’r ffeil yn dal meysydd ei diben, gall y sawl a ofynnodd ei chymryd am 24 awr, ac mae dau aelod dychmygol ynddi, fel y sylwir ar gamddefnydd.
membership-export-own = Nid oes neb yn penderfynu ar allforyn y gofynnodd amdano.
membership-export-not-yours = Nid oes yr un o’ch swyddi’n gadael ichi wneud hynny yno.
membership-export-same-role = Mae gennych yr un rôl â’r sawl a ofynnodd. Rhaid i rywun mewn rôl arall benderfynu.
membership-export-appointed = Rhoddodd un ohonoch eich dau swydd i’r llall. Rhaid i rywun arall benderfynu.
membership-export-changed = Nid yw’r allforyn hwn fel y’i darllenasoch mwyach, neu nid yw’n aros. Edrychwch eto.
membership-export-nobody = Nid oes neb ynddo.
membership-export-too-many = Nid yw cynifer o aelodau’n gadael ar unwaith. Dewiswch lai.
membership-export-taken = Cymerwyd y ffeil mor aml ag y gellir.
membership-done-export-asked = Gofynnwyd. Ysgrifennwyd at y rhai a all benderfynu.
membership-done-export-withdrawn = Tynnwyd yn ôl.
membership-done-export-decided = Penderfynwyd.
membership-letter-export-asked-subject = Mae allforyn o aelodau’n aros am eich penderfyniad
membership-letter-export-asked =
    Helo,

    mae { $name } yn gofyn am allforyn o aelodau { $place }. Darllenwch at ba ddiben y mae, a chaniatewch neu gwrthodwch ef.

    { $link }
membership-letter-export-refused-subject = Gwrthodwyd eich allforyn
membership-letter-export-refused =
    Helo,

    gwrthodwyd yr allforyn o aelodau { $place } y gofynasoch amdano. Mae’r rheswm yma:

    { $link }
membership-letter-export-ready-subject = Gellir cymryd eich allforyn
membership-letter-export-ready =
    Helo,

    caniatawyd yr allforyn o aelodau { $place } y gofynasoch amdano. Gallwch ei gymryd tan { $until }, wedi mewngofnodi ag allwedd neu god:

    { $link }
membership-letter-export-heard-subject = Cafodd aelod dychmygol o allforyn { $export } bost
membership-letter-export-heard =
    Helo,

    ysgrifennodd rhywun at aelod dychmygol o allforyn { $export }, y gofynnodd { $name } amdano. Ni ddylai neb fod wedi defnyddio’r cyfeiriad hwnnw. Gall fod yn doriad y mae’n rhaid ei adrodd o fewn 72 awr.

    { $link }
membership-kept-export-members = Pwy oedd mewn allforyn
membership-kept-exports = Bod rhywun wedi gofyn am allforyn, a phwy a benderfynodd

## Dau gofnod o un person

membership-merge-title = Wedi’i gofnodi ddwywaith
membership-merge-about = Pan fydd gan y person hwn gofnod arall hefyd, gellir gwneud y ddau yn un.
membership-merge-open = Cymharu â chofnod arall
membership-merge-lede = Edrychwch yn ofalus: gall dau berson fod â’r un enw. Ysgrifennir at y ddau gyfeiriad, ac am bedwar diwrnod ar ddeg gallwch chi, neu bwy bynnag sy’n mewngofnodi i’r naill gofnod neu’r llall, ei ddadwneud.
membership-merge-namesakes = Eraill o’r enw hwn yn eich lleoedd
membership-merge-with = Cymharu â { $name }, { $place }
membership-merge-number = Rhif y cofnod arall
membership-merge-number-hint = Deuddeg digid y rhif aelodaeth. Rhaid i’r ddau fod yn aelodau sy’n byw yn eich lleoedd chi.
membership-merge-look = Cymharu
membership-merge-name = Enw
membership-merge-home = Cartref
membership-merge-standing = Statws
membership-merge-same-name = Mae’r enwau yr un fath.
membership-merge-other-name = Nid yw’r enwau yr un fath.
membership-merge-same-postcode = Mae’r codau post yr un fath.
membership-merge-other-postcode = Nid yw’r codau post yr un fath.
membership-merge-stays = Pa gofnod sy’n aros?
membership-merge-stays-hint = Mae ei enw, ei gyfeiriad a’i gartref yn aros, a’r hyn y cytunodd iddo. Rhoddir y llall o’r neilltu ar unwaith; daw’r hyn a ddigwyddodd iddo, yr hyn a dalodd a’i swyddi at yr un sy’n aros.
membership-merge-stays-this = { $name }, rhif { $number }
membership-merge-sure = Rwyf wedi gwneud yn siŵr mai’r un person yw’r ddau
membership-merge-sure-needed = Dywedwch eich bod wedi gwneud yn siŵr.
membership-merge-button = Gwneud y ddau yn un
membership-merge-own = Ni allwch wneud hyn â’ch cofnod eich hun. Gofynnwch i swyddog arall.
membership-merge-same = Rhif yr un cofnod yw hwn. Teipiwch rif y llall.
membership-merge-not-both = Nid oes gan unrhyw aelod o’ch lleoedd y rhif hwn.
membership-merge-already = Mae un o’r ddau eisoes yn cael ei wneud yn un â chofnod arall.
membership-merge-office = Mae gan y cofnod a fyddai’n mynd swydd. Dewch â hi i ben yn gyntaf, neu gadewch i’r cofnod hwnnw aros.
membership-merge-unreached = Nid oes gan y cofnod a fyddai’n mynd gyfeiriad e-bost, felly ni ellid dweud wrth neb yno. Dim ond lle mae’r enwau a’r codau post yr un fath y mae hynny’n bosibl; neu gadewch i’r cofnod hwnnw aros.
membership-merge-in-case = Mae un o’r ddau mewn achos nad yw wedi’i gau, neu’n sefyll mewn pleidlais. Arhoswch nes bod hynny drosodd.
membership-merge-histories = Nid yw’r hyn a ddigwyddodd i’r ddau yn cyd-fynd: daeth un i ben tra oedd y llall yn parhau. Cywirwch hynny yn gyntaf.
membership-mergers-title = Cofnodion a wnaed yn un
membership-mergers-lede = O’r naw deg diwrnod diwethaf. Nes ei fod yn derfynol, gellir dadwneud pob un, ac mae’r ddau gofnod wedyn fel yr oeddent.
membership-mergers-none-title = Dim
membership-mergers-none = Ni chafwyd bod neb o’ch lleoedd wedi’i gofnodi ddwywaith.
membership-merger-open = Gellir ei ddadwneud tan { $day }
membership-merger-undone = Dadwnaed ar { $day }
membership-merger-done = Yn derfynol ers { $day }
membership-merger-by = Dechreuwyd ar { $day } gan { $name }
membership-merger-undo-of = Ei ddadwneud: mae dau gofnod { $name } yn ddau eto
membership-merger-undo = Ei ddadwneud
membership-merger-over = Mae hyn yn derfynol, neu wedi’i ddadwneud eisoes.
membership-done-merged = Mae’r ddau yn un. Gellir ei ddadwneud am bedwar diwrnod ar ddeg.
membership-done-unmerged = Dadwnaed. Mae’r ddau gofnod fel yr oeddent.
membership-standing-set-aside = Wedi’i roi o’r neilltu ers { $day }, gan y cymerwyd mai cofnod arall o’r un person ydyw
membership-event-set-aside = Rhoddwyd o’r neilltu, gan y cymerwyd mai cofnod arall o’r un person ydyw
membership-me-set-aside = Cymerwyd mai cofnod arall o’r aelod â’r rhif { $number } yw hwn, ac mae wedi’i roi o’r neilltu. Ar { $day } rhoddir y gorau iddo, ac mae’r hyn a ddigwyddodd iddo yn mynd at y llall. Nid chi yw hynny? Dadwnewch ef.
membership-me-takes-over = Cymerwyd mai eich un chi yw cofnod arall hefyd, rhif { $number }. Ar { $day } daw’r hyn a ddigwyddodd iddo at hwn. Nid chi yw hynny? Dadwnewch ef.
membership-me-not-mine = Nid fi yw hynny: dadwnewch ef
membership-kept-mergers = Bod dau gofnod o un person wedi’u gwneud yn un: yr ids, pryd, a chan bwy
membership-letter-merged-subject = { $organisation }: gwneir dau gofnod yn un
membership-letter-merged =
    Helo,

    mae un o swyddogion { $organisation } yn cymryd bod dau gofnod aelodaeth yn perthyn i un person: ysgrifennir atoch yng nghyfeiriad un ohonynt. Os chi yw’r ddau, nid oes dim i’w wneud. Os na, mewngofnodwch a’i ddadwneud, tan { $day }:

    { $link }
## Statws y sefydliad

membership-consent-party = Rwyf am fod yn aelod o { $organisation }. Plaid wleidyddol gofrestredig ydyw. Am fy mod yn aelod, mae’n cadw fy enw, fy nghyfeiriad e-bost, fy nghod post a dyddiadau fy aelodaeth, tra byddaf yn aelod ac am hanner blwyddyn wedyn, er mwyn imi allu cymryd rhan yn ei phenderfyniadau. Gwn fod hyn yn dangos barn wleidyddol, bod y gyfraith yn gadael i blaid gofrestredig ei gadw ar gyfer ei gweithgareddau gwleidyddol, y gallaf wrthwynebu yn ysgrifenedig, ac y gallaf adael a chael dileu popeth unrhyw bryd. Geiriad { $version }.
membership-consent-union = Rwyf am fod yn aelod o { $organisation }. Undeb llafur ydyw. Am fy mod yn aelod, mae’n cadw fy enw, fy nghyfeiriad e-bost, fy nghod post a dyddiadau fy aelodaeth, tra byddaf yn aelod ac am hanner blwyddyn wedyn, er mwyn imi allu cymryd rhan yn ei benderfyniadau, ac am fod y gyfraith yn gofyn am gofrestr o aelodau undeb. Gwn y gallaf adael unrhyw bryd a chael dileu popeth nad yw’r gyfraith am ei gadw. Geiriad { $version }.
membership-consent-register = Rwyf am fod yn aelod o { $organisation }. Rwy’n cytuno ei fod yn cadw fy enw, fy nghyfeiriad e-bost, fy nghod post a dyddiadau fy aelodaeth, tra byddaf yn aelod ac am hanner blwyddyn wedyn, er mwyn imi allu cymryd rhan yn ei benderfyniadau. Gwn fod y gyfraith hefyd yn gofyn am gofrestr o’i aelodau, y gall bod yn un ddangos fy marn, ac y gallaf adael unrhyw bryd a chael dileu popeth nad yw’r gyfraith am ei gadw. Geiriad { $version }.
membership-consent-changed = Mae’r sefydliad wedi troi’n rhywbeth arall ers ichi agor y dudalen hon, a’r testun gydag ef. Darllenwch y testun sy’n cyfrif nawr, a chytunwch iddo os dymunwch.
membership-confirm-changed = Ers ichi ofyn am ymuno, mae { $organisation } wedi troi’n rhywbeth arall yn ôl y gyfraith. Gyda’r botwm rydych yn cytuno i’r testun isod yn lle’r un blaenorol.
membership-organisation-title = Am { $organisation }
membership-organisation-read = Beth yw’r sefydliad yn ôl y gyfraith
membership-imprint-association = { $name }, cymdeithas anghorfforedig. Yn gyfrifol: { $responsible }, { $address }.
membership-imprint-party = { $name }, plaid wleidyddol a gofrestrwyd gyda’r Comisiwn Etholiadol, rhif { $number }, { $address }. Trysorydd cofrestredig: { $treasurer }.
membership-imprint-union = { $name }, undeb llafur, { $address }.
membership-imprint-society = { $name }, cymdeithas gofrestredig, rhif { $number } yn y Mutuals Public Register. Swyddfa gofrestredig: { $address }.
membership-imprint-company = { $name }, cwmni cyfyngedig drwy warant, a gofrestrwyd yn { $part }, rhif { $number }. Swyddfa gofrestredig: { $address }.
membership-imprint-promoter = Hyrwyddir gan { $promoter }, { $promoter-address }, ar ran { $name }, { $address }.
membership-status-kind-as-set-up = Heb ei nodi yma eto
membership-status-kind-association = Cymdeithas anghorfforedig
membership-status-kind-party = Plaid wleidyddol gofrestredig
membership-status-kind-union = Undeb llafur
membership-status-kind-society = Cymdeithas gydweithredol neu gymdeithas budd cymunedol
membership-status-kind-company = Cwmni cyfyngedig drwy warant
membership-status-is-as-set-up = Ni nodwyd yma beth yw { $organisation } yn ôl y gyfraith.
membership-status-is-association = Cymdeithas anghorfforedig yw { $organisation }.
membership-status-is-party = Plaid wleidyddol gofrestredig yw { $organisation }.
membership-status-is-union = Undeb llafur yw { $organisation }.
membership-status-is-society = Cymdeithas gydweithredol neu gymdeithas budd cymunedol yw { $organisation }.
membership-status-is-company = Cwmni cyfyngedig drwy warant yw { $organisation }.
membership-status-part-england-wales = Cymru a Lloegr
membership-status-part-wales = Cymru
membership-status-part-scotland = Yr Alban
membership-status-part-northern-ireland = Gogledd Iwerddon
membership-status-will = O { $day } ymlaen: { $kind }.
membership-status-was = { $kind }, hyd { $when }
membership-status-since = Ers { $day }.
membership-status-counts = Mae tudalennau a llythyrau yn mynd wrtho ers { $when }; mae’r hyn a gofnodwyd cynt yn cadw ei sail ei hun.
membership-status-until = Hyd { $when }.
membership-status-now = Nawr
membership-status-next = Yr hyn a gyhoeddwyd
membership-status-announced = Cyhoeddwyd newid.
membership-status-see-announced = Beth mae’n ei newid
membership-status-keeps = Hyd hynny mae popeth yn aros fel y mae. Mae’r hyn y cytunwyd iddo ac a gofnodwyd cynt yn cadw’r sail y’i cofnodwyd arni.
membership-status-called-off = Tynnwyd yn ôl
membership-status-was-called-off = { $kind }, a gyhoeddwyd ar gyfer { $day }: tynnwyd yn ôl ar { $when }.
membership-status-earlier = Cynt
membership-status-earlier-lede = Mae’r hyn y cytunwyd iddo ac a gofnodwyd ym mhob un o’r cyfnodau hyn yn cadw’r sail y’i cofnodwyd arni.
membership-bases-title = Ar ba sail gyfreithlon
membership-bases-lede = Cedwir yr hyn a gedwir am bobl ar y seiliau cyfreithiol hyn.
membership-processing-membership = Pwy sy’n aelod
membership-processing-notices = Llythyrau y mae’n rhaid i bob aelod eu cael
membership-processing-newsletters = Llythyrau y gofynnodd aelod amdanynt
membership-processing-opinions = Barn pobl nad ydynt yn aelodau
membership-processing-electoral-register = Y gofrestr etholwyr
membership-basis-agreed = cydsyniad penodol (GDPR y DU, Erthyglau 6(1)(a) a 9(2)(a))
membership-basis-aim = bod yn aelod o gorff sydd â nod gwleidyddol, athronyddol, crefyddol neu undebol (GDPR y DU, Erthyglau 6(1)(b) a 9(2)(d))
membership-basis-registered = gweithgareddau gwleidyddol plaid gofrestredig (GDPR y DU, Erthygl 9(2)(g), gyda Deddf Diogelu Data 2018, adran 8(e) ac Atodlen 1, paragraff 22)
membership-basis-supplied = y copi y mae’r gyfraith yn ei roi i blaid gofrestredig (Rheoliadau Cynrychiolaeth y Bobl)
membership-basis-register = y gyfraith sy’n gofyn am gofrestr o aelodau (GDPR y DU, Erthygl 6(1)(c))
membership-basis-none = ni chedwir
membership-status-rules = Rheolau sydd mewn grym
membership-status-rule-material = Mae deunydd am etholiad yn enwi pwy sy’n ei hyrwyddo ac ar ran pwy, pob un â’i gyfeiriad: mewn print (Deddf Pleidiau Gwleidyddol, Etholiadau a Refferenda 2000, adran 143) ac ar sgrin (Deddf Etholiadau 2022, Rhan 6).
membership-status-rule-notice = Caiff unrhyw un ofyn yn ysgrifenedig i’r blaid beidio mwyach â chadw na defnyddio’r hyn sy’n dangos ei farn wleidyddol; mae’n peidio o fewn amser rhesymol (Deddf Diogelu Data 2018, Atodlen 1, paragraff 22(3)).
membership-status-rule-policy = Mae’r blaid yn cadw dogfen bolisi sy’n dweud sut mae’n trin data o’r fath ac am ba hyd (Deddf Diogelu Data 2018, Atodlen 1, Rhan 4).
membership-status-rule-donations = Derbynnir rhodd o fwy na £500 gan roddwyr a ganiateir yn unig, ac adroddir ar rai mawr (Deddf Pleidiau Gwleidyddol, Etholiadau a Refferenda 2000, Rhan IV).
membership-status-rule-register-union = Mae’r undeb yn cadw cofrestr o enwau a chyfeiriadau ei aelodau (Deddf Undebau Llafur a Chysylltiadau Llafur (Cydgrynhoi) 1992, adran 24).
membership-status-rule-political-fund = Daw arian at amcanion gwleidyddol o gronfa wleidyddol a gymeradwywyd gan yr aelodau mewn pleidlais (Deddf Undebau Llafur a Chysylltiadau Llafur (Cydgrynhoi) 1992, adrannau 71 i 73).
membership-status-rule-register-society = Mae’r gymdeithas yn cadw cofrestr o’i haelodau (Deddf Cymdeithasau Cydweithredol a Chymdeithasau Budd Cymunedol 2014, adran 30).
membership-status-rule-register-company = Mae’r cwmni yn cadw cofrestr o’i aelodau (Deddf Cwmnïau 2006, adran 113). Nid yw’r sawl sy’n ei gefnogi heb fod yn aelod o’r cwmni ynddi.
membership-status-rule-disclosures = Mae llythyrau a thudalennau gwe yn enwi’r cwmni, ei rif, lle y’i cofrestrwyd a’i swyddfa gofrestredig (Company, Limited Liability Partnership and Business (Names and Trading Disclosures) Regulations 2015, rheoliadau 24 a 25).
membership-status-title = Statws y sefydliad
membership-status-change = Newid beth yw’r sefydliad
membership-status-lede = Beth yw’r sefydliad yn ôl y gyfraith sy’n penderfynu beth sydd o dan bob tudalen a llythyr, ar ba sail y cedwir aelodau, ac i beth mae pobl yn cytuno wrth ymuno.
membership-status-how-title = Dau berson
membership-status-how = Mae un swyddog yn nodi newid, ac un arall yn ei gadarnhau o fewn pedwar diwrnod ar ddeg, heb i’r naill fod wedi rhoi swydd i’r llall. Yna gall pawb ei ddarllen. Hyd ei ddiwrnod gellir ei dynnu’n ôl; o hynny ymlaen nid oes dim ohono’n newid mwyach.
membership-status-waits = Yn aros i’w gadarnhau
membership-status-entered = Nodwyd gan { $name } ar { $when }
membership-status-confirmed = Cadarnhawyd gan { $name } ar { $when }
membership-status-somebody = rhywun a ddilëwyd ers hynny
membership-status-confirm-lede = Cymharwch bob gair â’r gofrestr neu’r llyfr rheolau. Unwaith y bydd wedi dechrau, dim ond newid arall all gywiro gwall.
membership-status-confirm = Mae’n gywir: ei gyhoeddi
membership-status-call-off = Ei dynnu’n ôl
membership-status-tell = Rhaid dweud wrth yr aelodau. Nid oes llythyr yn mynd ohono’i hun: ysgrifennwch hysbysiad atynt.
membership-status-tell-now = Pan fydd newid wedi’i gadarnhau, rhaid dweud wrth yr aelodau. Nid oes llythyr yn mynd ohono’i hun: ysgrifennwch hysbysiad atynt.
membership-status-tell-link = Ysgrifennu at aelodau
membership-status-enter-title = Nodi newid
membership-status-enter-lede = Beth yw’r sefydliad, neu beth fydd e? Mae cyfeiriad, rhif neu hyrwyddwr newydd yn newid hefyd: nodwch yr hyn ydyw eisoes unwaith eto.
membership-status-new-lede = Mae’n dechrau ar y diwrnod a nodwch: heddiw neu wedyn. Caiff y cofnod cyntaf enwi’r diwrnod ers talwm pan ddaeth yn wir.
membership-status-public-title = I bawb ei ddarllen
membership-status-public = Mae’r hyn a nodwch yn sefyll o dan bob tudalen a llythyr unwaith y bydd yn cyfrif, ac yn aros yn ddarllenadwy wedyn. Enwch berson dim ond os yw’n gwybod, a rhowch gyfeiriad lle mae am gael ei gyrraedd, byth ei gartref heb ei ddymuniad.
membership-status-follows = Yr hyn sy’n dilyn
membership-status-enter = Ei nodi, i rywun arall ei gadarnhau
membership-status-field-since = O ba ddiwrnod
membership-status-field-since-hint = Y diwrnod cyntaf y mae’n wir.
membership-status-field-name = Enw’r sefydliad, fel y’i cofrestrwyd
membership-status-field-number = Rhif yn y gofrestr
membership-status-field-part = Cofrestrwyd yn
membership-status-field-address = Cyfeiriad y sefydliad
membership-status-field-responsible = Pwy sy’n gyfrifol
membership-status-field-treasurer = Trysorydd cofrestredig
membership-status-field-promoter = Hyrwyddwr deunydd etholiad
membership-status-field-promoter-address = Cyfeiriad yr hyrwyddwr
membership-status-form-address = Lle mae llythyrau’n cyrraedd, ar un llinell, gyda chomas rhwng ei rannau.
membership-status-form-party-number = Fel y mae’r Comisiwn Etholiadol yn ei ysgrifennu: PP a digidau.
membership-status-form-society-number = Fel y mae’r Mutuals Public Register yn ei ysgrifennu: llythrennau a digidau.
membership-status-form-company-number = Fel y mae Tŷ’r Cwmnïau yn ei ysgrifennu: wyth digid, neu ddwy lythyren a chwe digid.
membership-status-no-day = Rhowch ddiwrnod.
membership-status-missing = Mae’r gyfraith am i hyn gael ei enwi. Llenwch ef.
membership-status-long = { $most } nod ar y mwyaf.
membership-status-unprintable = Mae ynddo nodau na ellir eu dangos. Teipiwch ef o’r newydd.
membership-status-wrong-name = Mae llythrennau mewn enw.
membership-status-wrong-address = Rhowch gyfeiriad ag o leiaf ddwy ran, a choma rhyngddynt: 1 Stryd Fawr, Caerdydd CF10 1AA.
membership-status-wrong-party-number = PP a hyd at chwe digid yw rhif yn y gofrestr pleidiau: PP123.
membership-status-wrong-society-number = Mae gan rif yn y Mutuals Public Register ddwy i ddeg o lythrennau a digidau.
membership-status-wrong-company-number = Mae gan rif cwmni wyth digid, neu ddwy lythyren a chwe digid.
membership-status-wrong-part = Dewiswch y rhan o’r Deyrnas Unedig lle y’i cofrestrwyd.
membership-status-half-promoter = Enwir hyrwyddwr a chyfeiriad yr hyrwyddwr gyda’i gilydd.
membership-status-one-ahead = Mae newid arall yn aros neu wedi’i gyhoeddi. Rhaid iddo ddechrau neu gael ei dynnu’n ôl yn gyntaf.
membership-status-past = Mae’r diwrnod yn y gorffennol. Dim ond y cofnod cyntaf gaiff fod.
membership-status-too-far = Mae’r diwrnod fwy na thair blynedd i ffwrdd.
membership-status-over = Nid yw’r newid hwn yn aros mwyach, neu mae wedi dechrau.
membership-status-own = Chi a nododd y newid hwn. Swyddog arall sy’n ei gadarnhau.
membership-status-appointed = Mae un ohonoch wedi rhoi swydd i’r llall. Rhywun arall sy’n cadarnhau’r newid hwn.
membership-status-day-passed = Mae ei ddiwrnod wedi mynd heibio. Tynnwch ef yn ôl a’i nodi o’r newydd, gyda heddiw neu ddiwrnod diweddarach.
membership-done-status-entered = Wedi’i nodi. Rhaid i swyddog arall ei gadarnhau.
membership-done-status-confirmed = Wedi’i gadarnhau. Gall pawb ei ddarllen nawr. Dywedwch wrth yr aelodau.
membership-done-status-called-off = Wedi’i dynnu’n ôl.
membership-kept-status-periods = Newidiadau i’r hyn yw’r sefydliad na ddaeth dim ohonynt
membership-segment-skill = Yn cynnig helpu gyda
membership-segment-any-skill = Unrhyw beth neu ddim
membership-skills-title = Beth y gallaf helpu ag ef
membership-skills-lede = Ticiwch yr hyn yr hoffech gael eich gofyn amdano, a dywedwch pwy a gaiff ddod o hyd i chi drwyddo. Ni ddewisir dim ar eich rhan, ac rydych yn tynnu pob un yn ôl ag un clic.
membership-skills-members = Aelodau sy’n cynnig helpu. Nid ydych yn aelod nawr, ac nid oes neb yn dod o hyd i chi.
membership-skills-objects = Rydych yn gwrthwynebu cael eich dewis gan unrhyw beth sy’n hysbys amdanoch. Tra byddwch, nid ydych yn cynnig dim ac nid oes neb yn dod o hyd i chi.
membership-skills-kept-out = Fe’ch cedwir allan o restrau a chwiliadau. Tra bo hynny, nid oes neb yn dod o hyd i chi drwy’r hyn a gynigiwch, ac ni ofynnir i chi.
membership-skills-offered = Rydych yn cynnig
membership-skills-since = { $audience }, ers { $day }
membership-skills-take-back = tynnu’n ôl
membership-skills-take-back-what = Tynnu “{ $skill }” yn ôl
membership-skills-offer = Cynnig helpu
membership-skills-what = Gyda beth
membership-skills-what-hint = Mae’r hyn a gynigiwch eisoes ac a diciwch eto yn mynd at y rhai a ddewiswch nawr.
membership-skills-none = Ticiwch un o leiaf.
membership-skills-to = Pwy a gaiff ddod o hyd i mi drwyddo
membership-skills-to-branch = Trefnwyr fy nghangen
membership-skills-to-region = Trefnwyr fy nghangen a’m rhanbarth
membership-skills-to-movement = Trefnwyr fy nghangen, fy rhanbarth a’r mudiad cyfan
membership-skills-to-hint = I chi nawr: { $places }
membership-skills-text = Caiff y trefnwyr hynny ddod o hyd i mi drwy’r hyn a diciais, gyda’m henw a’m lle, a gofyn i mi drwy { $organisation } helpu. Nid yw’r un ohonynt yn gweld fy nghyfeiriad. Pan symudaf, trefnwyr y lle lle byddaf yn byw bryd hynny fyddant. Gallaf ei dynnu’n ôl unrhyw bryd, a daw i ben gyda’m haelodaeth. Geiriad { $version }.
membership-skills-button = Cynnig hyn
membership-skills-given = Cynigiwyd: { $skill }. { $audience }. Geiriad { $version }
membership-skills-withdrawn = Tynnwyd yn ôl: { $skill }. { $audience }
membership-consents-skills = Dywedwch beth y gallwch helpu ag ef, a phwy a gaiff ofyn i chi
membership-consents-skills-end = Mae tynnu gwirfoddoli’n ôl yn tynnu’n ôl bopeth y cynigiwch helpu ag ef.
membership-done-offered = Wedi’i gynnig. Diolch.
membership-done-taken-back = Wedi’i dynnu’n ôl. Nid oes neb yn dod o hyd i chi drwyddo mwyach.
membership-visible-skills = Yn dod o hyd i chi drwy’r hyn y cynigiwch helpu ag ef: { $skills }
membership-own-help-title = Galwadau am help
membership-own-help-lede = Yr hyn y mae ar drefnwyr eich lleoedd angen help ag ef, ymhlith yr hyn a gynigiwch iddynt. Dim ond pan ddywedwch ie y dangosir eich enw iddynt.
membership-own-help-none-title = Ni ofynnir am ddim nawr
membership-own-help-none = Gofynnir yma a thrwy lythyr am yr hyn a gynigiwch ar “Beth y gallaf helpu ag ef”, deirgwaith yr wythnos ar y mwyaf.
membership-help-title = Galwadau am help
membership-help-lede = Gofynnwch am help i’r aelodau hynny o’ch lleoedd sy’n ei gynnig. Caiff pob un ei llythyr ei hun; nid yw’r naill ochr yn gweld cyfeiriad y llall.
membership-help-new = Gofyn am help
membership-help-none-title = Ni ofynnir am ddim nawr
membership-help-none = Saif yr hyn y gofynnwch amdano yma nes bod ei ddiwrnod drosodd.
membership-help-past = Drosodd
membership-help-privacy = Rydych yn dod o hyd drwy sgìl i’r rhai sy’n ei gynnig i drefnwyr fel chi. Dim ond pwy a ddywedodd ie a welwch wrth ei henw, ac rydych yn ysgrifennu ati drwy’r mudiad. Hepgorir y sawl y gofynnwyd iddi deirgwaith mewn wythnos.
membership-help-skill = Beth sydd ei angen
membership-help-how-many = I faint y gellir gofyn?
membership-help-count = Gellir gofyn i: { $count }
membership-help-count-about = Hepgorir y rhai y gofynnwyd iddynt deirgwaith yr wythnos hon, a’r rhai na ellir ysgrifennu atynt.
membership-help-what = Beth sydd i’w wneud
membership-help-what-hint = 1000 nod ar y mwyaf. Peidiwch ag ysgrifennu am bobl eraill.
membership-help-meets = Ble
membership-help-day = Diwrnod
membership-help-day-hint = O yfory hyd { $day }
membership-help-day-wrong = Dewiswch ddiwrnod o yfory ymlaen, 90 diwrnod o nawr ar y mwyaf.
membership-help-needed = Helpwyr sydd eu hangen
membership-help-needed-count = { $count ->
    [zero] Dim helpwr
    [one] Un helpwr
    [two] Dau helpwr
    [few] { $count } helpwr
    [many] { $count } helpwr
   *[other] { $count } helpwr
}
membership-help-send = Gofyn iddynt
membership-help-nobody = Nid oes neb yno’n cynnig hyn i chi.
membership-help-too-many = Ni ofynnir i gynifer ar unwaith. Dewiswch le llai.
membership-help-open = ar agor
membership-help-ended = drosodd
membership-help-asked = Gofynnwyd i
membership-help-asked-by-another = Dywedir wrth y swyddog a ofynnodd
membership-help-asking = Ysgrifennir atynt nawr.
membership-help-yes = Dywedodd ie
membership-help-yes-none = Neb eto.
membership-help-no-count = { $count ->
    [zero] Ni ddywedodd neb ddim y tro hwn.
    [one] Dywedodd un ddim y tro hwn.
    [two] Dywedodd dau ddim y tro hwn.
    [few] Dywedodd { $count } ddim y tro hwn.
    [many] Dywedodd { $count } ddim y tro hwn.
   *[other] Dywedodd { $count } ddim y tro hwn.
}
membership-help-close = Ei chau nawr
membership-help-over = Mae’r alwad hon am help drosodd, neu nid yw ar eich cyfer chi.
membership-help-can-you = Allwch chi helpu? { $skill }
membership-help-you-yes = Dywedoch ie
membership-help-you-no = Dywedoch ddim y tro hwn
membership-help-say-yes = Ie, rwy’n helpu
membership-help-say-no = Ddim y tro hwn
membership-help-go-on = Ysgrifennu gyda’r trefnwyr
membership-help-who-sees = Os dywedwch ie, bydd trefnwyr y lle, a’r lleoedd y mae ynddynt, yn gweld eich enw ac yn gallu ysgrifennu atoch yma; nid oes neb yn gweld eich cyfeiriad. Os dywedwch ddim y tro hwn, ni ddysgant mai chi ydoedd.
membership-help-stop-title = Dim mwy o alwadau am help
membership-help-stop-about = Rydych yn tynnu’n ôl bopeth y cynigiwch helpu ag ef, ac ni ddaw llythyr o’r fath i’r cyfeiriad hwn mwyach.
membership-help-stop-button = Dim mwy o’r rhain
membership-help-stopped = Wedi’i wneud. Nid ydych yn cynnig dim mwyach, ac ni ddaw llythyr o’r fath atoch.
membership-help-thread =
    Gallaf helpu: { $skill }, ar { $day }.

    { $what }
membership-done-help-asked = Gofynnir iddynt nawr, pob un drwy ei llythyr ei hun.
membership-done-help-closed = Wedi’i chau. Ni ofynnir i neb mwyach.
membership-done-help-yes = Diolch. Mae’r trefnwyr yn gwybod, a gallant ysgrifennu atoch.
membership-done-help-no = Wedi’i nodi. Diolch am ddweud.
membership-letter-help-subject = Allwch chi helpu? { $skill }, { $day }
membership-letter-help =
    Helo,

    mae trefnwyr { $place } yn gofyn i chi am help: { $skill }.

    { $what }

    Diwrnod: { $day }
    Ble: { $meets }
    Helpwyr sydd eu hangen: { $needed }

    Dywedwch yma a ydych yn helpu, neu ddim y tro hwn:
    { $link }

    Dim ond y sawl sy’n dweud ie a ddangosir i’r trefnwyr, gyda’i henw a heb ei chyfeiriad.

    Rydych yn cael hwn gan { $organisation } am eich bod yn cynnig helpu â hyn. Newid yr hyn a gynigiwch: { $skills }
    Dim mwy o’r llythyrau hyn: { $stop }
membership-kept-skill-offers = Yr hyn y cynigiodd aelodau helpu ag ef, ar ôl iddynt ei dynnu’n ôl
membership-kept-help-calls = Galwadau am help a phwy a atebodd, ar ôl iddynt ddod i ben
membership-skill-first-aid = Cymorth cyntaf
membership-skill-stewarding = Stiwardio
membership-skill-driving = Gyrru
membership-skill-canvassing = Canfasio o ddrws i ddrws
membership-skill-telephoning = Ffonio
membership-skill-leafleting = Dosbarthu taflenni
membership-skill-stalls = Cynnal stondin
membership-skill-speaking = Siarad yn gyhoeddus
membership-skill-teaching = Dysgu a hwyluso
membership-skill-writing = Ysgrifennu a’r wasg
membership-skill-welsh = Cyfieithu i’r Gymraeg
membership-skill-languages = Cyfieithu ieithoedd eraill ar lafar
membership-skill-sign-language = Iaith arwyddion
membership-skill-design = Dylunio
membership-skill-photography = Ffotograffiaeth a fideo
membership-skill-streaming = Sain a ffrydio
membership-skill-web = Y we a data
membership-skill-bookkeeping = Cadw cyfrifon
membership-skill-law = Y gyfraith
membership-skill-music = Cerddoriaeth
membership-skill-cooking = Coginio ac arlwyo
membership-skill-childcare = Gofal plant
membership-skill-building = Adeiladu ac atgyweirio
membership-kept-old-addresses = Olion bysedd cyfeiriadau pobl a ddilëwyd, fel na ddaw unrhyw hen ffeil â nhw yn ôl

## Letters that did not arrive

membership-unreached-title = I’w hysgrifennu ar bapur
membership-unreached-lede = Llythyrau y mae’n rhaid i aelodau eu cael ac na chyrhaeddodd nhw drwy e-bost. Edrychwch ar bob cyfeiriad ar ei ben ei hun, ysgrifennwch, a dywedwch hynny yma.
membership-unreached-deaf = Nid yw’r gosodiad hwn yn clywed yr hyn y mae gweinyddion post yn ei anfon yn ôl, felly dim ond llythyrau na ellid eu hanfon o gwbl a restrir. Gall pwy bynnag sy’n ei redeg newid hynny: docs/operators/inbound-mail.md.
membership-unreached-look = Edrych ar y cyfeiriad
membership-unreached-look-of = Edrych ar gyfeiriad { $name }
membership-unreached-none-title = Dim
membership-unreached-none = Cyrhaeddodd pob llythyr o’r fath at aelodau eich lleoedd, hyd y dywed gweinyddion y post.
membership-unreached-subscription = Am y tanysgrifiad, dyddiedig { $day }
membership-unreached-case = Am achos, dyddiedig { $day }
membership-unreached-ballot = Am bleidlais, dyddiedig { $day }
membership-unreached-branch = Am y gangen newydd, dyddiedig { $day }
membership-unreached-done = Ysgrifennwyd
membership-unreached-done-of = Ysgrifennwyd y llythyr at { $name } ar bapur
membership-unreached-posted = Ysgrifennwyd ar { $day }
membership-done-posted = Nodwyd.
membership-kept-service-letters = Llythyrau unigol am danysgrifiad, achos, pleidlais neu gangen na chyrhaeddodd: am beth, pryd, a phryd yr ysgrifennwyd hwy ar bapur; y rhai a gyrhaeddodd am 60 diwrnod
## Tocynnau rhaglenni

membership-can-tokens = gadael i raglenni ddarllen ffigurau lle a chyflwyno ceisiadau
membership-tokens-title = Rhaglenni
membership-tokens-panel = Tocynnau rhaglenni
membership-tokens-of = Tocynnau { $place }
membership-tokens-lede = Gyda thocyn mae rhaglen o’ch eiddo, megis eich gwefan, yn gofyn am yr hyn a ddewiswch, i’r lle hwn yn unig. Nid yw byth yn darllen dim am berson.
membership-tokens-none-title = Nid oes gan unrhyw raglen docyn
membership-tokens-none = Mae swyddog y lle yn gwneud un isod.
membership-tokens-new = Gwneud tocyn
membership-tokens-name = At beth y mae?
membership-tokens-name-hint = Megis “ein gwefan”, fel y bydd eraill yn ei adnabod. 80 nod ar y mwyaf.
membership-tokens-scopes = Beth gaiff y rhaglen ei wneud?
membership-tokens-figures = Darllen ffigurau
membership-tokens-figures-about = Faint o aelodau sydd, fesul pump, fel ar ddechrau’r diwrnod.
membership-tokens-applications = Cyflwyno ceisiadau
membership-tokens-applications-about = Eich ffurflen ymuno eich hun. Caiff y sawl sy’n ei llenwi yr un llythyr i’w gadarnhau ag o’r dudalen yma.
membership-tokens-scope-needed = Ticiwch o leiaf un.
membership-tokens-days = Am faint o ddyddiau?
membership-tokens-days-hint = { $most } ar y mwyaf. Nid yw byth yn para’n hwy na’r swydd yr ydych yn ei wneud ynddi.
membership-tokens-button = Gwneud y tocyn
membership-tokens-made-by = Gwnaed ar { $day } gan { $who }, { $role }.
membership-tokens-somebody = rhywun a ddilëwyd
membership-tokens-office-gone = swydd sydd wedi mynd
membership-tokens-until = Yn ddilys tan { $day }.
membership-tokens-expired = Yn ddilys tan { $day }, ac ar ben.
membership-tokens-ended = Daeth i ben ar { $day } gyda’r swydd yr oedd yn gorffwys arni.
membership-tokens-ended-by = Terfynwyd ar { $day } gan { $who }.
membership-tokens-rests = Nid yw’n agor dim, gan fod hawliau’r sawl a’i gwnaeth wedi’u dal yn ôl.
membership-tokens-used = Defnyddiwyd ddiwethaf ar { $day }.
membership-tokens-unused = Heb ei ddefnyddio eto.
membership-tokens-end = Terfynu
membership-tokens-end-what = Terfynu “{ $name }”
membership-tokens-over = Ar ben
membership-tokens-rules-title = Sut y cedwir ef yn ddiogel
membership-tokens-rules = Dangosir tocyn unwaith; ni chedwir dim ohono ond ôl bys. Nid yw’n agor dim unwaith y daw ei swydd i ben neu yr atelir y sawl a’i gwnaeth, ac mae’n gorffwys tra bo ei haelodaeth wedi darfod. Mae pob swyddog a gaiff wneud un yma yn eu gweld i gyd, ac yn gallu terfynu unrhyw un.
membership-tokens-openapi = Yr hyn y gall rhaglenni ofyn amdano
membership-tokens-made = Y tocyn “{ $name }”
membership-tokens-keep = Copïwch ef nawr i’r man lle mae eich rhaglen yn cadw ei chyfrinachau.
membership-tokens-once = Dim ond y tro hwn y dangosir ef. Os collwch ef, terfynwch ef a gwnewch un arall. Gall y sawl sydd ganddo wneud yr hyn y gwnaed ef ar ei gyfer: peidiwch byth â’i roi ar dudalen na’i anfon drwy’r post.
membership-tokens-made-about = Ar gyfer: { $scopes }. Yn ddilys tan { $day }.
membership-tokens-example = Mae rhaglen yn ei anfon fel hyn:
membership-tokens-kept = Rwyf wedi’i gopïo
membership-tokens-shown = Dangoswyd y tocyn hwn eisoes. Os na wnaethoch ei gadw, ewch yn ôl, terfynwch ef a gwnewch un arall.
membership-tokens-full = Mae gan y lle gynifer o docynnau ag y gall eu cael. Terfynwch un yn gyntaf.
membership-tokens-not-yours = Nid oes yr un o’ch swyddi yn caniatáu hynny i gyd yma.
membership-done-token-ended = Terfynwyd y tocyn. Nid oes dim yn agor iddo mwyach.
membership-api-key-long = Cadwch hwn o fewn 255 nod.
membership-kept-api-tokens = Tocynnau rhaglenni, ar ôl iddynt ddod i ben: yr enw, pwy a’u gwnaeth ac a’u terfynodd, ac ar ba ddiwrnod y’u defnyddiwyd ddiwethaf
membership-support-own-title = Gadael i rywun edrych gyda chi
membership-support-own-lede = Yn sownd ar dudalen? Gall swyddog edrych gyda chi: mae’n gweld rhai o’ch tudalennau fel yr ydych chi’n eu gweld, ac ni all newid dim. Mae angen cod y byddwch yn ei ddarllen iddi.
membership-support-your-code = Eich cod
membership-support-once = Fe’i dangosir y tro hwn yn unig. Darllenwch ef i’r swyddog gyda’ch rhif aelodaeth, ac i neb arall. Nid oes unrhyw swyddog yn gofyn amdano drwy’r post.
membership-support-code-rule = Mae cod yn gweithio unwaith, o fewn { $code } munud. Wedyn mae’n edrych gyda chi am { $along } munud fan bellaf, a gallwch ddod â hyn i ben unrhyw bryd. Mae cod newydd yn disodli’r un o’i flaen.
membership-support-make = Gwneud cod
membership-support-take-back = Tynnu’r cod yn ôl
membership-support-waits = Mae cod yn aros, tan { $until }. Ni fydd yn cael ei ddangos eto; os nad yw gennych bellach, gwnewch un newydd.
membership-support-over = Ni ddefnyddiodd neb eich cod diwethaf mewn pryd.
membership-support-guessed = Teipiwyd eich cod diwethaf yn anghywir ormod o weithiau, ac nid yw’n gweithio mwyach. Os rhoesoch ef i swyddog, gwnewch un newydd; os na roesoch ef i neb, dywedwch wrth eich trefnwyr.
membership-support-office = Nid oes neb yn edrych gyda’r sawl sydd mewn swydd, neu ar fin bod: mae ei thudalennau’n arwain at ddata pobl eraill.
membership-support-sees-title = Yr hyn y mae’n ei weld
membership-support-sees = Eich tudalen gartref, eich aelodaeth gyda’i statws, ei lle, ei thanysgrifiad a’i chydsyniadau, tudalennau lleoedd, a pha bleidleisiau sydd ac a ydych ar eu rhestri.
membership-support-sees-not = Nid eich cyfeiriadau, eich cerdyn, eich llythyrau, nodiadau, achosion na cheisiadau, sut yr ydych yn mewngofnodi, nac unrhyw bapur pleidleisio, a ydych wedi pleidleisio, na sut.
membership-support-written = Ysgrifennir pwy sy’n edrych, ym mha swydd, pam ac am ba hyd cyn iddi weld dim, a chewch wybod drwy’r post.
membership-visible-support = Yn edrych ar rai o’ch tudalennau gyda chi, pan roddwch god iddo
membership-support-title = Edrych gydag aelod
membership-support-lede = Gall aelod sy’n sownd ddangos ei thudalennau i chi. Mae’n gwneud cod o dan “Gadael i rywun edrych gyda chi” ar ei thudalen ei hun ac yn ei ddarllen i chi gyda’i rhif aelodaeth.
membership-support-rule = Rydych yn edrych am { $along } munud fan bellaf, yn y sesiwn hon yn unig, ac yn gweld ychydig o’i thudalennau fel y mae hi’n eu gweld. Nid ydych yn newid dim, ac mae eich swydd eich hun yn gorffwys yn y cyfamser. Mae ei chod yn gweithio unwaith, o fewn { $code } munud i’w wneud.
membership-support-about-title = Cyn ichi ddechrau
membership-support-about = Mae’n cael gwybod drwy’r post, yn gweld eich enw, eich swydd a’ch rheswm, a gall ddod â hyn i ben ar unwaith. Peidiwch byth â gofyn am god nad oes ar neb angen ichi ei gael.
membership-support-number = Rhif aelodaeth
membership-support-number-hint = Deuddeg digid, ar ei cherdyn ac ar ei thudalen ei hun.
membership-support-number-wrong = Mae deuddeg digid mewn rhif aelodaeth.
membership-support-code = Cod
membership-support-code-hint = Wyth digid y mae’n eu darllen i chi.
membership-support-code-shape = Mae wyth digid mewn cod.
membership-support-reason = Pam yr ydych yn edrych gyda hi
membership-support-reason-hint = Mae’n ei ddarllen. Mae un frawddeg yn ddigon: “Methu dod o hyd i sut i newid ei lle.”
membership-support-begin = Edrych gyda hi
membership-support-wrong = Nid oes cod fel hyn yn aros am yr aelod hwnnw yn eich lleoedd. Gofynnwch iddi edrych ar y ddau rif, neu wneud cod newydd; ar ôl ychydig o geisiadau anghywir nid yw ei chod yn gweithio mwyach.
membership-support-own = Eich rhif eich hun yw hwnnw. Eich tudalennau chi ydynt eisoes.
membership-support-party = Cwynasoch amdani mewn achos sydd ar agor. Rhaid i rywun arall edrych gyda hi.
membership-done-support-ended = Daeth i ben. Nid oes neb yn edrych gyda chi, ac nid oes cod yn gweithio.
membership-done-along-ended = Daeth i ben. Rydych yn eich tudalennau eich hun eto.
membership-can-support = edrych gydag aelod sy’n rhoi cod iddynt, heb newid dim
membership-field-along = Eich tudalennau
membership-look-along-begun = Dechreuodd edrych gyda chi, â’ch cod
membership-look-along-ended = Nid yw’n edrych gyda chi mwyach
membership-kept-support-codes = Cod sy’n gadael i rywun edrych gyda chi, nes i’w amser ddod i ben
membership-kept-support-looks = Pwy sy’n edrych gyda chi nawr; wedyn mae yng nghofnod pwy edrychodd
membership-letter-along-subject = Mae rhywun yn edrych ar eich tudalennau gyda chi
membership-letter-along =
    { $when }: â chod a wnaethoch, dechreuodd rhywun edrych ar eich tudalennau yn { $organisation } gyda chi, yn y swydd hon: { $role }. Mae’n gweld rhai ohonynt am hanner awr fan bellaf, ac ni all newid dim.

    Os rhoesoch y cod iddi, mae popeth yn iawn. Pwy ydyw, a botwm sy’n dod â hyn i ben ar unwaith:
    { $link }

    Os na roesoch god i neb, dewch â hyn i ben yno, a dywedwch wrth eich trefnwyr.
membership-gatherings-title = Cynulliadau
membership-gatherings-lede = Cyfarfodydd, stondinau a phopeth arall y daeth aelodau iddo. Nodwch pwy ddaeth, er mwyn dod o hyd iddynt eto.
membership-gatherings-none-title = Dim cynulliadau eto
membership-gatherings-none = Nodwch un ar ôl iddo fod, neu tra mae’n mynd yn ei flaen.
membership-gathering-new = Nodi cynulliad
membership-gathering-title = Ei enw
membership-gathering-title-hint = 80 nod ar y mwyaf. Dim enwau pobl.
membership-gathering-kind = Math
membership-gathering-kind-meeting = Cyfarfod
membership-gathering-kind-stall = Stondin
membership-gathering-kind-canvass = Canfasio
membership-gathering-kind-rally = Rali
membership-gathering-kind-training = Hyfforddiant
membership-gathering-kind-social = Cymdeithasol
membership-gathering-kind-other = Rhywbeth arall
membership-gathering-place = Lle
membership-gathering-day = Diwrnod
membership-gathering-day-hint = Heddiw, neu ddiwrnod o’r tri mis ar ddeg diwethaf.
membership-gathering-day-wrong = Dewiswch heddiw, neu ddiwrnod o’r tri mis ar ddeg diwethaf.
membership-gathering-hold = Ei nodi
membership-gathering-about = { $kind }, { $day }
membership-gathering-said = { $title }, { $place }, { $day }
membership-gathering-until = Anghofir pwy ddaeth ar { $day }.
membership-gathering-forgotten = Anghofiwyd pwy ddaeth. Bu dros dri mis ar ddeg yn ôl.
membership-gathering-privacy = Mae’r ffaith bod rhywun wedi dod yn dangos yr hyn a wnânt yn wleidyddol. Gwelant hynny ar eu tudalen eu hunain a’i dynnu os dymunant. Rydych yn gweld y rhai sydd gartref yn eich lleoedd chi. Ni nodir y sawl sy’n gwrthwynebu, nac a gedwir allan o restrau. Ar ôl tri mis ar ddeg dim ond faint a ddaeth sydd ar ôl.
membership-gathering-change = Ei newid
membership-gathering-rename = Cywiro ei enw
membership-gathering-save = Cadw
membership-gathering-drop = Tynnu’r cynulliad
membership-gathering-drop-about = Mae’n mynd gyda phopeth a nodwyd am bwy ddaeth, ac ni ellir ei gael yn ôl.
membership-gathering-drop-button = Ei dynnu am byth
membership-gathering-over = Bu’n rhy bell yn ôl i nodi pwy ddaeth.
membership-gathering-full = Mae cynifer wedi’u nodi ar gyfer y cynulliad hwn ag y gellir.
membership-gathering-objects = Mae’r aelod hwn yn gwrthwynebu cael ei ddewis gan unrhyw beth sy’n hysbys amdano. Ni nodir yr hyn y daw iddo.
membership-came-title = Pwy ddaeth
membership-came-add = Nodi pwy ddaeth
membership-came-none-found = Ni cheir neb o’ch lleoedd y gellir ei nodi yma drwy hyn.
membership-came-noted = wedi’i nodi
membership-came-note = Daeth
membership-came-note-who = Nodi bod { $name } wedi dod
membership-came-take = tynnu
membership-came-take-what = Tynnu “{ $what }”
membership-came-numbers-title = Gludo rhifau aelodaeth
membership-came-numbers = Rhifau aelodaeth
membership-came-numbers-hint = Un ym mhob llinell, { $most } ar y mwyaf. Mae’r sawl a nodwyd eisoes yn aros felly.
membership-came-numbers-button = Nodi pob un
membership-came-too-many = { $most } ar y mwyaf ar unwaith.
membership-came-line-no-number = Nid yw llinell { $line } yn rhif aelodaeth.
membership-came-line-not-found = Llinell { $line }: nid oes gan aelod o’ch lleoedd y rhif hwn.
membership-came-line-objects = Llinell { $line }: mae’r aelod hwn yn gwrthwynebu, ac ni chaiff ei nodi.
membership-came-line-full = Llinell { $line }: mae cynifer wedi’u nodi ag y gellir.
membership-came-line-over = Llinell { $line }: bu’n rhy bell yn ôl.
membership-came-more-lines = { $count ->
    [zero] A { $count } llinell arall.
    [one] Ac un llinell arall.
    [two] A dwy linell arall.
    [few] A { $count } llinell arall.
    [many] A { $count } llinell arall.
   *[other] A { $count } llinell arall.
}
membership-came-nobody-title = Neb eto
membership-came-nobody = Chwiliwch amdanynt uchod, wrth enw neu rif.
membership-came-choose = Eu dangos ymhlith pobl fy lleoedd
membership-came-until = anghofir ar { $day }
membership-own-came-lede = Cynulliadau y nododd trefnwyr ichi ddod iddynt. Maent yn dod o hyd ichi wrth y rhain. Tynnwch yr hyn nad ydych am ei gael.
membership-own-came-object = Am i ddim gael ei nodi o gwbl? Gwrthwynebwch.
membership-timeline-came = Daeth i { $title }, { $place }
membership-segment-came = Daeth i
membership-segment-any-came = Unrhyw beth neu ddim
membership-segment-came-within = { $count ->
    [zero] Daeth i rywbeth yn y { $count } diwrnod diwethaf
    [one] Daeth i rywbeth yn y diwrnod diwethaf
    [two] Daeth i rywbeth yn y ddau ddiwrnod diwethaf
    [few] Daeth i rywbeth yn y { $count } diwrnod diwethaf
    [many] Daeth i rywbeth yn y { $count } diwrnod diwethaf
   *[other] Daeth i rywbeth yn y { $count } diwrnod diwethaf
}
membership-segment-came-not = { $count ->
    [zero] Ni ddaeth i ddim yn y { $count } diwrnod diwethaf
    [one] Ni ddaeth i ddim yn y diwrnod diwethaf
    [two] Ni ddaeth i ddim yn y ddau ddiwrnod diwethaf
    [few] Ni ddaeth i ddim yn y { $count } diwrnod diwethaf
    [many] Ni ddaeth i ddim yn y { $count } diwrnod diwethaf
   *[other] Ni ddaeth i ddim yn y { $count } diwrnod diwethaf
}
membership-segment-came-to = Daeth i: { $title }, { $place }, { $day }
membership-done-gathering = Wedi’i nodi. Nawr nodwch pwy ddaeth.
membership-done-gathering-gone = Mae’r cynulliad wedi’i dynnu, gyda phopeth a nodwyd amdano.
membership-done-came = Nodwyd iddynt ddod.
membership-done-came-numbers = Nodwyd i bob un ohonynt ddod.
membership-done-came-taken = Wedi’i dynnu.
membership-kept-attendances = Pwy ddaeth i ba gynulliad, ar ôl iddo fod
membership-kept-gatherings = Bod cynulliad wedi bod, a faint a ddaeth
membership-visible-came = Caiff nodi i ba gynulliadau y daethoch, a dod o hyd ichi drwy hynny; rydych yn gweld hynny, ac yn ei dynnu
