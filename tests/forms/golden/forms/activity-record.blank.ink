210 297
c-muN7zLwXXaMQ97JGHE`Z_F9Qu|wM?dz58ut>?@pI=}9|1mojDQo+!d(BMi>#^A-zxBU;X$3X|rGGEkTUlF)%^8w+d+PsJ*Z;;M
C2)d=K~soLVE9A_-#e#b1ME`#|J=X-z%C{KKdl^>)cU>U6$9@t`~R2#Dh2c|Gn#5<Vx*XGN|o<Ej7zHidoxa{{Wx`1?QSN=g*c_~
ga%Oob%23^2ZvoGNtOSG`s;xF12n1n-^@6rUgOkNwGA4E2Ur!T;ljZZQ0z0H%!B{mp-cUMN!|a4OX~1_bY09asRO_KhIT+XF(}}Y
ddE;eoRs_<m=xy$UQ{W5gwz8bCKP8Nbn&96L-}7YDe(t*9M6l#h36O&$ncjIZe3J}N^*-zYD=kD;x0vh<Cgl2Q>y$nPALbjLE&Yx
3UjL4W%y72F?FS`<CGfG0W~T$Dm5xKDmAjC%7t-PzW>RpvQIaU2JfiUsMM&`s1$vh#G|cc)T+&zton;AsnK+Zl-TGBjwHcYDM_d@
JWrlGK!?av${o<8(qW_L&&pACvAs%%s^xuMjH-)a!2u|PiNS$k6pVsVFn9p~hh(^(
