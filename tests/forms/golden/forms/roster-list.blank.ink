210 297
c-muN7zLwX@B_B0ntuj~e-eN0$T)Dg;NtQJ2&uY%K0v9SM9I}Z4n7Y5{2WQ@|G(NlraytY{{H@5{ToFp;$O|*f02I@vp4@Z{5}2a
`47kj{`+GP`RC)$jXxg$PX7EINmul}nr{Yo|J*FxzjNc~`f~FH2&vuQ{{1nW|9Af0xwoZ1TW?0zC2;7Ffg-~hPEMXCZXroV<%H4r
#0FRx9B@g=Fgzejssfi3<G+y>y7m9D0dUwQuz_+ILjn*(2nGm?Y^nTb47Lqy^$Gvk%HJjaZ(}IWd%#w{4kGmpB=sLCRrfA&ej7tQ
P%8Z$SSl-x!SVoGe!@StqF;&iZ47nq9<YT!14|{TG4L?3l_ZF;u`wkC0Id;VU=v}Yz=e21gZcs0Mn@@XhX&QtMj~1MN*whv#m=B>
XprTvq3vZhDtnopX`bq#kvQ@aKq9pZ^Tg3KKU@+(A{}dUdU`qO7*45VvZRvQMqZjfHiXN0JP9DljhqB9q}w)B&kln>&65|)$!^25
&`ToA%R{=*!{hj2o94+Y^x8&Vnx|t$Z;#c>2L|=1cDbVE1ng4m<;uHv;F2=7#v#QN?lE%*y<A_w+#rENDuJ0n0;evVQVNVXrAEOh
7$JatIiDXcDRtaZcyy_Dd5s1u-2edO8KlY
