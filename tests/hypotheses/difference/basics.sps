* Tests of one column, of changes, of several measurements, and of two factors, by GNU PSPP:
* pspp basics.sps -o - -O format=csv
SET DECIMAL=DOT.
SET FORMAT=F20.10.
* The extra sleep of ten patients under two drugs (Student, 1908), as in R.
DATA LIST FREE /first second.
BEGIN DATA
0.7 1.9 -1.6 0.8 -0.2 1.1 -1.2 0.1 -0.1 -0.1 3.4 4.4 3.7 5.5 0.8 1.6 0.0 4.6 2.0 3.4
END DATA.
T-TEST PAIRS = second WITH first (PAIRED).
T-TEST /TESTVAL=1 /VARIABLES=first.
NPAR TESTS /WILCOXON = first WITH second (PAIRED) /SIGN = first WITH second (PAIRED).
* The distance in the jaws of 27 children at four ages, as in R's package nlme.
NEW FILE.
DATA LIST FREE /a8 a10 a12 a14.
BEGIN DATA
26 25 29 31
21.5 22.5 23 26.5
23 22.5 24 27.5
25.5 27.5 26.5 27
20 23.5 22.5 26
24.5 25.5 27 28.5
22 22 24.5 26.5
24 21.5 24.5 25.5
23 20.5 31 26
27.5 28 31 31.5
23 23 23.5 25
21.5 23.5 24 28
17 24.5 26 29.5
22.5 25.5 25.5 26
23 24.5 26 30
22 21.5 23.5 25
21 20 21.5 23
21 21.5 24 25.5
20.5 24 24.5 26
23.5 24.5 25 26.5
21.5 23 22.5 23.5
20 21 21 22.5
21.5 22.5 23 25
23 23 23.5 24
20 21 22 21.5
16.5 19 19 19.5
24.5 25 28 28
END DATA.
NPAR TESTS /FRIEDMAN = a8 a10 a12 a14 /KENDALL = a8 a10 a12 a14.
* Warp breaks by wool and tension, as recorded/warpbreaks.csv has them.
NEW FILE.
DATA LIST FREE /y wool tension.
BEGIN DATA
25 1 1  70 1 1  52 1 1  51 1 1  26 1 1  67 1 1  21 1 2  29 1 2
17 1 2  12 1 2  18 1 2  35 1 2  30 1 2  36 1 2  36 1 3  21 1 3
24 1 3  18 1 3  10 1 3  43 1 3  28 1 3  15 1 3  26 1 3  27 2 1
14 2 1  29 2 1  31 2 1  41 2 1  20 2 1  44 2 1  42 2 2  26 2 2
19 2 2  16 2 2  39 2 2  28 2 2  21 2 2  39 2 2  29 2 2  20 2 3
21 2 3  24 2 3  17 2 3  15 2 3  15 2 3  16 2 3  28 2 3
END DATA.
GLM y BY wool tension /METHOD=SSTYPE(2).
GLM y BY wool tension /METHOD=SSTYPE(3).
