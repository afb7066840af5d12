"""A station's page for the public: one HTML file without scripts or addresses elsewhere.

It says what the public may know (社会 scope); its pictures are in it. It prints on sheets of A4.
"""

from base64 import b64encode
from html import escape

from npcdesk.forms import quick_mark
from npcdesk.labels import day, weekday
from npcdesk.rules.station_papers import RotaRow, ShownDelegate, StationPage

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #f3f4f6; color: #1b2330; line-height: 1.7;
  font: 16px/1.7 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
main { max-width: 46em; margin: 2em auto; padding: 2em 2.4em; background: #fff;
  border: 1px solid #dde1e6; border-radius: 8px; }
h1 { margin: 0; font-size: 1.7em; line-height: 1.3; }
h2 { margin: 1.6em 0 .4em; font-size: 1.1em; }
p { margin: .4em 0; }
.office, footer { color: #5e6876; }
.top { display: flex; gap: 2em; justify-content: space-between; align-items: flex-start; }
figure { margin: 0; flex: none; width: 8.5em; text-align: center; font-size: .8em; color: #5e6876; }
figure svg { display: block; width: 100%; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .35em .6em .35em 0; border-bottom: 1px solid #dde1e6; text-align: left;
  vertical-align: top; }
th { font-weight: 500; color: #5e6876; }
ul { margin: 0; padding: 0; list-style: none; display: grid; gap: .8em 1.6em;
  grid-template-columns: 1fr 1fr; }
li { break-inside: avoid; display: flex; gap: .8em; line-height: 1.5; }
li img { flex: none; width: 4.5em; height: 6em; border-radius: 4px; background: #eceef1; }
li p { margin: 0; font-size: .85em; color: #465160; white-space: pre-line; }
li b { font-weight: 600; }
footer { margin-top: 2em; font-size: .85em; }
@media (max-width: 40em) { .top { display: block; } figure { margin-top: 1em; }
  ul { display: block; } li { margin: .8em 0; } }
@media print { body { background: #fff; font-size: 11pt; } @page { size: A4; margin: 18mm; }
  main { margin: 0; padding: 0; border: 0; max-width: none; } tr, figure { break-inside: avoid; } }
"""


def to_html(page: StationPage) -> str:
    """Return the page as HTML text: nothing in it is fetched from anywhere."""
    facts = [("接待日", page.reception), ("地址", page.address), ("电话", page.phone)]
    told = "".join(f"<p>{name}：{_text(words)}</p>" for name, words in facts if words)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; img-src data:">
<title>{_text(page.station)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<div class="top">
<header>
<h1>{_text(page.station)}</h1>
<p class="office">{_text(page.kind)}　{_text(page.office)}</p>
{told}</header>
{_mark(page)}
</div>
{_days(page)}{_people(page)}
<h2>怎样反映</h2>
<p>请在接待日到站点当面说明情况，或者带来书面材料，留下联系方式，以便告知办理结果；不愿留名的也可以反映。</p>
<p>人大代表听取意见、提出建议、督促办理，一般不直接办理具体案件。已经或者应当通过诉讼、行政复议、仲裁解决的事项，请向有关机关反映。</p>
<footer>{_text(page.office)}　{day(page.on)}</footer>
</main>
</body>
</html>
"""


def marked(page: StationPage) -> tuple[str, str]:
    """Return what the QR code holds, the page's address or else a contact card, and its words."""
    if page.web:
        return page.web, "扫码看本页"
    card = quick_mark.contact_card(page.station, page.office, page.address, page.phone)
    return card, "扫码存联系方式"


def _mark(page: StationPage) -> str:
    holds, words = marked(page)
    return f"<figure>{quick_mark.to_svg(holds, words)}<figcaption>{words}</figcaption></figure>"


def _days(page: StationPage) -> str:
    if not page.days:
        return ""
    rows = "".join(map(_day, page.days))
    head = "<tr><th>日期</th><th>时间</th><th>接待代表</th><th>地点</th></tr>"
    return f"<h2>最近的接待</h2>\n<table>{head}{rows}</table>\n"


def _day(each: RotaRow) -> str:
    moved = f"（{each.moved}）" if each.moved else ""
    cells = (f"{day(each.on)} {weekday(each.on)}{moved}", each.hours, each.names, each.venue)
    return f"<tr>{''.join(f'<td>{_text(words)}</td>' for words in cells)}</tr>"


def _people(page: StationPage) -> str:
    if not page.receivers:
        return ""
    some = "\n".join(map(_person, page.receivers))
    return f"<h2>联系群众的代表</h2>\n<ul>\n{some}\n</ul>\n"


def _person(each: ShownDelegate) -> str:
    seat = "，".join(filter(None, (each.who.congress, each.who.electoral_unit)))
    facts = (f"{heading}：{words}" for heading, words in each.facts)
    lines = "".join(f"<p>{_text(words)}</p>" for words in (seat, each.about, *facts) if words)
    return f"<li>{_photo(each)}<div><b>{_text(each.name)}</b>{lines}</div></li>"


def _photo(each: ShownDelegate) -> str:
    if not each.photo:
        return ""
    drawn = b64encode(each.photo).decode("ascii")
    return f'<img alt="{_text(each.name)}" src="data:image/jpeg;base64,{drawn}">'


def _text(words: str) -> str:
    return escape(words, quote=True)
