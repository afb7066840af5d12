210 297
c-rll&ui0Q7{{MC>6Q$#t<!@Ql*Y2*K!xJODODPzpeV@v2ejZ|S9O#gJhZYh$|&kku_z@T{Dr5Xm+2^pOu<8~yE$BAax4?x_GZ!k
Fx9pUnpEj(ZQc8jL&%4RynON{hc5sbGTkx#%V+M{Bjfjt&;?Z$KiDM$G?-BfcSW}m+AXT0q)JAp|Ax9|mr91HpsG8T+@)YW;;^cI
{OXPvY_XH{yW5Tf9QlmRPOybrbV;Aq9`Ee~3TyzOVG3DUIVA8js^kE@&oXcX$w@p#FCJAe_A>NB1tnI>=rzVu%;IsSxPFP5iB`83
dSMjJCo+dmzS<f4mK1s}PSir34b0?$0t$uuJp7))T$6Tws}?mtvMHjo=3By+3ocVKnBq^=3tj;EmuEdZT=_})Y91B6MNI}jAh8s6
2ROGhORrW?sfNBp0|CyiqkIKDuAxkHJixi6SyV+1FE7a8)Zb;Xv52F>y)dzv6E?8XR#9xL5ws7rRg|qM8#W?}h-#?~k|-jIi25i0
DC>V}qni`e-J;m7C+b+M5lPfWw2LHa1KLj#^=CFZUQ}Bh4mV}vP)CUBl({4Gj+Js3Xz}oH`JmN$GhFSyl!P{!ropD)V9ht}ipM@z
8#5)T;WQo85yqPTs!LKn)wYz}!yJN9luF^8Z){&YwpMNBtRdOL<O0ii&T|5Q5BC7Isk5U~LBYbGpL<l_($TB)`1;f5w+dQ4N?m(1
pgsGp8X)Byj->Nq+^`W8sK5FpMz#$NnIQj_?JrHLP5<=Rl1a7c_q{ONLIT?tY~|rC;5021!D-gZHb9g)BGXBA@sokGW@xWDYOpmj
cbaHz+x!4wvrC5
