297 210
c-muN7zLwX6bxyg@UOtYr1ob;Mg~qL%y*yF9sBbC@7<Yy|Np?Lis^gKsek{!{Qdj$=TF?K7{2BIySL@T-@h~ee#Wheaog>ze>MOA
<2Q@hy!-z>0}G&8w~Ke+as7LacmHxSZGZo-y@4+zIGPw*5?nj1XEcnaia`WCiHeTXM5%gBl&X^tMnj$2fbl<m@Bxxn38;dU1xySI
P*XwC$-w~PHULGDM95LafA;`K{U3#Q58$f!Pd8wyif`bk`=jvw07BJ$m@0OlD#jgfRc{pLA81HnVvrG5KsKu!sEQfnlLjUS1`ehL
3JDGk@0b`k>_0Fx@G-zt)x%XGT>p=Wfk*fQvg?yUHiA|0-fiFzOHimh08+&vRKU={cms<c{~q8_d!aCU0o?VBf3Sr_1BcuTh1Cc@
GR9!4Vgb2T0q8X<ggqWr1Cb__psG4182La|y}(qZ_U;atHGg;68$=ADt5U~QRfnO9L+xb<nANqrEQN#pfr2<g!y=}#KWM5@T+hBh
K_29KOjQXEU{+%TNYw$Ls^%3;C3n!>_4WXmHG2mvB%0qhF=4p=DMZzLgsSyT7=BcFk73q|flm{|7u-AIUPQRay?5kYIT5N}rF|!C
<D^H+(g$NmF#o%`orv0pC{;|~zwRNz#u~3_qxJbH7zLwX6pVsVFbYP&C>RB!U=$1iQ1am90jjBb_>ve^D>WTP!+k^p0ADR+I{
