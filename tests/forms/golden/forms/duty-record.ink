210 297
c-muN7zLwXNPup6UI7j^{{QFaA8SCBvHvf=|M#8e@Bhc2xPJguip_re{_OJJ^Z)&C+;2da+Gju8_x=0(K!C2xe3SfU&!y|{pPk2#
VW9DD<(uo@-}j#vi)J97vElsx{~yl(pML*5nl2Vbfe8!@jO}Um2RlY%5(i*XP!JFnV61R5a$w=eU|@(uNbx){u&&;H_}{bgSe|!Z
e@LE21U<`#g!*dhgZbs<K63A$-;h0x6zVHVLalax{(t0qtjxQ0Rg(7~Afyx+7&(N13;_l<9|Z;$hKAuDy7vFE0dP7sU|;~!JP5T1
-~^dc@&^v^KLAU~gTwp)|HCtwQU{<?cQB-cp}Ic)LD<Csv5N^}7aKzYB`(Ah8gvb)`wtGh|HE?!UML*BIne?k_5UC5of$Bx^M7}5
fJ*%bO5NeT3zxckceeplii6=mA`9;k7MRqDfQSYL+BjYwYe3OGBXKY&IVvz5Y%r9-u$phh^Kx~Ghz9GO7citAJTF(4n8{!~^8kj_
iT9=I3<nQr&%A(Xn~@`kWHg|aZ&(&NDJfu=;(O;*Zh%WFt-J!4)HYnY7&I8E>=DtHGdRnicXM&sCH*gc11?>Eu5K8u8Arh=7zLwX
6pVsVFbYP&C>RB!U=)mkQ7{Td!7u{s%lZ6pNvY$O!lO&I%WE`P=>`CFGAc^
