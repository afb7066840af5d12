210 297
c-muN7zLwX6pVsVKoIc%#{&M~mijmBLLh;G!GM7etCRx+g8)7$c~W(O?PA027M9TjISK|9U~+J9@XVOW#v{<9XwD%afh5KJ{JsDA
_w$eO$oJTr)=StRNwGideo+5@e%pMYl==R8b0jIo_0RqPzn}O2yj+iMUA;s-a#{4T{rvs^_uKgG`|Q8j%OFcJA8hllem?&gcl~TL
vu|c7b`^KuuKR!fnDqb6`#0}5uS1gJQD!*I;}g`T_;TUGjT@bdC=Lw|VAfV(m;fY|7?m6w8x#;yK-YdK*!zcp@%QiQM+e)#KR`$U
%gleZcV93t{sb1F-=8B(0bN`BZzWLI?BCySfByU&RqE!Soj(|u|Nk!k{r@+r6yuzNpJ2P5@BUwnEM>>Qu<!35U;!@q`~R-b&p&@a
NZtGY@7bTTEC2s6`aN%R+VgKnQVig7of%s2j{^Dv2ePC{H4svrHw?DA7X>6P?&1(&Jl><BumIf;pO4SCsbD@n&!+Ih0Su`=nF_|^
Vm6f+QkS3ibCfoppKepR0Nt)nO?-9%jY%>#g$n%p>wbTKzkh%Nfdh=N0RhPe3~v~o_c5Onbh3D4hb$!_e1PEy<I{P}_o9#6Jnuk`
Rtdoaj87Q9-($XC`P|}p54x@=iqGdX_eH+laU7uwm^MCe-~V$$@zb=%-<9WV%Q^5kb`%iZk{%6>(a;zTjnU8;4UN%&8U>?Z<N^)`
c3e_?Kq>YH+)~(e$uqD5Ay&Y`z==!O=m6U&7_CJ|_JIE=AQ=Dvm2ar`
