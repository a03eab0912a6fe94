package com.pivotalflow.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount over parts in proportion to weights, so that the shares add up to the amount exactly
 * (specification 8.3).
 *
 * <p>Each part first gets the whole units of its proportion; the units left over go, one each, to the parts with the
 * largest remainders, on a tie to the lower position. Integers only. No share exceeds its weight as long as the amount
 * does not exceed the sum of the weights. Example: 10.00 over three times 40.00 gives 3.34, 3.33, 3.33.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Splits money over weights of the same currency.
     *
     * @param total what is split, zero or more
     * @param weights in order of position, each zero or more
     * @return one share per weight, in the same order
     * @throws IllegalArgumentException as {@link #spread(BigInteger, List)}
     */
    public static List<Money> spread(Money total, List<Money> weights) {
        List<BigInteger> units = new ArrayList<>(weights.size());
        for (Money weight : weights) {
            units.add(weight.minorUnits());
        }
        List<Money> shares = new ArrayList<>(weights.size());
        for (BigInteger share : spread(total.minorUnits(), units)) {
            shares.add(Money.ofMinorUnits(share, total.currency()));
        }
        return shares;
    }

    /**
     * Splits units over weights.
     *
     * @param total what is split, zero or more
     * @param weights in order of position, each zero or more
     * @return one share per weight, in the same order
     * @throws IllegalArgumentException if the total or a weight is negative, or if there is something to split and all
     *     weights are zero
     */
    public static List<BigInteger> spread(BigInteger total, List<BigInteger> weights) {
        BigInteger sum = sumOf(weights);
        requireSplittable(total, sum);
        BigInteger[] shares = new BigInteger[weights.size()];
        Arrays.fill(shares, BigInteger.ZERO);
        if (total.signum() > 0) {
            fill(shares, total, weights, sum);
        }
        return List.of(shares);
    }

    private static void fill(BigInteger[] shares, BigInteger total, List<BigInteger> weights, BigInteger sum) {
        BigInteger[] remainders = new BigInteger[shares.length];
        BigInteger left = total;
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] wholeAndRest = total.multiply(weights.get(i)).divideAndRemainder(sum);
            shares[i] = wholeAndRest[0];
            remainders[i] = wholeAndRest[1];
            left = left.subtract(wholeAndRest[0]);
        }
        // Each floor loses less than one unit, so fewer units are left than there are parts. The sort is stable: of
        // equal remainders the lower position comes first.
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.intValueExact())
                .forEach(i -> shares[i] = shares[i].add(BigInteger.ONE));
    }

    private static BigInteger sumOf(List<BigInteger> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("A weight is negative: " + weight);
            }
            sum = sum.add(weight);
        }
        return sum;
    }

    private static void requireSplittable(BigInteger total, BigInteger sum) {
        if (total.signum() < 0) {
            throw new IllegalArgumentException("A negative total cannot be spread: " + total);
        }
        if (total.signum() > 0 && sum.signum() == 0) {
            throw new IllegalArgumentException("Nothing to spread over: all weights are zero");
        }
    }
}
