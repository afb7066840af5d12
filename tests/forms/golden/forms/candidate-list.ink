297 210
c-rmOQAiVU90&0K?XEVg<~B1h8f_#FlBAeWImOdJUnGQ}mqaXddkD@Gb^jo7dyp{8e5gPup`Zta2zyD}5PdKoVp9Ssg`L|-CWdZP
p-tB9x~bEvc{Wo@@&AS682j+M-~WHVI}QL86qJ1&^8CrB{EFQ7FYWZFUJ--4XDpWHD8sVLOgIu0QIapOspe=j%5szJ@{*VW-)o~y
t{91M(XV0(d*`H@E1D))_AT2edPV$1JLjsT#u#>C+5IdmrWo$1+d_@bvuxl;m=xa%na}uegv`HB-svRKVC<b_TyK%6l)$PeODW0J
;;I+7l*&Y<9`iw{x3i2xe%k~GZ60{dU`<d3pF<ED?32utoH9db^Ms&%lUnXYV`IcH&^7j`wgz6z>o%E}suGma3RH@2t5pF~aE-RL
6)2T5E4p1`Dde`y+Rj<FRzquVEdl@{{;uE;&FYz4`4KzsR7vT-Q`0~mQ>SA8O0>MvlDsNb+yq$Ky1F`@>W?WkzZwkZf*QP!#sGcA
vH+x9aC61d8l2-5DCO#aG_<bDs#AS2b$V6twL&x|ttz$D32W_SjlpEpA$s@rK0)n~nb?LZq;s6EBoq~x_@gp3Q1jzS^hIpD`%Lff
u_q7GCB|162zcU3hozMZl{ql&WFmcwX1`FG`0j=3tao^pu@9OlUU4F-h&bcT>}k(_Tvz=K138+kk|BP+ddV8BP$5*mcArIg0Cu?d
x9*Dw`I~hm&FIt_Ju9;cF_}czm)uXx#np|lu6VUC3w8ujj*UAcpW0B-{&@E*YEGbhgnv!pm0_Xs&$#~SeCex`n!<+NQ?l~^`E2j+
<f)%KMtwTHzF*xj(gN%2vj-Sg!pbhG8P~^v3EKM$oPIg~En^sD+@6G5m%AK(pAn|n3OYtRX5iiIKE^eXP%C}>o+Cx2RoDnC(N=#!
-}dzQ@DTb2K|w)5K|w)5K|w(|Xld{`hmuhrl2P8-BvfwCITG#rfzD65&bYM

297 210
c-muN7zLwX6bxbDU?5d-rzYX%#@z)MH{ejieE)fUeceBa%Ab4h{`ma?hbpG)Yx3$Y{QLLw=ik3SKjTux@Gbve&A)$t{{FuG|KDR=
su;JO&8yS+^Y=f{uu_~hGK=;8zmxUn|INQ2f8L+{1DC41|9S5F|Npu}@$dUTKOAre1;?{KIYj|QMu&<S4x<TU@BqoM7A7G<h6Vv2
E*CXLWg&+oK|xGavge<bmmBZ?d-n`qUUIqpu7vVn>jn%}w%5Lwms{_?dG{V)-gk5JT@SvO@5W-*{ZDD7zpeMqJ>Qr1yxiW(Bfac%
0){HV1_mL46%7pn3|!0x3Je_#f`S|kqtS&6*#E~1pdnX}U)2F<sl@`N83ceBmRniig&J9^?odJ169$G94j?^8fWff=C@8Q4s>%;Z
l^;-5-9H8f#}k5goL>M1rFZ{;sLK0?s;d4Uh%5NT8B}h`V^igm!octkq^d*khSLs^s^10>RdxR`UGGSoAHNWz$}xh9VUJhU0Hz5l
sB&aEatF+f5HN5);dlN+dG-Trs@_6W1prlf_@1pO&-{Q*)j5c&3V{O07k=mel<O7{a+im~V2Pn24rJz>Ph%=(Ucq_b3}0Gu5wmay
meSrzHs<&;_HyPOk_XT5y-P1=-f4@)_ZG5upRWh0l0Ep3?>$h}?wwdvSxL@4pVwaec$e+PbA3-fhdUcuZXn=Bg@FwswlF1Q0fMUd
zNuI5Agt<pk~v{jEZ0Si4F+Rsk)L*kh{gc_x3h%($RNI7_XiO+e!9AWVHAvlQ7{Td!6+C7qhJ(_f>AIEMganp6`XlMSXI%3qX!79
DtYjd2vuehItruVKB55tSMGpL
