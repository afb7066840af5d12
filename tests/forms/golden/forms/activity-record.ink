210 297
c-muN7zLwXhyeLkW3hTW>{9#p+Z$t-GN1qd|6_KnQbzXM%-7drl@gX;zkdaG1BI(K|5{?#C3tuJ`~2Tnr37whGP6kxquAho=Tfdv
yzkB&Y*PN;E9!s${evZ<-lf%lh~GCKo7B49+Y3te-I+JA{<8m%37}F23=GU@s+ozAV!|m^zWcEC${Sdv>c2Nv@85%6YX4#D)!3z~
b~jsZnnAJ)aZ2F{4Wa_-00RRL4!cN_D*xSVJb7jVP)hy*@BgxwJ?{{q@tfIt_ud0wDW2<PcYB^8q+T~0Z=Va1;=TRtYR>~iKy5p$
J^2SnidBJkt%_&gJIY)*SOSWD2D9-B5bNOocRc5wC?HGyV7A@?mb(9s=iQS6Y*L5szvFrLECET1`3G|nSn9wpKi;mF0+hOtz5&$$
muf(hl79pB@&V2VJnwGE-fqAm#ruF~U4-Omgf8KCNK)r!$zDd%wTaog11u%<fcMoc(P&DelB_T!w~V5;REc%7r36a@*5d1Tv-J+i
16ZXl1En~zN|m2(uAar&fWsLagTTvVm7-+YCBWc}L(1@<{9`ht{^OJ~xGt4E_ybB{#Y6!XA0;O&Qr6ac@5r5dS6+@OWeAj#@q3q!
Rch{B9=~^`<qt5W7#JBCI2afO24!L!l^T^Al^T_zrc|IHPO19;%{Zlg<CZ#&Q_6vBG~`F6Mx{ojMx};C7iI|bM(HV44(j=C!&M<#
@1BNBs(ROS+`7Jvrb9xBjjrHG5{#9Sget@H<hcWc#g|g<fF_j=W$`^LN7cplDjlkp_jNI<E`|lL0TCt!2Zm8F3P!=;1pwW+1UL
