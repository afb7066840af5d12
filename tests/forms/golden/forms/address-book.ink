210 297
c-muN7zLwX@PqX2=NGf_ACsTm*281Y8(&ugmtlYY&Hpi5$1%xS`+MX}>+_JM{(nFJIKTgx{QUd-x9{Iy|BnwY#oYh>{Qu|u$K-a~
_t=-!*Vp|+=z9PE{bTm|$K_|s_t|f=udl0vOR?@PKcCFI|Lpwe-?Qb-zt>kIbaC#lfB%^C`^~#I?{3_0y!(IkFSryVi;5z%fJlJA
g%b)J6({gZ3XH}lHo!W8lTiV?l<W@c>l<)MN$)hkA+^s^ddq0ILO}h0Y~TS%DuE417%=bvNnp}sVPIeai;^#u{*0lV!SHqu-~SH+
>;){m|Ct!<{~$}<2TJ__Ny+|iVzB=QkxElzC}l9L?_mQ<F@Ip;z2C%8|Bn)9;E}=;8Z-;2cm*F^Qn$ap!6KE=V8Fl|y$DlR8-w!!
9CiVv8gNQEfTV8VbRq8@+)_8_5b{)yWq8PMA|>P#+ZY@{AwPSO2bM6riz9dwp}~v884Y;D5KqYSoS;@{*kcX(1B0lHk`VQI_g36^
7Zxc?*|X=~tD9G0k&*;TJr^&x!cuqG$ewxkTF7{Z!a(?jtz6M^0(L3(a^>ASa7h_k<B(zs_n5hZUaptFo;L%B6mNb04IEPZ>$7o5
$z5`qF<K3ef>AIEM!_f;1*2dTjDk@x3P!;w7zLwX6fiKbFX!{aC8dsA3Xd+;F0avGr5gYMOV2gR
