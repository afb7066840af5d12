"""A mail server of our own on 127.0.0.1, with real encrypted lines."""

import base64
import contextlib
import socketserver
import ssl
import threading
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, SECRET = "li@town.test", "s3cret"


def certify(folder):
    """Leave in a folder a certificate of 127.0.0.1 that signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.test")])
    day = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day - timedelta(days=1))
        .not_valid_after(day + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    pem = serialization.Encoding.PEM
    path.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(pem)
    )
    return path


class Talk(socketserver.StreamRequestHandler):
    """One connection, answered as `server.answers` says; what is heard goes to `server.heard`."""

    timeout = 10

    def handle(self):
        with contextlib.suppress(OSError):
            if not self.server.starttls:
                self.encrypt()
            self.say("220 test")
            while (line := self.rfile.readline()) and self.answer(line.decode().strip()):
                pass

    def encrypt(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server.certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.encrypted = True
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def answer(self, line):
        verb = line.split(" ")[0].upper()
        self.server.heard.append(line)
        said = self.server.answers.get(verb)
        if said == "hang up":
            return False
        if verb == "EHLO":
            size = self.server.answers.get("SIZE", "size 50000000")
            offers = ["test", size, "AUTH PLAIN", *(["STARTTLS"] if self.server.starttls else [])]
            for at, offer in enumerate(offers):
                self.say(f"250{' ' if at == len(offers) - 1 else '-'}{offer}")
        elif verb == "STARTTLS" and not said:
            self.say("220 go")
            self.encrypt()
        elif verb == "AUTH" and not said:
            good = base64.b64encode(f"\0{USER}\0{SECRET}".encode()).decode()
            self.say("235 hello" if line.endswith(good) else "535 no")
        elif verb == "DATA" and not said:
            self.say("354 go on")
            self.listen()
        else:
            self.say(said or "250 ok")
        return verb != "QUIT"

    def listen(self):
        letter = b""
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            letter += line[1:] if line.startswith(b".") else line
        if line:
            self.server.letters.append(letter)
            self.say(self.server.answers.get("END", "250 queued"))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def handle_error(self, request, client_address):
        """A line that broke is what some of the tests are about."""


@contextlib.contextmanager
def listening(certificate, *, starttls):
    """Lend a server that listens on a free port."""
    with Server(("127.0.0.1", 0), Talk) as one:
        one.starttls, one.certificate = starttls, certificate
        one.answers, one.heard, one.letters = {}, [], []
        threading.Thread(target=one.serve_forever, args=[0.02], daemon=True).start()
        yield one
        one.shutdown()
