/** The commonest passwords that are long enough to pass for good ones, in lower case and without trailing digits or signs. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password passwort contraseña motdepasse passw0rd p@ssword p@ssw0rd pa55word passwordpassword mypassword
  yourpassword newpassword changeme changeit pleasechange letmein letmeinplease letmeinnow welcome welcomeback
  welcometo admin adminadmin administrator administrador sysadmin superuser superadmin supervisor rootroot toor
  qwerty qwertyuiop qwertyui qwertz qwertzuiop qwertzuiopü azerty azertyuiop qwertyqwerty asdfghjkl asdfghjklz
  zxcvbnm zxcvbnmasd asdfasdf qazwsxedc qazwsxedcrfv qazwsx 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r
  1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 zaq12wsx zaq1xsw2 abc abcd abcde abcdef abcdefg
  abcdefgh abcdefghi abcdefghij abcdefghijk abcd1234abcd abcabcabc iloveyou iloveyouforever ilovemyself
  iloveyousomuch loveyou lovelove loveforever princess princesses sunshine superman spiderman batman ironman
  captainamerica starwars pokemon pokemonmaster dragonball dragonballz minecraft fortnite counterstrike
  worldofwarcraft liverpool liverpoolfc manchester manchesterunited barcelona fcbarcelona realmadrid juventus
  chelseafc arsenal football footballer baseball basketball volleyball michaeljordan metallica blink linkinpark
  trustno trustnoone whatever whatthefuck fuckyou fuckyoufuckyou fuckoff asshole bullshit computer internet
  microsoft google facebook instagram samsung samsunggalaxy android iphone apple linux ubuntu windows playstation
  nintendo xbox mustang chocolate strawberry blueberry butterfly christmas september november december january
  february summer winter autumn spring monday friday jennifer jonathan elizabeth alexander alexandra christopher
  christian nicholas stephanie michelle jessica ashley michael daniel anthony hello hellohello helloworld hithere
  goodmorning goodbye monkey monkeymonkey dragon shadow master masterkey freedom mercedes corvette ferrari
  lamborghini porsche test testtest testing tester testpassword test1234test secret topsecret secretpassword
  default defaultpassword example temporary temppassword temp guest guestguest user username login loginlogin
  access opensesame correcthorsebatterystaple bellwether bellwetheradmin machinelearning
  `
    .trim()
    .split(/\s+/),
);
