"""Letters are read by Python's own email package as by ours; hostile ones are refused in words."""

import email
import email.policy
import hashlib
import os
import tracemalloc
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npcdesk.errors import BundleRefused, DeskError, NotAllowed, StoreDamaged
from npcdesk.job import finish
from npcdesk.sync.bundle import part
from npcdesk.sync.bundle.limits import SliceBytes
from npcdesk.sync.carry import mail, mail_in
from npcdesk.sync.carry.mail import Envelope

NOW = datetime(2026, 5, 6, 9, 30, tzinfo=timezone(timedelta(hours=8)))
LETTER = Envelope("青石镇人大", "东川区人大常委会", NOW)
NAME = "青石镇人大→东川区人大常委会 20260506 第1号 {}-{}.npb"


def _part(folder, number=1, parts=1, size=5_000, name=NAME):
    """A part as bundles have them: its slice is noise."""
    header = part.PartHeader(
        bundle="ab" * 16,
        day=date(2026, 5, 6),
        length=size,
        offset=0,
        part=number,
        parts=parts,
        sha256=hashlib.sha256(b"").hexdigest(),
        total=size,
    )
    path = folder / name.format(number, parts)
    path.write_bytes(b"".join(part.content(header, [os.urandom(size)])))
    return path


@pytest.fixture
def own(tmp_path):
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.fixture
def into(tmp_path):
    return tmp_path / "into"


def _letters(own, parts, preset=SliceBytes.MAIL_10_MB, envelope=LETTER):
    return finish(mail.write(parts, own, envelope, preset))


def _raw(tmp_path, content, name="信.eml"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_letter_is_read_by_pythons_email_package(own):
    one = _part(own)
    (path,) = _letters(own, [one])
    said = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert said["subject"] == "数据包 青石镇人大→东川区人大常委会 2026年5月6日"
    assert said["date"].datetime == NOW
    assert said["x-unsent"] == "1"
    assert not said.defects
    text, attached = said.walk().__next__().iter_parts()
    assert "另存为 .eml" in text.get_content()
    assert attached.get_content_type() == "application/octet-stream"
    assert attached.get_content() == one.read_bytes()
    assert attached.get_filename() == one.name
    assert attached["content-type"].params["name"] == one.name
    old = email.message_from_bytes(path.read_bytes()).get_payload()[1]
    assert old.get_param("filename", header="content-disposition").startswith("=?utf-8?")
    assert "filename*=utf-8''%E9%9D%92" in path.read_text("ascii")


def test_a_letter_is_ascii_in_short_lines_with_nothing_of_this_computer(own):
    (path,) = _letters(own, [_part(own)])
    lines = path.read_bytes().split(b"\r\n")
    long = [line for line in lines if len(line) > 78]
    assert [line.split(b"=")[0].strip() for line in long] == [b"filename*"]
    assert max(map(len, lines)) < 998
    lf = path.read_bytes().replace(b"\r\n", b"\n")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") == lf.count(b"\n")
    carried = email.message_from_bytes(lf).get_payload()[1].get_payload()
    text = lf.decode("ascii").replace(carried, "")
    assert len(text) < 4000  # what is left is ours; what is carried may spell any short word
    for word in (os.uname().nodename, os.environ.get("USER") or "root", str(own)):
        assert word not in text


def test_as_many_parts_in_a_letter_as_fit(own, into):
    parts = [_part(own, n, 5, 2_000_000) for n in range(1, 6)]
    letters = _letters(own, parts)
    assert [path.name.rpartition(" ")[2] for path in letters] == ["邮件1-2.eml", "邮件2-2.eml"]
    assert all(path.stat().st_size <= 10_000_000 for path in letters)
    subjects = [
        email.message_from_bytes(p.read_bytes(), policy=email.policy.default) for p in letters
    ]
    assert [str(each["subject"])[-9:] for each in subjects] == [
        "（第1封，共2封）",
        "（第2封，共2封）",
    ]
    taken = finish(mail_in.gather(letters, into)).parts
    assert [path.read_bytes() for path in taken] == [path.read_bytes() for path in parts]


@pytest.mark.parametrize("preset", sorted(mail.MOST_BYTES))
def test_a_full_part_of_each_preset_fits_into_its_letter(own, preset):
    one = _part(own, size=int(preset))
    (path,) = _letters(own, [one], preset)
    assert path.stat().st_size <= mail.MOST_BYTES[preset]


def test_a_part_that_fits_no_letter_is_told_and_leaves_nothing(own):
    parts = [_part(own, 1, 2), _part(own, 2, 2, 7_500_000)]
    with pytest.raises(NotAllowed, match="太大"):
        _letters(own, parts)
    job = mail.write(parts[:1], own, LETTER, SliceBytes.MAIL_10_MB)
    next(job)
    job.close()
    parts[0].unlink()
    with pytest.raises(StoreDamaged, match="重新导出"):
        _letters(own, parts[:1])
    assert not list(own.glob("*.eml"))


def test_addresses_are_checked(own):
    (path,) = _letters(
        own, [_part(own)], envelope=Envelope("甲", "乙", NOW, "a＠b.gov.cn", "c@d.cn")
    )
    said = email.message_from_bytes(path.read_bytes())
    assert (said["from"], said["to"], said["x-unsent"]) == ("a@b.gov.cn", "c@d.cn", None)
    for bad in ("a@b.cn\r\nBcc: evil@x.cn", "王主任", "a@b@c", "<a@b.cn>"):
        with pytest.raises(NotAllowed, match="没认出邮箱地址"):
            _letters(own, [_part(own)], envelope=Envelope("甲", "乙", NOW, receiver=bad))


def _python_letter(one, filename, policy=email.policy.SMTP):
    message = EmailMessage(policy=policy)
    message["Subject"] = "转发：数据包"
    message.set_content("见附件")
    message.add_alternative("<p>见附件</p>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="说明.pdf")
    message.add_attachment(
        one.read_bytes(), maintype="application", subtype="octet-stream", filename=filename
    )
    return message


@pytest.mark.parametrize("policy", [email.policy.SMTP, email.policy.default])
@pytest.mark.parametrize("filename", ["包.npb", "tcmime.1771.1986.bin", "a.NPB", None])
def test_letters_of_other_programs(own, into, tmp_path, policy, filename):
    one = _part(own)
    path = _raw(tmp_path, bytes(_python_letter(one, filename, policy)))
    (taken,) = finish(mail_in.take(path, into))
    assert taken.read_bytes() == one.read_bytes()
    assert taken.suffix == ".npb"


def test_names_as_foxmail_writes_them(own, into, tmp_path):
    one = _part(own)
    message, attached = MIMEMultipart(), MIMEApplication(one.read_bytes())
    words = email.header.Header("东川区的包.npb", "gb18030").encode()
    attached.add_header("Content-Disposition", f'attachment; filename="{words}"')
    message.attach(MIMEText("正文", "plain", "gbk"))
    message.attach(attached)
    (taken,) = finish(mail_in.take(_raw(tmp_path, bytes(message)), into))
    assert taken.name == "东川区的包.npb"


def test_a_letter_forwarded_whole(own, into, tmp_path):
    outer = EmailMessage()
    outer.set_content("请看转来的")
    outer.add_attachment(_python_letter(_part(own), "包.npb"))
    (taken,) = finish(mail_in.take(_raw(tmp_path, bytes(outer)), into))
    assert taken.name == "包.npb"


def test_the_same_name_twice_and_names_that_climb(own, into, tmp_path):
    one = _part(own)
    message = _python_letter(one, "../../包.npb")
    for name in ("..\\包.npb", "/etc/包.npb", "CON.npb", "包\u202ebpn.exe"):
        message.add_attachment(one.read_bytes(), maintype="x", subtype="y", filename=name)
    taken = finish(mail_in.take(_raw(tmp_path, bytes(message)), into))
    assert len(set(taken)) == 5
    assert {path.parent for path in taken} == {into}
    assert not any(set(path.name) & set("/\\\u202e") for path in taken)


def _spoilt(own, tmp_path, change):
    (path,) = _letters(own, [_part(own)])
    return _raw(tmp_path, change(path.read_bytes()))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: raw[: raw.rindex(b"\r\n", 0, -900)], "没有拷全|损坏"),  # cut between lines
        (lambda raw: raw[:-700], "没有拷全|损坏"),
        (lambda raw: raw.replace(b"TlBCM", b"TlBC*", 1), "损坏"),
        (lambda raw: raw.replace(b"TlBCM", b"XXXXX", 1), "不是数据包"),
        (lambda raw: raw[:-600] + b"=" + raw[-600:], "损坏"),
        (lambda raw: raw[:-600] + raw[-598:], "损坏|没有拷全"),  # two characters lost
        (lambda raw: raw.replace(b"base64", b"quoted-printable"), "在路上被改过"),
        (lambda raw: raw.replace(b"base64", b"8bit"), "在路上被改过"),
    ],
)
def test_a_damaged_letter_is_refused_in_words_and_leaves_nothing(
    own, into, tmp_path, change, words
):
    with pytest.raises(BundleRefused, match=words):
        finish(mail_in.take(_spoilt(own, tmp_path, change), into))
    assert not list(into.glob("*"))


def test_lines_broken_elsewhere_do_no_harm(own, into, tmp_path):
    one = _part(own)
    (path,) = _letters(own, [one])
    broken = path.read_bytes().replace(b"\r\n", b"\n").replace(b"TlBCM", b"TlB\n \tCM")
    (taken,) = finish(mail_in.take(_raw(tmp_path, b"\n\nReceived: x\n" + broken), into))
    assert taken.read_bytes() == one.read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有数据包"),
        (b"hello", "没有数据包"),
        (b"Subject: x\r\n\r\nno attachment", "没有数据包"),
        (b"A: " + b"x" * 100_000 + b"\r\n\r\n", "不像是邮件"),
        (b"Content-Type: application/ms-tnef\r\n\r\n", "winmail.dat"),
        (b"Content-Type: multipart/mixed\r\n\r\n--\r\n\r\n", "没有数据包"),
        (b"\xff\xfe\x00" * 1000, "没有数据包"),
    ],
)
def test_what_is_no_letter_of_ours(tmp_path, into, content, words):
    with pytest.raises(BundleRefused, match=words):
        finish(mail_in.take(_raw(tmp_path, content), into))


def _nested(depth):
    raw = b""
    for at in range(depth):
        raw += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
    return raw


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_nested(5_000), "太多层"),
        (
            b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
            + b"--b\r\nA: b\r\n\r\n" * 100_000,
            "太多",
        ),
        (
            b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\n" * 200_000,
            "太多",
        ),
        (b"Content-Type: message/rfc822\r\n\r\n" * 200_000, "太多"),
        (b"Content-Transfer-Encoding: base64\r\n\r\n" + b"A" * 4_000_000, "没有数据包"),
        (b"Content-Type: text/plain\r\n\r\n" + b"x" * 4_000_000, "没有数据包"),
    ],
)
def test_a_hostile_letter_takes_little_memory(tmp_path, into, content, words):
    path = _raw(tmp_path, content)
    tracemalloc.start()
    try:
        with pytest.raises(BundleRefused, match=words):
            finish(mail_in.take(path, into))
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_writing_and_reading_a_large_letter_takes_little_memory(own, into):
    one = _part(own, size=6_000_000)
    tracemalloc.start()
    try:
        (path,) = _letters(own, [one], SliceBytes.MAIL_10_MB)
        finish(mail_in.take(path, into))
        assert tracemalloc.get_traced_memory()[1] < 3 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_too_large_and_not_there(tmp_path, into):
    huge = _raw(tmp_path, b"")
    with huge.open("r+b") as file:
        file.truncate(mail_in.MOST_BYTES + 1)
    with pytest.raises(BundleRefused, match="100 MB"):
        finish(mail_in.take(huge, into))
    with pytest.raises(StoreDamaged, match="读不出来"):
        finish(mail_in.take(tmp_path / "gone.eml", into))


def test_a_folder_of_parts_and_letters(own, into, tmp_path):
    folder = tmp_path / "收件"
    folder.mkdir()
    first, second = _part(folder, 1, 3), _part(own, 2, 3)
    (letter,) = finish(mail.write([second], folder, LETTER, SliceBytes.MAIL_10_MB))
    _raw(folder, b"Subject: lunch\r\n\r\nwhen?", "别的.eml")
    _raw(tmp_path, b"", "信.msg")
    _raw(tmp_path, b"", "表.xlsx")
    taken = finish(
        mail_in.gather([folder, tmp_path / "信.msg", tmp_path / "表.xlsx", tmp_path / "no"], into)
    )
    assert [path.read_bytes() for path in taken.parts] == [first.read_bytes(), second.read_bytes()]
    words = {path.name: said for path, said in taken.refused}
    assert set(words) == {"别的.eml", "信.msg", "表.xlsx", "no"}
    assert "没有数据包" in words["别的.eml"]
    assert "Outlook" in words["信.msg"]
    assert letter.exists()
    assert first.exists()
    with pytest.raises(BundleRefused, match="没有数据包"):
        finish(mail_in.gather([into / "empty"] if (into / "empty").mkdir() else [], into))


_LINES = st.sampled_from(
    [
        b"--e\r\n", b"--e--\r\n", b"--f\r\n", b"\r\n", b"\n", b"TlBCMQ==\r\n", b"TlBCMQEB\r\n",
        b"====\r\n",
        b"Content-Type: multipart/mixed; boundary=e\r\n",
        b"Content-Type: multipart/x; boundary=f\r\n",
        b"Content-Type: message/rfc822\r\n", b"Content-Transfer-Encoding: base64\r\n",
        b'Content-Disposition: attachment; filename="a.npb"\r\n', b"\xff\x00\xfe\r\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff; filename*x=1\r\n",
        b'Content-Type: x/y; name="=?bogus?B?////?="\r\n', b"Content-Type: \xb9\xe3\r\n",
    ]
)  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.lists(_LINES | st.binary(max_size=80), max_size=40).map(b"".join))
def test_whatever_a_letter_holds_only_words_come_out(tmp_path, into, raw):
    path = _raw(tmp_path, raw)
    with suppress(DeskError):
        finish(mail_in.take(path, into))
    assert not list(into.glob("*"))


def test_every_byte_of_a_letter_may_be_another(own, into, tmp_path):
    (path,) = _letters(own, [_part(own, size=60)])
    raw = path.read_bytes()
    good = next(own.glob("*.npb")).read_bytes()
    for at in range(0, len(raw), 3):
        changed = _raw(tmp_path, raw[:at] + bytes([raw[at] ^ 0x15]) + raw[at + 1 :])
        try:
            (taken,) = finish(mail_in.take(changed, into))
        except BundleRefused:
            assert not list(into.glob("*"))
            continue
        if taken.read_bytes() != good:  # the base64 is another: the part's own hash tells
            with pytest.raises(BundleRefused):
                list(part.blocks(taken))
        taken.unlink()


def test_utc_and_local_times_are_both_dates(own):
    for now in (NOW, datetime(2026, 5, 6, 1, 30, tzinfo=UTC)):
        (path,) = _letters(own, [_part(own)], envelope=Envelope("甲", "乙", now))
        said = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert said["date"].datetime == NOW
