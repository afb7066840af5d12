"""Writes roster.xlsx and many.xlsx, from which the other samples were saved."""

import datetime as dt
from pathlib import Path

import xlsxwriter

with xlsxwriter.Workbook(Path(__file__).with_name("roster.xlsx")) as book:
    sheet = book.add_worksheet("名册")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range("A1:I1", "示例县第十九届人民代表大会代表名册")
    sheet.merge_range("A3:A4", "序号")
    sheet.merge_range("B3:B4", "姓 名")
    sheet.merge_range("C3:C4", "性别")
    sheet.merge_range("D3:D4", "民族")
    sheet.merge_range("E3:E4", "出生\n年月")
    sheet.merge_range("F3:F4", "代表团")
    sheet.merge_range("G3:H3", "联系方式")
    sheet.merge_range("I3:I4", "备注2")
    sheet.write("G4", "手机")
    sheet.write("H4", "身份证号")
    lines = {
        5: [1, "王\u3000芳", "女", "汉", "1975.09", "城关镇", 13812345678, "11010519491231002X"],
        6: [2, "阿依古丽•买买提", "女", "维吾尔族", "81年12月", "", 13812345678, ""],
        8: [3, "李\xa0明", "男", "汉族", "１９６８．０３", "青石镇", "138 1234 5678", ""],
        9: [4, "马兰", "女", "回族", dt.date(1978, 5, 3), "", "13812345678", 1.10105e17],
    }
    for line, cells in lines.items():
        for column, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                sheet.write_datetime(line, column, cell, day)
            elif cell != "":
                sheet.write(line, column, cell)
    sheet.merge_range("F6:F7", "城关镇")
    sheet.merge_range("F9:F10", "青石镇")
    sheet.merge_range("A11:B11", "合  计")
    sheet.write("C11", "4人")
    sheet.write("A12", "制表人：示例")

with xlsxwriter.Workbook(Path(__file__).with_name("many.xlsx")) as book:
    sheet = book.add_worksheet("名册")
    sheet.write_row(0, 0, ["姓名", "性别", "代表证号"])
    for line in range(1, 201):
        sheet.write_row(line, 0, [f"王{chr(0x4E00 + line)}", "女", line])
