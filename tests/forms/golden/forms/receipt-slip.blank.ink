210 297
c-muN7zLwXXaL^B-m|3p?6+Z)iobt<{=bdeu}Ja1zyEjt{{8>4NXgE>KY#xJ-TSc_*nj`F{cij3*rfj6zc0VrdVd3^6wkZ+_s{q5
--$(vBZc|I{GNpd4Wsdh12Ae#=;**M#k_mM+_N~OtY^->hfCL5T)G&z7#w`4>U!n_91IBzO2PsRj7|&+3@i*xk}WJyj~$R<NMI|k
-o1nI2w2KW`;H7mis=9!P^!4vdIe0%c#aIrKnaEgZ0W_jEuaPpna+huG1x!+$Nxb{U_tvI2w#BHg^d!oE8t9(%+?AxrFP=hWvMWl
o)IO`e{29!U;rT)7%(s#0EQbR^eB<42TJijU|=x3`QzZ<-_5f7+rQ^MhD!B7rT*?X`2Tma{O|Vf|DaOUFkQcaQu~|bS0DfW9xBDi
12Nm6qv7CzNM;@hMkWPHT!<$$Xd6(rKX6K^{=qGUTbJb(a-3m#0k>T@$Z?_V4a$=ZU6Uw^<NuHqDY&H=50K>yJdtvT9A{Xb80?WE
!9nGax4lE{v~h#V8J1ztM~dZ*K@lku2L@poHDHl41S*cvGHSGpLP)V=i<5tYsY%Q{x$*7;K86Bj>lK*2w#J(fsU4V73qeu=%+|Xx
I*$_;#>hYUFaE=F9_<~!6WqJ`<^Zzy?iu7>5OXD%dJcBdU6g()^QHwzy3V2K(g5?^z#NY^G;uTwBTgySUYt^#cX0OcSnpyL1|_wF
C+L=r8e~9;AG?$U8B&Z49HSl9Q7{Td!6+C7qhJ)!8?Z0u^TQ>jj#~<kF4Zot(O{(;007j1>r(
