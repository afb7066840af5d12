210 297
c-rmQUr19?7y$6IP1_Pts0f4E9cBK39t4wVb8ZhliV_hL3N8aj6inU26x()fLPBB>VrWe?h+cy5!3RynyXGH|(3hYWn>Vca2fL1p
w(zobHLtrn_nvag$-?`=5cl&te&@UA=s5#G3^BwwE}@V3!inXYmiFeyC7%?&GX+G1Nc@Xi^UYnCSDZeNIg-GNr>U!Dp?JB}-?<HC
eW+=8)KZbR-0M4g8_Fv4Jnz1m_hQ&drZgJ<ul`AVCx9vo0IgJ^0E7zXkSw5^4XAOTmC-gwKo>#xbPigB1FK^kbB(Jbh{oK_Rva+7
wpqH6OLCQcHo&~2b=)s?Lj&ex(*ZRARvFEsE3GnGm&BAYWOE17xKCQ9#N4#n0qpMls#zN2J{4K2a)vH;1MS=VQx9niA?}p;ZNX{0
d@5IPaZ$_4nyC#zTJ$<=Ha-i|{ANe_+^XR3ssoCYe=IjW#E(77U|!JvmEeg*k|3xvHfo-Bbk5DFcvNq(j6GZIrzny~#vHR|tgmO0
8idFOj7CfKE9Z@_*S<uYGA8i6{!ZZm4eU^o0}w`$#*4dT-fn{^NE$7>WZ#16J4;o(tZ$^ryi3(T+jwQ%ioQZL9ey{$WGO&WPN)q<
m*8$la_~K}wn8Ki;ixi_?P%K1%3Osj9AwK#A4e9C1(B4wjwES&Vm`0T_iQ(6uk%;$9)-5i6mmf{873$zHQT_J(b1NW-B9RN$ZhUn
=OrJJpt>RVL8J{+5kx634X6R*&<*CNPVjSMChbR;Gw78r5r#DChd(?8hBOndfuL6wA`Hot-;eM2WQW#VJ+xOkNf?qgS0b|tzqp<R
>!r2KfK#Eb5foE}N7{|VAaTm#l*K6@hbhN&TGk_p`Tu3oIOfT%QRjJYlf0kc9&U*{ng<nR_t=PZ#gf#=r8)99jXI@%OA<FLwQ$Ik
>zE_A-t;QH*W^89{Lb@-es?(MdAEt8r63gpd4?+!>UI-V8Q2DCDgq_h0;CKw3johrXy8-k>Mn5_89sjREH=EP(kEQT&Nr&~H!4Hm
GlYZF-R|B2QkZV)=m7#jlM|?{7VVl%A9WegQ5;Uoo$TTEf(E`Itg~b{xlpHNJA8LIO|hi5Lj=m$lle(-WOs+C)?sQVf!svw-9ccd
gvc1O6ngwn|D^ok11>Sd5JQZp;unmezex

210 297
c-rmKuL{CY6vy$+2_h;>a*NDt(H9UMRx#Oqg$0AGUEjha_y`(hY{NWQv`tNdK^caD;Ew&`$^PN@sb9_shofl#@c#<EW~3Kgl4t*_
B-0lMgQzbvdMK&li@><dNIrwDI+Y75kwfz=-zcf-3EIU@aLRIZVcDxq2Jx`7s<)$WJ=NN3jhK{L_Zyd%)0kV>NEgTVX`hTu8{Y{4
00000000000KX?>i*B>2oA6VTPa)0?pY;N*H#n~
