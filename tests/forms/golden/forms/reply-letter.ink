210 297
c-rllZ%i9y9LMi^O<P>kmTcL|IBEAM&Lt#DP<E9<i7|UIbwrFBV=~B?BZe&jOju7=dbOs^tf5O-%pkRO5`r3Mf-KVr!ZENH474Qp
!U5xojW(OOE1ny7wB@mAT1vf3G;y(+{l2(2pL~DMbKkq)liwW#<&;xSe^YvNpUp<dAuVi&9@k<Lh)5C;(Xlo_BJU`HEx=)B1dyAk
&}$nbkxrEfCZWnxh>hH=SiXV4x~zyGAuD4~L)vnXD2O&m0ZC#Nz@93IfLH>Jk*HC1lcZx-%Vxn1WKFm*v@$*(A}k44Fj-FySvLxr
+f{(1>Ht7MB#F+{CD2%KDwZhdYqA35WL*-4n<{_{M5MulYYHm>h;<WT7)_WVIk~Y7PB*&gf+;kCq69*yXo7ZIfc#`~8*m3|u-le`
@}T;rjnm?zvi2lGOv-Xs2MDUxD?n&8Rxl`QNNrvPmCNn1Cah8m#&ul5suE5^Mg$@1f=Z2POwJXA6fk+8p1v9gC?<~9AGFsWIoDL%
>hKFPPt(f_c0nZfM2?KSO$!%{)ZDfo6?CBytF^-?xRzw&BF%z8G%~FiDrF2Z5!5D*@W5G>2x<vbY!g8*{GiF5%{gV6s-P-GRh~?l
=+qqwMS7zk)Sc=8<Mk<ZPSYW)7EN#aC3~=z@i=rkXX%rs!b52Yb}`j}@q)lkr^%X7`pLY~5ulf8huYL>x~D_a5o~h=+5qj_X6h*`
JF_EwEhOZce~StD3PIQCAUM>XhE(;6ag?5OlrWbE2Zrj~?{88uxUL@O-BJGI0iN4J;20d^ht?Ll<53WeWFTc6yv9Z1{QMnuD}v(j
ukxDt_v3st&S$!i5}xIJe4GUt2s#T}<|Avr6|4+Rc4fNYX?{LBY>3l0R=A9r=+9@ZNuJ9&{d-b~CMtKcHv*UlTJ1h>5JSA*ER3$c
c>V}3i1OU|w#nk`PO5&w5c2Hl(1siuiqN0eEGbint+s@U43sA1*HXmFbbiR2Lg6DNA@`E&66<XaSJvNtnDwMk^q8f;XpgJ-!%hQ5
^!hcSxfJTHF6npgW%hqgKTkok)0QuKvg<v8FSZ08z3Xhbj`lk7Q_|J2zBl=u0=r9TH0&{7H?Gq7gmi@}VUyD`><I@d!k(z_iF=;5
!&3IKflvy$_t6LYoa{IIsonUL^lty2zM14=@6~&oAGuh1>(lW${3FS)PwVeq$g-jJQcaOq6AiQ9lVbhV;1_d^9RIdT7;Rf%&x!4W
$d(yxCnwQQ2qP1xGK7Ty%;`84&JaROTCt|Uf6)senKqu+Ow|c5CXs6|>;LmKia0S6F>z|_$6-PCM;c#>WT?g&As4(}1W-KOEfk_;
_nOoazLLcUZ0U36!^SZ7fp#zXDuo5p5xdyPyiN@-jj*JF`FaalUAW~xQEj|;>`gN9)w5-&h|-NmPf%BXx^{e~jWI57DfpfF+0$X;
z=gG$#-C%$xj7)G2TdsJ!2QDWTP5pBG=zw2kq-!?r)HgP-m}8fLDw9{D6%;X_}bBi5)roMry2+mbmzb;A_dn+`(6@T>zOwWWMKx|
9r}k9l44o3u=YyE{q9=Wt23()y57xi{UigGE$DR`wNX9U*7{kd%Tu#~T)5>guI-CGyDXAn*{tsLC?W8B4bC-aPC5PWfB5J0&-FW@
IgMx
