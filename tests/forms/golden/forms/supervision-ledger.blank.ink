420 297
c-rliO=#0#7{{MCDds&0jUQmZq3)pW=uoIoScG}-=ut0zp+|M#$A+s(Mg@CRdvR3RjtU-Ba0&sJ3WFWQiztFE&a3#vCTnrE@lEPJ
Zq1vGt*ieZ<b%L3Px3tfydeSr01%S|={pQl-&d7z*!LOJ-f17m)Mcc>v2$jRWz}mkk2jd|%`<-gv`i)Xc>bAbSrtpB5-Uvj<JYXO
XERcbsN67ZE0cLC*>wBep4?%C4@Bkk0HcjWzdCiwC1`Y)(iuUzdQf#b$g}qshRd&Ms!zR?zS~r)91ErAZhEBrMo8M6d#|a~KcLc9
`rzkX_jrjO^eL&d+f>rEnpqSdw!(OV)hSu+W*n1l3z#oSu)Z^L#P3Mtf`S+*VhfH=<G`q~W8o!Ehs2o@Tk41?jhx`MI8tdr>dL-P
kWE|alXS&XSpG3jesY{`r#OA7GSa?zOubN4=e)v6{-}5CbMjSqpX}_sWD9A$8cOCAC;LT1()=OyhZnq4@9aOx$WDjS?@78Yq{`0)
$qFQ2RQgj?ZO^&Ik1R@2yH{J%h^W#~X^F(6R=UiOE^oN8q!thC>Pb9~WVB%;5F^A0F<LoEM~o1oHIfX(2r*itL?A|3jSwTmXvK%i
S4~2U8Zr9s*?fCb&XJYOC)>-?Qp)YV@5xFRpFSLxu0*4pIj!4rg$#K~BZEnIPjzBQ8>p+5y9WRO00000000000001h^^W@X=3aRz
A4iH+>CVJ%3<<Oce*uJJ^%?
