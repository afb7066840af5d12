210 297
c-rlle{2(F7{}l1ja?zNtqen<&2AtONlXBv(9&)P{s;-djYy(FjdU&~&O~=j71nIsU76XY62>3?04%rtXJVp^kO;<&-8Q8dr6nOz
5@zq9VTaLe*A=oh*WK%l+4j1&iD;A=?t6dSAD?`m_wIe4=Xu{d05oaR^cPiSdpHoFF#t&L77tp1D@&k=CjyYYgW7nLoQJGEfuTDH
k*^TLV81G&GlK#!O+gT&v&7<ra{)agY?6Y=2>&NQVOl|oi^gG$;;}T^DXI`P>!JavbMrXY0o|E+7@%eYmeW846z>S>!PX2q;8xHO
Z)8CdP;5gx0GY9XKvu(UC@SbC2$K}-ggIolb96H>@W_t{6qSc>&JZMIQ;<a4NaQdQCXIHG$f8c0qdjnqx4Y2JK$tX%$OxNxc*5Z9
R^pQchF%Mch>YgOG6E;oo+kN913DBYF^HyB$c3VGJ#8=p`Y>q2P@4ajR^J4RC|w%KTES@2bl+%A*&7@5A0F#-59x<1NM)nQp_(??
K9f$R-9yQd#EbEEHiz0Qa(Yo(N;bw7)H0nQb7-Y3pM>euZ|V5Wk)MTlw$0CODi(QSW@aYoP9$TnAs$j8mjzCo=~u=&lRDkd)X<<B
>wsNOO^?qc>jx#L<V+k;b;{ul@aU?G7hiv^^7u-tb=l^se>@#!G(dIcrAp5)2Wxcsos<Vw%*wF<r#5e<@(~M6;~b;`PE1lw^Iay6
>!Cr#pwpl4!g#Q_=c<B;o*IfO7^@S<m9dDgr~;RDl8Y$MNf0e9dFX*U_<P+bHwZhaZ!S~w_kr1YBOtA%{C}>ke+%7hz`5;w;jAy6
cgvoo!Zslo*LxVputfx`Dpd%L_$H4DqaJ2Y#KD6Eqjq)Mh2U*Nit(Or<$(}Yqgv0{*=x(DUfuod1|Gz+0TBpO`&{1*Y+Fvg{M@f!
*U6VZSOAk^RuyuWJA2OEx|T+df)J5G!DO}py6XVig*<g4v&um+hqeRs0up*C<6<sl6T`ihM!L4GelmmlFHxBj9=o1O9ocq$%R;LX
Qn~cQwwS)kxN&&hbWnwO1v!L%fgz2LM_TicIEQW=B8__@zIkXDcr@g=-4!)@LXFcWvYBX-*TPTWDZ#ZpI)+!=s6I_Bz^;f(T>Cf_
%Qn8h>fjUm42UU*swFM}e-SIa5l6@sW6+PYIiDmX3OOl@HB!_W=@-tSxgsj7k*NCdfm@Z{uy4CvV6Yr2CnPSG8jveJrWH*e-8dIu
iY9KE8Fbu}saRyL2bLZBXNn*!n4qQFJwlNM#9Rqhn)FQ+L&48z>8fw6w+ONi_WiJ<ajeMqSoxYycj<T99_hX3xnbDbl=oI;xtz!S
kWO$k$|^<U;gt+mWz;mJrSmjOD`+=sk8vvW4rCKc=3HL3HP?F)8K+=h9H0Gv&<ng*s?TJT4e0O}<la+&O5ro>;nNq^#eP~?6@(s{
Vmt?1zqN>kOL=Z8>YeZl{g(<8V9PY)4f`ht3X!SiG~?azws1CDn4(9f4oS7Igg4#NjyszE-!hjdCx(32b-gIUqGY!}RKn%!a7-56
U$K|GwT|;eUC7er#udWCo+cx}08$!ZbZJy##|Mj)tN3RrSX|0=PgT)TwM4IbtX#70{bJtxE+1WuH=EXVzxUw&&*z~{qgA-s<T8EV
vj5BZF6Q}J)a~;ZxGJK@m-}`7<(Kg{2Mgy`S86RZX}X`J{qWax*ZKoB_?%+
