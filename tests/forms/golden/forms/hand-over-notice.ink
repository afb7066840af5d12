210 297
c-rll|8Ej!9LFD^_NZbx+s1)Zj@D)Nhy8$(Y&6oArd78k%d+hckV+!{prZ}TgjD6wW`0?N+srmJjBdJY`(cY_CW^5wrzPN*+U|!X
Yhw#1#NM2fFJ2;tT)7?1;24x8ep&U0dmjl$UU`4+^L%)o=kovnym;~A#fulO7fRv{E(59t_)4z`Zv?%Nwm_tG$CMpok@Tz`R{|}R
D6)NI?a3j8hSVA$KlXqlRc0#ZifY>#${1vBG6jNU%~TI&MHoAU;A6>Z>DdD6$nIucR)D{%?yxZiC!#JO2^P<}*fbKcjR2caZY-eM
DZ8~Nu?r;DdTZqjJ}%{+B^kHam_$r4h0qMu2=+?2fU*grwG9ml+;Uedwh3s9kUFqK)_eQV!CJYi1G|mwFGA}AyKGEU6o5{6rAg-U
<T!@}m{m*d5V%Eh7u`z*p+Pl2t$6Wz97&mS@m1lq^r`|X6&Mhx3>eT0^r!>nkZ%7*^*o)X4VS4ga!=BMacI9ROE04{R8Nu`)4ZQN
*UKSU_Jf}pI-Q}DJI7M2irOe6i^bCP*OY;zqD)URScGJ<*4X^WJZ(6aK5aDhbrwCVU8_r{?$A_^FTE+#LGHmhG^dWcHr$-2jLJuf
O^Wlc<IkWTs7MGeuNJE6fU0!S;tEJ{YshzD)NC(Bdg=Y}t?&@T`1X~#%;E5mj|EH_n!G!7>r$=nf_)K};t(QN_(uDEZ6yf874h(N
JnYLbrD?3xOWv888b5RK-nPyB)Lt^x397+?MG4ey3Rx!fi=xr(9x`45k;?wbMFUo!w|JtzFX|G$@>@WD<wdB6sCeZFiwSw9$!`tl
wq8w6z=JJajV5OSr9STet}j0P!{Nw;ZE}QYH+eV|=$o?<BdI~sqlpa@!=^zl;MlrP`fd&rUq(*09@`t$eRY&WsLJv7%WcGgljb-5
NY|RxH=a{DgcYhJHaa!SwYZM-So}>9ZS=4)zw1E~W5^=4;cZ07670LuN;pmVeHrqS9-GvL=}4tzX2YB==pu*ms4?QUth8NiB|@ZM
bEk!9h~@*X_&##|(Td$Wm8a`S|F*k7{c@f_U#vAG6l)~#bT@1gtGk;upr-4vx*<O<7dzx@@diSYaB6Ho7nCHB!uq=4>Aw+gOSuyR
mOijA*vKJW#F@Sp&=I2vXFuy=-<A2z)%_r3nck|q=kDERc~9KtYy5C^J`WU#WuOx@wdes1v!8$L7C(n-RLi<5A!wNNR6^cVMa1ql
6~1xE9SLC-Y_8AWdi;6vABS5Rdo2iFcmcMy0`#d+ibYDc@2|?n;97I9SVR{PlSfP(uAMU!qhgoz;lB{cB4h#i;AMaQDi;0qbQvOx
RHM|Tepc0ZQgmcMe@fL{|Cy@{$xqD0=Ju>Ve#u*orbDrKYJL5s;S!|K%a6=npG&>_(nVKp5!L+BoJVq0_Qrq^Gznl-T<>LF*)0WR
;4-XdZ)?o26$0Y&PrDa7tsbmmT{TR$D2>@r?%Y>r0CjLlhKkwQ+{|8WC?B$X?aV)}as;-hmaOuX(EsrZ5lIiR&8V}AJ**t4Y6i^`
4s~S0=yvdJgJ|3uA0bD{LSGh8NXG66f|N%Tww)OvlmxfMRJCX97~yyr68Up2+f8zPxtb05&3zTI=Ahr|oR7MVD~kVwLpzTOHdi^i
TO41Ug12AhPmoV5_(>3S9D9<0GQQlrmR5fQ)uw~D

210 297
c-rlkZ%7ki9LJyAPB%>4OiC)d&HkWLFBB?vHEU^5y$K8=$`@%yqZgH9R33JD+KT>wTM-qqjzvTe6oF6#D{n!L{@_)E{-A8y(t{*#
+XJ3|z-50n$L{WBI_W;I?%{Lad!GB<bI&~ofP#X;e}hrtPy_lefiPXhV=)KLT`2AWup^-!K^B4S1aF2tq@T922zNc9s7V$KVg&Dn
Ebey`ZvecSQ04GJ-9XXGVRL7%sry3jaD5p2t5lxY<+^aritpY|nrxsW?R7(6GOI#r(1|sM@M>UnH>N2aWv2<&#I*`^y3$ZW(9Yw0
D<?{6JP@l1;+)6oJ}gp!54D5DanGILbJ+o*vvS*|aw1}AiBt94jnV8HpDRz@kL0GPGdu<Tc$6l5<vFMa>6wWcS_I1GtQ2Tspga#X
s%O-wf#e^JJIRm1X5YpIsAonY6NMxnv9l&2Z*t&!-q`_ld)i<u+AQs#Q-OXC=7vgJ5A>9FHK-CPjTTZihPbyj%!t&@2FlJ5{Iem8
NEQ7~{dhXmC{nAeF8k-5ch`-I6xtSJ##}oN<t}FC_Fai=e)A0!1Isng2DX+Wj@u~;n~WoVll^-1H8NBt6m`-m(<UAVeskChLu#HB
+;B#rSa00Nxx#(X5b}Z$Xd$VPsV$)?kMqhWY`nwwqD;6SrBeo?2bNa-R(*AqrF)$byw9*jS7VN1W4fkuW{X&PVQ>s3IB&m1YFg>Y
ALa;<m^O4Q%QjdkUNtn=?B`V|{&LYb<zqKLh*5QIOTK2^qQnZmv#~hm@Jc9wfjq(GK9@?lYC`x|R4VnsRXaiqo_ipn^c1277Ugj$
%x{XIqqtjobAUm|CcacA_14ComQDpORj?*Wr40o3`AwNz4dn4IYlV!P=<!=A88uR}SLT9KU3d4$^|kFtNe0%S;Jh(Mt6G~qx$Hpt
!dKY0!qB8Eb6(6pc|T2U=rbDhI<xLo^T~(lDSG!W<s?W^svy`=NUFTq0mIQQacx!8`&I=71qB5K1%>|>U0lpR>ukwLF?KM~XnAt#
aC35ZRyndV$R!#}g;U3xnM7+jU*Q%KC$150oFS5_^$+*E8<H1{oj6vTRQaV~$Gwz2A6RI~uxiXIjQr1ud|k{z`4lCu80EE6m|K1V
D@20+
