"""承办单位: what a handling unit is, and whom to call there."""

from npcdesk import labels
from npcdesk.office import units
from npcdesk.ui.desk import Desk
from npcdesk.ui.fields import DropField, TextField
from npcdesk.ui.suggestion_deed import OfficeDeed


class UnitDialog(OfficeDeed):
    """Keeps the facts of one unit."""

    def __init__(self, desk: Desk, unit_id: str) -> None:
        self.desk, self._unit_id = desk, unit_id
        with desk.store.reading() as session:
            self.unit = units.line(session, unit_id)
            used = units.kinds(session)
        super().__init__("承办单位", self.unit.name, primary="保存", width=32)
        kinds = dict.fromkeys((*labels.UNIT_KINDS, *used))
        self.kind = DropField("单位类别", choices=[("", ""), *((kind, kind) for kind in kinds)])
        self.short = TextField("简称", hint="交办时写简称也认得")
        self.contact = TextField("联系人")
        self.phone = TextField("电话")
        self.row(self.kind, self.short)
        self.row(self.contact, self.phone)
        self.kind.set_value(self.unit.kind)
        self.short.set_value(self.unit.short_name)
        self.contact.set_value(self.unit.contact)
        self.phone.set_value(self.unit.phone)

    def deed(self, *, second: bool) -> None:  # noqa: ARG002 - there is no second verb
        """Write them."""
        with self.desk.store.writing(f"修改单位 {self.unit.name}") as session:
            units.describe(
                session,
                self._unit_id,
                kind=self.kind.value(),
                short_name=self.short.value(),
                contact=self.contact.value(),
                phone=self.phone.value(),
            )
        self.desk.done(f"{self.unit.name}已保存。")
