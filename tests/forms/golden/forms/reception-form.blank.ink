210 297
c-rmRUuY6>902fZ6HWB8?4h9CMU)VP&3bTDl<cLw6x2(M7#j>0#L#H4TL>y8^|H4fh7U0xdf3w@73FZ2&LE<MJ;j!j4L01%b`#c|
?ec#4XFu=!dB36CSqb-hko)oR=Y4;_yWj7=_md#xBA2?91Lt}((XEtEgqm6Q*Ai<<iPHMUmGmWXVgbFqB}#w|E}ecVN&_^zu{6>n
Mvj5kb7|HuMqe+!9ZB^z+L#|=+6P+ss>976>$n?R8375d3kCXU0l5UNsEH6g#8)5t>KOcWP+4{;*C%c9C|s!IuTT}F?14mu5z;MI
LB~+iq#(6es}BQD(s!9G1>f0*_Nx?ps14iYPyp?+e}^JJGJmbh{5;$rxi~zHV~PHNr8|eEjd0h|&=$WK7FKE_6P|2%a+XoLP*bG}
bb(B^tRkc<5<wdEw@S29AZ3w^<as^cs<rro)&g<bCPFD528WLj>}fR0NcyR_3pwF^7>%Rz%f&zfDB0jG8eKrA-Xmk_T<(UOl`=IJ
S(}G3WCmbQv_33tgwz<G0(i<`Nk1gt05aA3$gV>M3lp<Q#UntK!jkeKq;5%aHu=F(Ezu9~gwI9qGg!I{<f*ssL|W=F>`pTIE&9p(
+^d>2>nyrK8=ubENYmPM*QjUG6a1*A)kcPI#gNAAldiZY=n1}2Thuh)>gXx0qQgqwbZZFpiTrtt|8}5iSpm$qeQ>oof@H8}Hc)zb
oI(h|hi?R+)Oi`wy{Q`3sDqH&7ttKs2FZmI?Zi^)<*|~aUMl5Pw9cg5%N9X5p6r}Fy#MbyUsG=5Sca?3+HrIR*oKtN;1-8Sb`1AM
AK|7NF2x$;$Yl8Hmsyq9Uzxy=rtq2Atl~wWg2r=nHX%m2b2V9sNC!a#B#Dr!91KpnJ?L;*?W8xq-@TT|eJGa`GeR;X^1I}*`P_$M
HBr{gFqdx?iskp?r{`zty5X-TC*D1aJNoUfzQ+yyKd%Y?0nr%1`_BNZx&XI8F`GcJ!%w}mgFXP5ZVrIa^-b_w{<lgla*?L|0TZ~S
2m
