210 297
c-rllZ%i9y9LJw4wZo*e#kmNvwlu^9jY}wtqZif!QeEN;CE0t^Kt_$>uQzkB8`~kt!m?W6g)h*y(N}7Gp;3{dJ-Nk7jIv&Rp;6Ox
hgo(;w!1DJd)5>@pKd_!;Mj}3VUhd3YVOnTljr;Ve$R7#3V<$Mx^z9LS|^WQnmDV8oS(tM`oG#P8RqZAv|R&ov7qg0xgr+|vi5*i
V6Ff)k%NOnySS|K*ME#kn#k7&FJ{i`^}Q!cF=-P*+N_v71hd+uEG||H@-FBazKiS7%F1C<yEn`i-Ts%})64PD%PQ~C+Ggc<qRri2
vvVNRK1R-y*8{*#9RUDeM*D%BJX1z}A`g580f5o`cK|@Hj4Fovd2sYHLRE901MpjKU<;Xsk*hiM0}ZMmLbnIbD3HVh=Q|t?YUR6V
xQu#Rd0@IM(ZIccP)s>s@J0X}D|%Qkdh_ly_$_4YNd`a-Q9_r@0CZ2*ZHsJwh*#cf|FI1`73!tIh=5jp;1_=x`IZ8}8@^71bEUo&
^1WNg96-n&7HMETmP3(`l##W6t>i+eMb4@bCL+{4iI&$Xg-fWRjIJ$}&<!+T)i^>2J&I{?Eby-Pp=p@WH1f_eGTATCpyt-=s9wel
05>f*lfJ(+(0vY~`y5~YD;c#PW9P}SVsyr%g;K-^aQ*$b2CB#g$KE>o&Bt1<Z1BT{3!lXI`)jdom**t2*b)g&(`4j(DkIQ}g=2$^
NF{`Mmc&IW1{Da{n!O_7la|wOdbraufmfor_&`(koFo0^yuUsR`8~@!<$o+>aJ>v3?`bfed{mi>WUf+?+ul^gyF!CQz?D-ZXRcBi
SV$dMmxdjXQJ_w8`X3?!TT|l+;WTpnUT(gro@hIjnZw2LS>X-G>inHOid;SQb~UIo|70_EyXY5fZHmYO!%-~nP7UG`#X_7_R@uuD
v0N=TSc|>_=UHVb8IGX&=Ip7%5|xIE$XKp^N~YMas#9x~D^&Vv?_NcAP52vaT^O)MIt;XG+w&wNHQEJ?g;9?BQ-xSKBemQTMp!Z-
QmTsp)(P>Sk!vhRqTbIcN5s<k=--`=PYt;z;vBU|@7YE+7+-K3+bco+#5kb4ZK}q`!$Yy-&sktXGQ@<0Dl(HKGRNai5}^$AC?gZz
BoX=OSqquqIwGszDo)ijoK23z4*D$Q>~cru`PRLP?3(sB8QVd!Eo5qHQxO_6B9VbuimXMAt$HQ!Z~>L@uZrvm@2hHrb&^bq%5-5%
zs~d%X*C+0mY$4txul_IL@KS{rgZ7jrAya?>XF9K#&2(9U8Ncw@Ptp@`((*iZTlB%Box>{WMrEQe{Iu6M7P~9zj$SE1Ff#<ORr1U
e$s!+;s}r
