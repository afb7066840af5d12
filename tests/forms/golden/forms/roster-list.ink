210 297
c-muN7zLwX@B_B0ntuj~e-eN0$T)Dg;NtQJ2&uY%K0v9SM9I}Z4n7Y5{2WQ@|G(NlraytY{{H@5{ToFp;$O|*f02I@vp4@Z{5}2a
`47kj{`+GP`RC)$jXxg$PX7EINmul}nr{Yo|J*FxzjNc~`f~FH2&vuQ{{1nW|9Af0xwoZ1TW?0zC2;7Ffg-~hPEMXCZXroV<%H4r
#0FR=a55@jmy+FKeSHHiDe0XCIHdMjN^cnrR|u&8j}3rRX#yK4hcP4oF@#`%u*jCmf5u?jz*e8|pRN2|;{P^=^1KIZ<?A3)-#}9T
fl_tv66d!u)B~l`-+`sF(ikicu;nNGV=MZVSl`A__wE5(_%pCnk{SaK16xUg2pbzyLIBVj0R}b^CJJ1LCp4%ZP;Cqa57-0}>LF5U
CpdbKA*2)@u*m?u43?_<bMr2$ltjXMh*aL+xpR@F6xc)(?n0zay*Sa+Mp1mxB5i=ZT!kr>*v6m?^74JCzut5rdpQBg%lUs};a&#n
D%b$j^&jr#xis_gAORer9`Bxt85&`cl9WAr?zy`8FDz0LvS-e{H#fJ!Qjprpo_Y6L%y`#;R6lIRik1S{rP#}rchA5jWo*3%yA)G+
^v)Uda=rZJyapUnyybZ}a7nG#$0a5IDeJ~)oiqwY!6+C7qhJ(_f>AIEM!_f;1*2dTjDk@xA_4nyK0jPi>bRxw=u++S8Vy#u0RZiL
UIh
