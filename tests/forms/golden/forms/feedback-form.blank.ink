210 297
c-rmQZD<>H7y$4~Ur1AH+UkZ{o84;BikqaNf~_T_RVm8U4OC<wT<Zs&FAS>@(j?__BWf(nRb-%GLj9mr5H?Y?gSg$b!4I;US#Wg2
Bo|axb;~7NXa0%T%j2bKmfT%Vx+D-^?tz3{emr+io_p?}<S<MPHPld}+F@9JrRlQy*{*Hao+A>f2fO#O`DI52GZPZBfOB!xa=Isi
IWsa!dshc`Sx;hnBNDofvcGpFX57Wc4?wLxuO{*FDeSJ1v6n7szdhFd{R@c?3&cU3zK;lV=rqG;i1g!$LMu36X-kIZF70N*lfW0#
eu$F<!E?yP%(#d&Dv+kn6(?WJ(N~j1dUd=&W;C5J9tfv@WEg7A#m9=WZl&0>J03d2O$OqAcodwU{U-*^0`l0PUg1HnzY?D7b6wp8
IlAZ^&BtDKi^&Pm;Ck+S97%~1XkwjKO3`{&Y*~7&eM3QbCtF5rpL^34D%0O|V^fVPj9)Ft!AF%y=)5AGP$n+=PxxGAQS}GAYwOU)
U_bbzga-3HoM)wjJ(xc!@|o|W@>j}9knGStmCrigQ;oqcZ|2K9mh)UxiR_djIeA68I@mP5MVd9Uo$1xAWZMgFtW#evs&J`a)4kF8
PJN@8#x*@xNn4<8h>T2RcS!R`+*ng{5$S=Xn@U%RyGW(tvsu+VUzMK9YrDQ0mB_@RloI_3$CZdfXO)ii8oJ1|lenpc)_O-|6)p{u
?R~yz!&_`gvis-;uY_9WFvdyZ!eD8qB!nZ9){$6mgHX&J5(33;bj&K!4Y$`|`MTC)Ev&SKgWuHo*lttjo7R4}i28M`w*K5NHZIKC
21JA=3<CLBo88A+?SW#N&1OB|{Rmy~25nyyXVHyq*obC`#BLNWnc+Hj#l;7;PTymwt|WO(hG1!mc<jC)y1!)B!LI9%qJ@9oSDQ-z
3)-o;RGL`$L~((IR2ggU6SkezExyI3NH{8oI+COk)jdP1W22Hv71PbZq1<M(@P?S~4*i<j)MLGxfQSZyV@hOPd_K3?fbEe`<0Dv}
DlHzD|5nOWbXR1HhgKpSs!U~uZ_sbk6YuX>x!3V~ShVwY-~bN8ngx(6&P!<y>9dq1B-A;>efs%fNSfhGBEFcY!Y#dr-~Hex>z#%f
Hz}oCcnEo{+YQU7WTfM{*FA|boRMc406cGu4R3vFK3b)lj(ey5=bJN2KXlw<d+s;UPId5|f4Vgj4q0rjOiWCCfD?!hS-{1Ds8NQe
hmCJf-*zH$Q_m>G#w)K-$58$hVLTY7j>~!oK&3KzO&G~(l%Y~Cy@r|lT1t(7?59Gb`nD;@q3ZNdxb)DK-52q|+J!YaK@tG}`3!_)
GzZDJK!txb`Dg`d)_x3H7Y-e*+1+S0)KH@)@fZ707b*
