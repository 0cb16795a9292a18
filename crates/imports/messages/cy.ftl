# Aelodau a gofnodir o ffeil.

imports-title = Mewnforio aelodau
imports-lede = Dewch ag aelodau o raglen arall. Rydych yn dewis beth sydd ym mhob colofn, yn gweld beth fyddai'n digwydd, a dim ond wedyn yn gadael iddo redeg.
imports-file = Ffeil CSV neu lyfr gwaith Excel (XLSX)
imports-file-hint = { $megabytes } MB a { $rows } o resi ar y mwyaf. Fe'i cedwir dan sêl am ddeg diwrnod ar hugain ar y mwyaf, a dim ond chi all edrych ynddi.
imports-file-none = Dewiswch ffeil yn gyntaf.
imports-file-do = Edrych ar y ffeil
imports-one = Mewnforio
imports-all = Mewnforion hyd yn hyn
imports-none-title = Nid oes dim wedi'i fewnforio eto
imports-none = Mae pwy bynnag a gaiff fewnforio aelodau yn dod â ffeil uchod. Ni chofnodir dim cyn i chi ddarllen beth a ddeuai ohono.
imports-of = { $when }, gan { $who }
imports-somebody = rhywun nad yw'n hysbys mwyach
imports-rules-title = Yr hyn nad yw mewnforio yn ei wneud
imports-rules = Nid yw'n trosysgrifo dim, nac yn newid unrhyw gyfeiriad e-bost, nac yn dod â neb yn ôl a adawodd neu a ddiarddelwyd, nac yn ysgrifennu at neb a ofynnodd am beidio. Ni chedwir rhifau ffôn, nodiadau na rhifau rhaglenni eraill.
imports-from-title = O ble y daw ffeiliau
imports-from = Adnabyddir allforion CiviCRM, NationBuilder ac Action Network wrth eu penawdau. O unrhyw beth arall, mae rhes gyntaf o benawdau yn ddigon.

imports-state-mapping = Dywedwch beth sydd ym mhob colofn.
imports-state-trying = Mae'n cael ei brofi. Ni chofnodir neb.
imports-state-tried = Fe'i profwyd. Darllenwch beth fyddai'n digwydd, yna gadewch iddo redeg.
imports-state-running = Mae aelodau'n cael eu cofnodi.
imports-state-ended = Mae pawb wedi'u cofnodi.
imports-state-undoing = Mae'n cael ei ddadwneud.
imports-state-undone = Fe'i dadwnaed.
imports-state-discarded = Rhoddwyd y gorau iddo; mae'r ffeil wedi'i dinistrio.
imports-step-file = Ffeil
imports-step-columns = Colofnau
imports-step-trial = Rhediad prawf
imports-step-run = Rhedeg
imports-progress = Mae { $percent } % wedi'i wneud.
imports-progress-reading = Mae'r ffeil yn cael ei darllen.
imports-progress-undoing = Edrychir ar bobl a meysydd fesul un.
imports-look-again = Edrych eto

imports-profile-civicrm = Mae hon yn edrych fel allforyn CiviCRM. Gwiriwch yr hyn a gynigir ar gyfer pob colofn.
imports-profile-nationbuilder = Mae hon yn edrych fel allforyn NationBuilder. Gwiriwch yr hyn a gynigir ar gyfer pob colofn.
imports-profile-action-network = Mae hon yn edrych fel allforyn Action Network. Gwiriwch yr hyn a gynigir ar gyfer pob colofn.
imports-profile-plain = Gwiriwch yr hyn a gynigir ar gyfer pob colofn. Ni ddarllenir yr hyn nad oes ei angen.
imports-charset = Pa un o'r rhain sydd wedi'i sillafu'n iawn?
imports-charset-hint = Nid yw'r ffeil yn dweud ym mha amgodiad yr ysgrifennwyd hi. Edrychwch ar y llythrennau ag acenion.
imports-column-nameless = Colofn { $number }, heb bennawd
imports-dates = Ysgrifennir dyddiau fel
imports-dates-day-first = 31/12/2026, y dydd yn gyntaf
imports-dates-month-first = 12/31/2026, y mis yn gyntaf
imports-home = Cartref pwy bynnag sydd heb un yn y ffeil
imports-home-hint = Lle yn y ffeil sy'n dod gyntaf, yna rhanbarth y cod post, yna hwn.
imports-home-none = Dim: gwrthodir rhesi felly
imports-try = Ei brofi, heb gofnodi neb
imports-again = Dewis y colofnau o'r newydd

imports-field-ignore = Heb ei ddarllen
imports-field-name = Enw llawn
imports-field-first = Enw cyntaf
imports-field-middle = Enw canol
imports-field-last = Cyfenw
imports-field-email = E-bost
imports-field-postcode = Cod post
imports-field-address = Cyfeiriad post, neu ran ohono
imports-field-place = Cangen neu ranbarth
imports-field-since = Aelod ers
imports-field-paid-until = Wedi talu tan
imports-field-standing = A yw'n aelod yno
imports-field-opt-out = Ie neu ddyddiad: nid yw am gael e-bost
imports-field-opt-in = Na: nid yw am gael e-bost
imports-field-email-status = Statws ei he-bost
imports-field-agreed = Ie: cytunodd i'r cylchlythyr
imports-field-agreed-on = Y dydd y cytunodd
imports-field-agreed-proof = Yr hyn sy'n profi hynny
imports-mapping-twice = Mae dwy golofn yn dal yr un peth. Dim ond rhannau o gyfeiriad, a cholofnau am beidio â chael e-bost, a gaiff sefyll fwy nag unwaith.
imports-mapping-no-name = Nid oes colofn yn dal yr enw: dewiswch yr enw llawn, neu enw cyntaf a chyfenw.
imports-mapping-no-way = Nid oes colofn yn dal e-bost na chyfeiriad post.
imports-mapping-no-proof = Dim ond gyda'r dydd a'r hyn sy'n ei brofi y mae cytuno i'r cylchlythyr yn cyfrif. Dewiswch golofnau i'r ddau, neu peidiwch â darllen y golofn honno.

imports-unreadable-large = Mae'r ffeil yn fwy na { $most } MB. Rhannwch hi'n sawl un.
imports-unreadable-rows = Mae gan y ffeil fwy na { $most } o resi. Rhannwch hi'n sawl un.
imports-unreadable-columns = Mae gan res { $row } rywbeth y tu hwnt i golofn { $most }. Tynnwch yr hyn nad oes ei angen.
imports-unreadable-bytes = Mae rhes { $row }, colofn { $column } yn dal beitiau na ellir eu darllen. Cadwch y ffeil o'r newydd fel “CSV UTF-8”.
imports-unreadable-unpacked = O'i ddadbacio, mae'r llyfr gwaith yn fwy na { $most } MB. Cadwch y daflen ar ei phen ei hun, fel CSV.
imports-unreadable-workbook = Mae'r llyfr gwaith wedi'i dorri'n fyr, ei gloi neu ei ddifrodi. Agorwch ef, ei gadw o'r newydd heb gyfrinair, a dewch â hwnnw.
imports-unreadable-kind = Nid yw hon yn CSV nac yn XLSX. Cadwch hi fel un o'r ddau.
imports-unreadable-empty = Nid oes rhesi o dan y penawdau.

imports-trial = Beth fyddai'n digwydd
imports-outcome = Beth ddigwyddodd
imports-in-file = Beth mae'r ffeil yn ei ddweud
imports-figure-rows =
    { $count ->
        [one] { $count } rhes
       *[other] { $count } o resi
    }
imports-figure-refused = { $count } wedi'u gwrthod
imports-figure-opted-out = { $count } na ddylid ysgrifennu atynt: ni anfonir dim yno y byddai'n rhaid i rywun gytuno iddo
imports-figure-agreed = { $count } wedi cytuno i'r cylchlythyr, gyda dydd a phrawf
imports-figure-unproven = { $count } y dywedir iddynt gytuno heb ddydd na phrawf: heb eu cymryd
imports-figure-nobody = Ni fyddai neb yn cael ei gofnodi.
imports-figure-handful = Mewn llai na { $smallest } o resi ni ddywedir pwy sy'n newydd a phwy sy'n hysbys, fel na all neb ganfod trwy ffeil pwy sy'n aelod.
imports-few = llai na { $smallest }
imports-at-least = o leiaf { $count }
imports-would-entered = I'w cofnodi'n aelodau: { $count }
imports-would-filled = Yn aelodau eisoes, gyda rhywbeth gwag i'w lenwi: { $count }
imports-would-postcodes = Codau post i'w llenwi: { $count }
imports-would-addresses = Cyfeiriadau post i'w llenwi: { $count }
imports-would-same = Yn aelodau eisoes, sy'n aros fel y maent: { $count }
imports-would-gone = Wedi gadael neu eu diarddel, ac yn ailymuno eu hunain: { $count }
imports-would-homeless = Mewn lle nad yw'n gartref mwyach: { $count }
imports-would-consents = Cytundebau i'r cylchlythyr i'w cymryd: { $count }
imports-done-entered = Wedi'u cofnodi'n aelodau: { $count }
imports-done-filled = Yn aelodau eisoes, gyda rhywbeth gwag wedi'i lenwi: { $count }
imports-done-postcodes = Codau post wedi'u llenwi: { $count }
imports-done-addresses = Cyfeiriadau post wedi'u llenwi: { $count }
imports-done-same = Yn aelodau eisoes, a arhosodd fel yr oeddent: { $count }
imports-done-gone = Wedi gadael neu eu diarddel, ac yn ailymuno eu hunain: { $count }
imports-done-homeless = Mewn lle nad yw'n gartref mwyach: { $count }
imports-done-consents = Cytundebau i'r cylchlythyr a gymerwyd: { $count }
imports-places = Yn ôl lle
imports-refused = Rhesi a wrthodwyd
imports-refused-why = Pam
imports-refused-row = Rhes
imports-refused-rows = Rhesi
imports-in-rows = Gyntaf yn rhes { $rows }
imports-refused-file = Cymryd y rhesi a wrthodwyd fel ffeil
imports-refused-formula = Mae cell yn fformiwla; ni chyfrifir fformiwlâu.
imports-refused-cells = Mae gan y rhes fwy o gelloedd nag sydd o benawdau.
imports-refused-long = Mae cell yn hirach nag y deil taenlen.
imports-refused-name = Mae'r enw ar goll, neu nid yw'n enw.
imports-refused-no-way = Nid oes e-bost na chyfeiriad post.
imports-refused-email = Nid cyfeiriad yw'r hyn a roddwyd yn gyfeiriad e-bost.
imports-refused-postcode = Nid cod post yw'r hyn a roddwyd yn god post.
imports-refused-address = Mae'r cyfeiriad post yn rhy hir neu ni ellir ei ddangos.
imports-refused-place = Nid oes lle o'r fath, neu mae dau o'r enw hwnnw.
imports-refused-no-place = Nid oes cartref: nac yn y ffeil nac yn ôl y cod post.
imports-refused-since = Nid yw “Aelod ers” yn ddydd, neu mae o'n blaenau.
imports-refused-paid-until = Nid yw “Wedi talu tan” yn ddydd, neu mae'n rhy bell o'n blaenau.
imports-refused-no-member = Nid yw'n aelod yn y rhaglen arall.
imports-refused-twice = Mae'r un person mewn rhes uchod.
imports-refused-gone = Gadawodd neu fe'i diarddelwyd: mae'n ailymuno ei hun.

imports-run = Gadael iddo redeg
imports-run-about = Edrychir ar bob rhes o'r newydd. Mae pwy bynnag a gofnodir yn aelod o'r dydd yn y ffeil ymlaen, neu o heddiw. Am ddeg diwrnod ar hugain gellir ei ddadwneud.
imports-proof = Ble y cedwir bod y bobl hyn wedi cytuno i fod yn aelodau?
imports-proof-hint = Fe'i cedwir gyda phob un ohonynt a gall hi ei ddarllen: “ffurflenni aelodaeth 2019 i 2026, swyddfa Caerdydd”. Dim enwau.
imports-tells = Ysgrifennu at bawb a gofnodir
imports-tells-hint = Llythyr sy'n dweud ei bod ar y gofrestr, beth a gedwir amdani, a sut mae'n ei weld, ei gywiro neu wrthwynebu. Os na wnewch, dywedwch wrthynt eich hun o fewn mis.
imports-run-do = Cofnodi'r aelodau hyn
imports-discard-what = Rhoi'r gorau iddo
imports-discard-about = Dinistrir y ffeil. Ni chofnodir neb.
imports-discard = Dinistrio'r ffeil
imports-undo-what = Ei ddadwneud
imports-undo-about = Tan { $until }. Dilëir pwy bynnag a gofnodwyd ganddo ac na wnaeth ddim ers hynny; gwacéir yr hyn a lenwodd os yw fel y'i gadawyd. Ni ysgrifennir er hynny at bwy bynnag a ofynnodd am beidio.
imports-undo = Dadwneud y mewnforio hwn
imports-undone = Beth ddaeth o ddadwneud
imports-undone-erased = Wedi'u dileu: { $count }
imports-undone-emptied = Meysydd sy'n wag eto: { $count }
imports-undone-stepped = Wedi'u cadw, gan iddi fewngofnodi, talu neu wneud rhywbeth arall ers hynny, neu i swyddog wneud: { $count }
imports-undone-held = Wedi'u cadw, gan ei bod ar restr pleidlais neu'n sefyll ynddi: { $count }
imports-undone-changed = Meysydd wedi'u cadw, gan iddynt gael eu newid ers hynny: { $count }
imports-happened = Gam wrth gam
imports-happened-brought = { $when }: daeth { $who } â'r ffeil.
imports-happened-run = { $when }: gadawodd { $who } iddo redeg.
imports-happened-proof = Cedwir eu cytundeb: { $proof }
imports-happened-ended = { $when }: roedd pawb wedi'u cofnodi.
imports-happened-undone = { $when }: dechreuodd { $who } ei ddadwneud.
imports-happened-destroyed = { $when }: dinistriwyd y ffeil.

imports-gone = Nid oes mewnforio o'r fath, neu mae ei ffeil wedi'i dinistrio.
imports-not-yours = Dim ond pwy bynnag a ddaeth â'r ffeil sy'n penderfynu arni.
imports-not-now = Ni ellir gwneud hynny ar hyn o bryd. Edrychwch ar y mewnforio eto.
imports-changed-meanwhile = Fe'i profwyd o'r newydd ers i chi ei ddarllen. Darllenwch ef eto, yna gadewch iddo redeg.
imports-too-late = Mae deg diwrnod ar hugain wedi mynd heibio; ni ellir ei ddadwneud mwyach.
imports-done-run = Mae'n rhedeg. Gallwch gau'r dudalen hon.
imports-done-again = Dewiswch y colofnau o'r newydd.
imports-done-discarded = Mae'r ffeil wedi'i dinistrio.
imports-done-undo = Mae'n cael ei ddadwneud.
imports-kept-files = Ffeiliau y mewnforiwyd aelodau ohonynt

imports-letter-subject = Rydych ar gofrestr { $organisation }
imports-letter =
    Helo,

    Mae { $organisation } bellach yn cadw ei chofrestr aelodau yma: { $url }
    Rydych arni, fel yr oeddech ar y rhestr a gadwyd o'r blaen. Cymerwyd eich enw, y cyfeiriad hwn, eich cod post neu'ch cyfeiriad post os oeddent gennym, eich cangen neu'ch rhanbarth a'r dydd y daethoch yn aelod o'r rhestr honno. Fe'u cedwir am eich bod yn aelod, ac at ddim arall.

    Gofynnwch am ddolen yn { $url }/sign-in gyda'r cyfeiriad hwn. Yna gwelwch bopeth a gedwir amdanoch, ei gywiro, mynd ag ef gyda chi, gwrthwynebu i bobl ysgrifennu atoch, gadael, neu gael dileu'r cyfan.

    Am faint y cedwir beth: { $url }/kept
    Os credwch ein bod yn trin eich data ar gam, gallwch gwyno wrth yr awdurdod goruchwylio, yn y Deyrnas Unedig y Comisiynydd Gwybodaeth.
