210 297
c-muN7zLwX@PqX2=NGf_ACsTm*281Y8(&ugmtlYY&Hpi5$1%xS`+MX}>+_JM{(nFJIKTgx{QUd-x9{Iy|BnwY#oYh>{Qu|u$K-a~
_t=-!*Vp|+=z9PE{bTm|$K_|s_t|f=udl0vOR?@PKcCFI|Lpwe-?Qb-zt>kIbaC#lfB%^C`^~#I?{3_0y!(IkFSryVi;5z%fJlJA
g%b)J6({gZ3XH}lHo(H*fJ;h-;Q?7v6}Y4r|BbZJt^bb=fWt0<4M-R;@Bm2xP&6<wfknxeN`J;s&R}@EhwuLf0rmnG-v3Mt_J5G2
?gOQMfTU#qH!;}%gGi;RF_bbG*7vXhrI<gk@ZN7?sQ*WaGw?{^2@UE8R2#LWsO@E{2X7)-{z@G6@{sZ}J^e*bFXM51A{+fO?BGw>
!!?!@$V&i2I$;lvGHQ@`c?eX#c>HyYEU6*w<w2jYsh@h?$cg2lT}B-n^)d~;JXnh5!Qo}PwxfotmyZq4VtMdazV=wXd|)sSP_dOO
T28<&#a^zwdj~ElV{05zOyM3gchJlA1<VZ+IHVGo86<G(!YQS|h*N45jDk@xTmk!XK0jPi>bRxw=u++S8Vy#u0RXN1F&6
