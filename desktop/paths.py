# SPDX-License-Identifier: MIT
"""Finds the data folders that travel with the program, in a wheel and in a checkout alike."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FOLDERS = ("resources", "templates")


def data_folder(name: str) -> Path:
    """Return the folder `name`, one of FOLDERS.

    An installed wheel carries it in `desktop/_data`; in a checkout it stands beside `desktop`.

    Raises:
        ValueError: `name` is not one of FOLDERS.
        FileNotFoundError: the installation is incomplete; the message names both places.
    """
    if name not in FOLDERS:
        raise ValueError(f"not a data folder: {name}")
    installed = Path(str(files("desktop") / "_data" / name))
    checkout = Path(__file__).resolve().parent.parent / name
    for place in (installed, checkout):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"程序不完整：找不到数据文件夹 {installed} 或 {checkout}，请重新安装。")
