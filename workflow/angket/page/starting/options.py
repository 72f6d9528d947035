"""What may be asked for at the start; read before anything is downloaded."""

import argparse


def parser(program="angket"):
    """Return what reads the options of the page.

    Parameters
    ----------
    program : str
        What was started, as the help calls it.

    Returns
    -------
    argparse.ArgumentParser

    Examples
    --------
    >>> parser().parse_args(["--no-browser"]).no_browser
    True
    """
    made = argparse.ArgumentParser(
        prog=program,
        description="Membuka halaman Angket di peramban. / Opens the page of Angket.",
        add_help=False,
    )
    made.add_argument(
        "-h",
        "--help",
        action="help",
        help="menampilkan ini saja / show only this",
    )
    made.add_argument(
        "--no-browser",
        action="store_true",
        help="hanya menyebutkan alamatnya, tanpa membuka peramban / only say the address",
    )
    made.add_argument(
        "--port",
        type=int,
        help="8740; bila terpakai, yang mana saja / 8740 or, where that is taken, any free one",
    )
    return made
