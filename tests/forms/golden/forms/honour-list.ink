210 297
c-rmOZ%i9?7zgm*(X&TF*K49#+OScgZ#0>vj2COQ*kh@nQ>O_on?a?OS$qKwC6m^|TGS0q7%uToO6(XfX5tc^n1xt_y2C#-SxRe+
i9iQ;T?fsAYp>SPYp(6jL-hK0W==AEao<;MK6&o<^tq>(13-)zF=E7s5%a%FWu439)Bt*mM?!A{-I!JoJZ+eDkUZhz4!Q<tF($9<
RjYZ8)M-pp4^;2`mJ{?4yH*v}J_y-%FPwpbsI!MyGig;r2dk#Pi%aowfehI$zRC*d9U6lTnugUHfn;QCt%`4hiS7iXzh<XE@>z$~
%ya@~yGO2qv=7gnCG+*zAQMGq)oI9X1AVgG1(p7GYlG8^xK%D4`2f)7k!ISW><$gSAy>H!WQaVHM|Vwk+F)2Rjg5HlIGhUja)gjp
Eo(vC5|u06&3dsRjks1~#QdA!ur%US#B5S3kfY8YB#5E}8vOOiWMn2l1<4Y6ZQ9!ryBZ6?62dL9$W?EQf|RqEsw}JCnLuW+Em%Ug
cb$hz-~M`>qDtFnV`i3?JCiZ0<ShN7DX^OMS@vHfH)a;Kn!76r#aJV7))v$6*FI)V@pIf<oGzv#>GVV@mEq#&m}1IKe42ThYvqFB
5`yV$YJoez#S^7f)-!M+)iW9Vu$YkNs4Mp-GIp3c#THlXJJr{&F=ysN3@L8)E&Trg@Ma}wJ$S4Rsi*|1gN-tQl8Y~TmCR?>%dhCF
^peGk34e};Y!@2n<ND=Z-Jo7_;hXSi9=#mUkG<cPID8N8mi)Amcu%14Fteg$U|&;<u1a^5%06^bpu>ts-_oA|fKUMRn9~WGf}1c4
B=0j?ND_DQ1M{%9S-b3Jq&htR34rN)=DC0^qQ5rE$nBT%t1wscXFH{f>@be9xGh{jcSJ_#hM%QAX?CwlZI?`WblcW_^SfhpyR}Vw
o|oQPVcNXq*lPR!N#gafa-`;9fBXxk%n(@v|3(lx|6@6-;i!J|t}+Cq>Q+a8XyQb<6|J7{%8XBpZP1TWmwAEt>wYQ$A>4V{`aU2x
Kyu=KEl-$-C&M!Xz-alKR8hj<5olowM4>=g!v2*&sSt?esEM!-3G_<{?BRs7P(t}IPZIvSOwot{`i45ZK5hIoHlB>l6{w}R<@3q6
AB)n3^h8H5`clkcpB(WOld%IsFDLi&R8&<BjJq)Obohn(>ZQl;t3`C%Nn!FuZRk#3pS~t@7vvvT=-H0$HM%k~pnHnQwXwI&iAIy_
^yO4x^D6-L|4CcmnSlb@+X7JUdetKzO>NTT|6w=8h!G>^zejO1guP4N%mtO=xW(Ms`~h(425$

210 297
c-muN7zLwX6pRQUv-^mqL!$x~nGbTm|JQ!pJOP_7```cTADUjkCI!^>_u)nXObNz+^8f$+{rJ%UizX)XoznzAV08vg!2cf;K&2!Y
kSqZ?#ejja0VX9tj?_D_)QMGKDJA9!28J*xNw5^-zxQA%`{o}8)s1LU?;ui*dkpFi!lazQQhOk}>XUaMbdl*o+*0yb0*Y34Nizrw
&wxn@-C$radjJn824U+xaH&5G3`P%-bXo6!NeQFql3);?&;hqg0%+F)%3O#i*^GiwKwHp&qY(bwqWD|@tCZd6mg;vFICPycJYR!V
%Ifm0!gB^#r8p)Z_Bd}bm;;G%n_s#i4!K|Fj;G@Y#9!~!!*Lk+Z~xLzTz0u+s*k42Q7{Td!6+C7qhJ(_f>AIEM!_f;1*3qjfUcu+
lJ6Adl3<+r?d56J4KSYVJLP-NVH~ON<$2WyU_9CPhI78d6l#B;URMd%Wx6hEPBPrUPo;U$a4A6z29M=%o0%9Ggd7H0XwVfLz$wFs
J6vq;;nvlFTk61Qwi*Qk3jo#g-_Q
