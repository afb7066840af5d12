210 297
c-rlkZ%i9y9LJxdjO!w{HzmvASX+iKSfcR&6R+X;Coj+!E~qc}rnNd|vPlbxT(b#f5T>(%7cN@oS(nVX_`(E(F5t?zt*kW;3W>&$
Oveo(HM$haE%v&*_VK!<z0xstfCJ-wb1&}l$@jV6^S$45&m91&RH;&>N|mZDC2fVr;vxX|@UVs}0d|zk5WQ44)5Xe2KiI_?0EsST
+1{kBDP)vTq6!obEGs0xRY<w!$yzAbf^ZUMh%wnJSXtT#y96WWj~3_$GpH_kSa#8XdxEHQLQB7q$e==YG3AoWSc+5vHe{&GAl*zC
ZCyG9mUa*8iXk_lSMF6f(e8vx5oE?FL7@a3EmQ`?LpHj`6-1a~kD09oWELU<2XOoK<2|}!PaS)m?aV@DfkRF>uL+<Z4(p@v;?#tK
5SAu|0|=uj_DFUih`I^2tyFD*<UYbc!K%pgH%NcKE+Tal+`E?ie|M^Sc(>FBQ1#%I4@@S|i<m4ds7LBu-7W=Dos~pFic6M@f}ih*
cC!lV#FNrCNffM6!C&=qbjYqCJo&~KP>PFE^q@Z`D{C8tcq9^+J{ByzFb}QKU>3r0b0jgEkSs&-Gqx5-L)N`&Nh%)uMG~xI@oKS-
@8A@)KrDJHCKH0qaBElfu5-_D>(Apk`L$6BPFwaMro0@K1jtv8kr7cmvXDKilx_kb&Bi~ELny|kb6p^jxGKtEHWx_%8A*tPzl$BK
xR7B-^vm;N_&lG3IstMc9``0hIF?(+4=`~#G3owJ^nQJ_c_l(%Qf>B4QvI6H{SJ6%PjPL5`D#pA7b{i~f2nkw4p2?sMnjmpys@OE
KZ9a@M?Q5d`p&*R7jjOGhHG2A3JN$DoZ-=!oA*{ld|_XUTN%(__O4^n7k+>4lzHIjJoUi|1-VS!FFaloK6a}0`Eg_8V>_>GQXI%V
Qqq<N_x2ddQKmgaT{4sf@rLwg4619JqK;pqQ6C?o!-ldeWLr87)FTd1L9bnZVSdW&H`qc{FqB3`%l+m)rcF=r*XTyWODD)PY1c#N
mS20TVBj0{<SYB=%aM;>|9Qx})mBMqf#nzu@P<N1FTMu@MR~o-qx3qaNKg}H_yFC61B0ed>5U)xMH-Od3vK)8XGu_tD)Tzayf{k&
s)@Pv3Ef12-I}Wz^u2d~ga+kdrYuB0H4KV+nDin_J^~Pp2EK#I6_~(wIG%TMQ_^@9V7-{B+^@CVh30^BU<X$dW7^qVv<$?4Cr8Fg
_*IZ2beN-JKiQ^p(Pu>atmEL5JhOi$=arH?jaBSz{`KiccW!Uqh>u(O`QACfZXZA^uMXF`P)tS!dEeiWj9|J}yH+D*5KJSui0KwA
*(lqk|6>K>Wn{dK#;|R_O=~qb)>ol%l{9i)#73p@Uq=5VC^e1$XBz7N@?Q&E3qs#x*D@fk#;xkX>QBr%Xx9

210 297
c-rmQQEVD@90&0Kao2LT4cwM#UDMrBrU@pR)O1EpVPiTids|=Em$n%D;6ouKP5(pWPuFyF8b(Ysi@_T@%@U(?N#nzkb)!pTbz4fa
B}Sd0v`8;@j-$P-bTW%K)>7a&W1O}u-WMK7KKzcmAKdSM2LNi+sHwW>bMmax<I*D^D*pr|02q28%1A`V0obyVqI7*u62DuZ+#2Ns
N;lV4OvP3Dr4kY)V)As6s+pf6@!uY7519(xD6eY$x4Q8#)8A>7+KvBbH~wOz{NpfpP67?sOMpQzNEm^!VV(A5r%@01cpH9oKo}J-
h=Dc0mYJ;2KLIivJ`KMb<!PQP6cM|#z6kGMis9ohI?9K{cMDW2Z7_Vxz&9Np9|-)B2s!GD_Jc%wk72J6{(UC@`=3xfW1Ba)4HaH$
LHrm<a8C*J;t<OpZJ7k(hii0JjACK{3KntFJHff482`Z<p==Z+X(*f*qwGWoUIF5JYt$-!*)`L=^QL9whWVSLH*R((=vC5$7vJeh
)EVc`k8oZGmkxBz{a9T~8xBTj=QR5==nXl`S3TtBVARa}Gh8`oQ6}aVSi#TBs<dH|?ufB`xHt5=jILknOv1kKsn`X@9U?a5uuV#k
W_&r+-ELT@?HCK{@Ho~`L~jX5oM0C?IM!N6gt5t@Q_q({uH)7W2WMJ!gaKctCB`e9y>s0AeatiVLOl^)C+zn|uaI^}%^6*GW?pxA
1`m|&jE$@z@4q!aJ~lcUvKvr{d=k7QBP}T+R|KAZIuVi42?ugVpfEaTlTmZN>ejhAr;MKH4Z45W|Jkl384-hvk>#NMwT8zcn|rRL
>Au<Z=9H4oD@YT9O3*Hw<#rszi%2j1q8w2R&w1jOg>VT;zm16dsyWHI<CaTdkS++e!t~`@PmNn|$J};HdmJk|bj^;Ytf6He)lMF=
@3Ju~?YU|jDIn06g0t2%y-?>wrG!gU74jdYN%0CS`8u@{iPMlDO*gw^10_@gG+f&x<gK69iI+WZ78B;na&1u)Z~cXIUuM5mZ&j*3
i>PaG`z!&Pk&MJCSCr+404*CFAQKS<$Txu9auS0b)2y^XT0R}F1v^tPISjVRKZ`;b4s2L%T>VDWJhZ_%=aBhQWr{hEc#{fMFu)3^
BK_ogmE|i|VNHkLF!R;j4^mo26rz(zi<C*>mP%TDYLqTiA5p3zHnRuRut5VfL~XWy|1)LB+xWAQ8Nf|P-hQ<I^D=rqWTYv*MgQH4
{a=(<aR-=t1b^*6Bcp?jKF!y|*BRf%GSb+|tr&hnJxA53ss8*I|3@iid#Z)*xxc8Su?UW8J%!<6P3?@WE;3X1NarbB*6k3U4Q29g
#17zbiD04Xxibetj@1nUq(QpQ0&Ot?`{~tVynAwaPkO7Z%DS<kQND%7l>1_dDOVw7im0cRn$69hCkjTt
