210 297
c-muN7zLwXC;%1~d0qhyHva$T=O1f8mlEIq`_A+C|Km^GKY%L5X1{%Zc6sml|Nb}bqv_(~v$LP=`~LlXAUJ?7WhB4ZbLsl~XXo*w
NpW`@?^eFK{{4Obd9i2)3SQhe|NsAo^Z%#cKaZwMVZnq63=E9zY4!&@Mxzo}47(|SC=PJ2G7E4ZM@V`Jh?2Pnl4IUE6ItqA0f>^l
2i9dh2T6+Sxe1681?ytkeG=I+2M7g;LKM4(DX{;K4S>_B0Rsb&=0T`E04K<ll0R^O{{dJ^{sCB&|KS--sRK}{I~Y>JP+cGYAnf9R
*u?~~i;W?H5*OkL4Y~%@FqIk&-a#1hqX9J<yraQ88oZ;yI~u&BVK^GRqrp2GyraQ8Dm5Csqn+a69lV1C@OU}klHz-pfm7GJ1Tu6n
_0W8{c9D~k0xowsl^fuaN-M9xCAAHgE(Q%oMgyw4zJU#=)B`pK1Jb1&a7&GXQ9wLkU(V-;OG+KL6dqlwU0$QXN;d!iR*QmI
