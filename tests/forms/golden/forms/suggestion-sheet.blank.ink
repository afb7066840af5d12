210 297
c-rllZ%7ky7{`D6=avkue50^=Bm7hEj2bhxbAx&lm?9At6%M2z3byja6x(*Xz`YQ9A%?+1Uj@DMMK3fJZ_OHrC`515gKAT;ZDh1X
$6YtuZMWO~%B@Wn-ox(T_Sy5}dA|31ZqIW7h$fn7hsos0lV$IdGNmc(J->2)^=J@NsO_Dnqf=>AZ3@?a9PL{}qd@74^$bLH9Iv>y
cV*!5u`niUvtQw&YJJ#id)L)*Y6K`I>^FNksG>2Xnj5}&>(Vxm`mWaWzp(sI+DT#+K-T~ODpjcfuERJ;mM{ks1`MDw(&b5*v(P=W
hcsfq>6u6T^M))$B7uG<1{hygkkoULQs)jPm~T+e!?pl#!4~9A!T^9%M&_WigEG=AXTq3v1rk+Ub!8ePKpH&29cbwek_gU4YRy~n
TmYc2TaJ&A4qU8~Qkj}L+LulW5bY`enj1?yLZ~B&c0LK9I>t-YzPu?^=uFkAD*rLwYC6|asFpdby!yb(3rVPABUhQHj0oJXzoX28
R(2`LJ`fTiQmF6e5D!r-a_{odHx_m0cztEj^&dm~4x=Dcd^Ix2aR!Q-X=q-Jd^IG^SPD4@c}PiPurL&EI7)kIH~A4xv0+rtLxV>s
DAI02k@Qh{-Y@NYR*jy^(A`VJH#SZCd1x_%cwXuzD;tJ)s4Ue`S#;1cUuW}D&PZTtC}TW?W>6~+RX(@E7A%1p%&#hPeG5kD2fvRB
NjGq7Rpfg-lLCW`3;szeB%^VwA`*{dX-$%7%Rf$rq>H#!9t~%E=|B6QP`9N$%z{hwmn>9Jga@idc_1-mF=a93!;o@8-LeIWnEx-E
(X&eI&id*@50uYvZgY#@F%EYSV{<doutWZoi<XJsXx1l<JLFt1wSL-m(z8tLzM9a4x|HKY>H7Ji&kl9#D^VEQpdtmJ^_QJxHQnSD
2C_rgT7jua0BI;@17Hnn_FSah+(R58GwpYBvtg#rm~a@$3tj1jsug&xwSRPXY+{lSM%T>bBo0A~3ox$%bjxMQJB<8L3A*J`wz)lF
<PQkj>B-mThYrR3*`X#qN*mlf1TL_h`4MnnvqN6{P(6x6i-?^a1S*9l3h+`{u%bRv{_uiJG|@y8Eid~8vH7Eg

210 297
c-rmMF$%&k0EOXd1re1_lF=LJ4HR6xgIDM%Zt*By!BI*A&V?SKbP^m~1A=)jPVoXF|Gz$x;R__oi0J?8ujX}caFD&ZM=}-8w7Iml
LC<6wJLB{FUiRfL>8WTmRH<W#=VY2xM%SkFU5M$0qiVX_G~4BAwy1fOAF0rHXrKWU8fc&a6dGutfd(2tp@9Y(d?`Sofd(2t5z(hN
2avaU
