210 297
c-muN7zLwXh=4zuGdAvi5r9qV@86$4|Nj1gMTT+D|NsAg|HLXa@$bgH|FP;~nDMt3hc1TMH~nA!{JjC2RNveBir+JDV3TS)=pp$-
vSBn9aRMd<D8m6laVRjbKt=eV5y6uIp=CcXu)(B0K<NiisRsxtXhg`pz|h46rD1#qh2b8$_W!Yg10X2_1`x#qVuJY$%y1@oQpP_H
Funmw*?$1>zk#IKK0u}ZK%|Vp{4$Uf`vQoR(ToF(=YUfBV5xLuDT9s!3<*FfF0cg!ASspvN?eF1G^ig?3UrjBc4$yNZ5Skw<*x*4
JA<B~kuaJ7D2`=?VVVGjtCy)B8Y8d-NEl53BOn1JjJyQ!f!b2THO&`{yacddm?nS?WJ!G(rU`&NFJBl<0K+8#EEw!n0QExyPb^Qs
E%jh1CjbR%r}^QU06vVo65s<_&7L8h0Pxgb0b~^p)UFWav3hxQ)`E_JeL0^WE-7`~Qh0Q!c6p5kE8PG9s7!@}
