@echo off
rem Opens the page of Angket in the browser (docs/panduan.md). It looks for Python; Python does the rest.
setlocal EnableExtensions DisableDelayedExpansion
title Angket
rem A folder of the network gets a letter by pushd.
pushd "%~dp0"
set "starting=workflow\angket\page\starting"
if not exist "%starting%\__main__.py" goto packed
set "python="
rem All that Angket needs exists ready-made for these; for newer ones, parts may have to be compiled.
set "newest=(3, 13)"
for %%v in (3.13 3.12 3.11) do call :look py -%%v
call :look python
call :look python3
if defined python goto start
rem The py that python.org gives nowadays can fetch a Python by itself; an older one does nothing here.
echo Mencari Python ... / Looking for Python ...
call py install 3.13 >nul 2>nul
call :look py -3.13
set "newest=(3, 99)"
call :look py -3
call :look python
if not defined python goto none
:start
call %python% -I "%starting%" %*
exit /b %errorlevel%

:look
rem What Windows itself calls python only opens its shop, and fails.
if defined python exit /b 0
call %* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= %newest%)" >nul 2>nul
if not errorlevel 1 set "python=%*"
exit /b 0

:packed
echo.
echo Berkas ini dibuka dari dalam berkas ZIP, atau tidak lagi berada di folder Angket.
echo Klik kanan berkas ZIP itu, pilih "Extract All..." atau "Ekstrak Semua...", lalu buka
echo angket.cmd di folder hasilnya.
echo.
echo This file was opened from within a ZIP file, or is no longer in the folder of Angket.
echo Right-click the ZIP file, choose "Extract All...", then open angket.cmd in the folder
echo that appears.
echo.
pause
exit /b 1

:none
echo.
echo Angket memerlukan Python 3.11, 3.12, atau 3.13, dan belum ada di komputer ini.
echo Tekan sembarang tombol: halaman https://www.python.org/downloads/release/python-3137/
echo akan terbuka. Unduh "Windows installer (64-bit)" di bagian bawahnya, jalankan, centang
echo "Add python.exe to PATH", lalu buka angket.cmd sekali lagi.
echo.
echo Angket needs Python 3.11, 3.12 or 3.13, which is not on this computer yet.
echo Press any key: the page https://www.python.org/downloads/release/python-3137/
echo will open. Download "Windows installer (64-bit)" near its end, run it, tick
echo "Add python.exe to PATH", then open angket.cmd once more.
echo.
pause
start "" https://www.python.org/downloads/release/python-3137/
exit /b 1
