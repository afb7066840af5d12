210 297
c-rliL1@!Z7{}jhLefLEp|hnpZF+G%s5GE%MXd>Xah|*iA}a-9=ve25bhI^{!gk+fdK10vqIi>uMmFZb;z^KQX10PND>S2GGE;nO
2f|XncM(ME-tUmhkMF(j{lCWxLJS6j!C)}{6e*-|3O11Bk7rS|L*=-axS~45+Q^V{hZ6hcW-409kt#8~YFy|KHdUuEMix7&L^7lA
s9b&Omj#2C{9{L%#M8!El#eM~tBrzX4e6e$BFYOX@oIZ7E4$)R*HKM~26JgkU#oX?___Q}IIO19j;okMcRYJ7zMh#5imOShr7|CP
S8-EsxM@)gj5K3Pz4~DHUOvQQf%BpL(L<7^N$gIwklL}p44k<Cn4*rXK3$`z%;59QGOV(L$F?Y{?^5y$tqt<x0=@b3Y=jI(R}(^*
recUQWfX^$int1oEm&cb#}2%g80QhKsusWxX{`j{HrnXqCq{QAAKRz4zTmmSasow)a8RnMiB~`sk&h#J5>%nnX)Tlohteaf+JTD}
txLcE@_(27x#Ba*uMo+_hDlLs$-YTZ5xqf+pttnBLR(PEn!k5|?!EJ2*O2-^6)ru}&RnA;zfnuxf|Ebx8p+%6%QjrC9eod~o&m?`
o!C>!GZ+lUzs}@`CI46zRM=iR=zatL+{9kiH{mDwhP@nhZBRXFygj+K4lbCOTlutLvp4=PFv}<I!NKFv(XX=_Ts2&`7bxSJe>FD`
S7EX~L90SObXQ~3U@-O)+XJ}h8U

210 297
c-muN7zLwX6pS3e{DJuaE-3@tQXd!!aOz_JfZMJQ<mh6*fJ;h%p<y%%N5Q~>L=iLrCOGTkJ+u_f45ir{lIIoht-cz!YH#?ey`fd>
L#r0U6@8wELl=X>_qZQ8q!=DbMGS_}xUIs$(4p9Z85-=2weGgxdp_Q)fJ?E$S(*8^-{&OXFA#mTKJ*<hSXLi~ORf69_xYU9^9nEw
<X`wdsq(U2_BDio>`2y%v~}zW8~7j*z@9eP8@}H|D?SmS@%`EluB)M|wuY`+9h$W|G;Gyjxc|OSLDR(uqZfR?i<UNEp~0?D6s|Cu
Pe;Kh7zLwX6pVsVFbYP&C>RB!U=)mkQ7{Td!6+C7qk#GV0JXAF$N

210 297
c-rmLzYf7b0LSqol3R}2v>Jb&KzIV4z$iwKU~I&|8%Vs2O$U>yv!M(IQym7Tmh)%1I`J<e{60&Yd~?^!-IWjk_y?=pPL;O7;(E~R
&Ct4@Xg8R0#eAh;s{Ga}UB_8`7cB@oC!G)`p2g!UAq_$zotF}AvbjhJu6LxQHCa`pEH`X9S*MiXhCGT|Y$THAgwg{mq&;;STvATj
q#5PvQI0aj?pk5SWtIFPdA?DTQrTtR?C_g;OS2`9nw(N~Y5G!1`SGzxg|*oZ??&{Ur+ni^0RR91000000KgARK9gwQer7@)+YO(!
2md&MjQ

210 297
c-muN7zLwX6pRGWpkn|1oWlJY3<>_m-}U?d|Ns3z1&glQ|NH;{`~BYri`4)4{r~U%zaN2V;K%>}|9{_o|NkFs?qHHTcVlk3&S-=T
4RBjU;@L*5GK{(IGS8<rV3o`KZt;9FcBxhW|305;fYreJNw(j&ZNTmhCQuR{@X%1066C?a;NyTrYSX;pXot$H30S1Q->a@ZQ2FKo
7OBtoe(!FmK6(a=)b+69{t3l@-(Zn4oE6X%AlaZWz@g#DVBlrY#9$zSDfMYWp?}3`DGL!SUcT_#zveiPa1WM%I#7JS;vApyEKI5D
37^kdoM*C-$CPqqusF-X2uUKNU=)mkQ7{Td!6+C7qhJ(_f>AIEM!_f;1*2dTi~@Rs12|<E9dJt7+{3M_0k_nF(cm5h0}B9_5ob^

210 297
c-muN7zLwX6bygB-thn45A0I>4gc@|z^Us$E-A+UcW@c_@jEU985pa>Ge%>BRzUtgCTM_2NiZ-ZFfeeyR4Rbtf(R+z2MK%+KvFCY
ASt;AOW;!C4-(|SQt}@_Qt}VJ!=>b5QgRPKQqm9pBTMmvrGy|-KM_(43JDxwXE1@C!N-xoNRi{I9~!u&q)QGYr5kYGae;6Zt#?m6
2$QNikX~NFdFKd(tNwlW%tn}0+<~<60?s?9AYA3*%^P7-k|GE4%>y{EI6=5-!7Jw;q{xN*SVCho$BcqeFbYP&C>RB!U=)mkQ7{Td
!6+C7qhJ(_f>AIEs0j>kOIhHQ;g>#uQ%(c7fdZq!JqqXx0A_oPF#
