210 297
c-muN7zLwX@PqX2=NGf_ACsTm*281YYbsO+mtlYY&Hpi5$1%xS`+MX}>+9{1r2c<D|2V(@nEd?v`?v4kZ&!zqV($Nb{{Qp-V{*Ig
d+f{V?PLBUbiM!o{xSRf<MOlR`|P*b=h-84vF<HDpUk`e?EL88v*pdd+ZH3FIQQ4Tf6V#)=G~ijH|{syt#AJiF2%^AqR1>D5+HEl
gu+I}3F=1MM&lDZU~yn#5Wp_Q_nw`>f@CS~_pJ<e*d*ltKk#6vZx}&gTmK&$cmR@0U;`2cEDVf5CWzo*fH29HN`J;s&S3t9|DbhQ
;{T7bzdP*n4$5Cck}BapXkV7RA1qb>(E1x#Dou@{l))4zWxFf+f1%v%4*9x+_MZ}H;zB&3LH&SgqqY>ay$sjYfY8-IiCu|g`73cC
yi6^-MxdAJ=`VVE8IR)=+31&H2Y<pIuCbgzUIG}>343sqQG>+G34^~_#^bMJWJwKaFAw^JP5spCMougb?K0}v0C*X*NjzM=JXnh5
!Qo}PwxfotmyZq4VtMdazV=wXd|)sSP_dOOT28<&#a^zwdj~ElV{05zOyM3gchJlA1<VZ+IHVGo86<G(!YQS|h*N45jDk@xTmk!X
K0jPi>bRxw=u++S8Vy#u0RSJ%Wnu
