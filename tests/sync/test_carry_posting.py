"""Letters sent to a mail server of our own, over real encrypted lines; its refusals in words."""

import socket
import ssl

import keyring
import pytest
from keyring.backend import KeyringBackend

from npcdesk.errors import MailRefused, NotAllowed
from npcdesk.job import finish
from npcdesk.sync.carry import posting
from npcdesk.sync.carry.posting import Account, Security
from tests import smtp

LETTER = b"Subject: x\r\n\r\n.one dot\nbare line\r\n" + b"base64" * 12 + b"\r\n"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    return smtp.certify(tmp_path_factory.mktemp("tls"))


@pytest.fixture(params=list(Security))
def server(request, certificate):
    with smtp.listening(certificate, starttls=request.param is Security.STARTTLS) as one:
        yield one


def _account(server, **changed):
    kind = Security.STARTTLS if server.starttls else Security.SSL
    facts = {"host": "127.0.0.1", "port": server.server_address[1], "security": kind}
    return Account(**(facts | {"user": "li@town.test", "sender": "li@town.test"} | changed))


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "信.eml"
    path.write_bytes(LETTER)
    return path


def _send(
    server, letter, secret="s3cret", to="wang@county.test", trust=True, timeout_s=5, **changed
):
    context = ssl.create_default_context(cafile=server.certificate) if trust else None
    return posting.send(
        letter, to, _account(server, **changed), secret, trust=context, timeout_s=timeout_s
    )


def test_a_letter_arrives_as_it_was(server, letter):
    finish(_send(server, letter))
    assert server.letters == [LETTER.replace(b"dot\n", b"dot\r\n")]
    assert f"mail FROM:<li@town.test> size={len(LETTER)}" in server.heard
    assert "rcpt TO:<wang@county.test>" in server.heard


def test_this_computers_name_is_not_told_and_nothing_secret_in_the_open(server, letter):
    finish(_send(server, letter))
    assert {line for line in server.heard if line.startswith("ehlo")} == {"ehlo [127.0.0.1]"}
    before = server.heard[: server.heard.index("STARTTLS")] if server.starttls else []
    assert all(line.upper().startswith("EHLO") for line in before)


def test_a_large_letter_goes_in_steps_and_can_be_stopped(server, letter):
    letter.write_bytes(LETTER * 20_000)
    job = _send(server, letter)
    steps = [next(job) for _ in range(10)]
    assert steps[0].note == ""
    assert [step.stage for step in steps[:2]] == ["登录", "发送"]
    assert steps[-1].done < steps[-1].total == letter.stat().st_size
    job.close()
    assert server.letters == []


REFUSALS = [
    ({"AUTH": "535 wrong"}, "授权码"),
    ({"MAIL": "553 not yours"}, "发件地址"),
    ({"MAIL": "452 later"}, "过一会儿再发"),
    ({"RCPT": "550 nobody"}, "没有收件地址 wang@county.test"),
    ({"RCPT": "450 greylisted"}, "现在不收信"),
    ({"DATA": "554 no"}, "554"),
    ({"DATA": "hang up"}, "中途断开"),
    ({"END": "552 too much"}, "太大"),
    ({"END": "554 looks like spam"}, "没有收下这封信（554）"),
    ({"EHLO": "hang up"}, "中途断开|连不上"),
]


@pytest.mark.parametrize(("answers", "words"), REFUSALS)
def test_refusals_are_said_in_words(server, letter, answers, words):
    server.answers.update(answers)
    with pytest.raises(MailRefused, match=words):
        finish(_send(server, letter))
    assert letter.read_bytes() == LETTER


def test_a_letter_too_large_for_the_server_is_not_begun(server, letter):
    server.answers["SIZE"] = "size 1500000"
    letter.write_bytes(LETTER * 20_000)
    with pytest.raises(MailRefused, match="一封只收 1 MB"):
        finish(_send(server, letter))
    assert not any(line.startswith("mail") for line in server.heard)


@pytest.mark.parametrize("secret", ["wrong", "密码", ""])
def test_a_wrong_password(server, letter, secret):
    with pytest.raises(MailRefused, match="授权码"):
        finish(_send(server, letter, secret))
    assert server.letters == []


def test_a_server_nobody_vouches_for_hears_no_password(server, letter):
    with pytest.raises(MailRefused, match="证书"):
        finish(_send(server, letter, trust=False))
    assert not any(line.upper().startswith("AUTH") for line in server.heard)


def test_the_wrong_kind_of_line(server, letter):
    other = Security.SSL if server.starttls else Security.STARTTLS
    with pytest.raises(MailRefused, match=r"SSL|断开|连不上"):
        finish(_send(server, letter, timeout_s=1, security=other))


@pytest.mark.parametrize("server", [Security.STARTTLS], indirect=True)
def test_a_server_without_starttls_hears_no_password(server, letter):
    server.answers["STARTTLS"] = "454 not now"
    with pytest.raises(MailRefused):
        finish(_send(server, letter))
    assert not any(line.upper().startswith("AUTH") for line in server.heard)


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("no.such.host.invalid", "没有找到"),
        ("127.0.0.1", "连不上"),
        ("a" * 70 + ".cn", "连不上|没有找到"),
    ],
)
def test_no_server(letter, host, words):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    account = Account(host, port, Security.SSL, "a", "a@b.cn")
    with pytest.raises(MailRefused, match=words):
        finish(posting.send(letter, "c@d.cn", account, "x", timeout_s=2))


def test_a_port_that_is_none(letter):
    account = Account("127.0.0.1", 99_999, Security.SSL, "a", "a@b.cn")
    with pytest.raises(MailRefused):
        finish(posting.send(letter, "c@d.cn", account, "x", timeout_s=2))


def test_addresses_and_a_lost_letter(server, letter, tmp_path):
    with pytest.raises(NotAllowed, match="没认出邮箱地址"):
        finish(_send(server, letter, to="a@b.cn\r\nRCPT TO:<evil@x.cn>"))
    with pytest.raises(MailRefused, match="不在了"):
        finish(_send(server, tmp_path / "gone.eml"))


class Ring(KeyringBackend):
    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


def test_the_password_is_in_the_keyring_or_nowhere(tmp_path):
    account = Account("smtp.qq.com", 465, Security.SSL, "li", "li@qq.com")
    before = keyring.get_keyring()
    assert posting.password(account) is None
    assert not posting.remember(account, "s3cret")  # no keyring: asked each time
    try:
        keyring.set_keyring(Ring())
        assert posting.remember(account, "s3cret")
        assert posting.password(account) == "s3cret"
        posting.forget(account)
        assert posting.password(account) is None
    finally:
        keyring.set_keyring(before)
    assert "s3cret" not in repr(account)
