"""The table of colours and sizes: every colour on the screen is one of these tokens."""

#                      token           light    dark
TABLE = """
                       window          #F4F5F7  #14181E
                       side            #ECEEF2  #101419
                       surface         #FFFFFF  #1B2028
                       subtle          #F7F8FA  #20262F
                       hover           #F0F4F9  #262D38
                       selected        #E3EDF9  #1E3654
                       line            #E3E6EB  #2C3440
                       line2           #CCD2DA  #3D4756
                       input           #808997  #748091
                       text            #1B2330  #E7EBF1
                       text2           #465160  #B7C0CC
                       text3           #5E6876  #94A0AF
                       off             #9AA3AF  #5F6B7A
                       accent          #1D57A5  #84B5F2
                       accent_hover    #174786  #A3C8F7
                       accent_down     #113868  #6AA2E8
                       on_accent       #FFFFFF  #0C1A2B
                       mark            #A8252B  #C9474C
                       on_mark         #FFFFFF  #FFFFFF
                       tip             #1B2330  #E7EBF1
                       on_tip          #FFFFFF  #14181E
                       tip_link        #9CC3F5  #1D57A5
                       wait            #6A3F96  #CDB0EE
                       wait_soft       #F1EAF8  #33274A
                       doing           #1D57A5  #8DBBF5
                       doing_soft      #E3EDF9  #1E3654
                       replied         #0C6468  #74CED1
                       replied_soft    #DDF1F1  #163B3E
                       closed          #2A6637  #86CF96
                       closed_soft     #E2F2E5  #1C3A25
                       redo            #85480A  #EFB876
                       redo_soft       #FBECD9  #432D12
                       soon            #85480A  #F0BC6C
                       soon_soft       #FDF0D6  #43300F
                       today           #FFFFFF  #2A1B06
                       today_soft      #85480A  #EFB876
                       late            #A3211F  #F59B96
                       late_soft       #FBE5E3  #4A2020
                       void            #566070  #A6B0BD
                       void_soft       #ECEEF1  #2A313C
                       chart           #3A78C3  #6FA5E6
                       part_a          #357A49  #7CC48C
                       part_b          #2F6DB8  #84B5F2
                       part_c          #6B7585  #A6B0BD
"""

LIGHT, DARK = (
    {row.split()[0]: row.split()[side] for row in TABLE.splitlines() if row.strip()}
    for side in (1, 2)
)

BODY_PX = 14
FIGURE, TITLE, HEADING, BODY, SECOND, CAPTION = (px / BODY_PX for px in (26, 20, 16, 14, 13, 12))
"""Ratios of the text sizes to the body text; nothing smaller than `CAPTION` exists."""

REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600
"""The weights that are shipped. None is ever synthesised."""

POINTS_A_PIXEL = 0.75  # 96 logical dots an inch
TEXT_SIZES: dict[str, tuple[str, float]] = {
    "compact": ("紧凑", 13 * POINTS_A_PIXEL),
    "standard": ("标准", 14 * POINTS_A_PIXEL),
    "large": ("大", 16 * POINTS_A_PIXEL),
    "larger": ("特大", 18 * POINTS_A_PIXEL),
}
"""The sizes of the body text that the clerk may choose: stored name, Chinese name, points."""
