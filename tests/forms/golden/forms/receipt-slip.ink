210 297
c-muN7zLwXXaL^B-m|3p?6+Z)iobt<{=bdeu}Ja1zyEjt{{8>4NXgE>KY#xJ-TSc_*nj`F{cij3*rfj6zc0VrdVd3^6wkZ+_s{q5
--$(vBZc|I{GNpd4Wsdh12Ae#=;**M#k_mM+_N~OtY^->hfCL5T)G&z7#w`4>U!o2ofDLV1(=c;8aMHvdF;={W#!eocczs$@7{ze
#dPoOw&H5*m1RJw8E6Lni`$l7yxTf8{IKyPO#6fc7PK%4G>nks#Qz@~faEy_XmA@aFdP5|8zk^3k*Wtu@jqZ-FueKW;NRcPvisY=
=RJl>^+2Wm?l}1WceDKO_V53oQq?eBzkyQwo8?y@|Nb5-#mECO+n}T2;DJbH9tlP!1xj3qCp2ggP@XHL#Z@vuQno+Pr0(zDZl3ZE
B&GTXP3q+D?d54}3>bk@sJi5MJa-E_7p*XmZ8%_g1x1Pv<_!4*=+2OXO96FVK(p)a4VdFqZ=g!?-roV2LU-ZS889i^8<Zy-JRv_w
0P{vL^$c7looPXls#E|=Ie?_@o<lBGn16zK&lw<6D7vf`fT(L=U3cEmvn)zClGbeL#VS=^ZoTv5oCfSt)w|E$#VVy*T)n&XF1?)3
)F6Q~mKY>JNein~15PPM1`b?OqhJ(_f>AIEM!_f;1*2dTjDk@x3P!;w7zLwXZ~^w^e15p3)NxDU(WTnuH5#mR0{|Dy7f=
