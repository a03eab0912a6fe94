package com.pivotalflow.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fair shares (specification 8.3). */
class LargestRemainderTest {

    @Test
    void sharesAddUpStayBelowTheirWeightsAndAreAtMostOneUnitOff() {
        Random random = new Random(83);

        for (int round = 0; round < 20_000; round++) {
            List<BigInteger> weights = weights(random);
            BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger total =
                    sum.signum() == 0 ? BigInteger.ZERO : new BigInteger(64, random).mod(sum.add(BigInteger.ONE));

            List<BigInteger> shares = LargestRemainder.spread(total, weights);

            assertThat(shares.stream().reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(total);
            for (int i = 0; i < shares.size(); i++) {
                BigInteger over = shares.get(i).multiply(sum).subtract(total.multiply(weights.get(i)));
                assertThat(shares.get(i)).isBetween(BigInteger.ZERO, weights.get(i));
                assertThat(over.abs()).isLessThan(sum.max(BigInteger.ONE));
            }
        }
    }

    @Test
    void whoGetsALeftOverUnitHasNoSmallerRemainderThanWhoDoesNot() {
        Random random = new Random(84);

        for (int round = 0; round < 5_000; round++) {
            List<BigInteger> weights = weights(random);
            BigInteger sum = weights.stream().reduce(BigInteger.ONE, BigInteger::add);
            List<BigInteger> all = new ArrayList<>(weights);
            all.add(BigInteger.ONE);
            BigInteger total = new BigInteger(64, random).mod(sum);

            List<BigInteger> shares = LargestRemainder.spread(total, all);

            for (int i = 0; i < all.size(); i++) {
                for (int j = 0; j < all.size(); j++) {
                    boolean firstRaised = isRaised(shares.get(i), total, all.get(i), sum);
                    boolean secondRaised = isRaised(shares.get(j), total, all.get(j), sum);
                    if (firstRaised && !secondRaised) {
                        int order = rest(total, all.get(i), sum).compareTo(rest(total, all.get(j), sum));
                        assertThat(order > 0 || (order == 0 && i < j)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void tiesGoToTheLowerPosition() {
        assertThat(LargestRemainder.spread(BigInteger.valueOf(1000), units(4000, 4000, 4000)))
                .isEqualTo(units(334, 333, 333));
        assertThat(LargestRemainder.spread(BigInteger.valueOf(2), units(1, 1, 1)))
                .isEqualTo(units(1, 1, 0));
    }

    @Test
    void weightOfZeroGetsNothing() {
        assertThat(LargestRemainder.spread(BigInteger.valueOf(2), units(0, 1, 0, 1, 1)))
                .isEqualTo(units(0, 1, 0, 1, 0));
    }

    @Test
    void nothingIsSpreadOverNothing() {
        assertThat(LargestRemainder.spread(BigInteger.ZERO, units(0, 0))).isEqualTo(units(0, 0));
        assertThat(LargestRemainder.spread(BigInteger.ZERO, List.of())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.spread(BigInteger.ONE, units(0, 0)));
    }

    @Test
    void negativeNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LargestRemainder.spread(BigInteger.ONE.negate(), units(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> LargestRemainder.spread(BigInteger.ONE, units(2, -1)));
    }

    @Test
    void moneyIsSpreadInMinorUnits() {
        CurrencyUnit kwd = new CurrencyUnit("KWD", 3);

        assertThat(LargestRemainder.spread(Money.of("0.005", kwd), List.of(Money.of("1", kwd), Money.of("1", kwd))))
                .extracting(Money::amount)
                .containsExactly(new BigDecimal("0.003"), new BigDecimal("0.002"));
    }

    private static List<BigInteger> weights(Random random) {
        List<BigInteger> weights = new ArrayList<>();
        int bits = random.nextInt(50);
        int count = 1 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            weights.add(new BigInteger(bits, random));
        }
        return weights;
    }

    private static boolean isRaised(BigInteger share, BigInteger total, BigInteger weight, BigInteger sum) {
        return share.compareTo(total.multiply(weight).divide(sum)) > 0;
    }

    private static BigInteger rest(BigInteger total, BigInteger weight, BigInteger sum) {
        return total.multiply(weight).mod(sum);
    }

    private static List<BigInteger> units(long... units) {
        List<BigInteger> list = new ArrayList<>();
        for (long unit : units) {
            list.add(BigInteger.valueOf(unit));
        }
        return list;
    }
}
