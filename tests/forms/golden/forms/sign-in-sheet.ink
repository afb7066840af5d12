210 297
c-muN7zLwXXaMfRkrKCO@9)JTC4c|?{QLI%_cvfl@!!AyfB%2`{aAGI-@O|@|2|e-^7rpv-~WIAd@NGD>t{~cKVN<~HUt0N7MwqS
CpKL?hhhX~+BZ%ZjYgb+Ng+(wfK7pck)hFnh2aFU6yJ~kyGo9gF<36Vdw}o79Tce#*+1)!6*E{j0;L|HO5OPXIqY~jgZ1L6KwW20
>;jVl3=#}13=9e*A$0BkV*>|3QU(kliU-65^BI`oO!B0Re;i<Z1C+A=0OEfGNwIx^O8tRI8H4#{ASw0*5GkV>2N=%*rS!p4>Bv$B
9S0Z^fKpsw3kpC|ED4mj5Km}OKcEy2F#iWinSa13WlyRU!$zQ#X#$nvi*{+l0aGgB0CPJ|e=)M-kV-hf$O@FQ{Xr!!(={{_@TCnZ
OAWFFK$_zd=;!6Zk^lyWm*uf~xnZ<XG73h)C>RB!U=)mkQ7{Td!6+C7qhJ(_f>A(yz`mT%50{iWZYeyvRJ*)JgOzRo08Yn~x&
