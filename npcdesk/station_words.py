"""The Chinese words of stations and their rota. `labels` takes them in."""

ROLL = {"next": "顺延到下一个工作日", "skip": "停一次", "stay": "照常接待"}
LEAST_PER = {"half": "半年", "year": "一年"}
TABLE = {"station_staff": "站点工作人员", "rota_rule": "值班规则", "duty": "值班"}
COUNTED_IN = {"station_staff": "人", "duty": "人次"}
COLUMNS = (
    "parent_id 上级站点,web 网页地址,duty 职责,from_on 起,to_on 止,days 接待日规则,"
    "starts 开始时间,ends 结束时间,roll 遇节假日,seats 每天人数,least 每人至少几次,"
    "least_per 在多久之内,nominal_on 原定日期,by_hand 手工改过,posted_on 公告贴出日期"
)
CHOICES = {
    "roll": ROLL,
    "least_per": LEAST_PER,
    "by_hand": {"false": "不是", "true": "是"},
}
