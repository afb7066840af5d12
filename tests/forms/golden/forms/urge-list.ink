210 297
c-rmNZ%7ki9KiAC+M0VY6-vm$F<Gg-3A8AwQMVTnVIui5h&o1XFM4H`dl9%B=(3oZB(yoME0BW8A}4`)$QJ2Xuvu@y$UE;|NSJ?a
V#Er&T{CxX;GJ)lR``5h`r+aE`P_IO0AR5Hqrx}mdJXPcpB!CgS@NABBtyjsR(MFFa-=6&GQ@`DsIZHjG=xN15?FQ*g^Kuk((x=i
kwo1xtF%{C(H`R=9sG=n^_;~t@`5ll{~4Djg5eWNtKvK_zY6Ruu~`1>^kaca40MFe#!9cc&0N=h|6ov>BhKFV;-q7oz1f$ZcCM4*
hb4-!OM;V`$CAxo35K4#lS6UQ8hFA)W|DUQ2s7?)CsM)k+zm_2<{ALnPN)A5wK1>J5jU<#-moHdD%0Ed%Dds)?RQ-u%9Q#|8h`<?
a*PNLO4Ikp%3pvcA4*{<E)47dAw>`B(4irh>SKn)HJbA{96CdqerD+D8YMin4xK6FLL@R`<>oM`PVc2I)grnb9U5>xp9wcOjZHWx
OGDYH*E!Hgh@Mr_FSs&f<5TfvYOpCwqC}SGWihg!Y9b}tD`ZG(Ikjul7aXW*AM*%D-L1W@lYWVE#&EoJqmz-fF|^n$w@THeqUd&r
5mTSE7shijf}#-oMP_*PTSTG-j`mSW#5t6qDj~ZHV=kN+L~x1F4`(*#qx>roQO=s`x2cZrbL;D4#RvB1-t(OGTJUP}7Demn@r11f
&(ah(9r&?AL;6eOiDXMSOU(B^_Cb~1WFqwSvk7Y}w`sGhqRxo=@l@By`WsW_>7KtgGwfs6@2;X>PZx3iWoA+4X=~(fa~B_tEdGTr
VLQCLTY>D?O|KO0cYE^@O5wq%xJh}p>Qz95V>3!N(Xya4#-}Agfe^7Wu<f2S7z_r3!C){L3<iV2VEI+>tf)bWs+4JiRTX#Z;IVF5
zW_CWmHq
