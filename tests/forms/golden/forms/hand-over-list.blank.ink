297 210
c-rllZ%7ky7{{O6=Dg6HqX@Hf=ZyZ)8^<6s!JTcyUWh~x(TgYwoW#&U(gnuuCUdVWdl7_?gwTt8mCzf<7|mW7lI-f0i6?G4nvvc5
1G|Opt~=D6W9YrGIq|+6+>76b=YGHE``mNC`vE9Yq-Zbd)Kom$qg&9??|j;73Y-<~9hEH~>uR2U&VbZhvh!z8-yM{m8`oJVAgkSX
dEU*pr&AeJF~=pMujvKd3_Uj^P++M~l5SzinchUHXfB?Zrx!}D8^$d!C}_IrUgCKs%x<F89LGg{bi99}|GnWY1s$Z*>E;>#W=cEt
J0A5VzI+%CKI*TcptI>=C(ExiOs7{esG_NQF4`w7r5D-hIq`|zB<Z*>PXEsemYE6Pxdsn<1h?Cr*pru}FjQ-_VvjYw`d64zC552F
KxqLGJqo2_73nb~Cv^cLT5vV`gQ3#0Th|B|Lgk_=SE)cSRHk(igiD>1Y64sfUFNg?&_Ul~8}R_iSqTWQ`yo&VkWw;&Vyg1ulw#FZ
vItvh%?NU9Dzr-B8c?mrMMWpp?&84uwbN8<jGUL+)2K9R5Ij&7piubEfHjb^E|31B+`l%cZyqo#i<H1X^K!~6tWzy9^7aOm@IZ+a
OKe?ItiZ?`WwV)#Qk6-GK~)+Aj!X0MiZeP*;Z*s5Sfjk$7pg<ed8hKf#y#$kH{X=v(C#^8RU9hxE~hxOdk!h@P=PySRU9hx@6bNj
%gOs|DqNv9@5zfMY`B8L?Z(ThLng!v_AI8sbAw@99mE^|;HOD87AJ&2aBz~%qK=NuGU0@SX!H+^v0*kz5dMMZ;cympY-oUCFF6Ra
7;Bb|J#*X(1ew`HR-P~l#Z@+aEkG~W-~=G18nj5WI~h`4F`CM^rOJ}E-6PvmT$_1RMy#vmIvM9K2;}($3|GscB5F9lJ>`-`g^HjK
6e&`)f7BJ32<;dZ{VInVK7%WH-`DyJU7d+{
