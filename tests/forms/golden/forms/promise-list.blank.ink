210 297
c-muN7zLwXD1ZhB13f993pIOGYWLhgkzu~~+&-`FU!BDNzjyxrK$VK#l2>2%|IPnBfB&LMG2F_pfAjy}oj?CDq!?%UuFa_fO6~oR
AtiVAfBL(BfBt>>`}hAJRJ;Cv=SjE!_y60UOxr&R=+5U!R_J3<FiCLDNEnSvasU%Gb@BiIj~08B0%oxW0fqw%tjYom60U0$1O-ko
B&0#4*v%be7!I(p8}HtI_Wu9!-8=6vJXi;nGKNZ7ufBWc{%32D)H#^00~|o9<HozK=bqpH_}7dp3>Eufw%H&2C;x##U_lE52Lofr
1jc_1Y!ta(KwtunfMO`HmcTB>&QM{v1G^L(Lye^s4y*n*a0ra7lq>%q8)yJYNia4rFgAcgi~+=8W`NLSOG*E1eBIdmqrRMt;r}1T
w)c;LN&Nv->Tlz3kkoUa)E&k?pcLOdsFc*q#-EMNf9k`*y81!7-b1A%IvWl&Ha0MdurW9^Ft#u#GcYkJP~t*7p+V1pl2D|!6eInl
=o(OoWQ9iJXh4ky6jeiGG)0XD)M!8rNEzigOhaQRr>LPFP>LfjpgvMtYBWV5OBIf$C?u(kqbZ8G&=~XqMb|K#NLFZE925aHSjH*U
n1vX4dRkbNoD{e@XSBGfFf%zQKt{~c%dL0F-aYs3S-FAr=DBz8z2pB@YylZ(OE2HN`|h1{@7|XeSns|GlKNh*0nw#iUTnb|d+yn@
(h}>*bMKyd*Z;hH9n3ba1_lof1r`PchK3U?2@b#@TS0;2S(O+W1RATfreYZhOmg34wdj=pcg(=%FJc$4Zd(1m9*b0|`!3_fpX$CJ
z+xLC0|!l`g43nN#R0pN?46c(3Am)ry!(Jd>TV7$T?_$COjI4&XJp{PDRqE{A%SEmh6dbHqhRm=_T_wjxTMr^OX1O_+T}GGtaJka
H4wV<
