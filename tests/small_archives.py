"""A small archive, and documents as archives hold them."""

import io
import warnings
import zipfile


def told(changes):
    return {name: str(problem) for name, problem in changes.items()}


def packed(file, entries):
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        warnings.simplefilter("ignore")
        for entry, data in entries:
            container.writestr(entry, data)


def entry(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def document(text, picture):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", f"<p>{text}</p>")
        packed.writestr("word/media/1.png", picture)
    return stream.getvalue()
