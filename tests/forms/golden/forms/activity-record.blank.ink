210 297
c-muN7zLwXXaMQ97JGHE`Z_F9Qu|wM?dz58ut>?@pI=}9|1mojDQo+!d(BMi>#^A-zxBU;X$3X|rGGEkTUlF)%^8w+d+PsJ*Z;;M
C2)d=K~soLVE9A_-#e#b1ME`#|J=X-z%C{KKdl^>)cU>U6$9@t`~R2#Dh2c|Gn#5<Vx*XGN|o<Ej7zHidoxa{{Wx`1?QSN=g*c_~
ga%Oob%23^2ZvoGNtOSG`s;xF12n1n-^@6rUgOkNwGA4E2Ur!T;ljZZQ0z0H%!B{mp-cUMN!|a4OX~1_bY09asRO_KhIT+XF(@cB
V3&HwP*9Fr${Zmj{{|+-d4TsFLk*HHeuUHm9ws1-O&2eEI+XtflM;V`&+%-yrFd{l@!^(Yp=nf-TU1h8O2ra)Df%0?)MuPh<+pK4
IdBaMFOyZ6Q{67ZfAWv1D|H>G)Q}FSQK?a>QK?a>ktJ0wjJxvvPga$Ex_LBsN2NxkMx{oj=-VV7Z7ri#ZPsMfUt~#*rbDE}Mptko
3C2oELY3ip^4tMBM4nRafF_j=8$Ewkj;f38RXS8H@9SbzT?`8jKp9L74h*AU6pVtw3jjb<xE=
