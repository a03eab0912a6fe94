package com.pivotalflow.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.LineDifference.LineMove;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for every two documents (specification of quoting, 16). */
class QuoteDifferencePropertyTest {

    private static final int PAIRS = 10_000;
    private static final long SEED = 20_260_501;

    @Test
    void everyDifferenceGivesTheSecondDocumentAndMovesAsFewLinesAsCanBe() {
        RandomDocuments documents = new RandomDocuments(SEED);

        int withMoves = 0;
        int identical = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            QuoteDocument from = documents.next();
            QuoteDocument to = documents.revised(from);
            String which = "pair %d of seed %d".formatted(pair, SEED);

            QuoteDifference difference = between(from, to);

            assertThat(difference.applyTo(from, to.version())).as(which).isEqualTo(to);
            assertThat(difference.identical())
                    .as(which)
                    .isEqualTo(between(from, from).applyTo(from, to.version()).equals(to));
            assertThat(keys(difference.lines().moved())).as(which).isEqualTo(fewest(from, to));
            assertThat(between(to, to).identical()).as(which).isTrue();
            withMoves += difference.lines().moved().isEmpty() ? 0 : 1;
            identical += difference.identical() ? 1 : 0;
        }

        assertThat(withMoves).as("many pairs have moved lines").isBetween(PAIRS / 10, PAIRS);
        assertThat(identical).as("some pairs differ in nothing but the version").isBetween(PAIRS / 100, PAIRS / 2);
    }

    private static QuoteDifference between(QuoteDocument from, QuoteDocument to) {
        return QuoteDifference.between(NamedDocument.version(from), NamedDocument.working(to));
    }

    private static List<UUID> keys(List<LineMove> moved) {
        return moved.stream().map(LineMove::key).toList();
    }

    /** Tries every set of lines that stay, and takes the largest; of several the one whose lines stood earliest. */
    private static List<UUID> fewest(QuoteDocument from, QuoteDocument to) {
        List<UUID> after = to.lines().stream().map(QuoteDocument.Line::key).toList();
        List<UUID> both = from.lines().stream()
                .map(QuoteDocument.Line::key)
                .filter(after::contains)
                .toList();
        int[] places = both.stream().mapToInt(after::indexOf).toArray();
        int best = 0;
        for (int staying = 1; staying < 1 << places.length; staying++) {
            if (keepsOrder(places, staying) && better(staying, best)) {
                best = staying;
            }
        }
        List<UUID> moved = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if ((best >> i & 1) == 0) {
                moved.add(both.get(i));
            }
        }
        return moved;
    }

    private static boolean keepsOrder(int[] places, int staying) {
        int last = -1;
        for (int i = 0; i < places.length; i++) {
            if ((staying >> i & 1) == 1) {
                if (places[i] < last) {
                    return false;
                }
                last = places[i];
            }
        }
        return true;
    }

    /** Bit 0 is the earliest line; read from there, the greater number has the earlier lines. */
    private static boolean better(int staying, int best) {
        int more = Integer.bitCount(staying) - Integer.bitCount(best);
        return more > 0 || more == 0 && Integer.compareUnsigned(Integer.reverse(staying), Integer.reverse(best)) > 0;
    }
}
