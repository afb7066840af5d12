210 297
c-rllF-yZh6vtm|X(CFSDusxZ7HM%2iRd6In8C?G93Ar!ibaArw4?Y990Vr?1sA7MDw)(l#L>Y@x;ce{pp`;mQVk@*D;i^)()XV(
{BoDO-#s!s01T#=Le)0!2`HpD>m<~CAtSxvW!77cgq}+71u6Y2?>l&d#G6&Zz{8NhfCv<D4yHsQ7n+rmAVz2>qD0z2i^dBk;++c)
!$xRH=HMuD4Kt1fQ+1tgz)DSv)uB-A1G}{TO|%w@7{ZNk=BO1Btf5Dwi4aqOqZ`I^K{L^-g>*YQH<4zcV>`Muk#3>M&u>xYbB;C9
!k>27#zsd)F@7VzcNi2=oF^Mx=R|pPh@!eC%9{<WC=`XFy7G@=QB>e6s-rf17sd3SsAazqR+Jqjv7&5f8Y}8&Hc*ruWjxuK4}_?o
<VMb{3R!lH-GeK^*`BN(s;VgMj#q9cG{uFgs;Wr&xyoZgb)km??etm7pOverJ9m3CoJk7_o`NEz|K%{*k$9Ydq^;2sp?znZqbw89
_62DcB`|}&_5;Jtrlg}M2Rv2$H5woz3<lHVjrx=5ItfjYQJY!W{Wa9uv3vmBqH(z
