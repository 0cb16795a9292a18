# Brawddegau tudalennau’r lleoedd.

## Y map a’r rhestr

places-title = Lleoedd
places-lede = Mae pob aelod yn perthyn i’r lle y mae’n byw ynddo. Mae rhai hefyd yn perthyn i grŵp gweithle neu rwydwaith.
places-map = Rhanbarthau; mae pob un yn arwain at ei dudalen
places-count = { $count ->
    [0] dim byd oddi mewn eto
    [one] un lle oddi mewn
    [two] dau le oddi mewn
    [few] tri lle oddi mewn
    [many] chwe lle oddi mewn
   *[other] { $count } lle oddi mewn
}
places-basis-territorial = Rhanbarthau
places-basis-international = Dramor
places-basis-workplace = Yn y gwaith
places-basis-thematic = Yn ôl pwnc
places-branches = Canghennau
places-empty-title = Does dim lleoedd eto
places-empty = Bydd rhanbarthau a changhennau yma unwaith y bydd y mudiad wedi’i sefydlu. Pwy bynnag sy’n rhedeg y gweinydd sy’n gwneud hynny, gyda “flotilla setup”.
places-credit-map = Gwnaed y map gyda Natural Earth.
places-credit-postcodes = Ardaloedd cod post yn deillio o “UK Parliament 2024 postcode lookup” gan mySociety, CC BY 4.0, wedi’u newid: wedi’u cwtogi i ranbarthau fesul ardal cod post. Yn seiliedig ar OS Code-Point Open, Trwydded Llywodraeth Agored f3.0: yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata; yn cynnwys data’r Post Brenhinol © Hawlfraint y Post Brenhinol a hawl cronfa ddata; yn cynnwys data Ystadegau Gwladol © Hawlfraint y Goron a hawl cronfa ddata.
places-credit-title = O ble y daw’r map a’r codau post

## Dod o hyd i ranbarth yn ôl cod post

places-find-title = Dod o hyd i’ch rhanbarth
places-find-postcode = Cod post
places-find-hint = Er enghraifft CF10 1AA. Chwilir amdano yma ac ni chaiff ei gadw.
places-find-button = Dod o hyd i’m rhanbarth
places-find-malformed = Nid yw hwn yn god post yn y Deyrnas Unedig. Ysgrifennwch ef fel CF10 1AA.
places-find-one = Mae codau post sy’n dechrau â { $area } mewn un rhanbarth.
places-find-several = Mae codau post sy’n dechrau â { $area } mewn mwy nag un rhanbarth. Ym mha un ydych chi’n byw?
places-find-none = Ni ellir gwybod y rhanbarth o’r cod post hwn. Dewiswch y lle yr ydych yn byw ynddo, neu’r grŵp rhyngwladol.
places-find-again = Cod post arall

## Tudalen lle

places-all = Pob lle
places-part-of = Yn rhan o
places-within = Lleoedd oddi mewn iddo
places-within-none = Bydd canghennau a grwpiau’n cael eu rhestru yma. Gall trefnydd y lle hwn ychwanegu’r un cyntaf.
places-open = Beth sy’n cael ei benderfynu yma
places-coming = Ar y gweill
places-decided = Penderfynwyd
places-add = Ychwanegu lle oddi mewn iddo
places-rename = Ailenwi
places-manage = I drefnwyr

## Ychwanegu ac ailenwi

places-add-title = Ychwanegu lle oddi mewn i: { $place }
places-add-button = Ychwanegu’r lle hwn
places-rename-title = Ailenwi: { $place }
places-rename-button = Cadw’r enw
places-back = Yn ôl: { $place }
places-name = Enw yn Saesneg
places-name-welsh = Enw yn Gymraeg
places-name-welsh-hint = Dim ond os oes ganddo ei enw ei hun yn Gymraeg.
places-kind = Math
places-slug = Cyfeiriad
places-slug-hint = Rhan olaf cyfeiriad y dudalen, megis dwyrain-caerdydd. Os yw’n wag, fe’i gwneir o’r enw. Ni ellir byth ei newid, fel bod dolenni’n para.
places-slug-kept = Mae cyfeiriad y dudalen yn aros fel y mae.
places-slug-taken = Mae’r cyfeiriad hwn gan le arall. Dewiswch un gwahanol.
places-slug-empty = Ni ellir gwneud cyfeiriad o’r enw hwn. Ysgrifennwch un yma.
places-slug-long = Mae’r cyfeiriad yn hirach na 60 nod. Byrhewch ef.
places-slug-form = Defnyddiwch lythrennau bach o a i z, digidau, a chysylltnodau unigol rhyngddynt yn unig.
places-slug-reserved = Mae’r cyfeiriad hwn yn perthyn i dudalen arall. Dewiswch un gwahanol.
places-done-added = Ychwanegwyd y lle.
places-done-renamed = Mae’r enw newydd wedi’i gadw.
