/**
 * The commonest passwords of breaches, in lower case and alphabetic order: those of ten characters and more, and of all of
 * them what is left without the digits and signs at the end, from seven letters on. Made from the list of
 * @zxcvbn-ts/language-common 4.1.3, under the license beside this file.
 */
export const breachedPasswords = `
!qaz2wsx !qazxsw %%passwo %e2%82%ac ****you .adgjmptw .ktymrf 0000000000d 0000000000o 00000000a 000000a 000000q
000000z 00000ty 0000aaaa 000777fffa 007bond 007james 00seven 0102030405 010203040506 010203a 01081988m 01234567890
012345678910 0123654789 0123698745 013cpfza 014702580369 0147258369 0147852369 0147896325 0192837465 01telemike
033028pw 050605rostik 061096m 063dyjuy 0773417k 085tzzqi 090808qwe 090909t 0987654321a 0cdh0v99ue 0l8kchek 0o9i8u7y
0o9i8u7y6t 0okm9ijn 0p9o8i7u 0raziel 0sister 1001sin 100years 101054yy 101091m 1020304050 102030405060 102030a 102030q
1029384756 1029384756q 10293847qp 104328q 10987654321 10inches 110491g 111000z 1111111111zz 11111111a 1111111a
1111111q 111111a 111111aa 111111q 111111w 111111z 1111122222 11111aaaaa 1111aaaa 1111qqqq 1112131415 111222333000
111222333444555 111222333a 111222a 111222q 111luzer 111zzzzz 1122112211 1122334455 112233445566 11223344q 112233a
112233aa 112233q 112233qq 1122qqww 1123581321 1133557799 118a105b 11bravo 11c645df 11qq22ww 1211123a 121212a 121212q
121212z 1212312121 1213141516 121ebay 1223334444 122333444455555 123123123a 123123123q 123123a 123123asd 123123e
123123f 123123q 123123qq 123123qw 123123qwe 123123qweqwe 123123s 123123w 123123z 1232323q 123321123321 123321456654
123321a 123321aa 123321az 123321d 123321i 123321l 123321q 123321qaz 123321qq 123321qw 123321qwe 123321qweewq 123321s
123321w 123321z 12341234q 12344321a 12344321q 1234509876 1234512i 1234554321 1234554321a 1234554321q 1234562000
12345654321 123456654321 12345672000 12345677654321 123456782000 1234567887654321 123456789* 123456789. 1234567890
12345678900 123456789000 12345678900987654321 12345678901 123456789012 1234567890987654321 1234567890a 1234567890d
1234567890l 1234567890m 1234567890o 1234567890p 1234567890q 1234567890qaz 1234567890qw 1234567890qwe 1234567890qwerty
1234567890s 1234567890w 1234567890z 1234567890zzz 1234567891 12345678910 123456789101 12345678912 123456789123
1234567892000 12345678987654321 1234567899 123456789987654321 123456789a 123456789aa 123456789aaa 123456789abc
123456789as 123456789asd 123456789b 123456789c 123456789d 123456789e 123456789f 123456789g 123456789i 123456789j
123456789k 123456789l 123456789m 123456789n 123456789o 123456789p 123456789q 123456789qaz 123456789qq 123456789qqq
123456789qw 123456789qwe 123456789qwer 123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w
123456789x 123456789y 123456789z 123456789zx 123456789zxc 123456789zz 12345678a 12345678c 12345678d 12345678i
12345678l 12345678m 12345678q 12345678qwe 12345678s 12345678w 12345678z 1234567a 1234567aa 1234567b 1234567d 1234567j
1234567k 1234567l 1234567m 1234567q 1234567qw 1234567qwertyu 1234567r 1234567s 1234567t 1234567u 1234567v 1234567w
1234567z 123456a 123456aa 123456aaa 123456ab 123456abc 123456as 123456asd 123456b 123456c 123456d 123456e 123456f
123456g 123456h 123456i 123456j 123456k 123456l 123456m 123456n 123456o 123456p 123456q 123456qaz 123456qq 123456qqq
123456qw 123456qwe 123456qwer 123456qwert 123456qwerty 123456r 123456rrr 123456ru 123456s 123456ss 123456t 123456v
123456w 123456x 123456y 123456z 123456zx 123456zxc 123456zxcvbn 123456zz 123456zzz 12345aa 12345ab 12345abc 12345abcd
12345abcde 12345as 12345asd 12345asdfg 12345love 12345qa 12345qaz 12345qazwsx 12345qq 12345qqq 12345qw 12345qwe
12345qwer 12345qwert 12345qwerty 12345rewq 12345ss 12345ta 12345trewq 12345zx 12345zxc 12345zxcvb 1234abc 1234abcd
1234asd 1234asdf 1234kekc 1234qaz 1234qwe 1234qwer 1234qwerasdf 1234qwerasdfzxcv 1234qwert 1234qwerty 1234rewq
1234rmvb 1234zxcv 1236547890 123654789a 123654a 123654q 123654z 1236987z 123abcd 123alex 123boots 123ewqasd
123ewqasdcxz 123four 123fuck 123happy 123hfjdk 123joker 123llll 123masha 123mudar 123qazwsx 123qwaszx 123qwe123qwe
123qwe456rty 123qweas 123qweasd 123qweasdzx 123qweasdzxc 123qweqwe 123qwer 123qwert 123qwerty 123test 123vika 12andriy
12inches 12locked 12monkey 12monkeys 12q34w56e 12qw12qw 12qw34er 12qw34er56ty 12qwasz 12qwaszx 12qwerty 12s3t4p
12string 1324354657 132forever 133andre 1346798520 134679a 134679q 134kzbip 135135ab 1357908642 1357911q 1357924680
1357997531 136611gt 1472583690 147258369a 147369a 14vbqk9p 151nxjmt 152geczn 154ugeiu 158uefas 159357a 159357q
159753159753 1597532486 159753456852 159753a 159753q 159753z 16fretb 17071994a 171204j 17171717aa 17711771s 1861brr
18n28n24a 1928374655 192837465q 193570356033 19371ayj 1958proman 1972chev 19851985p 1986irachka 1986mets 1994200414
19952009sa 19960610ilja 1996gta 19delta 19mtpgam 19thhole 1a2a3a4a 1a2a3a4a5a 1a2a3a4a5a6a 1a2b3c4d 1a2b3c4d5e
1a2s3d4f 1a2s3d4f5g 1a2s3d4f5g6h 1aaaaaa 1aaaaaaa 1abcdef 1abcdefg 1access 1accord 1albert 1alexis 1amanda 1andonly
1andrea 1andrew 1angela 1angels 1arsenal 1arthur 1asdfgh 1asdfghj 1ashley 1asshole 1assword 1august 1austin 1autopas
1badass 1badger 1bailey 1banana 1bandit 1barney 1basebal 1bastard 1batman 1bbbbbb 1bbbbbbb 1beaver 1beavis 1bigdadd
1bigdick 1bigdog 1bigfish 1bigmac 1bigman 1bigtits 1billion 1birdie 1biteme 1blaster 1booboo 1booger 1boomer 1boston
1brandon 1braves 1brother 1bulldog 1bullshi 1buster 1butthea 1camaro 1carlos 1carmen 1carolin 1cassie 1ccccccc 1celtic
1chance 1charles 1charlie 1chelsea 1cherry 1chester 1chicken 1christi 1clutch 1coffee 1compute 1cookie 1cooper
1corvett 1cowboy 1cowboys 1cracker 1creativ 1cricket 1crystal 1dakota 1dallas 1dancer 1daniel 1dddddd 1derful 1diablo
1diamond 1digital 1doctor 1dollar 1dolphin 1dragon 1driver 1drummer 1eagles 1edward 1eeeeeee 1escobar 1explore 1falcon
1fender 1ferrari 1ffffff 1fishing 1florida 1flowers 1flyers 1footbal 1forever 1freedom 1friday 1friend 1fucker 1fuckme
1fuckyou 1gabriel 1gandalf 1gateway 1gemini 1george 1gggggg 1ggggggg 1giants 1ginger 1golfer 1grizzly 1guitar 1hammer
1hardcor 1hardon 1harley 1hawaii 1heather 1herbier 1hhhhhhh 1hockey 1hotdog 1hundred 1hunter 1hxboqg 1hxboqg2s 1iceman
1iiiiiii 1inside 1j9e7f6f 1jackie 1jackson 1jasmine 1jeffrey 1jennife 1jessica 1jjjjjj 1jjjjjjj 1johnny 1johnson
1jordan 1joseph 1joshua 1junior 1justin 1killer 1knight 1ladybug 1legend 1letmein 1little 1london 1lovers 1loveyou
1maddog 1maggie 1magneto 1manager 1marine 1martin 1master 1matrix 1matthew 1maveric 1melissa 1member 1mercede 1merlin
1michael 1michell 1mickey 1miller 1million 1monkey 1monster 1montana 1mookie 1morgan 1mother 1mountai 1muffin 1murphy
1mustang 1nascar 1newlife 1nicole 1nissan 1nstant 1oliver 1orange 1packers 1pamela 1panther 1panties 1pass1page
1passwor 1password 1patrick 1peaches 1peanut 1penguin 1pepper 1phoenix 1pillow 1pionee 1player 1please 1pookie
1porsche 1prince 1private 1psycho 1pumpkin 1purple 1q2q3q4q 1q2q3q4q5q 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1q3e5t7u
1q3e5t7u9o 1qa2ws3e 1qa2ws3ed 1qa2ws3ed4rf 1qa2ws3ed4rf5tg 1qasw23ed 1qay2wsx 1qayxsw 1qaz!qaz 1qaz0okm 1qaz2ws
1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz3edc 1qaz@wsx 1qazwsx 1qazwsxedc 1qazxcvb 1qazxdr 1qazxsw 1qazxsw23edc
1qazxsw23edcvfr 1qazzaq 1qw23er 1qwerty 1qwertyu 1qwertyuiop 1rabbit 1rachel 1raider 1raiders 1rainbow 1ranger
1rangers 1reddog 1richard 1robert 1rocket 1rosebud 1s1h1e1f 1sailor 1samanth 1scooter 1scorpio 1secret 1service
1sexsex 1sexyred 1shadow 1shelly 1sierra 1silver 1simpson 1slayer 1snoopy 1soccer 1sophie 1spanky 1sparky 1special
1speedy 1spider 1startre 1starwar 1steeler 1stella 1stephen 1stunner 1success 1sucker 1summer 1sunshin 1superma
1surfer 1taylor 1tennis 1theman 1therock 1thomas 1thunder 1tiffany 1tigers 1tigger 1trouble 1turtle 1united 1vampire
1viking 1voyager 1w2e3r4t 1w2q3r4e 1w2w3w4w 1warrior 1wildcat 1william 1winner 1winston 1winter 1wizard 1x2zkg8w
1xavier 1xrg4kcq 1xxxxxx 1xxxxxxx 1yamaha 1yankees 1yellow 1z2x3c4v 1z2x3c4v5b 1zxcvbn 1zxcvbnm 1zzzzzz 1zzzzzzz
2000jeep 200190ru 2002tii 20091989q 20162016up 201jedlz 20spanks 210689n 2112rush 2112yyz 212121qaz 2143658709 21crack
221133z 221195ws 222222a 2278124q 22q04w90e 22tango 2305822q 230857z 23176djivanfros 237081a 23843dima 23jordan
23skidoo 23wesdxc 23wkoa0fp78dk 2401pedro 245lufpq 2468013579 248ujnfk 24beers 24gordon 24lover 24pnz6kc 2502557i
2509mmh 254xtpss 2606642yra 260zntpc 26429vadim 267ksyjf 287hf71h 28infern 29palms 2access 2b4dnvsx 2b8riedt 2bigtits
2bornot 2bornot2b 2children 2cool4u 2dumb2live 2fast4u 2gether 2good4u 2h0t4me 2hot4me 2hot4you 2i5fdruv 2kash6zq
2letmein 2much4u 2sexy2ho 2sexy4u 2w3e4r5t 2w93jpa 2wj2k9oj 2wsx1qaz 2wsx3edc 2wsx4rfv 2wsxcde 2wsxxsw 2wsxzaq
2ykn5ccf 300zxtt 305pwzlr 30seconds 311music 31217221027711 3141592654 3216732167 32615948worms 333333a 335533aa
33rjhjds 343104ky 3465xxx 34erdfcv 358hkyp 360moden 3611jcmg 3616615a 368ejhih 37kazoo 380zliki 383pdjvl 38gjgeuftd
3children 3edc4rfv 3edcvfr 3f3fpht7op 3rjs1la7qe 3stooges 3syqo15hil 3techsrl 3xbobobo 4077mash 413276191q
41d8cd98f00b 420842084208555 420smoke 426hemi 427cobra 4294967296 42qwerty 4311111q 4321rewq 44e3ebda 44magnum
4506802a 452073t 454dfmcq 456123a 45m2do5bs 46doris 474jdvff 478jfszk 4809594q 4815162342 4815162342a 4815162342lf
4815162342lost 4815162342q 48n25rcc 4904s677075 4cancel 4cranker 4ebouux 4fa82hyx 4freedom 4g3izhox 4gxrzemq 4me2know
4meonly 4p9f8nja 4r3e2w1q 4rfv3edc 4rfv5tgb 4runner 4rzp8ab 4seasons 4solomon 4z34l0ts 4z3al0ts 50cents 50spanks
51051051051 51094didi 531879fiz 5345321aa 5411pimo 541233432442 5432112345 545ettvy 54chevy 551scasi 5544332211
554uzpad 555555a 555555d 55bgates 55chevy 565hlgqo 5678ytr 567rntvm 57chevy 5858855abc 59382113kevinp 5c92v5h 5element
5gtgiaxm 5hsu75kpot 5string 5t4r3e2w1q 5t6y7u8i 5tgb6yhn 5tgbnhy 5thgbqi 5unshine 5w76rnqp 5wr2i7h 6043dkf 6215mila
625vrobg 62vette 6339cndh 63chevy 640xwfkv 6458zn7a 64chevy 654321a 654321z 65mustan 666666a 666666q 666hell 666satan
669e53e 66chevy 66mustan 66mustang 66stang 671fsa75yt 67camaro 67chevy 67mustan 67stang 67vette 682regkh 6846kg3r
686xqxfg 68camaro 68stang 69camaro 69mustan 69pussy 69stang 6gcf636i 6inches 6jhwmqku 6string 6xe8j2z 6yhn7ujm
705499fh 70780070780 708090a 72chevy 7410258963 7418529630 741852kk 742617000027 744744z 754740g 7653ajl 7654321a
766rglqy 770129ji 7777755102q 7777777a 7777777f 7777777q 7777777s 7777777z 777777a 777angel 777vlad 77sunset
7894561230 789456123a 789456123q 78n3s5af 78vette 7elephant 7elephants 7eleven 7ertu3ds 7gorwell 7imjfstw 7inches
7jokx7b9du 7ofnine 7ovtgimc 7samurai 7u8i9o0p 7ugd5hip2j 7xswzaq 80070633pc 80361665abc 80637852730 808state
8096468644q 80972694711 80988218126 80camaro 811pahc 81fukkc 8218yxfz 826248s 8363eddy 85bears 863abgsg 86chevyx
872rlcfo 87654321vv 878kckxy 87e5nclizry 87t5hdf 88002000600 89015173454 89032073168 89057003343 89063032220m
89132664230 89172735872 89181502334 89211375759 89231243658s 8928190a 89600506779 89614774181 89876065093rax
89semtsriuty 8inches 8j4ye3uz 8letters 8phrowz 8seconds 8xuuobe 9085084232 9085603566 911turbo 917190qq 9231wcf
9293709b 9379992a 9379992q 944turbo 9638527410 9731553197 9874563210 987654321a 987654321g 987654321z 989244342a
98cobra 98stang 9988776655 999111999q 99ranger 99strenght 9hmlpyjd 9hotpoin 9inches 9kyq6fge 9z5ve9rrcz [start]
a123456789 a1234567890 a123456a a123456b a123456z a12345a a1a2a3a a1a2a3a4a a1b2c3d a1b2c3d4e a1l2e3x a1s2d3f
a1s2d3f4g a1s2d3f4g5h a32tv8ls a3eilm2s2y a789456123 a8kd47v a9387670a a987654321 aa1111aa aa123456789 aa123456s
aaa123a aaa123aaa aaaaaaa aaaaaas aaaabbbb aaaassss aaabbbccc aabbccdd aalborg aaliyah aardvark aassddff aaurafmf
abacabb abaddon abagail abandon abbasov abbeyroa abbydog abc123456789 abc123a abc123abc abcd123456 abcde12345 abcdefg
abdulla abdullah abeille abercrom abercrombie aberdeen abgrtyu abhishek abidjan abigail abigale abiodun abkbvjy
abnormal abogado abracada abracadabra abraham abrakadabra abramov abramova abraxas absalom absinthe absolut absolute
absolutely abstract abubakr abuelita abulafia abundance ac2zxdty academia academic academy acapulco accessno accident
acclaim accobra account accounta accountbloc accounting accounts acdeehan ace2luv acehigh acerview aceshigh acetate
acheron achille achilles achtung acidbath acidburn acidrain ackerman acmilan acolyte acoustic acrobat activate
activation activex actress actuary acuario acun3t1x acuracl acuransx acurarsx ad12345678 adalbert adamant adamski
adamson adaptec adapter adapters adastra addicted addiction addidas addison addition addpass address adebayo adelaida
adelaide adelante adelheid adelina adeline adelphia adgjmpt adgjmptw adilbek adjuster admin18533362 administrator
admiral admirer adolphus adrenali adrenalin adrenaline adrenolin adriana adriane adrianna adrianne adriano adrienne
advance advanced advantag advantage adventur adventure advisor advocate advokat aerobics aeroflot aeroplane aerosmit
aerosmith aerospac aerostar aessedai aezakmi afdjhbn affinity afghanistan afhvfwtdn african afriend afrika2002
afrodita afrodite afroman afterglo aftermat aftermath afternoon ag764ks agahaja against agamemno agamemnon agbdlcid
aggarwal agnieszka agnostic agricola aguilar aguilas aguilera agustin agustus agyvorc ahfywbz ahjkjdf aigerim aileron
aimhigh airborn airborne airbrush aircraft aircrew airedale airforce airhead airjorda airjordan airline airlines
airmail airplane airport airsoft airtime airwalk airways airwolf aishiteru aishwarya ajcuivd ajhneyf ajnjuhfa
ajnjuhfabz akademia akatsuki akimova akinfeev akmaral aksarben aksjdlasdakj akvarium al1916w alabala alabama alabaste
alacran aladdin aladino alakazam alameda alanfahy alaskan alastair alastor albacore albania albator albatro albatros
albatross alberta albertjr alberto albright albundy albuquerq alcapone alcatel alcatraz alchemist alchemy alcohol
alcoholi aldebara aldebaran alderaan aldrich alegria aleister alejandr alejandra alejandro aleksand aleksander
aleksandr aleksandra alekseev alekseeva aleksei aleksey alemania alenushka aleshka alessand alessandr alessandra
alessandro alessia alessio alevtina alexalex alexand alexande alexander alexandr alexandra alexandre alexandria
alexandru alexsander alexsandr alfabeta alfalfa alfarome alfaromeo alfetta alfonse alfonso alfredo algebra algeria
algerie algernon algiers alhambra alhimik alianza alibaba alicante aligator alinaalina alino4ka alinochka alisaalisa
alisher alistair alkaline alkanaft alkogolik all4one all4u2c all4you alladin allahuakbar allalone allanon allblack
allblacks allegra allegro allende alleycat allgood alliance allianz alligato alligator allison allister allmine
allnight allochka allofit allover allpass allright allstar allstars allstate allston allthat alltheway alltime allways
allybong allycat allyson almanac almeria almighty almonds aloevera alohomora alondra alouette aloysius alpacino
alpha135792468 alphabet alphabeta alphabravo alphadog alphaman alphaome alphaomega alphaone alphasig alphonse already
alright alskdjfh alskdjfhg alsscan altamira altavista alterego alternat alternativa alternative altezza altitude
altoids altosax alucard alukard aluminum alvarado alvarez alvarito am4h39d8nh amadeus amadeusptfcor amalgam amandine
amarant amaranta amaranth amarill amarillo amaterasu amateur amateurs amatory amatuers amature amazing amazonas
amazonka ambassador amberdog amberlee amberly ambient ambition ambrose ambrosia ambulanc ambulance amekpass america
american americas amerika ameritec amersham ameteur amethyst ametist ametuer amherst amidala amilcar amistad amitech
amizade ammonia amnesia amorcit amorcito amoremi amoremio amoroso amoureux amsterda amsterdam amstrad amylynn
an83546921an anabelle anabolic anaconda anadrol anaheim anakonda analfuck anallove analsex analslut analysis analyst
anamari anamaria anamika anarchy anasazi anastaci anastacia anastas anastasi anastasia anastasija anastasiy anastasiya
anastasya anathema anatole anatoli anatoliy anatomy ancella anchorag anchorat ancient anderlecht andersen anderso
anderson andiamo andorra andover andrade andranik andreas andreea andreev andreeva andreia andreika andress andretti
andrewb andrewj andrewjackie andrews andrey1992 andreyka android andromed andromeda andrzej anduril andyandy andyboy
andyman anechka anemone anfield anfiska angelangel angelbab angeldog angeles angeleye angeleyes angelfac angelface
angelfir angelia angelic angelica angelie angelika angelin angelina angeline angeliqu angelique angelit angelita
angelito angella angelo4ek angelochek angelofwar angelok angelus angrick anguilla anhnhoem anhyeuem animal2000
animales animals animalsex animate animated animation animator aniolek anisimov aniston annaanna annabel annabell
annabella annabelle annalisa annamari annamaria annapoli annarbor annelies annelise annemari annemarie annetta annette
anniedog annmarie annushka anointed anonymer anonymou anonymous another anselmo answers antalya antananarivu antanta
antares anteater antelope antenna anthony anthrax antichrist antietam antiflag antigone antigua antihero antilles
antioch antique antiques antivirus antlers antoine antonell antonella antonia antonin antonina antonino antonio
antonioj antonius antonov antonova antosha antoshka antwerp anuradha anushka anxiety anything anytime anytimetoday
anywhere aolsucks aotearoa apartment apelsin aperture apeshit aphrodit aphrodite apocalyp apocalypse apokalipsis
apollon apology apostle apostol appelsin applebee appleby applegat applejui applejuice applemac applepie applesauce
appleseed appleton appletre applied appollo apppatch appraise approved apricot aprilia aq1sw2de aqswdefr aquafina
aqualung aquaman aquamann aquariu aquarium aquarius aquatic aquemini aquinas aqwzsxedc arabella arabian araceli
arachne arachnid aragorn arbiter arbuckle arcadia arcangel arcanum archana archange archangel archery archibal
archibald archimed architec architect archive archives archmage arclight arcturus ardennes ardmore ardvark aregdone
arenrone arequipa areyuke areyukesc argentin argentina argento argentum argonaut arguments arhangel ariadna ariadne
arianna arielle arigato ariston aristote aristotl aristotle arizona arkangel arkansas arkasha arlingto arlington
armadill armadillo armagedd armageddon armagedo armagedon armando armastus armchair armenia armenian arminia armitage
armored armstron armstrong armyman armyofon arnette arnster arowana arrakis arrogant arrowhea arrowhead arschloc
arschloch arsehole arsenal arsenalf arsenalfc arsenic arsenii arseniy arshavin artanis artcast artefact artemartem
artemis artemka artemon artichok artiller artillery artimus artisan artistic artofwar artur4ik arturik artwork arundel
arwpls4u arxangel as5ffz17i asakura asbestos asd123asd asd123qwe asdasda asdasdas asdf67nm asdfasd asdfasdf asdffdsa
asdfg12345 asdfgh123456 asdfghj asdfghjk asdfghjkl asdfjkl asdfjkl; asdflkj asdflkjh asdfqwer asdfrewq asdfvcxz
asdfzxc asdfzxcv asecret asguard ashaman ashanti ashburn ashcroft ashford ashland ashleigh ashlynn ashtray asianlov
asmodean asmodeus asmodey asparagus asphalt aspirant aspirin aspirina aspirine assasin assasins assassin assassins
assault assclown asscock asscrack asseater assembler assembly assface assfuck assfucke assfucker asshead asshole
assholes asslick asslicke asslicker asslover assmaste assmaster assmonke assmunch associat assorted asswipe assword
astaire astalavista astaroth asteria asterios asterix asteroid astonmar astonmartin astonvil astonvilla astoria
astra334566 astroboy astrodog astrolog astroman astronaut astronom astronomy astrovan asturias asuncion at4gftlw
atalanta atdhfkm atheist atherton athlete athletic atkinson atlanta atlanti atlantic atlantida atlantis atletico
atljhjdf atombomb atreides attempt atticus attilio attitude attorney attract atwater auckland auction auditor audubon
augsburg augusta auguste augustin augusto augustus auntjudy aurelia aurelie aurelien aurelio aurelius aurinko austintx
australi australia austria autechre authcode autobahn autobody autobot autobus autocad autocar autogod automag
automati automatic autopas autopass auxerre av473dv av626ss available avalanch avalanche avangard avantis avarice
avemaria avenged avenger avengers avensis aventura average aviation aviator avinash avionics avocado avogadro avondale
avrillavigne avtomat avtoritet awdrgyjilp awesome awo8rx3wa8t axlrose axolotl ayanami aynrand azaliya azathoth
azerbaijan azerbaycan azertyu azertyui azertyuiop azimuth azizbek aznpride azsxdcf azsxdcfv azsxdcfvgb azwebitalia
azzurra azzurro b00bies b0ll0cks b0nehead b929ezzh babalola babaloo babcock babemagn babemagnet baberuth babette
babilon babochka babushka babybaby babybear babybird babyblu babyblue babyboo babyboy babycake babycakes babycat
babydoll babyfac babyface babygir babygirl babygurl babyhuey babylon babylove babyphat babyruth bacardi bacchus
bachelor bachman backbone backd00r backdoor backdraf backhand backhoe backhome backlash backoff backpack backside
backspac backspace backward backwood backyard bacteria bad11bad badabing badaboom badboys badboyz baddest badfish
badgers badgirl badgirls badhabit badiman badkarma badkitty badlands badluck badminto badminton badmofo badmojo
badnaamhere badnews badseed badstuff baerchen baggage baggies baggins baghdad bagheera bagpipe bagpipes bagpuss
baguvix bagwell bahamas bahamut bahrain bailbond baileys bajingan bajskorv bakayaro bakerman bakesale bakugan balabama
balalaika balance balaton baldeagl baldeagle baldhead baldman baldrick baldwin balefire balerina balinor ballard
ballast ballbag ballers ballgag ballgame balling balloon balloons ballpark ballroom ballsack ballsdeep ballsout
balmoral baloney baltazar baltika baltimor baltimore bambina bambino bambush bananaman bananana bananas bananen
bananna bananza bancroft bandaid bandana bandera banderas banderos bandicoot bandido bandito bandits bandman bandung
bangalor bangalore bangbang bangbros bangbus bangcock bangers banging bangkok bangladesh banjoman banking bankone
bankrupt bankshot bannana banshee baphomet baptist baptiste baraban barabash barabbas baracuda barakuda baranov
baranova barbados barbara barbaria barbarian barbaris barbaro barbaros barbarossa barbecue barbell barbosa barbwire
barcelon barcelona barchett barclay barclays barcode bareback barefeet barefoot bargain baritone barking barkley
barmalei barmaley barnabas barnaby barnacle barnard barnaul barnett barnhart barnsley barnyard baroness baroque
barrabas barracud barracuda barrage barrakuda barrera barrett barrier barriste barrynov barselona barsoom barstow
bartend bartende bartender bartjek bartlett bartman bartolo basebal baseball baseline basement basenji bashful
basilisk basketba basketbal basketball baskets bassale bassbass bassboat bassett bassfish basshead bassingw bassist
bassline bassman bassmast bassmaster bassoon bassplay basspro bastard bastardo bastards bastian bastich bastille
bastion bastogne bastrop batavia batcave bateman batfink batgirl bathgate bathing bathory bathroom bathtub batigol
batista batistuta batmonh batterie batteries batterse battery battlefield battlestar bauhaus bautista bavaria bavarian
bayadera bayamon bayarea bayliner bayonne bayshore bayside baytown bayview baywatch bazongaz bazooka bbbbbbb bbnyxyx
bbwlover bcfields bcgfybz bckhere bcnjhbz bdfyeirf bdfyjdf bdfyjdyf beachboy beachbum beaches beagles beamish beanbag
beandip beanhead beanies beantown bearbear bearboon bearcat bearcats bearclaw bearcub bearden beardog beardown bearing
bearman bearshar bearshare beasley beastie beasties beastman beatbox beating beatles beatnik beatoff beatrice beatrix
beatriz beaudog beaufort beaulieu beaumont beauties beautifu beautiful beavers beaversx because bechtel beckett
beckham beckman bedford bedrock bedroom bedtime beefcake beegees beehive beeldbuis beeline beepbeep beer4me beerbeer
beerbong beercan beergood beerguy beerman beernuts beertje beeswax beethove beethoven begemot begemotik beginner
begonia behappy behemoth beholder beijing beisbol belarus belfast belfour belgarat belgario belgium belgorod believe
believer belinda belinea bellaboo bellaco belladog belladon belladonna bellagio bellaire bellamy belldandy bellend
bellevue bellini bellows bellsout belluno bellybut belmondo belmont belo4ka belochka belomor beloved beltran belushi
belzagor bendover benedict benedikt benefit benefits benelli benessere benetton benfica bengals benhogan benidorm
benjami benjamin benladen bennett bennevis benning bennyboy bentley benzene beograd beowulf berbatov berenice beretta
berezuckiy bergerac bergeron bergkamp bergman berkeley berkley berkshir berlin1945 berliner berlingo berlioz bermuda
bernadet bernadette bernard bernardi bernardo bernhard bernice berries berserk berserke berserker bertone bertram
bertrand bertuzzi berwick besiktas bestboy bestbuy bestfriend beszoptad bethann bethany bethesda betrayal betrayed
bettina bettyboo bettyboop bettylou between beverage beverley beverly beyblade beyonce bg6njokf bhavani bhbyjxrf
bhrh0h2oof6xbqjeh bianchi biarritz bibigon biblioteka bicycle biedronka bigasses bigbaby bigball bigballa bigballer
bigballs bigbang bigbass bigbear bigberth bigbill bigbird bigblack bigblock bigblue bigboat bigbone bigboner bigboob
bigboobs bigbooty bigboss bigboys bigbroth bigbrother bigbubba bigbuck bigbucks bigbull bigbutt bigbutts bigchief
bigcock bigcocks bigdadd bigdaddy bigdave bigdawg bigdeal bigdick bigdicks bigdogg bigdogs bigdong bigears bigeasy
bigelow bigfeet bigfella bigfish bigfoot biggame biggdogg biggest biggins biggirl biggirls biggles biggreen biggums
bigguns bighead bighorn bighouse bighurt bigjack bigjake bigjohn bigjuggs bigkahun biglips bigload bigloser biglove
bigmack bigmama bigmaxxx bigmike bigmoney bigmoose bigmouth bignasty bignose bignuts bigones bigpapa bigpappa bigpenis
bigpimp bigpimpi bigpimpin bigpimpn bigpoppa bigpussy bigrick bigsexxy bigsexy bigshot bigshow bigsmall bigsmurf
bigstick bigstud bigstuff bigtime bigtimer bigtits bigtitts bigtitty bigtruck bigtuna bigtymer bigwave bigwaves
bigwill bigwilli bigwilly bigworm bikeboy bikerboy bilbobag billabon billabong billard billbill billbob billgate
billgates billiam billiard billing billings billion billions billows billybo billybob billyboy billygoa billyjo
billyjoe billyray biloute binford bingbong bingham binkley binladen bintang biochem biohazar biohazard biologia
biology bionicle bioshock biotech biplane bipolar birdbath birdcage birddog birdhouse birdies birdland birdman
birdsong birillo birmingh birmingham birthday biscayne biscuit biscuits bisexual bishkek bismarck bismark bismilah
bismilla bismillah bisquit bissjop bitchass bitchboy bitchedu bitchedup bitches bitchin bittner biturbo bitwise
bizarre bizarro bizzare bj200ex blablabl blackadd blackadder blackand blackass blackbea blackbel blackbelt blackber
blackberry blackbir blackbird blackboo blackbox blackboy blackbur blackburn blackcat blackcoc blackcock blackdic
blackdick blackdog blackdra blackdragon blacker blackeye blackfin blackfly blackgir blackhat blackhaw blackhawk
blackhawks blackhea blackheart blackhol blackhole blackhorse blackice blackie blackjac blackjack blacklab blacklabel
blackmag blackman blackmen blackmetal blackmor blackone blackops blackout blackpoo blackpool blackpus blackros
blackrose blacksab blacksex blackshe blacksheep blacksonblon blacksta blackstar blacksun blacktie blacktop blackwell
blackwhite blackwid blackwol blackwoo bladder blademan bladerun bladerunner blahbla blahblah blakeca blanche blanked
blanket blankman blarney blasted blaster blasters blastoff blather blazers blazing blcktrn bleacher bledsoe bleeding
blender blenheim blessed blessing blessings blessme blessyou blindax blindman blingbli blingbling blinker blister
blitzen blitzkri blitzkrieg blizzard blockbus blocked blocker bloembol blofeld blogger blondes blondie blondin
blondinka bloodhou bloodlus bloodlust bloodred bloomberg bloomer bloomers bloomin blooming bloopers blossom blossoms
blotter blowfish blowhard blowjob blowjobs blowpop bltynbabrfwbz blubber blucher bluearmy blueball blueballs bluebear
bluebell blueberr blueberry bluebir bluebird blueblue bluebox blueboy blueboys bluecar bluecat bluedevi bluedevil
bluedevils bluedog bluedragon blueduck blueeyes bluefin bluefire bluefish bluefox bluegill bluegras bluegrass
bluegreen blueice bluejay bluejays bluejean bluelight blueline blueman bluemax bluemoon bluenose bluenote blueone
blueprint bluered blueroom bluerose bluesea blueskie blueskies bluesky bluesman bluestar bluetick bluetooth bluewate
bluewave blueyes blumpkin blunder blunted bluntman bmvm3e46gtr bmw318i bmw318is bmw320i bmw325i bmw325is bmw328i
bmw330ci bmw540i bmw750il bmwk75s bmwpower bmx4life bo243ns boarder boarding boating boatman bobafett bobbijo bobbins
bobbles bobbobbo bobbybob bobbyboy bobbyjoe bobbyorr bobcats bobdole bobdylan bobjones bobmarle bobmarley bobolink
bobsmith bobster bocephus bodensee bodiroga bodybuil bodyhamm bodyshop bogdana bogdanova bogomol bohemia bohemian
boilerma boilers bojangle bolitas bolivar bolivia bollock bollocks bologna bombadil bombarde bomberman bombero bombers
bombshel bonaire bonanza bonapart bondage bondarenko bondone bonefish bonehead boneman bonethug bonethugs boneyard
bonfire bonghit bonghits bongtoke bongwater bonjour bonjovi bonkers bonnies bonoedge bonovox bonscott boobear boobies
boobless boobman boochie boodles boogaloo boogers boogiema boognish boogyman bookcase bookert booking bookman bookmark
bookworm boolean boomboom boombox boomerang boomers boomtown boondock boonedog boosted booster bootcamp booties
bootleg bootmort bootneck bootsie bootsman bootycal bootycall bootyman booyaka booyeah borabora boracay bordeaux
bordello borders borealis boredboi4u boredom boricua boriqua borisenko boriska borisov borisova borland born2run
bornfree borntorun borodin borodina boromir borracho borussia bossdog bosshog bosshogg bosslady bossman bosstone
boswell bosworth bot_schokk botafogo botanik botswana bottles bottoms bouboule bouboune bouchard boucher boulder
boulevar bouncer boundary bounder bourbon bourque boutique bouvier bowhunt bowhunte bowhunter bowling boxerdog boxster
boxsters boy1cool boy4u2ownnyc boycott boyfriend boyscout boywonde bozeman bpgjldsgjldthnf br00klyn br1ttany bracelet
bracken bradbury braddock bradford bradley bradman bradpitt bradshaw braindea brainiac bramble brampton brandan
branden brandie brandnew brandon brandonn branford brannon branson branston brasilia bratpack brattax bravada bravado
bravehea braveheart braxton brayden brazilia brazzers breadfan breadman breakdance breaker breakers breakfas breakfast
breaking breakout breanna breanne breasts breathe breeder breezer brehznev breitlin brendan brenden brendon brennan
brenner brentfor brentford brenton brentwoo brentwood brescia bretagne brethart brevard brewcrew brewers brewery
brewski brewster bri5kev brianjo brianna brianne bridger bridges bridget bridgett bridgette brielle brigada brigade
brigham brighton brigitte brillian brilliant brillig brimston brindle bringit bringiton brinkley brisbane bristol
bristolc britain britania britanni britches british britney britneys brittan brittani brittany britten brittney
brittni britton broadban broadband broadway broccoli brodeur bromley broncos brondby bronson bronwyn broodwar brookes
brookie brooking brooklin brookly brooklyn brooksie brothel brother brothers broward browncow browndog browneye
browneyes brownie brownies browning brownlov browser browseui brucelee brucewayne bruckner bruiser brunette brunner
brunodog brunswic brussel brussels bruxelle bubbabub bubbadog bubbaman bubblebox bubblegu bubblegum bubbles buccanee
buchanan buckaroo buckets buckeye buckeyes buckfast buckles buckley buckman buckshot buckskin buckster buckwhea
buckwheat buckwild budapest buddies buddyboy buddycat buddydog buddylee budligh budlight budlite budster budweise
budweiser budwiser bueller buffalo buffaloe buffalos buffett buffy1ma bugaboo bugatti buggerme bugmenot bugsbunn
bugsbunny bugssgub buheirf buhjvfybz builder builders building bujhmbujhm bujhtdbx bujinkan bukkake bukowski buldozer
bulgakov bulgaria bullard bulldawg bulldog bulldogg bulldogs bulldoze bulldozer bulletin bullets bullfrog bullgod
bullhead bullitt bullnuts bullock bullpen bullride bullrun bullseye bullshi bullshit bullwink bullwinkle bullyboy
bultaco bumblebe bumblebee bumerang bumfuck bumhole bunches bungalow bunghole bunnies bunnyman buratino burbank
burberry burford burgerki burgers burgess burgundy burlpony burltree burmese burnett burning burnley burnout burnside
burrell burrfoot burrito burritos burrows burundi burunduk busdrive bushido bushman bushmast bushmaster bushwack
bushwick busines business businessbabe businka busstop bustanut busters busybee butcher butchie buterfly buthead
buttboy buttbutt butterba butterbe butterbean buttercu buttercup butterfl butterfly butters buttface buttfuck butthea
butthead butthole buttlove buttman buttmunc buttmunch buttnut buttnutt buttock buttocks buttons buttplug buttsex
buzzard buzzers buzzkill buzzman buzzsaw buzzword bvgthbz bvgthfnjh bvlgari bvncnbnvvbn byabybnb byajhvfnbrf bycnbnen
bynthytn byrjuybnj bysunsu c0l0rad c0rvette c3por2d c43dae874d c43qpul5rz c7e4f8ezqh caballer caballero caballo
cabaret cabbage cabbages cabernet cabezon cabibble cabible cabinboy cabinet cabinets cabledog cableguy cableman
caboose cabowabo cacapipi cachero cachondo cachorro cacique cadaver cadbury cadence cadillac cadr14nu caesars caffeine
caffreys cagliari caillou caitlin caitlyn cakewalk calabria caladan calamar calamari calamity calavera calbear
calbears calculator calculus calcutta caldera calderon caldwell caledoni calendar calender calgary calhoun caliban
caliber calibra calibre caliburn calient caliente californ californi california caligula calimer calimero calipso
callahan callaway calling calliope callista callisto callofduty calloway calpoly calumet calvary calvert calypso
camacho camaleon camaleun camaron camaross camaroz cambiami cambodia cambria cambridg cambridge cameleon camelia
camelot cameltoe cameron camilit camilla camille camillo camneely campari campbell campeon camping campion camshaft
camster canabis canadian canadien canadiens canales canarias canaries canario canbeef canberra candace candance
candela candice candide candies candlebo candles candyass candybar candycan candycane candyeater candyfinger candyman
canesfan canfield canibus cannabis cannelle cannibal cannibus cannonba cannonda cannondale canoneos canopus canseco
cantina cantona cantrell cantstop canucks capecod capella capetown capital capitals capitan capitano capitol capoeira
caprice capricor capricorn capslock capstan capsule captain captaink caption captiva capture capucine capulet caracas
caracol caralho caramba caramel caramelo caramon caravan carbine carbone carcass cardenas cardiac cardiff cardigan
cardinal cardinals cardman carebear carefree careful caribou carioca carisma carissa caritas carleton carling carlisle
carlito carlitos carlotta carlsbad carlsber carlsberg carlson carlton carlyle carmack carmela carmelit carmella
carmelo carmina carmine carmona carnage carnaval carnegie carnival carnivor carolann carolcox carolin carolina
caroline carolyn carolynn carousel carpedie carpediem carpente carpenter carpets carrera carreras carriage carrick
carrier carrillo carrion carroll carrots carsten cartagen carthage cartier cartman cartmen cartoon cartoons carvalho
carwash casablan casablanca casandra casanova cascada cascade cascades caserta caseyboy caseydog cashflow cashman
cashmere cashmone cashmoney casillas casimir caspian cassandr cassandra cassell cassidy cassiope cassius castaway
castell castello castill castilla castillo casting castings castles catalan catalin catalina catalog catalyst catania
catapult cataract catarina catbert catbird catcher catchme catdaddy caterham caterina catering caterpil caterpillar
catfight catfish catfood catherin catherine cathleen catholic cathouse cathrine cathryn catinhat catlover catmando
catolica catrina catriona catsdogs catseye catskill catsmeow catullus catwalk catwoman caustic caution cavalier
cavaliers cavalla cavallo cavalry caveman cavscout cayenne cazzone cb207sl cbarkley cbcntvf cbljhjdf cbljhtyrj cbr600f
cbr600rr cbr900rr cbr929rr cbreeze cbufhtnf ccccccc cccdemo cchaiyas cde34rfv cdexswzaq cdgirls cdjkjxm cdtnjxrf
cdtnkfy cdtnkfyf cdtnkfyrf cdtnkzxjr cdznjckfd cecelia cecilia cegthgegth cegthgfhjkm ceilidh celebrat celebrit
celebrity celeron celeste celestia celestin celicagt cellphon cellphone cellular celtic1888 celticfc celtics celular
centaur centauri central centric centrino centrum centurion century cepseoun ceramic ceramics cerbera cerberus cerebro
cerebus certclas certified cerulean cervantes cerveza cestmoi cevthrb cezanne cfdtkbq cfhfnjd cfiekmrf cfitymrf
cfkfvfylhf cfvceyu cfvehfq cfvjktn cfvlehfr cfytxrf cgfhnfr cghfdjxybr cgtwbfkbcn cgzfrhuf ch1tt1ck ch3ch2oh ch3cooh
chablis chaching chadwick chainsaw chairman chalice challeng challenge challenger chalmers chalupa chamber chamberl
chambers chameleo chameleon chamois chamonix chamorro champagn champagne champio champion champions chances chancey
chancho chandle chandler chandos chandra chanelle changed changeit changeme changepa changer changes changing channel
channels channing chantal chantel chantell chantelle chaotic chaparra chaplain chaplin chapman chapper chappie
chapstic chapter characte character charade charcoal charged charger chargers chariot charisma charissa charisse
charity charizard charlee charlene charles charless charlest charleston charley charlie charlieb charlied charliem
charlies charlize charlot charlott charlotte charlton charlus charmain charmaine charmed charmer charmin charming
charter charvel chasman chastity chateau chatham chatter chatting chaucer chauncey chauncy cheater cheaters cheating
cheburashka cheburek checked checker checkers checkin checking checkit checkito checkmat checkmate checkout checkup
cheddar cheerio cheerios cheerlea cheerleader cheerleaers cheeseburger cheeseca cheesecake cheeser cheesey cheetah
cheetahs cheetos cheezit chefdom chelios chelsea chelseaf chelseafc chelsey chelsie chemical chemist chemistr
chemistry chennai cherise cherish chernov cheroke cherokee cherries cherrypi cheshire chesney chessie chessman
chessmas chessmaster chester chesterfield chesters chestnut chevalier chevell chevelle chevette chevrole chevrolet
chevron chevyman chevyss chevytru chewbaca chewbacc chewbacca cheyanne cheyenn cheyenne chgobndg chianti chiapet
chibears chicago chicane chicano chicken chickens chickenwing chicklet chicony chicubs chidori chieftai chiemsee
chiffon chigger chihuahu chihuahua chikara chilango childre children chileno chilidog chiller chillin chilling
chillout chilton chimaera chimaira chimera chimney chinacat chinadol chinadoll chinaman chinaski chinatow chinatown
chinchil chinchilla chinchin chinese chingada chingon chinita chinito chinook chipchop chipmonk chipmunk chipotle
chipper chippers chippewa chippie chipster chiquit chiquita chiquito chisholm chitarra chitown chivalry chloedog
chlorine chobits chochoz choclate chocobo chocolat chocolate choctaw choices choirboy cholera chomper chomsky choochoo
chopper choppers chopsuey chorizo choucho chouchou chouette chowchow chowder chowmein chrisbl chrisbln chrisbrown
chrisrey chrissi chrissie chrissy christa christal christel christen christer christi christia christiaan christian
christie christin christina christine christma christmas christo christof christop christoph christophe christopher
christos christy chronic chronos chrysler chrystal chucker chuckie chuckle chuckles chulita chuluthu chumley
chupakabra churchil churchill chutney ciaociao ciccione cichlid cigarett cigarette cincinna cincinnati cinderel
cinderella cinders cindylou cinemax cingular cinnamon cintaku cipolla circles circuit ciscokid citabria citadel
citation citbanna citibank citizen citroen cityboy civicex civicsi civilian civilization civilwar cjcbcrf cjdtcnm
cjdthitycndj cjhjrbyf cjkjdtq cjkysir cjkysirj cjkytxyfz cjrjkjdf cjytxrf cjytxrj ckflrbq ckjytyjr claddagh clambake
clapper clapton clarence clarets clarice clarinet clarion clarissa clarisse clarity clarkie clarkken clarkkent
clarkson classact classic classics claudia claudine claudio claudiu claudius claybird clayman claymore claypool
clayton cleaner cleaners cleaning cleanup clearwat cleavage cleaver clemence clemens clement clemente clementi
clements clemson cleocat cleodog cleopatr cleopatra clermont clevelan cleveland clicker clickit clifford clifton
climber climbing climbon clinton clipper clippers clitlick clitoris clitring clocker clockwor clooney close-up closeup
closter clothes clothing clownboy clticic clubber clubbing clubcapt clubmed clubpenguin clueless cluster clusters
cmigtvo cmu9ggzh cneltyn cnfc35762209 cnfkrth cnfnbcnbrf cnfybckfd cnhfcnm cnhfyybr cnhjbntkm cnhjqrf cnhtkjr cnhtktw
cnhtrjpf cnjvfnjkju cntgfirf cntgfyjd cntgfyjdf cnthdjxrf co437at coachman coastal coaster coasters coastie cobbler
cobblers cobrajet cobraya cocacol cocacola cocaine cochabamb cochino cochise cochran cochrane cockgobbler cocklover
cockman cockring cocksuck cocksucker cocktail cocodog cocoloco coconut coconuts cocopuff cocorico cocotte cocteau
codeblue codeman codename codered codfish codyboy codydog codyman coffees coimbra cojones cokeisit cokeman colbert
coldbeer coldfire coldone coldplay colegiata coleman coleslaw colette colgate colibri collant collants collect
collecti collection collecto colleen college collette collier collingw collins colnago cologne colombi colombia
colombo colonel colonia colonial colorado coloring colossus colours coltrane colucci columbia columbo columbus
comanche comander comando comatose combat123654 combine comcast come2me comeback comfort comicbook comicbookdb
comicbooks comicsans command commande commander commando commandos comment comments commerce commercial commish
commodor commodore communic communit community compact company compass compatible compete compiling complete completed
complex component compose composer compost compound compress compton compusa computador computadora compute computer
computers comrade comrades concept concepts concern concert concerto conchita concise concord concorde concordi
concrete conditio condition condoms conducto conduit conehead confess confetti confiden confidence configuratio
confirm conflict confuse confused congress conklin connard connect connecte connecti connection connecto connell
connelly connery connolly connors conover conquer conquest conrail consense console constanc constance constant
constanta constantin constantine construc construction consuelo consult consulta consume consumer contact contacts
containe contains content contessa contest contests continue contortionist contour contract contrasena contrast
contrera control controll controller controls convair converge converse convert convict coochie cookbook cookies
cooking cookman cool-ca coolbean coolbeans coolboy coolbree coolcat coolcool cooldog cooldude coolest coolfool
coolgirl coolguy coolhand coolidge cooling coolkid coolman coolness coolone coolwhip coonass coondog coopers coorslig
coorslight coorslit copeland copenhag copenhagen copernic copland copperco copperfi coppers copycat copyright coralie
corazon corbett corcoran cordelia cordell cordero cordless cordoba cordova core2duo corinna corinne corinth corleone
cornball cornbrea cornbread corndog cornelia cornelis corneliu cornelius cornell cornfed cornflak cornhole cornholi
cornholio cornhusk cornish cornwall corolla coronado coronas coronet corperfmonsy corporal corporat corporation
corpsman corrado corratec correct corrigan corrina corrine corrupt corsair corsano corsica cortina cortland cortney
corvair corvett corvette cosenza cosette cosmetic cosmodog cosmopolitan cossack costanza costaric costarica costello
costume cosworth cottage cottages cougars coulter counchac council counsel countach counter counters counterstrike
countess counting country countryb countyli couples courage courier courtne courtney cousins cousteau covenant
coventry coverall covingto cowabung cowboys cowboyup cowd00d cowgirl cowsrule coyotes cozumel crabcake crabtree
cracked cracker crackers crackhea crackhead crackpot cracksevi craiger cranberr cranberry cranston crapola crapper
crappie crashed crasher craving crawdad crawfish crawford crawler craxxxs crayfish crayola crazy4u crazybab crazyboy
crazycat crazyfrog crazyhor crazyhorse crazyman crazyzil creamer creampie creamyou creatine creation creativ creative
creator creature creaven creditca creeper creepers crenshaw creosote crepusculo crescent cressida crevette crevice
crewcom crfnbyf crhbgrf cribbage crichton cricket crickets crickett criminal crimson cripple crippler crispin cristal
cristia cristian cristiano cristin cristina cristobal cristopher critical critter critters crjhgbjy crjhjcnm croaker
croatia crocker crocket crockett crocodil crocodile cromwell cronaldo crooked crooner crossbow crossfir crossfire
crossing crossman crossroa croucher crouton crowbar crowley crownvic croydon cruella cruiser cruises cruising crumpet
crunchy crusade crusader crushed crusher crushme cruzazul cruzeiro crybaby cryptic crystal crystals csfbr5yy cstrike
csyekmrf csyjxtr ctdfcnjgjkm ctdthysq cthueyz cthulhu cthuttdbx cthuttdf cthuttdyf ctrhtnyj ctvtyjd ctvtyjdf cubalibr
cubalibre cubbies cubsfan cubswin cucciol cucciolo cuckold cucumber cuddles cueball cuisine culebra culinary culture
cumalot cumberla cumbria cumeater cumface cumhard cuminme cumload cumlover cumming cummings cummins cumonme cumquat
cumsalot cumshot cumshots cumslut cumstain cumsuck cumsucker cumtome cumulus cunning cunningh cuntfinger cunthole
cuntlick cuntsoup cupcake cupcakes curioso curious curitiba currahee current curtain curtains custard customer customs
cuteako cutegirl cuthbert cutiepie cutlass cutting cuyahoga cv141ab cvbhyjd cvbhyjdf cvtifhbrb cvtnfyf cvyx76h
cvzefh1gk cvzefh1gkc cxfcnkbdfz cxfcnmt cxfcnmttcnm cxzdsaewq cyanide cyberia cyberman cybernet cyberonline cybersex
cybrthc cycling cyclist cyclone cyclones cyclops cyecvevhbr cyfqgth cygnusx cyjdsvujljv cyklone cynthia cypress
cyrille cytuehjxrf cytujdbr czekolada d1i2m3a d1lakiss d2000lb d36rkqdff d78unhxq dabears dabulls dad2ownu daddymac
daddysgirl daedalus daffodil daffyduc daffyduck daftpunk dagestan daggers dagobah dagobert dagwood daimler daisies
daisuke daisydog daisymae daisymay dakotah dakotas dalamar dalglish dallastx dalmatio damager damaris damascus damasta
damiano damilola damirka damngood damnyou damocles danbury dancers dancing dandelio dandelion danechka dangerou
dangerous daniela daniele danielit daniell daniella danielle daniels danijela danilka danilov danilova danimal
danknugs danmark danniash dannyboy danthema dantheman dantist danville danziger daredevi daredevil darkange darkangel
darkelf darkfire darkhors darkjedi darkknig darkknight darklord darkmage darkman darkmanx darkmoon darknes darkness
darknigh darknight darknite darkone darkroom darkseed darkside darksoul darksta darkstar darksun darkwing darkwolf
darlene darling darnell darrell darrian darthmau darthmaul darthvad darthvader dartmout dartmouth dasboot dashadasha
dashenka database datalife datalore datnigga daughter dauntivi dauphin davecole davedave daveman daveyboy davidkin
davidlee davidoff davidruiz davidson davinchi davinci davison dawidek dawkins daybreak daycare daydream daylight
daystar daytime daytona daywalke daywalker dazzler dbityrf dbjktnnf dbm123dm dbnfkbq dbnfkbr dbnfkbyf dbrecmrf
dbrnjhbz dbrnjhjdbx dbrnjhjdyf dbyjuhfl dcowboys dctdjkjl dctktyyfz dctvcjcfnm dctvgbplf dctvghbdf dctvghbdtn dcunited
ddddddd ddgirls de1987ma deacons deadbeat deaddog deadend deadeye deadfish deadfred deadhead deadlift deadline
deadlock deadman deadmau deadmeat deadmoin deadpool deadsexy deadsoul deadspin deadwood deadzone deandre deangelo
dearborn deathblo deathnote deathrow deathsta deathstar debaser debeers deborah debtfree debugger debussy decatur
decembe december decembre decibel decimal decipher decision deckard decline dedalus deedlit deepblue deepdive deepika
deeppurple deepred deepsea deepsix deepthro deepthroat deepwate deerhunt deerhunter deering deerpark deeznuts deeznutz
defamer default defence defender defense defiance defiant deftone deftones degauss deicide deidara deirdre dejesus
delacruz delaney delasoul delaware delbert delerium deleted delfino delgado deliciou delicious delight delights
delilah delirium deliver delivery delldell delonge delorean delores delphin delphine delpiero deltachi deltaforce
deltaone deltasig deltatau demarco demchenko demented dementia demeter demetra demetri demetria demetrio demetriu
demidov demigod demiurg democrat demolay demolition demoman demonic demonik demonio dempsey denhaag deniska denison
denisov denmark density dentist dentista dentman denture department depeche depechemode deposit derelict derparol
derrick derrickh dervish descent description desdemon desember deshaun deshawn designer designs desirae desiree
desires deskjet deskpro desktop desmond despair desperad desperado desperados despina dessert destinee destini destiny
destroy destroye destroyer destruct destruction details detectiv detective dethklok detroit deutsch deutsche deutschl
deutschland devante devastator develop develope developer deviant devices devilboy devildog devildriver devilish
deville devilman devilmay devilmaycry devious devochka devotee devotion dewayne dewdrop dezember dfcbkbcf dfcbkbq
dfcbkmtd dfcbkmtdf dfcbktr dfhbfyn dfhdfhf dfhrhfan dfhtybr dfhtymt dfkmltvfh dfkmrbhbz dfkthbq dfkthbr dfkthbz
dfktxrf dfktyjr dfktynby dfktynbyf dfktynbyrf dfktyrb dflbvrf dfnheirf dfytxrf dhjnvytyjub dhtlbyf diabetes diablos
diabolic diabolik diabolo diadora diagonal diamand diamant diamante diamond diamondb diamondd diamonds dianochka
diapason diapers diavolo dicanio diceman diciembr dickdick dickens dickface dickhead dickies dickless dicklick dickman
dickson dickster dicksuck dickweed dictator dictiona dictionary didenko diebitch diebold diehard dienstag diesirae
dietcoke dietmar dietpeps dietrich differen difference diggers diggity diggler digimon digital digitalprodu digitex
digiview dignity digweed dilbert dillard dilligaf dilligas dillinge dillion dillweed dilnoza dilshod dimabilan
dimadima dimanche dimarik dimasik dimazarya dimebag dimedrol dimensio dimension dimidrol dimitri dimitris dimitry
dimo4ka dimochka dimon4ik dimples dinamit dinamite dingbat dingdong dinmamma dinochka dinodog dinosaur dinsdale
diogenes dionysus diosesamo dipascuc diploma diplomat dipshit dipstick director directory direktor direwolf dirkpitt
dirtbag dirtball dirtbike dirtybir dirtyboy dirtycunt dirtydog dirtygirl dirtyman disable disabled disaster discgolf
disciple discman discord discordi discount discover discovery discreet disease dishwash diskette disneyland disorder
dispatch display dispute distance distant district disturbe disturbed divedeep diverdow diversio divider divinity
division divorce divorced dixiedog djamaal djdjxrf djfpass djg4bb4b djgabbab djhvbrc djkrjdf djkrjlfd djkujuhfl
djkxbwf djljgfl djljghjdjl djljktq djtiesto dkfcntkby dkflbckfd dkflbdjcnjr dkflbvbh dkflbvbhjdbx dkflbvbhjdyf
dkjfghdk dknight dm6tzsgp dmarink dmfxhkju dmiller12as dmitriev dmitrii dmitrij dmitriy dnevnik dnomyar dnstuff
doberman dochenka dockers doctorj doctorwh document dodgeram dodgers dodgeviper dodobird dogballs dogbert dogbite
dogbone dogbones dogbreat dogbreath dogbutt dogdays dogface dogfart dogfight dogfish dogfood dogfuck doggies doggone
doggydog doggysty doggystyle doghead doghouse doglover dogmatic dogmatix dogmeat dogphil dogpile dogpound dogshit
dogstar dogstyle dogtown dogwood dohcvtec doherty doingit doitnow dolemit dolemite dolittle dollarbi dollars dollface
dolomite dolores dolphin dolphins doma77ns domainlock domenic domenico domenow domestic dominant dominate dominati
domination dominator domingo domingue dominic dominica dominick dominik dominika dominion dominiqu dominique dominoes
dominos dominus domodedovo domovoy donahue donaldduck donaldo donatella donatello donegal donjuan donkeykong donkeys
donking donnell donnelly donovan donsdad dont4get dontask dontcare dontdoit dontforg dontgotm donthate dontknow
donttell donvito doodlebu doodles doomsday doorbell doorknob doorman doormat doorway dopamine dopehead dopeman doppler
doraemon doright doritos dorkboy doromich dorothea dorothee dorothy dorsett dortmund dothedew doubled doublej doubles
doublet douchebag doughboy doughnut douglas douglass dovetail dowjones dowling downfall downhill downing download
downlow downtime downtown downunde dposton drachen draconis dracula drafting dragnet dragonage dragonba dragonball
dragonballz dragonfi dragonfire dragonfl dragonfly dragonforce dragonla dragonma dragonman dragons dragonss dragonz
dragoon dragrace dragstar dragster dragula drahcir drakcap drakkar drakula dranreb drastic drawing drdeath dreadful
dreamcas dreamcast dreamer dreamers dreamgirl dreaming dreamon dreamonline dreamteam dresden dressage dresser drewman
drexler dreyfus drgonzo dribble drifter drifting driller drilling drinker drinking dripping driscoll drivers driving
drizzit drjynfrnt dro8smwq dropdead dropkick dropzone drowning drowssap drpepper drstrang drucker drugfree drumandbass
drumline drummer drummers drumming drummond drumnbass drumset drunken drusilla drywall ds7zamnw dsobwick dtcyeirf
dtheyxbr dthjxrf dthjybrf dthjybxrf dthyjcnm dtkjcbgtl dtxyjcnm dtybfvby dtynbkznjh dubesor duchess duckbutt duckduck
duckhead duckhunt duckling duckman duckpond ducksoup ducttape dudedude dudelove dudeman duffbeer duffman duffydog
duisburg dukeblue dukedog dukeduke dukeman dukenuke dukenukem dukester dulcinea dumbass dumbfuck dumbshit dummies
dumpling dumpster dunamis dunedin dungeon dunhill dunnowho dunwoody duplicate duracell duramax durandal duranduran
durango dustbin dustman dustoff dustydog dutches dutchess dutchie dutchman dwdrums dylandog dynamic dynamics dynamite
dynastar dynasty dynomite dzakuni dzxtckfd e214fre e2fq7fzj e6pz84qfcj eagleeye eagleman eagleone earlgrey earnest
earnhard earnhardt earnhart earthlin earthlink eastbay eastern eastside eastwest eastwood easypass easypay easyride
eatadick eatmeat eatmenow eatmeraw eatmyass eatpussy eatshit ebenezer echelon eclectic eclipse economia economic
economics economist economy ecstacy ecstasy ecuador edcwsxqaz eddieboy eddings edelweis edgewise edgewood edifier
edinburg edinburgh edinorog edition edmonds edmonton edmundo edoardo edouard eduardo educatio education edwardcullen
edwardo edwards edwardss eeeeeee efbcapa effects efremov eggbert egghead eggplant eggroll eghfdktybt egoiste egorova
egyptian ehidkbd eightbal eightball eighteen eingang einstei einstein einstien eintrach eintritt eisbaer ejaculation
ekaterina ekilpool eklhigcz elastic elates_y elbarto elbereth elcamino eldiablo eldorado eldridge eldritch eleanor
election electra electric electro electron electronic electronics elefant elefante elegance elegant elektra elektrik
elektro element elementa elemental elements elenberg elendil eleonor eleonora elephan elephant elessar elevatio
elevation elevator elfquest elfriede elfstone elgordo elguapo eliezer elisabet elisabeth eliston elizabet elizabeth
elizaveta ellehcim elliott ellison ellswort elmhurst elmwood elsalvador elsinore elspeth elusive elysium elzorro
emachine emachines emanuel emanuela emanuele embalmer embassy embrace emerald emergenc emergency emerica emerson
emiliano emilyann emirates emmajane emmanue emmanuel emmarose emotion emotions empathy emperor empires employee
emporium empress emyeuanh enamorad encarta enchante enclave encounter endeavor endgame endless endymion endzone
energia energie energize energizer enfield enforcer enfuego engaged engineer engineering engines england english
enhanced enjoyit enlighte enolagay enormous enrique ensemble entering enterme enternow enterpri enterprise entertai
entertainment entrada entrance entropy envelope envision epaulson epervier epidemia epiphany epiphone episode epsilon
epstein equinox erasmus erasure erathia erection ereiamjh erhfbyf ericeric erickson ericson ericsson eriksson
erkebulan ern3sto ernesto erotica erreway erskine eruption es206en esbjerg escaflowne escalade escobar escorpi
escorpio escorpion escrima esmerald esmeralda esoteric espagne espanol esperanz esperanza espinosa espinoza espiritu
esposito espresso esquire essayons essence essendon essential esteban estefan estefani estefania estella estelle
estonia estoppel estrada estreet estrela estrell estrella estrellit eternal eternity ethereal ethernet ethiopia
etienne eugenia eugenio eumesmo euphoria eurocard euroline european eus1sue eusebio euskadi evaluate evander
evanescence evangeli evangelion evanston evelina eveline evelyne evenflow evening evenpar evenstar eventlog everclea
everest everett evergree evergreen everlast everlong evermore everques everquest everton evertonf everyday everyone
everythi everything evgenia evgenii evgenij evgeniy evgeniya evgesha evidence evildead evillive evilone evolutio
evolution ewelina examiner example exbntkm excalibe excaliber excalibu excalibur excellen excellence excellent
excelsio exchange excited exciter exciting exclusiv exclusive execute executiv executive executor exercise exhaust
exigent exorcist expediti experience experienced expired explicit explode exploite exploiter explore explorer explosiv
exposed exposure express expresso extensa external extreme exupery eybdthcbntn eyeball eyeballs eyebrow eyecandy
eyesonly ezekiel ezequiel ezmoney f00tball f14tomcat f15eagle f1f2f3f f22raptor f8yruxoj fabfive fabfour fabiana
fabiano fabienn fabienne fabiola fabolous fabregas fabrice fabrika fabrizi fabrizio fabulous face2face facebook
facefuck facelift faceman faceoff facesit facials fackyou factory fafyfcbq fafyfcmtd fahayek fahjlbnf failsafe failure
fairbank fairchil fairfax fairfiel fairlady fairlane fairless fairmont fairview fairway fairytail faithful faithless
fakepass falcone falconer falcons falkland fallacy fallenangel fallengun falling fallout falloutboy falstaff familia
familie famille familyguy fanatic fanatik fanclub fandango fanfare fannies fantasia fantasie fantasies fantasm
fantasma fantasti fantastic fantasy fantazy fantomas fantomen faramir farfalla farmall farmboy farmers farmhous
farming farmland farmvill farragut farrell farrier farscape farside fartface farting fartman fartripper fashion
fashist fastback fastball fastcar fastcars fastdraw fastest fastfood fastfun fastlane fastman fastone fatal1ty
fatality fatback fatbitch fatcock fatdaddy fatdick fatfree fatgirl fatgirls fathead fatima753357 fatluvr fatmike
fatpussy faulkner faustino faustus favorit favorite fcbarcelona fcbayern fcc5nky fcgbhby fcnfkfdbcnf fcporto fdfsfaf
fdfyufhl fdnjhbpfwbz fe126fd fearless feather feathers feature februar february federal federer federic federica
federico federov fedorov fedorova fedotov feedback feelgood feeling feetfeet fefolico feldman feldspar felecia felicia
felicida felicidad felicidade felicita felicity felixcat felixxxx fellatio fellini fellowes fellows females fencing
fenerbahc fenerbahce fengshui fenomen fenomeno fenster fenwick ferarri ferdinan ferdinand ferguson fernand fernanda
fernande fernandes fernandez fernando ferndale fernwood ferrara ferrari ferrarif ferraris ferraro ferreira ferrell
ferrero ferrets ferrina festina festiva festival fetisch fettish feuerweh feuerwehr feyenoor feyenoord feynman fffffff
ffggyyo fgdfgdfg fghbjhb fghghgh fgjcnjk fgjkbyfhbz fgjrfkbgcbc fgtkmcby fhbyjxrf fhctybq fhifdby fhnehxbr fhntvbq
fhntvrf fhrflbq fhutynbyf fhvfutljy fibonacci fickdich ficktjuv fiction fiddler fidelio fidelis fidelity fidodido
fielding fietsbel fifteen fightclu fightclub fighter fighters fighting fighton figment figtree filatov filatova
filbert filibert filimon filipino filippo filippov fillmore filmstar filofax filomena filters finalfan finalfantasy
finally finance financia financial fincher findaupair finding findout finesse fingers finished finland finnegan
finnland finster fiorell fiorentina firdaus fireball firebir firebird fireblad fireblade fireboy firebug firecat
firedawg firedept firedog firefigh firefighter firefire firefly firefox firegod firehawk firehose firehous fireice
fireman firenze fireplug firestar firestarter fireston firestor firestorm firetruc firetruck firewalk firewall
firewate firewire firewood firework fireworks firstaid firstone firstson firsttim fischer fishbait fishbone fishbowl
fishboy fishcake fishead fisherma fisherman fishers fisheye fishface fishfinger fishfish fishfood fishfry fishhead
fishhook fishing fishlips fishman fishnet fishpond fishtank fistfuck fisting fitness fitzgera fitzgerald fitzroy
fiveiron fivekids fivestar fixitman fk8bhydb fkbyjxrf fkg7h4f3v fkmnfbh fkmnthyfnbdf fkojn6gb fkrjujkbr fktdnbyf
fktrcfyl fktrcfylh fktrcfylhf fktrcfylhjd fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf fktrcfylth fktrctq fktrcttd
fktrcttdf fktyeirf fktyjxrf flagman flagpole flagship flameboy flamenco flamengo flameon flaming flamingo flanders
flanker flannery flapjack flapper flaquit flashbac flasher flashes flashman flashme flashnet flatbed flatboat flatbush
flathead flatland flatline flatron flattop flavour flawless fldjrfn fleabag fleetwoo fleetwood fleming flemming
fleshbot fletcher flexible flexscan flhtyfkby flibble flicker flights flimflam flinders flintsto flintstone flipflop
flipmode flipoff flipper flippers flipside flipyou flogger flooring florenc florence florenci florencia florent
florian florida flossie flotsam flounder flowers flowing fltkbyf flubber flushing flutter flvbhfk flvbybcnhfnjh
flyaway flyfish flyfishi flyhigh flyingv flynavy flyvholm flywheel fnkfynblf focused foghorn foiegras folders folgers
folgore follett followme fonseca fontaine fontana foofight foolish foosball footbal football footballs footboy
footfuck foothill footjob footlong footloos footlove footman footsie footslav forbidde forbidden fordfocu fordfocus
fordham fordman fordtruc fordtruck forecast foreign foreman forensic foreplay foreskin forester forestman forestry
forever foreveryoung forfree forgetit forgetme forgetmenot forgive forgiven forgotit forgotte forgotten forklift
forlife forlorn formatters formula forplay forreal forrest forsaken forsale forsberg forster forsure forsythe fortknox
fortran fortress fortuna fortunat fortune fortyone fortytwo forumwp forward forzaroma forzima fosgate fosters fotball
fotograf foucault foulball foundati foundation founder fountain fourier fourkids fournier fourplay fourstar fourteen
fourtrax foxfire foxglove foxhound foxmulder foxtrot foxwoods foxylady foxyroxy fr33d0m fractal fractals fraggle
fragile fragment francais frances francesc francesca francesco franchis francia francine francis francisc francisca
francisco francoi francois franken frankfur frankfurt frankie franklin frankly franklyn frankzap frankzappa frannie
frantic franway frasier frazier frdfhbev frdfkfyu fre_ak8yj freakboy freakdog freaked freaker freakin freakme freakout
freaksho freakshow freckle freckles fredderf freddie frederi frederic frederick frederico frederik frederiksberg
fredfred fredonia fredrau fredric fredrick fredrik free4all free4me freebie freebird freecell freeclus freedom
freedoms freefall freefree freehand freehold freejack freelanc freelancer freeland freelove freemail freeman freemind
freemont freenet freeones freepass freeporn freeport freeride freesex freespace freestuff freestyl freestyle freesurf
freetime freeuse freeuser freeway freewill freewin freezer freezing frehley freiburg freight freiheit freitag fremont
frenchfr frenchie frenchy frequenc fresher freshman freyfvfnfnf frfltvbz friction fridays fridolin friedman friedric
friendly friends friendship friendste friendster frigate frisbee friskie fritolay fritter frnhbcf frodobag frogface
frogfrog frogger froggie froggies froglegs frogman froinlaven frolova fromage fromhell fromvermine frontera frontier
frontline frontosa frostbit frostbite frozenfish fruitbat fruitcak fruitcake fsd9shtyu fsunoles fubared fuck0ff
fuck_inside fuckall fuckass fuckedup fuckers fuckersss fuckface fuckfest fuckfuck fuckgirl fuckhard fuckhead fuckher
fuckhole fuckina fucking fuckinside fuckinti fuckitall fucklife fucklove fuckmeha fuckmehard fuckmeno fuckmenow
fuckmyass fuckmylife fucknut fucknuts fuckoff fuckshit fuckslut fuckstic fuckstick fucktard fuckthat fuckthem
fuckthemall fucktheworld fuckthis fuckthroat fucktoy fuckuall fuckwit fuckyeah fuckyou fuckyoua fuckyoubitch
fuckyouguys fuckyour fuentes fufnfrhbcnb fugitive fuhrfzgc fujifilm fujitsu fulcrum fulhamfc fullback fullhous
fullmetal fullmoon fullred fullsail fumanchu fun4all funbags function funeral funforme funfunfu fungible funhouse
funkster funnies funnycar funnyguy funnyman funstuff funtime funtimes furball furelise furious furnace furnitur
furtado further fusilier fussbal fussball futball futebol futurama futures fuzzball fuzzbutt fvcnthlfv fvfnjhb fvthbrf
fy.njxrf fyfcnfcbz fyfnjkbq fyfnjkmtdbx fyfnjkmtdyf fyfrjylf fylh.irf fylhjvtlf fylhtqrf fylhttdf fynfyfyfhbde fynjirf
fynjybj fynjybyf fynjyjdf fyutkbyf fyutkjr fyutkjxtr fyyeirf g0dz1ll gabbana gabriel gabriela gabriele gabriell
gabriella gabrielle gadzooks gaetano gaffney gagarin gagging galactic galactica galactus galadriel galahad galapago
galatasa galatasara galatasaray galatea galaxie galeries galileo galinka gallaghe gallardo gallaries gallego galleon
galleries gallery galloway galvesto gambino gambler gameboy gamecock gamecocks gamecube gameday gameman gamemaster
gameover gameplay gametime gandako gandalf gandolf ganesha gangbang gangbanged gangrel gangsta gangstar gangste
gangster gangsters ganibal ganjaman ganjubas gannibal ganster ganteng ganymede garbage gardener gardenia gardens
gardiner gardner garfiel garfield garfild gargamel gargoyle garibald garland garnett garnier garrett garrick garrison
garters gartner gasanov gasoline gastone gatekeep gatekeeper gateway gateways gathering gatinha gatinho gatorade
gatorfan gatorman gattaca gattone gaudeamus gauloise gauntlet gauthie gauthier gautier gavilan gaviota gavrilov
gayathri gaylord gazelle gazette gbfcnhs gbgbcmrf gbgtnrf gbhfvblf gbkbuhbv gblfhfc gblfhfcbyf gblfhfcs gbljhfc
gbljhfcs gbpacker gbyudby gcheckou gcheckout gearbox gearhead gearsofwar geddylee geek01d geekboy geelong geemoney
gefccga geforce gehenna geibcnbr geilesau gembird geminis gemstone gendalf general generale generals generation
generator generic geneseo genesis genetic genetics geneviev genevieve genghis geniusnet gennadiy gennaro genocide
genoveva gentleman genuine geoffre geoffrey geology geometry geordie georges georgetown georgia georgie georgin
georgina georgio georgiy geraldin geraldine geraldo geranium gerardo gerasim gerasimov gerasimova gerbera gerhard
gerhardt gericom gerlinde germain germaine germania germano germany geronim geronimo geronto gerrard gerrity gerryber
gershwin gertrud gertrude gervais gesperrt gestalt gestapo getajob getalife getaway getback getbent getdown getfucked
gethigh getinnow getitnow getiton getlaid getlost getmein getmoney getnaked getpaid getreal getrich getsdown getsmart
getsome getting gettysbu gettysburg geujdrf gevaudan gfccdjhl gfccgjhn gfcgjhn gfdkjdf gfgfrfhkj gfgfvfvf gfghbrf
gfgjxrf gfhfcjkmrf gfhfdjp gfhfdjpbr gfhfktkjuhfv gfhfljrc gfhfpbn gfhfvgfvgfv gfhfyjbr gfhfyjqz gfhfyjz gfhjdjp
gfhjkbot gfhjkmgfhjkm gfhjkmm gfhjkmrf gfhjkmxbr gfhjkzytn gfhkfvtyn gfhnbpfy gfitymrf gfnhbjn gfyfcjybr gfynthf
ggggggg ghbcnfd ghbdtnbr ghbdtnbrb ghbdtndctv ghbdtnghbdtn ghbdtngjrf ghbdtnrfrltkf ghbhjlf ghbjhbntn ghblehjr
ghblehrb ghbphfr ghbrjkbcn ghbrjkmyj ghbynth ghbywtccf gherkin ghfplybr ghhh47hj ghislain ghjatccbjyfk ghjatccjh
ghjcgtrn ghjcnbnenrf ghjcnbvtyz ghjcnjabkz ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnf ghjcnjnfr ghjcnjq
ghjcnjqgfhjkm ghjcnjrdfibyj ghjcnjrdfif ghjcnjz ghjdthrf ghjgecr ghjgfufylf ghjnbdjcnjzybt ghjnbdjufp ghjnjnbg
ghjnjrjk ghjrehfnehf ghjrehjh ghjrjgtyrj ghjuhfvbcn ghjuhfvvbcn ghjuhfvvf ghjuhtcc ghjvtntq ghostdog ghoster ghostly
ghostman ghostrecon ghostrid ghostrider ghtdtlvtldtl ghtktcnm ghtlfntkm ghtpbltyn giacomo giampaolo giancarl giancarlo
gianluca giantess gibbons gibralta gibsonsg giddyup gifford gigabyte gigante gigantic gigantor gigemags giggalo
giggles gilbert gilberto gilgames gilgamesh gillespi gillette gillian gilligan gilmore gilmour gimmesum ginette
ginsberg ginscoot ginseng gintonic ginuwine giordano giorgia giorgio giovani giovann giovanna giovanni giraffe
girasole girfriend girlfrie girlfriend girlies girls4me girlygirl giselle gitanes giuliana giuliano giusepp giuseppe
giveitup gizmocat gizmodo gizmodog gjdtkbntkm gjgeufq gjgjxrf gjhjctyjr gjhjlfcjqrb gjikbdctyf gjkbyjxrf gjkbyrf
gjkjdbyrf gjkrjdybr gjkysqgbpltw gjkzrjdf gjlcnfdf gjlfhjr gjpbnbd gjrtvjy gjvbljh gjyjvfhtdf gjytltkmybr gkfdfybt
gkfytnf glacier glacius gladbach gladiato gladiator gladiolus gladston glamour glasgow glasnost glasses glassic
glassjaw glassman glastron glavine glencoe glendale glennwei glenwood glimmer glitter glock9mm glorious glotest
glowworm gmcjimmy gmctruck gnasher gnatsum gnorman gnusmas go2hell go49ers go4broke go4itnow goahead goatboy goathead
goatman gobbler gobears gobigred gobills goblues gobrowns gobruins gobucks gobuffs gobulls gocanes gocards gococks
godawgs godbless goddamn goddard goddess godfathe godfather godflesh godfrey godhead godisgoo godisgood godisgreat
godislov godislove godless godlike godloves godofwar godpasi godsend godsgift godslove godsmack godspeed godswill
goducks godzila godzill godzilla godzils4s goeagles gofaster goforit gogators gogetit gogetter goggles gogiants
gogosox gogreen gohabsgo gohawks goheels gohogsgo goirish golakers goldberg goldenbo goldenboy goldeney goldeneye
goldfing goldfinger goldfish goldman goldmine goldone goldorak goldrush goldsink goldstar goldstei goldtop goldtree
goldwing goleafs goleafsg golfball golfcart golfclub golfers golfgolf golfgti golfing golfman golfnut golfpro golgotha
goliath golions golovin gomango gonchar gondola gondolin gonefish goniners gonoles gonzaga gonzale gonzales gonzalez
gonzalo goobers good123654 good2go good4me good4now good4you goodall goodbeer goodboss goodboy goodbye goodday gooddog
goodfell goodfella goodfellas goodfood goodgame goodgirl goodgod goodguy goodguys goodhead goodies gooding goodison
goodjob goodlife goodlord goodlove goodluck goodman goodmorning goodness goodnews goodnigh goodnight goodone goodpussy
goodrich goodsex goodstuf goodstuff goodtime goodtimes goodtogo goodwill goodwin goodwood goodyear goofball gooliner
gooners goonies gooseman gopackgo gophers gopinath gopokes gorbunov gorbunova gordienko gordita gordito gordolee
goredsox gorgeous gorilla gorillas gorillaz gorodok goshawk goskins gosling gospurs gossamer gosselin gostate gostosa
gostosao gostoso gotenks goterps gotigers gotlove gotmilk gotohell gotribe gotrice gottlieb gotyoass gourmet governor
govinda gowings goyanks gq361hy grabber gracchus graceful gracelan graceland gracias graduate graffiti graffix grafton
graikos grainger grammar granada granata grandad grandam grandkid grandkids grandma grandmas grandmaster grandorgue
grandpa grandpri grandprix grandson granger granite granted granvill grapeape graphic graphics graphite graphix
grapple grappler grasshop grasshopper grateful gravedig gravity graycat grayfox grayson graywolf gre69kik greaser
greatdan greater greatest greatgoo greatman greatnes greatone greatsex greatwhi greatzyo greedisgood greekboy greekgod
greenbay greenber greenbud greencat greenda greenday greendog greenegg greener greenery greeneye greeneyes greengre
greengreen greenguy greenhouse greenie greenlan greenlantern greenlea greenlee greenman greenpea greentea greentre
greentree greenwav greenway greenwic greenwoo greenwood greeting greetings gregori gregorio gregory gregster gremlin
gremlins grenada grenade grendal grendel grenden grenoble gresham greshnik gretchen gretsch gretzky greybear greyfox
greyhawk greyhoun greyhound greyson greywolf gribble gridiron gridlock griffen griffey griffin griffins griffith
griffon grifter grigoryan grimace grimlock grimreap grimreaper grimsby grinder grinders grinding gripper grissom
grizzle grizzley grizzlie grizzly grocery grolsch grommet grommit gromova groover groovin grossman groucho groundho
groupd2013 grouper growing growler grubber grumble grumman grundle gryphon gsewfmck gstring gtfullam gthcjyfk
gthtcnhjqrf gthtrfnbgjkt gthtrhtcnjr gtkmvtyb gtkmvtym gtnheirf gtnhjczy gtnhjdbx gtnhjdf gtnhjdyf gtnhjpfdjlcr
gtxtymrf gtynfujy guadalup guadalupe guardia guardian guatemal guatemala guderian guenter guenther guerilla guernsey
guerrero guessit guesswho guevara guildwars guilherme guillaum guillaume guillerm guillermo guiness guinnes guinness
guitare guitarhero guitarist guitarma guitarman guitarra guitars gulfstre gulliver gulmira gulnara gumball gumdrop
gumshoe gunblade gundamwing gunfight gungadin gungrave gunners gunnison gunship gunsling gunslinger gunsmith gunsmoke
gunther gurpreet gurumayi gustave gustavo gutentag guthrie gutierre gutierrez guybrush gwendoli gxlmxbewym gy3yt2rgls
gymnast gymnastic gypsydog gznfxjr gznybwf h00ters h0lygr41l h200svrm h2opolo h397pnvr h72sfibbnl h9iymxmc habanero
habitat hacienda hackaren hackedit hackers hackerz hackett hacking hackman hackney hacksaw haddock hadoken hadrian
hagakure haggard haguenau hahahah haileris hairball haircut hairless hairpie hakaone hakkinen halberd halcyon halflife
halfmoon halford halfpint halftime halfway halibut halifax hallelujah hallmark hallodu hallowboy hallowee halloween
hallway halogen haloreach halsted hambone hamburg hamburge hamburger hamilton hammarby hammered hammerhe hammerhead
hammers hammertime hammett hammock hammond hampster hampton hamradio hamster hamsters hamtaro hanalei hancock handbag
handbags handball handbook handcuff handicap handily handjob handler handsoff handsome handyman hanford hangers
hangman hangout hangover hangten hangtime hanibal hankster hannelor hannibal hannover hanover hansolo hanswurst
hanuman hapkido happens happier happiest happines happiness happyboy happycat happyday happydays happydog happyface
happyguy happyhap happyhappy happyjoy happylife happyman happyme happyness happyone happytim harakiri harbinger
harbour harcore hardass hardaway hardball hardbody hardc0re hardcock hardcor hardcore harddick harddriv hardest
hardguy hardhat hardhead harding hardkore hardline hardman hardone hardpack hardrock hardtail hardtime hardtoon
hardware hardwareid hardwick hardwood hardwork haribol harlequi harleyd harleyma harleys harlock harmless harmonic
harmony harness harpoon harrier harriet harringt harriso harrison harrydog harryhoo harrypot harrypotter harsingh
hartford hartland hartley hartman hartmann harvard harvest harveys harvick harwood hasbeen hashish hassagjs hasting
hastings hatcher hatchet hatebree hatelove hatesyou hateyou hatfield hathaway hatrick hatteras hattori hattrick
haunted haustool havanna havefun hawaiian hawaiiguy hawkdog hawkeye hawkeyes hawking hawkins hawkman hawkmoon hawkwind
hawkwood hawthorn hax0red hayabusa hayashi hayastan hayduke hayward haywood hazelnut hazzard hbhlair hd764nw5d7e1vb
hd764nw5d7e1vbv hdbiker headache headcase headers headhunt headhunter headless headroom headshot headspin healing
healthy heartbre heartless heathen heather heathers heathrow heating heatwave heavenly heavymet heavymetal heccrbq
heckfyf heckfyxbr heckler hedgehog hedimaptfcor hedj2n4q hedonism hedonist heffner hegemon heidiho heimdall heimlich
heineken heinlein heinrich heisman hejmeddig helicopt helicopter hellbent hellboun hellbound hellboy hellcat hellfire
hellgate hellhole hellhoun hellion hello2u helloall hellohel hellohello hellokit hellokitty helloman hellome hellomoto
hellothe hellothere helloween hellowor helloworld helloyou hellrais hellraiser hellsbel hellsing hellspaw hellspawn
hellyea hellyeah hellyes helpctr helpdesk helpful helphelp helping helpless helsinki hemicuda hemingwa hemligt hemlock
hemmelig henderso henderson hendrick hendrik hendrix hennepin hennessy henning henriett henrique hepburn heracles
herbert hercule hercules hereford hereiam heretic herewego hergood heritage herkules hermann hermine hermione hermosa
hernande hernandez hernando heroine herpderp herrera herring herschel hershey hershil hesoyam hetfield hevonen hewlett
hexagon hextall heybaby heydude heyjude heythere heywood hfccdtn hfcgbplzq hfcnbirf hfcnfvfy hfgcjlbz hfljcnm hfnfneq
hfpldfnhb hfytnrb hhhhhhh hiawatha hibernia hibernian hibiscus hickman hickory hidalgo hideaway hideout higashi
higgins highball highbury highest highfive highgate highheel highjump highland highlander highlife highspee hightech
hightide hightime highway highwind hiheels hijodeputa hilfiger hillary hillbill hillbilly hillcres hilliard hillman
hillside hilltop himalaya himitsu himmler himself hindustan hip-hop hippies hipster hiroshi hiroyuki hirsute hisashi
hispanic history hitachi hithere hjcnbckfd hjlbntkb hjpjxrf hjvfirf hjvfyjdf hjvfynbr hjvfynbrf hjvjxrf hoangen
hobbiton hobbits hobgoblin hobiecat hoboken hocuspocus hoddling hoffman hoffmann hoghead hogtied hogwarts hogwash
hogwild holahola holbrook holcomb holding holeinon holeshot holiday holidays holiness hollage holland holliday
holliste hollister holloway hollydog hollywoo hollywood hologram holstein holsten holycow holycrap holyman holymoly
holyshit holywood homebase homeboy homebrew homedepo homefree homegrow homeland homeless homemade homepage homerjay
homersim homerun homesick hometown homewood homework homeworld homicide hondacar hondacbr hondaciv hondacivic hondacr
hondacrv hondacrx hondaman hondas2000 hondavfr honduras honesty honeybea honeybear honeybee honeybun honeydew honeydog
honeymoon honeypie honeypot hongfund hongkong honolulu hoochie hoodlum hookedup hookers hooligan hooligans hoopstar
hoopster hoosier hoosiers hooters hopalong hopeful hopefull hopeless hopkins hoppers hopping horacio horatio horizon
hormone hornball horndog horndogg hornets hornier hornyboy hornydog hornyguy hornyman hornyme hornyone horosho
horseman horsemen horsepower horseshit horsesho hortense hosehead hoseman hoskins hospital hostile hot2trot hot4you
hotbabe hotbabes hotbitch hotbody hotboys hotchick hotchkis hotcock hotcunt hotdamn hotdick hotdogs hotfeet hotgirl
hotgirls hothead hotlanta hotlegs hotline hotlips hotlove hotmale hotmama hotmove hotness hotpants hotporn hotpussy
hotrats hotrods hotsauce hotshit hotshot hotspot hotspur hotspurs hotstud hotstuf hotstuff hottest hotties hottsexx
hottuna hotwater hotwheel hotwheels hotwife houdini houghton hounddog houndog housebed housecat housemusic housepen
housewife housewifes housing houston hovepark howareyo howareyou howhigh howitzer howling hoyasaxa hp189dn hpsalgay
hrothgar hrvatska hshfd4n htcnjhfy htlbcrf htmlctl htubcnhfwbz hubbahub hubbard hubbell hubertus huckster huffman
hugecock hugedick hugetits huggies hughjass hugoboss hulahoop huligan hulkster hullcity humanity humanoid humbert
humberto humboldt hummerh humphrey hundred hungary hunglow hungwell hunnybun hunt4red hunters hunting huntress
huntsman hurrican hurricane hurricanes hurryup husband huskerdu huskers huskies hussain hussein hustler hutchins
hv120dv hvidovre hxp4life hxxrvwcy hyacinth hydepark hyderabad hydrant hydrogen hyperion hyperlit hypnodanny hysteria
hyundai hzgg9umc hzze929b iaapptfcor iamawesome iambigal iamcool iamfree iamgreat iamhappy iamhere iamhorny iamking
iampurehaha iamsexy iamsocool iamthema iamtheman iamtheone ibelieve ibilljpf ibilltes ibragim ibragimov ibrahim
icam4usb icandoit icculus icebaby icebear iceberg icecold icecrea icecream icecube icefire icehouse iceland icenine
icepick icequeen icewater icewind ichabod ichbins ichiban ichwill iddqdiddqd iddqdidkfa identity idinahui idlewild
idontcar idontcare idontkno idontknow idontno iecnhbr ifoptfcor iforget iforgot iforgoti iforgotit ifufkbyf iggypop
iglesias ignacio ignatius igromania ihateyo ihateyou iiiiiii ijrjkfl ijrjkflrf ilikeike ilikeit ilikepie ilikeporn
ilikepussy ilikesex ilikeyou illegal illicit illinois illmatic illumina illuminati illusion illusions illwill iloveamy
iloveass iloveboobies ilovebri ilovecock ilovedick ilovefee ilovegirls ilovegod iloveher ilovehim iloveit ilovejen
ilovejes ilovejesus ilovekim ilovelife iloveluc ilovelucy ilovemar iloveme ilovemom ilovemusic ilovemyfamily
ilovemylife ilovemyself ilovepor iloveporn ilovepus ilovepussy ilovesam ilovesex ilovetit ilovetits iloveyo iloveyou
iluvatar iluvporn iluvsex iluvtits im2cool imaccess imagination imagine imaging imajica imaloser imation imbored
imemine imhorny imhotep imissyou imjakie imladris immortal impalass impaler imperato imperator imperia imperial
imperium implant implants importan important impossib impossible impress impreza impulse imtheman inandout inbhkbw
incident include incognit incognito incoming incorrect incredible incubus indahous indahouse independ independent
indiana indianali indianer indians indiglo indobokep indonesi indonesia indurain industry indycar ineedsex inertia
inetcfg infalicall infamous infantry infected infernal inferno infidel infinit infinite infiniti infinity inflames
informat information informer infotech infrared ingeborg ingenier ingersol ingodwetrust ingress inhouse initial
inkognito innocent innuendo insanity insecure insertion insertions inshallah insider insight insignia insomnia inspect
inspecto inspector inspire inspiron install installdevic installsqlst installutil instant instinct institut instruct
insulin insuranc insurance integer integra integral integrit intelinside intelligence intense interacial interact
intercom intercourse interest interests interex interior intermilan internal internat international interne internet
interpol interrupt intersta intheass intheend intimate intranet intrepid intrigue introubl intrude intruder intubate
inuyash inuyasha invader invalid invalidp invasion inventor invernes inverse investor invictus invisibl invisible
invoice iownyou ipanema ipo54tj45uy ipswich iraffert irairaa ireland iridium irishboy irishka irishlad irishman
irkutsk irochka ironbird ironchef ironcity irondesk irondoor ironfish ironfist irongoat ironhead ironhors ironhorse
ironlung ironmaid ironmaiden ironman ironmike ironpony ironroad ironside ironsink irontree is211tn is3yeusc is_a_bot
isabela isabell isabella isabelle isdaman iseedeadpeople iseeyou isengard isgreat ishikawa ishmael ishorny iskandar
iskander islamabad islander islanders islands issmall istanbul isthebes isthebest istheman italian italiano italias
italien itdxtyrj itsasecret itsmine itstime itworks ivanhoe ivanivanov ivanova iverson iwantin iwantit iwantsex
iwantyou iwillwin iwojima iyaayas iyaoyas izabela izabella izumrud izzicam j0nathan j3qq4h7h2v jabberwo jabroni
jacinta jackaroo jackass jackasss jackdani jackdaniels jackdaw jackdog jackets jackfros jackfrost jackfrui jackhamm
jackhammer jackiech jackjack jacklyn jackman jackmeof jackoff jackpot jackruss jackryan jackson jacksons jackster
jacobsen jacobson jacobus jacqueli jacqueline jacques jacuzzi jadakiss jaguars jaguarxj jahbless jahlove jaihind
jailbait jailbird jaimatadi jakarta jakedog jakejake jakeman jakester jakeyboy jalapeno jalisco jamaica jamaican
jamboree jamdown jamesbon jamesbond jamesdea jamesjames jameson jamessss jamielee jamison jammers jamming jammygirl
jamshid janeiro janelle janessa janette janeway janitor jansport janssen jansson januari january janvier japanees
japanes japanese jaredleto jarhead jaroslav jarrett jasmina jasmine jasonlee javabean javaman javelin jawbone jawbreak
jaybird jayhawk jayhawks jaysoncj jazmine jazzbass jazzman jazzmin jazzmine jbruton jeanett jeanette jeanine jeanluc
jeanmarc jeannett jeannie jeannine jeanpaul jedidiah jediknig jediknight jedimast jedimaster jeepers jeepjeep jeepman
jeepster jeffbeck jeffers jefferso jefferson jeffery jeffhardy jeffjeff jeffrey jeffwsb jehovah jellybea jellybean
jellyfis jellyfish jellyman jemoeder jenelle jenifer jeniffer jenkins jenn1fer jennife jennifer jennings jennyff
jeopardy jerbear jeremia jeremiah jeremias jergens jericho jerking jerkoff jerkyboy jermaine jeronimo jerrylee jertoot
jerusale jerusalem jess1ca jessejames jessica jessicam jessicas jessika jesucrist jesus4me jesuschr jesuschris
jesuschrist jesusfreak jesusgod jesusis jesusislord jesussaves jetaime jetbalance jetblack jetblue jetboat jewelry
jezebel jg3h4hfn jgordon jgthfnjh jgtxzbhr jhendrix jhnjgtl jhonatan jigaboo jigei743ks jiggaman jiggles jillian
jimandanne jimbeam jimdavis jimenez jimkirk jimmyboy jimmyjam jimmypag jingles jitendra jitterbu jitters jiujitsu
jizzeater jizzman jjjjjjj jjohnson jkbvgbflf jktcmrf jktrcfylh jktujdbx jktymrf jlaudio jlbyjxrf jlbyjxtcndj jledfyxbr
jlettier jlhanes jnrhjqcz jo9k2jw joachim joaquim joaquin jobsearc jobsearch jocelyn jockstra joeblack joeblow joecool
joemama joesakic joeseph joesmith joeyjojo johanna johanne johannes johansen johnatha johnathan johnboy johncen
johncena johndeer johndeere johndoe johngalt johnjohn johnmish johnnie johnnyb johnnybo johnnyd johnpass johnpaul
johnsmith johnson johnston johnwayn jokerjoker jokerman jolanda jollymon jonatha jonathan jonathon jonnyboy jor23dan
jordana jordans josefin josefina joselit joselito joselui joseluis josepha josephin josephine josephphone joshman
jourdan journal journey joxury8f joyride joystick jpthjdf jrcfyjxrf jrracing jscript jtuac3my juancarlo juancarlos
juancho juanita juanito juanjose juanpabl jubilee juergen juggalo juggerna juggernaut juggler jughead juicebox
juiceman juillet jujitsu jukebox julemand juliana juliane julianna julianne julieann julieta juliett julietta juliette
jumanji jumping jumpjet jumpman jumpshot junction junebug jungfrau junglist juninho juniper junkfood junkies junkmail
junkman junkyard jupiler jupiter jurassic just4fun just4me just4you justdoit justforf justforfun justfun justice
justina justinb justinbiebe justinbieber justine justlook justmine justonce justyna juvenile juventu juventus jvtuepip
jxfhjdfirf jzf7qf2e k.ljxrf k.lvbkf k1200rs k123456789 k9dls02a k9vvos0a kabanchik kabouter kafedra kahless kailayu
kaioken kaitlin kaitlyn kaitlynn kakarot kakaroto kakashi kakashka kakawka kakdela kakosja kalamata kalamazo kalamazoo
kalambur kaleigh kalender kalifornia kaligula kalimera kalinin kalinina kaliningrad kalinka kalleank kalleanka
kallisti kalpana kalyani kamakazi kamakiri kamasutr kamasutra kambing kamchatka kamehame kamehameha kamelia kamelot
kameron kamikadze kamikaze kamikazi kamilek kamilka kamilla kanabis kangaroo kanmax1994 kapitan kappaman kappasig
kapusta kar120c karabas karachi karaganda karamba karamel karamelka karandash karaoke karapuz karasik kardelen
kardinal kareena kareltje karimov karimova karinka karishma karizma karlito karlmarx karlmasc karloff karmann karolin
karolina karoline karolinka karpova karsten karthik kartina karting kartoshka karupspc kasandra kasatka kashmir
kasimir kasparov kasperok kassandra kassidy katarina katebush katelyn katelynn katemoss katenka katenok katerin
katerina katerinka katharin katharina katherin katherine kathleen kathmandu kathrin kathrine kathryn katiebug katiedog
katinas katinka katmandu katrina katrine katrinka katusha katushka katyakatya katydid katyusha kaufman kaufmann
kaulitz kavitha kawasak kawasaki kayaker kayaking kayleen kayleigh kaylynn kazakhstan kazakov kazakova kazanova
kazantip kbcbxrf kbctyjr kbdthgekm kbkbxrf kbnthfnehf kbpfdtnf kbpjxrf kbytqrf kcchiefs kcj9wx5n kcmfwesg kd189nlcih
kd5396b kearney keating keebler keepout keepsake kekskek kelebek kellogg kelloggs kellyann kemerovo kenaidog kendall
kendrick keneand kenichi kenmore kennedy kenneth kennwort kenseth kenshin kenshiro kensingt kensington kentavr
kentucky kenwood kenworth kenyatta kerberos kerouac kerplunk kerrigan kershaw kerstin kerygma kessler kestrel ketamine
ketchum ketchup keyboard keyhole keylargo keystone keywest keyword kfcnjxrf kfdfylf kfgecbr kfgeirf kfgjxrf kfrhbvjpf
kfvgjxrf kgvebmqy khongbiet kickass kickbox kickbutt kickflip kicking kicksass kidding kidrock kiersten kikimora
kikiriki kilbosik kilgore kilkenny killabee killall killbill killeen killemal killemall killerb killerbe killerbee
killerman killers killian killians killing killjoy killkill killroy killswit killyou killzone kilowatt kimball kimberl
kimberle kimberley kimberly kimchee kincaid kindbud kindbuds kindness kindred kinetic kingair kingdom kingfish
kingfisher kingking kingkon kingkong kinglear kingman kingpin kingpins kingrat kingrich kingring kingshit kingsize
kingsley kingston kingtut kinkysex kinsella kinshasa kipelov kipling kippers kirillov kirkland kirkwood kirpich
kirsten kirstin kirusha kiselev kiseleva kishore kissarmy kissass kissfan kissing kisskiss kissmyas kissmyass kissthis
kisulya kitchen kiteboy kitsune kittens kitties kittycat kittyhaw kittykat kittykit kittykitty kjiflrf kjkszpj
kjrjvjnbd kki177hk kkkkkkk kl?benhavn klaipeda klapaucius klaster klaudia klavier kleaner kleenex kleiner kleopatra
klimenko klimova klinger klingon klinker klipsch klondike klootzak klopklop kloster klubnichka klubnika kluivert
kmdtyjr kneecap knickerless knickers knights knitting knocker knockers knockout knopfler knopo4ka knothead knowledg
knowledge knowles knuckle knucklehead knuckles knuddel knudsen kobayash kobebrya kobebryant koblenz kochamcie kochanie
kodaira kodeord kohsamui kokaine kokakola kokanee koketka kokopell kolawole kolbasa kolding kolesnik kolibri kolobok
kolokol kolomna kolonka kolosov kolovrat komarov komarova komatsu komputer kondrat konfeta konfetka konnichi kononenko
konoplya konovalov konovalova konstantin kontakt kontiki koolaid koolhaas koolkat kordell korolev koroleva koshechka
koskesh kosmonavt kosssss kostyan koteczek kotenok kotopes kottayam kotyara kourniko kovalenko kovalev kovaleva
kowloon kozanostra kozerog kozlova kpcofgs kpydskcw kr9z40sy kracker krakatoa krasavchik krasavica krasnodar krasota
krasotka kravchenko kravitz krayzie kreator krebsen kremlin krieger krillin kringle krishna krishnan kristal kristall
kristel kristen kristian kristie kristin kristina kristine kristinka kristjan kristof kristofer kristopher krokodil
krondor kroshka krueger kruemel krypton kryptoni kryptonite krystal krystle kseniya ksyusha kthjxrf ktjynsq ktutylf
ktybyuhfl ktyecbr ktyj4rf ktyjxrf kubrick kudos4ever kukaracha kukareku kukolka kukuruku kukuruza kukushka kuleshov
kulikov kulikova kumquat kungsan kuolema kurosaki kurosawa kursant kurtcobain kurwamac kusanagi kuzmich kuzmina
kvartira kwiatek kwiatuszek kwiettie kyjelly kyleregn kyocera kzktxrf kzueirf l0swf9gx l1750sq l3tm31n l58jkdjp
l8g3bkde labamba labatts labelle labonte labrador labyrinth lachesis lachlan lacoste lacrimos lacrimosa lacroix
lacross lacrosse lactate ladonna ladybird ladyboy ladybug ladydog ladyffesta ladygaga ladygirl ladylove ladyluck
laetiti laetitia lafayett lafleur laforge lafrance lagarto lagrange lagwagon lajolla lakeland lakerfan lakeshow
lakeside laketaho lakeview lakewood lakings lakshmi lalakers lalaland lambada lambchop lambert lamborghini lamborgini
lambrett lamonte lampard lampoon lamppost lampshade lancaste lancaster lancelo lancelot lancers landers landing
landlord landman landmark landrove landrover landscap landscape lanesra lanfear lange9x langley langston language
lankford lansing lantana lantern lanzarot lapdance laplace lapo4ka lapochka laputaxx laracrof laracroft laramie
laranja lardass larinso larionov larissa larkspur larousse larrybir larryboy larrywn larsson lasagna lasagne lasalle
laserjet lasombra lassiter lastcall lasting lastochka lastone lasttime lasvega lasvegas latching latenite lateralu
lateralus lathrop latinas latinos latinus latisha latitude latrell latrice latrobe lattice laudrup laughing laughter
laundry laurenc laurence laurent lauretta laurita lausanne lavalamp lavanda lavender laverda laverne lavigne lavinia
lavonne lawless lawnboy lawncare lawnmowe lawntrax lawrence lawsons lazarev lazareva lazarus lazyacres lazyboy
lbfyjxrf lbhtrnjh lbnjgtmp lbpfqyth lbvekmrf lbvfcbr lbvfhbr lbvjxrf lbyfvbn lcrastes leachim leaders leadfoot leading
leahcim leander leandra leandro leapfrog learjet learning leather leavemealone leaving lebanon lebaron lebedev
lebedeva leblanc lebowski leclair leclerc lecture ledzeppe ledzeppelin leecher leedsuni leedsutd left4dead lefthand
leftover legalize legenda legendar legendary legends leghorn legioner leglover legoland legolas legoman legrand
legshow lehjxrf leiceste leicester leighann leighton leilani leipzig leisure lekbyxxx lemieux lemmein lemming lemmings
lemonade len2ski lenchik leningrad lennart leno4ka lenochka lenusik leolion leonard leonardo leonida leonidas leonora
leopard leopards leopold leopoldo leppard lero4ka lerochka lesabre lesbain lesbean lesbens lesbian lesbians lespaul
leticia letitbe letitia letitrid letizia letme1n letmego letmein letmeinn letmeinnow letmeino letmeon letmeout
letmesee letsdoit letsfuck letsplay letssee letterma letters lettuce leveller levelone leverage leviatha leviathan
lewiston lexicon lexingky lexingto lexington lexmark lexusis lfiekmrf lfitymrf lfplhfgthvf lfybkjd lfybkrf lfytxrf
lg2wmgvr lhbjkjubz liberal liberate liberdade liberia liberta libertad libertas liberte libertin liberty library
libtech license lichking lickher licking lickpuss lickpussy licorice liebherr liebling lietuva lifeboat lifeguar
lifeguard lifehack lifeisgood lifeless lifeline lifeson lifestyl lifestyle lifesuck lifesucks lifesux lifetec lifetime
lifting lightbul lightbulb lighter lighters lightfoo lighthou lighthouse lighting lightman lightnin lightning lightsab
lightsaber lightspe likemike likesdick likesit likethis likewhoa lilcrowe lildevil liliana liliput lilleke lillian
lilmama lilmike lilwayne limabean limaperu limbaugh limeligh limerick limewire limited limonad limonade limpbizk
limpbizkit limpdick limpone limpopo lincoln lindalou lindeman lindros lindsay lindsey lineage lineback lineman linette
lingerie linkinpark linksys linwood lioness lionhart lionhear lionheart lionking lionlion lionsden lipinski lipstick
lisaann lisabeth lisalisa lisalove lisamari lisbeth lisenok lisette lisichka lissalissa listing listopad litebeer
litespee lithium littleb littlebear littlebi littlebit littlebitch littlebo littledo littlee littlefo littlefuck
littlegi littlegirl littleguy littlejo littlema littleman littleminge littleon littleone littleslut littleton
littlewhore liudmila liveevil livefree livelife liveoak liverp00l liverpoo liverpool liverpoolfc liverune livestrong
livewire liz8tysiu lizabeth lizardki lizards lizaveta lizbeth lizette lizottes lizzard ljb4dt7n ljcnfkb ljxtymrf
lkjhgfdsazx llabesab llabtoof llcoolj llebpmac lllllll lllooottt loading lobster lobsters location lochness lockdown
lockedup lockerroom lockhart lockheed lockout locksley locksmit lockwood locoloco locoman locutus logcabin logging
loggins logical loginov loginova logistic logistics logitec logitech loglatin lohotron loislane lokator lokiloki
lokomoti lokomotiv lolipop lolitas lollipo lollipop lollone lollypop lolnoob lololol lololyo lombard lombardi lombardo
lommerse lomonosov londres lonesome lonestar lonewolf longball longbeac longbeach longboar longboard longbow longcut
longdick longdong longest longfell longford longhair longhaul longhorn longhorns longing longjohn longjump longlegs
longlife longman longone longshot longtail longtime longtong longview longwood lonsdale lookatme looking lookout
looksee loophole looping loploprock lopotok loraine loranthos lordsoth loredana lorelei lorenzo loretta lorraine
losangel losangeles losbravo losenord loserkid loshara lost4815162342 lostboy lostboys lostlove lostone lostsoul
lothian lothlorien lotrfotr lottery louisian louisvil lourdes lovable love4eve love4ever love4me love4you
love777321777 loveable loveall lovebaby lovebird loveboat lovebug lovebugs lovecat lovecock lovecraf lovecraft
lovedick lovefeet loveforever lovegame lovegirl lovegirls lovegod lovegood lovegun lovehate loveher lovehina lovehurt
lovehurts loveislife lovejone lovejoy lovelace lovelady loveland loveless lovelife loveline lovelov lovelove loveman
loveone loveporn lovepuss lovepussy loverbo loverboy lovergir lovergirl loverman lovesazz lovesex lovesexy lovesick
lovesme lovesong lovespor lovesporn lovestory lovesuck lovesyou lovethem lovetits loveyou lovezp1314 lovinit lowdown
lowlife lowrider loxpidr loyalty lozinka lp2568cskt lsia9dnb9y lsutiger ltcnhjth ltdjxrf lthgfhjkm lthtdyz ltkmaby
ltleirf ltybcjdf ltybcrf luansantana lubbock lubimaya lubimka lucciano lucerne luciana luciano lucidity lucifer
lucille lucinda lucious luckies luckyboy luckycat luckycharm luckyday luckydog luckyman luckyme luckyone luckystr
lucozade lucretia lucycat lucydog ludacris ludmila ludmilla ludovic lufthans luggage luisfigo luisito lukester lullaby
lumberjack lumpkin lunatic lunchbox luojianhua lurcher luscious lustful lusting lutheran luthien lutscher luv2epus
luv2fuck luvbekki luvpussy luzifer lvbnhbq lvbnhbtdf lxgiwyl lyndsay lyndsey lynette lynnette lyrical lysander lytdybr
lytdybrbdfvgbhf lytghjgtnhjdcr lyudmila lzbs2twz lzhan16889 lzlzdfcz m0nkeyb m0nster m0ntlure m123456789 m1chael
m1garand m1m2m3m m69fg1w m69fg2w m6cjy69u m7hsqstm m7n56xo m_roesel ma123123123 maandag maarten maasikas mabuhay
macabre macanudo macarena macaroni macavity macbeth macbook macdaddy macdonal macduff macedonia macgyver machado
machina machine machines machoman machone macintos macintosh mackdad mackdadd mackdaddy mackenzi mackenzie maclaren
macleod macondo macross madagascar madagaskar madalena madalina madarchod madball maddawg maddison maddmaxx madeira
madelein madeleine madelin madeline madelyn madhatte madhatter madhouse madhuri madinina madison madmike madness
madonna madrigal madruga maelstro maestro mafalda mafioso magadan maganda magazin magazine magdalen magdalena magelan
magellan magenta maggiema magical magichat magician magicman magicone magilla magister magistr magnavox magnetic
magneto magnoli magnolia magomed magpies magritte maguire mahalkit mahalkita mahalko mahatma mahendra mahogany mahoney
mahoomar mailbox mailcreated mailliw mailman mainland mainman mainstre maintain maintenance maisuradze maitland
maiyeuem majestic majesty majinbuu majortom makarenko makarov makarova makavel makaveli makayla makeitso makeksa
makelove makemone makemoney makenna makenzie maksimka maksimov maksimus maksimuss malabar malachi malachy malacon
malaika malakas malamute malaria malaysia malboro malcolm malcolmx maldini maldives maldonad maldonado malibog malinda
malinka malinois malishi malishka mallard mallards mallorca mallory mallrats malmstee maloney maltese malutka malvern
malvina malyshka mamabear mamacita mamadou mamaliga mamamia mamapap mamapapa mamasboy mamasita mamatata mamedov
mammamia mammoth mamo4ka mamochka mamulya mamusia manageme management manager managua manatee manchest mancheste
manchester manchild mancini mancity mandala mandalay mandarin mandarinka mandela manders mandingo mandolin mandragora
mandrake mandreki manfred mangoes mangust manhatta manhattan manhunt manifest manifold manilow manimal manisha
manitoba manitou mankato mankind manners mannheim manning manolis manolito manoman manowar manpower mansell mansfiel
mansfield mansikka mansion mansoor mansour manstein mantaray manteca manuals manuela manunite manunited manwhore
manzana mapet123456 maplelea mapleleafs maprchem maradon maradona marajade marakesh maranath maranda maranell
maranello marantz marathon maratik marauder marbella marbles marceau marcela marcelin marcelit marcell marcella
marcelle marcello marcelo marchenko marciano marcius marconi marcopol marcopolo marcuseckos mardigra maremma margare
margaret margarit margarita margaux margera margherita margosha margret marhaba mariachi mariajos mariamar mariamaria
mariami mariana mariann marianna marianne mariano maribel maricela maricon maricopa mariela mariella marielle marietta
mariette marigol marigold marihuana marijane marijke marijuan marijuana marilena marillio marillion marilyn marimar
marimba marinamarina marinaro marinas mariner mariners marines marinka marinochka marinus maripos mariposa marisela
marisha marishka mariska marisol marissa maritime maritza mariupol mariusz marjorie markers marketin marketing markham
markhegarty markiza markmark markova marksman marlbor marlboro marleen marlena marlene marlins marlowe marmalad
marmalade marmaris marmelad marmite marocas marques marquez marquis marquise marrero marriage married marriott
marryher marryme marsala marsbar marsbars marseill marseille marshal marshall marston martell martesana martial
martian martijn martina martine martinet martinez martini martino martins martusia martymar martyna marusia marusja
marusya maryann maryanne marybeth maryjan maryjane maryjoy marykate marykay maryland marylee marylou marymary marysia
marzena marzipan masahiro masamune mascara mascitti maserati mashamasha mashenka mashina mashoutq masiania maslova
masonic masonry massacre massage massimiliano massimo massive masterb masterba masterbaiting masterbate masterbating
masterca mastercard masterch masterchief masterkey masterlo masterma mastermi mastermind masterof masterp masters
mastert mastery mastiff masturba masturbate masturbation masyanya matador matahari matchbox matches matelot matematica
matematika materia material mateusz mathematics matheus mathews mathias mathieu mathild mathilda mathilde matilda
matilde matisse matkhau matlock matrixx matrixxx matters matthew matthewd matthewj matthews matthias matthieu mattias
mattingl mattman mattmatt mattress mattylad matulino matveev matveeva maulwurf maureen maurice maurici mauricio
mauritius maurizio maurolarastefy maveric maverick mavericks maverik mavrick maximal maximili maximilian maximill
maximize maximka maximum maximus maxmotives maxpayne maxpower maxthedo maxwell mayberry mayfair mayfield mayflowe
mayflower maynard maywood mazafaka mazahaka mazatlan mazdamx mazdarx mazinger mbkugegs mcardle mcbride mccallum
mccarthy mcclain mccloud mcclure mcdaniel mcdonald mcdonalds mcdowell mcfadden mcfarlan mcfarland mcgowan mcgrady
mcgrath mcgregor mcguire mcgwire mcintosh mcintyre mckenna mckenzie mckinley mckinney mcknight mclaren mclarenf
mcmahon mcmaster mcmillan mdmaiwa mdmgatew mdmnis1u mdmnttd mdmolic mdxpain meadows meagain meaghan meandyou meanone
measure meatball meathead meatloaf meatman meatwad mechanic mechanical medellin medford medical medicin medicina
medicine medicus medieval meditate meditation medlock medtech medvedev medvedeva meerkat meester meeting megabass
megabyte megadeth megafon megaman megamanx megamon megapass megapolis megastar megaton megatron megiddo megryan
meiling meister melange melanie melbourn melbourne melchior melinda melissa melissas mellisa mellissa mellons
melnikova melodie meloman melonie melrose meltdown melville melvins membrane memento memnoch memorex memorial memories
memphis memyself menards mendoza mensuck menthol meowmeow meowmix mephisto mercator mercede mercedes mercedez mercenar
merchant mercure mercurio mercury mercutio meredith merengue merhaba meribel meridian merlino mermaid mermaids merrick
merrill merritt mersedes merzario mesohorny mesquite message messages messenge messenger messiah messier messina
metadata metalcore metalgea metalgear metalhea metalhead metalica metallic metallica metalman metaphor metatron
meteora meteoro methane methanol methodma methodman metlife metoyou metroid metropol metropolis mevefalkcakk mexicali
mexican mexicano mgoblue mhorgan miatamx micaela michael michaela michaelb michaelc michaeld michaele michaelj
michaeljackson michaell michaelm michaelp michaels michaelt michail micheal michela michele michelin michell michelle
michelob michiga michigan michiko mickael mickeymo mickeymouse mickeys microbe microlab microphone microsof microsoft
microwav middleto midgard midiland midland midnigh midnight midnite midtown midwest mightymo miguelit mihaela mikaela
mikayla mikehunt mikejone mikemike mikesch mikhail milagro milagros milamber milashka milburn mildred milehigh
milenium milenko milfhunter milfnew milford milhouse militar military milkbone milkdud milking milkmaid milkman
milkshak milkshake milkyway millard millenia milleniu millenium millenni millennium millerli millerlite millers
millerti millertime milligan million milliona millionaire millioner millions millwall milwauke milwaukee minarets
minchia minddoc mindgame mindless mindspri minecraft minemine mineonly mineral minerva minette minhasenha miniclip
minicoop minicooper minidisc minimal minimax minimoni minimum miniskir minister ministry minivan minnesot minnesota
minnesota_hp minnette minntwin minogue minolta minority minotaur minotavr minouche minstrel minutes miracle miracles
miramar miranda mireille mirella mirinda mironenko mironova miroslav miroslava mirrors mirumir miruvor mischief
misfits mishanya mishima mishmash mishutka misiaczek missile missing mission missions mississi mississippi misskitt
misskitty missoula missouri missydog missyou mistake misterio misterme mistery mistral mistress mistycat mistydog
mitchel mitchell mithrand mithril mitsubis mitsubishi mittens mixmaster mixture miyamoto miyvarxar mizredhe mjbnbna
mjollnir mjolnir mjordan mko09ijn mkvdari mm111qm mm259up mmmmmmm mnbvcxz mnemonic mobbdeep mobility mobster mobydick
mocelot modaddy modeling modelsne moderato moderator modesto modesty modified modular moebius mohamed mohamma mohammad
mohamme mohammed mohican mohinder moimeme moisture mojojojo mojoman moldova molecule moleman mollusk mollycat mollydog
mollymoo molodec molokai molotok molotov mom4u4mm momanddad momentum momoney momsanaladventure momsuck monalis
monalisa monaliza monamour monarch monarchs money4me moneybag moneybags moneymak moneymaker moneyman moneymon
moneymoney moneysho mong1ni mongini mongolia mongoose mongrel monique monitor monkeybo monkeyboy monkeybu monkeybutt
monkeyma monkeyman monkeys monkfish monkies monkman monmouth monolit monolith mononoke monopoli monopoly monorail
monoxide monreal monrovia monsoon monster monsters montage montagna montagne montague montana montauk montblanc
montecar montecarlo montego monteiro montella montenegro monterey montero monterre montesa montess montgom montgome
montgomery montoya montreal montreux montrose montydog monument moocher moochie moonbar moonbeam moondog moonglow
moonligh moonlight moonlite moonman moonpie moonrake moonshin moonshine moonshot moonstafa moonstar moonunit moonwalk
moosehea moosejaw mooseman moparman mor_pass morales morbius mordred morebeer morefun morehead moreland morelia
morello moremone moremoney moresex moretti morgaine morgana morgane morgans morganstanley morgoth moriarty morkovka
morning mornings morocco morozov morozova morpheus morphine morphius morrigan morrisey morrison morrisse morrissey
morrowin morrowind mortalkombat mortars mortgage morticia mortimer moschino mosquito mossberg mossimo mossman mossyoak
mostafa mostwanted motdepas motdepass motdepasse motherfu motherfuck motherfucker motherlode mothers motilda motivate
motocros motocross motoguzz motoman motorbik motorbike motorcyc motorcycle motorhea motorhead motorman motorol
motorola motorolla motorrad motoxxx motylek motzart mouloud mounta1n mountai mountain mountains mountie mourning
mouseman mousemouse mousepad movement moviebuf movieman mowerman mozilla mpetroff mrblonde mrbrown mrbrownx mrbrownxx
mrbungle mrclean mrgreen mrhappy mrjones mrkitty mrlover mrmagoo mrsmith mrspock mrwhite msconfig msoracle32re
msorcloledbr msouthwa mtwapa1a muaddib muaythai muchacha muchacho mudbone mudhoney mudshark mudslide mudvayne mueller
muenchen muffdive muffdiver muffinman muffins muffler muggins mugwump muhamma muhammad muhammed muirhead mujeres
mukkula mulberry muledeer muleman mulligan mullins multimed multimedia multipas multipass multiple multiplelo
multiplelog multisca multiscan multisyn multisync mumbles mumford munchen muncher munchie munchies munchkin mundell
munster muppets murakami murasaki murciela murcielag murcielago murderer murdoch murdock murmansk murphydo murphys
murzilka musashi muscles muselman mushroom mushrooms musical musicbox musician musiclover musicman musique muskrat
mustafa mustaine mustang mustangg mustanggt mustangs mustard mustdie mustikka mutabor mutt22pu muttley mwq6qlzo
mxaigtg mxyzptlk my2girls my2kids my3girls my3kids my3sons my_pass myangel myballs mybitch mybuddy mycroft mydaddy
mydream myemail myfamily myfriend mygirls myheart myhoney myhouse myjdxtcxks mykitty mylover mymoney mymother mymusic
mynameis mynewbots mynewpas mypasswo mypassword mypuppy mypussy mysecret myspace mystere mysterio mystery mystical
mystikal mystique mystuff mytruck myworld myxworld n.kmgfy n0th1ng n1a2t3a n7td4bjl n8skfswa nabisco nabokov naciona
nacional nadegda nadejda nadezda nadezhda nadnerb nafanya nagasaki nagging nagshead nairobi nakamura nalgene nallepuh
namaste nameless namibia namrepus nanette nanotech nantucke nantucket napolean napoleo napoleon napster narayan
narayana narendra nargiza nariman narkoman nashvill nashville nastena nastenka nastya1995 nastya1996 nastya1997
nastya2010 nastyanastya nastyboy nastyman natacha natalee natalia natalie nataliya natalja natalka natalya natascha
natasha natashka natchez natedawg natedog natedogg nathali nathalia nathalie nathanae nathanie nathaniel national
nations natural naturals naturist natusik natwest naughty naughtya naughtyboy naumenko naumova nausicaa nautica
nautical nautilus nautique navarre navarro navidad navigate navigation navigato navigator navillus navisite navyblue
navyman navyseal nazarenko nazaret nazareth nazarova nbnfybr nbuhbwf nbuhtyjr nbvjatq nbvjirf ncc1701a ncc1701d
ncc1701e nccpl25282 ncstate ndirish ndshnx4s ne_e_pod_chehyl nebraska necklace necroman necromancer necronomicon
nectarin nederland nedkelly need4speed needajob needforspeed needles needsex needsome nefertit nefertiti negative
negrita negrito neighbor nekromant nemesis nemezida nemiroff nemisis nemvxyheqdd5oqxyxyzi neopets neophyte nepenthe
nephilim neptune nervous nescafe nesterenko nesterov nesterova netgear netnovel netnwlnk netpass netscape netsnip
netvideo netware network networkingpe networks netzwerk neumann neuroman neurosis neuspeed neutrino neutron neveraga
neveragain neverdie nevergiveup neverland neverman nevermin nevermind nevermor nevermore neverwinter neville newbaby
newberry newblood newborn newburgh newbury newcastl newcastle newcomer newdelhi newhaven newhome newhope newhouse
newjerse newjersey newlife newlove newmedia newmexic newmexico newmoney newmoon newness neworder neworlea neworleans
newpass newpassw newpassword newpoint newport newports newproject newshoes newspape newspaper newstart newstyle
newuser newworld newyear newyork newyorke newzeala newzealand nextdoor nextgen neyland nezabudka nfgbpltwq nfhfctyrj
nfhfrfy nfhtkrf nfkbcvfy nfnfhby nfnmzyf nfnmzyrf nfvthkfy nfy.irf nfyrbcn nfytxrf ngentot nhatrang nhbujyjvtnhbz
nhecsyfujkjdt nhfdvfnjkju nhfkbdfkb nhfkzkz nhfnfnf nhfrnjh nhfrnjhbcn nhfycajhvths niagara nibbles niblick nicaragu
niccolo niceass niceboy nicebutt niceday nicegirl niceguy nicelegs niceone nicerack nicetits nicetry nichelle nichola
nicholas nichole nichols nick1234-rem nickels nickers nicklas nicklaus nickname nicknick nickolas nicksfun nickster
nicolai nicolas nicolett nicolette nicolle nicosia nicosnn nicotine nielsen nielson niemtel nietzsch nietzsche niewiem
nigeria niggers nightcra nightcrawler nightfal nightfall nighthaw nighthawk nightime nightman nightmar nightmare
nightowl nightshade nightwin nightwing nightwis nightwish nightwolf nihaoma nihongo nikeair nikegolf nikifor
nikita1998 nikita2000 nikitin nikitina nikitka nikitos nikkita nikolaev nikolaeva nikolaevna nikolai nikolaj nikolas
nikolaus nikolay nikopol nikotin nikusha nilknarf nimajneb nimda2k ninanina nineball nineinch nineteen ninguna
ninjaman ninjutsu nintend nintendo nipples nirmala nirvana nissan350z nitehawk nitemare nitrate nitrogen nitrous
nittany nizmo400r njdevils njhyflj nji90okm njkcnsq njkmrjz njkmznnb njnjirf nn527hp nnmaster nnnnnnn noaccess
nobunaga nochance nocturne nodnarb nodoubt noentry noisette nokia6230i nokiadermo nolimit nolimits nomames nomercy
nomoney noncapa nondriversig nonenone nonmembe nonnahs nonsense nonstop noodles noonehackme nopasaran nopasswo
nopassword norbert norcross nordman noreaga noremac norfolk normand normandy norseman norsemen northern northpole
northside northsta northstar northwes norwalk norwegen norwest norwich norwood nosaints nosferat nosferatu nosgoth
noskcaj nosleep nosnibor nosorog nosredna nostradamus nostromo not4u2c not4u2no not4you notagain notebook notepad
notgood nothanks nothere nothing notmine notoriou notorious notredam notredame nottingh nottingham nottoday notused
notyours nounour nounours nouveau nouvelle novartis novastar novembe november novembre novgorod novifarm novikov
novikova novosibirsk now0new nowayman nowayout nowhere nowwowtg nthtvjr nthvbyfnjh ntktajy ntktdbpjh ntktgepbr
nuaddn9561 nuclear nudegirl nudelamb nuggets nuggett numberon numbers numbnuts numeric numlock nursery nursing
nursultan nutcase nutella nutsack nutshell nuttertools nwo4life nygiants nyisles nyknicks nyquist nyranger nytimes
nyyankee nyyankees nyyanks o1l2e3g o4izdmxu oakdale oakland oakridge oaktown oaktree oakville oakwood oatmeal obafgkm
obelisk objects oblivion obninsk obscure observer obsessed obsessio obsession obsidian obsolete obvious oc247ngucz
ocarina oceania oceanic oconnor octagon octavia octavian octavio octavius october octobre octopus octopuss oddball
oddworld odgez8j odinthor odonnell odt4p6sv odysseus odyssey oedipus ofcourse offense officer official offline offroad
offshore offsprin offspring ohiostat ohiostate ohmygod ohotnik okidoki okinawa oklahoma oksanka oktober olamide
olcrackmaster oldblue oldfart oldfield oldgold oldmans oldnavy oldpussy oldschoo oldschool oldskool oldsmobi
oldsmobile oldspice oldtimer oleander olechka olegnaruto olemiss olesica oligarh olimpia oliphant oliveira oliveoil
olivetti olivier olliedog olympia olympic olympics olympus omalley omegaman omegared omgkremidia omgwtfbbq omicron
omnibus omnislash omsairam onclick one2one one4all onelife onelove onemore onepiece oneputt onering oneshot onetime
onetwothree onimusha onizuka only4me onlygod onlylove onlyone onlyyou onspeed ontario ontheoutside ontheroc ontherocks
ooooooo opelagila opelastra open4me opendoor opening opennow openopen opensesa opensesame openwide operate operatio
operation operator ophelia opinion opossum optical optimist optimum optimus optional options optiplex optiques
optiquest opusone oralsex oranges orbital orchard orchids oregano orenburg orestes organic organist orgasmic orgasms
oriental oriflame origami original orioles orlando orleans orochimaru orpheus ortezza orthodox orville osasuna osborne
osbourne oscardog osceola oshkosh osipova ostrich osvaldo othello otherside ottoman ou8124me ou812ic ouachita ousooner
oussama outback outbound outbreak outcast outdoor outdoors outhouse outkast outland outlaws outlawz outlook outpost
outrider outside outsider ovaltine ovation overcome overdose overdriv overflow overkill overland overload overlook
overlord overmars override overseas overtime overton overture ow8jtcs8t ownzyou ox3ford oxymoron ozlq6qwm ozzmosis
ozzyman p030710p$e4o p0o9i8u p0o9i8u7y p2ssw0rd p3e85tr p3nnywiz p3orion p455w0rd p4ssw0rd p4ssword p@ssw0r p@ssw0rd
pa$$w0rd pa437tu pa55w0rd pa55word pablito pachanga pacheco pacific pacifica pacifico package packages packard packers
packing packman packrat padawan paddler padilla padlock padrino paganini pagedown pain4me painful painkill painkiller
painless paintbal paintball painted painter painters painting paisley pakalolo pakista pakistan pakistani palacio
palacios paladin paladine palamino palantir paleale palenque palermo palestine palladin palladio palladium pallina
pallino pallmall palmeira palmeiras palmetto palmtree paloalt paloalto palomino palpatin pampers pamplona panacea
panache panasoni panasonic panasonik panatha pancake pancakes panchito pancreas pandabear pandemonium pandora pandoras
pangaea pangolin panhead panocha panorama pantera panther panthera panthers panties pantyhos pantyhose pantyman
paolino papabear papageno papamama paparoach papasmur papasmurf paperboy papercli paperclip papercut paperino paperman
papichul papichulo papillon papirus pappnase paprika papyrus paquito parabola parachut parachute paradigm paradis
paradise paradiso paradoks paradox paradoxx paragon paraguay paraiso paraklast parallax parallel paramedi paramedic
paramon paramore paramoun paramount paranoia paranoid paranoya parapet parasha parasite paravoz parazit parcells
paredes parents parfilev pargolf parisien parkave parkhead parking parkland parkour parkside parkview parkway
parlament parliame parliament parol12345 parolamea parolparol parovoz parrish parrothe parsifal parsley parsnip
parsons partagas particle parties partizan partner partners partridg partyboy partyman partyon partytim pasadena
pascale pascual pasport pasquale pass1wor pass1word passage passcode passfan passfind passing passion passions passive
passking passman passmast passmaster passord passout passover passpage passpass passport passssap passsword passthie
passthief passtrader passw0r passw0rd passward passwerd passwor password passwordassword passwordd passwordpassword
passwords passwordstandard passwort passwrd passwurd pasture paswoord pasword patagoni patatina patches paterson
pathetic pathfind pathfinder patience patient patrice patrici patricia patricio patrick patricks patriot patriots
patrizia patrycja pattaya pattern patterso paulaner paulchen paulette paulina pauline paulinka paulita paulpaul
pavement pavilion pavlenko pavlova pavlusha pawelek payback paycheck payless payment payroll pazzword pbyfblf pcgamer
pchealth pdtpljxrf peabody peaceful peacemaker peaceout peaches peachfuz peacock peanutbu peanutbutter peanuts
pearljam pearson peartree pebbles peddler pederast pedersen pedigree pedrito peekaboo peepers peepshow peerless
pegasus peggysue pelican pelikan peluche pembroke penalty penchair pencils pendejo pendrago pendragon pendulum
penelopa penelope penetrating penetration penfloor penfold penguin penguins penhorse penmouse pennies pennstat
pennstate pennydog pennywis pennywise penquin pensacol pensacola pension pentable pentagon pentagram penthous
penthouse pentium penwindo peoples peppermint pepperon pepperoni peppers peppino pepsico pepsicol pepsicola pepsiman
pepsimax pepsione peralta percent percival percussi percussion peregrin pereira peresvet perfect perfection perfecto
performa performance performing perfume pericles perkele perkins perkman permanent pernell pernilla pernille perrier
perrine perrito persepho perseus pershing persian persist persona personal pertinant pervasive pervert perverts
pescado pescator peterbil peterbilt peterburg peterman peternor peternorth peterose peterpan petersen peterson petrova
petrovich petrovna petruha petrushka petshop petticoa petunia peugeot pfchfyrf pfchfytw pfeffer pfeiffer pfhfnecnhf
pflybwf pfqwtd27121988 pfqxjyjr pfqxtyjr pfuflrf pgszt6md ph0enix phaedra phaedrus phalanx phantasm phantasy phantom
phantoms pharaoh pharaon pharmacy pharoah phatass phatazz phatboy phatfarm pheasant phenmarr pheonix phezc419hv
phialpha phidelt philadel philadelphia philbert philemon philipp philippe philippines philips phillesh phillies
phillip phillips philmont philosophy phineas phinupi phishin phishing phoebus phoenix phoneman photoes photogra
photoman photosho photoshop photowiz phrases phydeaux phyllis physical physics piaggio pianino pianoman picasso
piccolo pickens pickett pickles pickwick pictere pictuers picture pictures picturs pidaras pidoras piedmont piehonkii
pierced piercing pierrot pifagor piggies piglets piglett pigtails pikachu pilatus pilchard piledriv pilgrim pilgrims
piligrim pilipenko pillage pilsbury pilsner pilsung pimpdad pimpdadd pimpdaddy pimpdady pimpdogg pimphard pimping
pimpjuic pimpjuice pimpman pimpshit pimpsta pimpster pinarell pinball pincher pineappl pineapple pinecone pinetree
pinewood pingeye pinggolf pingpong pinguin pinguino pingvin pingzing pinhead pinkerto pinkfloy pinkfloyd pinklady
pinkpant pinkpuss pinkpussy pinnacle pinocchio pinokio pinoyako pintail pioneer pioneers piotrek pipeline pipeman
pipetka pipeutvj pipiska pippolo pippone piramid piramida piramide piranha pirates pirelli pirrello pissant pissing
pissoff pissword pistache pistola pistols pistons pitboss pitbull pitbulls pitcher pitchers pitmans pitstop pittbull
pittman pittsbur pittsburgh pitures pizarro pizdets pizzaboy pizzahut pizzaman pizzapie pjcgujrat pjflkork pjkeirf
pjkmabhz pkunzip placebo plaisir planeta planets planetx plankton planner planning planters plaster plastic plasticp
plastics plastik plat1num platform platina platini platinu platinum platonic platoon platter platypus play2win
playball playboy playboys players playful playgirl playgolf playgrou playground playhard playhouse playing playmate
playoffs playstat playstatio playstation playtime pleasant pleaseme pleaser pleasure pleomax plethora plhfdcndeq
plhy6hql pljhjdmt plokiju plokijuh plonker plowboy plugger plumber plumbing plummer plumper plushka plutoniu plymouth
plywood pm209mt pmdmscts pmdmsctsk pmtgjnbl pngfilt poacher pockets podaria podarok podiatry podruga podstava
podvinsev pogiako pogosyan pointblank pointbreak pointer pointers pointman poisson poiulkjh pokemon pokemons pokerface
pokerman pokesmot polanco polarbea polarbear polaris polaroid polecat polgara policema policeman policia poligon
polimer polinka politic politics politika polizei polkadot polkaudi polkaudio polkilo pollard pollito pollock
polniypizdec polonia polopol polopolo poltava polyakova polygon polymer pomidor pompano pompier ponchik pondscum
pontiac pontoon ponyboy ponytail poobear poochie poohbea poohbear poohead pookster poolboy poolman poolside poontang
poopdick poopers poopface poophead poopies pooppoop poopsie poopster poopypan poorboy poorman popcorn popkorn popmart
popochka poppers poppies poppydog popsicle popstar poptart poptarts popular porkchop porkpie porkypig porn4life
porn4me pornboy pornclub porndog pornking pornlove pornlover pornman pornogra pornografia pornographic pornography
pornoman pornosta pornostar pornpass pornporn pornsite pornstar porosenok porpoise porridge porsche porsches portable
porthos portillo portishead portland portman portnoy portsmou portsmouth portuga portugal portvale poseidon positano
position positiv positive positivo positron possible postage postbank postcard postman postov1000 posture potapov
potapova potatoe potatoes potenza pothead pothole potolok potomac potsdam potsmoke potters pottery poulette pouncer
pounded pounder pounding pourquoi poussin poutana poutine powerade powerboo powered powerful powerhou powermac
powerman powerof powerpc powerpla powerpower powerstr powerup pozitiv ppppppp ppspankp pqnr67w pr1ncess practice
pradeep prairie prakash praline prancer prashant pratibha praveen prayers preacher precios preciosa preciou precious
precise precisio predator predators prefect pregnant prelude preludes premier premiere premium premiumcash prentice
presari presario prescott presence present preserve presiden president presidente presley pressman pressure prestige
prestigio preston preteen pretende pretender pretoria prettybo prettyboy prettygirl pretzel prevail prevert preview
pridurok primary primaver primavera primera primetim primetime primrose princes princesa princesit princess princessa
princesse princeto princeton princip principa principe pringle pringles printer printers printing priority priroda
priscila priscill priscilla prisonbreak prisoner privacy privado private privates privetik priyanka prizrak probably
probegt probert problem problemas problems proceed process processor proctor prodigy prodojo produce producer product
producti production products profesor professional professo professor profile profiles profits proghouse program
programm programmer progres progress progressive project projects prokuror proline prolinea prolong promethe
prometheus promise promises promopas promote pronger propane property prophecy prophet prospect prosper prosperity
prospero prosser prostock prostotak prostreet protect protected protecti protection protege protein proteus protocol
protools protoss prototyp prototype protozoa provence proverb proverbs providen provider providia providian proview
provista prowler proxima prudence prufrock prussia przemek psychic psychnau psychnaut psycholo psylocke ptfe3xxp
pthrfkj ptichka ptktysq ptybnxtvgbjy publish publius puccini puckett puckhead pudding puddles puertori puertorico
puffdadd pufunga pugsley pugwash puissant pukimak pulamea pullings pullman pumping pumpitup pumpk1n pumpkin pumpkins
punched punheta punisher punjabi punkass punkrawk punkrock punksnotdead punt0it puntang puppets puppies puppydog
puravida purcell purchase pureevil puregold purgator purpose pursuit puschel pushing pushistik pushkin pussies
pussy4me pussybitch pussyboy pussyca pussycat pussyeat pussyeater pussyfuck pussygal pussykat pussylic pussylick
pussylicker pussylip pussylips pussylov pussylover pussyman pussypussy putamadre putangina putaria puttana pxx3eftp
pyfrjvcndj pynchon pyramid pyramide pyramids q123321q q123456789 q1234567890 q123456q q12345q q12we34r q1q2q3q
q1q2q3q4q q1w2e3r q1w2e3r4t q1w2e3r4t5y q1w2e3r4t5y6u q1w2e3r4t5y6u7i q1w2e3r4t5y6u7i8o9p q2w3e4r q4n2jdeh q8zo8wzq
qawsedr qawsedrf qawsedrftg qawsedrftgyh qaz123qaz qaz123wsx qaz12wsx qaz1wsx qaz26101778 qazedctgb qazsedcft
qazwsx1234 qazwsx12345 qazwsx123456 qazwsxc qazwsxe qazwsxed qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx
qazxcdew qazxcdews qazxcvbn qazxcvbnm qazxswe qazxswed qazxswedc qazxswedcvfr qcxdw8ry qmezrxg qmpq39zr qpwoeiruty
qq123456789 qqqqqqq qqqqqqw qqqqwwww qqqwwweee qqwweerr qsawbbs qsefthuko quacker quackers quagmire qualcomm quality
quant4307s quantex quantum quaresma quarter quarters quartet quasimod quattro queball queenas queenbee queenie
queequeg quentin quepasa quercus querida question questor quetzal quicken quickie quickly quicksan quicksand quicksil
quicksilver quietkey quietman quigley quiksilv quiksilver quincey quincunx quintain quintana quinten quinton quixote
quixotic quixtar quovadis qwaszxedc qwaszxerdfcv qwaszxqw qwe1234567 qwe123asd qwe123qwe qwe123rty qweasdqwe qweasdzx
qweasdzxc qwedcxzas qwedsazxc qwerasd qwerasdf qwerasdfzxcv qwerfdsa qwert12345 qwert54321 qwertasd qwertasdfg
qwertasdfgzxcvb qwertgfdsa qwerttrewq qwerty1234 qwerty12345 qwerty123456 qwerty123456789 qwerty2010 qwertyas
qwertyasd qwertyasdfgh qwertyu qwertyui qwertyuio qwertyuiop qwertyy qwertyytrewq qwertyz qwerzxcv qweszxc qzwxecrv
r1chard r2d2c3p r2d2c3po r3ady41t r3vi3wpass r4e3w2q rabbits rabbitt raccoon racecar racecars racefan rachael racheal
rachele rachell rachelle racquel radagast radford radiance radiant radiatio radiator radical radiohea radiohead
radioman rafaela raffael raffaele raffaello rafferty raffles ragdoll ragnarok ragtime ragweed rahasia raiders railroad
railway rainbow rainbows raincoat raindog raindrop rainfall rainforest rainger rainier raining rainmake rainmaker
rainman raintree rainyday raistlin rajendra rajkumar rakkasan rakkaus raleigh ralliart ralphie ralston ramadan ramazan
rambler rambone ramcharg ramirez rammstei rammstein ramones rampage rampant rampart ramstein ramtough rancher ranchero
randall randers randolph randyman ranetka ranetki rangerover rangers rangersf raphael raptors rapture rapunzel raritan
rasberry rasengan rasheed rashley raspberr raspberry rasputin rassilon rassvet rastafar rastafari rastaman rastlin
rataros ratbert ratchet ratface ratfink rathbone rational ratliff ratpack ratrace rattler rattlers rattlesn
rattlesnake rattolo rattrace rattrap rauchen raunchy ravenlof ravenna ravshan rawhide rawiswar raylene raymond
razdvatri razorbac rb26dett rbgtkjd rbhjxrf rcfhlfc rdfhnbhf rdflhfn rdgpl3ds rdq5ww4x reaction readers reading
ready2go readynow realdeal realgood realhard reality realmadr realmadri realmadrid realman realsex realtime realtor
reanimator rebbecca rebecca rebekah rebelde rebellio rebenok rebirth rebound reckless recluse recneps recorder records
recover recovery recruit recycle red1sox redalert redapple redarmy redball redbank redbarch redbaron redbeard redbird
redbirds redblue redbone redbull redcard redcloud redcoat redcross reddawg reddawn reddead reddevil reddevils reddick
redding reddrago reddragon reddwarf redeemed redeemer redemption redfire redfish redfive redflag redford redfred
redgreen redhair redhawk redhawks redhead redheads redhill redhook redhorse redhouse rediska redknapp redlabel
redlands redlegs redlight redline redlion redlover redmond redmoon redneck rednecks rednose redondo redpoint redrider
redriver redrobin redrock redrocke redrose redroses redrover redryder redsand redshift redshirt redshoes redskin
redskins redstar redstone redstorm redtail redtide redtruck redvette redwall redwhite redwine redwing redwings redwolf
redwood referee refinnej refresh refugee refused regatta regedit regency regiment reginald regional register registr
reglisse regular rehjgfnrf reindeer reinhard reinhold rejoice rekbrjdf reklama rekmubyf relayer release reliable
reliance reliant religion relisys reloaded rembrand remembe remember remingto remington remorse renaldo renault
renegade renfield replace replica repmvbx repmvbyf repoman reporter reports reptile reptiles reptymrf republic
repvtyrj repytwjd repytwjdf repytxbr request requiem required rerehepf rereirf rerfhfxf rerfhtre rerjkrf research
reserve resident residentevil resipsa resolute resolve resource respect respekt response respublika restart restaura
restless restore restrict retarded retired retraite retreat retrieve retriver returns reunion reuters revelati
revelation revenant revenge revenue reverend reverse reviewer reviewpa reviewpass reviews revival revoluti revolution
revolver rewards rewster reymysterio reynald reynaldo reynard reynolds rfcgthcrbq rfgbnfy rfgbnjirf rfgecnf
rfgecnfcerf rfgtkmrf rfhbyjxrf rfhbyrf rfhectkm rfhfdfy rfhfgep rfhfntkm rfhfrfnbwf rfhfufylf rfhfvtkm rfhfvtkmrf
rfhfylfi rfhfynby rfhjkbyf rfhkcjy rfhlbyfk rfhnbyf rfhnjirf rfhvfyftd rfkbajhybz rfkbybyf rfkmrekznjh rfktylfhm
rfn.irf rfnfcnhjaf rfnfgekmnf rfnfhbyf rfnthbyf rfnthbyrf rfntyjr rfntymrf rfpfyjdf rfpfynbg rfpzdrf rfrfirf rfrltkf
rfvbkkf rfvbrflpt rfvfcenhf rfvtgbyhn rfvxfnrf rfybreks rfycthdf rfyfgkz rhapsody rhbcnbyf rhbcnbyjxrf rhbdtnrf
rhfcbdfz rhfcfdbwf rhfcfdxbr rhfcjnf rhfcjnrf rhfcyjlfh rhfcyjzhcr rhfcysq rhfdxtyrj rhfvfnjhcr rhianna rhiannon
rhjrjlbk rhtdtlrj rhtfnbd rhtyltkm rhubarb ribalka ricardo riccard riccardo riceman ricflair richard richardc richardo
richards richardson richelle richland richman richmond richter rickster ricochet riddick riddler ridered ridgeway
riesling riffraff rifleman riggins rightnow righton rihanna rikimaru rileydog rimbaud rimshot rincess rincewin
rincewind ringding ringwood riobravo riogrand riordan ripazha ripcord ripcurl riptide ritchie rivaldo riverat riverman
riverplate riverrat riversid riverside riviera rjcntyrj rjdfkmxer rjdfktdf rjdfktyrj rjhjkmbien rjhjktdf rjirfrgbde
rjitxrf rjkjrjkmxbr rjnjatq rjnjgtc rjntyjr rjntyjxtr rjpkjdf rjpkjljq rjpthju rjpzdrf rjrfrjkf rjvfhjdf rjvgm.nth
rjyatnf rjyatnrf rjycnbnewbz rjycnfynby rjyjgkz rjynfrn rkbvtyrj rkfdbfnehf rktjgfnhf rmracing roaches roaddog
roaddogg roadhog roadkill roadking roadrace roadrage roadrash roadrunn roadrunner roadstar roadster roadtrip roadway
roanoke robbieh robbins roberta roberto robertos robertr roberts robertso robertson robinho robinhoo robinhood robinso
robinson robocop robotec robotech robotic robotics rocawear rochard rochdale rochelle rocheste rochester rocinant
rockandr rockandroll rockbott rockbottom rockcity rockdog rockers rocketma rocketman rockets rockfish rockford
rockhard rockhead rockhopper rockies rocking rockland rockman rocknrol rocknroll rockport rockrock rockroll rockshox
rocksta rockstar rockster rockwell rockwood rockyboy rockydog rockytop rodders rodents roderick rodgers rodionov
rodolfo rodrigo rodrigue rodriguez roebuck roenick roflcopter roflmao rogelio roksana rolando roleplay rollers rolling
rollins rollout rollover rollrock rolltide rolodex romance romanenko romania romanov romanova romanroman romanson
romantic romantik romantika romario romaroma romashka romawka romuald romulus ronaldinho ronaldo ronster roodypoo
roofing roosevel rooster roosters rootbeer rootedit rosalba rosales rosalia rosalie rosalina rosalind rosalita rosanna
rosario roseann roseanne rosebowl rosebud rosebudd rosebuds rosebush rosedale rosehill roseline roselyn rosemari
rosemarie rosemary rosenrot roserose rosetta rosette rosewood roskilde rossella rossigno rossignol rossini rossiya
rossman rostislav roswell rothmans rotterda rotterdam rottweil rottweiler roulette rounder rounders roundup rousseau
routine rovnogod rowboat rowland roxanne roxbury roxette roxydog royalty roygbiv royjones roykeane royston rrrrrrr
rsalinas rsturbo rt6ytere rtynfdh rtyuehe rubberdu rubberduck rubbing rubbish rubicon rubyred rubyrose rudeboy rudedog
rudenko rudiger rudolph ruffian ruffles ruffneck ruffryde rugburn rugbyman ruggiero ruggles rugrats rulesyou rulezzz
rulezzzz rumpole run4fun runaway runescape runfast running rusalka rushfan rushhour rushman rushmore rushrush ruslana
russell russian russians russland rustang rustler rustyboy rustydog rutabaga rutabega rutgers ruthann ruthless rutland
rutledge rvgmw2gl ryebread ryjgjxrf ryleigh rz93qpmq s123456789 s123456s s1a2s3h4a s1s2s3s s456123789 s5r8ed67s
s9te949f saavedra sabbath sabbeth sabotage sabrina sabrosa sachiko sacoremsg sacramen sacramento sacrific sacrifice
sactown saddles sadiedog sadiemae sadness sadomaso safeway saffron safonova safrane safronova saginaw sagitari
sagittarius sahalin saibaba sailaway sailboat sailfish sailing sailormo sailormoon saiyajin saladin salamanc salamand
salamander salamandra salamat salamon salasana salavat salazar salerno salesman salford salguod salinas salinger
salisbur sallyann sallydog salohcin salomon salsero saltanat saltlake saltwater saltydog salvado salvador salvage
salvatio salvation salvator salvatore salzburg samadams samadhi samanta samanth samantha samarkand samatron sambora
sambuca sambuka samhain sammons sammyboy sammycat sammydog sammyjo sammysos samogon samolet sampras sampson samsara
samsung samtron samuele samurai samuraix samwise sanandreas sananton sanborn sanches sanchez sanchin sanction sanctuar
sanctuary sandals sandberg sandbox sandburg sandeep sanders sanderso sandhill sandhya sandiego sandies sandler sandlot
sandman sandmann sandokan sandoval sandown sandrin sandrine sandrita sandrock sandusky sandwich sandydog sane4ek
sanford sanfran sanfrancisco sangeeta sangria sanibel sanjeev sanjose sanjuan sanmarco sanpedro sanremo sanskrit
santacla santacru santacruz santafe santamaria santana santande santander santeria santiag santiago santini santino
santorin santorini santosh saoirse saopaulo saphire sapiens sapphic sapphir sapphire sapporo saqartvelo saraann
saracen sarajane sarajevo sarakawa saralee saransk sarasara sarasota saratoga saratov sarcasm sarenna saretta sargeant
sargent sargsyan saruman sasafras sasha12345 sashadog sashasasha sashenka sashimi sasitare saskatoo saspurs sasquatc
sasquatch sassycat sassydog satanas satanic sataniv satchel satchmo satelite satellit satellite satisfaction satisfy
satoshi satriani satsuma saturday saturne saturnin saturno saudade saun24865709 saunders sausage sausages savanah
savanna savannah savatage savchenko save13tx saveliy savings saviola sawadee sawblade sawdust sawmill sawtooth
saxophon saxophone sayangku sayonara saywhat sb211st sc00ter sc0tland scaffold scammer scamper scandal scandinavian
scandisk scanman scanner scarecro scarecrow scarfac scarface scarlet scarlets scarlett scarred scatman scatter scenery
sceptre schaefer schalke schastie schatje schatzi schecter schedule scheiss scheisse schenker schiffer schiller
schlampe schlange schlitz schlong schloss schlumpf schmidt schmitt schmuck schnapps schnecke schneide schneider
schnell schnitze schnitzel schnucki schnuff schnuffe schnuffi scholar scholes schoolgirlie schools schooner schorsch
schreibe schroder schroede schroeder schubert schultz schumach schumacher schuster schuyler schwanz schwartz schwarz
schweden schwein schweiz schwing schwinn science scimitar scirocco scissors scoobie scoobydo scoobydoo scooper scooter
scooters scorcher scorelan scoreland scorpian scorpio scorpion scorpions scorpius scotlan scotland scotsman scottie
scottish scottsda scoubidou scouser scouter scrabble scramble scranton scrapland scrapper scrappy scratch scratchy
screamer screamin screech screwbal screwed screwme screwyou scribble scripto scripts scrooge scrotum scrubber scruffy
scrumpy scubadiv scubaman scubapro scudder scuderia scumbag scurlock sd3lpgdr sd3utre sdbaker sdh686drth sdicmt7seytn
sdsadee seabass seabird seabrook seafood seagate seagrams seagrave seagull seagulls seahawk seahawks seahorse seaking
sealteam seamless seanjohn seaquest searcher searchin searock seashell seashore seaside seasons seatleon seattle
seaways seaweed seawolf sebastia sebastian sebastie sebastien sebring seconds secreta secretar secreto secrets section
secured securit security seductive seeking seemann seemnemaailm seemore seether segblue segovia segredo segreto
segundo seinfeld seitnap sekirarr selanne selassie selecta selector selfish selfok2013 selhurst sellers selling
sellout selrahc seltzer semenov semenova seminar seminole seminoles semperf semperfi semprini senator senators sending
senegal seniors seniseviyor senorita sensatio sensation sensible sensitiv sensual senthil sentinal sentinel sephirot
sephiroth septembe september septembr septiembr sepultur sepultura sequoia serafim serafima serafin serafina seraphim
serebro serenada serenade serendip serendipity serenit serenity sergant sergbest sergeant sergeev sergeeva sergeevich
sergeevna serious serpent serpico serrano sersolution servant servette service services session sessions setting
settings settlers setupenu sevastopol sevendus sevenof sevenout seventee seventeen seventh seventy sevenup several
severin severine severus sevilia sevilla seville sevisgur sewanee sex4ever sex4free sex4fun sexaddict sexbomb sexdrive
sexfiend sexfreak sexiest sexiness sexisfun sexisgood sexking sexkitte sexkitten sexlover sexmachine sexmania sexmeup
sexpics sexpistols sexsells sexsexse sexsite sexsites sexslave sexstuff sextime sexxxxxx sexxybj sexy4me sexyass
sexybabe sexybaby sexybeas sexybeast sexybitc sexybitch sexyboy sexyfeet sexygirl sexygirls sexyguy sexylady sexylegs
sexylove sexymama sexyman sexyone sexypass sexyred sexysex sexysexy sexytime sexywife seymore seymour sf161pn sf49ers
sfgiants sgegukbm sh4d0w3d shabazz shabnam shadow1212 shadowfa shadowfax shadowma shadowman shadowru shadowrun shadows
shadwell shaffer shafted shagger shaheen shahrukh shaitan shakazul shakeel shakers shakespe shakespeare shakira
shalimar shalini shallow shamanking shameles shameless shampoo shamroc shamrock shanahan shanghai shanice shankar
shanker shannan shannara shannon shantel shantell shaolin shapiro sharing sharingan sharipov sharkey sharkie sharkman
sharlene sharona sharper sharpie sharron shashank shatner shatter shavkat shawnee shawshan shazaam shazbot shdwlnds
shearer shebadog shedevil sheehan sheepdog sheetal sheffiel sheffield sheffwed shelbygt sheldon shellac shelley
shellie shelter sheltie shelton shemale shemales shenlong shenmue shepard shepherd sheppard sheraton sherbert shergar
sheridan sheriff sherlock sherman sherrie sherwin sherwood sherzod shetland shevchenko shianne shibainu shibumi
shibuya shields shifter shilling shimano shimmer shinchan shineon shinigam shinigami shining shinobi shinobu shipley
shipman shipmate shipping shipyard shirley shitass shitbag shitball shitbird shitface shitfire shitfuck shithappens
shithead shithole shitman shitshit shitter shivani shivers shiznit shizzle shkiper shocker shockers shockey shocking
shockwav shoebox shoehorn shoelace shoeless shoeman shokolad shonuff shooter shooters shooting shootme shopmenu
shopper shoppin shopping shortcut shortdog shorter shortie shortman shortsto shortys shotgun shotguns shotokan
shoulder showbiz showboat showcase showers showgirl showing showoff showtime shredder shrooms shuffle shuhrat shumaher
shumway shuriken shutdown shutout shutter shuttle shyanne shygirl shylock shyster si711ne siamese sibelius siberia
siberian sicilia sicilian sickboy sickness sicnarf siddhart sidekick sideout sideshow sidewalk sideways sidewind
sidewinder sidorov sidorova siegheil siemens siempre siffredi sigmachi sigmanu sigmapi sigmund signals signatur
signature sigsauer silence silencer silentbo silenthill silentium silicon silicone silkcut silkeborg sillyboy sillyman
sillyme silmaril silvana silverad silverado silverch silverfi silverfo silverfox silvergo silverma silvermo silvers
silversi silverst silverstone silvestr simbacat simcity simferopol simmons simonova simonsay simonsays simpleplan
simplex simpson simpsons sinaloa sinatra sincere sincity sinclair sinfonia singapor singapore singapur singing singles
sinister sinnfein sintesi siobhan siouxsie sirocco sissinit sissyboy sistema sisters sisyphus sitepass sithlord
sitting sixflags sixnine sixpack sixpence sixstrin sixteen sixtynin sixtynine sixtysix sizinici sk84life sk8board
sk8ordie skarlett skateboa skateboard skating skeeter skeleton skeletor skelter skelton sketchy skidder skidmark
skidmore skidrow skilled skiller skillet skillzz skimmer skinhead skinnass skinner skipjack skipper skipping skittle
skittles skooter skorpio skorpion skotina skripka skyblue skyblues skyclad skydive skydiver skyeseth skyhawk skyhigh
skyhook skyking skylane skylark skylight skyline skynyrd skypilot skytommy skywalk skywalke skywalker slacker slackers
slacking sladkaya slagelse slainte slamdunk slammed slammer slammin slaphead slapnuts slapnutz slapper slapshot
slasher slaveboy slavery slayers sleddog sleeper sleepers sleeping sleipnir slender slicker slickone slickric sliders
slimjim slimshad slimshady slinger slipkno slipknot slipper slippers slippery slither slobber sloboda sloeber
sloneczko slovakia slowhand slowpoke slowride slugger slurpee slurred slutfuck sluttey slutwife smackdow smackdown
smacker smalldog smaller smallfry smalltit smallvil smallvill smallville smartass smarter smartie smarties smasher
smashing smeagol smedley smeghead smeller smellyfe smile4me smile4u smiling smirnoff smirnov smirnova smithers smitten
smokedog smokeit smokeone smokepot smokers smokewee smokeweed smoking smolensk smooches smoochie smoothe smoothie
smoothy smother smudger smuggler smuggles smurfett snaggle snaiper snakebit snakeeye snakeeyes snakeman snakepit
snakeyes snapper snappers snapple snapshot sneaker sneakers snejana snh4life snicker snickers sniffer sniffing
sniffles snikers snoogans snoogins snooker snookie snookums snoopdog snoopdogg snooper snorkel snowbal snowball
snowbird snowboar snowboard snowcat snowden snowdog snowdon snowdrop snowfall snowflak snowflake snowhite snowing
snowman snowmass snowshoe snowstor snowwhit snowwhite snuffles snuggle snuggles snusmumrik soaring sobolev soboleva
sobriety socball sociald society socorro socrate socrates sodapop sofaking softail softbal softball softcore softtail
software sojdlg123aljg sokolov sokolova sokrates solange solaris soldier soldiers soldout soledad solidsna solidsnake
solidus solitair solitari solitude solnishko solnyshko soloman solomon solovey solstice soltero solution solutions
somalia sombrero somebody someday someone somerset somethin something sometime sometimes sondheim sone4ka sonechka
songbird songline songohan songoku sonnenschein sonntag sonnyboy sonofgod sonofsam sonshine sonyericsson sonyfuck
sonysony sonyvaio sooners sophieh soprano sopranos sorcerer sordfish soreilly sorento soriano sorokin sorokina
sorpresa sorrento sosiska soslite soso123aljg souleater soulfly soulman soulmate soundman soundwav souschef southbay
southend southern southpar southpark southpaw southsid southside southwes southwest sovereig sovereign soybean soylent
spacebal spacebar spaceboy spacejam spaceman spackle spagetti spaghett spaghetti spalding spam967888 spammer spamspam
spandau spandex spangle spaniard spaniel spanish spanked spanker spankey spanking spankit spankme spanner spanners
sparhawk sparkey sparkie sparkle sparkles sparkplu sparrow sparrows spartacu spartacus spartak spartan spartans
sparticu spatula speaker speakers spearman specboot special speciali specialinsta specialist specialk specialp
specials specops specter spector spectra spectre spectrum speculum speeder speedie speeding speedrac speedster
speedway spelling spencer spender spenser spesional spiderma spiderman spiders spiegel spikers spiller spinach spindle
spinnake spinner spinners spinning spinoza spionkop spirits spiritus spitfire spittle splatter splendid splendor
splicer splinter splitter splodge splooge splunge splurge spoiled spoiler spokane spongebo spongebob sponsor spooker
spookie spooner spoonman sportage sportin sporting sportsca sportsmen sportste sportster spotligh spotter sprewell
springer springfield springs springst springsteen sprinkle sprinter spritzer sprocket spudman spunker spurrier sputnik
spycams spyglass sqloledb sqrunch squadron squeaker squeaky squealer squeeky squeeze squerting squidly squiggle
squiggy squires squirrel squirter squirtle squirts squishy sr20det sr20dett srawrats sridhar srilanka srinivas
ss6z2sw6lu ssbt8ae sslazio sssssss ssvegeta st123st stabbin stabilo stacker stadium stafford stagger stainless
stairway stalingr stalingrad stalion stalker stallion stallone stamford stamina stampede standard standart standby
standing standrew standup stanford stanger stanhope stanisla stanislav stanley stanthem stanton stapler staples
starbase starbuck starbucks starbug starburs starchil starcraf starcraft stardog stardust starfire starfish starflee
starfleet starfox starfuck starfury stargat stargate stargaze stargazer stargirl starion starkey starlet starligh
starlight starline starling starlite starman starscream starshin starship starsky starstar startac started starter
starting startnow startre startrek startup starwar starwars starwood staticx station statistika stauffer stavros
stayout stayrude stealth steamboa steamboat steamer steamforums steeler steelers steelhea steelman stefani stefania
stefanie stefano steffan steffen steffie steiner steinway stellar stellina stepanov stepanova stepashka stephan
stephane stephani stephanie stephany stephen stephens stephie stepside sterlin sterling steroid steroids stetson
stevens stevenso steward stewart stgeorge sthgrtst stickboy stickdaddy sticker stickit stickman stiefel stiffie
stiffler stifler stigmata stiletto stiller stillers stillher stimorol stinger stingers stingray stinker stinkyfinger
stirling stitches stivone stjames stjohns stlouis stockcar stocker stockhol stockholm stocking stockings stockpor
stockton stoffel stokecit stokrotka stomatolog stomper stonecol stonecold stonehenge stoneman stonewal stonewall
stooges stoopid stoppedb stoppedby stopper storage stories stormbri stormie stormin stpiliot str8edge straight strange
stranger strangle strannik strapon strasse stratcat strateg strategy stratfor stratman stratoca stratocaster stratos
stratton stratus strauss strawber strawberry straycat streaker streaming streams streetball streets strekoza strelec
strelka strelok strength stressed stretch strider striker strikers strikes stringer strings strip4me stripclub striper
stripes stripped stripper strippers stroker strokes stroller strongbo stronger stronghold stronzo strosek structur
struggle strummer strumpf struppi strutter stryder stryker stryper stthomas stucker studboy student students studios
studioworks studley studman studmuff studmuffin stuffed stuffer stuffing stuffit stumper stunner stuntman sturgeon
sturgis stuttgar stuttgart sublime submarin submarine submissi subrosa subscriber subskin subspace suburban subwoofer
subzero success succubus sucesso suckcock suckdick suckers suckfuck sucking suckmeoff suckmy1k suckmyco suckmycock
suckmydi suckmydic suckmydick suckthis sudhakar suffering suffolk sugarbea sugarbear sugardog sugaree sugarray suggest
suicidal suicide suikoden suitcase sujatha suleiman sullivan sultana sumatra sumerki sumitomo summary summers summerti
summertime summoner sumsung sunbanna sunbeam sunbird sunburn sunburst sundance sundaypunch sunderla sunderland
sundevil sundial sundown sundrop sunfire sunfish sunflowe sunflower sunghile sunglasses sunitha sunking sunkist
sunlight sunmoon sunnyboy sunnyday sunnysid sunrise sunsets sunsh1ne sunshin sunshine sunspot sunstar sup3rman supafly
superbad superbee superbik superbob superbow superbowl superboy supercal supercar supercat supercoo supercop superdav
superdave superdog superdude superdup superduper superdut superfly superfre supergir supergirl superhero superior
superjet superma supermac superman supermanboy supermar supermario supermax superme supermen supermod supermom
supernatural supernov supernova superpower superpuper supersex superson supersonic supersta superstar superstr
superted supertra superuse supervisor support supratt supreme suprise surabaya sureshot surface surfboar surfboard
surfcity surfers surfing surfside surfsup surgeon surgery surprise surreal surrende surround surveyor survival survive
survivor susanna susanne suspect suspend suspende sustanon susubaby sutvsc5ysaa suvorov suzanna suzanne suzenet
suzette svenska svensps sverige svetasveta svetlana svetlanka sveto4ka svoboda svoloch svtcobra swallow swallows
swampfox swansea swanson swansong swatteam swearer sweater swedish sweeney sweeper sweetass sweetboy sweetdream
sweetdreams sweeter sweetgirl sweethea sweethear sweetheart sweetie sweetiepie sweeties sweetman sweetnes sweetness
sweetpe sweetpea sweetpus sweetpussy swetlana swimbike swimmer swimming swindon swinger swingers swinging swisher
swissair switcher switzer swizzle swollen swordfis swordfish swordsma sycamore syclone sylvain sylvania sylveste
sylvester sylviahans symantec symmetry sympathy symphony synapse synchro syncmast syncmaster syndicat syndicate
syndrome synergy syracuse sysadmin systemofadown systems szevasz t34vfrc t3fkvkmj t5r4e3w2q tabaluga tabasco tabatha
tabbycat tabitha table54781 tabletop tabryant taburetka tachyon tacitus tacobell tactical tactics tadmichaels tadpole
taekwon taekwond taekwondo taganrog taggart tagheuer tailgate tailhook tainted tajmahal takamine takashi takayuki
takecare takedown takefive takehana takeoff takeout takeshi takethat talavera talbert talented taliban taliesin
talisker talisman talking talktome tallboy tallest tallguy tallica tallinn tallman tallulah tallyho talonesi tamerlan
tampabay tampico tamplier tamwsn3sja tanager tane4ka tanechka tanelorn tangent tangerin tangerine tangled tangsoo
tanisha tankdog tankers tankist tankman tanlines tannenbau tanstaaf tantrum tanusha tanushka tanyshka tanzania
tapestry tapioca taproot tarakan tarantino tarantul tarantula tarasov tarasova taratata tarbaby tarelka tarheel
tarheels tarquin tarragon tarrant tashkent tasmania tassadar tatanka tatarin tatarka tatarstan tatertot tatiana
tatjana tatonka tatooine tattoos tatyana tauchen taucher taxicab taylorc taylorma taylormade tazdevil tazmania tazzman
tbilisi tcglyued tdeir8b tdfqugl tdfyutkbjy tdutybq tdutybz tea4two teacher teachers teaching teamase teamlosi
teamomuch teamster teamwork teaparty teardrop teaseme teatime techdeck techman techn9ne technic technica technical
technici technician technics technik techniques technolo technology tecktonik tecumseh tedbear teddies teddybea
teddybear teddybeer tedesco teenage teenager teenfuck teengirl teenies teenlove teensex teenslut teetime teiubesc
telaviv telecast telecaster telecom telefon telefone telefono telefoon telegrap telekom telemark telephon telephone
teleport telescop televisi television televizor tellurid telstar temitope tempest tempgod templar template templer
temporal temporar temporary temppass temppassword temptress temujin tendulkar tenerife tennesse tennessee tenorsax
tension tentacle teodoro tequier tequiero tequila tequilla terefon teremok terence teresita terminal terminat
terminato terminator terminus termite terorist terrace terrance terrano terranova terrapin terrell terrence terrible
terrier terriers terrific terrill terrorist testament testdrive testerer testibil testicle testing testpass testtest
testuser teufelo texasboy textbook textile tgbxtcrbq tgkbxfgy thaddeus thailand thanatos thankful thankgod thankyou
thatcher thatguy thatsit thatsme thd1shr theater theatre theband thebeach thebean thebear thebears thebeast thebeatl
thebeatles thebest theblack theblues thebomb theborg theboss theboys thebrain thebull thecakeisalie thechamp theclash
theclown thecount thecrow thecult thecure thedark thedead thedevil thedoors thedream thedude theduke theedge theflash
theforce thefrog thegame theghost thegirl thegirls thegoat thegreat thegreek thehulk thejoker thekids thekiller
theking thekiwi thelast thelema thelove themack themann themaste themaster thematri thematrix themoon theodor theodora
theodore theology thepower therams therapy theraven thereds theresa therese thering therion theriver thermal therock
therocks thesaint thesame theseus theshit thesimpsons thesims thesmith thesnake thespian thespot thestone thetachi
thetaxi thetford thething thetick thetruth thewall thewolf theword theworld theworm thibault thicker thicknes thicluv
thierry thimble thinkbig thinker thinking thinkpad thinline thinner thirdeye thirsty thirteen thisisit thisisme
thisone thissuck thissucks thistle thomasd thomasj thompson thomsen thomson thoradin thordog thornton thorsten thought
thoughts thousand thrasher threeday threepio threesom threesome thresher thriller throatfuck throbber throttle through
thruster thug4life thuggin thuglife thuglove thugstools thumbnils thumper thunder thunderb thunderbird thunderc
thundercat thunders thurber thurman thursday thurston thvfrjdf tiberian tiberium tiberius tiburon ticketmaster tickets
tickled tickleme tickler tickles tickling ticklish ticktock tiddles tidwell tiedomi tiffani tiffanie tiffany tiffanys
tigerboy tigercat tigereye tigerfan tigerlil tigerman tigerpaw tigertig tigertiger tigerwoo tigerwoods tiggers
tightass tightend tigrenok tigress tiikeri tijuana tiktonik tileman tilleie tillman timberla timberlake timberland
timberwo timberwolf timbuktu time2go timebomb timeless timeline timelord timeout timepass timeport timewarp timezone
timofeeva timofei timofey timosha timoshka timoteo timothy timpani tinchair tincouch tindoor tinfloor tinhorse
tinkerbe tinkerbel tinkerbell tinmouse tinroof tintable tinuviel tinytim tippmann tiramisu tiribon tirpitz titania
titanic titanik titanium titfuck titleist titlover titmouse titsass titsnass titties tiziana tiziano tkachenko tkachuk
tkbpfdtnf tkfkdgo tlbyjhju toadfrog toadman toasted toaster toasters tobacco tobasco toblerone tobydog toccata
todiefor toenail toenails toering together tokenbad tokiohotel tolkein tolkien tolstoy tomahawk tomatoe tomatoes
tombraid tombraider tombston tombstone tomcruis tomjerry tomjones tommaso tommyboy tommycat tommygun tommylee tomorrow
tompetty tompkins tomservo tomwaits tonchin tonedup tonight tonyhawk tonytony toocool toodles toofast toogood toolbox
toolfan tooling toolkit toolman toolong toolshed tooltime tooltool toomuch toonami toonarmy toonces toonporn toonsex
toontown toosexy tooshort toosweet tootall toothpic tooting tootsie topanga topdawg topdevice topflite topfuel topless
topnotch topolino toppdogg topsecre topsecret topshelf topside topspin toptotty toreador toriamos torment tornado
tornados tornike toronto torpedo torquay torrance torrent torrente torrents torsten tortilla tortoise tortuga torture
toscana toshiba toshiro totally totalwar totenkopf tothetop tottenha tottenham touareg touchdow touchdown touching
touchme toughguy toulouse touring tourist toutoune towanda towncar townsend towtruck toxicity toystory trabajo trabant
tracker tracksta tractor tractors trademan trading trafalga traffic trafford tragedy trailer trailers traills trainer
training trainman traitor traktor tralala tralfaz trample tranmere trannies tranquil transalp transam transcend
transexual transfer transfor transformer transformers transit transits translator transpor transport trantor tranzit
trapdoor trapped trapper trashcan trashed trashman tratata travail traveler travelle traveller travels travesti
travieso travolta traxdata traxxas treacle treasure treefrog treehous treehouse treeman treetop treetops treetree
trekbike trekker trekkie trekstar tremblay tremble tremendo tremere trenton trespass trevino trevoga trfnthby
trfnthbyf triangle triathlo triathlon tribble tribbles tribunal tribune tribute trickle trickste trickster tricolor
trident trieste triforce trigger trillian trillion trillium trilogy trim7gun trimmer trinidad triniti trinitro
trinitron trinity trinket tripleh triplet triplets triplex tripoli tripper trippin tripping tristan tristar tristen
tristin triston tristram triumph trivial trivium trixter trogdor trojans trolley trololo trombone trompete trooper
troopers tropical tropicana tropico tropics trotsky trotter trotters trouble troubles trousers troutbum troutman
troyboy trucker truckers truckin trucking truckman trueblue truegrit truelies truelov truelove trueman truffle
truffles trujillo trumpet trumpets truskawka trustee trusting trustme trustno trustnoo trustnoone tryagain trythis
tsalagi tspeter tsubasa tsunami ttttttt tubaman tubitzen tubular tuesday tuffgong tuffguy tugboat tujazopi tujheirf
tujhjdf tulipan tumadre tummybed tunafish tungdom tunisia tunisie tupacshakur tuppence turambar turandot turbine
turbodog turismo turkish turkiye turnbull turnkey turntabl turntable turtles turtoise tuscany tuvieja tv612se tvmarcia
tvxtjk7r tweaker tweeker tweeter tweezer twentyon twiddle twilight twinboys twincam twinkie twinkies twinkle twinkles
twinpeaks twinstar twinturb twisted twister twisters twistys twiztid twizzler twocats twodogs twogirls twolves twostep
twothree twotone tylenol tylerca typhoon typical tzeentch u4slpwra uaeuaeman ublhjgjybrf ubnkthrfgen ubvyfcnbrf
ubvyfpbz udinese uekmyfhf ufdibyjd ufgyndmv ufhhbgjnnth ufhvjybz ufkfrnbrf ufkjxrf ufkxjyjr uhbujhbq uhfdbwfgf uhfvjnf
uhjpysq uhtqneyu uhtvkby ujhjljr ujkjdjkjvrf ujyxfhjdf ukflbfnjh ukflbjkec ukqmwhj ukraina ukraine ultimate ultimatum
ultracash ultraman ulugbek ulysses umberto umbrella umisushi ummagumma un4given unb4g9ty unbelievable uncencored
unclebob unclesam underage undercover underdog undergro undergroun underground underhil undernet underpar understand
undertak undertake undertaker undertow underwat underwater underwea underwear underwoo underwor underworld unforgiv
unforgiven unhappy unicorn unicorns unicron unified uniform uniqueness univers universa universal universe universi
universidad university unknown unleashed unlimite unlimited unlucky unnamed untitled up9x8rww upgrade upright upskirt
uptheass upyachka upyours uranium urlacher urracco ursitesux uruguay useless userexecute usermane username userpass
usethis usmarine usuckballz utahjazz uthfcbv uthvfybz utility utjhubq utjuhfabz utjvtnhbz utrecht utythfk utyyflbq
utyyflmtdyf uuuuuuu uvmrysez uxmdzi4o uzumaki uzumymw v123456789 vacances vacation vadimka vaffanculo vagabond
vakantie valakas valdemar valdepen valenci valencia valenok valenti valentin valentina valentine valentinka valentino
valeria valerian valerie valerik valerio valeriy valeriya valerka valetudo valhalla valheru valiant validate valjean
valkiria valkyrie vallarta vallejo valleywa valmont vampire vampires vampiro vampyre vanburen vancouve vancouver
vandamme vandread vanechka vanessa vangelis vangogh vanguard vanhalen vanhorn vanilla vanille vannasx vanquish vantage
vanyarespekt varadero vardann varenik variable variant variety varsity varvara vaseline vasilek vasilev vasileva
vasilii vasilina vasilisa vasilisk vasiliy vasquez vassago vatoloco vaughan vauxhall vavilon vbhevbh vbhjckfd
vbhjckfdf vbhjndjhtw vbhjyjdf vbienrf vbitymrf vbkbwbz vbkfirf vbkkbjy vbkzdrf vbnhjafy vegasman vegetabl vegitta
vegitto vehicle vehpbkrf vehvfycr vekmnbr velocity velosiped vendetta vending venecia venetian venezia venezuel
venezuela vengeance vengence venom121293 venomous ventrue ventura venture vepsrfyn veracruz verbati verbatim verboten
vergesse vergeten veritas veritech verizon verlaat vermeer vermont vernost verochka veronda veronic veronica veronik
veronika veroniqu veronique versace version vertical vertigo verycool verygood verygoodbot veryhot verymuch verynice
verysexy vespucci vesuvius vetalik veteran veterok vetteman vf279sm vfhbfyyf vfhbirf vfhbyfvfhbyf vfhbyjxrf vfhbyrf
vfhctkm vfhecmrf vfhfnbr vfhmzyf vfhnbyb vfhnsirf vfhnsyjdf vfhrbpf vfhufhbnf vfhufhbnrf vfhujif vfhvtkfl vfhvtkflrf
vfhxtyrj vfiekmrf vfitymrf vfkbyrf vfkmdbyf vfkmxbr vfksirf vfktymrfz vflfufcrfh vfnbkmlf vfnehsv vfnhbwf vfnhjcrby
vfntvfnbrf vfpfafrf vfrcbvec vfrcbvev vfrcbvjd vfrcbvjdf vfrcbvrf vfrcbvtyrj vfrcbvvfrcbv vfrfhjd vfrfhjdf vfrfhjys
vfubcnh vfuflfy vfufpby vfuyjkbz vfvekbxrf vfvekmrf vfvektxrf vfvfbgfgf vfvfgfgf vfvfgfgfz vfvfktyf vfvfnfyz
vfvfvskfhfve vfvfxrf vfvjxrf vfylfhby vfylfhbyrf vfyxtcnth vgy78uhb vibrate vibrator vicecity vicelord vicente vicenza
viceroy vicious vickers victoire victori victoria victoriya victory vidaloca videoes videogam videoman vietnam
viewsoni viewsonic vigilant vikings viktori viktoria viktorija viktoriy viktoriya viktory village villain villegas
villeneuve villevalo vinbylrj vincent vincente vincenzo vindiesel vinegar vineyard vinicius vinograd vinogradov
vintage vintelok violator violence violent violentj violeta violett violetta violette vipergts viperman virgilio
virgini virginia virginie virgins virtuagirl virtual virtuoso viscount vishenka visigoth visionar visions visited
visiting visitor vitalik vitalina vitaliy vitalogy vitalya vitamin vitamine vitebsk vitesse vitoria vittoria vittorio
vivahate vivaldi viviana viviane vivienne vivitron vjhjpjd vjhjpjdf vjhrjdrf vjkjltw vjkjnjr vjnjhjkf vjqfyutk
vjqgfhjkm vjybnjh vjzctvmz vjzgjxnf vkontakte vladimi vladimir vladimirovna vladislav vladislava vladivostok vladlen
vladvlad vlasova vmdnygfu vodafone vodolei vodoley voetbal voiture volante volcano voldemar voldemor volgograd
volition volkodav volkova volkswag volkswagen volleyba volleyball volodia volodin volodja volodya vologda voltage
voltaire voltron voluntee volunteer volvofh vonnegut vonsclan voorhees vorobey voronin voronina voronov voronova
vortech vovan_lt vovchik vovochka voxstrange voyager vqsablpzla vre2nc3z vredina vsajyjr vsevolod vsijyjr vsjasnel
vthctltc vthokies vthrehbq vtkmybr vtlbwbyf vtldtlm vtldtltd vtufajy vtufgjkbc vulture vurdf5i vw198m2n vwjetta
vwpassat vyjujnjxbt w1408776w w1w2w3w w1w2w3w4w w2dlww3v5p w3e4r5t w8gkz2x w8woord wachovia wachtwoord waffenss
waffles wagoneer waheguru waikiki waiting waitron wakeboar waldemar waldorf walhalla walkers walking walkman wallaby
wallace walleye wallpape wallstre wallstreet walmart walnuts walsall walstib walters walther waltrip wamozart wanderer
wankers wankher wanking wannabe wannasee wanrltw wantsex wantsome wapapapa war3demo waratsea warbird warchild warcraf
warcraft wareagle warehous warehouse warfare wargames warhamer warhamme warhammer warhammer40k warhawk warhawks
warhorse warlock warlord warlords warning warpath warpten warrant warranty warrior warriors warspite warszawa wartburg
warthog warwick warzone was.here wasdwasd washburn washear washere washing washingt washingto washington watashi
watchdog watcher watchers watches watching watchman watchmen watchout waterbed waterboy waterfal waterfall waterfalls
waterloo waterman watermel watermelon waterpol waterpolo waterski watford watkins waverly wavmanuk waycool wayfarer
wayland waylande wazzkaprivet wcksdypk wcrfxtvgbjy wdtnjxtr weakness wealthy weapons weaponx wearing weasels weather
webhead webhompas webhompass webmaste webmaster webpass website websolutions websolutionssu webstar webster websters
webuivalidat wedding wednesda wednesday weedhead weedman weekend weetabix wehttam weights weihnachte weihnachten
weihnachtsbau weihnachtsbaum weiland weinberg wejrpfpu welcome welcomes welding wellcome welldone wellhung wellingt
wellington wellness welshman wembley wendall wendell wendigo wenef45313 werewolf weronika werthrf werthvfy werty12345
werwolf wessonnn westbrom westcoas westcoast westend western westfiel westgate westham westies westlake westlife
westover westpoin westport westsid westside westward westwind westwing westwood wetcunt wethepeople wetland wetlands
wetlips wetpuss wetpussy wetwilly wetworks wetzlar wexford weymouth wg8e3wjf whalers wharfrat wharton whassup whateva
whateve whatever whatisit whatluck whatnot whatnow whatsup whatthe whatthef whatthefuck whattheh whatthehell whatwhat
wheaties wheaton wheeler wheeling whenever whiplash whipped whipper whippet whipple whirling whiskers whiskey whisper
whistle whistler whitaker whiteboy whitecat whitedog whitehea whiteman whiteout whitepower whitesox whitesta whitetai
whitetail whitewol whitewolf whiting whitlock whitman whitney whittier whizzer whoareyo whoareyou whocares whodaman
whoknows wholesale whoopass whoopie whopper whoppers whosyourdaddy whynotme whytesha wichita wichsen wideglid wideopen
widespre widespread wiggins wiggles wikinger wiktoria wildbill wildblue wildcard wildcat wildcats wildchil wildfir
wildfire wildlife wildman wildone wildroid wildrose wildside wildstar wildthin wildthing wildwest wildwood wilfred
wilhelm wilkins wilkinso willard william williamj williamm williams willian willing willows willson willyboy wilshire
wimbledon winchest winchester wind0ws windmill windows windsong windsor windstar windsurf windward winfield wingchun
wingman wingnut wingtsun wingzero winifred winners winning winnipeg winslow winsome winston winstonone winstons
wintermu winters winthrop winxclub wipeout wireless wireman wirenut wisconsi wisconsin wiseass wiseguy wiseman
wishbone wishing wishmaster wiskers wisteria witcher witches withlove withnail without withyou witness wizardry
wizards wizzard wkmcpmn wladimir wlafiga wltfg4ta wmegrfux wnmaz7sd wolcott wolfdog wolfgang wolfgar wolfman wolfone
wolfpac wolfpack wolfram wolfwolf wolverin wolverine wolverines wombats womersle wonderbo wonderboy wonderbr wonderfu
wonderful wonderla wonderland wonders wonderwa wonderwall wonderwo wonderwoman wonkette woodbine woodbird woodbury
woodchuc woodcock wooddoor woodduck woodfish woodford woodland woodlawn woodman woodpony woodrow woodruff woodside
woodsink woodson woodstoc woodstock woodward woodwind woodwork woofwoof wooglin wooster wordlife wordpas wordpass
workers workhard working workout workshop worksuck worldcom worldcup worldnet worldwar worldwid worldwide wormhole
wormwood worship wowlook wowsers wp2003wp wpoolejr wrangler wrapper wrecker wrestle wrestler wrestlin wrestling
wretched wrexham wrigley wrinkle wrinkles writerspace writing written wroclaw wrongway wsbadmin wspanic wtpmjgda
wtsfjmi wulfgar wuschel wwr8x9pu wwwooo1234 wwwwwww wycombe wyoming wysiwyg x123456x x4ww5qdr x72jhhu3z xaccess
xboxlive xcalibur xcat_xca xcountry xenocide xenogear xenophon xexeylhf xfactor xiaoyua xiomara xohzi3g xplorer
xpressmusic xsvnd4b xsw21qaz xsw23edc xsw2zaq xthtgfirf xtkjdtr xtutdfhf xtvgbjy xtvjlfy xufrgemw xxxp455w0rd xxxpass
xxxxxxx xyh28af yackwin yaglasph yakudza yamahar yamakasi yamamoto yankeemp yankees yannick yanochka yanshi1982
yardbird yarddog yardman yaroslav yasacrac yasemin yasmeen yasmina yasmine yasuhiro yawetag ybhdfyf ybrbnbyf ybrbnjc
ybrbnjcbr ybrbnrf ybrjkfq ybrjkftd ybrjkftdbx ybrjkftdf ybrjkftdyf ycwvrxxh yeababy yeahbaby yeahman yeahrigh
yeahright yeahyeah yelnats yesenia yesican yesplease yessongs yesterda yesterday yesyesye yfcnfcmz yfcnhjtybt yfcntyf
yfcntymrf yfcnzvjz yfcnzyfcnz yfdbufnjh yfeiybrb yfgjktjy yfhrjnbrb yfhrjvfy yfl.irf yfltymrf yfnecbr yfnfirf
yfnfitymrf yfnfkbz yfnfkmz yfxfkmybr ygfxbkgt yggdrasi yingyang yinyang yjdbrjd yjdbrjdf yjdjcnbf yjdsqgfhjkm yjdsqujl
yjdujhjl yjhbkmcr yjuufyj ym3cautj yocrack yodaddy yodayoda yoghurt yogibear yojimbo yokohama yokosuka yolanda yolande
yomamma yomismo yomomma yonkers yorkshir yorkshire yorktown yosemite yoshiko yoshimi yoshimitsu youandme yougotit
youknow younger youngman youngone youporn yourass yourmama yourmom yourname yourself youssef yousuck youtube youwish
yqmbevgk yr8wdxcq ytdxz2ca ytngfhjkz ytnhjufnm ytrhjvfyn ytyfdbcnm yummies yy5rbfsc yyyyyyy yzerman z123456789
z123456z z12345z z1x2c3v z1x2c3v4b z1x2c3v4b5n z1x2c3v4b5n6m z1z2z3z z3cn2erv zacharia zachary zachery zackary zackery
zadnica zaebali zafhjdf zagadka zaharov zaharova zakaria zamboni zanardi zanzibar zapidoo zapotec zaq!2wsx zaq11qaz
zaq123wsx zaq12qaz zaq12ws zaq12wsx zaq12wsxcde zaq1xsw zaq1xsw2cde zaqwsxcde zaqwsxcderfv zaqxswcde zaragoza
zaratustra zasranec zastava zavilov zaxscdvf zcfvfzkexifz zcgihlke zcxfcnkbdf zcxfcnkbdfz zealand zealots zebedee
zebulon zeeshan zemanova zemfira zeppelin zepplin zeratul zergling zerkalo zermatt zerocool zerohour zerozero zesyrmvu
zexts364325 zhjckfd zhjckfdf zhongguo zhv84kv ziegler zigazaga ziggydog zildjian zimbabwe zimmerma zimmerman zinaida
zinedine zipcode zipdrive zippers zjses9evpa zkexifz zmpimeje zmxncbv zoidberg zolushka zombies zoomzoom zoopark
zooropa zootsuit zorglub zorrope zpflhjn zqjphsyf6ctifgu zrjdktdf zse45rdx zse4xdr zsecyus zucchero zvbxrpl zvfrfcb
zwilling zwt2sbzl zx123456789 zxc123qwe zxc123zxc zxcasdqw zxcasdqwe zxcqweasd zxcvasdf zxcvb12345 zxcvbasdfg
zxcvbn123456 zxcvbn3215 zxcvbnm zxcvbnma zxcvbnmm zxcvbnmmnbvcxz zxcvbnmz zxcvfdsa zxcvqwer zxcvvcxz zymurgy zz8807zpl
zzxxccvv zzzxxxccc zzzzxxxx zzzzzzz
`;
