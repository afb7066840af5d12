"""What a mail server's refusal means to whoever sends the letter."""

import smtplib
import socket
import ssl

_TRY_LATER = {421, 450, 451, 452}
_LATER = "邮件服务器现在不收信。请过一会儿再发，或改用 U 盘。"

_OF_THE_LINE: tuple[tuple[type[Exception], str], ...] = (
    (
        ssl.SSLCertVerificationError,
        "邮件服务器出示的证书对不上，没有登录，也没有发送。请核对服务器地址，或问单位的网管。",
    ),
    (
        ssl.SSLError,
        "没有和邮件服务器接上加密线路。请换一种加密方式：465 端口用 SSL，587 用 STARTTLS。",
    ),
    (socket.gaierror, "没有找到邮件服务器。请核对服务器地址，看看网络通不通。"),
    (FileNotFoundError, "要发的邮件文件不在了。请重新导出一次。"),
    (
        smtplib.SMTPAuthenticationError,
        "邮箱没有登录上。请核对账号；QQ、163 等邮箱要填在网页上生成的授权码，不是登录密码。",
    ),
    (
        smtplib.SMTPNotSupportedError,
        "这个邮件服务器不支持选的加密方式。请改用 465 端口和 SSL，或问单位的网管。",
    ),
    (
        smtplib.SMTPServerDisconnected,
        "邮件服务器中途断开了，邮件没有发出。请过一会儿再发，或改用 U 盘。",
    ),
)


def words(error: Exception) -> str:
    """Return a sentence with what to do, for what `smtplib` or the line raised."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _of_receiver(error)
    for kind, sentence in _OF_THE_LINE:
        if isinstance(error, kind):
            return sentence
    if isinstance(error, smtplib.SMTPResponseException):
        return _of_answer(error)
    return "连不上邮件服务器，邮件没有发出。请核对地址和端口，看看网络通不通；也可以改用 U 盘。"


def _of_answer(error: smtplib.SMTPResponseException) -> str:
    code = error.smtp_code
    if code == 552:
        return "邮件服务器嫌这封信太大，没有收。请选小一些的分份，重新导出；也可以改用 U 盘。"
    if code in _TRY_LATER:
        return _LATER
    if isinstance(error, smtplib.SMTPSenderRefused):
        return "邮件服务器不让这个地址发信。请核对发件地址是不是登录的那个邮箱。"
    return f"邮件服务器没有收下这封信（{code}）。请过一会儿再发，或改用 U 盘。"


def _of_receiver(error: smtplib.SMTPRecipientsRefused) -> str:
    address, (code, _) = next(iter(error.recipients.items()))
    if code in _TRY_LATER:
        return f"对方的邮箱 {address} 现在不收信。请过一会儿再发，或改用 U 盘。"
    return f"邮件服务器说没有收件地址 {address}，或不收它的信。请核对地址。"
