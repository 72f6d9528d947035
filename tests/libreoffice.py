"""Files opened in LibreOffice, which is asked to make every field and index anew."""

import shutil
import subprocess

import pytest

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: its tests are left out"
)

_DOCTYPE = "<!DOCTYPE {0}:{1} PUBLIC '-//OpenOffice.org//DTD OfficeDocument 1.0//EN' '{1}.dtd'>"
_SCRIPT, _LIBRARY = "http://openoffice.org/2000/script", "http://openoffice.org/2000/library"
_ANEW = """
Sub Anew(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  opened.TextFields.refresh()
  Rem A longer index moves the pages that another names.
  For turn = 1 To 2
    For place = 0 To opened.DocumentIndexes.Count - 1
      opened.DocumentIndexes.getByIndex(place).update()
    Next
  Next
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "writer_pdf_Export"
  opened.storeToURL(ConvertToURL(target), form())
  opened.close(True)
End Sub
"""


def office(folder, *arguments):
    """Run LibreOffice with a profile of its own in a folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def converted(file, folder, form, suffix):
    """Return the file that LibreOffice makes of another.

    Parameters
    ----------
    file, folder : Path
    form : str
        What LibreOffice calls the format, with its options.
    suffix : str
    """
    office(folder, "--convert-to", form, "--outdir", folder, file)
    return folder / f"{file.stem}.{suffix}"


def made_anew(file, folder):
    """Return a PDF of a Word file all of whose fields and indexes LibreOffice has made anew."""
    # The first start makes the profile, in which the macro then stands.
    office(folder, "--terminate_after_init")
    basic = folder / "profile" / "user" / "basic"
    texts = {
        "Standard/Fields.xba": f"{_DOCTYPE.format('script', 'module')}<script:module "
        f"xmlns:script='{_SCRIPT}' script:name='Fields' script:language='StarBasic'>{_ANEW}"
        "</script:module>",
        "Standard/script.xlb": f"{_DOCTYPE.format('library', 'library')}<library:library "
        f"xmlns:library='{_LIBRARY}' library:name='Standard'>"
        "<library:element library:name='Fields'/></library:library>",
        "script.xlc": f"{_DOCTYPE.format('library', 'libraries')}<library:libraries "
        f"xmlns:library='{_LIBRARY}'>"
        "<library:library library:name='Standard' library:link='false'/></library:libraries>",
    }
    for name, text in texts.items():
        place = basic / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<?xml version="1.0" encoding="UTF-8"?>{text}', "utf-8")
    made = (folder / f"{file.stem}-anew.pdf").absolute()
    office(folder, f'macro:///Standard.Fields.Anew("{file.absolute()}","{made}")')
    return made
