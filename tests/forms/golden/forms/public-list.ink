210 297
c-muN7zLwXC;$h?4}lB~3IG4htqG7om#Y4~_gvloFMr=${DCT!{JZks_l!ILzy5i1^AD=jgU645Zn^jG@83Ot-#kE<Qv7K$JL>PB
y*mog4BWBVdb929e}BL1{c|%1MTSvUTJrw?cas0Vt-bpXRf>s=le2+=L82^aO;3lzXk20kaxF<l0t}0i7z8aE7#zA3oCM)g{LjkE
cQ;NiXSUvb_u#vC3FXy0U{Ye=)61<Jucrg0ZXUez?m>FB1x!l*6HwRU?cvVGt0qo7_v%G?xEaDW5e9_@1}4S{z<5alG8h_$dFa;v
#|FR&KLLao8z3xHl1wSthJ?2V8|v;iBrwSS2MNmmhe^pdB)o@9H2?+q|0C(zf3U&+Zv#v{KUe`RT!<$$XcSQ0DVz;Bq-NLc$0B8L
AYuK%)g_)-q!b<`{67e_O96?5NbQG7IiN`?BwRf>8)hqt6xbR2aXWrDT|$1407;*7?{G-To;`z0%J%HNcR0!r*)#uM4OsEQR;*|#
fL)5cTzU5lTvEo?d$3C}g-7q4K`+<KU(Ul7a=hhvH*iU<*T*F#|0(OnXjMB3M!_f;1*2dTjDk@x3P!;w7zLwX6pVsVFbW0^urKHH
!zHDTTMCaZ)h@5mV5J)X0PW&7Ap
