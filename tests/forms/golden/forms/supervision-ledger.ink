420 297
c-rlhZ%7ky7{`CV+sfN3PX{I#sV}l#NNR}#15Z#SUj)7i#K;ws-ZXnrIdJpt)`FH0SiUHm;pkmZFr|huX=fyCSiQ+&GKU4d3M(;i
l5^MnndU3K-vuW2eBkbPcksFA?s>j<2mt^900uE5=1?)qRId;?`1?<mFXd}JSrW+|?qVA_E}J2FJhx3^FG#K>l1eD)e9m%Qnj@)%
15;A8ms@anh#HZ;!SbBP^OCUX{D%sEGlUP&%lTgGaWqrTApgGV!sfDaT~ZJGpjPBh1cp*?LiOFQE4rj~N2*SYMox~T-i_C%U2Z{-
<l?8#B&5Meq&*d`Z@Fl*>ya3BPhr|DFZ;`CV9I+2ED@so-!T%9S<MBl<U-z*RnQiUv>jG2(Wp^Aq6|w1bxI@W=!_9*ZbLfi`)Ecy
vSwrGnn>Zn5S>3S2nXym`nrNq-Zv4Ox+hJmVxW_L(iHxj|4O}&Z+TtfWhuI%O6(^Z@#C75CwWajMCF~DmUB|EZ%LJY#ZaFtr586O
PLU+J(%Phn7li@()E`N2_cEIrp;z+GZIWocm9Elle>Yr1(k>6IB6Zkj$)#jZa)3;_)%JSYle9{)0b0JoH2RfEZYSMNf00+K6c49D
R9C4pCZ7e4m255bFRD^D9)265s#r~`vTi9U*^9R%7-T7mF_fdg5g%)<?zb0MMo$NE(QpW18^U!lB-~fCXS%+gy;VN(r+XIpG37>B
#^OO-C*`CJ@(!y~o)%c2WNyEdU@9%4R)MM%WN9`uBug)xvNRt=xB=mc1>`+TPbihNck)Hm;Z|CnbqbVIR4WFAZMx@M%}En(f$Gai
I)<CjVq_*tM8Zh+ns+SaJM!iJ_Y~eK@C&38J6e(=mTZxlha#zTdF=5JaU~R_v9ODKKJ&;yE=jdc;_jifhyh8u_f&un0{{R300000
00000000000000000000004l0gz5dwBjnPc5y?=cyHkf@NWk9UH{J=d)&
