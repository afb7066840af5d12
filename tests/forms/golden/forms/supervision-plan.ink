210 297
c-rmPZ)_T690%}+mO`^3(4;RwD919RZrKaEW(Lv%b<xem_$TR`nI)!Oll6twwmBUT+CgnYooRZl#Fpue?uF6B7p{qKnyj?f%t7iX
w`k(3749md7&RR9+@OK=giH>W9Z~13ytwbHOFsEM&%^KTp63974<9~!`0(LVRjF_GbUJl_d~Cj!RD*u8o)uZnyyn32B%5=P8lV>^
%gWALy9xy5#JU!sM7ByI?8_9YqIwgP=?*Zf3@gx1U#1JQLX0B=kyle9*&Iveoj3DURzM!onQctx1f*k0f>DL4{4$b>!vG6u4zna(
b6C5Qy&%~%FI6&RP*$2t5`=9`G9g%la!f`I1|_8d6`^jc(HRh+N{<0+1^P15`Ohf&H^xS!N{<=az|NJ?et)lxiPrkX7v^OtW*HBb
NPt=OnKJ^kR_V$0X9D7J9sgMI;qy--V;&6O6+XLv9!|Q13Q7J#1V$txutz9lX)iGyg2v4Tw1>L-iXZa2mYnR-Mlkr&($E`sR*@({
xFF^}BA8i+>Nrl}1nx2;Q0YJ<@K2#DcU3RNkRTrRx1Kk%RjOGWnr&rTUb{@;_(i|!`x5O%0xk#|axfbRjw7yh6~vO%8zzV+`?kHy
vkc`nueTVT{2kqm)IL5S)lG2QVo&5$sGUp1rfx4yaTbXeQyM$YSyl54?cKiF&OMp%C^%XL{m?oUF8TBFh8pcScvlYU1tOMuB8uw`
*N)Jd{S#K#6Hzp!VTndt@aDMjTW@#7Mh&GsWn_t{a0BkMMBw+W_(IgQg|c)rq!>LBQ_>pub=$E6>BcRBrF|cO(K_u^z_aJX!9MMP
;?<7-t04*?xYwBb?=reiI^a1FM>iT_%=WcBs;03&sSc&5;h=$PihF6yiWmb6>EgRAZtM9m^_y)>u@#}6HoqZ_(nYFkgB!nD(~Y%l
{*axtz1VO}P0Nc<#<bgQ$6gp)h>1?#fMdq^^xHS8>m{mDr-J>6{<u2!rPGGUHzhxr*hVd+$5X4exR0K3+Cv7!mwvBEqQ!J%dv)+L
V|)h7;(DYlJyEKPO5i@jZ9{Zsjt=#XDbwdMmS`_LYq<8|+1qpW1iWdC*H_<G3DL}81u|us9481e<}7ov!seh^cUZYeq@f+TUHP0-
fZ~ZN$ah>=y!cCcu1Le6Jx@-Sly|=>^oq>W2y;#dnh3H;s_-qAh)|xGOKeq%hQqH5f!Wc?(szZqAgn;XgF;ZhLjJ84RwRg{8_s{%
jYm(1etD|HFm>Ts4oV~}u-zSA=Ac`Y#d75%-vgw=gr6j0@0|L4Y8gdWgrU<%I@tDN>@qHf*GH)yi+#9A+A_+HQg<xyaA`pQz0FhL
3$Bd59Jg48%T`EM{9TDl73qs)Rdl`*{RjVvlF$}eiA+o-0_JQb`dvd*Ai<7?Cae3atp+?@5865ReR|RwGEf!B{;@K_NolYhYX0>S
ch%2S6VBO?(?B)e|CW~jihhKVKMaZ8*uxB{;M>h-ck>57&re$

210 297
c-rmQZ%h+s7y$6QQbNHdEwF?-{*|zSnS3a5Ce~f0Mj|Fl9PFQ>*(B76BvWY{gcF>HYaBCdlGr(7YR5)46SMe*WGoqU7w0Ttv)8O2
FrasJb=-%UE9I75ZJ8Yq=->Bs8?d#@`h07DecyZT$@}zu?+_#%=}5=_JouZBKG3s>%gj^pB+y-6H9N=;c<4kjI&ij!pXZr`39s<G
ac|kAIY^Ol^s@QXi&aCYaCvA#o0`?wLf{nA0xnd4IfqhUB8(2y3nWj!i`qHk2GJC0c%c2hDTUWYeV<Y$cY|;Fl0l{hlR*1n#G4H=
{2`bw1`0aA0FsK(qA5@fIikuzGJxc=8aCi8kmgJVS!W%D{4(sNLCA!q4QvxQjrwdPQ<>~)%$DeWfl@F;Ku8KDv2>aN6Z*Ku6@+IZ
`n##iLW!|Vip50Yu1>6tCW&P#4!Pq<SfT7E(6M-WH9X;=rgg~>N~M58t!cu-14jsPUV{=uwq1nyaYq|~Hrk$rQDLZq5Ql^|SQ@#g
a^0%&gk`hZ&`Xu)6>iCWX>(thXHyLMtbPi2V|pvkoVtm{{#9Cyl-jLfEyI-B+Z{vf-SQKs-PjC0%(PBuVt1lG;|0}G%|1zhsitaT
IxQ19e^xFLXCf%7T&E_A%p-{}FO0;oghtUq>nu_UH@ieNV`My)F4GI41S<9}kNQ1A1tU#MR9nA9dGC>bB||v<NvEu$8gMF{sz55*
Rm+rZ8Gq~ZaHm{9j8udhCHvl8jt$dDGg28v_c(8OLgpk=d9rimS|8r#ICRa)H-TyOO{ALve~<c0VS5VdU)XM7qoj-%fo(U_41@wT
u7|08o|ntp&Z%x-x?Vkb^e3#2;2jZC;1teco^d_dW!DIV5INQt-0?XYJs8_(Byl_DA$U4!!r+<48O&qW_v7!+UmawrDB5f~?X?V_
ZE!xv71s^=UQexBh=}QDwtSVNBoisC=UAO?=;JN`WgxAB@oOuHvWRP;AFo-BcL4MW)7(C6J?IDIp<Fzph!o1?uMKUl;)Z0QBWuy!
Vy!7Eq5S^Y3u<;W%bH=uDXhiT61jVoBFLy&EX$HX>+Bl)s1PB!(|AI^H0sTA>Uq13kMv=I(|F|#@7OzZ&msJlTCn}xAC-vVoc!IV
MB@u-e2V6phMY;M2K1RC%fk1<Xw*o<Xn?oE$js6tgf6|JAdpo5OVQujFRF6q%ub-+$?q49MD8VjKtItflRhZn8I&4hqt{0Mz#~WF
ZyI;eB5CHLDc9-S+qq%u;VPclc^hNr+0Mwak#C>epK1A3>YLi7t73NqoJcy-@t+JxUl;MFGFA?x9lWWF+Xfl+Lp9Y6r0uTDdWQ-~
l8fK&p|+)Rk<c&qwp2qb;IOwqiWuN3_rZ>D-+cBO>{_+0mFabv{P+hRrQxxWD=TSU`EX{W<49L{O=-AtI{e!1X`$nI<j_~_t+og&
Kin*Q^fn$Iwe|V|i!MCjT>J5ZVanZv?715KW-3pcV%7LpgM_y|ye=3G9|b=up=7$P(vjTw1FMjKw*
