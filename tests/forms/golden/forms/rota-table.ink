210 297
c-muN7zLwXNC0Ms$n$M2EOMf~7*hQA|DV2pZ2$iM`!S`S$=|*|fB*jd_83y^=kMQ_KP(T_)_@^(=Kf9oV|Mn~bX~ds^X?4${rk%?
q*#yNzj6Nm|Gls0V;IQN;^N`K++sg{!e~U|0*o(QPH+b`ZeVo5l>3))+3?TJ<;-fBy7J3zTYdXGop}wW)PMbG>wj_E-18eoLzn$O
7Vr-&#m0~Tq9i~pFi2p4G0Bwrm%zaPfI))&2asR?4<z*sCiNd#Y8^=GA53Z)veZ71)PI<i62vY>5WheGBxOO73-N>oT?2|E@z?K~
cM|uEk1@#qvEIRuazq9$mGJL(%?pYDreLWJ3~6WXAawozTk}fd-+rLfJ?jpJv~w~@b}=$2fbC-8;Amh-Qjwv|g}9}du?5s0`lsv@
2UJ`fR0SjjIv9>QpjH`o=e~QFP+l#)_l)en2WV1v-@SWKUTnPgj_5lysT(u@t$I;jyn6Rt`Ex(e3vv|&2T=n?h6V-&ns`Q4NKg=m
RC$r`P8<ap&>y=G;E*caj7t}z0|zH{OU5;73AhUP|0OSR*>(TZUtBKy|7`7O**ywI!6+C7qhJ(_f>AIEM!_f;1*2dTjDk@x3WgJ4
U(V-;OG+KL6dqlwU0$QXN;d!i6XFN!
