# Brawddegau tudalennau a llythyrau'r cylchlythyrau.

mailings-title = Cylchlythyrau
mailings-lede = Llythyrau at lawer o aelodau eich lleoedd ar unwaith: newyddion i’r rhai a gytunodd, a hysbysiadau y mae’n rhaid i bob aelod eu cael.
mailings-new = Ysgrifennu cylchlythyr
mailings-none-title = Dim cylchlythyrau eto
mailings-none = Yma y saif yr hyn a ysgrifennwch at aelodau eich lleoedd, o’r drafft hyd at y llythyr olaf.
mailings-waits-for-you = Yn aros amdanoch chi
mailings-rules-title = Beth sy’n dal yma
mailings-rules = Dim ond at aelodau sy’n cytuno nawr yr aiff newyddion, ac mae’n peidio ag un clic. Mae hysbysiad yn mynd at bob aelod o’r lle; mae ail berson yn ei ddarllen yn gyntaf. Nid oes neb yn gweld pwy agorodd lythyr: nid oes dim ynddo’n cael ei nôl, ei gyfrif na’i ddilyn.
mailings-state-draft = Drafft { $day }
mailings-state-asked = Yn aros am ail berson ers { $day }
mailings-state-listing = Yn cael ei baratoi ers { $day }
mailings-state-sending = Yn cael ei anfon ers { $day }
mailings-state-held = Wedi’i atal
mailings-state-ended = Anfonwyd, { $day }
mailings-state-called-off = Rhoddwyd y gorau iddo, { $day }

## Ysgrifennu

mailings-edit-title = Ysgrifennu cylchlythyr
mailings-place = At aelodau
mailings-place-hint = Gyda phawb sydd gartref o’i fewn.
mailings-chosen = O’r rhain, dim ond: { $how }.
mailings-choose-again = Dewis fel arall
mailings-ground = Beth ydyw
mailings-ground-hint = Gellir atal ag un clic yr hyn sy’n mynd at y rhai sy’n cytuno. Mae hysbysiad yn mynd at bob aelod, beth bynnag y cytunodd iddo: dim sy’n hysbysebu nac yn gofyn am arian, ac mae ail berson yn ei ddarllen yn gyntaf.
mailings-to-agreeing = { $ground }, at y rhai sy’n cytuno
mailings-to-all = { $ground }, at bob aelod
mailings-notice-ballot = Hysbysiad o bleidlais
mailings-notice-meeting = Hysbysiad o gyfarfod
mailings-notice-renewal = Hysbysiad am danysgrifiadau
mailings-notice-discipline = Hysbysiad am reolau a disgyblaeth
mailings-notice-breach = Hysbysiad o dor diogelwch data
mailings-notice-to-all = Mae hysbysiad yn mynd at bob aelod o’r lle. Dewiswch yr aelodau heb ddewis pellach, neu anfonwch ef at y rhai sy’n cytuno.
mailings-language = Iaith y testun
mailings-subject = Pwnc
mailings-words = Testun
mailings-words-hint = Mewn Markdown. Daw {"{"}name{"}"} yn enw’r un sy’n ei ddarllen. Mae lluniau a phicseli’n aros allan.
mailings-marks-title = Sut i farcio testun
mailings-marks =
    # Pennawd
    {"*"}*trwm**, *pwyslais*
    - eitem mewn rhestr
    {"["}geiriau](https://example.org)
mailings-save = Cadw ac edrych arno
mailings-begun-already = Mae’r cylchlythyr hwn yn cael ei anfon neu wedi’i anfon, felly ni ellir ei newid mwyach. Ysgrifennwch un arall.

## Un cylchlythyr

mailings-letter = Y llythyr
mailings-went-to-nobody = Nid oedd neb ar ôl i’w gael.
mailings-preview = Fel y caiff ei ddarllen
mailings-plain = Mewn testun plaen
mailings-change = Ei newid
mailings-goes-to-nobody = Nid oes neb yn { $place } yn ei gael, gan nad oes neb yno’n cytuno iddo hyd yma.
mailings-goes-to = Mae’n mynd at { $count } yn { $place }.
mailings-goes-to-chosen = Mae’n mynd at { $count } yn { $place }: { $how }.
mailings-out-of-sight = Mae’n mynd at aelodau a ddewiswyd yn ôl rhywbeth nad ydych yn ei weld. Ni ddangosir hynny na’u nifer i chi.
mailings-and-kept-out = Mae aelodau y mae rhestrau’n eu gadael allan yn ei gael hefyd.
mailings-cap = Nid oes neb yn cael mwy na { $most } cylchlythyr o’r math hwn mewn { $days } diwrnod, o bob lle gyda’i gilydd.
mailings-trial = Ei anfon ataf i yn unig
mailings-ask-about = Ni all neb wrthod cael hysbysiad, felly mae rhywun arall a gaiff ysgrifennu at yr aelodau hyn yn ei ddarllen yn gyntaf ac yn ei anfon.
mailings-ask = Gofyn am ail berson
mailings-start-what = Ei anfon
mailings-start-about = Ni ellir galw llythyrau a aeth allan yn ôl. Gallwch ei atal unrhyw bryd yn y cyfamser.
mailings-start-notice = Rydych yn ei anfon fel yr ail berson. Gwnewch yn siŵr ei fod yn dweud yr hyn y mae’n rhaid i aelodau ei wybod, a dim sy’n hysbysebu nac yn gofyn am arian. Ni ellir galw llythyrau a aeth allan yn ôl.
mailings-start = Ei anfon nawr
mailings-hold = Ei atal
mailings-go-on = Mynd ymlaen
mailings-call-off-what = Rhoi’r gorau iddo
mailings-call-off-about = Ni fydd y rhai nad ydynt wedi’i gael eto yn ei gael.
mailings-call-off = Rhoi’r gorau iddo am byth
mailings-drop-what = Dileu’r drafft
mailings-drop = Ei ddileu
mailings-held-asked = Ataliodd swyddog ef. Bydd y rhai nad ydynt wedi’i gael eto yn ei gael pan fydd yn mynd ymlaen.
mailings-held-office = Mae wedi’i atal: ni chaiff pwy bynnag a’i dechreuodd ysgrifennu at yr aelodau hyn mwyach, neu mae’r hyn y’u dewiswyd wrtho wedi mynd. Gall swyddog arall adael iddo fynd ymlaen, neu roi’r gorau iddo.
mailings-progress = Tua { $percent } % wedi’i wneud
mailings-end = Bydd gan bawb ef ar y cynharaf: { $when }. Dim ond hyn a hyn o lythyrau sy’n mynd at un gweinydd post mewn munud.
mailings-held-server = Mae wedi’i atal, gan nad yw’r gweinydd post wedi derbyn llythyrau ers tro, neu’n eu gwrthod i gyd. Gofynnwch i bwy bynnag sy’n rhedeg y gweinydd edrych arno; yna gadewch iddo fynd ymlaen.
mailings-fate-elsewhere = { $count } heb eu hanfon, gan eu bod gartref rywle arall erbyn hyn
mailings-at-least = { $count } neu ychydig mwy
mailings-no-address = Nid oes gennych gyfeiriad e-bost y mae llythyrau’n ei gyrraedd, felly ni ellir anfon prawf atoch.
mailings-everybody = Nid y rhain yn unig: at holl aelodau’r lle
mailings-name-in-subject = Ni all enw sefyll yn y pwnc. Rhowch ef yn y testun.
mailings-name-in-link = Ni all enw fod yn rhan o ddolen: byddai pwy bynnag sydd y tu ôl i’r ddolen yn dysgu pwy sy’n ei dilyn.
mailings-digest-objects = Rydych yn gwrthwynebu popeth nad oes ei angen ar yr aelodaeth ei hun. Rhowch ddiwedd ar hynny’n gyntaf, ar dudalen yr hyn y cytunoch iddo.
mailings-few = llai na { $smallest }
mailings-fate-waiting = { $count } eto i’w hanfon
mailings-fate-sent = { $count } wedi’u hanfon
mailings-fate-bounced = { $count } wedi’u hanfon, ond daethant yn ôl
mailings-fate-refused = { $count } wedi’u gwrthod gan y gweinydd post
mailings-fate-undeliverable = { $count } heb eu hanfon, gan fod llythyrau i’r cyfeiriad wedi dod yn ôl o’r blaen
mailings-fate-no-address = { $count } heb gyfeiriad e-bost
mailings-fate-no-consent = { $count } heb eu hanfon, gan nad ydynt yn cytuno mwyach
mailings-fate-no-member = { $count } heb eu hanfon, gan nad ydynt yn aelodau mwyach
mailings-fate-enough = { $count } heb eu hanfon, gan iddynt gael digon o’r math hwn
mailings-changed-meanwhile = Mae’r cylchlythyr hwn wedi newid yn y cyfamser. Ewch yn ôl ac edrychwch arno eto.
mailings-done-saved = Cadwyd. Edrychwch arno fel y caiff ei ddarllen.
mailings-done-trial = Mae prawf ar ei ffordd atoch.
mailings-done-ask = Mae’n aros am ail berson nawr.
mailings-done-start = Mae’n cael ei anfon.
mailings-done-hold = Mae wedi’i atal.
mailings-done-go-on = Mae’n mynd ymlaen.
mailings-done-call-off = Rhoddwyd y gorau iddo.
mailings-done-dropped = Dilëwyd y drafft.
mailings-done-posted = Nodwyd.

## Ar bapur

mailings-paper-title = I’w hysbysu ar bapur
mailings-paper-lede = Ni ellid anfon llythyrau at yr aelodau hyn, neu daethant yn ôl. Ar dudalen aelod gallwch edrych ar ei chyfeiriad post; nodir pob edrychiad a bydd hi’n ei weld.
mailings-paper-none-title = Neb
mailings-paper-none = Neb y gallwch ysgrifennu ato. Mae aelodau a adawodd, a symudodd neu a gedwir allan o restrau i eraill.
mailings-paper-done = Wedi’i bostio
mailings-paper-done-what = Wedi’i bostio at { $name }
mailings-paper-posted = Postiwyd ar { $day }

## Peidio

mailings-stop-title = { $purpose }: dim mwy o lythyrau
mailings-stop-lede = Gyda’r botwm hwn ni ddaw mwy o lythyrau o’r math hwn atoch: { $purpose }. Nid oes angen mewngofnodi, na dweud pam.
mailings-stop-button = Dim mwy o’r rhain
mailings-stopped = Ni ddaw mwy o lythyrau o’r math hwn atoch: { $purpose }. Gall un sydd ar ei ffordd yr eiliad hon gyrraedd o hyd.
mailings-stop-else = Daw hysbysiadau y mae’n rhaid i bob aelod eu cael, o bleidlais er enghraifft, yr un fath tra byddwch yn aelod.

## O dan bob llythyr

mailings-foot-newsletter = Rydych yn cael hwn gan { $organisation }, { $place }, gan i chi gytuno i gael newyddion.
mailings-foot-volunteering = Rydych yn cael hwn gan { $organisation }, { $place }, gan i chi gytuno i gael eich gofyn i helpu.
mailings-foot-stop = Dim mwy o’r rhain
mailings-foot-consents = Yr hyn y cytunoch iddo
mailings-foot-notice = Eich aelodaeth
mailings-notice-why-ballot = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: caiff aelodau wybod am bleidleisiau y gallant bleidleisio ynddynt.
mailings-notice-why-meeting = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: caiff aelodau wybod am gyfarfodydd y gallant gymryd rhan ynddynt.
mailings-notice-why-renewal = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: caiff aelodau wybod beth sy’n ddyledus ganddynt a beth sy’n dod â’u haelodaeth i ben.
mailings-notice-why-discipline = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: caiff aelodau wybod am y rheolau y maent yn ddarostyngedig iddynt.
mailings-notice-candidates = Beth mae’r ymgeiswyr yn ei ddweud
mailings-notice-why-candidates = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: mae pob ymgeisydd mewn pleidlais yn cyrraedd ei phleidleiswyr drwy’r un llythyr.
mailings-notice-why-breach = Rydych yn cael hwn fel aelod o { $organisation }, { $place }: caiff y sawl y bu ei data’n agored i rywun arall wybod hynny.

## Pa mor hir

mailings-kept-recipients = At bwy yr aeth cylchlythyr, a beth ddaeth o bob llythyr; wedyn faint oedd o bob un

## Y crynodeb

mailings-digest-title = Yr hyn a benderfynir, drwy e-bost
mailings-digest-lede = Ar ddydd Llun gallwch gael llythyr gyda’r hyn y gellir ei benderfynu yn eich lleoedd, yr hyn sydd i ddod a’r hyn a benderfynwyd. Pan nad oes dim i’w ddweud, ni ddaw dim.
mailings-digest-often = Pa mor aml
mailings-digest-weekly = Bob wythnos
mailings-digest-monthly = Unwaith y mis
mailings-digest-never = Byth
mailings-digest-save = Cadw
mailings-digest-subject = { $organisation }: yr hyn a benderfynir
mailings-digest-open = Gallwch gymryd rhan nawr
mailings-digest-coming = I ddod
mailings-digest-decided = Penderfynwyd
mailings-done-digest = Cadwyd.
mailings-foot-digest = Rydych yn cael hwn gan { $organisation }, gan i chi gytuno i ddarllen yr hyn a benderfynir.
mailings-foot-often = Ei gael yn llai aml
mailings-fate-not-due = { $count } heb eu hanfon, gan eu bod yn ei ddarllen unwaith y mis
mailings-fate-nothing = { $count } heb eu hanfon, gan nad oedd dim i’w ddweud

## Llythyrau at swyddogion

mailings-letter-second-subject = Mae hysbysiad yn aros amdanoch: { $subject }
mailings-letter-second =
    Helo,

    mae hysbysiad i’r aelodau wedi’i ysgrifennu ac yn aros am ail berson. Darllenwch ef, a gadewch iddo fynd neu newidiwch ef:

    { $link }

    { $organisation }

## Darllenwyr nad ydynt yn aelodau

mailings-readers = Hefyd i ddarllenwyr nad ydynt yn aelodau
mailings-readers-hint = Cadarnhaodd y rhain o lythyr eu bod am gael newyddion y lle.
mailings-readers-news-alone = Y cylchlythyr yn unig a gaiff darllenwyr, a dim ond pan fydd yn mynd at holl aelodau’r lle: ni wyddys dim arall amdanynt.
mailings-and-readers = Bydd darllenwyr nad ydynt yn aelodau yn ei gael hefyd: { $count }.
mailings-fate-member = { $count } heb eu hanfon at ddarllenwyr, gan eu bod yn aelodau erbyn hyn
mailings-reader-title = Cylchlythyr
mailings-reader-heading = Newyddion { $organisation } drwy e-bost
mailings-reader-lede = Nid oes rhaid ichi fod yn aelod. Daw llythyr atoch yn gyntaf, a dim byd arall cyn ichi bwyso’r botwm y tu ôl i’w ddolen.
mailings-reader-place = Ble rydych chi’n byw
mailings-reader-place-hint = Daw newyddion y lle hwnnw hefyd.
mailings-reader-nowhere = Rhywle arall, neu byddai’n well gennyf beidio â dweud
mailings-reader-next = Anfonwch y llythyr ataf
mailings-reader-consent = Rwy’n cytuno bod { $organisation } yn cadw fy nghyfeiriad e-bost a’r lle a ddewisais, ac yn anfon ei gylchlythyr ataf nes imi ei atal. (Testun { $version })
mailings-reader-kept-title = Beth a gedwir
mailings-reader-kept = Eich cyfeiriad, dan sêl, y lle, eich iaith a’r diwrnod y cytunoch. Nid oes neb yn gweld eich cyfeiriad mewn unrhyw restr. Pan fyddwch yn ei atal, dinistrir y cyfan; yr hyn sy’n aros yw marc, nad yw’n dweud dim ynddo’i hun, nad yw eich cyfeiriad am ei gael.
mailings-reader-member-title = Aelodau
mailings-reader-member = Mae aelodau’n dewis ar eu tudalen eu hunain beth sy’n dod atynt.
mailings-reader-sent-title = Edrychwch yn eich post
mailings-reader-sent = Os yw’r cyfeiriad yn gywir, mae llythyr ar ei ffordd. Pwyswch y botwm y tu ôl i’w ddolen o fewn tri diwrnod.
mailings-reader-sent-nothing = Ddaeth dim? Edrychwch yn y ffolder post diangen, neu gofynnwch eto gyda’r cyfeiriad fel yr ydych yn ei ysgrifennu.
mailings-reader-over = Defnyddiwyd y ddolen hon, neu mae’n hŷn na thri diwrnod. Gofynnwch am lythyr arall.
mailings-reader-confirm-title = Ydych chi am gael y cylchlythyr?
mailings-reader-confirm-button = Ydw, rwy’n cytuno
mailings-reader-done-title = Daw’r cylchlythyr atoch
mailings-reader-done = Gallwch ei atal ag un clic ym mhob llythyr.
mailings-reader-done-more = Gallwch gau’r dudalen hon.
mailings-reader-offer-title = Drwy e-bost
mailings-reader-offer = Newyddion { $place }, hefyd i bobl nad ydynt yn aelodau.
mailings-reader-offer-button = Cael y cylchlythyr
mailings-reader-name = ddarllenydd
mailings-foot-reader = Rydych yn cael hwn gan { $organisation }, { $place }, gan ichi ofyn amdano a’i gadarnhau.
mailings-foot-reader-change = Lle arall, neu iaith arall
mailings-stop-reader = Wedyn dinistrir yr hyn a gadwyd amdanoch fel darllenydd: eich cyfeiriad, y lle a’ch iaith.
mailings-kept-reader-applications = Bod rhywun wedi gofyn am y cylchlythyr heb bwyso’r botwm; dinistrir y cyfeiriad ar ôl tri diwrnod
mailings-letter-reader-subject = { $organisation }: un clic, a daw’r cylchlythyr
mailings-letter-reader =
    Helo,

    gofynnodd rhywun, chi efallai, am gylchlythyr { $organisation } yn y cyfeiriad hwn. Os chi oedd hynny, agorwch hwn a phwyso’r botwm, o fewn tri diwrnod:

    { $link }

    Os nad chi oedd hynny, peidiwch â gwneud dim. Ni ddaw dim byd arall atoch wedyn, a dinistrir eich cyfeiriad.
mailings-letter-reader-member-subject = { $organisation }: y cylchlythyr
mailings-letter-reader-member =
    Helo,

    gofynnodd rhywun, chi efallai, am gylchlythyr { $organisation } yn y cyfeiriad hwn. Rydych yn aelod, felly chi sy’n dewis ar eich tudalen eich hun beth sy’n dod atoch:

    { $link }

    Os nad chi oedd hynny, peidiwch â gwneud dim. Nid oes dim wedi newid.
