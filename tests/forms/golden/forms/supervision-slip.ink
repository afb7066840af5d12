210 297
c-rmRZ%7ki90%}cp2(2pe>AXinQtlr!@}qykBaI=>AQl+Tp$)%&YE!5qD_2JfiHX$%u0}aWrBnS{+V*KBxbBde+2*R=2fy4*qt)-
Hr>2Vrt|WilhiFu?gxW|56}4C^E~(4a|{5v<dSPSg$#a8w5#D}a2dFA_$bb`ci0OjEsHwgqZGOycIVhy-?8_i*YaU{yh<aE?$vu)
mK}Ff;^;mPUn~oy^eHn>ER1|CG3{~VFlzTSu^zWUJRb_q=lMbnxw?(wgj0<vSmmQE2yKi)E3M}~pNEpZ!BJFv7`{=fCW~I)h0>h{
$AyWJNX5<L#5G6R{Kv9r^;S)`{NvfVrrx?9`buWb?#)87)7lE1sg`uo+8emJ?T=A3r@4LeNu7<ROU~*R2(j{`m<rrfSVxvMUq5qD
Kz_*>OOV13x{Vrjlp+BZ-fnc^I<yT&4x_6C_dw~riTS2OTVV7GfD}Y|KRnaB#8Up%DqH5i3W*rS7XWMVF}_(_ic65B2P$A$AckM%
GMuLw4nfUz4gqn%Nwc%Wut<)%i=;vn$B%NAT;j>eB4~RTX%WV-D&MH*Vmz%rg&}Kj%PW7rdY*yg%%mEl5wZ_y3fJk)wGKGpW^*ru
Y@=SCE~hC#is`KqfYhi^8YGe(AiRXwR`Qr5{VN%@{%7NVruEXJ5;Lg5k5^}j;gHgkEdoMYDUv;H3KCB4(+G&8-f?^SgOnS1A)q{h
8lJp1OB{z723j>>EgDfodek~0D;Av;g@J0=?=tO5!!uDo?AM&8({k(4PDlr^+1+XTkEBBhi&g-jHZHHF*s<WX3Q(f9{5^QR1yC`I
6H=07yBxe$g8G<^_n6E5P^Jw<m~?aKT+sohQ$E1RBvYi0jxm_@JFH8R;wGg>x#vl}n4-7O6T?-30}6`@l2AnaDP*38X9-gY-<Rj8
OOJpA03~t4fFvpLH8^mF>)adahY*^Orcp^!916`mE*XPiC25A0+%^S^DSn9^wFLS8*?NV&Qu_+E#DKy6v)fFxj^tYflrh8^2(KZI
d_7HYBLTmFwml{$i7{>5@X?M|ZiWd6NcFIHM@LOz>?Y4AqS2E@t~y~xzy4l%0BwfR;H?uCze;HcZRM%FZ<>KnY)|s*=ZalB<^OWz
k}J&h8))Y1DF
