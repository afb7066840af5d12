"""A delegate's picture as it may leave the office: small, and nothing but the picture.

Cameras write where and when a picture was taken into the file; it is drawn anew without that.
"""

from io import BytesIO

SIZE = 144, 192  # pixels, three by four: an inch on paper, sharp on a telephone
FACE = 0.5, 0.25  # of what is cut off, most goes below the face
QUALITY = 80
READ = ("JPEG", "PNG", "BMP", "GIF", "WEBP")


def small(picture: bytes) -> bytes:
    """Return a picture as a JPEG of about 8 KB; nothing when it cannot be read."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only a page for the public needs it

    try:
        with Image.open(BytesIO(picture), formats=READ) as opened:
            opened.draft("RGB", (SIZE[0] * 2, SIZE[1] * 2))
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""  # a picture that is broken is as good as none
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    made = BytesIO()
    face = ImageOps.fit(ground.convert("RGB"), SIZE, centering=FACE)
    face.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
