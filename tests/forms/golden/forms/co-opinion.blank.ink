210 297
c-rmQZ%i9y90%~<wO#LAS`Ms+vK4wPnrK2yNdt~p+Ja^-E|IA*G4X{Ryf7wALS_&w(7tdol@*P~xQVS8|0G7842@g(vy+hymX6b4
!rV&R$=s2^C~Xbxtv$}`mXvF`8W;bJ%=^9Qn@_&aJ<so+d#*VEsiczXua*{CT|im^Lht}!GJ#l9!1;g+p$QUS1Dtba(Q+q*LP`Tq
)&ewpNMCcBR#uS1p=?qBwUi!^OQ<~|oD&GgA;Bd+g+@p<LuRFTx_CVmOB2qK>x4MdsT(w!O{L$+IDQ(5G#zx}M+B3v=?A)5&ZW>e
sqS&ASpikL;7l{<0R4<7P=6?();{nygNa0zNOe4$_Vs{Q1^jvwq@Hq?3J0Wmz}Jaz3AvHfmxf9_0z#c|-h`~}R92EIL#PlHkQ`t|
hmcwoLPE$&$p5vQk8>iG%1>*z-S)Qu7@$Cu_-CT<&q#l>sq5EL=AVl~I*o35$;d`4)#BNu()U^(RBN>YlGEW9YRThO7xfye99olr
&`Za{T-f6c@+r$HM~i@vWAqt)*uzo!-r6>Ywp;l0UFxBNT+oYKT$XB!&LO<k53W70gx%iljt|V=$E(c(QXbek)6J(e;i2K7;U?jL
SUHSiyX%$2eIJz%yj9ou_uFwEA@-FMkf<aEZRCtWNNdRD$Z#^iuqRpDOmaoI<P@ZW$!k9{T#`%1vIs^~4EsyR9Lrq1$}q7kN+E-6
gz-+XLoCPU(uv5>wN;jl%_UDp7P9Fo!zNQTEH}r*n1pZ|Cy;}aZ|=oPI;TpGH$~f}&Hdk$d|PXQ!6j~E&j+5Jwu%XAZgR)Mq9JrF
Qf8+_Q?lxqo0+xdIZx}Melzq#VO2n#c0i$(JwXETE`nvKDe%k$LRSpjRphhNrg`^ZS%%{7m<yq+Xt&X0UmT^)KdrxRVu4l)p}$-W
7$@w%)yDgyM>7=lw=dT%o9JyNuiDSvOIJkCX6W>xhu?r5#HR|`Ben@_K(+U=ThtFHA^N7<qWk<kvf;(ca3COGyn9?1UGD`t61!k~
ym^&hITEg-&9pCb$MKQ)&(;Rx72y0xnD52>`ht~(vu?7X`yRu*?=)3K_cu*uQcB%-7n~JfGbHqN`)g_Qx0v+U{uBQlrEW;wkh&pt
L+XaqjoYMl*I_nsQFWZ_2#He}Lv`gNdpK|Eg}eh|d!AAdo4Zj3fP(NNRt{~+v;Wg6ankV_G~bt!J2qtx?sRiQ!|(6Xj_W?jrK0JV
XwBQf8rl@irQ-glUw-E>)jnVPYc6RH&2q;_8+M)>yRwlM2Ng&9x@he8O}ZmAuMt}@S%osW{kgAlHb$|3hrS)Zzwh;;wl8w1+E3^U
aT7jeZ~Hno<$f|veH~pJQkuZg;x5^Uaz?-Z)W%IH14KH>ZX6`(pF&ZpnKb(AYbV60cERC)v}0P7Chcn<KNKXz23%<LSJh055fIX?
*eriH{$C&brMl_*1I<I2;Q
