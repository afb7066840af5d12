210 297
c-rll&ui0Q7{}j`v8GtN6iX?rnt5_Zi@F+^CjJFG?5ZgA;7PFVuvJ}GQL=)iJ@lXqNs;*nC^^jGkHXXz(Jf$4Zc0-E3y7GOz*<S$
*D#n(YhPuDvEttEF(1C~`|u6#`#cE%SXfwCSpU=z?4br4wf?&Vt^jZnxO*ZV0Qzr;*{y4PuR(Mz1N$EbO}bFXqdkfv5Q|3VwAZKw
*{dSTHCm<|5Fbyh{t^#(igymWtdr`cD8G%6g&z~Lp3S?MBo~_V2W-euzN=i;MS)?Gr_ON0AsZsn`UKRoQ1&IcIZO7NxjHYGzL$g{
F2!vz0Xrh@2=Xmh${*qu#>S?-_Pt0oy>U~Q^TRNclVB)jL+&v3CQw=zg8F0W*^6*&PlJj9;%Ven0}zHW88#|*WVMjiOtTJ%j9G&<
r3*FT2Md|T(pOFCTo8Odyj%yQY1T}m%S9|VtJYqosliTk9uO~o)~$YaM4ir@=yq*3tunxrnUmCx3O(Cxj)aYo{<xD5j@;Lg$ae#Y
0u?0kenQSY#hE@2Ba%9;C62F*m+yHLFmj(Rw>z^TUo4~|D`zEvRX}ysqh{M^?Y8!CYI9usGOK{_x1)yGM(In1#N@lt#Z*)Qi)*yH
-bQb)X^D;ZPaYJbdaJlPyR^_>SrESm1=^_q)*4dO)E~%iq2RnoXkt$kwGhI^I(!$jk2_CtJJW8(sly;C^3t*XN@D<BkK=h9IqN6U
t|ZdspyK#m+JmnwoCZz<r-6gQY2Y+)8aODN2G%~k<b(CYA8Xh81^waViv

210 297
c-muN7zLwX6pVs_2mJpr!DwiVhQ??>jfTc(XpDx&a1AI!AAuf@qZ~{e1x$i&HYie`@BKVq`FxK1y$^hq?=4WIzTYdpEBI>ebe{_O
>bI!6e%~uTE117?`I!%V)z2-_bWO~y^|eWoxx`oee0Kw~lmVLnCj%o31Cs!g1&_jLA{YguVCVxr26hHU+*0ffxTUb`l4oEALacy=
ffJXm0R_Ts;Nr}s0qRO5Abv*)NHRVaz?3q(1JcF#9HNU2Mc2F_u+#)hUBdTf0m+1LEK;Dr`~Uxd0t2`{`7oL`N5Lo<1*2dTjDk@x
3I-qG01*OMr7TYv-*K`%f=$ZyMg1N3%5zwyPE`L}WPSetHUnQI-7&R1hfRuMNO#8%;FMu>z$s;O54Wxc+)@Wd)9ff1SO5SF<kQd
