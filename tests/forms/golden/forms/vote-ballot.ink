210 297
c-rmM&r9227{KwTrYsdhV)5k3&N93@JLy1_3Z4Xa_fQxNJjhsufnok=qbt}d_yhj|p$G9UyGTb+*kSC)AE2?3z)o`wQ>MYbd3__I
N!LtN9Ei`CLINLN-k0Ys0l=_(Q1iYSf`~oR{w!^g=&?%z7FpJQq(2=}Lh{7&5GB8lUVpafVWntQ*4zXJG5@6O-F354%oE~SbwaHV
+r#z*waGD^^iV2!5TB#F?a!UP#@$qxDxGNM&@cPVyKZa0<k_pYJ_Hb&hHRuS_cE8j+pOJEE*mWT3_NZPhQk5HE!>8teKQsxb$y(X
V_ns>^F?3eGd+?#UPWugfgRo4lt&lj*v5)yFD09R2>V+pT(~j+5QZz!TAh)=ojp|N71%rb1r+W&ls0@RQ$??U3nm!pAdDG7Mv<x6
b9xK>s1B+`RUuOl$(B^!n>Q{fb56jC<t_1&V!+ELsN#VtBnu)n*s2BNuVW1QpD<bQrGDck)2O05o%~f48}g-i+Lt;mDJl=?0AIHi
5Ty6<5w5etMeMrZyF(2QxsDN)hZ$)lMlB9C`JYg}5k0--p!iyMV&gX$!!QiPFbu;m48t%C!?3%IUlm{YQJX*gW7U({ejMw6>lFEJ
51I
