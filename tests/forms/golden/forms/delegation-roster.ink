210 297
c-muN7zLwX@PqX2=NGf_ACsTm*281YYbsO+mtlYY&Hpi5$1%xS`+MX}>+9{1r2c<D|2V(@nEd?v`?v4kZ&!zqV($Nb{{Qp-V{*Ig
d+f{V?PLBUbiM!o{xSRf<MOlR`|P*b=h-84vF<HDpUk`e?EL88v*pdd+ZH3FIQQ4Tf6V#)=G~ijH|{syt#AJiF2%^AqR1>D5+HEl
gu+I}3F=1MM&lD3U|~7JpwiId(|{=@bMM`UyaVri4`52k-aGf9<iNSN*rfc{{qVc+B<BMb%bZvmMpo$7|HlR%fTR-GfP?`H10#?L
A~+ZzOtPiYpD~m(n1A6vXkC{0|D){h4*R@=^4E~0O85`jmnH89OVvNL{sxvxQ)4J)Fa=84?n?e&D0jO<zV4v?rv#d~5Km~(KA`3+
%)}wZxxeZzLMoxbpoPB?CbeD<uB(l~`GDaO{)1TT0!lR)w(w$?a%eDg;dX=>xB;gNId_mFMRCYeJ(e*XKR;zI&XCW#36)B0V{in8
JS+@3_0>8NVR*Lzd&nn(gBN?G0PSj^ICwcHP#7BaSVR86AS$CIM19`96*u06Maok4?78>q=2cjvB!N=T#mlV}Fr{o{&%AprWV}OR
Abi7Cu4p*{yA*r5^6nkDq>Qa`NHK+b%-lgQ*UMken}I`$w?6*{4k`Zi*|?<SE;-E@ZRCuCQ7{Td!6+C7qhJ(_f>AIEM!_f;1*2dT
Ffgz$=kvoQrH)$)k1o|NuhC$o8vp>mh*t{
