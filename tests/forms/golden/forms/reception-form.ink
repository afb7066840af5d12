210 297
c-rmRQAiVE902e$ZENhlRvHwTPO=6;m`hSA$>B@B6l4z}CJKg8*bIf8WNf3PUVMojWJoB~gD>f*sL3=p4Pw;5r%>nNKr;xPgQYI#
?rXR0-0pUtICmq3`yP%ve*5nJ_igw8{`(HY#3r`1w2ZS&{)u&OKM!RF0)OWNWnNxd@m*dk;imv3Hr9Cw2CVa^p7K&V5%A6TH1bhr
`@8A2fSHfJUHH)BZQ5^Re%MphUL5}&Z06QPcNNstb$|RF2IZyET_tQLShOkEGc+_xbi|+VXAYIF;45Kbi&E&G@W`Gmd_V`e1Cli2
<ckcNl(w?pEg6L|Qn-P`WsOjY^?|P=o^aCjnx^Bni(_wnk76YE;?vGvV~FxKrS}dN!X1TyCgE=xxbb6EMw)8N)ofCD!Dd~UM$1bG
Ho3vr%?MdabS#pa@y87`*=PKmUg^8#*iSJvGEjiDA!rbgMt&kbBYV{x!EYM{jBwl0z#|{D#UCU`MQGBZNzbA+++o8qrQR@|2aEYj
F#^sIDI$acRrd8Q`UPf<Sf(UGDsV14)~h&tdZ{K%6n+4c@P|R6BZRve4HgOi=xsxKDoPVB3x^CIh9H-;gAC32In<`wx|UIh2vd71
3wQ}QdM#}_H$Pd;ZO!~d_EuEh@e7p!L`t1BncWCdL%1ti=@vFZ<p7#2X!0W|yF>f|h?MM<orVh59VL6h6d?5?N%D}P2EQQl*B&Y7
_C68!(L^EXt_MlCp!n#eTu2KYMynnyexLYadTx>qs}*Gmoi<j^X+hEQczs{jaF=yVM#xm2ST7Gy1)tQrx~yH+_p&k>5$lyxfM-=}
z%`>BljYLaQT^Y6N+tuSZ}c<S<|wCvRR@^K*FH1CA;?U=cF3jLOAOVGB$1;IF;wN|*4SEx3|u1gNHS1J5;|3iSv1Wg*=C6VNeyUf
rNrUgyLmpT+NN`X$u`R;xEWxBp`ag?9PGgX)IWMVHL~wYEFA?FZ556wsmYvJz<?s#Y3EedOG^R`hUg5*N1<yS&|vmz46_Ilp)zqW
1YD73FZ-P|(Qhx7$<Ri!Ku*R}UU>1)IUCw!EwNV%^QP%uqfUA~etdQ^tqcA#F!b@6tFxu`%@0>z%bzQ8Z$RXE@Y7camkf}aQ+ifm
+zP+)RV!?U(9=Lc*tfC@H^sMAViTJ%?H?A()35
