210 297
c-rmRacCP=7y$4~(vr2*tkn%?ZI*R$R@|hC70fK9tx9#p*@23PxYmD+I)q}CG`W&o$TSvoRZ&#zQU91!5UfmQ2Qj^CI~7@XwV-Un
UhfcDb+(s`xx99_%jcz;ZSO88T@xtieQ@C}Ki<3VzP$GmUNFoEBaASj&|!^FI=8oZPI|-N9Z*{XI7cQ!91178)vct&m66G=ITY7Y
9CnUec$)Ery`3sDznZ=c8cttA;i2a@>UmAcPfuZYwsai2X#HWx`Qr=8PgY2T1bttS711OorGtx)C6~z}f<QN>CGlb#$M%4<n!J!8
f<Z|{A#NZPTtq8mstYBE7qj$rPjK<lN<mBws4rRj61(^d$5B^9()_Acw^G8{-4FjP_KYWDupjU*{}ThP5wvlQT=GFLoyo73Y*p7l
fohs2GH0XnFGrMw1J8&{lt7XCeg#oH1H=-|YH9LNw!<?PB?S&PG4Cv;F@G?!@9-Kk)Te)`#+nMXGW<4z0un#wtt4BAE8cJ2rLDXd
XBp&_4;96E=6jqJ(A{z7vWi5Wc?dr~fm%NjW;JPywUifO)!5r+7qMZFtWSj>*wtH`vNZbO6Dq2Y^AiXs8EjNQ5s#82o<a3-VQI`O
sg9x<R7c7*0v4Bo{Js3i4{&x28$DkW*@opku-7-{*Lg4e9Ir=yN|$g+mjcT~Z&9}z*ul9>vzc`RB3PBpqR4Q{V{&F!8<~og)M=_&
ChH1qN5o8brbAkKFM@3<T}3t^=uNpZbc6`K<TI@b`FZ90QC{EtD%K;nfEM)V3Y^d*5uMe$*DGj_s~{ZiGTPeTqRDWoo~WoJ`Jy+3
oa86zqJ9;X4PzWmIOKt4?NyNj5p)TGxr*duZdVcLR-<xImu}p(0n69*-fL{OoMpZ>lY-M-^?H{lq99L+V6~k4%_p*gZ?A$-w_PSu
@cBuh%Rj!F1~aW5=s$}7>}Pymt!_mZmt!raCIY)jo-)nmNZ!daR-AkknR8OqZD(@ROw>;@=>D9o!qqo?fyOrUE88H0^k|RnQt1}p
Gu;Ii7S^%$KJMF7*yPK6y5vCXp~@7YN9Jb<W7rsEP~NnSY06%f%5Ny?uIb;imp0608duO>rbCZvC$4QN6=4TdRQw3`59OP@L;G7P
o!73&mME=94k$3KGsyaw&ldb}_w2oa3#_8^3J?K~z|}@Tp@gKSVPwltDyX8W0rB%=M<CSz$AgK9WC6DH_PzV@uU&W82O@-;ZjoR*
+O@-e=9Gp?B=K-G+2P={t?U5N*E*WFJ~_%4Xw&hjzS#NF^wdw4_xPUsL(ypooR0NvPP5aEzEFBzNz%9|lQi83ApsPHvOm*Y`&Qr1
_{_~U?J(b&e}*L-6<Y|_hFR)_riK92LfU3xk(SyyY9VAZal_xJsra&&nr^q1_Xgf9Obz9!hyH4t(;-OZo`?<@hExJ_(Pp3q{X<~<
1z>~`|G)Sf9=$a4
