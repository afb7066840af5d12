210 297
c-rmQZ%i9y90%~{X|b)L-IYbN5=&cVG`yHg3E^L8X}6iUnPr_OzL+lzG86WK7+4ejtc+gFY}Fyt#F$NME1LPjEGnWiMi{4K6(j3q
VaX=2wp-_JWXJ&*X-j*3Y%y8y%AIlX4`}ZD@;>=J_dL%%&vVxTAVrFlKN}rr?+1h(fGF4wR5Fg((f~~W6jde&ECVov^Ju;YM579G
mh799{3a(_bF{DkUyt&s2#|BR22ny2h+>E%2*Jo)wo183Xp#i4DofL=RZNaBMC1wLxvJl3gimFk$xyZ%i5$I*W2ZQsulE6}RgTii
IHB?48kR$q{owmnpa;s2vII2maj5+S2(|(X0p|!!oKMetK~N2{<4q7o5-;O6NP59U4@3!h6=5ukmIgSa#KBby%+x6=3AH(@RdPrU
z=9qUIyEFf)NYdhV-Fug0!fQg=6|>Rn*cC_O@fr&6WTu_<Gog`-b*3gmm=vjlCq&9v)k=^4xLh{wSDEaDxHo)a*B44bReiU_Svf4
Itz!C*N;ctbifnHQtha_mP7DU%7JJ<A`N}kUboK8J&P8-WCTS#n62NoY}0c|{;kL1q5{EU_q#PU%Qd`vIgd~GA~N_88X6rMt?lKI
`eAThz4vKP`Ru^J;NY&qe|<XM0H!8r0;)>zrimc5T*|=r+rLSLlkC@vP3Kb!+##o7I^tqxk|>2z439us&9c*ps~3~gza*0kk63n)
T}(z;HpL>APia`!KC}{KS>_rV;ZqOHHng&QKbyMN%_I}tZVbbV$;eZ_`lIB5A!n*fTHOCqHbVt?Nl=uHEn#QKE=cE^{R}NajKM_;
HmEr3^vA9UR>>Z{94!5AV|{pP3$7g8xBnQR>INPt?LTnA67vt{U!(DGDg-Gj<*y>0cSfjlm+~)P#@|jtYTHt{YRpAh<9_CyyEGZ@
I<bR3b8D*fnCr(!VwM}P<*QzC&f7n)`&l7-{P2Y4wEFUs>og6xN$~Q0`q<lq<Hei68H9IAcIuZ5`2{c>pRzl)-2zKtNLN#h)cD;e
uKXhYR@1(gWq`tR+8Xo4Lix3!yW%4pM{b&!iCtuM+;=cvr7-+Dg>P?t!JH&_&{nGPE7f{^p%j@!$=IeTkCrj`8h{B~0@LDkaUn7!
Ff%<OP?a5YCsu)5s0D$&(y&sz7gtT1H|&{GqG-d+7b-qfm3Rv2lA#SdN)5;SKdm_<2K;S?ZdynAnQ$RpU#+sl^h}s2ASQf7)8##R
BQxkB)=Z*ImD|KBne^!@<v$!}=nyGFOvpuxP%PvUtqO}$^K-7)hMo*~c6W=&(Fak#w*?ormHC!Vk*c22)6a-dd~CLJ1O6V?dQ37P
D^jG2_dHfG-Yqj*ja~8z@2d}Xd|W`azO4o=X2E`F=r~hY<==12QTJ@eCu`{0EpFMDo=Ky7w18y0Rhyywq_jb$NRje4WcAZtD@gU@
RWm!SV?t!T?Vfp}J0wWsuFMAw5kjcJ+s!l8^&uewCh1YEN2EXerQCCV17F@ohX
