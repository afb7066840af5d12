210 297
c-rlhO=uHA7=~vuO_Rcs<Rnrl6^eK*co0w4mV#6$f~QgsMWpG)A1EjY;)Klx;-x8GTFMfN2l1p(Y|}1l%tcdi4X6-G-Aq9=c<JV#
hLX_fX48#RNefa8SiT2_+1+PeW_Wj5gaF__AjxQy_=*t{w%CUg-SoE!CfD>r_(#~{Jj+-zFQ{(Dp51$0w78YavA3F-3Y=$C<NWK>
H&Zz~#hIuWU%#<ftjEecEvU}Cu`rSTnUQlW%knRi!U2z6WjZUp=iiD0w+d$Yg^+4Lp0MwtC;ivjCu06s6y9c2us8l4c}Fl(FJa{)
nvP#-D58Jfl1)usR=KQmGPkxQDD{5CtVA^Rfvj6ZQx^nfZq2JBk2Q02ULXDPNG*>wT-#-PAP>zV+=mdo=sD``26;0aC6W3P$r+fU
Ui$$#jG9EKYn|Fl(zm6qjGQ`C!PP$%-&K=%TTtwkt;!`gwYjT$+`SUcUjD<L@PIa2T2#;3@r~MS%srO^8M@IsfPcB_?j1*&m6Q~`
Kufl&Hq=c=t=3dM<tpOocjiy4)ZObk`8S96HS1}+<sUXV=Z&MbS|4aeiK9MIEq9oqLQQ#6ijmmdlj<;$qsXlCj_y$_iV>>TQ-elG
RK5g8IObf2>@ND@rwsrA00000000000002M-{5-^7~W5v-d`P%I`wb}YHb-i_IEB|
