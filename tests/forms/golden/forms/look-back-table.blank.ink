297 210
c-rllPfXKr6vyAnlx`pxJeh#&$%PZk4sbAJJ83u>kH!!dO~8XeGR$_{e#C<&YC<p(=OFCBh@M#DMcl}iNca=kb~8>G?KA}cz%(Xq
9Lnl%r7!~PuT3CkLf@fny3gM4yZ3wFy{!ORXraab8nnKO%8YN^ug-KWRY$CoPs&nF+5X&`ko%I%d`y}mwy9`Ysx5qZEx)$)Gnrvo
(^s3XJauLwUzihCuL@jKVhnks0xCxt#y@>{C#)uZ#7r!UY?HRKxz4Y%Id{)m0_U2W#8kd4WfS^l`}4wvk25VNQG0j{$rNMON^{K*
xU+*DsQuia)*KZRcIm8#0D;O%`&tVefl5f{IwB?I(lx?M0(HAyC`Lh7(Dq0<bOJekiBy#WwJA~*FaXki<12hgi%0x|c!NG1WlAG-
w?I`zIi`-2r&xqMm=g9-)r=#C;F9q<0>(hWz@SJKFqL;OH9M4>DPYQ5zZC<fDT)S`X;=hg2TF(E21ug3jECEyOac_CGU{(J1v{pa
e=t=yT+CHmv3pyWYh7NwfRJ}nq`W+l>Rnf&^mafNI|VeuSRT_yzC#t!6ZkmtPz@FIBQ;c$5>>M>1tTeuYH5|FjMu|RQs3;B&&7se
1Q68^_7*ou7YZ(gs9_J!P-OM#BDGvnPajw@{nRq*4^aIczQuY+jxu)oEj#L4v$DD3{ytItMXWwcRL_Q}XD*%rJyCsXpZbIKTJ*u_
`vB#%V)YK$+IN;}Z*~xN2-kj_YIDeYXb=U{VQ2BiDF;#gQq-y3U!$qF)}!kCiuI!^DmbRfk3J>JFi+#Eij)}+=||(W5+(0#L;MAr
PQ9V>-MraNR?lv`R^E?>n9eedy`AgjOX_Q7{b<n>{Ald*_w9a0S#KNSk3x|&R`24?&Mdj3L)4IqC)GX%FzpXfzdbyu_MKsIisE02
1gGtFtvqE&hf!p~f3vvTW{&)A^4h6pDyVTS>S$;<?yima)cH{<SFtCgDN6Pupn0^t+w#<nQct*m)DzMaRr2G~K0p5ZDcV>8Q#3xc
J4IU$>BpMX?i6h?6Q(HaPElZv!xTNfu`+YTsr;vLWhU!ZL4EJeE3Y{8d7`HhD^UxMYGtZX6?FjudKJ(8AaGiHBB6yATAaYR$1TK;
jLLjdL%nLYYjr=-@fQ|r##{
