210 297
c-rmPZ)g)|90%|xT$cpQTG279m8SYa=QgFyHA!h>F8ZQ<<NPz<sBcnrONye24N7X#JP}liY!wtX1#344RxDbzU^hscD=mh?XavFa
#b_dt9d3|Z7t%YM-aSjlpm*1&qk{GCeIc(t{GKQGz2`0j05xjVs8J(}=4z+GU@tGlkTH7EV1UquAqsUGAc7tYeN4?P7!a`wMz5}>
AjC~^on^+)>~;)o5~97mJ;o4*iYo7%+M@RzP;cWR#08Rswn7KMDY{re9{N`<RjVV=Al(|4Q#vl9tW$Szawxf(meXi#8fKl;#Qj(e
O3Dvmf|)+(uGj5HqvfTIauSUqO1V}9CKJ<$l@akk^Ax5&x3okb(p8GR9uT*qDcgzG`{6Mtp8~Ox8kijm9bsZZpL{Pcl(+eah#`e&
+Uk(gU`m7>EK6zWVTx8#dm<aVOT&byB>Dg-^y8T6s8~HwYGxDY37)k#jDK?0_JRJVk<B^jxy}U7+Z%rK_XKs1QKFxdoGFxnIs4Zk
;e0<g&>KfN$;0;-3ZAjMAGgGV9}e^l_e-gp3Vtj0J<5Bkwc~l`8R>#+Tb70|ezeQ6ac9w&UjTix<K1tbXxw33xApf&+>qhIr+a>p
Ua`g<PYi@6@?5GcI)DUTI`zbZkT{*?d`1EF<#$R*hfpFK5(-l*qkp64Ug?5^C8!G)rkKl-P>&#e>uItj!u5Lo-sIDf$XaGX`jXO;
OTLfPKfA;6BR^BOS}&<jiyAd*)Vwb-B1LBZPF4Q*nf+y2M6$K}tJ+)@YcK?npX|u2_k}Se@?;0&^3ik2e)A#OpMkq^Q_q^JBiGjN
r5FFYC}q9q_0(H)&Rf~$#!~AzPkzH-sZL}I^<oJ+S!+iIOUs7+<dq*^$#uOc^)8?CnwAzhupJ_ntSx7;9U`9emnU&_Sn!%p;%N_e
!+dfT`<m;0rOn&gdDB?^SDKBdT@}jHdyY3xH6LP}T@Bk6bZnG2WtxvNn>crR?vy1rb-l~u<o;CNl=KbjzI8t^$FCha`kvHVmtZZ8
dIEby)4bKIFP?`;wp5Efy`!wTaW$4UbT^rj_yyn9dP@SdY0NSonWw7foyvTNr6mE{lB>m2Q`oxC0^a0$^*{?W0MMWUl!7AJUJE3+
P$CLM>@UzZB~|6yfVS=!0P(bPuYZY}A#n~ppP?!MVt>5I*LVrE(4zjQc{OU@&in)Ah;7j

210 297
c-muN7zLwXhyZaO9y@zGtWxs(d-p5jklMT7-ku$+l>Pom<;wNgrFQq(@5f=FVV@cfUGkgfFSD=4D#fp;sHP+_BH~H@KNj#0EG5Ap
0VWw3*dS^X7#JJaD3Fr=KZBtTDD~$6kk6k0l(KK^e+HMz2TJ`%mO2KJdO3q34Jh>$ELDK4OM+nrgAkBZ0olb&1sCE84SEKY1P4f1
a&`j)Th7rN5UEBKsog-SyuWv_NJ)dG&Z0>{?3w_SlFIQJMgb)O2@Rzpx4g3v5UFO=fKpFO`}Y<tG@!bS%hK}B&Oy}$wntK%Q7uhP
!(+$=l;lL*QowY9OKLJMDG5pI2B1#!vb2<ccW>@sNdNy6EghQIr{%r+I~Od~j0j$(2B1{=GoY@k8<2G|NbGO^Ai*Fg0OY$caG?5Y
-{Bv)ylnq?0u_@Do{%2}qhJ(_f>AIEM!_f;1*2dTjDk@x3P!;w7zLwX6pVsVFdP5?-hnmJ

210 297
c-rmQUr19?7y$6IP1_Pts0f4E9cBK39t4wVb8ZhliV_hL3N8aj6inU26x()fLPBB>VrWe?h+cy5!3RynyXGH|(3hYWn>Vca2fL1p
w(zobHLtrn_nvgi$)fwg5cl&te&@UA=s5#GjDtgUj3kB_@e6&#7fvkKw6r%rF8QSJohcw9MB-oEns4s9yyEnE%#j3EJWX9K3&qQ&
{?2VE>qAY$qn3)i<zC;}+fY`S=Xv+lycfexGNsY*Z}m^&I{{Q#0BEHO1t3&7hhzcWY(R|zt&Fxg0=fvgr*qI699SLWm}^`eK{V!W
w&H-vwawCnT#~EovjOHEt>b>F8yYYln+~V}u*zs2U1^okx+JEIA)7mp#(mN<CFZ8p4q$iZSIyEG_o>KIl{0j)8))C=pL$4J2yv&x
ZwpT2<x{zWi;G%T)=X^((xTT{v+-Gw<~KXa=T-%OR~=BK{AIc6A%5&p2J?dUuLMslk_17Wu~GB1qjPRX#iM$QW$f8vKShx|GUk{y
V|_h~)F4DQU^H5)Upa4dz4j&Ilre$lbufhoG_XTS4nY`28ZYjWdAkjwAZfJhl6?!N?<`gEvc8cf^Db5YY~z)2EBXr2boAW_lcfMj
IiWTbU4pwI$-(!?+6s|8grmwxwxel3D{~dDaF8t{eH>Xl7DQ6!I+CRAiTS)T-?QDQz0O~~dlcG6Q^*C;WSF3=)NBJ=Mn_vhc0-|8
A-B1QotJz>g6f9c2az^RMG&RDG@u5ILpPY8I>FD4nY15W&Y)MiL>SVjAO7$Z7}89*27+E$h%h8mem}n7lO0-f_0V4FBw<L}T#3vo
{Nj2Nte4g@15Sm$Mo>%@9&0xegTyI|Qx>QEKTJ8M)3P2(%>OTw#xYNBjXKYJo8<ij_i#(x(LAUiyT?YPE0&}_F3pj@Y1Aq8Tavh0
sf9zPT*n-_^`=+py(aG=<9D7v^1H)1&$~?&Ed{9<$TM7-P`8_?%D^^AQxPc179eGiSpay}LIa;NS9gii$nf!dXR+ZWl|JDzcD_-?
zfl<ipCKHc?soSMkiv9RM-LDPnw&sowP@FD`l!o@j^c1y?qm<Q7c}q%VVxzr$%Q&C+u^&zX^JJa9U@T1p3F~zW4k*<wGLA|3FIbX
?+yYxB}B%MrO@L?`X}WNA8?5wh8SW*6~6$F!oSG

210 297
c-rmKuL{CY6vy$+2_h;>a*JrT=nIGrtC;M*!h%6;*S9bUK7vLW+b|CnZBvtAP=;Y3xMP)zrx^SLzfb*gPB<J*gD1M=8=v&|76N=u
rd<p4?1bdeJuAs{#m*q=$b@c6D!9TkPGgdHZ>>(Hf^uZjG)Y%VDmsETq3s=#R9%>NO2cm0Yc9%-;8#zztk(NXimTTPm*%68TUd!_
``2k34NME)2><{90000000030$7hRfv8fgDQ<6_U&JEx7064BXG5

210 297
c-rliJxjwt7{{+95Ct_-2dztVD6T0P9dveZ?5aa?brHKspo1^7qJj{&egv@yxewqjqH-MsSHZ#fmNPFRExjiW4OQ^}n~wYO+;jZz
j$;h`%qp#B@>YOkdNSPhJ*6^lJW*0BYek4k!===ruT-WG-oB+?P)P4YT~(4{c=n-GQ;kbq8^IxFaIr`k?TC}=fL8Q^jJf|TTvMt@
RD3I=5bbzue}~tX3K_S!t@+JF89}d-U+S?}JzphC54wAe$FqgBm)qwKGtwAjP@}JJ?|gwf<>-fTHrIG(l}uGVR`vUKXO)zxiYA?h
TF}+25chIsqaUVHthqTHC8-QmPT}w0^y2Q&4)MC@&xdb0rH=2~glb(=RqRyPd9J&!PS})^tqrQz`pXuj<WrS100000000000002M
pTKC2EmLZaRvA_0y(PptFg^h+E6IZ

210 297
c-rllVN4rk7{~8=O<SaCyKLFYIBD4y=aMB#(CsQMCC2On>WCOM#$=E&M+{p6n6REudbOs^(9k7Y%(m3lNeF7332vE25RNf>nc3PU
_`w0=ij6j#$Q4iEj<&qEnwC=UK4@HQX8#}V%P;@ueeb#VdGp)@K?P-t5GC+GLIpig(xW@=c0vwmVF&cM7L%->7ZBC4c0eNUD1kl5
VHO0C>!{RcA19GMl^G_X>SKtVT#s0lLSRi+Mv#z=abzKF6-Wj|Tcv;`F%xiP0wN%uMB^lCRNW!zxXrpAFokSM7lu|RCc=a@=?bOe
$st=Rpru;{NU9M41Vq#5L}L<-hi=4^0sXBufE;a1qe!a>xIt7JO1f@fB>=IlBMhSn3nV8~+u(F#>n@l=lPE?Ygo-9;j}^#|rndq2
pazG1E+h}B@7OslJ|^o<BgCw%a`%9cYRv?~WATzpvgXX@RZx}O5pTt+wO~TWm8>Y?EM!CwqA{e@n8)Q@Nmv1s_v!1afq>%TXzf8e
{>aJJh7M;yka=5Qo^c2wxi?xn`Zg^bFj{}laZu2OMs2npzu;Pu)I*vF3DL;3VyKca$V5=5IKqQnDiPEkG!=`W7k<zb?&gB>Of^uA
qNYfuOjha^g(AC95Ne?=$oTw9oy)x6rbV;Me$EkUV7yM9&Q<xOxpaSao8@Ne0OJF}tuC`IsqCA1u_s8+(@wRy&%CTdvk`1}20H=m
FE*dwx9`N3?6r`vd-^RV=r0AQ$1Z{W-C0Q0q?kbIDQ5+9;nL7>Q}_MNR2*(>!g)`O|9FV!Hnx^=IL;5R&YVlcKrEVrlnL+}7ftZf
3+zS&B@$m1wejyK_*jC^bs-fz%lY{P3vv+D1zV@1tG|^j4qrc=>w<6c)3Fglg1)`T<@7{<errwoUM}e0lR`A3au0huh>4(;bG-&J
#0M<G=<<ubwYVTE@@%qS-<#i=YPx0!d&_&YVW);7^u3xnWd^Zz)^M4D(u4zAidek4DeTLjNNq*fGv_|b`r0DZP4^yVy%`icWF0Ik
cklhM&p;9V0Zn)+gZk?#20c5NU7yp>Q_$p1>lf$q>zu%6+JlcSx!SLy{Vx2NbS0wiPyeUDo=O^xcr90rD>Qyhx=2;9>24YJMuMh@
H|Bq0+1q(Q%04y}&LGcDde4B1{bm=n9ls%68Y~~Um0s+<CSThlXDaW0Ix&TRB>DAe{nDvCYg*6Nmx&e82>U%LR$t8lG1utfZ)=26
@eF%XbhMB!J=#`IqQ54L%$&*)5gc)FI!=W%f`bmJX;p#$q8CCkZK9}+Y7|~fBG+Ef|L55#<HShR%&D;-M+Dg)+4xc<hiaS=a=~k5
0L3Hcgpw%PzACjwF6QwCTlt*jfH8u7pxr^fN@1aF#Ll)buTvv)qbzA)zTSXVX6^=#)ESo#y-6njdNwo_F}mg85$f_!R}SCmWQ_A0
0)A(C_ISiNbZYfh%g^!oLLX4jgC>-9;sN3Qt(x^F3qr&-%Lj$gQ<JVvUzc!qaC!=36#1MD_{zcN3K6y%pqdF0w6OaXk$`Js122iK
^~@W)^DqaSo%)9qlD)E6X~V^w_uV$LLuXO%algB%<C7e;Z$_`vsEz9DogJU$y1ex%<i@Rkac!PGzs)KckxlB3j}ZdnHMmfq1r_wa
ANUva_w_p*B97_

210 297
c-muN7zLwXhycb92N!O*fL-eM@6X>qV3+!J`}uF|Qp~@8|HPq-`S<?si*XqEN&4gW0vuA-ACfm<cl{?Jg~ZV~#0}*CV*&rbQW8MS
hOV9sA;rkRflJDG>JHum*rk%^?7<~f{O^zK3G7nJQ&+Oyz~u~_E@Z$b<p88OSg=Ta-+Qk51oO^w4p{uP_q}ls^WJw@q|EoeD?Y=#
^E?(QwYC1nmzp)R9I(2OksQb44Ee+Na7sDf$v;54)aU#4xTF{b$P4*VsZps>sUab??*H9y*rg=z|Nf6l>VNHgTvG39?_a}VSD(Q#
v(b<rl^T^Al^T^AiBc4FMyM*q$bnOe`JMwVDW-b~I1QYKQ;PZAgwc>kgkb|YA<z5|cktfBBQ+ZGNKy(oLxaEmACSe)zy~$}MT+bH
J|K%9C}lx{lziDXAd87X1XBvaVjAF(9|fae6pVsVFbYP&C>RBU9RL8WtL9S
