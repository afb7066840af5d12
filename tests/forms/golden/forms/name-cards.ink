210 297
c-rmPF>c#16b4`t0?Mr{(4|8WU7@3a2H;h41dkpJi$I2qIYN4b9zlhM-XdVo3oz{v4uoE5w30}g{{a%bf0F&lG(|~#q!1j=E6%%%
Z+6Rpu0@9BsJ9h$aiy^$wUJ9F=A`HK$fpwvqV*_L|EI}iO%Ek4UF=fRly^nD^)kqIfYMJC{FU!#(WGt)#<xk0I|8Jw`~#@B@)nS>
q60JtNCfFTPKbzRKoXOPut9n7;uoOrK~A6>KSBpaLp=pWWLu=4V-KkJ@oH!{Xu|ROYnyaD9zTK}#;brXc~*$Tsq=^ord~NjT0>Iz
BckpBk}PSUl(;+rx0JmpIf;^t%i1OxvrqY4AxVUM*02Tb^0_9ztAqHE&rtbwyyw}S^VSj&sF4SU^BVIRlgX$0eO?2~vT`UYM?rbL
(W5CV&Q_Pm596|iJjWK~+LVgpe6uzeiv@9_J*0R*B;yfMxJJ}@gK1qn*QCN)fG_A#`!@a7_d2%eMe92P^q{A?NdwJ#ihyET;Q<QD
fgXCNrhS{9NA>d?x+&@L0F+je4wHus_L$6w$wC^?UA_?~Krc?9CyMU2a#E8DzD;J9<l2-rU)#E`BA>mm)vX-2aZ*&$zun*ex3!>C
zOgj1+Q4qxQC-lN^NKv*Se7Zaqh;3NRj#J>tyCBD*C(FcIlQXma5x+ehr{7;VEzJ0#7aZ

210 297
c-rmPv2MaJ5C&jJuIg@HJ2gB)M}`Xbkr+FmhOLi9HeSP9*K8Qoifg+#zN_LCvO(`(2>B!+IiI;OMxk7L+Od<B(~R-$7)jSLCh~jb
d~7_donh=LQ}c^fW!iubY^6ROMl#^Lw*yH}6(EsG`14hli8DmJLzk22-jmRCNVcPNH;ckW)f2RxLAppsqh`?8xg<iB+eEfV$4GG{
xk=&{URSTe8cB=5KxzWXROvM&6-XpnK$5%gqQ~wb-=StfcV4k#QErk1raIK7%VjMP$0R}XhSdv5zz*$v|AJnIZMZmNC;Q1O?emnY
k12s@>E=*wY!t2FG2Zs!WXfSzyr4NvScc|Q@JHl&Oy*DWKf<Elr@(jp0}91a>oJPOQ5#69c5&8L3R0>aw~;;orEN@v3aEMyC=4HI
2xLwD3CTc`1BEl@G=lVz4jMdtz!{?vhtl1cq|X`jUhRuiF3JS;WwM?g%Jg_C#pj@l$u9z-mzkc?IEUyBG_NOTGg<U^Cx$Nd<lqzH
Kr*h0yi?SyNGk?D5N8=S1v^UXu*mfJ57iV3O_dZ1g+ifFC=|+&Z$k5Gxc

210 297
c-rmP&uiOe7zgm@-8=RcmRj4*rHa+tuFYu@QDQ^?5kn8Xb#I{u7rI!k$8y@j?n`0+!EWjBN?)N850*OYKH4`8Lkwa^p<`B<qi2t-
*GYCL?Ar2vPZl5R{UOQr*8ny)Ht$Q?vyZ=q+D(vbZ&!eB-Daw0C@Z{8@O`G(ixE*f<%XJ=VRI9*P(=L2M4;AFt}6=l3GNJgI&^@K
3xNkGQ=V7k>dcw)L^T?~zbOZNlk%vdD_Yj3JdHfpP?u<<S_M(crr<m=^zgp~UEsMPKjr<xP^U<tL3<#Y5Y<yYSWvr2TQsknuMo6L
G+EFW={^>;zy6$-j`_0%>Dry)V-^0*l5ydnUc!sBR81VZil#`)Eo*mrdvMoKjHq0Fh3KphVLP1OIwz$)a5G4I$<yM45bmeRf)0L^
2yPB(+<*EKLiQKYx}mI_!txUsYuYk|@W-$}Xj~#Mf+MKt&L!$dA_c_-p&9Vdm#DV&hsVIN@Guvf{bz<=Ll@(1x(L9}N<!q{nJfQV
b&>y^T|JE0SC8C~5k-r|D|yVnr@LJqEQOE?9#t30LoHK*vnFbeST4g6SW$y%EQ#JC<|JwkR`+X(Zga{3>Hs{V2MqXQ0cI|cH$JOg
u!_Fr(0a>*9@)>jjm<lk{B0nVy*M^D?^tfu+u)SNvpVz{H*hWT8*)w(;3Iltko47(X%4yDA);c&kSbOdU~IbRGS0#vDk-NH;$R*m
J<}YPmGlGU%!goGQ0uHE(Sjn`M50exZMZk#TXYotR(+p%kLX~CMg2&^mwSBDMvOi+)ReL#%9@nH+AnO<!en!0L0KoK6}mG?^HR|Y
lFc6seJ(qvv_h8#ysBUW0_-1D)FAp(&54bbxO<7{tkYk$1C3+ZI#FT-tI0X-5Jhv+4-_B4dQZg_E$_&|KHKuW<17oFv(XKzpXYRM
Fk+Z{W1?Lct>i8&2xW7RQTrNa`uaY+?3`}13tHP_$|t&o=;7@2tk*L%mBFZ@vYEN?)2qagN3=^+Zka3U;lZonf-)Hl4T%hzQSduo
P$Yx>o}q^j=t~4LKtr{4c#y5mc<*`jw}R+RToL`X$a121RFTM54-e*BhR|WU^H29M-mi#dt8t9^@=*pI!Ij@_CR9AD0ka^U&!s^N
0se-Un4cOK^h!ij-_tzeF4XUf*!D^r8`~;vY;0_7Y;0_7Z2n*V1?l!1kp
