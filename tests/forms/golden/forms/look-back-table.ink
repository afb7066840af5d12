297 210
c-rmPZ%7ki90%}c=g8Ya3xyz1cKM=X?}mXwBHJrr^dfqffjEq`7q*7R9rR**MubI~)*GEu)(aD&7fM1JH`yT3X6bqrE?v77vchdf
&?Yr^Jv+BKaqf<?Qo8Spaoc_Fx!?WnxjzFyiWDgaHMqP83l2wa6bGA^ik;P?-Fa1Iv@;gsVjsQ1MX$=KeeTMuYMF*mJhZXq4F&?L
Pg+}kRWcG!&T=bfIks}a0WB^L=2ME{cW+;CD+{Y`RUiPhquRV<9S;X$bX#ZvjWs)pR6MWJa;BNiI2W<8s%0;%XB=>sX3SLMth$Rm
+N+24<-OA6*f-H(@?&y%MnFY-+GwSF6&6+trEN4WsG|2e=$<!E429L@L*S@PC!HU0k#U9dg;zxaYMoaYAOJ|8L$rhzasCsn;D5k>
PpSM6UQJ>}E|w@|cUJ)j%}8-Ms+cgiA*fUKLqI4nVD05q5~;X>IGj;5kwnUJWWx=JN*A;)<KQ)bI)KU0W&oy@g)p-jrQ$$J<*EK6
k<=mO{f1O&Uuvw>9$Po-qQbjZ&p~Ke=anT<P#MEQO0EM?qr(7B5SqLAo}ZzAH7Cl&DBA=T@zt4yR2@>JQ9uoyY8hU9dVNbdZBRt@
k8FjHai~%M5(iU$eykJQRQh3<Qr(`pMh2qEmr_;qE^0_WcMhq|>QB~WRh6+~Xj4^De(1QQpC5ozzDX?Jn#dW8G$zt@kw~Sh4~$`b
=EPR@c$K;0RyqHLH2a~oU*VQ%rk2LAm@z?asZ_t1E0cU(a$p@)HrX|NT^hN%Cb~^UCezhhmzB+SQ@VOJ-JVt7*_*dZ&ZiCu-Se%3
iupTZP7kV{3X>htY$u{@rg~Gh_r5Xg0hP$@J(pEztS(I9M#|0~BbnQKonxHh`-QgcB9%=HfO@o|tX*Ae$nE_EmFay~8&a9xZ&&vj
3T70o@H5cqvA3j3AlZU5$2Z;~Vt(0OJC(z8+O+-Z(3h3%oYC`)N%$Ia{9rVH=1%_0casDDtet)(M)`%_gLoBKeJDy94qBJyrW;y>
5A6N)8ZAPF8{)!y9QZKOx*t1H^wlTg505PAn-Er5e8nYVkI4(qq<3N|Qlv<cB1MW6DSsu`SdV+pRPeJH^;oTw`u<<%CukW3O#
