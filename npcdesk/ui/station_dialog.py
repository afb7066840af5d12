"""登记站点, 编辑站点: what is kept of one delegates' station, and under which it stands."""

from npcdesk.errors import NotFound
from npcdesk.office import all_stations, roster, stations
from npcdesk.rules import station_tree
from npcdesk.ui.deed_dialog import DeedDialog
from npcdesk.ui.desk import Desk
from npcdesk.ui.field import Field
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.word_fields import ReadField, WordField
from npcdesk.workbooks import numbers

KINDS = station_tree.KINDS
DAYS = ("每月5日", "每月10日", "每月15日", "每月20日", "每月25日", "每周三", "每周五")


class StationDialog(DeedDialog):
    """One station, new or known."""

    def __init__(self, desk: Desk, station_id: str = "") -> None:
        self.desk, self.station_id = desk, station_id
        verb = "编辑站点" if station_id else "登记站点"
        super().__init__(
            verb,
            "联络总站、联络分站、代表之家、联络点",
            primary="保存" if station_id else verb,
            second="" if station_id else "登记，再登一个",
            width=34,
        )
        self.fields: dict[str, Field] = {
            "name": TextField("名称", required=True, placeholder="青石镇代表之家"),
            "kind": WordField("类别", words=lambda: KINDS),
            "township": WordField("所在乡镇", words=self._townships),
            "reception_day": WordField("接待日", words=lambda: DAYS, placeholder="每月15日"),
            "address": TextField("地址", has_hint=False),
            "manager": TextField("负责人", has_hint=False),
            "phone": ReadField("电话", read=numbers.read_phone),
            "web": TextField("公开页的网址", has_hint=False, placeholder="放到网站上以后再填"),
        }
        self.above = DropField("上级站点", choices=self._others(), has_hint=False)
        self.fields["kind"].set_value("代表之家")
        self.row(self.fields["name"])
        self.row(self.fields["kind"], self.above)
        for line in ("township reception_day", "address", "manager phone", "web"):
            self.row(*(self.fields[name] for name in line.split()))
        if station_id:
            known = _known(desk, station_id)
            for name, field in self.fields.items():
                field.set_value(getattr(known, name))
            self.above.set_value(known.parent_id)
        self.fields["name"].take_focus()

    def _others(self) -> list[tuple[str, str]]:
        """Return the stations under which this one may stand, as a tree."""
        with self.desk.store.reading() as session:
            known = all_stations.tree(session)
        others = [(each.id, each) for each in known if each.id != self.station_id]
        return [("", "没有"), *((each, f"{'　' * at.depth}{at.name}") for each, at in others)]

    def _townships(self) -> list[str]:
        with self.desk.store.reading() as session:
            return roster.delegations(session)

    def deed(self, *, second: bool) -> None:
        """Enter or change the station."""
        facts = {name: field.value() for name, field in self.fields.items()}
        facts["parent_id"] = self.above.value()
        name = facts["name"]
        if self.station_id:
            with self.desk.store.writing(f"编辑站点 {name}") as session:
                stations.amend(session, self.station_id, **facts)
            self.desk.done(f"{name}的资料已改。")
            return
        with self.desk.store.writing(f"登记站点 {name}") as session:
            made = stations.add(session, facts.pop("name"), **facts)
        self.desk.done(f"{name}已登记。")
        self.desk.made.emit(made)
        if second:
            self.finished.connect(lambda _code: self.desk.open("new-station"))


def _known(desk: Desk, station_id: str) -> stations.StationLine:
    with desk.store.reading() as session:
        every = stations.lines(session, desk.clock.today().year)
    found = next((line for line in every if line.id == station_id), None)
    if found is None:
        msg = "这个站点不在本单位的数据中，可能已经移走。"
        raise NotFound(msg)
    return found
