297 210
c-rljUr19?9LJAy>77~5K%8dyCn*C1ZIFb}rnB(Dl3pSRNwi!KCD_zGNcV2C2Lr)giis^>Ea+`QgyS;O0@IumAEd>c(_GV1&&5B?
8+W_6yESzVb9+!yIv*~ahx_4ozV~;|;amU^2*hDT@EFG>S!}kKzF$2%A2%@AI@2>6D@ePh3AJQI9Vf{f%x*V(t5@mRU$dS$YL0Su
IJa2@fwSpew$Nv0d?cOB5XyCm9UOCRxAHk0XY<(x^Rl;w;g}{59OITOkaC92NZ^tOY=iHqcb1{!lpgmdYH8$UnDvmjj7#d-Dzm{x
uiE04=iE3&eKd4C`$MfN6<=$N?QpdF3=ADlu6tA*AHVy<woYKRwR*Ak-Vvd$Rg@qXoDiS6fK8X*NN+`(<Uo+pV*_F_h9$~H{2nOF
ZQIc*hFt|MCVhq#e%D$OAiTAsb&|bpY%zH=7U8RY>v0GxcC=)R_P468u4C54C8HzpGd1$pY?3y;u(VYiBLt;rp>{{c?Mm=?6T4f%
<1H5g!RGM=ASO8SFE*aNwywK~Z~PG3=YN~YX~8K{gMp<<pde`l)3<5iD_hor7GyHK#Z7_|hE{MJR)veG*|I1tIO?zE^9E{>#-LSJ
R+z&NG5*G20$~iu@aNL;iSjgZjd&lvF}mI#j1>}*#;B~m-K^Z|?0{w8u%?4ni7-iU5sunTMa}gX#V)7T{j`XN_?1xjhUAr7R=l7Y
`kZ8u8e$Z;ENg}^kiKNnCMQB`-Gvi&@?8_e;9{?=j<>FebU?w)Z(06aVqqY8)}Qn_03(JQqv+S2p|vP1VqtCnPDgZm;&77;o>UCh
DOIOU`hjxG>qqg@-ZWjCCCs{{t#Ux9R7*+2xCOe`)oRjYu)y$ZXuvULtyHRuO`QWQba{B|>x(I<3A@sIJ8kf)ny>Y2++lTfD^;Y~
;TY3IjEeoM9>v|vk%}W)$316T`XXEFHARsv;g=L?!9m<Ena?ee7YZbKMk9YCNPT~vj$+1@2_yQ=Kp+qZ1OkCTAP|TU8mEW*_sp94
5smfcoE-K2zveeTN(X%
