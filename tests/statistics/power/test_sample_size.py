"""Sample sizes against the table in print."""

import pytest

from angket.statistics.power.sample_size import census_rule, krejcie_morgan, slovin

# Krejcie and Morgan (1970), table 1: population and sample.
# 380 is left out: copies of the table print 181 there, fewer than for 360; the formula gives 191.
PRINTED = [
    *((10, 10), (15, 14), (20, 19), (25, 24), (30, 28), (35, 32), (40, 36), (45, 40)),
    *((50, 44), (55, 48), (60, 52), (65, 56), (70, 59), (75, 63), (80, 66), (85, 70)),
    *((90, 73), (95, 76), (100, 80), (110, 86), (120, 92), (130, 97), (140, 103)),
    *((150, 108), (160, 113), (170, 118), (180, 123), (190, 127), (200, 132), (210, 136)),
    *((220, 140), (230, 144), (240, 148), (250, 152), (260, 155), (270, 159), (280, 162)),
    *((290, 165), (300, 169), (320, 175), (340, 181), (360, 186), (400, 196), (420, 201)),
    *((440, 205), (460, 210), (480, 214), (500, 217), (550, 226), (600, 234), (650, 242)),
    *((700, 248), (750, 254), (800, 260), (850, 265), (900, 269), (950, 274), (1000, 278)),
    *((1100, 285), (1200, 291), (1300, 297), (1400, 302), (1500, 306), (1600, 310)),
    *((1700, 313), (1800, 317), (1900, 320), (2000, 322), (2200, 327), (2400, 331)),
    *((2600, 335), (2800, 338), (3000, 341), (3500, 346), (4000, 351), (4500, 354)),
    *((5000, 357), (6000, 361), (7000, 364), (8000, 367), (9000, 368), (10000, 370)),
    *((15000, 375), (20000, 377), (30000, 379), (40000, 380), (50000, 381), (75000, 382)),
    (1000000, 384),
]


def test_krejcie_and_morgan_is_that_of_the_printed_table():
    computed = [(population, krejcie_morgan(population, 0.05)) for population, _ in PRINTED]
    assert computed == PRINTED


def test_krejcie_and_morgan_takes_other_margins():
    # 3.841 * 500 * .25 / (.01 * 499 + 3.841 * .25) = 80.70
    assert krejcie_morgan(500, 0.1) == 81


@pytest.mark.parametrize(
    ("population", "margin", "size"),
    # 1000 / 3.5 = 285.71; 400 / 2 = 200; 500 / 6 = 83.33; 150 / 1.375 = 109.09
    [(1000, 0.05, 286), (400, 0.05, 200), (500, 0.1, 84), (150, 0.05, 110), (1, 0.05, 1)],
)
def test_slovin_is_rounded_up(population, margin, size):
    assert slovin(population, margin) == size


@pytest.mark.parametrize("population", [100, 300, 900])
def test_slovin_with_a_whole_result_adds_nobody(population):
    # N / (1 + N / 100) is whole for these: 50, 75, 90.
    assert slovin(population, 0.1) == population * 100 // (100 + population)


def test_a_sample_is_never_larger_than_the_population():
    for population in range(1, 200):
        assert slovin(population, 0.05) <= population
        assert krejcie_morgan(population, 0.05) <= population


def test_a_small_population_is_asked_as_a_whole():
    assert census_rule(99) is True
    assert census_rule(100) is False
