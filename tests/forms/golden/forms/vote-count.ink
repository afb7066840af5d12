210 297
c-muN7zLwXC;<NR%uMe0_b)TD-)4^{#p56U|L)EC`)AqPugB1J-~ayo`O`P;FGJVGU+vF-|K|Mp^Y_>9N0)kk|NsB{^Y>4(|6h+T
wV1j8{>}Z{t?d8Wp-J(*e|K#1{r!74*}l(4lj2B_aAS#R5oqG!<rs}h9DtFv^CbgoBqPIIZ^qWk3==zp;Zn?d@BD1OySsVk-2csc
|1;0NxgAMrZf)b;-;KNH);I5c&%Ar?W+bV*KNrr8T)g{k^uoQ-k0;Olo&c9)2>@aSriK#?j1CM84IWIxKL7m31|a!|8Jds4n6ZJu
04TsriBvHIgY4}FppyLsJhBIycNqU>{DUs_A1YPM_zy|y{sExW_YW{#@1Ro3FuNvz?c$)+g?K`Pt^uWNp7sDlpPjvdhwos+0|RHq
Z!oFyGO*O$-#d8t9UDFXrT)OB^1xCjK~fN1FezpxCop~GWCP5u6lU5uo*i2_{iA!rX0~MQWMBb>2g8ikP6h{Lshym61@3{Qn0B<D
o$wAt7w26DuoUym)-w$#QoCBu3jBfSay=`6EX6*7k%6%d%oG5Ih0|!EJqkv_C>RB!U=)mkQ7{Td!6+C7qhJ(_f>AIEM!_f`1+XvY
^TQ>jj#~<kF4Zot(O{(;000Sx3pD
