210 297
c-rmOUr19?90%}wx4BIi&P-w$*8EdGL}FM@y~so~LCmMXhqTsKQ=wL5^FCC&_ckflgQK@p29aUCn356Y7E^*=sv$&wjBSkyCDglu
aBBDNbT<e7*^UosS#-WH8~gCv{hi-A8wbNsQ2vF`<puc}wPP1uxtCn;R*2X?sWn-`78T&V{M<@9^1wt{z%+32{3^oUpP{Bf*vp0E
2=6}Bf65}z6A(u`UV<hz%!R-6Jm6M73xpI++Ax^qTFN-x>h=`|b*DtVUsu(vLwlJp5`7wsq?*>75R$dFLaRt<6(-u~?#0^%yJ*qA
WK~Bcc06scy&@;Q+!$+7!@uei6HbTM6VzyVKTDcN?!~B(dOj;25{Mlj3y)3<6!65T2y{PudVv^!D}1U2ovgt;=U%=79K$MZrDAGK
njKl}dYZ3PoPdbZrSQNe?^2jxlb=bcqv0F<pB?O-AW@?8QQ<U()3NOn-iWcq*I%aX^UM@uouf!81~~jm@Drv4ff(`3j|fc)<i$G$
O7X`iql=kmtQ=Jzt+Gd|f-zFr=n;mY@pLIxPUG!Z4ki+**VEw|)A&7uvK5N;eYr0ZQBR08PO$OBsJ3)z>)R%#xj3@9N^F{wdZQ`6
%HjS7Ys1Es#7K@a70W40XrqfD+obt3KE@t0XxdiLV-3kh>1xPOWLY9BV21CTjZ#U!Z`2NY$)zgX`e78-hV?ZA9n=`p<J@~g%F+o3
<!phG(|sC7He7yKs^6G{txR|}HsRNd!$8(V5|1){EIV6WKoAa}|FiOqp?Hx<a>(iP`q?0PmgpIG_*rF$YF?x~vbDIZ(erG=e4g0q
@OfB!h|G^tl3ui@L())l+bD6BUjI_{(PY~#y1V`r$P+9<sjnU`wJsb3@qgRObFx(8@>GyYP-U*}CVCgB&`2C5W#QSGkuNLXggwgi
wzE1Ic|2cXRLceuQ*uN0!N7*LsD=~OI1IZZ9^l<DqWA&m%~CE$*Gm)>6ciK`6ciK`6ciMczbdjjDRnT)gVP#SyROxsvHr3A1Oc?R
1^
