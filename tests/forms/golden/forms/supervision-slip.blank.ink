210 297
c-rmQ!E4h{90%}Ue5ICA+6@H-=UTzT^rRp-h|qZQ=Kci*m4OF~7K&79We1NcI|$;zn}{IZidbof9(Je&55lOkO%+-ll5Vv6(zVMo
acio{dqrcrZsq-;5cu%YZ}O5K?*)JtFJAvrDF10J7o=Of94BG=C{jLNROxgDiv{{9;o8?+VP())te#gh@0zQ#=j_qdn2Ir8t;qK1
jhbE<Q|Z9kOPw%{8aUmoRiZR{QG1GOmAL(W2&7Rf$sfw|346k|Cwrw^4-Qjk7|JhS^}sF|r;&<BL4XMwt;FxLXfnDV5V-mkI7IBV
NyqeG#xi@`jL-s`T24r4ZTCxNQ<tgyt69#pPlftM{^>SdxMZbjn>1o2(xxi5kk1@d!2J&Ih<5h-wF5dp)=>vobTW$H`2n@BEq#~A
0&*TCWON&XW(4qdNKDEfA&g+kpooz1!e^6+{MMuse^4kb7a?d6A?OAqej_6Q*{#MCMhw&nlr-L>9MFQ~V$qUPmKc;%6jlew<|-14
82{D1rQ|kG=LOjsBl~6JcpPN6HKEL;?99fo2OhbH?=|QBkke3+#BL5LM+=w~U%+tU)UTzZTVn5F%S`h9V2`S_DQG3vA#;06W?@QS
J5mzb$R(ImG)VGN_RFtg2u6WQ_Jr$9@<a!);Oy19*X)NBs<Y`ElY~>|osTkORN0>+G|YT#rmf`f@<er^#+J=j&ud>DCBi;(k%&pR
q80CnolpCLrC(HPiBZ2o$Q<r`d7gNv(+HVQi8p=AMbb>yP4Xt!L-)1i(~-%Ocg|{$vvZOEOc+><-43sd&uEmtekSt$vO=MQI)&di
s}ve}v*-15;ph?I#fw*O>nD+Gg;o
