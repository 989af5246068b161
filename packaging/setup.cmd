@echo off
rem SPDX-License-Identifier: MIT
rem Called by run.cmd and test.cmd with ROOT set: makes .venv and installs the program when missing
rem or when pyproject.toml changed. The copy of pyproject.toml in .venv is the mark of success.
setlocal
chcp 65001 >nul
set "VENV=%ROOT%\.venv"
set "EXTRA="
set "MARK=%VENV%\ready-base.toml"
if not "%~1"=="" set "EXTRA=[%~1]"
if not "%~1"=="" set "MARK=%VENV%\ready-%~1.toml"
fc /b "%ROOT%\pyproject.toml" "%MARK%" >nul 2>&1 && exit /b 0
if exist "%VENV%\Scripts\python.exe" goto install
py -3 -m venv "%VENV%" 2>nul || python -m venv "%VENV%" || goto no_python
:install
echo 正在安装程序所需的组件，首次约下载 100 MB，请稍候……
pushd "%ROOT%"
"%VENV%\Scripts\python.exe" -m pip install --quiet --editable ".%EXTRA%" || goto failed
popd
copy /y "%ROOT%\pyproject.toml" "%MARK%" >nul
exit /b 0
:no_python
echo 找不到可用的 Python（需要 3.11 或更新）。请安装后再运行一次。
exit /b 1
:failed
popd
echo 组件没有装上，原因见上面 pip 的说明；最常见的是连不上软件源。排除后再运行一次。
exit /b 1
